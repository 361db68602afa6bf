"""Jobs in a queue on the same PostgreSQL (procrastinate), which any number of workers take from.

A job is a name without arguments: what there is to do follows from the record and the day. So a job that is lost,
late or done twice leaves nothing wrong, and no job can hold a word about anybody.

Each worker puts the jobs into the queue by a clock that nobody can set. Procrastinate's own timetable goes by the
machine's time of day: it would be silent for as long as that was set back, and would queue a job for every minute
that it was set forward.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Final

from procrastinate import App, PsycopgConnector
from procrastinate.contrib.django.utils import connector_params
from procrastinate.exceptions import AlreadyEnqueued

from heed.store.database import forget_connection

Task = Callable[[], object]

PULSE_SECONDS: Final = 30.0
POLL_SECONDS: Final = 5.0
LOST_SECONDS: Final = 5.0  # until a database that does not answer counts as lost
ALIVE_SECONDS, GONE_SECONDS = 30.0, 120.0
# What a worker that was killed left half done; procrastinate takes its name off the list when another starts.
SWEEP: Final = """
DELETE FROM procrastinate_jobs j
WHERE j.status IN ('doing', 'failed', 'aborted')
    AND NOT EXISTS (SELECT FROM procrastinate_workers w WHERE w.id = j.worker_id)
"""


async def work(tasks: Mapping[str, Task], stop: asyncio.Event, pulse: float = PULSE_SECONDS) -> None:
    """Put each task into the queue every `pulse` seconds and do what is there, until `stop` is set.

    What is being done then is done to its end. Returns or raises psycopg's or procrastinate's error when the
    database is lost: the caller waits and calls again. Tasks run in threads, each with a connection of its own.
    """
    with ThreadPoolExecutor(len(tasks)) as hands:
        app = _app(tasks, hands)
        async with app.open_async():
            await _queue(app, tasks)
            await _first_of(_take(app, len(tasks), pulse), _keep_queueing(app, tasks, pulse), stop.wait())


def _app(tasks: Mapping[str, Task], hands: ThreadPoolExecutor) -> App:
    connector = PsycopgConnector(
        kwargs=connector_params(),
        min_size=1,
        max_size=3,
        timeout=LOST_SECONDS,
        reconnect_timeout=LOST_SECONDS,
    )
    app = App(connector=connector)
    for name, task in tasks.items():
        app.task(name=name)(_in_thread(task, hands))
    return app


def _in_thread(task: Task, hands: ThreadPoolExecutor) -> Callable[[], Awaitable[None]]:
    def alone() -> None:
        try:
            task()
        finally:
            forget_connection()

    async def run() -> None:
        await asyncio.get_running_loop().run_in_executor(hands, alone)

    return run


async def _take(app: App, concurrency: int, pulse: float) -> None:
    """Do jobs until cancelled; none is kept once it is done."""
    await app.run_worker_async(
        concurrency=concurrency,
        delete_jobs="always",
        listen_notify=False,
        install_signal_handlers=False,
        fetch_job_polling_interval=min(POLL_SECONDS, pulse),
        abort_job_polling_interval=ALIVE_SECONDS,
        update_heartbeat_interval=ALIVE_SECONDS,
        stalled_worker_timeout=GONE_SECONDS,
    )


async def _keep_queueing(app: App, names: Iterable[str], pulse: float) -> None:
    while True:
        await asyncio.sleep(pulse)
        await _queue(app, names)


async def _queue(app: App, names: Iterable[str]) -> None:
    """One job of each name waits, whoever asked for it and however many workers there are."""
    await app.connector.execute_query_async(SWEEP)
    for name in names:
        try:
            await app.configure_task(name, queueing_lock=name).defer_async()
        except AlreadyEnqueued:
            continue


async def _first_of(*whiles: Awaitable[object]) -> None:
    """Go on until one of them ends, let the others end, and raise what one of them raised."""
    running = [asyncio.ensure_future(each) for each in whiles]
    try:
        await asyncio.wait(running, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for one in running:
            one.cancel()
        ended = await asyncio.gather(*running, return_exceptions=True)
    for end in ended:
        if isinstance(end, Exception):
            raise end
