"""Make the virtual environment, fill it from the lock files, and build the style sheets.

    tools/set-up run      what running needs
    tools/set-up dev      that, and what tests and checks need
    tools/set-up bench    that, and what the measurements compare with

Standard library only: it runs before anything is installed. Each step leaves a stamp of its inputs in
`.venv/stamps/` and is skipped while they are the same. Exit status 2, with what to do, when a step fails.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = VENV / "stamps"
LOCKS = {"run": ["run"], "dev": ["run", "dev"], "bench": ["run", "dev", "bench"]}
PURPOSE = {
    "run": "what running needs",
    "dev": "what tests and checks need",
    "bench": "what the measurements compare with",
}


def stop(problem: str, remedy: str) -> NoReturn:
    sys.exit(_fail(f"{problem}\n{remedy}"))


def _fail(text: str) -> int:
    print(text, file=sys.stderr)
    return 2


def say(text: str) -> None:
    print(text, flush=True)


def digest(*parts: bytes) -> str:
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part).digest())
    return whole.hexdigest()


def is_current(step: str, inputs: str) -> bool:
    stamp = STAMPS / step
    return stamp.is_file() and stamp.read_text() == inputs


def leave_stamp(step: str, inputs: str) -> None:
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / step).write_text(inputs)


def make_environment() -> str:
    """Make the virtual environment unless the one that is there still works; what identifies it."""
    found = identity()
    if found and is_current("environment", found):
        return found
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        stop(
            f"{sys.executable} has no venv module, which Debian and Ubuntu package apart.",
            "Install it and start again:  sudo apt-get install -y python3-venv",
        )
    say(f"Making a virtual environment in {VENV.name} (Python {sys.version.split()[0]})")
    outside = getattr(sys, "_base_executable", sys.executable)  # not the one about to be cleared
    run([outside, "-m", "venv", "--clear", str(VENV)])
    made = identity()
    leave_stamp("environment", made)
    return made


def identity() -> str:
    """Version and folder of the environment's own Python; empty when it does not run, as after an upgrade."""
    ask = [str(PYTHON), "-c", "import sys; print(sys.version, sys.prefix)"]
    try:
        return subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def install_lock(name: str, environment: str) -> None:
    lock = ROOT / "requirements" / f"{name}.txt"
    inputs = digest(environment.encode(), lock.read_bytes())
    if is_current(name, inputs):
        return
    count = sum("==" in line for line in lock.read_text().splitlines())
    say(f"Installing {PURPOSE[name]}: {count} Python packages, each checked against its hash")
    pip("--require-hashes", "--only-binary", ":all:", "-r", str(lock))
    leave_stamp(name, inputs)


def install_project(environment: str) -> None:
    inputs = digest(environment.encode(), (ROOT / "pyproject.toml").read_bytes())
    if is_current("project", inputs):
        return
    say("Installing Heed itself, as a link to this folder")
    pip("--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    leave_stamp("project", inputs)


def pip(*arguments: str) -> None:
    options = ["--quiet", "--progress-bar", "off", "--disable-pip-version-check", "--no-input"]
    run([str(PYTHON), "-m", "pip", "install", *options, "--root-user-action", "ignore", *arguments])


def run(command: list[str]) -> None:
    """Run it quietly, with a sign of life every ten seconds; what it printed is shown only when it fails."""
    started = time.monotonic()
    with subprocess.Popen(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        output = _wait(process, started)
    if process.returncode:
        shown = "\n".join(f"  {line}" for line in output.splitlines()[-15:])
        stop(f"This step failed:\n{shown}", "Start the same command again once it is put right.")


def _wait(process: subprocess.Popen[str], started: float) -> str:
    while True:
        try:
            return process.communicate(timeout=10)[0]
        except subprocess.TimeoutExpired:
            say(f"  still working ({time.monotonic() - started:.0f} s)")


def set_up(profile: str) -> None:
    environment = make_environment()
    for name in LOCKS[profile]:
        install_lock(name, environment)
    install_project(environment)
    build = [str(PYTHON), str(ROOT / "frontend" / "build.py")]
    if status := subprocess.run(build, cwd=ROOT, check=False).returncode:
        sys.exit(status)


def whose(error: OSError) -> str:
    owner, me = ROOT.stat().st_uid, os.getuid()
    if not isinstance(error, PermissionError) or owner == me:
        return ""
    return f"\nThis folder belongs to user id {owner}, and you are {me}: make a clone of your own."


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        return _fail(f"Say which of these to set up: {', '.join(LOCKS)}")
    try:
        with Path(__file__).open() as this_file:  # two commands at once in one clone take turns
            fcntl.flock(this_file, fcntl.LOCK_EX)
            set_up(arguments[0])
    except OSError as error:
        return _fail(f"Cannot use {error.filename}: {error.strerror}.{whose(error)}")
    except KeyboardInterrupt:
        return _fail("\nStopped. The same command goes on from here.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
