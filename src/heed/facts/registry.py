"""Every kind of statement there is, by file. A kind that was ever recorded is never taken out."""

from typing import Any, Literal

import msgspec

from heed.facts import (
    allegation,
    authority,
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
    upkeep,
)
from heed.facts.base import Fact, tag_of

FileKind = Literal["concern", "allegation", "person", "organisation", "authority", "upkeep", "reads"]

# What may be said of the duties of any file, whatever it is about.
DUTIES: tuple[type[Fact], ...] = (
    duty.DutyRevised,
    duty.DutySetAside,
    duty.ClockPaused,
    duty.ClockResumed,
    duty.DeadlinePassed,
    duty.UpdateAsked,
    duty.UpdateGiven,
)

# Any of these may come first in the file of the authority.
AUTHORITY: tuple[type[Fact], ...] = (
    authority.NameChosen,
    authority.SettingChosen,
    authority.CodeAdded,
    authority.CodeEnded,
    authority.OutcomeSetChosen,
    authority.GuidanceWritten,
)

# What is said in the file of a person or a setting that may recur.
RECURRENCE: tuple[type[Fact], ...] = (
    recurrence.MatchAnswered,
    recurrence.ReconsiderationDue,
    recurrence.Reconsidered,
)

KINDS: dict[FileKind, tuple[type[Fact], ...]] = {
    "concern": (
        concern.ConcernReceived,
        tracker.FoundInTracker,
        concern.ConcernScreened,
        concern.ResponseGiven,
        concern.ConcernTakenToFile,
        *RECURRENCE,
        telling.PersonTold,
        telling.PersonNotTold,
        identity.IdentityAsked,
        identity.IdentityAllowed,
        identity.IdentityRefused,
        identity.IdentityOpened,
        concern.NoteAdded,
        *DUTIES,
    ),
    "allegation": (
        allegation.AllegationFileOpened,
        allegation.ChildNamed,
        allegation.SubjectNamed,
        allegation.AllegationMade,
        allegation.PersonTakenOut,
        allegation.OutcomeDecided,
        allegation.EmployerActed,
        allegation.FilePassed,
        allegation.FileClosed,
        allegation.FileReopened,
        meeting.MeetingPlanned,
        meeting.MeetingConcerns,
        meeting.MeetingInvited,
        meeting.ApologiesGiven,
        meeting.MeetingCancelled,
        meeting.MeetingHeld,
        meeting.AgendaPointTaken,
        meeting.InformationShared,
        meeting.MinutesRecorded,
        meeting.MinutesNotTaken,
        meeting.MinutesApproved,
        meeting.MinutesCirculated,
        meeting.MinutesReceived,
        meeting.ActionAgreed,
        meeting.ActionRevised,
        meeting.ActionEnded,
        suspension.SuspensionConsidered,
        suspension.SuspensionReviewed,
        suspension.SuspensionEnded,
        tracks.TrackStepTaken,
        tracks.TrackEnded,
        tracks.TrackNotOpened,
        onward.ReferralConsidered,
        onward.ReferralSent,
        onward.ReferralAcknowledged,
        onward.ReferralAnswered,
        onward.OtherWorkKnown,
        onward.TellingConsidered,
        onward.DisclosureMade,
        onward.DisclosureAnswered,
        telling.PersonTold,
        telling.PersonNotTold,
        border.LeadAgreed,
        border.CopySent,
        border.TransferOffered,
        border.TransferAnswered,
        border.TransferReceived,
        border.TransferAcknowledged,
        concern.NoteAdded,
        *DUTIES,
    ),
    "person": (
        person.PersonDescribed,
        person.PersonEmployed,
        person.WorkEnded,
        person.ContactKnown,
        *RECURRENCE,
        concern.NoteAdded,
        *DUTIES,
    ),
    "organisation": (
        organisation.OrganisationDescribed,
        organisation.PostCreated,
        organisation.PostTakenUp,
        organisation.PostLeft,
        organisation.PostPlaced,
        organisation.PostEnded,
        organisation.HandedOver,
        organisation.OrganisationSucceeded,
        organisation.OrganisationClosed,
        organisation.OrganisationPartOf,
        *RECURRENCE,
        concern.NoteAdded,
        *DUTIES,
    ),
    "authority": AUTHORITY,
    "upkeep": (upkeep.Heartbeat, upkeep.HeadsTaken, upkeep.DemonstrationMade),
    "reads": (upkeep.PageRead,),
}

FACTS: dict[str, type[Fact]] = {tag_of(fact): fact for facts in KINDS.values() for fact in facts}

# The first statement of a file tells what kind of file it is.
OPENING: dict[type[Fact], FileKind] = {
    concern.ConcernReceived: "concern",
    allegation.AllegationFileOpened: "allegation",
    person.PersonDescribed: "person",
    organisation.OrganisationDescribed: "organisation",
    upkeep.Heartbeat: "upkeep",
    upkeep.HeadsTaken: "upkeep",
    upkeep.DemonstrationMade: "upkeep",
    upkeep.PageRead: "reads",
    **dict.fromkeys(AUTHORITY, "authority"),
}

_union: Any = FACTS["concern-received/1"]
for _fact in FACTS.values():
    _union = _union | _fact

_one: msgspec.json.Decoder[Any] = msgspec.json.Decoder(_union)
_many: msgspec.json.Decoder[Any] = msgspec.json.Decoder(list[_union])
_encoder = msgspec.json.Encoder()


class UnreadableFact(ValueError):
    """Bytes that are no statement this release knows."""


def encode(fact: Fact) -> bytes:
    """The bytes of a fact's content part."""
    return _encoder.encode(fact)


def decode(content: bytes) -> Fact:
    """The fact of a content part. Raises UnreadableFact."""
    try:
        fact: Fact = _one.decode(content)
    except msgspec.MsgspecError as error:
        raise UnreadableFact(str(error)) from error
    return fact


def decode_many(contents: list[bytes]) -> list[Fact]:
    """As `decode`, for a whole file at once: one call is several times faster than one a fact."""
    try:
        facts: list[Fact] = _many.decode(b"[" + b",".join(contents) + b"]")
    except msgspec.MsgspecError as error:
        raise UnreadableFact(str(error)) from error
    return facts


def file_kind(first: Fact) -> FileKind:
    """What kind of file begins with this fact."""
    return OPENING[type(first)]
