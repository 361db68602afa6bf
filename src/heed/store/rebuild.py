"""Folding both books into fresh read models, to compare with those in use or to put those right.

The fresh ones are temporary tables, so the application's own role can make them. Files are taken in pages, in one
snapshot of the database, and memory does not grow with the book.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from psycopg import sql

from heed.facts.upkeep import PageRead
from heed.ledger.book import READS, RECORD
from heed.store.arrays import Array
from heed.store.database import Connection, raw, run, run_numbered
from heed.store.derived.projection import (
    DUE,
    NO_ROWS,
    TABLES,
    Change,
    Sources,
    Table,
    Values,
    difference,
    project,
)
from heed.store.keys import FileKeyRow, PartKey, PartKeyRow, open_content_key
from heed.store.localrules import read_rulebook
from heed.store.reading import open_files_on
from heed.store.reads import files_shown
from heed.store.roots import roots, search_secret
from heed.store.sealing import open_rows
from heed.store.writing import DUE_COUNT, columns

FILES_AT_ONCE: Final = 200
READS_AT_ONCE: Final = 2_000
EXAMPLES: Final = 3
READ: Final = Table(
    "derived_read",
    {
        "index": "bigint",
        "of": "text",
        "how": "text",
        "page": "text",
        "actor": "text",
        "post": "text",
        "at": "timestamptz",
    },
    2,
)
EVERY: Final = (*TABLES, DUE_COUNT, READ)
NEXT_FILES: Final = """
SELECT file FROM permanent.entry WHERE book = $1 AND file > $2 AND seq = 0 ORDER BY file LIMIT $3
"""
CONTENT_KEY: Final = """
SELECT f.file, f.root, f.wrapped, k.id, k.file, k.part, k.root, k.wrapped
FROM keys.file_key f JOIN keys.part_key k USING (file) WHERE f.file = $1 AND k.part = 'content'
"""
CHAIN: Final = """
SELECT array_agg(index), array_agg(seq), array_agg(header), array_agg(sealed)
FROM (
    SELECT e.index, e.seq, e.header, p.sealed
    FROM permanent.entry e
    JOIN LATERAL (
        SELECT sealed FROM permanent.part WHERE book = $1 AND index = e.index AND name = 'content' OFFSET 0
    ) p ON true
    WHERE e.book = $1 AND e.file = $2 AND e.seq >= $3 AND e.seq < $4
    ORDER BY e.seq
) page
"""
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Difference:
    """How a read model differs from what the books say: rows by number, and the keys of the first few."""

    table: str
    missing: int
    surplus: int
    examples: tuple[str, ...]

    def __str__(self) -> str:
        parts = []
        if self.missing:
            parts.append(f"{self.missing:,} rows that the books give are not there")
        if self.surplus:
            parts.append(f"{self.surplus:,} rows that are there the books do not give")
        return f"{self.table}: {' and '.join(parts)}; for example {', '.join(self.examples)}."


def check(progress: Progress | None = None) -> list[Difference]:
    """Compare the read models in use with fresh ones. Others may go on working meanwhile."""
    with raw() as connection, connection.transaction():
        run(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        with _fresh(connection):
            _fold(connection, progress)
            return _differences(connection)


def rebuild(progress: Progress | None = None) -> list[Difference]:
    """Put the read models right and give what was wrong. Nobody can record meanwhile; everybody can read."""
    with raw() as connection, connection.transaction():
        run(connection, "LOCK TABLE derived_file, derived_read IN SHARE ROW EXCLUSIVE MODE")
        with _fresh(connection):
            _fold(connection, progress)
            found = _differences(connection)
            run(connection, "DELETE FROM derived_due_count WHERE steps = 0")
            for table in EVERY:
                _put_right(connection, table)
    return found


@contextmanager
def _fresh(connection: Connection) -> Iterator[None]:
    for table in EVERY:
        create = sql.SQL("CREATE TEMP TABLE {} (LIKE public.{}) ON COMMIT DROP")
        run(connection, create.format(_name(table), sql.Identifier(table.name)))
    yield
    for table in EVERY:
        run(connection, sql.SQL("DROP TABLE pg_temp.{}").format(_name(table)))


def _name(table: Table) -> sql.Identifier:
    return sql.Identifier(f"fresh_{table.name}")


def _fold(connection: Connection, progress: Progress | None) -> None:
    done, book = 0, read_rulebook(connection)
    for files in _files(connection, RECORD, FILES_AT_ONCE):
        change = Change()
        for file, opened in open_files_on(connection, files).items():
            done += len(opened.history)
            if opened.content is not None:
                sources = Sources(file, opened.content.key, search_secret())
                difference(NO_ROWS, project(opened.history, file, book), sources, change)
        for table, rows in change.write.items():
            _add(connection, table, rows)
        if progress:
            progress(done)
    _count_dues(connection)
    for rows in _reads(connection):
        _add(connection, READ, rows)


def _files(connection: Connection, book: str, at_once: int) -> Iterator[list[str]]:
    last = ""
    while found := run_numbered(connection, NEXT_FILES, [book, last, at_once]).fetchall():
        files = [row[0] for row in found]
        yield files
        last = files[-1]


def _add(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    if not rows:
        return
    arrays: list[Array] = columns(table.kinds, rows)
    query = sql.SQL("INSERT INTO pg_temp.{} ({}) SELECT * FROM unnest({})").format(
        _name(table), _columns(table), sql.SQL(", ").join([sql.Placeholder()] * len(arrays))
    )
    run(connection, query, arrays)


def _columns(table: Table) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, table.types))


def _count_dues(connection: Connection) -> None:
    query = (
        "INSERT INTO pg_temp.{} (owner, due, steps) SELECT owner, due, count(*) FROM pg_temp.{} GROUP BY 1, 2"
    )
    run(connection, sql.SQL(query).format(_name(DUE_COUNT), _name(DUE)))


def _reads(connection: Connection) -> Iterator[list[Values]]:
    for files in _files(connection, READS, 1):
        row = run_numbered(connection, CONTENT_KEY, files).fetchone()
        if row is not None:
            key = open_content_key(FileKeyRow(*row[:3]), PartKeyRow(*row[3:]), roots())
            yield from _reads_of(connection, files[0], key)


def _reads_of(connection: Connection, file: str, key: PartKey) -> Iterator[list[Values]]:
    start = 0
    while True:
        values = [READS, file, start, start + READS_AT_ONCE]
        page: Any = run_numbered(connection, CHAIN, values).fetchone()
        if page[0] is None:
            return
        indexes, seqs, headers, sealed = page
        recorded = open_rows(file, seqs, headers, sealed, key)
        yield [
            (index, of, how, item.fact.page, item.actor, item.post, item.at)
            for index, item in zip(indexes, recorded, strict=True)
            if isinstance(item.fact, PageRead)
            for of, how in files_shown(item.fact)
        ]
        start += READS_AT_ONCE


def _sides(table: Table) -> tuple[sql.Composed, sql.Composed]:
    """The rows that the books give, and those in use."""
    names = _columns(table)
    fresh = sql.SQL("SELECT {} FROM pg_temp.{}").format(names, _name(table))
    used = sql.SQL("SELECT {} FROM public.{}").format(names, sql.Identifier(table.name))
    return fresh, sql.SQL("{} WHERE steps <> 0").format(used) if table is DUE_COUNT else used


def _differences(connection: Connection) -> list[Difference]:
    every = (_difference(connection, table) for table in EVERY)
    return [each for each in every if each.missing or each.surplus]


def _difference(connection: Connection, table: Table) -> Difference:
    fresh, used = _sides(table)
    missing, first = _except(connection, table, fresh, used)
    surplus, others = _except(connection, table, used, fresh)
    return Difference(table.name, missing, surplus, tuple((*first, *others)[:EXAMPLES]))


def _except(
    connection: Connection, table: Table, these: sql.Composed, those: sql.Composed
) -> tuple[int, list[str]]:
    key = sql.SQL(", ").join(map(sql.Identifier, table.columns[: table.key]))
    query = sql.SQL("SELECT {}, count(*) OVER () FROM ({} EXCEPT {}) AS d LIMIT {}").format(
        key, these, those, sql.Literal(EXAMPLES)
    )
    rows = run(connection, query).fetchall()
    return (rows[0][-1] if rows else 0), [" ".join(map(str, row[:-1])) for row in rows]


def _put_right(connection: Connection, table: Table) -> None:
    fresh, used = _sides(table)
    match = sql.SQL(" AND ").join(
        sql.SQL("t.{0} = d.{0}").format(sql.Identifier(column)) for column in table.columns[: table.key]
    )
    target = sql.Identifier(table.name)
    delete = sql.SQL("DELETE FROM public.{} t USING ({} EXCEPT {}) d WHERE {}")
    run(connection, delete.format(target, used, fresh, match))
    insert = sql.SQL("INSERT INTO public.{} ({}) {} EXCEPT {}")
    run(connection, insert.format(target, _columns(table), fresh, used))
