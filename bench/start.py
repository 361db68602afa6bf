"""`make demo` from the first word to the first page: from nothing, and when everything is there."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from bench.measure import Finding, compared, say
from bench.sizes import Sizes

NAME: Final = "start"
ROUNDS: Final = 3
ROOT: Final = Path(__file__).resolve().parent.parent
PATIENCE: Final = 600.0
POLL: Final = 0.02


def run(_: Sizes) -> Iterator[Finding]:
    """The environment is set up already, since this runs in it: a first start makes data, a second finds it."""
    seconds, firsts = [], []
    for number in range(ROUNDS):
        with tempfile.TemporaryDirectory(prefix="heed-bench-") as home:
            firsts.append(_start(home))
            seconds.append(_start(home))
            _heed(home, "database", "stop")
        say(f"  round {number + 1} of {ROUNDS}: first {firsts[-1]:.1f} s, second {seconds[-1]:.1f} s")
    yield compared(NAME, "second `make demo` to first page", "s", seconds, against="the first", others=firsts)


def _start(home: str) -> float:
    """Seconds to the first page, the database having been stopped before."""
    _heed(home, "database", "stop")
    port = free_port()
    started = time.perf_counter()
    with _demo(home, port) as process:
        _wait(process, f"http://127.0.0.1:{port}/sign-in/")
        return time.perf_counter() - started


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _environment(home: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HEED_", "DJANGO_"))}
    return {**kept, "HEED_HOME": home}


def _heed(home: str, *words: str) -> None:
    command = [sys.executable, "-m", "heed.cli", *words]
    subprocess.run(command, env=_environment(home), check=True, capture_output=True)


@contextmanager
def _demo(home: str, port: int) -> Iterator["subprocess.Popen[bytes]"]:
    command = ["make", "demo", f"PORT={port}", f"HEED_HOME={home}"]
    with subprocess.Popen(
        command, cwd=ROOT, env=_environment(home), stdout=sys.stderr, start_new_session=True
    ) as process:
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):  # it ended by itself
                os.killpg(process.pid, signal.SIGINT)
            process.wait(30)


def _wait(process: "subprocess.Popen[bytes]", url: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"`make demo` ended with status {process.returncode}")
        try:
            with urllib.request.urlopen(url, timeout=30):  # noqa: S310
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(POLL)
    raise TimeoutError(f"{url} did not answer")
