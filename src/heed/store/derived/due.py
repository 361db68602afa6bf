"""What is next in a file, for which post, by when: folded from its facts, without asking what day it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.facts.base import History, effective
from heed.facts.concern import fold_concern
from heed.facts.meeting import Meeting, fold_meetings
from heed.rulebook.book import RULEBOOK
from heed.rulebook.workingdays import OutsideCalendar

LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Due:
    """One step that waits: `item` names it within its file, `what` is its code."""

    item: str
    what: str
    owner: str
    due: date
    original: date


WORDS = {
    "screen": "Screen the concern",
    "open-file": "Open an allegation file",
    "complete-file": "Name the child, the subject and the allegation",
    "plan-meeting": "Plan the allegations meeting",
    "hold-meeting": "Hold the meeting",
    "record-minutes": "Record the minutes",
    "review": "Plan the review meeting",
    "action": "Carry out the action",
    "decide-outcome": "Decide the outcome",
    "employer-action": "Record what the employer did",
    "close-file": "Close the file",
}


def local_day(moment: datetime) -> date:
    """The day on England's calendars."""
    return moment.astimezone(LONDON).date()


@lru_cache(maxsize=4096)
def _by(rule: str, start: date) -> date:
    """The last day on which the rule is kept, as the rulebook of the day on which its clock starts has it.

    What is on the record must fold for ever: beyond the calendar of working days every day counts as one.
    """
    rules = RULEBOOK.on(start)
    try:
        return rules.due(rule, start)
    except OutsideCalendar:
        return start + timedelta(days=rules.setting(rule, "working_days"))
    except OverflowError:
        return start


def _step(item: str, what: str, owner: str, due: date) -> Due:
    return Due(item, what, owner, due, due)


def concern_dues(history: History) -> Iterator[Due]:
    """A concern waits to be screened; one that is a referral, to become a file."""
    concern = fold_concern(history)
    if concern.received is None:
        return
    owner, referred = concern.received.owner, concern.received.referred
    if concern.screened is None:
        yield _step("screen", "screen", owner, _by("screened-in-time", referred))
    elif concern.open:
        screened = next(local_day(h.at) for h in effective(history)[::-1] if h.fact == concern.screened)
        yield _step("open-file", "open-file", owner, _by("file-opened-in-time", screened))


def allegation_dues(history: History) -> Iterator[Due]:
    """What an allegation file waits for; nothing once it is closed."""
    file, meetings = fold_allegation_file(history), fold_meetings(history)
    if file.opened is None or file.closed is not None:
        return
    yield from _file_dues(file)
    yield from _meeting_dues(file, list(meetings.meetings.values()))
    for key, action in meetings.actions.items():
        if action.ended is None:
            yield Due(f"action:{key}", "action", action.agreed.owner, action.due, action.agreed.due)
    nothing_else = not (meetings.open_meetings or meetings.open_actions)
    if file.allegations and nothing_else and not (file.without_outcome or file.without_employer_action):
        yield _step("close", "close-file", file.owner, _completion(file))


def _completion(file: AllegationFile) -> date:
    assert file.opened is not None  # noqa: S101 - callers have looked
    return _by("concluded-in-time", file.opened.referred)


def _file_dues(file: AllegationFile) -> Iterator[Due]:
    assert file.opened is not None  # noqa: S101 - callers have looked
    for allegation in file.without_outcome:
        yield _step(f"outcome:{allegation}", "decide-outcome", file.owner, _completion(file))
    for subject in file.without_employer_action:
        yield _step(f"employer:{subject}", "employer-action", file.owner, _completion(file))
    if not file.allegations:
        day = _by("file-opened-in-time", file.opened.referred)
        yield _step("complete", "complete-file", file.owner, day)


def _meeting_dues(file: AllegationFile, meetings: list[Meeting]) -> Iterator[Due]:
    assert file.opened is not None  # noqa: S101 - callers have looked
    if all(m.cancelled for m in meetings):
        day = _by("first-meeting", file.opened.referred)
        yield _step("plan", "plan-meeting", file.owner, day)
    waiting = [m for m in meetings if m.held is None and m.cancelled is None]
    for m in waiting:
        yield _step(f"hold:{m.planned.meeting}", "hold-meeting", m.planned.chair, m.planned.on)
    for m in meetings:
        if m.held and m.open:
            day = _by("minutes-in-time", m.held.on)
            yield _step(f"minutes:{m.planned.meeting}", "record-minutes", m.planned.chair, day)
    last = max((m.held for m in meetings if m.held), key=lambda h: h.on, default=None)
    if last and last.next_review and not waiting:
        yield _step("review", "review", file.owner, last.next_review)
