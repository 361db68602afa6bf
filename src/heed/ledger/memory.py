"""A ledger in memory: the contract of `book.Ledger` without a database, for tests and for what-if runs."""

from collections.abc import Iterator, Sequence
from itertools import islice

from heed.ledger.book import BOOKS, Book, FileHead, Pending, Receipt, SignedSize, Stored
from heed.ledger.entry import ZERO_HASH
from heed.ledger.errors import BadCheckpoint, Stale


class _Pages:
    """One book: its rows, and what is looked up while appending."""

    def __init__(self) -> None:
        self.rows: list[Stored] = []
        self.by_file: dict[str, list[Stored]] = {}
        self.by_idem: dict[str, Receipt] = {}
        self.checkpoints: list[SignedSize] = []

    def file_head(self, file: str) -> FileHead:
        rows = self.by_file.get(file)
        return (rows[-1].seq + 1, rows[-1].leaf_hash) if rows else (0, ZERO_HASH)


class MemoryLedger:
    """Keeps both books in lists; not for use by several threads at once."""

    def __init__(self) -> None:
        self._books = {book: _Pages() for book in BOOKS}

    def append(self, book: Book, entries: Sequence[Pending]) -> list[Receipt]:
        """See `Ledger.append`."""
        pages = self._books[book]
        receipts, fresh = _place(pages, entries)
        for pending, receipt in fresh:
            row = _row(book, pending, receipt)
            pages.rows.append(row)
            pages.by_file.setdefault(row.file, []).append(row)
            pages.by_idem[row.idem] = receipt
        return receipts

    def entries(self, book: Book, start: int = 0) -> Iterator[Stored]:
        """See `Ledger.entries`."""
        return islice(iter(self._books[book].rows), start, None)

    def file_entries(self, book: Book, file: str) -> Sequence[Stored]:
        """See `Ledger.file_entries`."""
        return tuple(self._books[book].by_file.get(file, ()))

    def file_head(self, book: Book, file: str) -> FileHead:
        """See `Ledger.file_head`."""
        return self._books[book].file_head(file)

    def head(self, book: Book) -> Receipt | None:
        """See `Ledger.head`."""
        rows = self._books[book].rows
        return Receipt(rows[-1].index, rows[-1].file, rows[-1].seq, rows[-1].leaf_hash) if rows else None

    def size(self, book: Book) -> int:
        """See `Ledger.size`."""
        return len(self._books[book].rows)

    def add_checkpoint(self, book: Book, size: int, note: bytes) -> None:
        """See `Ledger.add_checkpoint`."""
        pages = self._books[book]
        if not 0 <= size <= len(pages.rows):
            raise BadCheckpoint(f"a checkpoint of {size} entries for a book of {len(pages.rows)}")
        pages.checkpoints.append(SignedSize(size, note))

    def checkpoints(self, book: Book) -> Sequence[SignedSize]:
        """See `Ledger.checkpoints`."""
        return sorted(self._books[book].checkpoints, key=lambda kept: kept.size)


def _place(pages: _Pages, entries: Sequence[Pending]) -> tuple[list[Receipt], list[tuple[Pending, Receipt]]]:
    """Every entry's receipt, and the entries to write: nothing is written until all have a place."""
    heads: dict[str, FileHead] = {}
    known: dict[str, Receipt] = {}
    receipts: list[Receipt] = []
    fresh: list[tuple[Pending, Receipt]] = []
    for pending in entries:
        receipt = pages.by_idem.get(pending.idem) or known.get(pending.idem)
        if receipt is None:
            actual = heads.get(pending.file) or pages.file_head(pending.file)
            if (pending.seq, pending.prev) != actual:
                raise Stale(pending.file, (pending.seq, pending.prev), actual)
            index = len(pages.rows) + len(fresh)
            receipt = Receipt(index, pending.file, pending.seq, pending.entry.leaf_hash)
            fresh.append((pending, receipt))
            known[pending.idem] = receipt
            heads[pending.file] = (pending.seq + 1, pending.entry.leaf_hash)
        receipts.append(receipt)
    return receipts, fresh


def _row(book: Book, pending: Pending, receipt: Receipt) -> Stored:
    entry = pending.entry
    parts = tuple((part.name, part.sealed) for part in entry.parts)
    return Stored(
        book=book,
        index=receipt.index,
        file=pending.file,
        seq=pending.seq,
        idem=pending.idem,
        header=entry.header,
        blind=entry.blind,
        leaf_hash=entry.leaf_hash,
        parts=parts,
    )
