"""Commands of the product, run as a user runs them, with what the operating system says that they cost."""

import os
import subprocess
import sys
from dataclasses import dataclass
from time import perf_counter

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of processor time of the command itself (not of the server), seconds by the clock, peak memory."""

    cpu: float
    wall: float
    memory: float  # MiB


def heed(*words: str) -> Cost:
    """Run `heed WORDS` at the place of this process. Raises CalledProcessError with what it printed."""
    command = [sys.executable, "-m", "heed.cli", *words]
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "heed.config.settings"}
    started = perf_counter()
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as process:
        assert process.stdout is not None
        printed = process.stdout.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, printed)
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
    return Cost(used.ru_utime + used.ru_stime, perf_counter() - started, used.ru_maxrss * unit / MIB)
