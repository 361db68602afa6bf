"""The table of what may be corrected is complete, and each form is what the table says."""

import pytest

from heed.capabilities.correction.fields import asked, left_out
from heed.capabilities.correction.table import CORRECTABLE, NOT_CORRECTABLE
from heed.facts.base import Fact
from heed.facts.registry import KINDS
from heed.rulebook.lists import LISTS

FILES = ("concern", "allegation", "person", "organisation")
EVERY = {fact for kind in FILES for fact in KINDS[kind]}  # type: ignore[index]

# What each form leaves out, in the words of the page: rows of their own, links, and what a rule keeps.
LEFT_OUT = {
    "PersonTakenOut": {"Person"},
    "ConcernReceived": {
        "Reference",
        "What was said, in the original words",
        "Who told us",
        "Referrer asked for their name to be kept back",
    },
    "ConcernScreened": {"Decision", "Limbs of the harm threshold considered", "Guidance in force"},
    "AllegationFileOpened": {"Reference", "From concern"},
    "ChildNamed": {"Child"},
    "SubjectNamed": {"Subject", "Organisation"},
    "AllegationMade": {"Child", "Subject"},
    "OutcomeDecided": {"Allegation", "Definition in force"},
    "EmployerActed": {"Subject"},
    "FileClosed": {"Closed as"},
    "SuspensionConsidered": {"Subject", "Decision", "Options weighed"},
    "SuspensionReviewed": {"Consideration"},
    "SuspensionEnded": {"Consideration"},
    "TrackStepTaken": {"Track", "Subject"},
    "TrackEnded": {"Track", "Subject"},
    "TrackNotOpened": {"Track", "Subject"},
    "ReferralConsidered": {"About", "Body", "Which one", "Decision"},
    "ReferralSent": {"Referral"},
    "ReferralAcknowledged": {"Referral"},
    "ReferralAnswered": {"Referral"},
    "OtherWorkKnown": {"Subject", "Organisation"},
    "TellingConsidered": {"Work", "Decision"},
    "DisclosureMade": {"About", "Organisation", "Authorised by", "About the work"},
    "DisclosureAnswered": {"Disclosure"},
    "PersonTold": {"Who", "Person", "Of what"},
    "PersonNotTold": {"Who", "Person", "Of what"},
    "LeadAgreed": {"This authority leads"},
    "TransferOffered": {"Returns what came from"},
    "TransferAnswered": {"Transfer", "Answer"},
    "TransferReceived": {"Returns what went to"},
    "TransferAcknowledged": {"Transfer", "Answer"},
    "MeetingCancelled": {"Meeting"},
    "MeetingHeld": {"Meeting", "Attendance"},
    "MeetingConcerns": {"Meeting", "Subject"},
    "ApologiesGiven": {"Meeting", "Post", "Who"},
    "AgendaPointTaken": {"Meeting", "Point"},
    "InformationShared": {"Meeting"},
    "MinutesRecorded": {"Meeting"},
    "MinutesNotTaken": {"Meeting"},
    "MinutesApproved": {"Meeting"},
    "MinutesCirculated": {"Meeting", "To"},
    "ActionAgreed": {"Agreed at", "Due"},
    "ActionRevised": {"Action"},
    "ActionEnded": {"Action"},
    "PersonEmployed": {"Organisation"},
    "PostCreated": {"Role in this system"},
    "PostTakenUp": {"Post", "Holder"},
    "PostLeft": {"Post", "Holder"},
    "DutyRevised": {"Duty"},
    "DutySetAside": {"Duty"},
    "ClockResumed": {"Pause"},
    "UpdateAsked": {"By"},
    "UpdateGiven": {"Question"},
    "Reconsidered": {"Reconsideration", "Concerns"},
    "PostPlaced": {"Post", "Answers to", "From"},
    "PostEnded": {"Post", "Succeeded by"},
    "HandedOver": {"Post", "Handed over by", "Handed over to", "Steps that waited"},
    "OrganisationSucceeded": {"Succeeded by"},
    "OrganisationPartOf": {"Part of"},
}


def test_each_kind_of_statement_is_in_one_of_the_two_tables() -> None:
    assert set(CORRECTABLE) | NOT_CORRECTABLE == EVERY
    assert not set(CORRECTABLE) & NOT_CORRECTABLE


@pytest.mark.parametrize("kind", CORRECTABLE, ids=lambda kind: kind.__name__)
def test_each_form_asks_for_something_and_leaves_out_what_it_should(kind: type[Fact]) -> None:
    assert asked(kind)
    assert set(left_out(kind)) == LEFT_OUT.get(kind.__name__, set())


@pytest.mark.parametrize("kind", CORRECTABLE, ids=lambda kind: kind.__name__)
def test_the_table_names_fields_that_there_are(kind: type[Fact]) -> None:
    assert set(CORRECTABLE[kind].keeps) <= set(kind.__struct_fields__)
    assert {field.codes for field in asked(kind) if field.sort == "code"} <= set(LISTS)
    assert not {field.name for field in asked(kind)} & {"idempotency_key", "position", "correction_reason"}
