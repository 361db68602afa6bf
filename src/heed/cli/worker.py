"""`heed worker`: keeps the record's heartbeat, heads, checkpoints and deadlines until it is told to stop."""

import argparse
import asyncio
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime

HELP = "state heartbeats and passed deadlines and sign checkpoints, until stopped"
# How long after the database was lost it is asked again.
AGAIN_SECONDS = 5.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether to go on."""
    parser.add_argument("--once", action="store_true", help="do what is due now and stop")


def run(args: argparse.Namespace) -> int:
    """Exit status 1 when `--once` could not do it all; otherwise runs until SIGTERM or Ctrl-C."""
    from heed.cli.ready import ready

    ready()
    if args.once:
        done = [_try(task) for task in TASKS]
        return 0 if all(done) else 1
    asyncio.run(_work())
    return 0


def upkeep() -> None:
    """The heartbeat of the hour, the ends of all files of the day, a checkpoint over what is new."""
    from heed.store.checkpoints import log_keys
    from heed.store.clock import tick

    tick(datetime.now(UTC), log_keys())


def deadlines() -> None:
    """A fact for each deadline that has passed."""
    from heed.access.answering import answering
    from heed.store.breaches import pass_deadlines
    from heed.store.overlooked import pass_overlooked

    now, answers = datetime.now(UTC), answering()
    pass_overlooked(now, answers)
    pass_deadlines(now, answers)


def accumulation() -> None:
    """A duty where concerns have accumulated and whoever answered was cut off before it was put on record."""
    from heed.access.accumulating import reconsider_again

    reconsider_again(datetime.now(UTC))


def sign_ins() -> None:
    """Attempts to sign in that no limit asks for any more, and sessions that have ended, are removed."""
    from django.core.management import call_command

    from heed.access.attempts import forget

    forget(datetime.now(UTC))
    call_command("clearsessions")


TASKS = (upkeep, deadlines, accumulation, sign_ins)


async def _work() -> None:
    """Work, and begin again where the database was lost."""
    from heed.store.jobs import work

    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    tasks = {task.__name__: _trying(task) for task in TASKS}
    while not stop.is_set():
        if await asyncio.to_thread(_try, _reach):
            try:
                await work(tasks, stop)
            except Exception as error:
                _say(error)
        await _pause(stop)


async def _pause(stop: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stop.wait(), AGAIN_SECONDS)
    except TimeoutError:
        return


def _reach() -> None:
    from heed.store.database import forget_connection, raw

    with raw():
        forget_connection()


def _trying(task: Callable[[], None]) -> Callable[[], object]:
    return lambda: _try(task)


def _try(task: Callable[[], None]) -> bool:
    """Whether it was done; a database that does not answer now may answer at the next round."""
    from heed.store.database import forget_connection

    try:
        task()
    except Exception as error:
        forget_connection()
        _say(error)
        return False
    return True


def _say(error: Exception) -> None:
    from heed.cli.explain import explain

    first = error.__cause__ or error  # the queue's library wraps what the database said
    print(f"heed worker: {explain(first) or repr(first)}", file=sys.stderr, flush=True)
