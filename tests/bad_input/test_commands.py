"""Every command, given what it cannot use: a sentence, status 2, no traceback, nothing left behind."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.bad_input.served import HEED, environment, free_port, heed

from heed.cli.main import COMMANDS, main

pytestmark = pytest.mark.served

TRACKER = Path(__file__).parents[2] / "docs/tracker"
# How each command is called when nothing is wrong with the words.
WORDS: dict[str, Sequence[str]] = {
    "demo": (),
    "begin": ("--authority", "Sampleton", "--administrator", "Ash Example", "--user-name", "ash"),
    "serve": (),
    "import": (
        "tracker",
        str(TRACKER / "tracker.csv"),
        "--mapping",
        str(TRACKER / "tracker.toml"),
        "--dry-run",
    ),
    "figures": ("check", "figures.toml"),
    "report": ("year", "2013-14", "--out", "figures"),
    "verify": (),
    "rebuild": ("--check",),
    "worker": ("--once",),
    "checkpoint": (),
    "migrate": (),
    "database": ("start",),
}
NEEDS_HOME = [name for name in WORDS if name != "figures"]
# A round that fails is for the worker's next round to make up for: it says so by its own status.
STATUS = {"worker": 1}
NOWHERE = "postgresql://heed_app:a-secret@127.0.0.1:1/heed"
ADDRESSES = {
    "mysql://a:a-secret@127.0.0.1/heed": "must start with postgresql://",
    "postgresql://[::1": "is no address",
    "postgresql://a:a-secret/x@h/heed": "is no address",
    "postgresql://a@h:99999/heed": "is no address",
    "postgresql://a@127.0.0.1:1/heed?nonsense=1": "is no address",
    "postgresql:///heed?host=/nowhere": "does not answer",
    "postgresql://a@no-such-host.invalid/heed": "does not answer",
    NOWHERE: "does not answer",
}
WRONG_WORDS = (
    (), ("nonsense",), ("\udcff",), ("-x",), ("demo", "--incidents", "many"),
     ("demo", "--seed", "x"), ("demo", "--port", "99999"), ("demo", "--port", "-1"),
    ("serve", "--port", "http"), ("serve", "--port", "0"), ("serve", "--port", "9" * 5000), ("report",),
    ("report", "month"), ("report", "year"), ("report", "year", "2013-14"),
    ("report", "year", "2013-14", "--out", "x", "--as-known-on", "2014-02-31"), ("database",),
    ("database", "drop"), ("verify", "--book", "all"), ("verify", "--against"), ("rebuild", "--now"),
    ("worker", "--twice"), ("checkpoint", "--out"), ("migrate", "up"), ("begin",), ("begin", "--authority", "A"),
    ("import",), ("import", "tracker"), ("import", "tracker", "x.csv"),
    ("figures",), ("figures", "check"), ("figures", "mend", "x"),
)  # fmt: skip
HOSTILE: dict[str, bytes] = {
    "empty": b"",
    "fifty megabytes": b"# words\n" * (50 * 1024 * 1024 // 8),
    "NULs": b"\0" * 1000,
    "not UTF-8": b"schema = 1\n\xff\xfe",
    "a zip": b"PK\x03\x04" + bytes(range(256)) * 40,
    "deep arrays": b"schema = 1\nx = " + b"[" * 100_000,
    "deep tables": b"schema = 1\n[" + b"a." * 50_000 + b"a]\n",
    "deep inline tables": b"schema = 1\nx = " + b"{a=" * 100_000,
    "a key twice": b"schema = 1\nschema = 1\n",
    "dates for numbers": b"schema = 1\n[[table]]\nid = 2024-01-01\nstated_total = 2024-01-01\nrows = 1979-05-27\n",
    "nan": b'schema = nan\n[[table]]\nid = "a"\nstated_total = nan\n',
    "infinity": b'schema = 1\n[[table]]\nid = "a"\nstated_total = -inf\n',
    "a huge number": b"schema = 1\nx = " + b"9" * 5000,
    "a huge exponent": b"schema = 1\nx = 1e999999999\n[[table]]\n",
    "an unending text": b'schema = 1\nx = "' + b"a" * 100_000,
    "a byte order mark": b"\xef\xbb\xbfschema = 2\r\n",
    "UTF-16": "schema = 1".encode("utf-16"),
    "rows that are tables of tables": b"schema = 1\n[[table]]\n[[table.rows]]\n[[table.rows.rows]]\n",
}


def said(ended: "subprocess.CompletedProcess[str]", status: int = 2) -> str:
    """What a refusal says, which must be a few plain lines and name no password."""
    assert ended.returncode == status, ended.stderr
    assert "Traceback" not in ended.stderr
    assert "a-secret" not in ended.stderr + ended.stdout
    assert 0 < len(ended.stderr.splitlines()) < 12
    return ended.stderr


def together(
    runs: Sequence[tuple[Path, Sequence[str], Mapping[str, str]]],
) -> "list[subprocess.CompletedProcess[str]]":
    with ThreadPoolExecutor(4) as hands:
        return list(hands.map(lambda one: heed(one[0], *one[1], more=one[2]), runs))


def test_every_command_is_in_the_table() -> None:
    assert sorted(WORDS) == sorted(COMMANDS)


@pytest.mark.parametrize("words", WRONG_WORDS, ids=lambda words: " ".join(words)[:40] or "none")
def test_words_that_no_command_understands(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)

    assert ended.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: heed")


def test_numbers_that_are_too_small_make_nothing(tmp_path: Path) -> None:
    for number in ("62", "-1"):
        assert "too few" in said(heed(tmp_path / "home", "demo", "--incidents", number))

    assert list(tmp_path.iterdir()) == []


def test_a_home_that_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for ended in together([(tmp_path / "file", (name, *WORDS[name]), {}) for name in NEEDS_HOME]):
        assert "Not a directory" in said(ended)

    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_home_that_may_not_be_written(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o500)
    for name in ("demo", "verify", "database"):
        assert "You may not use" in said(heed(closed / "home", name, *WORDS[name], limited=True))

    assert list(closed.iterdir()) == []


def test_a_database_that_cannot_be_reached(tmp_path: Path) -> None:
    named = {"HEED_DATABASE_URL": NOWHERE, "HEED_SECRET_KEY": "k" * 50, "HEED_DATABASE_ADMIN_URL": NOWHERE}
    needing = [name for name in NEEDS_HOME if name not in {"database", "demo"}]
    asked = [(tmp_path / "home", (name, *WORDS[name]), named) for name in needing]
    for name, ended in zip(needing, together(asked), strict=True):
        assert "does not answer" in said(ended, STATUS.get(name, 2))
    assert "embedded server only" in said(heed(tmp_path / "home", "demo", more=named))


def test_an_address_that_is_none(tmp_path: Path) -> None:
    asked = [(tmp_path / "home", ("verify",), {"HEED_DATABASE_URL": url}) for url in ADDRESSES]
    for words, ended in zip(ADDRESSES.values(), together(asked), strict=True):
        assert words in said(ended)
    admin = {"HEED_DATABASE_URL": NOWHERE, "HEED_DATABASE_ADMIN_URL": "a-secret"}

    assert "HEED_DATABASE_ADMIN_URL" in said(heed(tmp_path / "home", "migrate", more=admin))


def test_a_setting_that_is_neither_yes_nor_no(tmp_path: Path) -> None:
    flag = {"HEED_DATABASE_URL": NOWHERE, "HEED_DEMO": "perhaps"}

    assert "HEED_DEMO must be yes or no" in said(heed(tmp_path / "home", "verify", more=flag))


def test_a_port_that_is_taken_is_said_before_anything_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        ended = heed(tmp_path / "home", "demo", "--serve", "--port", port)

    assert f"Port {port} is taken" in said(ended)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("what", HOSTILE)
def test_a_file_of_figures_that_is_none(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "figures.toml"
    path.write_bytes(HOSTILE[what])

    assert main(["figures", "check", str(path)]) == 2
    out, err = capsys.readouterr()
    assert err == ""
    assert "cannot be read" in out
    assert "1 file could not be read" in out


def test_a_file_of_figures_that_cannot_be_opened(tmp_path: Path) -> None:
    unreadable = tmp_path / "closed.toml"
    unreadable.write_text("schema = 1")
    unreadable.chmod(0)
    for path in (unreadable, tmp_path, tmp_path / "none", Path("a" * 5000), Path("/dev/zero")):
        ended = heed(tmp_path / "home", "figures", "check", str(path), limited=True)

        assert (ended.returncode, ended.stderr) == (2, "")
        assert "cannot be read" in ended.stdout


# A shell that runs tests in the background hands down that SIGINT is ignored, and so would the command.
INTERRUPTIBLE = (
    sys.executable,
    "-c",
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])",
)


def test_a_demonstration_that_is_interrupted_is_made_whole_the_next_time(tmp_path: Path) -> None:
    command = [*INTERRUPTIBLE, str(HEED), "demo", "--incidents", "150"]
    try:
        with subprocess.Popen(
            command, env=environment(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout
            while "on the record" not in process.stdout.readline():
                assert process.poll() is None
            process.send_signal(signal.SIGINT)
            rest, error = process.communicate()
        assert (process.returncode, error) == (2, "heed: stopped.\n"), rest
        again = heed(tmp_path, "demo", "--incidents", "150")
        verified, rebuilt = heed(tmp_path, "verify"), heed(tmp_path, "rebuild", "--check")
    finally:
        heed(tmp_path, "database", "stop")

    assert (again.returncode, again.stderr) == (0, "")
    assert (verified.returncode, rebuilt.returncode) == (0, 0), verified.stdout + rebuilt.stdout


def test_a_server_that_is_told_to_stop_while_it_starts_leaves_no_process(tmp_path: Path) -> None:
    command = [*INTERRUPTIBLE, str(HEED), "demo", "--incidents", "63", "--serve", "--port", str(free_port())]
    with subprocess.Popen(
        command,
        env=environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdout
        process.stdout.readline()  # "Starting the database"
        os.killpg(process.pid, signal.SIGINT)
        _, error = process.communicate()

    assert process.returncode == 2
    assert error == b"heed: stopped.\n"
    status = heed(tmp_path, "database", "status")
    heed(tmp_path, "database", "stop")
    assert status.returncode == 1, status.stdout
