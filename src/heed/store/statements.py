"""One SQL statement for everything a command changes, so that it takes one round trip and commits by itself.

    WITH s0 AS (INSERT ...), s1 AS (...) SELECT permanent.append(...) FROM (... every step is done ...)

The steps are carried out in the order given and the append comes last: it asks how many rows each step wrote.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import count
from typing import Final, Literal

from psycopg import sql

from heed.store.derived.projection import Table

Verb = Literal["insert", "upsert", "delete", "add"]
APPEND_ARGUMENTS: Final = 12
EARLY: Final = sql.SQL(", set_config('synchronous_commit', 'off', true)")


def names(columns: Iterable[str]) -> sql.Composed:
    """Column names, separated by commas."""
    return sql.SQL(", ").join(map(sql.Identifier, columns))


def parameters(numbers: Iterator[int], width: int) -> sql.Composed:
    """The next `width` of $1, $2 ..., separated by commas."""
    return sql.SQL(", ").join(sql.SQL(f"${next(numbers)}") for _ in range(width))


def insert(table: Table, numbers: Iterator[int]) -> sql.Composed:
    """INSERT rows given as one array a column."""
    return sql.SQL("INSERT INTO {} AS t ({}) SELECT * FROM unnest({})").format(
        sql.Identifier(*table.name.split(".")), names(table.types), parameters(numbers, len(table.types))
    )


def _upsert(table: Table, numbers: Iterator[int]) -> sql.Composed:
    rest = table.columns[table.key :]
    settings = [sql.SQL("{0} = EXCLUDED.{0}").format(sql.Identifier(column)) for column in rest]
    return _on_conflict(table, numbers, settings)


def _add(table: Table, numbers: Iterator[int]) -> sql.Composed:
    rest = table.columns[table.key :]
    return _on_conflict(
        table, numbers, [sql.SQL("{0} = t.{0} + EXCLUDED.{0}").format(sql.Identifier(c)) for c in rest]
    )


def _on_conflict(table: Table, numbers: Iterator[int], settings: Sequence[sql.Composed]) -> sql.Composed:
    action = sql.SQL("UPDATE SET {}").format(sql.SQL(", ").join(settings)) if settings else sql.SQL("NOTHING")
    key = names(table.columns[: table.key])
    return sql.SQL("{} ON CONFLICT ({}) DO {}").format(insert(table, numbers), key, action)


def _delete(table: Table, numbers: Iterator[int]) -> sql.Composed:
    key = table.columns[: table.key]
    match = [sql.SQL("t.{0} = k.{0}").format(sql.Identifier(column)) for column in key]
    return sql.SQL("DELETE FROM {} t USING unnest({}) AS k ({}) WHERE {}").format(
        sql.Identifier(table.name), parameters(numbers, table.key), names(key), sql.SQL(" AND ").join(match)
    )


_VERBS: Final = {"insert": insert, "upsert": _upsert, "delete": _delete, "add": _add}


def _steps(shape: Sequence[tuple[Verb, Table]], numbers: Iterator[int]) -> list[sql.Composed]:
    return [
        sql.SQL("{} AS ({} RETURNING 1)").format(sql.Identifier(f"s{n}"), _VERBS[verb](table, numbers))
        for n, (verb, table) in enumerate(shape)
    ]


@cache
def append_after(shape: tuple[tuple[Verb, Table], ...], *, early: bool = False) -> str:
    """The statement that takes the steps, then appends; its parameters are the steps' columns, then append's.

    With `early` it commits without waiting for the disk: the head of the book is free for others at once, and
    whoever sends it has to `wait_for_disk` before he says that it is recorded.
    """
    numbers = count(1)
    steps = _steps(shape, numbers)
    call = sql.SQL("SELECT permanent.append({}){}").format(
        parameters(numbers, APPEND_ARGUMENTS), EARLY if early else sql.SQL("")
    )
    if not steps:
        return call.as_string()
    counts = [sql.SQL("(SELECT count(*) FROM {})").format(sql.Identifier(f"s{n}")) for n in range(len(steps))]
    return (
        sql.SQL("WITH {} {} FROM (SELECT {} AS rows OFFSET 0) AS done WHERE done.rows >= 0")
        .format(sql.SQL(", ").join(steps), call, sql.SQL(" + ").join(counts))
        .as_string()
    )


@cache
def append_and_list(shape: tuple[tuple[Verb, Table], ...], *, early: bool = False) -> str:
    """As append_after, and lists what was read in derived_read, a row for each file that was shown.

    Further parameters: actor, post, time; then of each row the file, how it was shown, the page, and which of the
    entries appended here says so, counted from 0.
    """
    numbers = count(1)
    steps = _steps(shape, numbers)
    call = sql.SQL("appended AS (SELECT permanent.append({}) AS first)").format(
        parameters(numbers, APPEND_ARGUMENTS)
    )
    return (
        sql.SQL(
            'WITH {} INSERT INTO derived_read (index, actor, post, at, "of", how, page) '
            "SELECT appended.first + list.place, {}, list.file, list.how, list.page "
            "FROM appended, unnest({}) AS list (file, how, page, place) RETURNING index{}"
        )
        .format(
            sql.SQL(", ").join([*steps, call]),
            parameters(numbers, 3),
            parameters(numbers, 4),
            EARLY if early else sql.SQL(""),
        )
        .as_string()
    )
