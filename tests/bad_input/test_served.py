"""A served demonstration whose database stops, loses a connection or runs out of disk: nothing lost, nothing half."""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from tests.bad_input.reading import sent_by
from tests.bad_input.served import (
    Browser,
    Service,
    asked,
    facts,
    fill,
    first_file,
    form_on,
    heed,
    serving,
    small_disk,
    try_again,
)

from heed.store.embedded import EmbeddedServer

pytestmark = pytest.mark.served
WORDS = "Hours of work\r\nin “two” lines <b>"


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the demonstration of this module lies."""
    with small_disk(tmp_path_factory.mktemp("disk"), "400m") as folder:
        yield folder


@pytest.fixture(scope="module")
def service(disk: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """One demonstration for all of this module."""
    with serving(disk / "home", tmp_path_factory.mktemp("log") / "served.log") as served:
        yield served


@pytest.fixture
def alice(service: Service) -> Browser:
    return service.browser().sign_in()


def test_two_presses_of_a_button_record_once(service: Service, alice: Browser) -> None:
    address = first_file(alice) + "note/"
    sent = {**alice.form(address), "text": "Pressed twice"}
    before = facts(service)
    with ThreadPoolExecutor(4) as hands:
        answers = list(hands.map(lambda _: alice.send(address, sent), range(4)))

    assert {(a.status, a.location) for a in answers} == {(303, first_file(alice))}
    assert facts(service) == before + 1


def test_of_two_editors_one_is_told_what_the_other_recorded(service: Service, alice: Browser) -> None:
    file = first_file(alice)
    address, other = file + "note/", service.browser().sign_in()
    typed = [
        (browser, {**browser.form(address), "text": f"Written by {name}"})
        for browser, name in ((alice, "one"), (other, "another"))
    ]
    before = facts(service)
    with ThreadPoolExecutor(2) as hands:
        answers = list(hands.map(lambda pair: pair[0].send(address, pair[1]), typed))
    (late,) = [n for n, answer in enumerate(answers) if answer.status == 409]

    assert sorted(answer.status for answer in answers) == [303, 409]
    assert facts(service) == before + 1
    assert sent_by(answers[late].html)["text"] == typed[late][1]["text"]
    assert "Note added" in answers[late].html
    browser, again = typed[late][0], form_on(answers[late])
    assert browser.send(address, again).status == 303
    assert facts(service) == before + 2


def test_a_database_that_stops_loses_nothing_and_is_found_again(service: Service, alice: Browser) -> None:
    address = first_file(alice) + "note/"
    sent = {**alice.form(address), "text": WORDS}
    before = facts(service)
    service.heed("database", "stop")
    try:
        refused = alice.send(address, sent)
        looked = alice.get("/")
    finally:
        service.heed("database", "start")
    again = try_again(refused)

    assert (refused.status, looked.status) == (503, 503)
    assert again["idempotency_key"] == sent["idempotency_key"]
    assert again["text"].replace("\r\n", "\n") == WORDS.replace("\r\n", "\n")
    assert facts(service) == before
    # Each worker of the web server met the stop; each must find the database again.
    assert {alice.get("/").status for _ in range(8)} == {200}
    assert [alice.send(address, again).status for _ in range(2)] == [303, 303]
    assert facts(service) == before + 1


def test_a_connection_cut_while_it_waits_records_once_or_not_at_all(service: Service, alice: Browser) -> None:
    address = first_file(alice) + "note/"
    sent = {**alice.form(address), "text": "Cut while it waited"}
    before = facts(service)
    with (
        psycopg.connect(EmbeddedServer(service.home).dsn("heed")) as holder,
        ThreadPoolExecutor(1) as hands,
    ):
        holder.execute("SELECT FROM permanent.head WHERE book = 'record' FOR UPDATE")
        answer = hands.submit(alice.send, address, sent)
        cuts = 0
        while not answer.done() and cuts < 2:
            cuts += asked(service, CUT)
        assert cuts == 2
        holder.rollback()
        refused = answer.result()

    assert refused.status == 503
    assert facts(service) == before
    again = try_again(refused)
    assert again["idempotency_key"] == sent["idempotency_key"]
    assert [alice.send(address, again).status for _ in range(2)] == [303, 303]
    assert facts(service) == before + 1


CUT = """
SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
WHERE wait_event_type = 'Lock' AND usename = 'heed_app'
"""


# Sealed, it fills pages of its own: there is no room for it in one that others have begun.
NEEDS_ROOM = "0123456789" * 1_900
MORE_THAN_ITS_LOG_HOLDS = 30


def skip_unless_small(disk: Path) -> None:
    if not os.path.ismount(disk):
        pytest.skip("a small disk can be mounted by root alone: mount -t tmpfs")


def fill_to_the_last(browser: Browser, filler: Path, disk: Path) -> None:
    """Leaves so little room that no page can be put on the record of reads."""
    fill(filler, disk)
    while browser.get("/queue/").status == 200:
        fill(filler, disk)


def test_a_full_disk_records_nothing_in_part_and_goes_on_once_there_is_room(
    service: Service, alice: Browser, disk: Path
) -> None:
    skip_unless_small(disk)
    address, filler = first_file(alice) + "note/", disk / "filler"
    # PostgreSQL may find room again by itself, in a file of its log that it no longer needs: then that is filled too.
    for _ in range(MORE_THAN_ITS_LOG_HOLDS):
        sent, before = {**alice.form(address), "text": NEEDS_ROOM}, facts(service)
        try:
            fill_to_the_last(alice, filler, disk)
            if (refused := alice.send(address, sent)).status != 303:
                new = heed(disk / "second", "demo")
                signing_in = service.browser().get("/sign-in/")
                break
        finally:
            filler.unlink()
    # PostgreSQL goes on without room, but stops where its log needs a new file just then.
    service.heed("database", "start")

    assert (refused.status, signing_in.status) == (503, 200)
    assert facts(service) == before
    assert new.returncode == 2
    assert "the disk is full" in new.stderr.splitlines()[0]
    assert "Free some space" in new.stderr
    assert [heed(disk / "second", "database", what).returncode for what in ("start", "stop")] == [0, 0]
    again = try_again(refused)
    assert [alice.send(address, again).status for _ in range(2)] == [303, 303]
    assert facts(service) == before + 1


@pytest.mark.parametrize(
    "words", [("report", "year", "2013-14", "--out"), ("checkpoint", "--out")], ids=["report", "checkpoint"]
)
def test_what_does_not_fit_on_a_disk_leaves_nothing_there(
    words: tuple[str, ...], service: Service, tmp_path: Path
) -> None:
    with small_disk(tmp_path, "16k") as folder:
        skip_unless_small(folder)
        fill(folder / "filler", folder)
        ended = service.heed(*words, str(folder / "out"))

        assert ended.returncode == 2
        assert ended.stderr.startswith("heed: the disk is full")
        assert [path.name for path in folder.rglob("*") if path.is_file()] == ["filler"]


def test_commands_given_files_that_are_no_checkpoints_and_no_keys(service: Service, tmp_path: Path) -> None:
    note = tmp_path / "note"
    note.write_bytes(b"\xff\0" * 1000)
    closed = tmp_path / "closed"
    closed.write_text("x")
    closed.chmod(0)
    given = [("--against", path) for path in (note, closed, tmp_path, tmp_path / "none", Path("/dev/zero"))]
    for option, path in [*given, ("--keys", note), ("--keys", tmp_path / "none")]:
        ended = service.heed("verify", option, str(path), limited=True)

        assert ended.returncode == 2, ended.stdout
        assert ended.stderr.startswith("heed: ")
        assert "Traceback" not in ended.stderr


def test_a_report_that_cannot_be_written_says_so_and_writes_nothing(service: Service, tmp_path: Path) -> None:
    closed, file = tmp_path / "closed", tmp_path / "file"
    closed.mkdir(mode=0o500)
    file.write_text("x")
    for out in (closed / "figures", file, file / "below", tmp_path):
        ended = service.heed("report", "year", "2013-14", "--out", str(out), limited=True)

        assert (ended.returncode, ended.stderr.count("\n") < 4) == (2, True), ended.stderr
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["closed", "file"]


def test_a_port_that_is_taken_stays_with_who_has_it(service: Service) -> None:
    ended = service.heed("serve", "--port", str(service.port))

    assert (ended.returncode, "is taken" in ended.stderr) == (2, True)
    assert service.browser().get("/sign-in/").status == 200


def test_afterwards_the_record_is_whole(service: Service) -> None:
    verified, rebuilt = service.heed("verify"), service.heed("rebuild", "--check")

    assert (verified.returncode, verified.stderr) == (0, "")
    assert (rebuilt.returncode, rebuilt.stderr) == (0, "")
