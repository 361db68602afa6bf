"""`heed clock`: keeps the record's heartbeat, heads and checkpoints until it is told to stop."""

import argparse
import signal
import sys
from datetime import UTC, datetime
from threading import Event

HELP = "state a heartbeat each hour and sign checkpoints, until stopped"
EVERY_SECONDS = 20.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to go on."""
    parser.add_argument("--once", action="store_true", help="do what is due now and stop")


def run(args: argparse.Namespace) -> int:
    """Exit status 1 when `--once` could not do it; otherwise runs until SIGTERM or Ctrl-C."""
    from heed.cli.ready import ready

    ready()
    if args.once:
        return 0 if _tick() else 1
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    while not stop.is_set():
        _tick()
        stop.wait(EVERY_SECONDS)
    return 0


def _tick() -> bool:
    """One round; a database that does not answer now may answer at the next."""
    from heed.cli.explain import explain
    from heed.store.checkpoints import log_keys
    from heed.store.clock import tick
    from heed.store.database import forget_connection

    try:
        tick(datetime.now(UTC), log_keys())
    except Exception as error:
        forget_connection()
        print(f"heed clock: {explain(error) or repr(error)}", file=sys.stderr, flush=True)
        return False
    return True
