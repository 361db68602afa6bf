"""Dates in three text boxes, exact or no more exact than they are known."""

import re
from calendar import month_name
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from heed.facts.when import Precision, When

PARTS = ("day", "month", "year")
EARLIEST_YEAR = 1900
MONTHS = tuple(month_name[number].lower() for number in range(1, 13))
WHEN_HINT = "For example, 27 3 2024. Leave the day, or the day and month, blank if not known."

Typed = Mapping[str, str]


class PartError(ValidationError):
    """What is wrong with a date, and in which of its boxes."""

    def __init__(self, message: str, parts: Collection[str] = PARTS) -> None:
        super().__init__(message, code="date")
        self.parts = tuple(parts)


class DateWidget(forms.Widget):
    """Reads `name-day`, `name-month` and `name-year`, and further boxes named in `extras`."""

    extras: ClassVar[tuple[str, ...]] = ()

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str]:
        return {part: str(data.get(f"{name}-{part}", "")) for part in (*PARTS, *self.extras)}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return all(f"{name}-{part}" not in data for part in PARTS)

    def id_for_label(self, id_: str, index: str | None = None) -> str:
        return f"{id_}-day" if id_ else id_


class WhenWidget(DateWidget):
    extras = ("about", "unknown")


class DateField(forms.Field):
    """An exact date. Month names are accepted; the answer is a `date`, or None when it may be left blank."""

    widget = DateWidget

    def __init__(self, label: str, *, missing: str = "", **rest: Any) -> None:
        super().__init__(label=label, **rest)
        self.name = label
        self.missing = missing or f"Enter {label[:1].lower()}{label[1:]}"

    def clean(self, value: Any) -> date | None:
        typed = _stripped(value)
        if not any(typed[part] for part in PARTS):
            if self.required:
                raise PartError(self.missing)
            return None
        if blank := [part for part in PARTS if not typed[part]]:
            raise PartError(f"{self.name} must include a {_listed(blank)}", blank)
        return _real_date(self.name, typed)


class WhenField(forms.Field):
    """A date as exactly as it is known: a day, a month, a year, about a month or year, or not known.

    A box left blank means that this part is not known. The answer is a `When`, or None when the field
    may be left blank and was.
    """

    widget = WhenWidget

    def __init__(self, label: str, *, missing: str = "", **rest: Any) -> None:
        rest.setdefault("help_text", WHEN_HINT)
        super().__init__(label=label, **rest)
        self.name = label
        self.missing = missing or f"Enter {label[:1].lower()}{label[1:]}, or tick that it is not known"

    def clean(self, value: Any) -> When | None:
        typed = _stripped(value)
        if typed["unknown"]:
            return self._unknown(typed)
        if not any(typed[part] for part in PARTS):
            if self.required or typed["about"]:
                raise PartError(self.missing)
            return None
        return self._known(typed)

    def _unknown(self, typed: Typed) -> When:
        if given := [part for part in PARTS if typed[part]]:
            raise PartError(f"{self.name}: enter a date, or tick that it is not known, but not both", given)
        return When(precision="unknown")

    def _known(self, typed: Typed) -> When:
        if not typed["year"]:
            raise PartError(f"{self.name} must include a year", ["year"])
        if typed["day"] and not typed["month"]:
            raise PartError(f"{self.name} must include a month, since a day is given", ["month"])
        if typed["day"] and typed["about"]:
            raise PartError(
                f"{self.name}: an approximate date is a month or a year. "
                "Leave the day blank, or untick “This date is approximate”",
                ["day"],
            )
        first_day = {**typed, "day": typed["day"] or "1", "month": typed["month"] or "1"}
        return When(precision=_precision(typed), date=_real_date(self.name, first_day))


def _precision(typed: Typed) -> Precision:
    about = bool(typed["about"])
    if typed["day"]:
        return "day"
    if typed["month"]:
        return "about-month" if about else "month"
    return "about-year" if about else "year"


def typed_date(value: object) -> dict[str, str]:
    """A value as it stands in the boxes: from what was typed, from a `date`, from a `When`."""
    if isinstance(value, Mapping):
        return {str(part): str(text) for part, text in value.items()}
    if isinstance(value, When):
        return _typed_when(value)
    if isinstance(value, date):
        return {"day": str(value.day), "month": str(value.month), "year": str(value.year)}
    return {}


def _typed_when(when: When) -> dict[str, str]:
    if when.date is None:
        return {"unknown": "yes"}
    typed = {"year": str(when.date.year), "about": "yes" if when.precision.startswith("about-") else ""}
    if when.precision.endswith(("month", "day")):
        typed["month"] = str(when.date.month)
    if when.precision == "day":
        typed["day"] = str(when.date.day)
    return typed


def _stripped(value: object) -> dict[str, str]:
    typed = typed_date(value)
    return {part: typed.get(part, "").strip() for part in (*PARTS, "about", "unknown")}


def _real_date(name: str, typed: Typed) -> date:
    day, year = _number(typed["day"], 2), _number(typed["year"], 4)
    month = _month(typed["month"])
    wrong = [part for part, number in zip(PARTS, (day, month, year), strict=True) if number is None]
    if day is None or month is None or year is None:
        raise PartError(f"{name} must be a real date: check the {_listed(wrong)}", wrong)
    if len(typed["year"]) != 4 or year < EARLIEST_YEAR:
        raise PartError(f"{name} must have a year with 4 numbers, from {EARLIEST_YEAR} on", ["year"])
    try:
        return date(year, month, day)
    except ValueError:
        raise PartError(f"{name} must be a real date", PARTS) from None


def _number(text: str, digits: int) -> int | None:
    return int(text) if re.fullmatch(rf"[0-9]{{1,{digits}}}", text) else None


def _month(text: str) -> int | None:
    """1 to 12 from a number or from a name of three letters or more; None when it is neither."""
    number = _number(text, 2)
    if number is not None:
        return number if 1 <= number <= 12 else None
    word = text.lower().rstrip(".")
    if len(word) < 3:
        return None
    return next((n for n, month in enumerate(MONTHS, start=1) if month.startswith(word)), None)


def _listed(parts: Collection[str]) -> str:
    return " and ".join(parts)
