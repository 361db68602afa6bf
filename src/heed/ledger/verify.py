"""Verification of a whole book, streamed: what is wrong, at which entry, in words.

Each row is checked against itself and the row before it in its file, the tree against each signed checkpoint.
Memory does not grow with the book. Found is whatever changes, adds, removes or reorders entries below a given
checkpoint. A change made before the first checkpoint that covers it cannot be found, nor a consistent
rewriting by somebody who holds the signing keys too, unless a checkpoint is given that was kept elsewhere.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

import msgspec

from heed.ledger import checkpoint
from heed.ledger.book import Book, SignedSize, Stored
from heed.ledger.checkpoint import Checkpoint
from heed.ledger.errors import BadNote
from heed.ledger.note import Verifier
from heed.ledger.rowcheck import Row, RowTuple, problems, suspects
from heed.ledger.tree import Frontier

__all__ = ["BookVerifier", "Finding", "Row", "RowTuple", "rows"]

_BATCH: Final = 1000


class Finding(msgspec.Struct, frozen=True):
    """One thing that is wrong; `index` is the entry's number in its book; None for the book as a whole."""

    book: Book
    index: int | None
    problem: str

    def __str__(self) -> str:
        where = "" if self.index is None else f"entry {self.index}: "
        return f"{self.book}: {where}{self.problem}"


class BookVerifier:
    """Verifies one book once. After `verify` is exhausted, `size`, `covered` and `root()` say what was seen.

    `verifiers` are the keys that may sign for `origin`, and witnesses'. `checkpoints` come in order of size;
    those held by other people may be merged in. `erased` are the key ids that erasures destroyed.
    """

    def __init__(
        self,
        book: Book,
        *,
        origin: str,
        verifiers: Sequence[Verifier],
        checkpoints: Iterable[SignedSize],
        erased: Container[str] = (),
    ) -> None:
        self._book: Book = book
        self._origin = origin
        self._verifiers = tuple(verifiers)
        self._checkpoints = iter(checkpoints)
        self._erased = erased
        self._tree = Frontier()
        self._point: Checkpoint | None = None
        self._gap: int | None = None
        self._first_wrong: int | None = None
        self._also_wrong = 0
        self.size = 0
        self.covered = 0

    def root(self) -> bytes:
        """The root over the leaf hashes seen so far."""
        return self._tree.root()

    def verify(self, rows: Iterable[RowTuple]) -> Iterator[Finding]:
        """Read `rows` to their end and yield everything that is wrong, in order."""
        source = iter(rows)
        yield from self._next_point()
        yield from self._compare()
        while batch := list(islice(source, self._room())):
            yield from self._check(batch)
            yield from self._compare()
        yield from self._finish()

    def _room(self) -> int:
        return _BATCH if self._point is None else min(_BATCH, self._point.size - self.size)

    def _check(self, batch: list[RowTuple]) -> Iterator[Finding]:
        self._tree.extend([row[5] for row in batch])
        expected, self.size = self.size, batch[-1][0] + 1
        if suspected := suspects(batch, expected):
            for row in suspected:
                for problem in problems(row, self._erased):
                    yield self._finding(problem, row.index)
            yield from self._check_order(batch, expected)

    def _check_order(self, batch: list[RowTuple], expected: int) -> Iterator[Finding]:
        for row in batch:
            if row[0] != expected:
                self._gap = min(expected, self._gap or expected)
                yield self._finding(_misplaced(row[0], expected), row[0])
            expected = max(expected, row[0] + 1)
        self.size = expected

    def _compare(self) -> Iterator[Finding]:
        """Compare the tree with every checkpoint that has been reached."""
        while self._point is not None and self._point.size <= self.size:
            if self._gap is None:
                yield from self._compare_root(self._point)
            yield from self._next_point()

    def _compare_root(self, point: Checkpoint) -> Iterator[Finding]:
        if self._tree.root() == point.root:
            self.covered = point.size
        elif self._first_wrong is None:
            self._first_wrong = point.size
            since = f"an entry from {self.covered} to {point.size - 1}" if point.size else "something"
            yield self._finding(
                f"the signed root of {point.size} entries is another: {since} was changed, added or removed"
            )
        else:
            self._also_wrong += 1

    def _next_point(self) -> Iterator[Finding]:
        """Move to the next checkpoint that is in order and rightly signed."""
        self._point = None
        for kept in self._checkpoints:
            try:
                point = checkpoint.open(kept.note, self._verifiers).checkpoint
            except BadNote as error:
                yield self._finding(f"the checkpoint of {kept.size} entries cannot be trusted: {error}")
                continue
            if point.origin != self._origin or point.size != kept.size:
                stated = f"{point.origin} at {point.size} entries"
                yield self._finding(f"the checkpoint kept for {kept.size} entries is one of {stated}")
            elif point.size < self.size:
                yield self._finding(f"the checkpoint of {point.size} entries was given out of order")
            else:
                self._point = point
                return

    def _finish(self) -> Iterator[Finding]:
        if self._gap is not None:
            yield self._finding(f"the signed roots from entry {self._gap} on could not be compared")
        if self._also_wrong:
            yield self._finding(f"{self._also_wrong} later signed roots differ as well")
        beyond = 0
        while self._point is not None:
            beyond = self._point.size
            yield from self._next_point()
        if beyond:
            yield self._finding(
                f"a signed checkpoint covers {beyond} entries, but the book ends after {self.size}: "
                f"the last {beyond - self.size} are missing"
            )

    def _finding(self, problem: str, index: int | None = None) -> Finding:
        return Finding(self._book, index, problem)


def _misplaced(index: int, expected: int) -> str:
    if index < expected:
        return "it is given twice or out of order"
    missing = f"entry {expected} is" if index == expected + 1 else f"entries {expected} to {index - 1} are"
    return f"{missing} missing before it"


def rows(stored: Iterable[Stored]) -> Iterator[Row]:
    """Stored entries as rows to verify, for a small book: it remembers every leaf hash it has seen."""
    seen: dict[tuple[str, int], bytes] = {}
    for each in stored:
        previous = seen.get((each.file, each.seq - 1))
        seen[each.file, each.seq] = each.leaf_hash
        leaf = each.leaf_hash
        yield Row(each.index, each.file, each.seq, each.header, each.blind, leaf, previous, each.parts)
