"""Whether a meeting can be planned, cancelled or held as the worker says."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from heed.capabilities.meeting.actions import Agree, agree_all
from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.meeting import (
    Attendance,
    Meeting,
    MeetingCancelled,
    MeetingConcerns,
    MeetingHeld,
    MeetingPlanned,
    Meetings,
    fold_meetings,
)
from heed.rulebook.book import Rules
from heed.rulebook.checks import closed_file_takes_nothing, coded
from heed.rulebook.refusal import Refusal, refuse_any

PRESENT = {"attended", "part"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A meeting to come, or one that is past and recorded late."""

    meeting: str
    meeting_kind: str
    on: date
    time: str = ""
    place: str = ""
    chair: str
    subjects: tuple[str, ...] = ()
    together: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """What came of a meeting. `attendance` begins with those invited, in their order."""

    meeting: str
    on: date
    attendance: tuple[Attendance, ...]
    decisions: tuple[str, ...] = ()
    next_review: date | None = None
    no_review_reason: str = ""
    actions: tuple[Agree, ...] = ()


def plan(command: Plan, history: History, rules: Rules, barred: Collection[str] = ()) -> list[Fact]:
    """The meeting as planned, and whom it is about; a day already past is as good as one to come.

    `barred` are the posts that a subject of the file holds.
    """
    file = fold_allegation_file(history)
    refuse_any(
        (
            *closed_file_takes_nothing(rules, file.closed),
            *coded(rules, "meeting-kind", command.meeting_kind, "meeting_kind"),
            *not_before_referral(command.on, file, rules),
            *_named_once(command, fold_meetings(history), rules),
            *subjects_met_about_separately(command, file, rules),
            *_chaired_by_another(command, barred, rules),
        )
    )
    planned = MeetingPlanned(
        meeting=command.meeting, meeting_kind=command.meeting_kind, on=command.on, time=command.time,
        place=command.place, chair=command.chair,
    )  # fmt: skip
    together = command.together if len(command.subjects) > 1 else ""
    about = (MeetingConcerns(meeting=command.meeting, subject=s, together=together) for s in command.subjects)
    return [planned, *about]


def subjects_met_about_separately(command: Plan, file: AllegationFile, rules: Rules) -> Iterator[Refusal]:
    """A meeting is about one subject of the file, or about several with a reason."""
    if not set(command.subjects) <= set(file.subjects) or len(set(command.subjects)) < len(command.subjects):
        message = "Choose among the subjects of this file, each once."
        yield rules.refusal("subjects-met-about-separately", "subjects", message)
    elif len(command.subjects) > 1 and not command.together.strip():
        yield rules.refusal("subjects-met-about-separately", "together")


def _chaired_by_another(command: Plan, barred: Collection[str], rules: Rules) -> Iterator[Refusal]:
    if command.chair in barred:
        yield rules.refusal("subject-not-invited", "chair")


def cancel(meeting: str, reason: str, history: History, rules: Rules) -> list[Fact]:
    """A meeting that was planned will not be held, and why."""
    file, found = fold_allegation_file(history), fold_meetings(history).meetings.get(meeting)
    refuse_any((*closed_file_takes_nothing(rules, file.closed), *waits_to_be_held(found, rules)))
    if not reason.strip():
        raise rules.refusal("change-needs-reason", "reason", "Say why the meeting will not be held.")
    return [MeetingCancelled(meeting=meeting, reason=reason)]


def hold(command: Hold, history: History, rules: Rules, today: date) -> list[Fact]:
    """The meeting as held, and each action that it agreed."""
    file, found = fold_allegation_file(history), fold_meetings(history).meetings.get(command.meeting)
    refuse_any((*closed_file_takes_nothing(rules, file.closed), *waits_to_be_held(found, rules)))
    refuse_any(
        (
            *not_before_referral(command.on, file, rules),
            *not_to_come(command.on, rules, today),
            *somebody_came(command, rules),
            *next_review_or_reason(command, rules),
        )
    )
    held = MeetingHeld(
        meeting=command.meeting, on=command.on, attendance=command.attendance, decisions=command.decisions,
        next_review=command.next_review, no_review_reason=command.no_review_reason,
    )  # fmt: skip
    return [held, *agree_all(command.actions, rules, meeting=command.meeting, since=command.on)]


def not_before_referral(on: date, file: AllegationFile, rules: Rules) -> Iterator[Refusal]:
    """A meeting about an allegation follows its referral."""
    if file.opened and on < file.opened.referred:
        message = "The meeting cannot lie before the day of the referral."
        yield rules.refusal("meeting-in-order", "on", message)


def _named_once(command: Plan, meetings: Meetings, rules: Rules) -> Iterator[Refusal]:
    if command.meeting in meetings.meetings:
        yield rules.refusal("meeting-in-order", "", "This meeting is planned already.")


def waits_to_be_held(meeting: Meeting | None, rules: Rules) -> Iterator[Refusal]:
    """Only a meeting that was planned, and neither held nor cancelled, is held or cancelled."""
    if meeting is None:
        yield rules.refusal("meeting-in-order", "", "This meeting was not planned.")
    elif meeting.cancelled:
        yield rules.refusal("meeting-in-order", "", "This meeting was cancelled. Plan another one.")
    elif meeting.held:
        yield rules.refusal("meeting-in-order", "", "It is already recorded that this meeting was held.")


def not_to_come(on: date, rules: Rules, today: date) -> Iterator[Refusal]:
    """A meeting that is still to come has not been held."""
    if on > today:
        yield rules.refusal("meeting-in-order", "on", "The day of the meeting cannot be in the future.")


def somebody_came(command: Hold, rules: Rules) -> Iterator[Refusal]:
    """Attendance is recorded by code, and at least one person was there."""
    for number, one in enumerate(command.attendance):
        yield from coded(rules, "attendance", one.attended, f"attended_{number}")
    if not any(one.attended in PRESENT for one in command.attendance):
        message = (
            "Name at least one person who was there. If nobody came, cancel the meeting with that reason."
        )
        yield rules.refusal("meeting-in-order", "others", message)


def next_review_or_reason(command: Hold, rules: Rules) -> Iterator[Refusal]:
    """The meeting sets the next review, after it, or says why there is none."""
    if bool(command.next_review) == bool(command.no_review_reason.strip()):
        yield rules.refusal("next-review-or-reason", "review")
    if command.next_review and command.next_review < command.on:
        message = "The next review cannot lie before the meeting."
        yield rules.refusal("next-review-or-reason", "next_review", message)
