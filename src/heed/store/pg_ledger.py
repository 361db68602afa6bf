"""The two books on PostgreSQL, by the contract that the memory ledger keeps too."""

from collections.abc import Iterator, Sequence
from typing import Any, Final, LiteralString

import msgspec
import psycopg

from heed.ledger.book import Book, FileHead, Pending, Receipt, SignedSize, Stored
from heed.ledger.entry import ZERO_HASH
from heed.ledger.errors import BadCheckpoint, Stale
from heed.store.arrays import Array
from heed.store.database import (
    BEYOND_BOOK,
    CHECK_VIOLATION,
    RECORDED_BEFORE,
    STALE,
    Connection,
    all_or_nothing,
    run_numbered,
)
from heed.store.sealing import Tail
from heed.store.statements import append_after
from heed.store.writing import append_values

PAGE: Final = 2_000
ROWS: Final = """
SELECT e.index, e.file, e.seq, e.idem, e.header, e.blind, e.leaf_hash, p.names, p.sealed
FROM permanent.entry e
LEFT JOIN LATERAL (
    SELECT array_agg(name) AS names, array_agg(sealed) AS sealed
    FROM permanent.part WHERE book = e.book AND index = e.index
) p ON true
"""
BY_INDEX: Final = f"{ROWS} WHERE e.book = $1 AND e.index >= $2 ORDER BY e.index LIMIT {PAGE}"
BY_FILE: Final = f"{ROWS} WHERE e.book = $1 AND e.file = $2 ORDER BY e.seq"
LAST: Final = (
    "SELECT index, file, seq, leaf_hash FROM permanent.entry WHERE book = $1 ORDER BY index DESC LIMIT 1"
)
HEADS: Final = """
SELECT asked.file, e.seq + 1, e.leaf_hash
FROM unnest($2::text[]) AS asked (file)
CROSS JOIN LATERAL (
    SELECT seq, leaf_hash FROM permanent.entry WHERE book = $1 AND file = asked.file ORDER BY seq DESC LIMIT 1
) e
"""
KNOWN: Final = """
SELECT idem, index, file, seq, leaf_hash FROM permanent.entry WHERE book = $1 AND idem = ANY ($3)
"""
# In one statement, so that both are of one moment.
PLACE: Final = f"SELECT NULL, NULL, heads.* FROM ({HEADS}) heads UNION ALL {KNOWN}"  # noqa: S608


