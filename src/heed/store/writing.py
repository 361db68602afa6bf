"""Putting on the database what was sealed: keys, read models, entries; all in one statement.

The order is the same for every writer, so that two of them never wait for each other in a circle: keys, the
rows of files, the other read models, the counters, and last the append, which locks the head of the book.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Final

from heed.ledger.book import Book
from heed.ledger.entry import Entry
from heed.store.arrays import Array, Type
from heed.store.database import Connection, all_or_nothing, alone, run_numbered, wait_for_disk
from heed.store.derived.projection import TABLES, Change, Table, Values
from heed.store.keys import FileKeyRow, PartKeyRow
from heed.store.sealing import Tail
from heed.store.statements import Verb, append_after

FILE_KEY: Final = Table("keys.file_key", {"file": "text", "root": "text", "wrapped": "bytea"}, 1)
PART_KEY: Final = Table(
    "keys.part_key", {"id": "text", "file": "text", "part": "text", "root": "text", "wrapped": "bytea"}, 1
)
DUE_COUNT: Final = Table("derived_due_count", {"owner": "text", "due": "date", "steps": "integer"}, 2)
Sealed = tuple[str, Tail, str, Entry]  # file, its end before, idempotency key, entry
Step = tuple[Verb, Table, list[Any]]  # what is done to which table, with one array a column


@dataclass(slots=True)
class Writes:
    """Everything that one transaction puts on the database, and the other files that it was decided from."""

    entries: list[Sealed] = field(default_factory=list)
    looked_at: list[tuple[str, Tail]] = field(default_factory=list)
    file_keys: list[FileKeyRow] = field(default_factory=list)
    part_keys: list[PartKeyRow] = field(default_factory=list)
    change: Change = field(default_factory=Change)

    def cut(self, entries: int, file_keys: int, part_keys: int) -> None:
        """Keep no more than so many of each."""
        del self.entries[entries:], self.file_keys[file_keys:], self.part_keys[part_keys:]


def columns(types: Sequence[Type], rows: Sequence[Values]) -> list[Any]:
    """Rows turned into one array a column."""
    return [Array(kind, values) for kind, values in zip(types, zip(*rows, strict=True), strict=True)]


def record_all(connection: Connection, book: Book, writes: Writes) -> int:
    """Put it all on the database, on disk when this returns, and give the index of the first entry."""
    early = alone(connection)
    statement, values = prepared(book, writes, early=early)
    index = send(connection, statement, values)
    if early:
        wait_for_disk(connection)
    return index


def prepared(book: Book, writes: Writes, *, early: bool = False) -> tuple[str, list[Any]]:
    """The statement that puts it all on the database, with its values."""
    shape, values = laid_out([*key_steps(writes), *_change_steps(writes.change)])
    return append_after(shape, early=early), [*values, *append_values(book, writes.entries, writes.looked_at)]


def laid_out(steps: Sequence[Step]) -> tuple[tuple[tuple[Verb, Table], ...], list[Any]]:
    """The shape of a statement that takes these steps, and its values."""
    return tuple((verb, table) for verb, table, _ in steps), [
        value for *_, arrays in steps for value in arrays
    ]


def send(connection: Connection, statement: str, values: list[Any]) -> int:
    """Run a statement of `prepared`."""
    with all_or_nothing(connection):
        row = run_numbered(connection, statement, values).fetchone()
    assert row is not None  # noqa: S101 - the function returns one row or raises
    return int(row[0])


def key_steps(writes: Writes) -> Iterator[Step]:
    """Store the keys of files that are new."""
    files = sorted((key.file, key.root, key.wrapped) for key in writes.file_keys)
    parts = sorted((key.id, key.file, key.part, key.root, key.wrapped) for key in writes.part_keys)
    for table, rows in ((FILE_KEY, files), (PART_KEY, parts)):
        if rows:
            yield "insert", table, columns(table.kinds, rows)


def _change_steps(change: Change) -> Iterator[Step]:
    for table in TABLES:
        if gone := sorted(change.remove.get(table, ())):
            yield "delete", table, columns(table.kinds[: table.key], gone)
        if rows := sorted(change.write.get(table, ()), key=itemgetter(*range(table.key))):
            yield "upsert", table, columns(table.kinds, rows)
    if moved := sorted((*place, by) for place, by in change.due.items() if by):
        yield "add", DUE_COUNT, columns(DUE_COUNT.kinds, moved)


def append_values(
    book: Book, entries: Sequence[Sealed], looked_at: Sequence[tuple[str, Tail]] = ()
) -> list[Any]:
    """What permanent.append is to be called with."""
    files, tails, idems, sealed = zip(*entries, strict=True)
    files, tails = (*files, *(file for file, _ in looked_at)), (*tails, *(tail for _, tail in looked_at))
    parts = [(n, part) for n, entry in enumerate(sealed) for part in entry.parts]
    return [
        book,
        Array("text", files),
        Array("integer", [tail.seq for tail in tails]),
        Array("bytea", [tail.prev for tail in tails]),
        Array("text", idems),
        Array("bytea", [entry.header for entry in sealed]),
        Array("bytea", [entry.blind for entry in sealed]),
        Array("bytea", [entry.leaf_hash for entry in sealed]),
        Array("integer", [n for n, _ in parts]),
        Array("text", [part.name for _, part in parts]),
        Array("text", [part.key_id for _, part in parts]),
        Array("bytea", [part.sealed for _, part in parts]),
    ]
