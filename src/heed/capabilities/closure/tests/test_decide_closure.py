"""Given a file, when it is closed, reopened or passed on, then this fact, or everything that is still open."""

from datetime import UTC, date, datetime

import pytest

from heed.capabilities.closure.decide import Close, close, pass_on, reopen
from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    EmployerActed,
    FileClosed,
    FilePassed,
    FileReopened,
    OutcomeDecided,
    SubjectNamed,
    fold_allegation_file,
)
from heed.facts.base import Fact, History, Recorded
from heed.facts.border import TransferAnswered, TransferOffered, TransferReceived
from heed.facts.meeting import (
    ActionAgreed,
    ActionEnded,
    Attendance,
    MeetingCancelled,
    MeetingHeld,
    MeetingPlanned,
    MinutesRecorded,
)
from heed.facts.onward import OtherWorkKnown, ReferralConsidered, ReferralSent
from heed.facts.suspension import SuspensionConsidered, SuspensionEnded
from heed.facts.telling import PersonNotTold, PersonTold
from heed.facts.tracks import TrackEnded, TrackNotOpened, TrackStepTaken
from heed.rulebook.book import RULEBOOK
from heed.rulebook.citation import OWN
from heed.rulebook.codes import Code
from heed.rulebook.refusal import Refusal

MET = date(2026, 3, 9)
RULES = RULEBOOK.on(date(2026, 4, 1))
NAMES = {"kim": "Kim Tester", "alex": "Alex Sampler"}
OPENED = AllegationFileOpened(
    reference="A-7K2-MPQ", concern="c1", summary="Words.", referred=date(2026, 3, 2), owner="p1"
)
KIM, ALEX = ChildNamed(child="kim"), SubjectNamed(subject="alex")
MADE = AllegationMade(allegation="al1", child="kim", subject="alex", category="conduct")
PLANNED = MeetingPlanned(meeting="m1", meeting_kind="allegations-meeting", on=MET, chair="p1")
CANCELLED = MeetingCancelled(meeting="m1", reason="Not needed.")
HELD = MeetingHeld(
    meeting="m1", on=MET, attendance=(Attendance(who="Head", attended="attended"),), no_review_reason="None."
)
MINUTES = MinutesRecorded(meeting="m1", text="As said.")
AGREED = ActionAgreed(action="a1", meeting="m1", what="Ask the school.", owner="p1", due=MET)
ENDED = ActionEnded(action="a1", status="done", result="Asked.")
OUTCOME = OutcomeDecided(
    allegation="al1", outcome="unfounded", definition="None.", reason="Rota.", evidence="Rota."
)
EMPLOYER = EmployerActed(subject="alex", outcome="no-action")
CLOSED = FileClosed(closed_as="concluded", reason="All settled.", evidence="The minutes.")
CRIMINAL = TrackNotOpened(track="criminal", subject="alex", reason="No crime was alleged.")
REGULATOR = TrackNotOpened(track="regulator", subject="alex", reason="Not registered anywhere.")


def told(party: str, person: str = "") -> PersonTold:
    return PersonTold(
        party=party, person=person, stage="outcome", on=MET, by="Officer", how="phone", words="As decided."
    )


FAMILY, SUBJECT, REFERRER = told("family", "kim"), told("subject", "alex"), told("referrer")
OFFERED = TransferOffered(
    transfer="t1", authority="Harrowby", on=MET, how="secure-mail", what="The file.", reason="They work there.",
    answer_by=date(2026, 3, 16),
)  # fmt: skip
TAKEN = TransferAnswered(transfer="t1", answer="accepted", on=MET, by="Their officer")
REFUSED = TransferAnswered(transfer="t1", answer="refused", on=MET, by="Their officer", reason="Not theirs.")
RECEIVED = TransferReceived(transfer="t2", authority="Harrowby", on=MET, what="Their file.")
APART = (CRIMINAL, REGULATOR, FAMILY, SUBJECT, REFERRER)
SETTLED = (OPENED, KIM, ALEX, MADE, PLANNED, HELD, MINUTES, AGREED, ENDED, OUTCOME, EMPLOYER, *APART)


def given(*facts: Fact) -> History:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return tuple(Recorded("f1", seq, at, "alice", "p1", fact) for seq, fact in enumerate(facts))


def without(*left_out: Fact) -> History:
    return given(*(fact for fact in SETTLED if fact not in left_out))


