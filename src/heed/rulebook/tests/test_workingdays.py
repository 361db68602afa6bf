from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.rulebook.workingdays import (
    FIRST_YEAR,
    LAST_YEAR,
    OutsideCalendar,
    add_working_days,
    bank_holidays,
    calendar_basis,
    computed_holidays,
    easter,
    is_working_day,
    packaged_years,
    working_days_between,
)

days = st.dates(date(FIRST_YEAR, 1, 1), date(2060, 12, 31))
once = settings(derandomize=True, max_examples=150, deadline=None)


def test_packaged_list_covers_the_years_it_is_used_for() -> None:
    assert packaged_years()[0] == 2012
    assert packaged_years()[-1] >= 2027


@pytest.mark.parametrize("year", packaged_years())
def test_computed_holidays_are_those_of_the_packaged_list(year: int) -> None:
    assert sorted(computed_holidays(year)) == sorted(bank_holidays(year))


@pytest.mark.parametrize("year", packaged_years())
def test_each_packaged_year_is_whole(year: int) -> None:
    assert len(bank_holidays(year)) >= 8
    assert date(year, 12, 25) <= max(bank_holidays(year))


@pytest.mark.parametrize(
    ("year", "day"), [(2000, date(2000, 4, 23)), (2011, date(2011, 4, 24)), (2038, date(2038, 4, 25))]
)
def test_easter(year: int, day: date) -> None:
    assert easter(year) == day


def test_holidays_of_2011_include_the_one_kept_once() -> None:
    assert sorted(bank_holidays(2011)) == [
        date(2011, 1, 3),
        date(2011, 4, 22),
        date(2011, 4, 25),
        date(2011, 4, 29),
        date(2011, 5, 2),
        date(2011, 5, 30),
        date(2011, 8, 29),
        date(2011, 12, 26),
        date(2011, 12, 27),
    ]


def test_holiday_moved_in_2002_is_a_working_day() -> None:
    assert is_working_day(date(2002, 5, 27))
    assert not is_working_day(date(2002, 6, 4))


def test_one_working_day_from_the_thursday_before_easter_2013() -> None:
    assert add_working_days(date(2013, 3, 28), 1) == date(2013, 4, 2)


def test_basis_of_a_year_is_told() -> None:
    assert calendar_basis(2013) == "packaged"
    assert calendar_basis(2009) == "computed"
    assert calendar_basis(LAST_YEAR) == "computed"


@pytest.mark.parametrize("year", [FIRST_YEAR - 1, LAST_YEAR + 1])
def test_year_outside_the_calendar_is_refused(year: int) -> None:
    with pytest.raises(OutsideCalendar, match=str(year)):
        is_working_day(date(year, 6, 1))
    with pytest.raises(OutsideCalendar):
        calendar_basis(year)


def test_counting_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="count"):
        add_working_days(date(2024, 1, 2), -1)
    with pytest.raises(ValueError, match="end"):
        working_days_between(date(2024, 1, 2), date(2024, 1, 1))


@once
@given(days, st.integers(min_value=1, max_value=60))
def test_adding_and_counting_agree(start: date, count: int) -> None:
    end = add_working_days(start, count)
    assert is_working_day(end)
    assert working_days_between(start, end) == count
    assert working_days_between(start, end - timedelta(days=1)) == count - 1


@once
@given(days, st.integers(min_value=1, max_value=20), st.integers(min_value=1, max_value=20))
def test_adding_twice_is_adding_the_sum(start: date, first: int, second: int) -> None:
    midway = add_working_days(start, first)
    assert add_working_days(midway, second) == add_working_days(start, first + second)


@once
@given(days)
def test_nought_days_is_the_day_or_the_next_that_is_worked(start: date) -> None:
    end = add_working_days(start, 0)
    assert is_working_day(end)
    assert end == start if is_working_day(start) else working_days_between(start, end) == 1


@once
@given(st.integers(min_value=FIRST_YEAR, max_value=LAST_YEAR))
def test_each_year_has_its_holidays_on_weekdays(year: int) -> None:
    holidays = bank_holidays(year)
    assert 8 <= len(holidays) <= 10
    assert all(day.weekday() < 5 and day.year == year for day in holidays)
