"""Deadlines that pass become facts, each once, whatever clocks and workers do."""

from datetime import UTC, date, datetime, timedelta

import pytest

from heed.facts.duty import DutyRevised
from heed.store.breaches import PAGE, alarms, pass_deadlines
from heed.store.clock import CLOCK
from heed.store.database import raw, run_numbered
from heed.store.derived.models import Due
from heed.store.record import record
from heed.store.tests.waiting import (
    MONDAY,
    SCREENED,
    answers,
    due_on,
    history,
    noon,
    passed,
    receive,
    state,
)

pytestmark = pytest.mark.django_db


def test_a_deadline_is_on_record_once_its_day_is_over() -> None:
    receive("f")
    day = due_on("f")
    assert pass_deadlines(noon(day), answers) == 0
    assert pass_deadlines(noon(day + timedelta(days=1)), answers) > 0
    (fact,) = passed("f")
    assert (fact.due, fact.original, fact.owner, fact.what) == (day, day, "desk", "screen")
    assert history("f")[-1].actor == CLOCK.id


def test_another_round_adds_nothing() -> None:
    receive("f")
    later = noon(due_on("f") + timedelta(days=3))
    assert pass_deadlines(later, answers) > 0
    assert pass_deadlines(later, answers) == 0
    assert list(alarms(later.date())) == []


def test_forty_days_without_a_clock_are_made_up_for_with_the_holders_of_those_days() -> None:
    receive("f", MONDAY)
    receive("g", date(2026, 3, 16))
    days = due_on("f"), due_on("g")
    pass_deadlines(noon(date(2026, 4, 25)), answers)
    assert [fact.due for fact in (*passed("f"), *passed("g"))] == list(days)
    assert [fact.holders for fact in (*passed("f"), *passed("g"))] == [("before",), ("after",)]


def test_what_was_done_in_time_is_no_breach() -> None:
    receive("f")
    state("f", SCREENED, noon(MONDAY))
    pass_deadlines(noon(MONDAY + timedelta(days=90)), answers)
    assert passed("f") == []


def test_a_revised_day_passes_as_well_as_the_first_one() -> None:
    receive("f")
    first = due_on("f")
    second = first + timedelta(days=7)
    moved = DutyRevised(item="screen", what="screen", due=second, reason="The school is closed.")
    state("f", moved, noon(MONDAY))
    pass_deadlines(noon(first + timedelta(days=1)), answers)
    assert [fact.due for fact in passed("f")] == [first]
    pass_deadlines(noon(second), answers)
    assert [fact.due for fact in passed("f")] == [first]
    pass_deadlines(noon(second + timedelta(days=1)), answers)
    assert [(fact.due, fact.original) for fact in passed("f")] == [(first, first), (second, first)]


def test_both_days_that_passed_while_nobody_looked_are_found_in_one_round() -> None:
    receive("f")
    first = due_on("f")
    second = first + timedelta(days=7)
    state("f", DutyRevised(item="screen", what="screen", due=second, reason="School closed."), noon(MONDAY))
    pass_deadlines(noon(second + timedelta(days=30)), answers)
    assert [fact.due for fact in passed("f")] == [first, second]


def test_a_clock_that_is_set_back_or_forward_doubles_nothing_and_loses_nothing() -> None:
    receive("f")
    day = due_on("f")
    for jump in (1, -3, 400, 0, 1, 1):
        pass_deadlines(noon(day + timedelta(days=jump)), answers)
        pass_deadlines(noon(day + timedelta(days=jump)) - timedelta(hours=13), answers)
    assert [fact.due for fact in passed("f")] == [day]
    receive("g", date(2026, 3, 9))
    pass_deadlines(noon(date(2026, 4, 1)), answers)
    assert len(passed("g")) == 1


