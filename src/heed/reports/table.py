"""A table of our own: made only when its rows partition its total."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from heed.reports.partition import Difference, check_partition, repeated


class NotATable(ValueError):
    """Rows that cannot be counted: a negative count, a label or key that stands twice, no unit."""


class DoesNotAddUp(NotATable):
    """A table whose rows do not sum to its total. `difference` says by how much."""

    def __init__(self, title: str, difference: Difference) -> None:
        super().__init__(f"{title}: {difference}")
        self.difference = difference


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what people read, how many, and the key by which the records behind it are found."""

    label: str
    value: int
    key: str


@dataclass(frozen=True, slots=True)
class AsAt:
    """Up to where the record was read: a position in the book, and when that was.

    With `known_on`, what was recorded after that day is left out.
    """

    position: int
    time: datetime
    known_on: date | None = None

    @property
    def words(self) -> str:
        when = f"{self.time.day} {self.time:%B %Y at %H:%M %Z}".rstrip()
        words = f"position {self.position} of the record, {when}"
        if self.known_on is None:
            return words
        return f"{words}; as known at the end of {self.known_on.day} {self.known_on:%B %Y}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Counts of one unit in one period. Made by `build`, which refuses what does not add up."""

    id: str
    title: str
    unit: str
    period: str
    as_at: AsAt
    definition: str
    rows: tuple[Row, ...]
    total: int
    notes: tuple[str, ...] = ()

    @classmethod
    def build(
        cls,
        *,
        id: str,
        title: str,
        unit: str,
        period: str,
        as_at: AsAt,
        definition: str,
        rows: Iterable[Row],
        total: int,
        notes: Iterable[str] = (),
    ) -> Table:
        """The table, or DoesNotAddUp with the difference, or NotATable where it cannot be counted.

        `total` is counted apart from the rows, by a query of its own; summing the rows here would
        prove nothing.
        """
        table = cls(
            id=id,
            title=title,
            unit=unit,
            period=period,
            as_at=as_at,
            definition=definition,
            rows=tuple(rows),
            total=total,
            notes=tuple(notes),
        )
        table._refuse_what_cannot_be_counted()
        difference = check_partition([(row.label, row.value) for row in table.rows], total)
        if difference is not None:
            raise DoesNotAddUp(title, difference)
        return table

    def _refuse_what_cannot_be_counted(self) -> None:
        for name in ("id", "title", "unit", "period", "definition"):
            if not getattr(self, name).strip():
                raise NotATable(f"{self.title or self.id}: a table needs its {name}")
        for row in self.rows:
            if row.value < 0:
                raise NotATable(f"{self.title}: ‘{row.label}’ is {row.value}, and a count cannot be negative")
        twice = repeated(row.label for row in self.rows) or repeated(row.key for row in self.rows)
        if twice:
            raise NotATable(f"{self.title}: {', '.join(twice)} stands more than once")