def closing(**changes: str) -> Close:
    usual = {"closed_as": "concluded", "reason": "All settled.", "evidence": "The minutes."}
    return Close(**{**usual, **changes})


def refusals(history: History, command: Close) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as refusal:
        close(command, history, RULES, NAMES, RULEBOOK)
    return [(one.rule, one.message) for one in refusal.value.all]


def test_a_settled_file_is_closed() -> None:
    assert close(closing(), given(*SETTLED), RULES, NAMES, RULEBOOK) == [CLOSED]


@pytest.mark.parametrize(
    ("left_out", "message"),
    [
        ((OUTCOME,), "The allegation about Alex Sampler towards Kim Tester has no outcome."),
        ((EMPLOYER,), "It is not recorded what the employer of Alex Sampler did."),
        ((MINUTES,), "The meeting of 9 March 2026 has no minutes."),
        ((HELD, MINUTES, AGREED, ENDED), "The meeting of 9 March 2026 is neither held nor cancelled."),
        ((ENDED,), "The action has not ended: Ask the school."),
        ((KIM,), "No child is named in the file."),
        ((ALEX, EMPLOYER), "No subject is named in the file."),
        ((MADE, OUTCOME), "No allegation is named in the file."),
    ],
)
def test_nothing_open_at_closure(left_out: tuple[Fact, ...], message: str) -> None:
    found = refusals(without(*left_out), closing(no_meeting="It was urgent."))
    assert found == [("nothing-open-at-closure", message)]


def test_each_open_thing_is_named_at_once() -> None:
    found = [message for _, message in refusals(without(OUTCOME, EMPLOYER, MINUTES, ENDED), closing())]
    assert len(found) == 4


def test_an_empty_file_names_what_is_missing_and_asks_why_no_meeting_was_held() -> None:
    found = [message for _, message in refusals(given(OPENED), closing())]
    assert found[-1] == "No meeting was held. Say why."
    assert len(found) == 4


@pytest.mark.parametrize("meetings", [(), (PLANNED, CANCELLED)])
def test_a_file_without_a_meeting_closes_with_the_reason_for_none(meetings: tuple[Fact, ...]) -> None:
    history = given(OPENED, KIM, ALEX, MADE, *meetings, OUTCOME, EMPLOYER, *APART)
    (fact,) = close(closing(no_meeting="The police asked for none."), history, RULES, NAMES, RULEBOOK)
    assert isinstance(fact, FileClosed)
    assert fact.no_meeting == "The police asked for none."
    assert refusals(history, closing()) == [("nothing-open-at-closure", "No meeting was held. Say why.")]


def test_conclude_whatever_happens() -> None:
    resigned = EmployerActed(subject="alex", outcome="resigned")
    barring = ReferralConsidered(
        referral="r1", subject="alex", body="dbs", decision="not-due", reason="No harm was found."
    )
    left = [fact for fact in SETTLED if fact not in {OUTCOME, EMPLOYER}]
    ((rule, message),) = refusals(given(*left, resigned, barring), closing())
    assert rule == "conclude-whatever-happens"
    assert message.endswith("A resignation does not end it.")


@pytest.mark.parametrize("closed_as", ["no-further-action", "concluded", "transferred", "opened-in-error"])
def test_no_further_action_needs_reason(closed_as: str) -> None:
    found = refusals(given(*SETTLED, OFFERED, TAKEN), closing(closed_as=closed_as, reason=" ", evidence=""))
    assert [rule for rule, _ in found] == ["no-further-action-needs-reason"] * 2


@pytest.mark.parametrize("closed_as", ["transferred", "opened-in-error"])
def test_a_file_that_reaches_no_finding_here_needs_none_made_up(closed_as: str) -> None:
    assert close(closing(closed_as=closed_as), given(OPENED, OFFERED, TAKEN), RULES, NAMES, RULEBOOK)
    assert refusals(given(OPENED, AGREED, OFFERED, TAKEN), closing(closed_as=closed_as)) == [
        ("nothing-open-at-closure", "The action has not ended: Ask the school.")
    ]


def test_other_side_has_it() -> None:
    transferred = closing(closed_as="transferred")
    for before in ((), (OFFERED,), (OFFERED, REFUSED)):
        assert ("other-side-has-it", RULES.rule("other-side-has-it").refusal) in refusals(
            given(OPENED, *before), transferred
        )
    assert close(transferred, given(OPENED, OFFERED, TAKEN), RULES, NAMES, RULEBOOK)


