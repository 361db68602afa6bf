"""Two workers that look at the same deadlines at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

from django.db import connection

from heed.store.breaches import pass_deadlines
from heed.store.tests.waiting import answers, due_on, noon, passed, receive


def test_two_clocks_at_once_state_each_deadline_once(fresh_database: str) -> None:
    for number in range(4):
        receive(f"f{number}")
    later = noon(due_on("f0") + timedelta(days=1))
    start = Barrier(2)

    def run_clock(_: int) -> int:
        try:
            start.wait(30)
            return pass_deadlines(later, answers)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(run_clock, range(2)))
    assert [len(passed(f"f{number}")) for number in range(4)] == [1, 1, 1, 1]
