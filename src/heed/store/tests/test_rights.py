"""The record is only ever added to: tried as the application's own role, and as a superuser in passing."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql
from psycopg.errors import InsufficientPrivilege, RaiseException

from heed.ledger.book import RECORD
from heed.ledger.conformance import chain
from heed.store import bootstrap
from heed.store.arrays import Array
from heed.store.bootstrap import NotSafe, refuse_unsafe_server
from heed.store.database import Connection, raw, run_numbered
from heed.store.pg_ledger import PgLedger
from heed.store.sealing import Tail
from heed.store.statements import append_after
from heed.store.writing import Sealed, append_values

TABLES = ("entry", "part", "checkpoint", "head")
REFUSED = [
    *(f"UPDATE permanent.{table} SET book = 'reads'" for table in TABLES),  # noqa: S608
    *(f"DELETE FROM permanent.{table}" for table in TABLES),  # noqa: S608
    *(f"TRUNCATE permanent.{table}" for table in TABLES),
    *(f"INSERT INTO permanent.{table} (book) VALUES ('record')" for table in TABLES),  # noqa: S608
    *(f"DROP TABLE permanent.{table}" for table in TABLES),
    *(f"ALTER TABLE permanent.{table} DISABLE TRIGGER ALL" for table in TABLES),
    *(f"ALTER TABLE permanent.{table} ADD COLUMN note text" for table in TABLES),
    *(f"SELECT FROM permanent.{table} FOR UPDATE" for table in TABLES),
    "CREATE TABLE permanent.mine (n integer)",
    "CREATE TABLE keys.mine (n integer)",
    "CREATE SCHEMA mine",
    "DROP FUNCTION permanent.append",
    "DROP SCHEMA permanent CASCADE",
    "CREATE OR REPLACE FUNCTION permanent.refuse() RETURNS trigger LANGUAGE sql AS ''",
    "SELECT permanent.refuse()",
    "UPDATE keys.file_key SET wrapped = ''",
    "DELETE FROM keys.part_key",
    "UPDATE keys.replaced SET wrapped = ''",
    "DELETE FROM keys.replaced",
    "INSERT INTO keys.replaced (name, root, wrapped) VALUES ('f', 'content-1', '')",
    "SET session_replication_role = replica",
    "SET ROLE heed_owner",
    "SET ROLE heed_migrator",
    "GRANT heed_owner TO heed_app",
]


@pytest.fixture(scope="module")
def written(database_server: str, template_database: str) -> Iterator[str]:
    """A database with three entries and a checkpoint; gives an administrator's way to it."""
    name = f"{template_database}_rights"
    _make(database_server, name, template_database)
    admin = psycopg.conninfo.make_conninfo(database_server, dbname=name)
    with psycopg.connect(admin, user="heed_app", autocommit=True) as application:
        ledger = PgLedger(application)
        ledger.append(RECORD, chain("f-1", 3))
        ledger.add_checkpoint(RECORD, 2, b"note\n")
    yield admin
    with psycopg.connect(database_server, autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _make(server: str, name: str, template: str) -> None:
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
        )


@pytest.fixture
def application(written: str) -> Iterator[Connection]:
    with psycopg.connect(written, user="heed_app", autocommit=True) as connection:
        yield connection


@pytest.mark.parametrize("statement", REFUSED)
def test_the_application_may_only_add(application: Connection, statement: str) -> None:
    with pytest.raises(InsufficientPrivilege):
        application.execute(statement.encode())


def test_the_application_may_add_and_read(application: Connection) -> None:
    ledger = PgLedger(application)
    before = ledger.size(RECORD)
    ledger.append(RECORD, chain(f"f-{before}", 1))
    assert ledger.size(RECORD) == before + 1 == len(list(ledger.entries(RECORD)))


@pytest.mark.parametrize("part_of", [-1, 1, None])
def test_a_part_goes_with_an_entry_of_its_own_batch(application: Connection, part_of: int | None) -> None:
    """Else one could be put with an entry long recorded, or bar the place of one to come, for ever."""
    size = PgLedger(application).size(RECORD)
    values = append_values(RECORD, [_sealed(f"f-{size}")])
    values[8] = Array("integer", [part_of])
    with pytest.raises(psycopg.errors.InvalidParameterValue):
        run_numbered(application, append_after(()), values)
    assert PgLedger(application).size(RECORD) == size


def _sealed(file: str) -> Sealed:
    (pending,) = chain(file, 1)
    return pending.file, Tail(pending.seq, pending.prev), pending.idem, pending.entry


