"""The raw connection under Django's, for the statements that carry the record."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, cast

import psycopg
from django.db import connection
from psycopg import sql
from psycopg.pq import TransactionStatus

if TYPE_CHECKING:
    from typing import LiteralString

Connection = psycopg.Connection[tuple[Any, ...]]


@contextmanager
def raw() -> Iterator[Connection]:
    """The psycopg connection that Django holds, made if need be; in a transaction where Django is in one."""
    connection.ensure_connection()
    yield cast(Connection, connection.connection)


def run(
    connection: Connection, query: str | sql.Composed, values: Sequence[Any] = ()
) -> psycopg.Cursor[tuple[Any, ...]]:
    """Execute with values bound by the server, answers in binary; Django's own cursors bind in the client."""
    return psycopg.Cursor(connection).execute(cast("LiteralString", query), values, binary=True)


@contextmanager
def one_flush(connection: Connection) -> Iterator[None]:
    """A transaction whose statements travel with its COMMIT in one round trip: locks last no longer.

    psycopg's own transaction block asks for an answer before it commits. Within a transaction, a savepoint.
    """
    idle = connection.info.transaction_status == TransactionStatus.IDLE
    if not (idle and connection.autocommit):
        if idle:
            run(connection, "SELECT")  # the block below would take itself for the outermost and commit
        with connection.transaction(), connection.pipeline():
            yield
        return
    try:
        with connection.pipeline():
            run(connection, "BEGIN")
            yield
            run(connection, "COMMIT")
    except BaseException:
        if not connection.closed and connection.info.transaction_status != TransactionStatus.IDLE:
            connection.execute("ROLLBACK")
        raise


def forget_connection() -> None:
    """Drop a connection whose server went away, so that the next request makes a new one."""
    connection.close()
