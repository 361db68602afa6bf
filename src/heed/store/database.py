"""The raw connection under Django's, for the statements that carry the record."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

import psycopg
from django.db import connection
from psycopg import sql
from psycopg.pq import TransactionStatus

if TYPE_CHECKING:
    from typing import LiteralString

Connection = psycopg.Connection[tuple[Any, ...]]

# What the ledger's own functions refuse with, and PostgreSQL's code for two rows of one key.
STALE, RECORDED_BEFORE, BEYOND_BOOK = "HD001", "HD002", "HD003"
UNIQUE_VIOLATION, CHECK_VIOLATION, DEADLOCK = "23505", "23514", "40P01"


@contextmanager
def raw() -> Iterator[Connection]:
    """The psycopg connection that Django holds, made if need be or if lost; in Django's transaction if there is one."""
    if connection.connection is not None and connection.connection.closed and may_connect_again():
        connection.close()
    connection.ensure_connection()
    yield cast(Connection, connection.connection)


def run(
    connection: Connection, query: str | sql.Composed, values: Sequence[Any] | Mapping[str, Any] = ()
) -> psycopg.Cursor[tuple[Any, ...]]:
    """Execute with values bound by the server, answers in binary; Django's own cursors bind in the client."""
    return psycopg.Cursor(connection).execute(cast("LiteralString", query), values, binary=True)


def run_numbered(
    connection: Connection, query: str, values: Sequence[Any] = ()
) -> psycopg.Cursor[tuple[Any, ...]]:
    """As `run`, for the hot path: $1, $2 ... stand in the query, which is sent as it is."""
    return psycopg.RawCursor(connection).execute(query, values, binary=True)


def alone(connection: Connection) -> bool:
    """Whether the next statement is a transaction of its own."""
    return connection.autocommit and connection.info.transaction_status == TransactionStatus.IDLE


@contextmanager
def all_or_nothing(connection: Connection) -> Iterator[None]:
    """For one statement that may be refused: within a transaction, a savepoint; else it is its own transaction.

    One statement is one round trip, COMMIT included, so that what it locks is locked no longer than that.
    """
    if alone(connection):
        yield
        return
    if connection.info.transaction_status == TransactionStatus.IDLE:
        run(connection, "SELECT")  # the block below would take itself for the outermost and commit
    with connection.transaction():
        yield


def wait_for_disk(connection: Connection) -> None:
    """Return once everything committed so far, by anybody, is on disk: an empty message is, and lies behind it."""
    run_numbered(connection, "SELECT pg_logical_emit_message(true, 'heed', '')")


def may_connect_again() -> bool:
    """Whether a connection that was lost may be replaced: not within a transaction, which is lost with it."""
    return not connection.in_atomic_block


def forget_connection() -> None:
    """Drop the connection, so that whoever comes next makes a new one."""
    connection.close()
