"""The read models as they stood on a past day, under the same names, for the length of one block.

Temporary tables stand before the real ones in the search path, so whatever is asked of the read models inside
the block is answered as known then. The cost follows the number of files, not of days.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from psycopg import sql

from heed.facts.base import known_on
from heed.store.database import Connection, raw, run
from heed.store.derived.projection import (
    ALLEGATION,
    CONCERN,
    FILE,
    NO_ROWS,
    SUBJECT,
    Change,
    Sources,
    Table,
    difference,
    project,
)
from heed.store.localrules import rulebook
from heed.store.reading import open_files_on
from heed.store.roots import search_secret
from heed.store.writing import columns

BATCH = 500
FOR_FIGURES = (FILE, CONCERN, SUBJECT, ALLEGATION)
FILES = "SELECT file FROM public.derived_file WHERE kind = ANY(%s) AND opened_at <= %s ORDER BY file"


@contextmanager
def as_known_on(moment: datetime) -> Iterator[None]:
    """Concerns and allegation files as the record had them at that moment, for the tables of the figures."""
    with raw() as connection, connection.transaction():
        for table in FOR_FIGURES:
            run(connection, _create(table))
        # A statement prepared before would go on reading the tables that it was planned for.
        run(connection, "DISCARD PLANS")
        files = [row[0] for row in run(connection, FILES, [["concern", "allegation"], moment]).fetchall()]
        for start in range(0, len(files), BATCH):
            _fill(connection, files[start : start + BATCH], moment)
        try:
            yield
        finally:
            if not connection.closed and not connection.broken:
                _drop(connection)


def _create(table: Table) -> sql.Composed:
    return sql.SQL("CREATE TEMP TABLE {0} (LIKE public.{0} INCLUDING ALL) ON COMMIT DROP").format(
        sql.Identifier(table.name)
    )


def _drop(connection: Connection) -> None:
    for table in FOR_FIGURES:
        run(connection, sql.SQL("DROP TABLE pg_temp.{}").format(sql.Identifier(table.name)))


def _fill(connection: Connection, files: Sequence[str], moment: datetime) -> None:
    change, book = Change(), rulebook()
    for file, opened in open_files_on(connection, files).items():
        if opened.content is None:
            continue
        sources = Sources(file, opened.content.key, search_secret())
        then = project(known_on(opened.history, moment), file, book)
        difference(NO_ROWS, replace(then, found_by=()), sources, change)
    for table in FOR_FIGURES:
        if rows := change.write.get(table):
            run(connection, _insert(table), columns(list(table.types.values()), rows))


def _insert(table: Table) -> sql.Composed:
    return sql.SQL("INSERT INTO pg_temp.{} ({}) SELECT * FROM unnest({})").format(
        sql.Identifier(table.name),
        sql.SQL(", ").join(map(sql.Identifier, table.columns)),
        sql.SQL(", ").join([sql.Placeholder()] * len(table.columns)),
    )
