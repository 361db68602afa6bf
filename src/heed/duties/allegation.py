"""What an allegation file waits for as a whole: to be completed, decided and concluded."""

from collections.abc import Iterator
from datetime import date

from heed.duties.case import Case, case_of, closed_on
from heed.duties.duty import Duty, arising, last_day
from heed.duties.meetings import meeting_duties, minutes_duties
from heed.duties.parts import (
    border_duties,
    disclosure_duties,
    referral_duties,
    suspension_duties,
    telling_duties,
    track_duties,
    unsettled_tracks,
)
from heed.facts.base import History
from heed.rulebook.book import Rulebook


def allegation_duties(history: History, book: Rulebook) -> Iterator[Duty]:
    """The duties of one file. Once it is closed, what other bodies owe is left, and what minutes wait for."""
    case = case_of(history, book)
    if case is None:
        return
    yield from _concluding(case)
    yield from referral_duties(case)
    yield from (
        duty for duty in disclosure_duties(case) if duty.what != "consider-telling" or not case.file.closed
    )
    if case.file.closed:
        yield from minutes_duties(case)
        return
    yield from _to_complete(case)
    yield from meeting_duties(case)
    yield from suspension_duties(case)
    yield from track_duties(case)
    yield from telling_duties(case)
    yield from border_duties(case)
    yield from _to_close(case)


def _to_complete(case: Case) -> Iterator[Duty]:
    for allegation in case.file.without_outcome:
        yield case.arises(f"outcome:{allegation}", "decide-outcome", "concluded-in-time", case.referred)
    for subject in case.file.without_employer_action:
        yield case.arises(f"employer:{subject}", "employer-action", "concluded-in-time", case.referred)
    if not case.file.allegations:
        yield case.arises("complete", "complete-file", "file-opened-in-time", case.referred)


def _to_close(case: Case) -> Iterator[Duty]:
    """Once nothing else is open: the tracks that have no end yet, then the closing itself."""
    waits = case.meetings.open_meetings or case.meetings.open_actions
    if waits or not case.file.allegations or case.file.without_outcome or case.file.without_employer_action:
        return
    unsettled = unsettled_tracks(case)
    for track, subject in unsettled:
        yield case.arises(f"end:{track}:{subject}", "end-track", "concluded-in-time", case.referred)
    if not unsettled:
        yield case.arises("close", "close-file", "concluded-in-time", case.referred)


def _concluding(case: Case) -> Iterator[Duty]:
    """The three-month target; the twelve-month one takes its place once the first is on record as missed."""
    closed = closed_on(case.file)
    near = last_day(case.book, "concluded-in-three-months", case.referred)
    missed = any(passed.due == near for passed in case.said.passed.get("conclude:3", ()))
    if missed:
        yield _target(case, "conclude:12", "concluded-in-twelve-months", closed)
    else:
        yield _target(case, "conclude:3", "concluded-in-three-months", closed)


def _target(case: Case, item: str, rule: str, closed: date | None) -> Duty:
    return arising(
        item, "conclude", owner=case.owner, rule=rule, start=case.referred, book=case.book, settled=closed
    )
