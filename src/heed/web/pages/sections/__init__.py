"""What a file says, folded, by kind of file: headed lists and tables for its page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from heed.access.door import Worker
from heed.facts.base import History
from heed.web.components import Row, Table
from heed.web.pages.present import Words


@dataclass(frozen=True, slots=True)
class Section:
    """One headed part of the page: rows, then tables; `empty` is said where there is neither.

    `folded` are tables that open under the words of `summary`; `listed` are the files that it names and that the
    history does not.
    """

    title: str
    rows: Sequence[Row] = ()
    tables: Sequence[Table] = ()
    empty: str = ""
    listed: Sequence[str] = ()
    summary: str = ""
    folded: Sequence[Table] = ()

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to show but that nothing is recorded."""
        return not (self.rows or self.tables or self.folded)


@dataclass(frozen=True, slots=True)
class View:
    """What the sections are made from. `day` is today, or the day as known on which the file is shown."""

    file: str
    history: History
    words: Words
    day: date
    worker: Worker
    as_known: datetime | None = None


Sections = Callable[[View], list[Section]]
