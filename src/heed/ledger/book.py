"""What a ledger is to the rest of the system: two books, an append that can refuse, and reading in order.

The memory ledger and the PostgreSQL one both keep this contract; `conformance` says it in tests.
"""

from collections.abc import Iterator, Sequence
from typing import Final, Literal, Protocol

import msgspec

from heed.ledger.entry import Entry

Book = Literal["record", "reads"]
RECORD: Final = "record"
READS: Final = "reads"
BOOKS: Final[tuple[Book, ...]] = (RECORD, READS)

FileHead = tuple[int, bytes]
"""(seq of the file's next entry, leaf hash of its last one, or `ZERO_HASH` and 0 for a file not begun)."""


class Pending(msgspec.Struct, frozen=True):
    """An entry ready to append, with the place it was sealed for and the idempotency key of its command."""

    file: str
    seq: int
    prev: bytes
    idem: str
    entry: Entry


class Receipt(msgspec.Struct, frozen=True):
    """Where an entry stands: its index in the book, its file and place there, its leaf hash."""

    index: int
    file: str
    seq: int
    leaf_hash: bytes


class Stored(msgspec.Struct, frozen=True):
    """One row of a book; `parts` are (name, sealed bytes) in header order, without those that were erased."""

    book: Book
    index: int
    file: str
    seq: int
    idem: str
    header: bytes
    blind: bytes
    leaf_hash: bytes
    parts: tuple[tuple[str, bytes], ...]


class SignedSize(msgspec.Struct, frozen=True):
    """A signed checkpoint as kept: the size it covers and the note's bytes."""

    size: int
    note: bytes


class Ledger(Protocol):
    """Two append-only books. Nothing can be changed or removed through this contract."""

    def append(self, book: Book, entries: Sequence[Pending]) -> list[Receipt]:
        """Append all of `entries` in order, or none.

        An entry whose `idem` the book knows is not appended again: its first receipt is returned.
        Raises Stale when a file does not stand where an entry expects it, which includes gaps.
        """

    def entries(self, book: Book, start: int = 0) -> Iterator[Stored]:
        """The book's rows from index `start`, in order."""

    def file_entries(self, book: Book, file: str) -> Sequence[Stored]:
        """One file's rows in order; empty when the file is not known."""

    def file_head(self, book: Book, file: str) -> FileHead:
        """What the next entry of `file` must expect."""

    def head(self, book: Book) -> Receipt | None:
        """The last entry's receipt; None for an empty book."""

    def size(self, book: Book) -> int:
        """How many entries the book has."""

    def add_checkpoint(self, book: Book, size: int, note: bytes) -> None:
        """Keep a signed checkpoint. Raises BadCheckpoint when `size` is beyond the book."""

    def checkpoints(self, book: Book) -> Sequence[SignedSize]:
        """Every checkpoint kept, in order of size, then of keeping."""