def test_a_key_that_is_replaced_is_not_lost(application: Connection) -> None:
    application.execute("INSERT INTO keys.file_key VALUES ('f', 'content-1', 'right')")
    application.execute("INSERT INTO keys.part_key VALUES ('k', 'f', 'reporter', 'reporter-1', 'right too')")
    application.execute("SELECT keys.rewrap('f', 'content-1', 'content-2', 'wrong')")
    application.execute("SELECT keys.rewrap_part('k', 'reporter-1', 'reporter-2', 'wrong too')")
    kept = application.execute("SELECT name, root, wrapped FROM keys.replaced ORDER BY name").fetchall()
    assert kept == [("f", "content-1", b"right"), ("k", "reporter-1", b"right too")]


def test_a_key_is_replaced_only_by_itself_under_another_root(application: Connection) -> None:
    application.execute("INSERT INTO keys.file_key VALUES ('g', 'content-1', 'right')")
    for said, root in (("content-1", "content-1"), ("content-3", "content-4")):
        done = application.execute("SELECT keys.rewrap('g', %s, %s, 'wrong')", [said, root]).fetchone()
        assert done == (None,)
    found = application.execute("SELECT root, wrapped FROM keys.file_key WHERE file = 'g'").fetchone()
    assert found == ("content-1", b"right")


@pytest.mark.parametrize("table", ["entry", "part", "checkpoint"])
@pytest.mark.parametrize("statement", ["UPDATE permanent.{} SET book = book", "DELETE FROM permanent.{}"])
@pytest.mark.parametrize("role", ["origin", "replica"])
def test_triggers_hold_against_a_superuser_who_is_careless(
    written: str, table: str, statement: str, role: str
) -> None:
    with psycopg.connect(written, autocommit=True) as superuser:
        superuser.execute(f"SET session_replication_role = {role}".encode())
        with pytest.raises((InsufficientPrivilege, RaiseException)):
            superuser.execute(statement.format(table).encode())
        with pytest.raises((InsufficientPrivilege, RaiseException)):
            superuser.execute(f"TRUNCATE permanent.{table}".encode())


def test_without_its_trigger_the_table_would_give_way(written: str) -> None:
    """The control of the test above."""
    with psycopg.connect(written) as superuser:
        superuser.execute("ALTER TABLE permanent.checkpoint DISABLE TRIGGER no_change")
        assert superuser.execute("DELETE FROM permanent.checkpoint").rowcount > 0
        superuser.rollback()


@pytest.mark.django_db
class TestStart:
    @pytest.fixture(autouse=True)
    def settings_of_server(self, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
        """What the server is said to run with: the tests' own may do without safety, being thrown away."""
        said = dict.fromkeys((*bootstrap.REQUIRED_ON, "data_checksums"), "on")
        monkeypatch.setattr(bootstrap, "_setting", lambda _, name: said[name])
        return said

    def test_the_application_s_role_is_let_start(self) -> None:
        assert refuse_unsafe_server(embedded=False) == []

    @pytest.mark.parametrize(
        "makes_unsafe",
        ["ALTER ROLE {} SUPERUSER", "ALTER ROLE {} BYPASSRLS", "ALTER ROLE {} CREATEROLE",
         "GRANT heed_owner TO {}", "GRANT heed_migrator TO {}"],
    )  # fmt: skip
    def test_a_role_that_may_do_more_is_refused(self, database_server: str, makes_unsafe: str) -> None:
        role = sql.Identifier("heed_test_stronger")
        with psycopg.connect(database_server, autocommit=True) as admin:
            admin.execute(sql.SQL("CREATE ROLE {} ROLE heed_app").format(role))
            try:
                admin.execute(sql.SQL(makes_unsafe).format(role))
                with raw() as server:
                    server.execute(sql.SQL("SET ROLE {}").format(role))
                    with pytest.raises(NotSafe, match="heed_test_stronger"):
                        refuse_unsafe_server(embedded=False)
                    server.execute("RESET ROLE")
            finally:
                admin.execute(sql.SQL("DROP ROLE {}").format(role))

    @pytest.mark.parametrize("off", bootstrap.REQUIRED_ON)
    def test_a_server_that_may_lose_what_it_confirmed_is_refused(
        self, settings_of_server: dict[str, str], off: str
    ) -> None:
        settings_of_server[off] = "off"
        with pytest.raises(NotSafe, match=off):
            refuse_unsafe_server(embedded=True)

    def test_missing_checksums_are_warned_of(self, settings_of_server: dict[str, str]) -> None:
        settings_of_server["data_checksums"] = "off"
        assert "checksums" in refuse_unsafe_server(embedded=False)[0]


@pytest.mark.django_db
def test_the_settings_of_the_server_are_asked_for() -> None:
    with raw() as server:
        server.execute("SET LOCAL synchronous_commit = off")
    with pytest.raises(NotSafe, match="synchronous_commit"):
        refuse_unsafe_server(embedded=True)
