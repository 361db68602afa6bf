"""Allegations meetings: planned, held, minuted; actions, each owned by a post with a due date."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Any, ClassVar

import msgspec

from heed.facts.base import Fact, History, of_kinds, shown
from heed.facts.when import local_day


class MeetingPlanned(Fact, frozen=True, kw_only=True, tag="meeting-planned/1"):
    """A meeting is to be held."""

    says: ClassVar[str] = "Meeting planned"

    meeting: Annotated[str, shown("Meeting", hidden=True)]
    meeting_kind: Annotated[str, shown("Kind", codes="meeting-kind")]
    on: Annotated[date, shown("To be held on")]
    time: Annotated[str, shown("Time")] = ""
    place: Annotated[str, shown("Place")] = ""
    chair: Annotated[str, shown("Chair", refers="post")]
    invited: Annotated[tuple[str, ...], shown("Invited")] = ()


class MeetingCancelled(Fact, frozen=True, kw_only=True, tag="meeting-cancelled/1"):
    """A planned meeting will not be held, and why."""

    says: ClassVar[str] = "Meeting cancelled"

    meeting: Annotated[str, shown("Meeting", refers="meeting")]
    reason: Annotated[str, shown("Reason", long=True)]


class Attendance(msgspec.Struct, frozen=True, kw_only=True):
    """One person invited to a meeting and whether they came."""

    who: Annotated[str, shown("Who")]
    attended: Annotated[str, shown("Attendance", codes="attendance")]


class MeetingHeld(Fact, frozen=True, kw_only=True, tag="meeting-held/1"):
    """A meeting took place: who came, what was decided, when the next review is or why there is none."""

    says: ClassVar[str] = "Meeting held"

    meeting: Annotated[str, shown("Meeting", refers="meeting")]
    on: Annotated[date, shown("Held on")]
    attendance: Annotated[tuple[Attendance, ...], shown("Attendance")]
    decisions: Annotated[tuple[str, ...], shown("Decisions")] = ()
    next_review: Annotated[date | None, shown("Next review")] = None
    no_review_reason: Annotated[str, shown("Why there is no further review", long=True)] = ""


class MinutesRecorded(Fact, frozen=True, kw_only=True, tag="minutes-recorded/1"):
    """The minutes of a meeting."""

    says: ClassVar[str] = "Minutes recorded"

    meeting: Annotated[str, shown("Meeting", refers="meeting")]
    text: Annotated[str, shown("Minutes", long=True)]


class Invitee(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody to be asked to a meeting: a post on record, or somebody outside by the post that they hold there."""

    post: Annotated[str, shown("Post", refers="post")] = ""
    title: Annotated[str, shown("Post outside")] = ""
    organisation: Annotated[str, shown("Organisation")] = ""
    name: Annotated[str, shown("Name")] = ""
    conflict: Annotated[str, shown("Conflict check", codes="conflict-finding")]
    note: Annotated[str, shown("What was found or done")] = ""

    @property
    def seat(self) -> tuple[str, ...]:
        """By what one is told from another: the post on record, or what was said of somebody outside."""
        return (self.post,) if self.post else (self.title, self.organisation, self.name)

    @property
    def asked(self) -> bool:
        """Whether they are asked to come."""
        return self.conflict != "not-invited"


class MeetingInvited(Fact, frozen=True, kw_only=True, tag="meeting-invited/1"):
    """Who is asked to a meeting, each after a check for a conflict of interest; a later check takes its place."""

    says: ClassVar[str] = "Invited to the meeting"

    meeting: Annotated[str, shown("Meeting", refers="meeting")]
    invitees: Annotated[tuple[Invitee, ...], shown("Invited")]


class MeetingConcerns(Fact, frozen=True, kw_only=True, tag="meeting-concerns/1"):
    """About which subject a meeting is held; subjects of one incident are met about separately."""

    says: ClassVar[str] = "Subject of the meeting"

    meeting: Annotated[str, shown("Meeting", refers="meeting")]
    subject: Annotated[str, shown("Subject", refers="person")]
    together: Annotated[str, shown("Why several are met about together", long=True)] = ""


class ApologiesGiven(Fact, frozen=True, kw_only=True, tag="apologies-given/1"):
    """Somebody who was asked to a meeting cannot come."""

    says: ClassVar[str] = "Apologies given"

    meeting: Annotated[str, shown("Meeting", refers="meeting")]
    post: Annotated[str, shown("Post", refers="post")] = ""
    who: Annotated[str, shown("Who")]
    instead: Annotated[str, shown("Who comes instead, or what is sent")] = ""


