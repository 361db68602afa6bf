"""`heed verify`, `rebuild`, `worker`, `checkpoint` and `migrate`, as typed."""

import argparse
import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from types import ModuleType

import psycopg
import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from heed.access.models import Attempt
from heed.cli import checkpoint, ready, rebuild, verify, worker
from heed.cli.errors import Advice
from heed.cli.main import main
from heed.store.tests.telling import tell_story


@pytest.fixture
def service(fresh_database: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """The invented story on a database of its own; gives a superuser's way to it."""
    monkeypatch.setattr(ready, "ready", lambda: None)
    monkeypatch.setattr(ready, "home", lambda: settings.HOME)
    tell_story()
    return fresh_database


def run(module: ModuleType, *words: str) -> int:
    parser = argparse.ArgumentParser()
    module.add_arguments(parser)
    return int(module.run(parser.parse_args(words)))


def entries(admin: str, book: str) -> int:
    with psycopg.connect(admin) as server:
        row = server.execute("SELECT count(*) FROM permanent.entry WHERE book = %s", [book]).fetchone()
    assert row is not None
    return int(row[0])


def test_a_sound_record_is_said_to_be_sound(service: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(worker, "--once") == 0
    assert run(verify) == 0
    said = capsys.readouterr().out
    for book in ("record", "reads"):
        assert f"{book}: {entries(service, book)} entries read, nothing is wrong." in said
    assert "cannot find" in said


def test_entries_without_a_checkpoint_are_told_apart(
    service: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(verify, "--book", "record") == 0
    assert f"the last {entries(service, 'record')} are not yet covered" in capsys.readouterr().out


def test_a_round_of_the_worker_removes_ended_sessions_and_old_attempts_and_keeps_the_others(
    service: str,
) -> None:
    now = timezone.now()
    for ahead in (-1, 1):
        moment = now + timedelta(hours=ahead)
        Session.objects.create(session_key=f"s{ahead}", session_data="", expire_date=moment)
        Attempt.objects.create(key=f"a{ahead}", kind="name", worked_off_at=moment)
    assert run(worker, "--once") == 0
    assert [session.session_key for session in Session.objects.all()] == ["s1"]
    assert [attempt.key for attempt in Attempt.objects.all()] == ["a1"]


def test_an_altered_record_is_named_in_words_and_for_machines(
    service: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(worker, "--once")
    with psycopg.connect(service) as server:
        server.execute("ALTER TABLE permanent.part DISABLE TRIGGER ALL")
        server.execute("UPDATE permanent.part SET sealed = '' WHERE book = 'record' AND index = 4")
    assert run(verify) == 1
    assert "record: entry 4: " in capsys.readouterr().out
    assert run(verify, "--json") == 1
    record, reads = map(json.loads, capsys.readouterr().out.splitlines())
    assert (record["wrong"], record["findings"][0]["index"], reads["wrong"]) == (1, 4, 0)


def test_a_checkpoint_written_to_a_folder_is_verified_against(
    service: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(checkpoint, "--out", str(tmp_path / "kept")) == 0
    kept = sorted((tmp_path / "kept").iterdir())
    assert [path.name for path in kept] == ["reads.checkpoint", "record.checkpoint"]
    assert run(verify, *(word for path in kept for word in ("--against", str(path)))) == 0
    assert run(checkpoint) == 0
    assert kept[1].read_text() in capsys.readouterr().out


def test_what_is_no_checkpoint_cannot_be_checked_against(service: str, tmp_path: Path) -> None:
    (tmp_path / "note").write_text("hello\n")
    with pytest.raises(Advice, match="is not a checkpoint"):
        run(verify, "--against", str(tmp_path / "note"))


def test_a_rebuild_compares_then_puts_right(service: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(rebuild, "--check") == 0
    with psycopg.connect(service) as server:
        server.execute("DELETE FROM derived_party")
    assert run(rebuild, "--check") == 1
    assert "derived_party: 4 rows that the books give are not there" in capsys.readouterr().out
    assert run(rebuild) == 0
    assert run(rebuild, "--check") == 0
    assert "The read models are what the books give." in capsys.readouterr().out


def test_a_worker_that_cannot_reach_the_database_says_so_and_lives(
    service: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(*_: object) -> None:
        raise psycopg.OperationalError("no route")

    monkeypatch.setattr("heed.store.clock.tick", refuse)
    assert run(worker, "--once") == 1
    assert "does not answer: no route" in capsys.readouterr().err


def command(url: str, home: Path, *words: str, admin: str = "") -> subprocess.CompletedProcess[str]:
    surroundings = {**os.environ, "HEED_DATABASE_URL": url, "HEED_HOME": str(home)}
    surroundings["HEED_DATABASE_ADMIN_URL"] = admin
    return subprocess.run(
        [sys.executable, "-m", "heed.cli", *words],
        capture_output=True,
        text=True,
        check=False,
        env=surroundings,
    )


def test_a_round_of_the_worker_puts_every_deadline_that_passed_on_record(service: str) -> None:
    def waiting() -> int:
        with psycopg.connect(service) as server:
            row = server.execute("SELECT count(*) FROM derived_due WHERE alarm < current_date - 1").fetchone()
        assert row is not None
        return int(row[0])

    before, size = waiting(), entries(service, "record")
    assert before > 0
    assert run(worker, "--once") == 0
    assert waiting() == 0
    assert entries(service, "record") >= size + before
    assert run(rebuild, "--check") == 0


def test_a_worker_before_a_migration_says_what_to_do(
    service: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with psycopg.connect(service) as server:
        server.execute("DROP TABLE derived_watch")
    assert run(worker, "--once") == 1
    assert "Run `heed migrate`" in capsys.readouterr().err


@pytest.mark.served
def test_a_worker_whose_database_is_away_says_so_and_waits(tmp_path: Path) -> None:
    away = "postgresql://heed_app@127.0.0.1:1/heed"
    surroundings = {**os.environ, "HEED_DATABASE_URL": away, "HEED_HOME": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-m", "heed.cli", "worker"], stderr=subprocess.PIPE, text=True, env=surroundings
    ) as waiting:
        assert waiting.stderr is not None
        said = waiting.stderr.readline()
        assert waiting.poll() is None
        waiting.terminate()
        waiting.communicate(timeout=60)
    assert said.startswith("heed worker: the database does not answer")
    assert waiting.returncode == 0


@pytest.mark.served
def test_a_worker_goes_on_until_it_is_told_to_stop(fresh_database: str, tmp_path: Path) -> None:
    given = psycopg.conninfo.conninfo_to_dict(fresh_database)
    url = f"postgresql://heed_app@/{given['dbname']}?host={given['host']}&port={given['port']}"
    with psycopg.connect(fresh_database, autocommit=True) as server:
        server.execute('LISTEN "procrastinate_queue_v1#default"')
        surroundings = {**os.environ, "HEED_DATABASE_URL": url, "HEED_HOME": str(tmp_path)}
        with subprocess.Popen(
            [sys.executable, "-m", "heed.cli", "worker"], stderr=subprocess.PIPE, text=True, env=surroundings
        ) as worker:
            queued = list(server.notifies(timeout=60, stop_after=1))
            worker.terminate()
            _, said = worker.communicate(timeout=60)
        left = server.execute("SELECT count(*) FROM procrastinate_workers").fetchone()
    assert (len(queued), worker.returncode, said, left) == (1, 0, "", (0,))


def test_a_server_of_one_s_own_is_made_ready_by_its_administrator(
    database_server: str, tmp_path: Path
) -> None:
    given = psycopg.conninfo.conninfo_to_dict(database_server)
    where = "&".join(f"{key}={given[key]}" for key in ("host", "port") if key in given)
    url = f"postgresql://heed_test_login@/heed_test_own?{where}"
    try:
        lacking = command(url, tmp_path, "migrate")
        assert lacking.returncode == 2
        assert "HEED_DATABASE_ADMIN_URL" in lacking.stderr
        made = command(url, tmp_path, "migrate", admin=database_server)
        # A server made for tests alone may do without safety, and is then refused at the very end.
        assert made.returncode == 0 or "it may lose entries" in made.stderr
        assert command(url, tmp_path, "worker", "--once").returncode == 0
        verified = command(url, tmp_path, "verify")
        assert (verified.returncode, verified.stderr) == (0, "")
        assert command(url, tmp_path, "rebuild", "--check").returncode == 0
    finally:
        with psycopg.connect(database_server, autocommit=True) as server:
            server.execute("DROP DATABASE IF EXISTS heed_test_own WITH (FORCE)")
            server.execute("DROP ROLE IF EXISTS heed_test_login")


def test_a_database_that_is_not_there_is_told_in_a_sentence(database_server: str, tmp_path: Path) -> None:
    given = psycopg.conninfo.conninfo_to_dict(database_server)
    where = "&".join(f"{key}={given[key]}" for key in ("host", "port") if key in given)
    failed = command(f"postgresql://heed_app@/heed_test_none?{where}", tmp_path, "verify")
    assert failed.returncode == 2
    assert failed.stderr.startswith("heed: the database does not answer")
    assert "Traceback" not in failed.stderr


def test_an_unknown_book_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit_:
        main(["verify", "--book", "ledger"])
    assert exit_.value.code == 2
    assert "ledger" in capsys.readouterr().err
