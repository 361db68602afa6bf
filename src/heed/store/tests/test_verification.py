"""What was changed behind the back of the service is found and named: books, checkpoints, read models."""

from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from heed.ledger.book import READS, RECORD, SignedSize
from heed.store import rebuild, verification
from heed.store.checkpoints import log_keys, sign_new
from heed.store.database import raw
from heed.store.pg_ledger import PgLedger
from heed.store.tests.story import START
from heed.store.tests.telling import tell_story
from heed.store.verification import LogNames, NotOurs, Report, read_checkpoint, read_keys, verify_book


@pytest.fixture
def told(fresh_database: str) -> str:
    """The story, signed; gives a superuser's way to it."""
    tell_story()
    for book in (RECORD, READS):
        sign_new(book, log_keys(), START)
    return fresh_database


@pytest.fixture
def names(key_folder: None) -> LogNames:
    log_keys()
    return read_keys(settings.HOME / "log.vkey")


def tamper(admin: str, *statements: str) -> None:
    """Alter the record as somebody would who owns the server."""
    with psycopg.connect(admin, autocommit=True) as server:
        server.execute("ALTER TABLE permanent.entry DISABLE TRIGGER ALL")
        server.execute("ALTER TABLE permanent.part DISABLE TRIGGER ALL")
        server.execute("ALTER TABLE permanent.checkpoint DISABLE TRIGGER ALL")
        for statement in statements:
            assert server.execute(statement.encode()).rowcount > 0


def report(names: LogNames, held: tuple[SignedSize, ...] = ()) -> Report:
    with raw() as server:
        return verify_book(server, RECORD, names, held=held)


@pytest.mark.parametrize("rows_at_once", [1, 7, 1000])
def test_what_was_left_alone_verifies(
    told: str, names: LogNames, rows_at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verification, "PAGE", rows_at_once)
    seen: list[int] = []
    with raw() as server:
        found = verify_book(server, RECORD, names, progress=seen.append)
        reads = verify_book(server, READS, names)
    assert (found.wrong, found.findings, reads.wrong) == (0, [], 0)
    assert found.entries == found.covered == seen[-1]


TAMPERED = [
    ("UPDATE permanent.part SET sealed = sealed || '\\x00' WHERE book = 'record' AND index = 5", "entry 5"),
    ("UPDATE permanent.entry SET header = header || ' ' WHERE book = 'record' AND index = 6", "entry 6"),
    ("UPDATE permanent.entry SET blind = leaf_hash WHERE book = 'record' AND index = 7", "entry 7"),
    ("UPDATE permanent.entry SET file = 'other' WHERE book = 'record' AND index = 8", "entry 8"),
    ("DELETE FROM permanent.entry WHERE book = 'record' AND index = 9", "entry 9"),
    ("DELETE FROM permanent.part WHERE book = 'record' AND index = 10", "entry 10"),
    ("DELETE FROM permanent.entry WHERE book = 'record' AND index >= 25", "missing"),
    ("UPDATE permanent.entry SET idem = 'another' WHERE book = 'record' AND index = 11", "entry 11"),
    (
        "UPDATE permanent.checkpoint SET note = replace(note, 'golden', 'x') || 'x' WHERE book = 'record'",
        "trusted",
    ),
]


@pytest.mark.parametrize(("statement", "named"), TAMPERED)
def test_what_was_altered_is_named(told: str, names: LogNames, statement: str, named: str) -> None:
    tamper(told, statement)
    found = report(names)
    assert found.wrong >= 1
    assert any(named in str(finding) for finding in found.findings), found.findings


def test_an_entry_that_stands_before_the_one_that_it_follows_is_named(told: str, names: LogNames) -> None:
    """Found by the chain of the file itself, also where nothing was signed yet."""
    swap = [(1, 1000), (2, 1), (1000, 2)]
    tamper(
        told,
        "DELETE FROM permanent.checkpoint",
        *(
            f"UPDATE permanent.{table} SET index = {to} WHERE book = 'record' AND index = {was}"  # noqa: S608
            for table in ("entry", "part")
            for was, to in swap
        ),
    )
    assert any("entry 1: " in str(finding) for finding in report(names).findings)


def test_a_shortened_book_is_found_with_a_checkpoint_kept_elsewhere_only(
    told: str, names: LogNames, tmp_path: Path
) -> None:
    kept = tmp_path / "record.checkpoint"
    with raw() as server:
        kept.write_bytes(PgLedger(server).checkpoints(RECORD)[-1].note)
    tamper(
        told,
        "DELETE FROM permanent.part WHERE book = 'record' AND index >= 20",
        "DELETE FROM permanent.entry WHERE book = 'record' AND index >= 20",
        "DELETE FROM permanent.checkpoint WHERE book = 'record'",
    )
    assert "says" in str(report(names).findings[0])
    tamper(told, "UPDATE permanent.head SET size = 20 WHERE book = 'record'")
    assert report(names).wrong == 0
    book, point = read_checkpoint(kept, names)
    assert book == RECORD
    found = report(names, (point,))
    assert "missing" in str(found.findings[-1])


def test_only_the_first_hundred_findings_are_kept(told: str, names: LogNames) -> None:
    tamper(told, "UPDATE permanent.part SET sealed = sealed || '\\x00'")
    found = report(names)
    assert found.wrong >= found.entries
    assert len(found.findings) == min(found.wrong, verification.FINDINGS_KEPT)


def test_what_is_no_checkpoint_of_ours_is_refused(names: LogNames, tmp_path: Path) -> None:
    for text in ("hello\n", "elsewhere.invalid/record\n1\nAAAA\n\n— x AAAAAAAA\n"):
        path = tmp_path / "note"
        path.write_text(text)
        with pytest.raises(NotOurs):
            read_checkpoint(path, names)
    path.write_text("not a key\n")
    with pytest.raises(NotOurs):
        read_keys(path)


DERIVED = [
    ("INSERT INTO derived_due_count VALUES ('o', '2026-01-02', 4)", "derived_due_count"),
    ("INSERT INTO derived_due VALUES ('f', 'x', 'w', 'o', '2026-01-01', '2026-01-01')", "derived_due"),
    ("UPDATE derived_file SET owner = 'x' WHERE kind = 'concern'", "derived_file"),
    ("UPDATE derived_file SET card = card || '\\x00' WHERE kind = 'person'", "derived_file"),
    ("INSERT INTO derived_party VALUES ('f', 'p', 'child')", "derived_party"),
    ("DELETE FROM derived_search_key", "derived_search_key"),
    ("UPDATE derived_allegation SET outcome = 'false'", "derived_allegation"),
    ("DELETE FROM derived_tenure", "derived_tenure"),
    ("DELETE FROM derived_read", "derived_read"),
]


def test_read_models_that_differ_are_named_and_put_right(told: str) -> None:
    assert rebuild.check() == []
    for statement, table in DERIVED:
        with psycopg.connect(told, autocommit=True) as server:
            assert server.execute(statement.encode()).rowcount > 0
        (found,) = rebuild.check()
        assert found.table == table
        assert str(found).startswith(f"{table}: ")
        assert rebuild.rebuild() == [found]
        assert rebuild.check() == []