class AgendaPointTaken(Fact, frozen=True, kw_only=True, tag="agenda-point-taken/1"):
    """What a meeting said on one point that guidance asks for."""

    says: ClassVar[str] = "Point of the agenda taken"

    meeting: Annotated[str, shown("Meeting", refers="meeting")]
    point: Annotated[str, shown("Point", codes="agenda-point")]
    said: Annotated[str, shown("What was said or agreed", long=True)]


class InformationShared(Fact, frozen=True, kw_only=True, tag="information-shared/1"):
    """What somebody told a meeting, and on what basis."""

    says: ClassVar[str] = "Information shared"

    meeting: Annotated[str, shown("Meeting", refers="meeting")]
    by: Annotated[str, shown("By whom")]
    what: Annotated[str, shown("What", long=True)]
    basis: Annotated[str, shown("Legal basis", codes="disclosure-basis")]
    conditions: Annotated[str, shown("On what conditions")] = ""


class MinutesNotTaken(Fact, frozen=True, kw_only=True, tag="minutes-not-taken/1"):
    """A meeting has no minutes, and why."""

    says: ClassVar[str] = "No minutes"

    meeting: Annotated[str, shown("Meeting", refers="meeting")]
    reason: Annotated[str, shown("Reason", long=True)]


class MinutesApproved(Fact, frozen=True, kw_only=True, tag="minutes-approved/1"):
    """The chair stands by the minutes as they are on record."""

    says: ClassVar[str] = "Minutes approved"

    meeting: Annotated[str, shown("Meeting", refers="meeting")]
    remark: Annotated[str, shown("Remark", long=True)] = ""


class MinutesCirculated(Fact, frozen=True, kw_only=True, tag="minutes-circulated/1"):
    """Posts are given the minutes to read here; nothing leaves the system."""

    says: ClassVar[str] = "Minutes circulated"

    meeting: Annotated[str, shown("Meeting", refers="meeting")]
    posts: Annotated[tuple[str, ...], shown("To", refers="post")]
    outside: Annotated[str, shown("To others, and how", long=True)] = ""


class MinutesReceived(Fact, frozen=True, kw_only=True, tag="minutes-received/1"):
    """A post to which minutes were circulated has opened them."""

    says: ClassVar[str] = "Minutes received"

    meeting: Annotated[str, shown("Meeting", refers="meeting")]
    post: Annotated[str, shown("By", refers="post")]


class ActionAgreed(Fact, frozen=True, kw_only=True, tag="action-agreed/1"):
    """Something a post is to do by a date."""

    says: ClassVar[str] = "Action agreed"

    action: Annotated[str, shown("Action", hidden=True)]
    meeting: Annotated[str, shown("Agreed at", refers="meeting")] = ""
    what: Annotated[str, shown("What")]
    owner: Annotated[str, shown("Owner", refers="post")]
    due: Annotated[date, shown("Due")]


class ActionRevised(Fact, frozen=True, kw_only=True, tag="action-revised/1"):
    """An action has a later date; the first one stays on the record and goes on counting."""

    says: ClassVar[str] = "Action given a new date"

    action: Annotated[str, shown("Action", refers="action")]
    due: Annotated[date, shown("New date")]
    reason: Annotated[str, shown("Reason", long=True)]


class ActionEnded(Fact, frozen=True, kw_only=True, tag="action-ended/1"):
    """An action was done, or will not be done and why."""

    says: ClassVar[str] = "Action ended"

    action: Annotated[str, shown("Action", refers="action")]
    status: Annotated[str, shown("Status", codes="action-status")]
    result: Annotated[str, shown("Result or reason", long=True)]


@dataclass(frozen=True, slots=True)
class Copy:
    """The minutes as given to one post: on which day, and whether they were opened there."""

    post: str
    on: date
    opened: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """One meeting as its facts leave it.

    What was approved, circulated and opened is of the minutes as they were last put right, not of what they said
    before.
    """

    planned: MeetingPlanned
    subjects: tuple[str, ...] = ()
    invited: tuple[Invitee, ...] = ()
    apologies: tuple[ApologiesGiven, ...] = ()
    held: MeetingHeld | None = None
    agenda: tuple[AgendaPointTaken, ...] = ()
    shared: tuple[InformationShared, ...] = ()
    minutes: MinutesRecorded | None = None
    no_minutes: MinutesNotTaken | None = None
    approved: MinutesApproved | None = None
    circulated: tuple[MinutesCirculated, ...] = ()
    copies: tuple[Copy, ...] = ()
    cancelled: MeetingCancelled | None = None

    @property
    def open(self) -> bool:
        """Whether it still has to be held, cancelled or minuted."""
        return self.cancelled is None and self.minutes is None and self.no_minutes is None

    @property
    def asked(self) -> tuple[Invitee, ...]:
        """Those asked to come, once each."""
        return tuple(one for one in self.invited if one.asked)

    @property
    def unread(self) -> tuple[Copy, ...]:
        """The copies that nobody has opened yet."""
        return tuple(copy for copy in self.copies if copy.opened is None)


