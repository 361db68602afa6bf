"""Putting on the database what was sealed: keys, read models, entries; one statement a table, and no reads.

The order is the same for every writer, so that two of them never wait for each other in a circle: keys, the
rows of files, the other read models, the counters, and last the append, which locks the head of the book.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, Final

from psycopg import Cursor, sql

from heed.ledger.book import Book
from heed.ledger.entry import Entry
from heed.store.arrays import Array, Type
from heed.store.database import Connection, run
from heed.store.derived.projection import TABLES, Change, Table, Values
from heed.store.keys import FileKeyRow, PartKeyRow
from heed.store.sealing import Tail

FILE_KEY: Final = Table("keys.file_key", {"file": "text", "root": "text", "wrapped": "bytea"}, 1)
PART_KEY: Final = Table(
    "keys.part_key", {"id": "text", "file": "text", "part": "text", "root": "text", "wrapped": "bytea"}, 1
)
APPEND: Final = "SELECT permanent.append(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
COUNT: Final = """
INSERT INTO derived_due_count AS c (owner, due, steps) SELECT * FROM unnest(%s, %s, %s)
ON CONFLICT (owner, due) DO UPDATE SET steps = c.steps + EXCLUDED.steps
"""
Sealed = tuple[str, Tail, str, Entry]  # file, its end before, idempotency key, entry


def _names(columns: Iterable[str]) -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(column) for column in columns)


def _unnest(width: int) -> sql.Composed:
    return sql.SQL("unnest({})").format(sql.SQL(", ").join([sql.Placeholder()] * width))


def _insert(table: Table) -> sql.Composed:
    return sql.SQL("INSERT INTO {} ({}) SELECT * FROM {}").format(
        sql.Identifier(*table.name.split(".")), _names(table.columns), _unnest(len(table.columns))
    )


def _upsert(table: Table) -> sql.Composed:
    key, rest = table.columns[: table.key], table.columns[table.key :]
    settings = [sql.SQL("{0} = EXCLUDED.{0}").format(sql.Identifier(column)) for column in rest]
    action = sql.SQL("UPDATE SET {}").format(sql.SQL(", ").join(settings)) if rest else sql.SQL("NOTHING")
    return sql.SQL("{} ON CONFLICT ({}) DO {}").format(_insert(table), _names(key), action)


def _delete(table: Table) -> sql.Composed:
    key = table.columns[: table.key]
    match = [sql.SQL("t.{0} = k.{0}").format(sql.Identifier(column)) for column in key]
    return sql.SQL("DELETE FROM {} t USING {} AS k ({}) WHERE {}").format(
        sql.Identifier(table.name), _unnest(table.key), _names(key), sql.SQL(" AND ").join(match)
    )


INSERTS: Final = {table: _insert(table) for table in (FILE_KEY, PART_KEY)}
UPSERTS: Final = {table: _upsert(table) for table in TABLES}
DELETES: Final = {table: _delete(table) for table in TABLES}


@dataclass(slots=True)
class Writes:
    """Everything that one transaction puts on the database."""

    entries: list[Sealed] = field(default_factory=list)
    file_keys: list[FileKeyRow] = field(default_factory=list)
    part_keys: list[PartKeyRow] = field(default_factory=list)
    change: Change = field(default_factory=Change)

    def cut(self, entries: int, file_keys: int, part_keys: int) -> None:
        """Keep no more than so many of each."""
        del self.entries[entries:], self.file_keys[file_keys:], self.part_keys[part_keys:]


def columns(types: Sequence[Type], rows: Sequence[Values]) -> list[Any]:
    """Rows turned into one array a column."""
    return [Array(kind, values) for kind, values in zip(types, zip(*rows, strict=True), strict=True)]


Order = tuple[sql.Composed | str, list[Any]]


def orders(book: Book, writes: Writes) -> list[Order]:
    """The statements that put it all on the database; the last one gives the index of the first entry."""
    return [
        *key_orders(writes),
        *_change_orders(writes.change),
        (APPEND, append_values(book, writes.entries)),
    ]


def send(connection: Connection, statements: Iterable[Order]) -> Cursor[tuple[Any, ...]]:
    """Run the statements and give the cursor of the last one."""
    for query, values in statements:
        cursor = run(connection, query, values)
    return cursor


def key_orders(writes: Writes) -> Iterator[Order]:
    """Store the keys of files that are new."""
    files = sorted((key.file, key.root, key.wrapped) for key in writes.file_keys)
    parts = sorted((key.id, key.file, key.part, key.root, key.wrapped) for key in writes.part_keys)
    for table, rows in ((FILE_KEY, files), (PART_KEY, parts)):
        if rows:
            yield INSERTS[table], columns(list(table.types.values()), rows)


def _change_orders(change: Change) -> Iterator[Order]:
    for table in TABLES:
        types = list(table.types.values())
        if gone := sorted(change.remove.get(table, ())):
            yield DELETES[table], columns(types[: table.key], gone)
        if rows := sorted(change.write.get(table, ()), key=itemgetter(*range(table.key))):
            yield UPSERTS[table], columns(types, rows)
    if moved := sorted((*place, by) for place, by in change.due.items() if by):
        yield COUNT, columns(("text", "date", "integer"), moved)


def append_values(book: Book, entries: Sequence[Sealed]) -> list[Any]:
    """What APPEND is to be bound with."""
    files, tails, idems, sealed = zip(*entries, strict=True)
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
