"""The arithmetic that every table must pass: its rows partition its total."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Difference:
    """What the rows of a table sum to, where that is not its stated total."""

    found: int
    total: int

    @property
    def amount(self) -> int:
        """Found minus stated: negative when rows are missing, positive when there are too many."""
        return self.found - self.total

    @property
    def words(self) -> str:
        """The size and direction: '7 short', '2 over'."""
        return f"{abs(self.amount)} {'short' if self.amount < 0 else 'over'}"

    def __str__(self) -> str:
        return f"the rows sum to {self.found}, the stated total is {self.total}: {self.words}"


def check_partition(rows: Sequence[tuple[str, int]], total: int) -> Difference | None:
    """None when the rows sum to the total, else by how much and in which direction they do not."""
    found = sum(value for _, value in rows)
    return None if found == total else Difference(found, total)


def repeated(labels: Iterable[str]) -> tuple[str, ...]:
    """Labels that stand more than once, case and spacing aside: such rows may overlap."""
    seen = Counter(" ".join(label.split()).casefold() for label in labels)
    return tuple(label for label, count in seen.items() if count > 1)
