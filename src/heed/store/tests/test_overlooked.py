"""Deadlines that passed while no worker ran, of duties that were done before one ran again."""

from datetime import date, datetime, timedelta

import pytest

from heed.facts.concern import NoteAdded
from heed.facts.duty import DutyRevised
from heed.store.breaches import pass_deadlines
from heed.store.derived.models import Watch
from heed.store.overlooked import pass_overlooked
from heed.store.tests.waiting import MONDAY, SCREENED, answers, due_on, noon, passed, receive, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def late() -> datetime:
    """A moment three weeks after a concern came that waits to be screened; a worker ran when it came."""
    pass_overlooked(noon(MONDAY), answers)
    receive("f")
    return noon(MONDAY + timedelta(days=21))


def test_a_duty_done_late_before_any_worker_ran_again_is_a_breach(late: datetime) -> None:
    day = due_on("f")
    state("f", SCREENED, late)
    assert pass_deadlines(late, answers) == 0
    pass_overlooked(late, answers)
    (fact,) = passed("f")
    assert (fact.due, fact.owner, fact.holders) == (day, "desk", ("before",))


def test_it_is_stated_once_however_often_the_place_is_lost(late: datetime) -> None:
    state("f", SCREENED, late)
    for _ in range(3):
        Watch.objects.update(size=0)
        pass_overlooked(late, answers)
        pass_overlooked(late + timedelta(days=1), answers)
    assert len(passed("f")) == 1


def test_what_the_clock_saw_in_time_is_not_stated_again(late: datetime) -> None:
    pass_deadlines(late, answers)
    state("f", SCREENED, late)
    pass_overlooked(late, answers)
    assert len(passed("f")) == 1


def test_a_day_that_passed_before_it_was_moved_is_found(late: datetime) -> None:
    day = due_on("f")
    state("f", DutyRevised(item="screen", what="screen", due=date(2026, 5, 1), reason="Ill."), late)
    state("f", SCREENED, late + timedelta(days=1))
    pass_overlooked(late + timedelta(days=1), answers)
    assert [fact.due for fact in passed("f")] == [day]


def test_what_was_done_on_its_last_day_was_in_time(late: datetime) -> None:
    state("f", SCREENED, noon(due_on("f")) + timedelta(hours=11))
    pass_overlooked(late, answers)
    assert passed("f") == []


def test_what_is_written_down_late_and_done_in_the_same_sitting_has_not_passed() -> None:
    """An old case brought in whole is late on paper only: nobody let its days go by while it was here."""
    pass_overlooked(noon(MONDAY), answers)
    receive("f", MONDAY, at=noon(MONDAY + timedelta(days=400)))
    state("f", SCREENED, noon(MONDAY + timedelta(days=400)) + timedelta(minutes=5))
    pass_overlooked(noon(MONDAY + timedelta(days=401)), answers)
    assert passed("f") == []


def test_the_first_round_of_all_begins_where_the_book_ends() -> None:
    receive("f")
    state("f", SCREENED, noon(MONDAY + timedelta(days=21)))
    assert pass_overlooked(noon(MONDAY + timedelta(days=22)), answers) == 0
    assert passed("f") == []


def test_a_round_reads_only_what_is_new(late: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    receive("g")
    pass_overlooked(late, answers)
    state("g", NoteAdded(text="Rang back."), late)
    looked: list[str] = []

    def look(file: str, *_: object) -> int:
        looked.append(file)
        return 0

    monkeypatch.setattr("heed.store.overlooked._look_at", look)
    pass_overlooked(late, answers)
    pass_overlooked(late, answers)
    assert looked == ["g"]
