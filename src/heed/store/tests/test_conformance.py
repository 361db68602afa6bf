"""The PostgreSQL ledger keeps the contract of every ledger, and what the contract leaves to the store."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import psycopg
import pytest

from heed.ledger.book import RECORD, Ledger
from heed.ledger.conformance import LedgerConformance, chain, pending
from heed.ledger.entry import ZERO_HASH
from heed.ledger.errors import Stale
from heed.store.database import Connection, raw
from heed.store.pg_ledger import PgLedger


@pytest.mark.django_db
class TestPgLedger(LedgerConformance):
    @pytest.fixture
    def ledger(self, db: None) -> Iterator[Ledger]:
        with raw() as connection:
            yield PgLedger(connection)


def application(admin: str) -> Connection:
    return psycopg.connect(admin, user="heed_app", autocommit=True)


def test_writers_at_once_leave_one_order_without_gaps(fresh_database: str) -> None:
    writers, each = 4, 25
    start = Barrier(writers)

    def write(number: int) -> None:
        with application(fresh_database) as connection:
            ledger = PgLedger(connection)
            start.wait(30)
            for entry in chain(f"f-{number}", each):
                ledger.append(RECORD, [entry])

    with ThreadPoolExecutor(writers) as pool:
        list(pool.map(write, range(writers)))
    with application(fresh_database) as connection:
        ledger = PgLedger(connection)
        rows = list(ledger.entries(RECORD))
        assert [row.index for row in rows] == list(range(writers * each))
        assert ledger.size(RECORD) == writers * each
        for number in range(writers):
            assert [row.seq for row in rows if row.file == f"f-{number}"] == list(range(each))


def test_of_two_writers_of_one_place_one_wins(fresh_database: str) -> None:
    start = Barrier(2)

    def write(idem: str) -> str:
        with application(fresh_database) as connection:
            start.wait(30)
            try:
                PgLedger(connection).append(RECORD, [pending("f-1", (0, ZERO_HASH), idem=idem)])
            except Stale as refusal:
                return f"stale at {refusal.actual[0]}"
            return "recorded"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(write, ["one", "two"])) == ["recorded", "stale at 1"]


def test_a_command_repeated_at_once_is_recorded_once(fresh_database: str) -> None:
    start = Barrier(2)
    (given,) = chain("f-1", 1)

    def write(_: int) -> int:
        with application(fresh_database) as connection:
            start.wait(30)
            return PgLedger(connection).append(RECORD, [given])[0].index

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(write, range(2))) == [0, 0]


def test_a_transaction_that_is_given_up_leaves_no_gap(fresh_database: str) -> None:
    with application(fresh_database) as connection:
        ledger = PgLedger(connection)
        with connection.transaction(force_rollback=True):
            ledger.append(RECORD, chain("f-1", 3))
        assert ledger.size(RECORD) == 0
        assert [receipt.index for receipt in ledger.append(RECORD, chain("f-2", 2))] == [0, 1]
