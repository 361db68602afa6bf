"""What the text of a cell means: days, times known roughly, names. Each gives None for what it cannot read."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from heed.facts.when import UNKNOWN, Precision, When
from heed.tracker.sheet import Cell
from heed.tracker.xlsx_cells import from_serial

EARLIEST: Final = date(1900, 1, 1)
SERIAL: Final = re.compile(r"[1-6][0-9]{4}")  # 1927 to 2091 as a spreadsheet counts days
ORDINAL: Final = re.compile(r"(?<=[0-9])(st|nd|rd|th)\b", re.IGNORECASE)
ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.]+)?")
ABOUT: Final = re.compile(
    r"(about|approx\.?|approximately|around|circa|c\.?|early|mid|late)\s+", re.IGNORECASE
)
BETWEEN_NAMES: Final = re.compile(r"\s*(?:;|\n|&|\band\b|/|\+)\s*", re.IGNORECASE)
NO_NAME: Final = re.compile(
    r"[0-9@?]|\b(child|children|pupil|pupils|various|several|multiple|anonymous)\b", re.IGNORECASE
)
WRONG_ENCODING: Final = re.compile("\u00c3[\u0080-\u00bf]|\u00e2\u20ac|\u00c2[\u00a0-\u00bf]|\ufffd")
CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Day:
    """A day as read; `how` says what had to be assumed, if anything."""

    day: date
    how: str = ""


def read_day(cell: Cell, forms: Sequence[str], *, birth_before: date | None = None) -> Day | None:
    """The day of a cell: a date of the spreadsheet, ISO, or text in one of the forms.

    `birth_before` is a day before which it must lie: a year of two digits is then the latest such.
    """
    if cell.day:
        return Day(cell.day) if cell.day >= EARLIEST else None
    text = " ".join(ORDINAL.sub("", cell.text).split()).rstrip(".")
    if found := ISO.fullmatch(text):
        return _made(*(int(part) for part in found.groups()))
    if SERIAL.fullmatch(text) and (moment := from_serial(text)):
        counted = moment.date()
        said = f"{counted.day} {counted:%B %Y}"
        return Day(counted, f"the number {text} was read as the spreadsheet counts days: {said}")
    return next((day for form in forms if (day := _parsed(text, form, birth_before))), None)


def _made(year: int, month: int, day: int) -> Day | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Day(found) if found >= EARLIEST else None


def _parsed(text: str, form: str, birth_before: date | None) -> Day | None:
    try:
        found = datetime.strptime(text, form).date()
    except ValueError:
        return None
    if birth_before and "%y" in form and found > birth_before:
        found = found.replace(
            year=found.year - 100, day=min(found.day, 28) if found.month == 2 else found.day
        )
    return Day(found) if found >= EARLIEST else None


def read_when(cell: Cell, forms: Sequence[str], empty: frozenset[str]) -> When | None:
    """When something happened, as exactly as the cell says: a day, a month, a year, or about then."""
    if day := read_day(cell, forms):
        return When.on(day.day)
    if cell.text.casefold() in empty:
        return UNKNOWN
    text = " ".join(cell.text.split())
    plain = ABOUT.sub("", text, count=1)
    about = plain != text
    for form, precision in (("%B %Y", "month"), ("%b %Y", "month"), ("%m/%Y", "month"), ("%Y", "year")):
        if (day := _parsed(plain, form, None)) is not None:
            return When(precision=_rough(precision, about), date=day.day)
    return None


def _rough(precision: str, about: bool) -> Precision:
    if precision == "month":
        return "about-month" if about else "month"
    return "about-year" if about else "year"


def read_name(text: str) -> str | None:
    """A name as it is said: 'Smith, J.' becomes 'J. Smith'. None for what is no name, such as '2 children'."""
    plain = " ".join(text.split())
    if not plain or NO_NAME.search(plain) or len(plain) > 200:
        return None
    last, comma, first = plain.partition(",")
    if not comma:
        return plain
    return f"{first.strip()} {last.strip()}" if first.strip() and last.strip() and "," not in first else None


def parts(text: str) -> list[str]:
    """The several names, or dates, that one cell holds."""
    return [part for part in (one.strip(" ,") for one in BETWEEN_NAMES.split(text)) if part]


def day_parts(text: str) -> list[str]:
    """The several days that one cell holds; a slash stands within a date."""
    return [part for part in (one.strip(" ,") for one in re.split(r"[;\n&,+]|\band\b", text)) if part]
