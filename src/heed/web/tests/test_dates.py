"""Dates say no more than was typed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.facts.when import UNKNOWN, Precision, When
from heed.web.forms.dates import DateField, PartError, WhenField, typed_date


def boxes(day: str = "", month: str = "", year: str = "", **ticked: str) -> dict[str, str]:
    return {"day": day, "month": month, "year": year, **ticked}


@pytest.mark.parametrize("month", ["3", "03", "March", "mar", "MAR.", " march "])
def test_a_month_may_be_a_number_or_a_name(month: str) -> None:
    assert DateField("Date").clean(boxes("4", month, "2014")) == date(2014, 3, 4)


@pytest.mark.parametrize(
    ("typed", "message", "parts"),
    [
        (boxes(), "Enter date it ended", ("day", "month", "year")),
        (boxes("4", "3"), "Date it ended must include a year", ("year",)),
        (boxes("", "", "2014"), "Date it ended must include a day and month", ("day", "month")),
        (boxes("31", "2", "2014"), "Date it ended must be a real date", ("day", "month", "year")),
        (boxes("4", "13", "2014"), "Date it ended must be a real date: check the month", ("month",)),
        (boxes("4", "ma", "2014"), "Date it ended must be a real date: check the month", ("month",)),
        (boxes("four", "3", "2014"), "Date it ended must be a real date: check the day", ("day",)),
        (boxes("4", "3", "14"), "Date it ended must have a year with 4 numbers, from 1900 on", ("year",)),
        (boxes("4", "3", "²014"), "Date it ended must be a real date: check the year", ("year",)),
    ],
)
def test_a_wrong_date_says_what_is_wrong_and_where(
    typed: dict[str, str], message: str, parts: tuple[str, ...]
) -> None:
    with pytest.raises(PartError) as wrong:
        DateField("Date it ended").clean(typed)

    assert (wrong.value.message, wrong.value.parts) == (message, parts)


@pytest.mark.parametrize(
    ("typed", "when"),
    [
        (boxes("4", "3", "2014"), When.on(date(2014, 3, 4))),
        (boxes("", "3", "2014"), When("month", date(2014, 3, 1))),
        (boxes("", "", "2014"), When("year", date(2014, 1, 1))),
        (boxes("", "3", "2014", about="yes"), When("about-month", date(2014, 3, 1))),
        (boxes("", "", "2014", about="yes"), When("about-year", date(2014, 1, 1))),
        (boxes(unknown="yes"), UNKNOWN),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(typed: dict[str, str], when: When) -> None:
    assert WhenField("It happened").clean(typed) == when


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (boxes(), "Enter it happened, or tick that it is not known"),
        (boxes("4", "", "2014"), "It happened must include a month, since a day is given"),
        (boxes("4", "3"), "It happened must include a year"),
        (boxes("", "", "2014", unknown="yes"), "It happened: enter a date, or tick that it is not known"),
        (boxes("4", "3", "2014", about="yes"), "It happened: an approximate date is a month or a year"),
    ],
)
def test_contradictions_are_refused(typed: dict[str, str], message: str) -> None:
    with pytest.raises(PartError) as wrong:
        WhenField("It happened").clean(typed)

    assert wrong.value.message.startswith(message)


def test_what_may_be_blank_is_none_and_a_lone_tick_is_not_blank() -> None:
    assert WhenField("It happened", required=False).clean(boxes()) is None
    with pytest.raises(PartError):
        WhenField("It happened", required=False).clean(boxes(about="yes"))


PRECISIONS: list[Precision] = ["day", "month", "year", "about-month", "about-year"]


@given(st.dates(min_value=date(1900, 1, 1)), st.sampled_from(PRECISIONS))
def test_a_date_survives_the_boxes(day: date, precision: Precision) -> None:
    first = day if precision == "day" else day.replace(day=1)
    first = first.replace(month=1) if precision.endswith("year") else first
    when = When(precision, first)

    assert WhenField("It happened").clean(typed_date(when)) == when
