"""Editions of the statutory guidance: which was in force on a day, and what each changed.

The dates and changes are common knowledge in the field and, where their source says so, still
have to be checked against the editions themselves.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from heed.rulebook.citation import (
    COMMUNITY_CARE_2025,
    DARLINGTON,
    KCSIE_OUTCOMES,
    OLDHAM_2024,
    STAFFORDSHIRE,
    Citation,
    unverified,
)

Series = Literal["working-together", "kcsie"]

_WT = "Working Together to Safeguard Children"
_KCSIE = "Keeping children safe in education"


class NoEdition(LookupError):
    """No edition of the series was in force on the day."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of one series. `until` is its last day in force, None while it is current.

    `changed` says what it changed among the rules that are modelled here; empty where nothing is known.
    """

    id: str
    series: Series
    title: str
    since: date
    until: date | None
    changed: str
    citation: Citation

    def in_force(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day <= self.until)


_Row = tuple[str, str, date, str, Citation]


def _series(series: Series, rows: tuple[_Row, ...]) -> tuple[Edition, ...]:
    """Editions in order, each ending on the day before the next begins."""
    ends = [row[2] - timedelta(days=1) for row in rows[1:]]
    return tuple(
        Edition(name, series, title, since, until, changed, citation)
        for (name, title, since, changed, citation), until in zip(rows, [*ends, None], strict=True)
    )


def _kcsie(year: int, since: date, changed: str = "", citation: Citation | None = None) -> _Row:
    title = f"{_KCSIE} {year}"
    return (f"kcsie-{year}", title, since, changed, citation or unverified(title))


WORKING_TOGETHER = _series(
    "working-together",
    (
        (
            "wt-2006",
            f"{_WT} 2006",
            date(2006, 4, 1),
            "Introduced an officer in each council to oversee allegations against people who work with "
            "children.",
            unverified(f"{_WT} 2006"),
        ),
        (
            "wt-2010",
            f"{_WT} 2010",
            date(2010, 3, 17),
            "Appendix 5 set detailed clocks for meetings and reviews; local procedures still quote it.",
            DARLINGTON,
        ),
        (
            "wt-2013",
            f"{_WT} 2013",
            date(2013, 4, 15),
            "Shortened to chapter 2; the officer is told within one working day.",
            unverified(f"{_WT} 2013, chapter 2"),
        ),
        (
            "wt-2015",
            f"{_WT} 2015",
            date(2015, 3, 26),
            "Speaks of a designated officer, who if newly appointed should be a qualified social worker.",
            COMMUNITY_CARE_2025,
        ),
        (
            "wt-2018",
            f"{_WT} 2018",
            date(2018, 7, 4),
            "Safeguarding partners took the place of the local boards.",
            unverified(f"{_WT} 2018"),
        ),
        (
            "wt-2018-amended-2020",
            f"{_WT} 2018, as amended in 2020",
            date(2020, 12, 9),
            "Took up the fourth limb of the harm threshold: suitability to work with children.",
            unverified(f"{_WT} 2018, as amended in December 2020"),
        ),
        (
            "wt-2023",
            f"{_WT} 2023",
            date(2023, 12, 15),
            "Allegations against people who work with children are in chapter 4.",
            STAFFORDSHIRE,
        ),
    ),
)

KCSIE = _series(
    "kcsie",
    (
        _kcsie(2014, date(2014, 4, 3), "Part 4 with four outcomes for allegations against school staff."),
        _kcsie(2015, date(2015, 7, 2)),
        _kcsie(2016, date(2016, 9, 5), "The four outcomes with the definitions given here.", KCSIE_OUTCOMES),
        _kcsie(2018, date(2018, 9, 3)),
        _kcsie(2019, date(2019, 9, 2)),
        _kcsie(
            2020, date(2020, 9, 1), "Added the fourth limb: suitability to work with children.", OLDHAM_2024
        ),
        _kcsie(
            2021, date(2021, 9, 1), "Part 4 in two sections: threshold allegations, and low-level concerns."
        ),
        _kcsie(2022, date(2022, 9, 1)),
        _kcsie(2023, date(2023, 9, 1), "Allegations about others who use the premises."),
        _kcsie(2024, date(2024, 9, 2)),
        _kcsie(2025, date(2025, 9, 1)),
    ),
)

EDITIONS: dict[str, Edition] = {edition.id: edition for edition in (*WORKING_TOGETHER, *KCSIE)}


def edition_on(day: date, series: Series = "working-together") -> Edition:
    """The edition of a series in force on a day. NoEdition when there was none yet."""
    for edition in EDITIONS.values():
        if edition.series == series and edition.in_force(day):
            return edition
    raise NoEdition(f"no edition of {series} was in force on {day.isoformat()}")
