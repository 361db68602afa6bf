"""The data folder of the embedded server: made whole or not at all, its version known before it is opened."""

import shutil
import subprocess
from pathlib import Path

from heed.store.server_account import Account, ServerProblem, choose
from heed.store.server_process import environment, failed, program, programs

SUPERUSER = "postgres"
LAYOUT = (  # text sorts by code point and folds by Unicode, whatever languages the machine knows
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--data-checksums",
    "--auth=trust",
    f"--username={SUPERUSER}",
)


def prepare_data(data: Path, run_folder: Path, gid: int, log: Path, *, durable: bool) -> Account:
    """Make `data` where there is none; the account that owns it and can run a server on it.

    Raises ServerProblem when it is of another version, no account will do, or the disk is full.
    """
    if data.exists():
        check_version(data)
        return choose(data, run_folder, programs(), gid, hand_over=False)
    half_made = data.with_suffix(".new")
    shutil.rmtree(half_made, ignore_errors=True)
    half_made.mkdir(mode=0o700)
    account = choose(half_made, run_folder, programs(), gid, hand_over=True)
    _initdb(account, half_made, log, durable=durable)
    half_made.rename(data)
    return account


def _initdb(account: Account, folder: Path, log: Path, *, durable: bool) -> None:
    options = LAYOUT if durable else (*LAYOUT, "--no-sync")
    command = [*account.become, program("initdb"), "-D", str(folder), *options]
    done = subprocess.run(
        command,
        cwd="/",
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        log.write_text(done.stderr)
        raise failed("PostgreSQL could not make its data folder", done.stderr, log)


def check_version(data: Path) -> None:
    """Raises ServerProblem when the data was written by another major version, which cannot be opened."""
    asked = subprocess.run([program("postgres"), "--version"], capture_output=True, text=True, check=True)
    ours = asked.stdout.split()[-1].split(".")[0]
    theirs = (data / "PG_VERSION").read_text().strip()
    if ours != theirs:
        raise ServerProblem(
            f"The data in {data} is of PostgreSQL {theirs}, and this Heed brings {ours}.",
            "Dump it with the Heed that wrote it and load it here, or name another folder in HEED_HOME.",
        )
