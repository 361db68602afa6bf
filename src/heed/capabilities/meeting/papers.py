"""Whether minutes can be recorded, approved, circulated and read as the worker says."""

from collections.abc import Collection, Iterator

from heed.facts.allegation import fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.meeting import (
    Meeting,
    MinutesApproved,
    MinutesCirculated,
    MinutesNotTaken,
    MinutesReceived,
    MinutesRecorded,
    fold_meetings,
)
from heed.rulebook.book import Rules
from heed.rulebook.checks import closed_file_takes_nothing
from heed.rulebook.refusal import Refusal, refuse_any


def minute(meeting: str, text: str, history: History, rules: Rules) -> list[Fact]:
    """The minutes of a meeting that was held. Once recorded they are only corrected."""
    refuse_any((*_file_open(history, rules), *held_and_not_minuted(_of(meeting, history), rules)))
    if not text.strip():
        raise rules.refusal("minutes-or-reason", "text")
    return [MinutesRecorded(meeting=meeting, text=text)]


def no_minutes(meeting: str, reason: str, history: History, rules: Rules) -> list[Fact]:
    """Why a meeting that was held has no minutes; should they turn up, they are recorded all the same."""
    found = _of(meeting, history)
    refuse_any((*_file_open(history, rules), *held_and_not_minuted(found, rules)))
    if found and found.no_minutes:
        message = "It is recorded already why there are none. Correct that entry if it is wrong."
        raise rules.refusal("meeting-in-order", "", message)
    if not reason.strip():
        raise rules.refusal("minutes-or-reason", "reason", "Say why there are no minutes.")
    return [MinutesNotTaken(meeting=meeting, reason=reason)]


def held_and_not_minuted(meeting: Meeting | None, rules: Rules) -> Iterator[Refusal]:
    """Minutes follow the meeting, and are recorded once."""
    if meeting is None or meeting.held is None:
        yield rules.refusal("meeting-in-order", "", "Record first that the meeting was held.")
    elif meeting.minutes:
        message = "The minutes are recorded already. Correct that entry if they are wrong."
        yield rules.refusal("meeting-in-order", "", message)


def approve(
    meeting: str, remark: str, history: History, rules: Rules, answers_for: Collection[str]
) -> list[Fact]:
    """The chair stands by the minutes, also in a closed file. `answers_for` are the actor's posts today."""
    found = _of(meeting, history)
    if found is None or found.minutes is None:
        raise rules.refusal("meeting-in-order", "", "Record the minutes first.")
    if found.approved:
        raise rules.refusal("meeting-in-order", "", "The minutes are approved already.")
    refuse_any(minutes_approved_by_chair(found, answers_for, rules))
    return [MinutesApproved(meeting=meeting, remark=remark)]


def minutes_approved_by_chair(
    meeting: Meeting, answers_for: Collection[str], rules: Rules
) -> Iterator[Refusal]:
    """Nobody approves minutes for the chair but whoever answers for that post."""
    if meeting.planned.chair not in answers_for:
        yield rules.refusal("minutes-approved-by-chair")


def circulate(command: MinutesCirculated, history: History, rules: Rules) -> list[Fact]:
    """Approved minutes given to posts, and to others in words. Also in a closed file, and again for more."""
    found = _of(command.meeting, history)
    refuse_any(circulated_once_approved(command, found, rules))
    return [command]


def circulated_once_approved(
    command: MinutesCirculated, meeting: Meeting | None, rules: Rules
) -> Iterator[Refusal]:
    """The chair has approved them, and they go to somebody who does not have them yet."""
    if meeting is None or meeting.approved is None:
        message = "The minutes are circulated once the chair has approved them."
        yield rules.refusal("circulated-once-approved", "", message)
        return
    if not command.posts and not command.outside.strip():
        yield rules.refusal("circulated-once-approved", "posts")
    if set(command.posts) & {copy.post for copy in meeting.copies}:
        message = "One of these posts was given the minutes already."
        yield rules.refusal("circulated-once-approved", "posts", message)


def receive(meeting: str, history: History, rules: Rules, answers_for: Collection[str]) -> list[Fact]:
    """The minutes were opened: one receipt for each post that the actor answers for. Also in a closed file."""
    found = _of(meeting, history)
    waiting = [copy.post for copy in found.unread if copy.post in answers_for] if found else []
    if not waiting:
        raise rules.refusal("minutes-read")
    return [MinutesReceived(meeting=meeting, post=post) for post in waiting]


def _of(meeting: str, history: History) -> Meeting | None:
    return fold_meetings(history).meetings.get(meeting)


def _file_open(history: History, rules: Rules) -> Iterator[Refusal]:
    return closed_file_takes_nothing(rules, fold_allegation_file(history).closed)
