"""The clock: a heartbeat an hour, heads once a day, checkpoints over what is committed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Barrier

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from heed.facts.concern import ConcernReceived
from heed.facts.upkeep import HeadsTaken, Heartbeat
from heed.ledger import checkpoint
from heed.ledger.book import BOOKS, READS, RECORD, Book
from heed.ledger.heads import FileEnd, heads_root
from heed.ledger.note import Verifier
from heed.ledger.tree import root
from heed.store.checkpoints import CannotSign, LogKeys, log_keys, sign_new
from heed.store.clock import take_heads, tick, upkeep_file
from heed.store.database import raw, run
from heed.store.pg_ledger import PgLedger
from heed.store.reading import open_files
from heed.store.record import record
from heed.store.sealing import Actor

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.fixture
def keys(key_folder: None) -> LogKeys:
    return log_keys()


def kinds(book: Book, file: str) -> list[type]:
    return [type(item.fact) for item in open_files([file], book)[file].history]


def receive(file: str) -> None:
    concern = ConcernReceived(
        reference="C-7K2M", channel="phone", source="school", words="Drove home.", referred=date(2026, 3, 2),
        owner="post-1",
    )  # fmt: skip
    record(actor=Actor("a", "p"), command=file, now=NOW, reads={file: 0}, decide=lambda _: {file: [concern]})


def test_the_first_tick_states_a_heartbeat_and_the_heads_of_each_book_and_signs_them(
    fresh_database: str, keys: LogKeys
) -> None:
    points = tick(NOW, keys)
    for book in BOOKS:
        assert kinds(book, upkeep_file(book, NOW)) == [Heartbeat, HeadsTaken]
    assert [(point.origin, point.size) for point in points] == [
        (f"{keys.name}/record", 2),
        (f"{keys.name}/reads", 2),
    ]


def test_ticks_within_the_hour_and_minute_add_nothing(fresh_database: str, keys: LogKeys) -> None:
    tick(NOW, keys)
    assert tick(NOW + timedelta(minutes=20), keys) == []
    assert kinds(RECORD, upkeep_file(RECORD, NOW)) == [Heartbeat, HeadsTaken]


def test_a_new_hour_has_a_heartbeat_and_a_new_day_has_heads(fresh_database: str, keys: LogKeys) -> None:
    tick(NOW, keys)
    tick(NOW + timedelta(hours=1), keys)
    tick(NOW + timedelta(days=1), keys)
    for book in BOOKS:
        expected = [Heartbeat, HeadsTaken, Heartbeat, Heartbeat, HeadsTaken]
        assert kinds(book, upkeep_file(book, NOW)) == expected


def test_two_clocks_at_once_state_everything_once(fresh_database: str, keys: LogKeys) -> None:
    start = Barrier(2)

    def run_clock(_: int) -> None:
        try:
            start.wait(30)
            tick(NOW, keys)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run_clock, range(2)))
    for book in BOOKS:
        assert sorted(k.__name__ for k in kinds(book, upkeep_file(book, NOW))) == ["HeadsTaken", "Heartbeat"]


def test_a_checkpoint_covers_every_committed_entry_and_opens_with_the_published_keys(
    fresh_database: str, keys: LogKeys
) -> None:
    receive("f1")
    tick(NOW, keys)
    receive("f2")
    later = datetime.now(UTC) + timedelta(minutes=2)
    assert (point := sign_new(RECORD, keys, later)) is not None
    published = [Verifier.parse(line) for line in (settings.HOME / "log.vkey").read_text().splitlines()]
    with raw() as server:
        ledger = PgLedger(server)
        note = ledger.checkpoints(RECORD)[-1].note
        leaves = [row.leaf_hash for row in ledger.entries(RECORD)]
    opened = checkpoint.open(note, published)
    assert opened.checkpoint == point
    assert (point.size, point.root) == (len(leaves), root(leaves))


def test_a_frontier_that_was_altered_is_not_continued(fresh_database: str, keys: LogKeys) -> None:
    receive("f1")
    sign_new(RECORD, keys, NOW)
    with raw() as server:
        run(server, "UPDATE derived_frontier SET peaks = %s WHERE book = 'record'", [bytes(32)])
    receive("f2")
    point = sign_new(RECORD, keys, datetime.now(UTC) + timedelta(minutes=2))
    with raw() as server:
        assert point is not None
        assert point.root == root(row.leaf_hash for row in PgLedger(server).entries(RECORD))


def test_nothing_is_signed_twice_nor_more_often_than_each_minute(fresh_database: str, keys: LogKeys) -> None:
    now = datetime.now(UTC)
    receive("f1")
    assert sign_new(RECORD, keys, now) is not None
    assert sign_new(RECORD, keys, now + timedelta(minutes=5)) is None
    receive("f2")
    assert sign_new(RECORD, keys, now + timedelta(seconds=30)) is None
    assert sign_new(RECORD, keys, now + timedelta(seconds=90)) is not None


def test_a_clock_that_was_set_back_does_not_stop_the_signing(fresh_database: str, keys: LogKeys) -> None:
    receive("f1")
    assert sign_new(RECORD, keys, NOW) is not None
    receive("f2")
    before_that = datetime.now(UTC) - timedelta(days=3)
    assert sign_new(RECORD, keys, before_that) is not None


@pytest.mark.parametrize("forgotten", ["frontier", "nothing"])
def test_entries_that_contradict_what_was_signed_are_not_signed_again(
    fresh_database: str, keys: LogKeys, forgotten: str
) -> None:
    """A new signature over an altered past would be worth as much to whoever altered it as the first was to us."""
    for file in ("f1", "f2"):
        receive(file)
    sign_new(RECORD, keys, NOW)
    with psycopg.connect(fresh_database, autocommit=True) as owner:
        owner.execute("ALTER TABLE permanent.entry DISABLE TRIGGER ALL")
        owner.execute("UPDATE permanent.entry SET leaf_hash = sha256(leaf_hash) WHERE index = 0")
        if forgotten == "frontier":
            owner.execute("DELETE FROM derived_frontier")
    receive("f3")
    later = datetime.now(UTC) + timedelta(minutes=2)
    if forgotten == "frontier":
        with pytest.raises(CannotSign, match="not those signed before"):
            sign_new(RECORD, keys, later)
    else:  # the past is not read again, but continued from what was signed
        assert (point := sign_new(RECORD, keys, later)) is not None
        with raw() as server:
            assert point.root != root(row.leaf_hash for row in PgLedger(server).entries(RECORD))


def test_a_checkpoint_that_the_log_did_not_sign_is_passed_over(fresh_database: str, keys: LogKeys) -> None:
    receive("f1")
    assert (first := sign_new(RECORD, keys, NOW)) is not None
    receive("f2")
    with raw() as server:
        PgLedger(server).add_checkpoint(RECORD, 2, b"not signed\n")
    receive("f3")
    assert (point := sign_new(RECORD, keys, datetime.now(UTC) + timedelta(minutes=2))) is not None
    with raw() as server:
        leaves = [row.leaf_hash for row in PgLedger(server).entries(RECORD)]
    assert first.root == root(leaves[:1])
    assert (point.size, point.root) == (3, root(leaves))


def test_a_book_shorter_than_what_was_signed_is_not_signed(fresh_database: str, keys: LogKeys) -> None:
    """As after a backup was put back that lacks what came after it."""
    for file in ("f1", "f2"):
        receive(file)
    sign_new(RECORD, keys, NOW)
    with psycopg.connect(fresh_database, autocommit=True) as owner:
        owner.execute("ALTER TABLE permanent.entry DISABLE TRIGGER ALL")
        owner.execute("DELETE FROM permanent.entry WHERE index = 1")
        owner.execute("UPDATE permanent.head SET size = 1 WHERE book = 'record'")
    with pytest.raises(CannotSign):
        sign_new(RECORD, keys, datetime.now(UTC) + timedelta(minutes=2))


@pytest.mark.django_db
def test_entries_that_may_be_taken_back_are_not_signed(keys: LogKeys) -> None:
    with pytest.raises(CannotSign):
        sign_new(RECORD, keys, NOW)


def test_the_heads_cover_the_last_entry_of_every_file(fresh_database: str) -> None:
    for file in ("b", "a", "Z", "é"):
        receive(file)
    taken = take_heads(RECORD)
    with raw() as server:
        ledger = PgLedger(server)
        ends = [FileEnd(f, 0, ledger.file_head(RECORD, f)[1]) for f in ("Z", "a", "b", "é")]
    assert (taken.size, taken.files, taken.root) == (4, 4, heads_root(ends)[1].hex())


def test_the_keys_are_made_once_and_only_their_owner_can_read_them(tmp_path: Path) -> None:
    first, second = log_keys(tmp_path), log_keys(tmp_path)
    assert first == second
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "keys").iterdir()} == {0o600}
    assert first.name.startswith("heed.invalid/")
    assert (tmp_path / "log.vkey").read_text().count(f"{first.name}/{READS}+") == len(first.seeds)