class PgLedger:
    """`ledger.book.Ledger` over one connection, which is not for use by several threads at once."""

    def __init__(self, connection: Connection) -> None:
        """The connection's role needs no more than the application's."""
        self._connection = connection

    def append(self, book: Book, entries: Sequence[Pending]) -> list[Receipt]:
        """See `Ledger.append`."""
        while True:
            receipts, fresh = self._place(book, entries)
            if not fresh:
                return [receipts[pending.idem] for pending in entries]
            try:
                first = self._append(book, fresh)
            except psycopg.Error as error:
                if error.sqlstate not in {STALE, RECORDED_BEFORE}:
                    raise
                continue  # somebody else was quicker: look again where everything stands
            for index, pending in enumerate(fresh, first):
                receipts[pending.idem] = Receipt(index, pending.file, pending.seq, pending.entry.leaf_hash)
            return [receipts[pending.idem] for pending in entries]

    def _place(self, book: Book, entries: Sequence[Pending]) -> tuple[dict[str, Receipt], list[Pending]]:
        """The receipts of commands known already, and what is to be appended. Raises Stale."""
        files, idems = {pending.file for pending in entries}, [pending.idem for pending in entries]
        found = self._run(PLACE, book, Array("text", sorted(files)), Array("text", idems))
        receipts = {row[0]: Receipt(*row[1:]) for row in found if row[0] is not None}
        heads: dict[str, FileHead] = {row[2]: row[3:] for row in found if row[0] is None}
        fresh: dict[str, Pending] = {}
        for pending in entries:
            if pending.idem in receipts or pending.idem in fresh:
                continue
            actual = heads.get(pending.file, (0, ZERO_HASH))
            if (pending.seq, pending.prev) != actual:
                raise Stale(pending.file, (pending.seq, pending.prev), actual)
            heads[pending.file] = (pending.seq + 1, pending.entry.leaf_hash)
            fresh[pending.idem] = pending
        return receipts, list(fresh.values())

    def _append(self, book: Book, fresh: Sequence[Pending]) -> int:
        sealed = [(each.file, Tail(each.seq, each.prev), each.idem, each.entry) for each in fresh]
        with all_or_nothing(self._connection):
            ((first,),) = run_numbered(self._connection, append_after(()), append_values(book, sealed))
        return int(first)

    def entries(self, book: Book, start: int = 0) -> Iterator[Stored]:
        """See `Ledger.entries`."""
        while page := self._run(BY_INDEX, book, start):
            yield from (_stored(book, row) for row in page)
            start = page[-1][0] + 1

    def file_entries(self, book: Book, file: str) -> Sequence[Stored]:
        """See `Ledger.file_entries`."""
        return [_stored(book, row) for row in self._run(BY_FILE, book, file)]

    def file_head(self, book: Book, file: str) -> FileHead:
        """See `Ledger.file_head`."""
        return self._heads(book, {file}).get(file, (0, ZERO_HASH))

    def _heads(self, book: Book, files: set[str]) -> dict[str, FileHead]:
        return {file: (seq, leaf) for file, seq, leaf in self._run(HEADS, book, Array("text", sorted(files)))}

    def head(self, book: Book) -> Receipt | None:
        """See `Ledger.head`."""
        rows = self._run(LAST, book)
        return Receipt(*rows[0]) if rows else None

    def size(self, book: Book) -> int:
        """See `Ledger.size`."""
        ((size,),) = self._run("SELECT size FROM permanent.head WHERE book = $1", book)
        return int(size)

    def add_checkpoint(self, book: Book, size: int, note: bytes) -> None:
        """See `Ledger.add_checkpoint`. The first checkpoint of a size is kept."""
        try:
            with all_or_nothing(self._connection):
                self._run("SELECT permanent.add_checkpoint($1, $2, $3)", book, size, note.decode())
        except psycopg.Error as error:
            if error.sqlstate in {BEYOND_BOOK, CHECK_VIOLATION}:
                raise BadCheckpoint(f"there is no book of {size} entries to sign") from error
            raise

    def checkpoints(self, book: Book) -> Sequence[SignedSize]:
        """See `Ledger.checkpoints`."""
        rows = self._run("SELECT size, note FROM permanent.checkpoint WHERE book = $1 ORDER BY size", book)
        return [SignedSize(size, note.encode()) for size, note in rows]

    def _run(self, query: LiteralString, *values: Any) -> list[tuple[Any, ...]]:
        return run_numbered(self._connection, query, values).fetchall()


def _stored(book: Book, row: tuple[Any, ...]) -> Stored:
    index, file, seq, idem, header, blind, leaf_hash, names, sealed = row
    parts = in_header_order(header, list(zip(names or (), sealed or (), strict=True)))
    return Stored(book, index, file, seq, idem, header, blind, leaf_hash, tuple(parts))


class _Name(msgspec.Struct):
    n: str


class _Names(msgspec.Struct):
    parts: list[_Name]


_names = msgspec.json.Decoder(_Names).decode


def in_header_order(header: bytes, parts: list[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    """Parts as the header names them; those it does not name, or all where it cannot be read, at the end."""
    if len(parts) < 2:
        return parts
    try:
        order = {part.n: place for place, part in enumerate(_names(header).parts)}
    except (msgspec.MsgspecError, UnicodeError):
        return parts
    return sorted(parts, key=lambda part: order.get(part[0], len(order)))