@dataclass(frozen=True, slots=True)
class Action:
    """One action as its facts leave it."""

    agreed: ActionAgreed
    due: date
    ended: ActionEnded | None = None


@dataclass(frozen=True, slots=True)
class Meetings:
    """All meetings and actions of a file, in the order of recording."""

    meetings: dict[str, Meeting] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)

    @property
    def open_meetings(self) -> list[Meeting]:
        """Meetings still to be held, cancelled or minuted."""
        return [m for m in self.meetings.values() if m.open]

    @property
    def open_actions(self) -> list[Action]:
        """Actions not ended."""
        return [a for a in self.actions.values() if a.ended is None]

    @property
    def last_held(self) -> Meeting | None:
        """The latest meeting that took place."""
        held = [m for m in self.meetings.values() if m.held]
        return max(held, key=lambda m: m.held.on if m.held else date.min, default=None)


_ACTIONS: set[type[Fact]] = {ActionAgreed, ActionRevised, ActionEnded}
_MEETINGS: set[type[Fact]] = {
    MeetingPlanned, MeetingConcerns, MeetingInvited, ApologiesGiven, MeetingCancelled, MeetingHeld,
    AgendaPointTaken, InformationShared, MinutesRecorded, MinutesNotTaken, MinutesApproved, MinutesCirculated,
    MinutesReceived,
}  # fmt: skip


def fold_meetings(history: History) -> Meetings:
    """The meetings and actions as the facts leave them."""
    found, worded = Meetings(), _worded(history)
    for item in of_kinds(history, _MEETINGS | _ACTIONS):
        match item.fact:
            case ActionAgreed() as fact:
                found.actions[fact.action] = Action(fact, fact.due)
            case ActionRevised() as fact:
                found.actions[fact.action] = Action(found.actions[fact.action].agreed, fact.due)
            case ActionEnded() as fact:
                a = found.actions[fact.action]
                found.actions[fact.action] = Action(a.agreed, a.due, fact)
            case MeetingPlanned() as fact:
                found.meetings[fact.meeting] = Meeting(planned=fact)
            case fact if type(fact) in _OF_MINUTES and item.seq < worded.get(fact.meeting, 0):
                continue  # it was said of minutes that have been put right since
            case fact:
                m = found.meetings[fact.meeting]
                found.meetings[fact.meeting] = replace(m, **_said(fact, m, local_day(item.at)))
    return found


def _worded(history: History) -> dict[str, int]:
    """By meeting, the place of its minutes as they were last put right."""
    return {item.fact.meeting: item.seq for item in history if type(item.fact) is MinutesRecorded}


def _said(fact: Any, m: Meeting, on: date) -> dict[str, Any]:
    """What one statement changes in its meeting."""
    match fact:
        case MeetingConcerns():
            return {"subjects": (*m.subjects, fact.subject)}
        case MeetingInvited():
            return {"invited": tuple({one.seat: one for one in (*m.invited, *fact.invitees)}.values())}
        case ApologiesGiven():
            return {"apologies": (*m.apologies, fact)}
        case AgendaPointTaken():
            return {"agenda": (*m.agenda, fact)}
        case InformationShared():
            return {"shared": (*m.shared, fact)}
        case MinutesRecorded():
            return {"minutes": fact, "no_minutes": None}
        case MinutesCirculated():
            held = {copy.post for copy in m.copies}
            copies = (Copy(post, on) for post in fact.posts if post not in held)
            return {"circulated": (*m.circulated, fact), "copies": (*m.copies, *copies)}
        case MinutesReceived():
            opened = (replace(c, opened=c.opened or on) if c.post == fact.post else c for c in m.copies)
            return {"copies": tuple(opened)}
        case _:
            return {_SLOT[type(fact)]: fact}


_OF_MINUTES: set[type[Fact]] = {MinutesApproved, MinutesCirculated, MinutesReceived}
_SLOT: dict[type[Fact], str] = {
    MeetingCancelled: "cancelled",
    MeetingHeld: "held",
    MinutesNotTaken: "no_minutes",
    MinutesApproved: "approved",
}
