"""Allegations meetings: planned, held, minuted; actions, each owned by a post with a due date."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar

import msgspec

from heed.facts.base import Fact, History, of_kinds, shown


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
class Meeting:
    """One meeting as its facts leave it."""

    planned: MeetingPlanned
    held: MeetingHeld | None = None
    minutes: MinutesRecorded | None = None
    cancelled: MeetingCancelled | None = None

    @property
    def open(self) -> bool:
        """Whether it still has to be held, cancelled or minuted."""
        return self.cancelled is None and self.minutes is None


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


_FOLDED: set[type[Fact]] = {
    MeetingPlanned, MeetingCancelled, MeetingHeld, MinutesRecorded, ActionAgreed, ActionRevised, ActionEnded,
}  # fmt: skip


def fold_meetings(history: History) -> Meetings:
    """The meetings and actions as the facts leave them."""
    meetings: dict[str, Meeting] = {}
    actions: dict[str, Action] = {}
    for item in of_kinds(history, _FOLDED):
        match item.fact:
            case MeetingPlanned() as fact:
                meetings[fact.meeting] = Meeting(planned=fact)
            case MeetingCancelled() as fact:
                m = meetings[fact.meeting]
                meetings[fact.meeting] = Meeting(m.planned, m.held, m.minutes, fact)
            case MeetingHeld() as fact:
                m = meetings[fact.meeting]
                meetings[fact.meeting] = Meeting(m.planned, fact, m.minutes, m.cancelled)
            case MinutesRecorded() as fact:
                m = meetings[fact.meeting]
                meetings[fact.meeting] = Meeting(m.planned, m.held, fact, m.cancelled)
            case ActionAgreed() as fact:
                actions[fact.action] = Action(fact, fact.due)
            case ActionRevised() as fact:
                actions[fact.action] = Action(actions[fact.action].agreed, fact.due)
            case ActionEnded() as fact:
                a = actions[fact.action]
                actions[fact.action] = Action(a.agreed, a.due, fact)
    return Meetings(meetings, actions)
