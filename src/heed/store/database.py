"""The raw connection under Django's, for the statements that carry the record."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

import psycopg
from django.db import connection
from psycopg import sql

if TYPE_CHECKING:
    from typing import LiteralString

Connection = psycopg.Connection[tuple[Any, ...]]


@contextmanager
def raw() -> Iterator[Connection]:
    """The psycopg connection that Django holds, made if need be; inside a transaction of Django's it is in it."""
    connection.ensure_connection()
    yield cast(Connection, connection.connection)


def run(
    connection: Connection, query: str | sql.Composed, values: Sequence[Any] = ()
) -> psycopg.Cursor[tuple[Any, ...]]:
    """Execute with values bound by the server and answers in binary; Django's own cursors bind in the client."""
    return psycopg.Cursor(connection).execute(cast("LiteralString", query), values, binary=True)


def forget_connection() -> None:
    """Drop a connection whose server went away, so that the next request makes a new one."""
    connection.close()


def upsert(table: str, columns: tuple[str, ...], key: int) -> sql.Composed:
    """INSERT ... ON CONFLICT (the first `key` columns) DO UPDATE the others."""
    names = [sql.Identifier(c) for c in columns]
    rest = names[key:]
    action = (
        sql.SQL("UPDATE SET {}").format(
            sql.SQL(", ").join(sql.SQL("{0} = EXCLUDED.{0}").format(name) for name in rest)
        )
        if rest
        else sql.SQL("NOTHING")
    )
    return sql.SQL("INSERT INTO {} ({}) VALUES ({}) ON CONFLICT ({}) DO {}").format(
        sql.Identifier(table),
        sql.SQL(", ").join(names),
        sql.SQL(", ").join([sql.Placeholder()] * len(names)),
        sql.SQL(", ").join(names[:key]),
        action,
    )


def delete(table: str, columns: tuple[str, ...], key: int) -> sql.Composed:
    """DELETE one row by the first `key` columns."""
    match = [sql.SQL("{} = {}").format(sql.Identifier(c), sql.Placeholder()) for c in columns[:key]]
    return sql.SQL("DELETE FROM {} WHERE {}").format(sql.Identifier(table), sql.SQL(" AND ").join(match))
