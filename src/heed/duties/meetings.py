"""What meetings wait for: to be planned, held, minuted, approved, circulated, read; and the actions they agreed."""

from collections.abc import Iterator
from datetime import date

from heed.duties.case import Case
from heed.duties.duty import Duty, last_day, set_for
from heed.facts.meeting import Meeting, MeetingHeld


def meeting_duties(case: Case) -> Iterator[Duty]:
    """Each on the day of its rule, or the day that was set, whichever came first as the day first due."""
    every = list(case.meetings.meetings.values())
    held = sorted((m.held for m in every if m.held), key=lambda h: h.on)
    waiting = [m for m in every if m.held is None and m.cancelled is None]
    if all(m.cancelled for m in every):
        # Setting it aside spoke of the time before a meeting was planned and cancelled.
        item = f"plan:{len(every)}" if every else "plan"
        yield case.arises(item, "plan-meeting", "first-meeting", case.referred)
    for m in waiting:
        yield _to_hold(case, m, held)
    if held and held[-1].next_review and not waiting:
        last = held[-1]
        yield set_for(
            f"review:{last.meeting}", "review", case.owner, held[-1].next_review, _first_review(case, held)
        )
    yield from minutes_duties(case)
    for key, action in case.meetings.actions.items():
        if action.ended is None:
            agreed = action.agreed
            yield Duty(f"action:{key}", "action", agreed.owner, action.due, agreed.due)


def minutes_duties(case: Case) -> Iterator[Duty]:
    """What is left of the papers of each meeting, also once the file is closed."""
    for m in case.meetings.meetings.values():
        yield from _minutes(case, m)


def _to_hold(case: Case, m: Meeting, held: list[MeetingHeld]) -> Duty:
    """The first meeting was first due by its rule, and a review on the day that was set for it."""
    key, chair = f"hold:{m.planned.meeting}", m.planned.chair
    if not held:
        rule = last_day(case.book, "first-meeting", case.referred)
        return set_for(key, "hold-meeting", chair, m.planned.on, rule)
    return set_for(key, "hold-meeting", chair, m.planned.on, held[-1].next_review or m.planned.on)


def _first_review(case: Case, held: list[MeetingHeld]) -> date | None:
    return last_day(case.book, "first-review", held[0].on) if len(held) == 1 else None


def _minutes(case: Case, m: Meeting) -> Iterator[Duty]:
    """Recorded, approved by the chair, circulated, opened by each post that was given them: one after the other."""
    if m.held is None or m.no_minutes is not None:
        return
    key, chair, on = m.planned.meeting, m.planned.chair, m.held.on
    if m.minutes is None:
        yield case.arises(f"minutes:{key}", "record-minutes", "minutes-in-time", on, chair)
    elif m.approved is None:
        yield case.arises(f"approve:{key}", "approve-minutes", "minutes-circulated", on, chair)
    elif not m.circulated:
        yield case.arises(f"circulate:{key}", "circulate-minutes", "minutes-circulated", on, chair)
    for copy in m.unread:
        yield case.arises(f"read:{key}:{copy.post}", "read-minutes", "minutes-read", copy.on, copy.post)
