"""How long a matter has taken: whole, and without the time in which it waited for somebody outside."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from heed.facts.duty import Pause


@dataclass(frozen=True, slots=True)
class Elapsed:
    """Days from `start` to `end`, the first not counted; `net` leaves out the days of pauses, each counted once."""

    start: date
    end: date
    gross: int
    net: int


def elapsed(start: date, end: date, pauses: Iterable[Pause]) -> Elapsed:
    """The time a clock ran. A pause that lasts is counted to `end`; what lies outside the span does not count."""
    gross = max((end - start).days, 0)
    paused: set[date] = set()
    for pause in pauses:
        since, until = max(pause.since, start + timedelta(days=1)), min(pause.until or end, end)
        paused.update(since + timedelta(days=n) for n in range((until - since).days + 1))
    return Elapsed(start, end, gross, gross - len(paused))
