"""Nothing is half recorded: whatever fails inside the transaction, every table is as it was."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import psycopg
import pytest
from psycopg import sql

from heed.facts.concern import ConcernReceived, NoteAdded
from heed.store.bulk import Bulk
from heed.store.reading import open_file
from heed.store.record import Statements, record
from heed.store.sealing import Actor

ALICE = Actor("alice", "post-1")
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CONCERN = ConcernReceived(
    reference="C-1",
    channel="phone",
    source="school",
    words="Told.",
    referred=date(2026, 3, 2),
    owner="post-1",
)
FULL = """
CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = 'disk_full'; END $$;
"""
PLACES = [
    "keys.part_key",
    "derived_file",
    "derived_due",
    "derived_due_count",
    "permanent.entry",
    "permanent.part",
]


def put(file: str, command: str) -> None:
    record(actor=ALICE, command=command, now=NOW, reads={file: 0}, decide=lambda _: {file: [CONCERN]})


def put_in_bulk() -> None:
    def state(file: str) -> Statements:
        return {file: [CONCERN]}

    with Bulk(batch=1) as bulk:
        for file in ("g1", "g2", "g3"):
            bulk.record(
                actor=ALICE, command=file, now=NOW, reads={file: 0}, decide=lambda r: state(next(iter(r)))
            )


def everything(admin: str) -> dict[str, list[tuple[object, ...]]]:
    """The rows of every table that recording touches."""
    with psycopg.connect(admin) as server:
        tables = server.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname IN ('permanent', 'keys') "
            "OR tablename LIKE 'derived%'"
        ).fetchall()
        query = sql.SQL("SELECT * FROM {} ORDER BY 1, 2")
        return {str(t): server.execute(query.format(sql.Identifier(*t))).fetchall() for t in tables}


@pytest.fixture(params=PLACES)
def full_disk(request: pytest.FixtureRequest, fresh_database: str) -> Iterator[str]:
    """A server that runs out of space when it comes to one of the tables; gives an administrator's way to it."""
    put("before", "before")
    table = sql.Identifier(*str(request.param).split("."))
    with psycopg.connect(fresh_database, autocommit=True) as admin:
        admin.execute(FULL)
        admin.execute(
            sql.SQL(
                "CREATE TRIGGER full_disk AFTER INSERT OR UPDATE ON {} FOR EACH ROW EXECUTE FUNCTION full_disk()"
            ).format(table)
        )
        yield fresh_database


def freed(admin: str) -> None:
    with psycopg.connect(admin, autocommit=True) as server:
        server.execute("DROP FUNCTION full_disk CASCADE")


def test_a_full_disk_leaves_nothing_half_recorded(full_disk: str) -> None:
    before = everything(full_disk)
    with pytest.raises(psycopg.errors.DiskFull):
        put("f", "c")
    with pytest.raises(psycopg.errors.DiskFull):
        put_in_bulk()
    assert everything(full_disk) == before
    assert len(open_file("before").history) == 1
    freed(full_disk)
    put("f", "c")
    assert len(open_file("f").history) == 1


@pytest.mark.django_db
def test_a_statement_that_cannot_be_sealed_leaves_nothing_of_its_command() -> None:
    half_a_pair = NoteAdded(text="\ud800")
    with pytest.raises((UnicodeError, ValueError)):
        record(
            actor=ALICE, command="c", now=NOW, reads={"f": 0},
            decide=lambda _: {"f": [CONCERN, half_a_pair]},
        )  # fmt: skip
    with Bulk() as bulk:
        with pytest.raises((UnicodeError, ValueError)):
            bulk.record(
                actor=ALICE,
                command="b",
                now=NOW,
                reads={"g": 0},
                decide=lambda _: {"g": [CONCERN, half_a_pair]},
            )
        bulk.record(actor=ALICE, command="b", now=NOW, reads={"g": 0}, decide=lambda _: {"g": [CONCERN]})
    assert open_file("f").history == ()
    assert len(open_file("g").history) == 1
