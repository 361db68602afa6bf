"""Under which account a PostgreSQL server of our own runs.

PostgreSQL refuses to run as root. Started by an ordinary user it simply runs as that user. Started by root it
needs another identity that can still reach its data folder, which may lie below a folder only root may enter.
"""

import contextlib
import grp
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NOBODY = 65534  # initdb needs a user that has a name; this one has on every Linux
SPARE_GROUPS = range(61184, 65520)  # set aside for short-lived accounts, so no person or daemon is a member


class ServerProblem(Exception):
    """The embedded server cannot do what was asked: `problem` says what happened, `advice` what to do."""

    def __init__(self, problem: str, advice: str) -> None:
        super().__init__(f"{problem}\n{advice}")
        self.problem = problem
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Account:
    """Who owns the server's files, and the command that becomes that account before it runs the rest."""

    uid: int
    gid: int
    become: tuple[str, ...] = ()


def group_of(folder: Path) -> int:
    """The group that may enter the server's folders: the folder's own; for root's new one, a spare group."""
    if os.geteuid() != 0:
        return os.getegid()
    if folder.exists() and folder.stat().st_gid in SPARE_GROUPS:
        return folder.stat().st_gid
    return next(gid for gid in SPARE_GROUPS if not _has_name(gid))


def _has_name(gid: int) -> bool:
    try:
        grp.getgrgid(gid)
    except KeyError:
        return False
    return True


def admit(gid: int, folder: Path, mode: int) -> None:
    """Let the server's group into a folder that root has just made; an ordinary user's needs no help."""
    if os.geteuid() == 0:
        with contextlib.suppress(PermissionError):  # root without the right to give files away
            os.chown(folder, -1, gid)
            folder.chmod(mode)


def candidates(owner: int, gid: int) -> Iterator[Account]:
    """Accounts to try for a data folder that belongs to `owner`, least privilege first.

    `owner` is root for a data folder that is still to be filled.
    """
    me = os.geteuid()
    if me != 0:
        if owner == me:
            yield Account(me, os.getegid())
        return
    uid = owner or NOBODY
    drop = ("setpriv", f"--reuid={uid}", f"--regid={gid}", "--clear-groups", "--no-new-privs")
    # No privilege at all is enough where everyone may enter the folders above. Otherwise the right to read
    # and enter any folder; then root's own files without root's other powers (a user namespace, which shows
    # root to the server as somebody else); last the right to write anywhere, where only that is granted.
    yield Account(uid, gid, drop)
    yield Account(uid, gid, (*drop, *_keeping("dac_read_search")))
    if owner == me:
        yield Account(
            me, os.getegid(), ("unshare", "--user", f"--map-user={NOBODY}", f"--map-group={NOBODY}")
        )
    yield Account(uid, gid, (*drop, *_keeping("dac_override")))


def _keeping(right: str) -> tuple[str, ...]:
    # PostgreSQL's programs look for each other with access(2), which disregards the rights of an account that
    # is not root unless the last of these says otherwise.
    return (f"--inh-caps=+{right}", f"--ambient-caps=+{right}", "--securebits=+no_setuid_fixup")


def choose(data: Path, run_folder: Path, programs: Path, gid: int, *, hand_over: bool) -> Account:
    """The first account that can write both folders and run the programs. `hand_over` gives it `data`.

    Raises ServerProblem when there is none.
    """
    for account in candidates(data.stat().st_uid, gid):
        if hand_over:
            with contextlib.suppress(OSError):
                os.chown(data, account.uid, account.gid)
        if _works(account, data, run_folder, programs):
            return account
    raise ServerProblem(
        f"PostgreSQL cannot run on {data}: no account that it may run under can use that folder.",
        "Start Heed as an ordinary user who owns it, or name a PostgreSQL server in HEED_DATABASE_URL.",
    )


def _works(account: Account, data: Path, run_folder: Path, programs: Path) -> bool:
    script = 'test -w "$1" && test -w "$2" && exec "$3" --bindir'
    command = [
        *account.become,
        "sh",
        "-c",
        script,
        "sh",
        str(data),
        str(run_folder),
        str(programs / "pg_config"),
    ]
    try:
        done = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0
