"""England's working days: Monday to Friday, without bank holidays.

For the years in the packaged list of bank holidays (gov.uk's, read from the package, never from
the network) that list is used. For the others they are computed: the standing holidays of the
Banking and Financial Dealings Act 1971 and by proclamation, their substitute days, and the changes
made for single years. A future year cannot contain a holiday that nobody has proclaimed yet.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from functools import cache
from typing import Literal

from govuk_bank_holidays.bank_holidays import BankHolidays

from heed.rulebook.citation import Citation, unverified

# The early May holiday was first kept in 1978; before it the standing set was another.
FIRST_YEAR = 1978
LAST_YEAR = 2199

_SATURDAY = 5
_DAY = timedelta(days=1)

# Holidays of one year only: the days added, and the standing day that was moved in exchange.
EXTRA: dict[int, tuple[date, ...]] = {
    1981: (date(1981, 7, 29),),
    1995: (date(1995, 5, 8),),
    1999: (date(1999, 12, 31),),
    2002: (date(2002, 6, 3), date(2002, 6, 4)),
    2011: (date(2011, 4, 29),),
    2012: (date(2012, 6, 4), date(2012, 6, 5)),
    2020: (date(2020, 5, 8),),
    2022: (date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)),
    2023: (date(2023, 5, 8),),
}
MOVED: dict[int, date] = {
    1995: date(1995, 5, 1),
    2002: date(2002, 5, 27),
    2012: date(2012, 5, 28),
    2020: date(2020, 5, 4),
    2022: date(2022, 5, 30),
}
BANK_HOLIDAYS = Citation("Bank holidays for England and Wales", "https://www.gov.uk/bank-holidays")
EARLIER_HOLIDAYS = unverified("Banking and Financial Dealings Act 1971 and proclamations under it")


class OutsideCalendar(ValueError):
    """A year for which England's bank holidays are neither packaged nor computed."""


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm, as printed by Meeus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)


def computed_holidays(year: int) -> frozenset[date]:
    """Bank holidays by rule, substitute days included. OutsideCalendar beyond FIRST_YEAR..LAST_YEAR."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise OutsideCalendar(
            f"England's working days are known from {FIRST_YEAR} to {LAST_YEAR}, not for {year}"
        )
    sunday = easter(year)
    standing = {
        _substitute(date(year, 1, 1)),
        sunday - 2 * _DAY,
        sunday + _DAY,
        _first_monday(year, 5),
        _last_monday(year, 5),
        _last_monday(year, 8),
        *_christmas(year),
    }
    standing.discard(MOVED.get(year, date.min))
    return frozenset(standing.union(EXTRA.get(year, ())))


def packaged_years() -> range:
    """The years that the packaged list holds whole."""
    years = _packaged()
    return range(min(years), max(years) + 1)


def calendar_basis(year: int) -> Literal["packaged", "computed"]:
    """Whether a year's holidays are gov.uk's own list or computed by rule."""
    if year in packaged_years():
        return "packaged"
    computed_holidays(year)
    return "computed"


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """England's bank holidays of one year. OutsideCalendar where they are not known."""
    packaged = _packaged().get(year)
    return computed_holidays(year) if packaged is None else packaged


def is_working_day(day: date) -> bool:
    return day not in bank_holidays(day.year) and day.weekday() < _SATURDAY


def add_working_days(start: date, count: int) -> date:
    """The day that is `count` working days after `start`; `start` itself is not counted.

    With a count of nought it is `start`, or the next working day after it.
    """
    if count < 0:
        raise ValueError("count must not be negative")
    day = start
    while count == 0 and not is_working_day(day):
        day += _DAY
    for _ in range(count):
        day = _next_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after `start`, up to and including `end`."""
    if end < start:
        raise ValueError("end must not be before start")
    return sum(is_working_day(start + _DAY * n) for n in range(1, (end - start).days + 1))


def working_days_before(day: date, count: int) -> date:
    """The last day from which, to `day`, at least `count` working days go by."""
    while count > 0:
        count -= is_working_day(day)
        day -= _DAY
    return day


def add_months(start: date, count: int) -> date:
    """The same day `count` months later, or the last of that month where it has no such day."""
    months = start.year * 12 + start.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _next_working_day(day: date) -> date:
    day += _DAY
    while not is_working_day(day):
        day += _DAY
    return day


def _substitute(day: date) -> date:
    while day.weekday() >= _SATURDAY:
        day += _DAY
    return day


def _christmas(year: int) -> tuple[date, date]:
    """Christmas and Boxing Day; a weekend day is replaced by the next weekday that is still free."""
    both = (date(year, 12, 25), date(year, 12, 26))
    kept = [day for day in both if day.weekday() < _SATURDAY]
    for _ in range(2 - len(kept)):
        free = _substitute(date(year, 12, 26))
        while free in kept:
            free += _DAY
        kept.append(free)
    return (kept[0], kept[1])


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + _DAY * (-first.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - _DAY * last.weekday()


@cache
def _packaged() -> dict[int, frozenset[date]]:
    source = BankHolidays(use_cached_holidays=True)
    days: dict[int, set[date]] = {}
    for holiday in source.get_holidays(division=BankHolidays.ENGLAND_AND_WALES):
        days.setdefault(holiday["date"].year, set()).add(holiday["date"])
    return {year: frozenset(found) for year, found in days.items()}
