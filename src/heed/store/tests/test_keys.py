"""Roots and keys: what opens what, and what rotation changes."""

import dataclasses
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from heed.facts.concern import ConcernReceived
from heed.ledger.book import RECORD
from heed.ledger.entry import open_part, read_header
from heed.ledger.errors import CannotOpen
from heed.store import bootstrap
from heed.store.database import raw, run
from heed.store.keys import (
    FileKeyRow,
    FileRoot,
    KeyTrouble,
    PartKeyRow,
    Roots,
    file_roots,
    new_file_keys,
    new_reporter_key,
    open_content_key,
    open_reporter_key,
)
from heed.store.pg_ledger import PgLedger
from heed.store.reading import open_file
from heed.store.record import record
from heed.store.roots import make_search_secret, roots, search_secret
from heed.store.rotation import rotate_content_root
from heed.store.sealing import Actor, KeptApart
from heed.store.tests.story import KEPT_BACK, REPORTER

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CONCERN = ConcernReceived(
    reference="C-1",
    channel="phone",
    source="school",
    words="Told.",
    referred=date(2026, 3, 2),
    owner="post-1",
)


@pytest.fixture
def keeper(tmp_path: Path) -> Roots:
    return file_roots(tmp_path)


def test_roots_are_made_once_and_readable_by_their_owner_alone(tmp_path: Path) -> None:
    first, second = file_roots(tmp_path / "keys"), file_roots(tmp_path / "keys")
    assert second.content.unwrap(first.content.wrap(b"k" * 32, b"about"), b"about") == b"k" * 32
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "keys").iterdir()} == {0o600}


def test_a_wrapped_key_opens_for_what_it_is_about_and_nothing_else(keeper: Roots) -> None:
    wrapped = keeper.content.wrap(b"k" * 32, b"f1")
    with pytest.raises(KeyTrouble):
        keeper.content.unwrap(wrapped, b"f2")
    with pytest.raises(KeyTrouble):
        keeper.content.unwrap(wrapped[:-1] + bytes([wrapped[-1] ^ 1]), b"f1")


def test_the_roots_of_another_installation_open_nothing(keeper: Roots, tmp_path: Path) -> None:
    file, part, _ = new_file_keys("f1", keeper)
    with pytest.raises(KeyTrouble, match="f1") as caught:
        open_content_key(file, part, file_roots(tmp_path / "other"))
    assert "backup" in caught.value.advice


def test_the_root_of_cases_does_not_open_a_reporter_s_identity(keeper: Roots) -> None:
    row, key = new_reporter_key("f1", keeper)
    assert open_reporter_key(row, keeper) == key
    with pytest.raises(KeyTrouble):
        keeper.content.unwrap(row.wrapped, row.id.encode())
    with pytest.raises(KeyTrouble):
        open_reporter_key(row, dataclasses.replace(keeper, reporter=keeper.content))


def test_a_rotated_root_lies_beside_the_old_one_and_becomes_the_newest(keeper: Roots, tmp_path: Path) -> None:
    assert isinstance(keeper.content, FileRoot)
    successor = keeper.content.rotate()
    assert (keeper.content.name, successor.name) == ("content-1", "content-2")
    file, part, key = new_file_keys("f1", keeper)
    both = file_roots(tmp_path)
    assert both.content.name == "content-2"
    assert open_content_key(file, part, both) == key
    keeper.content.destroy()
    assert not keeper.content.path.exists()


@pytest.fixture
def emptied_home(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home whose keys are gone, beside a database that has what they wrapped."""
    monkeypatch.setattr(settings, "HOME", tmp_path)
    for cached in (roots, search_secret):
        cached.cache_clear()
    yield tmp_path
    for cached in (roots, search_secret):
        cached.cache_clear()


def test_lost_roots_are_missed_and_not_made_anew(emptied_home: Path) -> None:
    """New ones would open nothing, and stand in the way of those that are put back."""
    make_search_secret()
    for use in (roots, search_secret, lambda: put("f1")):
        with pytest.raises(KeyTrouble, match="no root key"):
            use()
    assert not (emptied_home / "keys").exists()


def test_the_roots_of_another_home_are_refused_at_the_start(
    emptied_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file_roots(emptied_home / "keys")
    monkeypatch.setattr(bootstrap, "_setting", lambda *_: "on")
    with pytest.raises(KeyTrouble, match="does not open"):
        bootstrap.refuse_unsafe_server(embedded=True)


def put(file: str, *, apart: bool = False) -> None:
    statement = KeptApart(KEPT_BACK, REPORTER) if apart else CONCERN
    record(
        actor=Actor("a", "p"), command=file, now=NOW, reads={file: 0}, decide=lambda _: {file: [statement]}
    )


@pytest.mark.django_db
def test_a_reporter_s_identity_opens_with_its_own_key_only() -> None:
    put("f1", apart=True)
    with raw() as server:
        (stored,) = PgLedger(server).file_entries(RECORD, "f1")
        rows = run(server, "SELECT id, file, part, root, wrapped FROM keys.part_key WHERE part = 'reporter'")
        key = open_reporter_key(PartKeyRow(*rows.fetchall()[0]), roots())
    opened = open_file("f1")
    assert opened.history[0].has_reporter
    assert opened.content is not None
    header, sealed = read_header(stored.header), dict(stored.parts)["reporter"]
    assert open_part(header, "reporter", sealed, key.key) == REPORTER
    with pytest.raises(CannotOpen):
        open_part(header, "reporter", sealed, opened.content.key)


@pytest.mark.django_db
def test_two_identities_in_one_file_have_a_key_each() -> None:
    put("f1", apart=True)
    record(
        actor=Actor("a", "p"), command="2", now=NOW, reads={"f1": 1},
        decide=lambda _: {"f1": [KeptApart(KEPT_BACK, b"{}")]},
    )  # fmt: skip
    with raw() as server:
        ((number,),) = run(server, "SELECT count(*) FROM keys.part_key WHERE part = 'reporter'").fetchall()
    assert number == 2
    assert len(open_file("f1").history) == 2


@pytest.mark.django_db
def test_rotation_wraps_every_file_key_anew_and_leaves_what_was_sealed(tmp_path: Path) -> None:
    for file in ("f1", "f2"):
        put(file)
    before = _sealed()
    old = roots()
    successor = FileRoot(tmp_path / "content-9.key")
    assert rotate_content_root(old, successor, at_once=1) >= 2
    assert _sealed() == before
    with raw() as server:
        found = run(
            server,
            "SELECT f.file, f.root, f.wrapped, k.id, k.file, k.part, k.root, k.wrapped FROM keys.file_key f "
            "JOIN keys.part_key k USING (file)",
        ).fetchall()
    assert {row[1] for row in found} == {"content-9"}
    for row in found:
        open_content_key(FileKeyRow(*row[:3]), PartKeyRow(*row[3:]), Roots(successor, old.reporter))
        with pytest.raises(KeyTrouble):
            open_content_key(FileKeyRow(*row[:3]), PartKeyRow(*row[3:]), old)


def _sealed() -> list[tuple[object, ...]]:
    with raw() as server:
        return [
            *run(server, "SELECT * FROM permanent.entry ORDER BY book, index").fetchall(),
            *run(server, "SELECT * FROM permanent.part ORDER BY book, index, name").fetchall(),
        ]


@pytest.mark.django_db
def test_the_application_cannot_put_another_key_in_the_place_of_one_in_use() -> None:
    put("f1")
    with raw() as server, pytest.raises(psycopg.errors.InsufficientPrivilege):
        run(server, "UPDATE keys.part_key SET wrapped = ''")