@pytest.mark.parametrize("closed_as", ["concluded", "opened-in-error"])
@pytest.mark.parametrize("waiting", [OFFERED, RECEIVED])
def test_nothing_closes_while_one_authority_waits_for_the_other(closed_as: str, waiting: Fact) -> None:
    ((rule, message),) = refusals(given(*SETTLED, waiting), closing(closed_as=closed_as))
    assert rule == "other-side-has-it"
    assert "Harrowby" in message


def test_who_is_not_told_yet_is_not_forgotten_by_closing() -> None:
    later = PersonNotTold(
        party="subject",
        person="alex",
        stage="concern",
        reason="The police ask for it.",
        look_again=date(2026, 9, 1),
    )
    ((rule, message),) = refusals(given(*SETTLED, later), closing())
    assert rule == "outcome-told-before-closing"
    assert message == "Alex Sampler: not told yet. It was to be looked at again on 1 September 2026."
    (fact,) = close(closing(not_told="They moved abroad."), given(*SETTLED, later), RULES, NAMES, RULEBOOK)
    assert isinstance(fact, FileClosed)
    assert fact.not_told == "They moved abroad."


def test_each_track_has_an_end() -> None:
    step = TrackStepTaken(track="criminal", subject="alex", step="arrest", on=MET)
    ended = TrackEnded(track="criminal", subject="alex", ending="acquitted", on=MET, reason="The verdict.")
    assert [rule for rule, _ in refusals(without(CRIMINAL, REGULATOR), closing())] == [
        "each-track-has-an-end"
    ] * 2
    ((_, message),) = refusals(given(*SETTLED, step), closing())
    assert message.startswith("The criminal track about Alex Sampler has no end")
    assert close(closing(), given(*SETTLED, step, ended), RULES, NAMES, RULEBOOK)
    again = TrackStepTaken(track="criminal", subject="alex", step="right-to-review", on=MET)
    assert len(refusals(given(*SETTLED, step, ended, again), closing())) == 1


def test_the_employment_track_has_no_end_while_an_appeal_is_open() -> None:
    lodged, decided = (
        TrackStepTaken(track="employment", subject="alex", step=step, on=MET)
        for step in ("appeal-lodged", "appeal-decided")
    )
    expected = ("each-track-has-an-end", "The appeal that Alex Sampler lodged is not decided.")
    assert refusals(given(*SETTLED, lodged), closing()) == [expected]
    assert close(closing(), given(*SETTLED, lodged, decided), RULES, NAMES, RULEBOOK)


SUSPENDED = SuspensionConsidered(consideration="s1", subject="alex", decision="suspended", reason="For now.")


def test_suspension_settled_at_closure() -> None:
    ended = SuspensionEnded(consideration="s1", on=MET, reason="Back at work.")
    expected = ("suspension-settled-at-closure", "The suspension of Alex Sampler has not ended.")
    assert refusals(given(*SETTLED, SUSPENDED), closing()) == [expected]
    assert close(
        closing(goes_on="Left over."), given(*SETTLED, SUSPENDED, ended), RULES, NAMES, RULEBOOK
    ) == [CLOSED]
    (fact,) = close(
        closing(goes_on="Until the appeal; the head looks again."),
        given(*SETTLED, SUSPENDED),
        RULES,
        NAMES,
        RULEBOOK,
    )
    assert isinstance(fact, FileClosed)
    assert fact.goes_on == "Until the appeal; the head looks again."


def test_outcome_told_before_closing() -> None:
    found = refusals(without(FAMILY, SUBJECT, REFERRER), closing())
    assert [rule for rule, _ in found] == ["outcome-told-before-closing"] * 3
    assert {message.split(":")[0] for _, message in found} == {
        "Kim Tester or the family", "Alex Sampler", "Whoever referred it",
    }  # fmt: skip
    (fact,) = close(closing(not_told="The letter came back."), without(REFERRER), RULES, NAMES, RULEBOOK)
    assert isinstance(fact, FileClosed)
    assert fact.not_told == "The letter came back."
    not_told = PersonNotTold(party="referrer", stage="outcome", reason="Asked not to be.")
    assert close(
        closing(), given(*(f for f in SETTLED if f != REFERRER), not_told), RULES, NAMES, RULEBOOK
    ) == [CLOSED]


