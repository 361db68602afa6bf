"""What can be done about the meetings and actions of a file."""

from collections.abc import Iterator

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.facts.allegation import fold_allegation_file
from heed.facts.meeting import Meetings, fold_meetings
from heed.web.offers import Offer
from heed.web.words import day_words


def meeting_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """Nothing once the file is closed."""
    if not worker.may("arrange") or fold_allegation_file(file.history).closed:
        return []
    meetings = fold_meetings(file.history)
    return [_plan(file, meetings), *_meetings(file, meetings), *_actions(file, meetings)]


def _plan(file: OpenFile, meetings: Meetings) -> Offer:
    """Planning answers the wait for a first meeting, or for the review that the last one set."""
    every = meetings.meetings.values()
    last = meetings.last_held.held if meetings.last_held else None
    waiting = any(m.held is None and m.cancelled is None for m in every)
    item = "plan" if all(m.cancelled for m in every) else ""
    if last and last.next_review and not waiting:
        item = f"review:{last.meeting}"
    return Offer("Plan a meeting", reverse("plan-meeting", args=[file.id]), item)


def _meetings(file: OpenFile, meetings: Meetings) -> Iterator[Offer]:
    for key, meeting in meetings.meetings.items():
        if not meeting.open:
            continue
        day = day_words(meeting.held.on if meeting.held else meeting.planned.on)
        if meeting.held:
            url = reverse("record-minutes", args=[file.id, key])
            yield Offer(f"Record the minutes of the meeting of {day}", url, f"minutes:{key}")
            continue
        url = reverse("hold-meeting", args=[file.id, key])
        yield Offer(f"Record how the meeting of {day} went", url, f"hold:{key}")
        yield Offer(f"Cancel the meeting of {day}", reverse("cancel-meeting", args=[file.id, key]))


def _actions(file: OpenFile, meetings: Meetings) -> Iterator[Offer]:
    yield Offer("Add an action", reverse("add-action", args=[file.id]))
    for action in meetings.open_actions:
        key, what = action.agreed.action, action.agreed.what
        yield Offer(f"End the action: {what}", reverse("end-action", args=[file.id, key]), f"action:{key}")
        yield Offer(f"Give a new date to: {what}", reverse("revise-action", args=[file.id, key]))
