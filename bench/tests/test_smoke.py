"""Each measurement runs at a tiny size and prints findings; how large the figures are is nobody's business here."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import msgspec
import pytest
from bench.measure import Finding

ROOT = Path(__file__).resolve().parents[2]
TINY = [
    f"--{name}={size}"
    for name, size in {
        "rounds": 1, "operations": 8, "workers": 2, "rows": 20, "bulk": 200, "background": 200, "pages": 2, "reads": 2,
        "entries": 400, "rebuilt": 400, "files": 12_000, "lookups": 10,
        "people": 3_000, "asked": 2, "strangers": 10,
        "duties": 400, "passing": 12,
    }.items()
]  # fmt: skip

pytestmark = pytest.mark.skipif(
    find_spec("simple_history") is None, reason="needs what is compared with: tools/set-up bench"
)


def bench(*words: str) -> "subprocess.CompletedProcess[str]":
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HEED_", "DJANGO_"))}
    command = [sys.executable, "-m", "bench", *TINY, *words]
    return subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, text=True, check=False)


def findings(printed: str) -> list[Finding]:
    lines = [line for line in printed.splitlines() if line.startswith("{")]
    return [msgspec.json.decode(line, type=Finding) for line in lines]


@pytest.mark.parametrize("name", ["recording", "reading", "bulk", "verify", "rebuild", "queue", "tick"])
def test_a_measurement_prints_findings_and_a_table(name: str) -> None:
    done = bench(name)
    assert done.returncode == 0, done.stderr
    found = findings(done.stdout)
    assert found
    assert {finding.benchmark for finding in found} == {name}
    assert all(finding.figure.least > 0 for finding in found)
    assert done.stdout.count("\n| ") == len(found) + 1


def test_people_are_asked_for_in_every_wrong_way() -> None:
    done = bench("matching")
    assert done.returncode == 0, done.stderr
    found = {finding.case: finding for finding in findings(done.stdout)}
    assert found["found among ten: exact"].figure.median == 100
    assert "splink @10" in found["found among ten: exact"].more
    assert "gap between heritages of names" in found


def test_a_measurement_that_breaks_off_is_told_by_name_and_by_the_exit_status() -> None:
    done = bench("bulk", "--bulk=-1", "--rows=0")
    assert done.returncode == 1
    assert "Broke off: bulk" in done.stderr
