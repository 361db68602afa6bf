"""Published figures as read: tables, their rows, and what made a file unreadable."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

Kind = Literal["complete", "partial", "series", "funnel", "suppressed"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file cannot be read: the line, 0 for the file as a whole, and the reason in words."""

    line: int
    message: str

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}" if self.line else self.message


@dataclass(frozen=True, slots=True)
class PublishedRow:
    """One row as printed. A fraction is Decimal; a cell that the publisher masked is None."""

    label: str
    value: int | Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTable:
    """One table as printed, with its stated total if one was printed."""

    id: str
    authority: str
    period: str
    unit: str
    title: str
    kind: Kind
    rows: tuple[PublishedRow, ...]
    stated_total: int | None = None
    source_title: str = ""
    source_url: str = ""
    unknown_keys: tuple[str, ...] = ()

    def shown(self) -> list[PublishedRow]:
        return [row for row in self.rows if row.value is not None]

    def masked(self) -> list[PublishedRow]:
        return [row for row in self.rows if row.value is None]


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """A file as read. It has problems, or tables, never both: half a file is not checked."""

    name: str
    tables: tuple[PublishedTable, ...] = ()
    problems: tuple[Problem, ...] = ()
    unknown_keys: tuple[str, ...] = ()
