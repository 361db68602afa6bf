"""The worker's queue: what is in it is done once, whoever asked, and nothing of it is kept."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Lock

import psycopg
import pytest
from procrastinate.exceptions import ConnectorException

from heed.store.database import raw
from heed.store.jobs import work

# What runs on several threads is told to end through the loop that waits for it.
Ender = Callable[[], object]


def jobs() -> list[tuple[str, str, str]]:
    with raw() as server:
        found = server.execute(
            "SELECT task_name, status::text, args::text FROM procrastinate_jobs ORDER BY id"
        )
        return [(str(name), str(status), str(args)) for name, status, args in found]


def begun() -> list[str]:
    return [status for _, status, _ in jobs() if status in {"doing", "failed", "aborted", "succeeded"}]


def run_until_told(start: Callable[[Ender], dict[str, Callable[[], object]]], workers: int = 1) -> None:
    """Workers that go on until one of their tasks says that it is enough."""

    async def all_of_them() -> None:
        stop, loop = asyncio.Event(), asyncio.get_running_loop()
        tasks = start(lambda: loop.call_soon_threadsafe(stop.set))
        await asyncio.gather(*(work(tasks, stop, pulse=0.01) for _ in range(workers)))

    # In a thread of its own: browser tests in the same run leave an event loop running in this one.
    with ThreadPoolExecutor(1) as hands:
        hands.submit(lambda: asyncio.run(all_of_them())).result()


def test_a_task_is_done_at_every_pulse_and_no_job_is_kept(fresh_database: str) -> None:
    rounds: list[object] = []

    def start(end: Ender) -> dict[str, Callable[[], object]]:
        def task() -> None:
            rounds.append(None)
            if len(rounds) == 3:
                end()

        return {"task": task}

    run_until_told(start)
    assert len(rounds) >= 3
    assert begun() == []
    assert len(jobs()) <= 1
    with raw() as server:
        assert server.execute("SELECT count(*) FROM procrastinate_workers").fetchone() == (0,)


def test_a_job_says_nothing_but_its_name(fresh_database: str) -> None:
    seen: list[tuple[str, str, str]] = []

    def start(end: Ender) -> dict[str, Callable[[], object]]:
        def task() -> None:
            seen.extend(jobs())
            end()

        return {"task": task}

    run_until_told(start)
    assert ("task", "doing", "{}") in seen
    assert [args for _, _, args in seen if args != "{}"] == []


def test_a_task_that_fails_leaves_the_others_and_its_next_round_alone(fresh_database: str) -> None:
    tries: list[object] = []

    def start(end: Ender) -> dict[str, Callable[[], object]]:
        def bad() -> None:
            tries.append(None)
            if len(tries) == 2:
                end()
            raise ValueError("words about somebody")

        return {"bad": bad, "good": lambda: None}

    run_until_told(start)
    assert len(tries) >= 2
    assert begun() == []


def test_of_two_workers_one_does_a_job(fresh_database: str) -> None:
    """Each job that was fetched is fetched by one of them: as many rounds as jobs that are gone."""
    rounds, lock = [0], Lock()

    def start(end: Ender) -> dict[str, Callable[[], object]]:
        def task() -> None:
            with lock:
                rounds[0] += 1
                if rounds[0] == 6:
                    end()

        return {"task": task}

    run_until_told(start, workers=2)
    with raw() as server:
        made = server.execute("SELECT last_value FROM procrastinate_jobs_id_seq").fetchone()
    assert made is not None
    assert 6 <= rounds[0] <= made[0]


def test_what_a_killed_worker_left_is_swept_and_bars_nobody(fresh_database: str) -> None:
    with raw() as server:
        server.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, status) "
            "VALUES ('default', 'task', 'task', 'doing'), ('default', 'task', 'task', 'failed')"
        )

    def start(end: Ender) -> dict[str, Callable[[], object]]:
        return {"task": end}

    run_until_told(start)
    assert begun() == []


def test_a_worker_that_loses_the_database_ends_so_that_it_can_begin_again(fresh_database: str) -> None:
    def start(_: Ender) -> dict[str, Callable[[], object]]:
        def task() -> None:
            with psycopg.connect(fresh_database, autocommit=True) as admin:
                admin.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
                admin.execute("ALTER TABLE procrastinate_jobs RENAME TO gone")

        return {"task": task}

    with pytest.raises((psycopg.Error, ConnectorException)):
        run_until_told(start)