def test_other_bodies_decided_before_closing() -> None:
    dismissed = EmployerActed(subject="alex", outcome="dismissed")
    history = given(*(fact for fact in SETTLED if fact != EMPLOYER), dismissed)
    ((rule, message),) = refusals(history, closing())
    assert rule == "other-bodies-decided-before-closing"
    assert message.endswith("Disclosure and Barring Service.")
    refer = ReferralConsidered(referral="r1", subject="alex", body="dbs", decision="refer", reason="Harm.")
    sent = ReferralSent(referral="r1", on=MET, how="online-form", sent_by="Officer")
    decided = given(*(fact for fact in SETTLED if fact != EMPLOYER), dismissed, refer, sent)
    assert close(closing(), decided, RULES, NAMES, RULEBOOK) == [CLOSED]
    work = OtherWorkKnown(work="w1", subject="alex", where="Quillmere Rowing Club")
    assert refusals(given(*SETTLED, work), closing()) == [
        (
            "other-bodies-decided-before-closing",
            "It is not decided whether Quillmere Rowing Club is to be told.",
        )
    ]


def test_settlement_ends_nothing() -> None:
    proposed = TrackStepTaken(track="employment", subject="alex", step="settlement-proposed", on=MET)
    ((rule, message),) = refusals(given(*SETTLED, proposed), closing())
    assert rule == "settlement-ends-nothing"
    assert "Alex Sampler" in message
    (fact,) = close(
        closing(settlement="The hearing was held without him."),
        given(*SETTLED, proposed),
        RULES,
        NAMES,
        RULEBOOK,
    )
    assert isinstance(fact, FileClosed)
    assert fact.settlement == "The hearing was held without him."
    said = EmployerActed(subject="alex", outcome="no-action", conclusion="The hearing was held.")
    assert close(closing(), given(*SETTLED, proposed, said), RULES, NAMES, RULEBOOK) == [CLOSED]


def test_no_further_action_still_needs_an_outcome_for_what_was_alleged() -> None:
    found = refusals(without(OUTCOME), closing(closed_as="no-further-action"))
    assert [rule for rule, _ in found] == ["nothing-open-at-closure"]


def test_a_file_closes_in_a_way_that_the_list_offers() -> None:
    assert [rule for rule, _ in refusals(given(*SETTLED), closing(closed_as="lost"))] == ["code-in-force"]


def test_closed_file_takes_nothing() -> None:
    closed = given(*SETTLED, CLOSED)
    assert refusals(closed, closing())[0][0] == "closed-file-takes-nothing"
    with pytest.raises(Refusal) as refusal:
        pass_on("p2", "Leave.", closed, RULES)
    assert refusal.value.rule == "closed-file-takes-nothing"


def test_reopening_needs_reason_and_the_closing_stays() -> None:
    closed = given(*SETTLED, CLOSED)
    facts = reopen("New information.", closed, RULES)
    assert facts == [FileReopened(reason="New information.")]
    after = given(*SETTLED, CLOSED, *facts)
    assert fold_allegation_file(after).closed is None
    assert CLOSED in [item.fact for item in after]
    for history, reason, field in ((closed, " ", "reason"), (given(*SETTLED), "New.", "")):
        with pytest.raises(Refusal) as refusal:
            reopen(reason, history, RULES)
        assert (refusal.value.rule, refusal.value.field) == ("reopening-needs-reason", field)


def test_another_post_becomes_responsible() -> None:
    facts = pass_on("p2", "Long leave.", given(OPENED), RULES)
    assert facts == [FilePassed(owner="p2", reason="Long leave.")]
    assert fold_allegation_file(given(OPENED, *facts)).owner == "p2"


@pytest.mark.parametrize(("owner", "reason", "field"), [("p1", "Leave.", "owner"), ("p2", "", "reason")])
def test_change_needs_reason(owner: str, reason: str, field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        pass_on(owner, reason, given(OPENED), RULES)
    assert (refusal.value.rule, refusal.value.field) == ("change-needs-reason", field)


def test_an_ending_of_the_authority_s_own_asks_for_the_same_bodies_as_the_national_one() -> None:
    own = Code("local-left", "Left by agreement", "Left.", OWN, date(2026, 1, 1), maps_to="resigned")
    outcomes = RULEBOOK.lists["employment-outcome"]
    book = RULEBOOK.with_list(outcomes.with_code(own))
    left = EmployerActed(subject="alex", outcome="local-left")
    history = given(*(fact for fact in SETTLED if fact is not EMPLOYER), left)
    with pytest.raises(Refusal) as refusal:
        close(closing(), history, RULES, NAMES, book)
    assert "other-bodies-decided-before-closing" in {one.rule for one in refusal.value.all}
