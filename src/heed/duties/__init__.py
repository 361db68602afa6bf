"""What posts have to do, by when, and what was late: folded from the facts of one file by the rules of their day.

Nothing here asks what day it is: a duty has a day, and whoever looks decides whether it has gone by.
"""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Final

from heed.duties.allegation import allegation_duties
from heed.duties.concern import concern_duties
from heed.duties.duty import WORDS, Duty, as_dealt_with, set_for
from heed.duties.elapsed import Elapsed, elapsed
from heed.duties.recurrence import recurrence_duties
from heed.facts.base import History
from heed.facts.duty import fold_dealings
from heed.facts.registry import FileKind
from heed.facts.when import local_day
from heed.rulebook.book import Rulebook

_OF: Final[dict[FileKind, Callable[[History, Rulebook], Iterator[Duty]]]] = {
    "concern": lambda history, book: chain(concern_duties(history, book), recurrence_duties(history, book)),
    "allegation": allegation_duties,
    "person": recurrence_duties,
    "organisation": recurrence_duties,
}


def duties(kind: FileKind, history: History, book: Rulebook) -> list[Duty]:
    """All duties of a file, done ones included, in the order of the steps of a case."""
    if kind not in _OF:
        return []
    said = fold_dealings(history)
    asked = (
        set_for(f"update:{key}", "answer-update", ask.asked.of, ask.asked.due)
        for key, ask in said.asks.items()
        if ask.given is None
    )
    return [*as_dealt_with(_OF[kind](history, book), said), *as_dealt_with(asked, said)]


def open_duties(kind: FileKind, history: History, book: Rulebook) -> list[Duty]:
    """What a file waits for."""
    return [duty for duty in duties(kind, history, book) if duty.open]


__all__ = ["WORDS", "Duty", "Elapsed", "duties", "elapsed", "local_day", "open_duties"]
