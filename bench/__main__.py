"""`python -m bench [NAME...]`: measure, print a JSON line for each finding, and at the end a table.

Each measurement runs in a process of its own. The exit status is 1 when a measurement broke off, and with
`--strict` also when a target was missed.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator, Sequence

import msgspec

from bench.measure import Finding, say
from bench.sizes import QUICK, Sizes
from bench.table import table

NAMES = ("recording", "reading", "bulk", "verify", "rebuild", "queue", "matching", "tick", "start", "suite")


def main(words: Sequence[str] | None = None) -> int:
    """The exit status."""
    args = _parser().parse_args(words)
    base = QUICK if args.quick else Sizes()
    chosen = {name: value for name in Sizes.__struct_fields__ if (value := getattr(args, name)) is not None}
    sizes = msgspec.structs.replace(base, **chosen)
    findings, broken = list[Finding](), list[str]()
    for name in args.names or NAMES:
        say(f"== {name}")
        try:
            findings += _show(_run(name, sizes))
        except subprocess.CalledProcessError:
            broken.append(name)
    print(table(findings))
    if broken:
        say(f"Broke off: {', '.join(broken)}")
    missed = any(finding.met is False for finding in findings)
    return 1 if broken or (args.strict and missed) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure, beside something known.")
    parser.add_argument("names", nargs="*", metavar="NAME", choices=[*NAMES, []], help=", ".join(NAMES))
    parser.add_argument("--quick", action="store_true", help="small sizes, to see that it runs")
    parser.add_argument("--strict", action="store_true", help="exit status 1 when a target is missed")
    for name in Sizes.__struct_fields__:
        parser.add_argument(f"--{name}", type=int, metavar="N")
    return parser


def _run(name: str, sizes: Sizes) -> Iterator[Finding]:
    command = [sys.executable, "-m", "bench.one", name, msgspec.json.encode(sizes).decode()]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        for line in process.stdout:
            yield msgspec.json.decode(line, type=Finding)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def _show(findings: Iterator[Finding]) -> Iterator[Finding]:
    for finding in findings:
        print(msgspec.json.encode(finding).decode(), flush=True)
        yield finding


if __name__ == "__main__":
    sys.exit(main())
