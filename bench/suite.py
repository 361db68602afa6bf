"""How long the tests take, those in a browser apart."""

import subprocess
import sys
from collections.abc import Iterator
from time import perf_counter
from typing import Final

from bench.measure import Finding, alone
from bench.sizes import Sizes
from bench.start import ROOT

NAME: Final = "suite"
AIM: Final = 120  # seconds


def run(_: Sizes) -> Iterator[Finding]:
    """Once. Raises CalledProcessError when a test fails."""
    command = [sys.executable, "-m", "pytest", "-q", "-m", "not browser", "src", "tests"]
    started = perf_counter()
    subprocess.run(command, cwd=ROOT, check=True, stdout=sys.stderr)
    yield alone(NAME, "tests without the browser", "s", [perf_counter() - started], aim=AIM)
