"""What can be done about the meetings and actions of a file."""

from collections.abc import Collection, Iterator

from django.urls import reverse
from django.utils.timezone import localdate

from heed.access.door import OpenFile, Worker
from heed.capabilities.meeting.who import answers_for
from heed.facts.allegation import fold_allegation_file
from heed.facts.meeting import Meeting, Meetings, fold_meetings
from heed.web.offers import Offer
from heed.web.words import day_words


def meeting_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """Once the file is closed, its minutes can still be approved, circulated and read."""
    meetings = fold_meetings(file.history)
    mine = _answers_for(worker, meetings)
    steps = (step for meeting in meetings.meetings.values() for step in steps_of(file, meeting, worker, mine))
    if not _takes(file, worker):
        return list(steps)
    return [_plan(file, meetings), *steps, *_actions(file, meetings)]


def _takes(file: OpenFile, worker: Worker) -> bool:
    return worker.may("arrange") and not fold_allegation_file(file.history).closed


def _answers_for(worker: Worker, meetings: Meetings) -> Collection[str]:
    """Looked up only where it matters: where minutes wait for the chair or for a reader."""
    waits = any((m.minutes and not m.approved) or m.unread for m in meetings.meetings.values())
    return answers_for(worker, localdate()) if waits else ()


def _plan(file: OpenFile, meetings: Meetings) -> Offer:
    """Planning answers the wait for a first meeting, or for the review that the last one set."""
    every = meetings.meetings.values()
    last = meetings.last_held.held if meetings.last_held else None
    waiting = any(m.held is None and m.cancelled is None for m in every)
    item = (f"plan:{len(every)}" if every else "plan") if all(m.cancelled for m in every) else ""
    if last and last.next_review and not waiting:
        item = f"review:{last.meeting}"
    return Offer("Plan a meeting", reverse("plan-meeting", args=[file.id]), item)


def steps_of(file: OpenFile, meeting: Meeting, worker: Worker, mine: Collection[str]) -> list[Offer]:
    """What can be done about one meeting; `mine` are the posts for which the worker answers."""
    key = meeting.planned.meeting
    day = day_words(meeting.held.on if meeting.held else meeting.planned.on)
    steps = list(_to_read(file, key, meeting, mine, day)) if worker.may("read-cases") else []
    if worker.may("arrange") and meeting.minutes:
        return [*steps, *_minuted(file, key, meeting, mine, day)]
    if not _takes(file, worker) or meeting.cancelled:
        return steps
    coming = _coming if meeting.held is None else _to_minute
    return [*steps, *coming(file, key, meeting, mine, day)]


def _to_read(file: OpenFile, key: str, meeting: Meeting, mine: Collection[str], day: str) -> Iterator[Offer]:
    for copy in meeting.unread:
        if copy.post in mine:
            text = f"Read the minutes of the meeting of {day}"
            yield Offer(text, _at("read-minutes", file, key), f"read:{key}:{copy.post}")


def _coming(file: OpenFile, key: str, meeting: Meeting, mine: Collection[str], day: str) -> Iterator[Offer]:
    yield Offer(f"Invite people to the meeting of {day}", _at("invite", file, key))
    if meeting.asked or meeting.planned.invited:
        yield Offer(f"Record apologies for the meeting of {day}", _at("give-apologies", file, key))
    yield from _in_it(file, key, day)
    yield Offer(f"Record how the meeting of {day} went", _at("hold-meeting", file, key), f"hold:{key}")
    yield Offer(f"Cancel the meeting of {day}", _at("cancel-meeting", file, key))


def _in_it(file: OpenFile, key: str, day: str) -> Iterator[Offer]:
    yield Offer(f"Record information shared at the meeting of {day}", _at("share-information", file, key))
    yield Offer(f"Add an action of the meeting of {day}", _at("add-meeting-action", file, key))


def _to_minute(
    file: OpenFile, key: str, meeting: Meeting, mine: Collection[str], day: str
) -> Iterator[Offer]:
    """The minutes, or why there are none."""
    item = f"minutes:{key}" if meeting.open else ""
    yield Offer(f"Record the minutes of the meeting of {day}", _at("record-minutes", file, key), item)
    if meeting.open:
        text = f"Say why there are no minutes of the meeting of {day}"
        yield Offer(text, _at("no-minutes", file, key), item)
    yield from _in_it(file, key, day)


def _minuted(file: OpenFile, key: str, meeting: Meeting, mine: Collection[str], day: str) -> Iterator[Offer]:
    """One after the other: approved by the chair, circulated."""
    if meeting.approved is None:
        if meeting.planned.chair in mine:
            text = f"Approve the minutes of the meeting of {day}"
            yield Offer(text, _at("approve-minutes", file, key), f"approve:{key}")
        return
    item = "" if meeting.circulated else f"circulate:{key}"
    yield Offer(f"Circulate the minutes of the meeting of {day}", _at("circulate-minutes", file, key), item)


def _at(name: str, file: OpenFile, meeting: str) -> str:
    return reverse(name, args=[file.id, meeting])


def _actions(file: OpenFile, meetings: Meetings) -> Iterator[Offer]:
    yield Offer("Add an action", reverse("add-action", args=[file.id]))
    for action in meetings.open_actions:
        key, what = action.agreed.action, action.agreed.what
        yield Offer(f"End the action: {what}", reverse("end-action", args=[file.id, key]), f"action:{key}")
        yield Offer(f"Give a new date to: {what}", reverse("revise-action", args=[file.id, key]))
