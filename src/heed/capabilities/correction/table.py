"""Which statements may be corrected, by whom, and in which of their fields.

A field stays as it was stated where another entry hangs on it (identifiers, references, due dates), where it was
decided by weighing things that this form does not show (the limbs of the threshold), or where a rule keeps the
first words (what was told). Fields that hold rows of their own - who told us, attendance, limbs - and those that
point to a person, an organisation or a file are not asked for either: `fields` leaves them out.
"""

from dataclasses import dataclass

from heed.access.roles import Power
from heed.facts import (
    allegation,
    border,
    concern,
    duty,
    identity,
    meeting,
    onward,
    organisation,
    person,
    recurrence,
    suspension,
    telling,
    tracker,
    tracks,
)
from heed.facts.base import Fact


@dataclass(frozen=True, slots=True)
class Correctable:
    """`keeps` names fields that stay; `decision` marks what was decided; `power` is what it takes.

    `happened` says that this statement tells when something happened, which most leave empty.
    """

    keeps: tuple[str, ...] = ()
    decision: bool = False
    happened: bool = False
    power: Power = "decide"


DIRECTORY: Power = "keep-directory"

CORRECTABLE: dict[type[Fact], Correctable] = {
    # The original words stay: what was left out is added as a note. Whether a name is kept back decides
    # under which key it lies, so a correction cannot change it.
    concern.ConcernReceived: Correctable(keeps=("reference", "words", "name_kept_back"), happened=True),
    # Another finding is another screening, limb by limb; only its words are put right here.
    concern.ConcernScreened: Correctable(keeps=("screened_as", "edition"), decision=True),
    concern.ResponseGiven: Correctable(),
    concern.NoteAdded: Correctable(happened=True),
    allegation.AllegationFileOpened: Correctable(keeps=("reference",), decision=True, happened=True),
    allegation.ChildNamed: Correctable(),
    allegation.SubjectNamed: Correctable(),
    allegation.AllegationMade: Correctable(),
    allegation.PersonTakenOut: Correctable(decision=True),
    # The definition follows from the outcome.
    allegation.OutcomeDecided: Correctable(keeps=("definition",), decision=True),
    allegation.EmployerActed: Correctable(),
    allegation.FilePassed: Correctable(decision=True),
    # To end it in another way, the file is reopened: what has to be settled depends on how it ends.
    allegation.FileClosed: Correctable(keeps=("closed_as",), decision=True),
    allegation.FileReopened: Correctable(decision=True),
    # Which options were weighed goes with what was decided: another decision is another consideration.
    suspension.SuspensionConsidered: Correctable(keeps=("decision",)),
    suspension.SuspensionReviewed: Correctable(),
    suspension.SuspensionEnded: Correctable(),
    tracks.TrackStepTaken: Correctable(keeps=("track",)),
    tracks.TrackEnded: Correctable(keeps=("track",)),
    tracks.TrackNotOpened: Correctable(keeps=("track",)),
    # To decide otherwise is another decision, which stands in the place of the first while nothing has left.
    onward.ReferralConsidered: Correctable(keeps=("body", "body_name", "decision"), decision=True),
    onward.ReferralSent: Correctable(),
    onward.ReferralAcknowledged: Correctable(),
    onward.ReferralAnswered: Correctable(),
    onward.OtherWorkKnown: Correctable(),
    onward.TellingConsidered: Correctable(keeps=("decision",), decision=True),
    # Whether a post has the power to authorise is looked at when it is disclosed.
    onward.DisclosureMade: Correctable(keeps=("authorised_by",)),
    onward.DisclosureAnswered: Correctable(),
    # Who was told of what is what the statement is about.
    telling.PersonTold: Correctable(keeps=("party", "stage")),
    telling.PersonNotTold: Correctable(keeps=("party", "stage")),
    border.LeadAgreed: Correctable(keeps=("ours",), decision=True),
    border.CopySent: Correctable(),
    border.TransferOffered: Correctable(),
    # Whether the other side has it decides what may be done here.
    border.TransferAnswered: Correctable(keeps=("answer",)),
    border.TransferReceived: Correctable(),
    border.TransferAcknowledged: Correctable(keeps=("answer",)),
    meeting.MeetingPlanned: Correctable(),
    meeting.MeetingCancelled: Correctable(),
    meeting.MeetingHeld: Correctable(),
    meeting.MeetingConcerns: Correctable(),
    meeting.ApologiesGiven: Correctable(keeps=("post", "who")),
    meeting.AgendaPointTaken: Correctable(keeps=("point",)),
    meeting.InformationShared: Correctable(),
    # The chair approves them again once they are put right.
    meeting.MinutesRecorded: Correctable(),
    meeting.MinutesNotTaken: Correctable(),
    meeting.MinutesApproved: Correctable(),
    # Who has them is known by their receipts; to give them to more posts is another circulation.
    meeting.MinutesCirculated: Correctable(keeps=("posts",)),
    # The first due date goes on counting; a later one is a new date with its reason.
    meeting.ActionAgreed: Correctable(keeps=("due",)),
    meeting.ActionRevised: Correctable(),
    meeting.ActionEnded: Correctable(happened=True),
    duty.DutyRevised: Correctable(keeps=("what",)),
    duty.DutySetAside: Correctable(keeps=("what",), decision=True),
    duty.ClockPaused: Correctable(),
    duty.ClockResumed: Correctable(),
    # As for an action, the first day goes on counting.
    duty.UpdateAsked: Correctable(keeps=("due",)),
    duty.UpdateGiven: Correctable(),
    recurrence.Reconsidered: Correctable(decision=True),
    person.PersonDescribed: Correctable(),
    person.PersonEmployed: Correctable(),
    person.WorkEnded: Correctable(),
    person.ContactKnown: Correctable(),
    organisation.OrganisationDescribed: Correctable(power=DIRECTORY),
    # The role decides who may see what; it is given with a post and never changed by a correction.
    organisation.PostCreated: Correctable(keeps=("role",), power=DIRECTORY),
    organisation.PostTakenUp: Correctable(keeps=("post",), power=DIRECTORY),
    organisation.PostLeft: Correctable(keeps=("post",), power=DIRECTORY),
    # Where a line of posts leads is looked at across organisations; another line is placed anew.
    organisation.PostPlaced: Correctable(keeps=("post", "above", "since"), power=DIRECTORY),
    organisation.PostEnded: Correctable(keeps=("post", "successor"), power=DIRECTORY),
    organisation.HandedOver: Correctable(keeps=("post", "duties"), power=DIRECTORY),
    organisation.OrganisationSucceeded: Correctable(power=DIRECTORY),
    organisation.OrganisationClosed: Correctable(power=DIRECTORY),
    organisation.OrganisationPartOf: Correctable(power=DIRECTORY),
}

# These hold nothing but a link that was made by a step of its own, or what was found, as it was found.
NOT_CORRECTABLE: frozenset[type[Fact]] = frozenset(
    {
        concern.ConcernTakenToFile,
        tracker.FoundInTracker,
        # Made by the clock, and by counting: what it found is what it found.
        duty.DeadlinePassed,
        recurrence.ReconsiderationDue,
        # A later answer stands in the place of an earlier one.
        recurrence.MatchAnswered,
        # As is a later check of the same person before a meeting.
        meeting.MeetingInvited,
        # Whoever was let in was let in for these reasons.
        identity.IdentityAsked,
        identity.IdentityAllowed,
        identity.IdentityRefused,
        identity.IdentityOpened,
        # That a page was opened is as it was.
        meeting.MinutesReceived,
    }
)
