"""The rulebook of this authority, read once for each day on which a process asks for it.

What is chosen holds from a later day at the earliest, so that the rules of days up to today cannot change while
it is kept. That is all that anything recorded asks of it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone

from heed.facts.authority import AUTHORITY
from heed.facts.base import History
from heed.rulebook.book import RULEBOOK, Rulebook
from heed.store.composing import composed
from heed.store.database import Connection, raw
from heed.store.reading import open_files_on


@dataclass(slots=True)
class _Kept:
    """The rulebook as it was read on a day; None before the first reading."""

    read: tuple[date, Rulebook] | None = None


_kept: Final = _Kept()


def rulebook() -> Rulebook:
    """The rulebook of this authority, exact for every day up to today."""
    today, kept = timezone.localdate(), _kept.read
    if kept is not None and kept[0] == today:
        return kept[1]
    with raw() as connection:
        book = read_rulebook(connection)
    keep(book)
    return book


def is_kept() -> bool:
    """Whether the next call of `rulebook` needs no reading."""
    return _kept.read is not None and _kept.read[0] == timezone.localdate()


def keep(book: Rulebook) -> None:
    """Take a rulebook for that of today."""
    _kept.read = (timezone.localdate(), book)


def forget() -> None:
    """Read anew at the next asking, so that what was just chosen shows on pages about days to come."""
    _kept.read = None


def read_rulebook(connection: Connection) -> Rulebook:
    """The rulebook as the record has it now, for days to come as well."""
    return composed(RULEBOOK, read_choices(connection))


def read_choices(connection: Connection) -> History:
    """The history of the authority's file; empty where nothing was ever chosen."""
    return open_files_on(connection, [AUTHORITY])[AUTHORITY].history
