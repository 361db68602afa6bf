"""A command is recorded exactly once, and of two editors of one file one wins; tried with threads and lost answers."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from threading import Barrier
from typing import TypeVar

import psycopg
import pytest
from django.db import connection

from heed.facts.base import History
from heed.facts.concern import ConcernReceived, NoteAdded
from heed.facts.upkeep import PageRead
from heed.ledger.book import READS, RECORD
from heed.store import writing
from heed.store.database import Connection, raw, wait_for_disk
from heed.store.pg_ledger import PgLedger
from heed.store.reading import open_file, open_files
from heed.store.reads import Reader, record_reads
from heed.store.receipts import receipt_of
from heed.store.record import Conflict, Decide, Receipt, record
from heed.store.sealing import Actor, Statement

T = TypeVar("T")
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


def at_once(number: int, act: Callable[[int], T]) -> list[T]:
    """Run `act` in threads of their own, each with its own connection, all let go together."""
    start = Barrier(number)

    def run(place: int) -> T:
        try:
            start.wait(30)
            return act(place)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(run, range(number)))


def state(command: str, *statements: Statement, seen: int | None = None) -> Receipt:
    return record(
        actor=ALICE, command=command, now=NOW, reads={"f": seen}, decide=lambda _: {"f": statements}
    )


def opening(file: str) -> Decide:
    def decide(_: Mapping[str, History]) -> Mapping[str, list[Statement]]:
        return {file: [CONCERN]}

    return decide


def entries() -> int:
    with raw() as server:
        return PgLedger(server).size(RECORD)


def test_a_double_click_gives_one_fact_and_one_receipt(fresh_database: str) -> None:
    receipts = at_once(2, lambda _: state("same", CONCERN, seen=0))
    assert receipts[0] == receipts[1] == receipt_of("same")
    assert len(open_file("f").history) == 1


def test_a_double_click_on_a_file_that_is_there_gives_one_fact(fresh_database: str) -> None:
    state("first", CONCERN)
    receipts = at_once(4, lambda _: state("same", NoteAdded(text="Once."), seen=1))
    assert len(set(receipts)) == 1
    assert len(open_file("f").history) == 2


def test_of_two_editors_one_wins_and_the_other_learns_what_came_between(fresh_database: str) -> None:
    state("first", CONCERN)
    both_have_read = Barrier(2)

    def edit(place: int) -> tuple[str, ...]:
        def decide(_: Mapping[str, History]) -> Mapping[str, list[Statement]]:
            both_have_read.wait(30)
            return {"f": [NoteAdded(text=f"Of editor {place}.")]}

        try:
            record(actor=ALICE, command=f"e{place}", now=NOW, reads={"f": 1}, decide=decide)
        except Conflict as conflict:
            return tuple(item.fact.text for item in conflict.since)
        return ()

    seen_between = at_once(2, edit)
    (winner,) = (item.fact.text for item in open_file("f").history[1:])
    assert sorted(seen_between) == [(), (winner,)]


def test_those_who_do_not_mind_what_came_between_are_all_recorded(fresh_database: str) -> None:
    state("first", CONCERN)
    writers, each = 4, 10

    def write(place: int) -> None:
        for n in range(each):
            state(f"{place}-{n}", NoteAdded(text=f"{place}-{n}"))

    at_once(writers, write)
    history = open_file("f").history[1:]
    assert sorted(item.fact.text for item in history) == sorted(
        f"{p}-{n}" for p in range(writers) for n in range(each)
    )
    for place in range(writers):
        assert [i.fact.text for i in history if i.fact.text.startswith(f"{place}-")] == [
            f"{place}-{n}" for n in range(each)
        ]


def test_what_was_decided_from_another_file_still_holds_when_it_is_recorded(fresh_database: str) -> None:
    """Each of two may note something only while the other has not: never both."""
    for file in ("f1", "f2"):
        record(
            actor=ALICE, command=file, now=NOW, reads={file: 0}, decide=opening(file)
        )  # fmt: skip
    both_have_read = Barrier(2)

    class Taken(Exception):
        """The other was quicker."""

    def note(place: int) -> bool:
        mine, other = ("f1", "f2") if place else ("f2", "f1")
        waited = False

        def decide(histories: Mapping[str, History]) -> Mapping[str, list[Statement]]:
            nonlocal waited
            if not waited:
                waited = True
                both_have_read.wait(30)
            if len(histories[other]) > 1:
                raise Taken
            return {mine: [NoteAdded(text="The only one.")]}

        try:
            record(actor=ALICE, command=f"n{place}", now=NOW, reads={mine: None, other: None}, decide=decide)
        except Taken:
            return False
        return True

    assert sorted(at_once(2, note)) == [False, True]
    assert entries() == 3


def test_writers_of_several_files_never_stop_each_other_for_good(fresh_database: str) -> None:
    def write(place: int) -> None:
        files = ["f1", "f2"] if place % 2 else ["f2", "f1"]

        def decide(histories: Mapping[str, History]) -> Mapping[str, list[Statement]]:
            return {f: [NoteAdded(text="More.") if histories[f] else CONCERN] for f in files}

        for n in range(8):
            record(actor=ALICE, command=f"{place}-{n}", now=NOW, reads=dict.fromkeys(files), decide=decide)

    at_once(4, write)
    assert {len(opened.history) for opened in open_files(["f1", "f2"]).values()} == {32}


def test_readers_at_once_are_each_on_the_record(fresh_database: str) -> None:
    def read(place: int) -> None:
        for n in range(5):
            record_reads(Reader(ALICE), [PageRead(page="file", of="f")], command=f"{place}-{n}", now=NOW)

    at_once(4, read)
    history = open_files([Reader(ALICE).file], READS)[Reader(ALICE).file].history
    assert [item.seq for item in history] == list(range(20))


def test_what_is_confirmed_lies_on_disk(fresh_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []

    def noting(server: Connection) -> None:
        written.extend(row[0] for row in server.execute("SELECT pg_current_wal_insert_lsn()::text"))
        wait_for_disk(server)

    monkeypatch.setattr(writing, "wait_for_disk", noting)
    with raw() as server:
        server.execute("SET synchronous_commit = on")  # the servers of tests do without
        state("first", CONCERN)
        found = server.execute("SELECT pg_current_wal_flush_lsn() >= %s::pg_lsn", written).fetchone()
    assert found == (True,)


def kill(admin: str, backend: int) -> None:
    with psycopg.connect(admin, autocommit=True) as server:
        server.execute("SELECT pg_terminate_backend(%s, 30000)", [backend])


def backend() -> int:
    with raw() as server:
        return server.info.backend_pid


def test_a_server_lost_before_it_commits_records_nothing_and_a_retry_does(fresh_database: str) -> None:
    state("first", CONCERN)

    def killing(_: Mapping[str, History]) -> Mapping[str, list[Statement]]:
        kill(fresh_database, backend())
        return {"f": [NoteAdded(text="Once.")]}

    def try_with(decide: Decide) -> Receipt:
        return record(actor=ALICE, command="c", now=NOW, reads={"f": 1}, decide=decide)

    with pytest.raises(psycopg.OperationalError):
        try_with(killing)
    assert entries() == 1
    receipt = try_with(lambda _: {"f": [NoteAdded(text="Once.")]})
    assert (receipt.seq, entries()) == (1, 2)


def test_an_answer_lost_after_the_commit_is_given_again(
    fresh_database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    state("first", CONCERN)
    sending = writing.send

    def losing(*arguments: object) -> int:
        sending(*arguments)  # type: ignore[arg-type]
        kill(fresh_database, backend())
        raise psycopg.OperationalError("the connection was lost")

    with monkeypatch.context() as patch:
        patch.setattr(writing, "send", losing)
        with pytest.raises(psycopg.OperationalError):
            state("c", NoteAdded(text="Once."), seen=1)
    receipt = state("c", NoteAdded(text="Once."), seen=1)
    assert (receipt.seq, entries()) == (1, 2)
