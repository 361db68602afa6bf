"""Deadlines that passed while no worker ran, of duties that were done since: they wait in no list any more.

So the clock reads on where it last stopped. Where a file was added to on another day than before, it is folded as it
stood until then: what was open, with its day gone by, is stated now if it never was. A round costs what was recorded
since the last one.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

from heed.duties import Duty, local_day, open_duties
from heed.duties.duty import gone_by
from heed.facts.base import History
from heed.facts.duty import DeadlinePassed, fold_dealings
from heed.facts.registry import file_kind
from heed.ledger.book import RECORD
from heed.rulebook.book import Rulebook
from heed.store.breaches import Answers, deadline_passed, state
from heed.store.database import raw, run_numbered
from heed.store.localrules import rulebook
from heed.store.reading import open_files

# The first round of all begins where the book ends: what was recorded before there was a clock is not its business.
STANDS: Final = """
SELECT h.size, coalesce((SELECT size FROM derived_watch WHERE book = h.book), h.size)
FROM permanent.head h WHERE h.book = $1
"""
ADDED: Final = """
SELECT file, min(seq) FROM permanent.entry WHERE book = $1 AND index >= $2 AND index < $3 GROUP BY file ORDER BY file
"""
READ_TO: Final = """
INSERT INTO derived_watch (book, size) VALUES ($1, $2)
ON CONFLICT (book) DO UPDATE SET size = excluded.size
"""
ENTRIES: Final = 2_000  # looked at before the place is noted
Missed = tuple[Duty, date]


def pass_overlooked(now: datetime, answers: Answers) -> int:
    """Put on record the deadlines that passed unseen; how many there were. Raises what reading and recording raise."""
    with raw() as connection:
        size, place = run_numbered(connection, STANDS, [RECORD]).fetchone() or (0, 0)
    stated = 0
    for start in range(min(place, size), size, ENTRIES):
        stated += _look(start, min(start + ENTRIES, size), now.astimezone(UTC), answers)
        _note(min(start + ENTRIES, size))
    _note(size)
    return stated


def _note(place: int) -> None:
    with raw() as connection:
        run_numbered(connection, READ_TO, [RECORD, place])


def _look(start: int, end: int, now: datetime, answers: Answers) -> int:
    with raw() as connection:
        added = run_numbered(connection, ADDED, [RECORD, start, end]).fetchall()
    return sum(_look_at(file, first, now, answers) for file, first in added)


def _look_at(file: str, first: int, now: datetime, answers: Answers) -> int:
    history = open_files([file])[file].history
    return sum(_state(file, one, now, answers) for one in missed(history, first, rulebook()))


def missed(history: History, first: int, book: Rulebook) -> list[Missed]:
    """Duties with a day that had gone by when a later one began, and is not on record so. Pure.

    `first` is the number of the first fact to look before. Facts of one day are of one sitting: what is overdue only
    because it was written down late has not passed between them.
    """
    found: dict[tuple[str, date], Duty] = {}
    for before, fact in enumerate(history[1:], 1):
        today = local_day(fact.at)
        if fact.seq >= first and today != local_day(history[before - 1].at):
            found |= {(duty.item, day): duty for duty, day in _overdue(history[:before], today, book)}
    said = fold_dealings(history)
    return [(duty, day) for (_, day), duty in found.items() if day not in gone_by(duty, said)]


def _overdue(history: History, today: date, book: Rulebook) -> Iterator[Missed]:
    for duty in open_duties(file_kind(history[0].fact), history, book):
        yield from ((duty, day) for day in {duty.due, duty.original} if day < today)


def _state(file: str, one: Missed, now: datetime, answers: Answers) -> int:
    duty, day = one
    fact = deadline_passed(duty, day, answers(duty.owner, day + timedelta(days=1)))

    def find(history: History) -> list[DeadlinePassed]:
        return [] if day in gone_by(duty, fold_dealings(history)) else [fact]

    return state(file, duty.item, day, now, find)
