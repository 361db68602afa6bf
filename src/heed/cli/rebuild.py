"""`heed rebuild`: folds both books into fresh read models, and compares them with those in use or puts these right."""

import argparse
import sys
from collections.abc import Callable

HELP = "make the lists, queues and figures anew from the record; --check only compares"
PROGRESS_EVERY = 20_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to change anything."""
    parser.add_argument("--check", action="store_true", help="compare and change nothing")


def run(args: argparse.Namespace) -> int:
    """Exit status 1 where `--check` finds a difference."""
    from heed.cli.ready import ready

    ready()
    from heed.store import rebuild

    found = (rebuild.check if args.check else rebuild.rebuild)(_progress())
    for difference in found:
        print(difference)
    if not found:
        print("The read models are what the books give.")
    elif not args.check:
        print("They were put right.")
    return 1 if found and args.check else 0


def _progress() -> Callable[[int], None]:
    told = 0

    def tell(facts: int) -> None:
        nonlocal told
        if facts - told >= PROGRESS_EVERY:
            told = facts
            print(f"  {facts:,} facts folded", file=sys.stderr, flush=True)

    return tell