@pytest.mark.parametrize(
    ("referred", "last_moment", "first_moment"),
    [
        # A day of 23 hours begins in winter time and ends in summer time; one of 25 the other way round.
        (
            date(2026, 3, 29),
            datetime(2026, 3, 29, 22, 59, 59, tzinfo=UTC),
            datetime(2026, 3, 29, 23, tzinfo=UTC),
        ),
        (
            date(2026, 10, 25),
            datetime(2026, 10, 25, 23, 59, 59, tzinfo=UTC),
            datetime(2026, 10, 26, tzinfo=UTC),
        ),
        (date(2028, 2, 29), datetime(2028, 2, 29, 23, 59, 59, tzinfo=UTC), datetime(2028, 3, 1, tzinfo=UTC)),
        (
            date(2026, 7, 1),
            datetime(2026, 7, 1, 22, 59, 59, tzinfo=UTC),
            datetime(2026, 7, 1, 23, tzinfo=UTC),
        ),
    ],
    ids=["23 hours", "25 hours", "leap day", "summer"],
)
def test_a_day_ends_when_the_next_one_begins_in_england(
    referred: date, last_moment: datetime, first_moment: datetime
) -> None:
    receive("f", MONDAY)
    moved = DutyRevised(item="screen", what="screen", due=referred, reason="Agreed.")
    state("f", moved, noon(MONDAY))
    pass_deadlines(last_moment, answers)
    assert referred not in {fact.due for fact in passed("f")}
    pass_deadlines(first_moment, answers)
    assert [fact.due for fact in passed("f")].count(referred) == 1


def test_what_is_late_on_paper_passes_when_the_next_day_finds_it_open() -> None:
    """An old case that is brought in, or a slip that is put right at once, is no breach of anybody's."""
    brought_in = noon(MONDAY + timedelta(days=400))
    receive("f", MONDAY, at=brought_in)
    assert pass_deadlines(brought_in + timedelta(hours=10), answers) == 0
    pass_deadlines(brought_in + timedelta(days=1), answers)
    assert len(passed("f")) == 1


def test_a_day_set_in_the_past_by_a_slip_may_be_put_right_within_the_day() -> None:
    receive("f")
    later = noon(MONDAY) + timedelta(minutes=1)
    slip = DutyRevised(item="screen", what="screen", due=date(2016, 3, 4), reason="A slip.")
    state("f", slip, later)
    assert pass_deadlines(later, answers) == 0
    state("f", DutyRevised(item="screen", what="screen", due=date(2026, 3, 4), reason="Ill."), later)
    pass_deadlines(noon(date(2026, 3, 4)), answers)
    assert date(2016, 3, 4) not in {fact.due for fact in passed("f")}


def test_a_row_that_the_record_does_not_bear_out_states_nothing_and_stops_nobody() -> None:
    """As after a rule of the past was put right and the read models not yet written anew."""
    receive("f")
    receive("g")
    day = due_on("g")
    Due.objects.filter(file="f", item="screen").update(alarm=MONDAY)
    Due.objects.create(file="none", item="x", what="x", owner="p", due=MONDAY, original=MONDAY, alarm=MONDAY)
    pass_deadlines(noon(day + timedelta(days=1)), answers)
    assert passed("f") == []
    assert len(passed("g")) == 1


def test_a_file_that_cannot_be_read_keeps_nobody_waiting_and_is_not_passed_over_in_silence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    receive("f")
    receive("g")
    day = due_on("g")

    def troubled(**given: object) -> None:
        if given["reads"] == {"f": None}:
            raise ValueError("damaged")
        record(**given)  # type: ignore[arg-type]

    monkeypatch.setattr("heed.store.breaches.record", troubled)
    with pytest.raises(ValueError, match="damaged"):
        pass_deadlines(noon(day + timedelta(days=1)), answers)
    assert (len(passed("f")), len(passed("g"))) == (0, 1)


def test_what_is_looked_at_is_found_by_index_and_stops_at_today() -> None:
    with raw() as server:
        server.execute("SET LOCAL enable_seqscan = off")
        server.execute("SET LOCAL enable_bitmapscan = off")
        plan = run_numbered(server, f"EXPLAIN {PAGE}", [MONDAY, date.min, "", "", noon(MONDAY)]).fetchall()
    assert "Index Scan using due_alarm" in str(plan)
    assert "Sort" not in str(plan)
