"""One measurement in a process of its own: `python -m bench.one NAME SIZES` prints JSON lines."""

import sys
from importlib import import_module

import msgspec

from bench.sizes import Sizes


def main(name: str, sizes: str) -> None:
    """`sizes` is JSON."""
    for finding in import_module(f"bench.{name}").run(msgspec.json.decode(sizes, type=Sizes)):
        print(msgspec.json.encode(finding).decode(), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
