"""When something happened, no more exactly than it is known."""

import datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo

import msgspec

LONDON: Final = ZoneInfo("Europe/London")

Precision = Literal["day", "month", "year", "about-month", "about-year", "unknown"]


class When(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A date with its precision; `date` is the first day that it may have been, None when not known."""

    precision: Precision
    date: datetime.date | None = None

    def __post_init__(self) -> None:
        """Raise ValueError where precision and date contradict each other."""
        if (self.date is None) != (self.precision == "unknown"):
            raise ValueError("a date is given exactly when its precision is known")

    @classmethod
    def on(cls, day: datetime.date) -> "When":
        """The exact day."""
        return cls(precision="day", date=day)

    @property
    def words(self) -> str:
        """As a person would say it: '4 March 2014', 'about March 2014', 'not known'."""
        if self.date is None:
            return "not known"
        about = "about " if self.precision.startswith("about-") else ""
        month = f"{self.date:%B %Y}"
        if self.precision.endswith("day"):
            return f"{self.date.day} {month}"
        return about + (month if self.precision.endswith("month") else f"{self.date:%Y}")


UNKNOWN = When(precision="unknown")


def local_day(moment: datetime.datetime) -> datetime.date:
    """The day on England's calendars."""
    return moment.astimezone(LONDON).date()
