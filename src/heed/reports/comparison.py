"""What was printed for Rotherham for 2013-14 beside the invented records that agree with it wherever records can."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from heed.reports.published import PublishedTable, packaged
from heed.reports.table import Table
from heed.reports.year import Year, known, year_tables
from heed.store.database import raw, run

YEAR: Final = Year(2013)
AS_KNOWN_ON: Final = date(2014, 3, 31)
SECTORS: Final = {
    "Social carers including foster carers": ("foster-local-authority", "foster-agency", "social-care"),
    "Education professionals": ("teaching", "education-support"),
    "Child minders": ("childminder",),
    "Police staff": ("police",),
    "Voluntary youth group organisations": ("voluntary",),
    "Residential care workers": ("residential",),
}
OUTCOMES: Final = {
    "Substantiated": "substantiated",
    "Unsubstantiated": "unsubstantiated",
    "Unfounded": "unfounded",
    "Still being investigated": "",
}
EMPLOYMENT: Final = {
    "Dismissed": "dismissed",
    "Resigned": "resigned",
    "Foster carers de-registered": "foster-carer-deregistered",
    "Written warning": "written-warning",
    "Services ceased (voluntary sector)": "volunteer-use-ceased",
    "Further safeguarding training required (cases)": "training",
}
WITH_OUTCOME: Final = """
SELECT a.outcome, count(DISTINCT a.file) FROM derived_allegation a JOIN derived_file f ON f.file = a.file
WHERE f.kind = 'allegation' AND f.referred_on BETWEEN %s AND %s GROUP BY a.outcome
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One printed number beside what the records say."""

    label: str
    printed: int | None  # None where nothing was printed
    counted: int
    words: str = ""


def comparison() -> list[Line]:
    """Every row and total of the three tables."""
    tables = {table.id: table for table in year_tables(YEAR, AS_KNOWN_ON)}
    printed = {table.id: table for table in packaged("rotherham-2013-14.toml").tables}
    return [
        *_by_sector(printed["rotherham-2013-14-sector"], tables["incidents-by-sector"]),
        *_by_outcome(printed["rotherham-2013-14-outcome"], tables["incidents-by-outcome"].total),
        *_by_employment(
            printed["rotherham-2013-14-employment-outcome"], tables["subjects-by-employment-outcome"]
        ),
    ]


def _by_sector(printed: PublishedTable, table: Table) -> Iterator[Line]:
    counts = {row.key: row.value for row in table.rows}
    for label, value in _rows(printed):
        yield Line(
            f"Sector: {label}", value, sum(counts.get(code, 0) for code in SECTORS[label]), "As printed"
        )
    rest = table.total - sum(counts.get(code, 0) for codes in SECTORS.values() for code in codes)
    words = (
        "The printed rows make 56, so 7 incidents stand in no row. Here they have one: sector not recorded."
    )
    yield Line("Sector: in no printed row", None, rest, words)
    yield Line("Sector: total", printed.stated_total, table.total, "As printed")


def _by_outcome(printed: PublishedTable, incidents: int) -> Iterator[Line]:
    with known(AS_KNOWN_ON), raw() as connection:
        counts = dict(run(connection, WITH_OUTCOME, [YEAR.first, YEAR.last]).fetchall())
    for label, value in _rows(printed):
        words = "As printed: incidents with at least one such allegation"
        yield Line(f"Outcome: {label}", value, counts.get(OUTCOMES[label], 0), words)
    total = sum(counts.get(code, 0) for code in OUTCOMES.values())
    words = (
        f"The printed rows make {total}, 2 more than the {incidents} incidents stated. Two incidents have "
        "allegations that ended differently and stand in two rows, so these rows are no parts of one total."
    )
    yield Line("Outcome: total", printed.stated_total, incidents, words)


def _by_employment(printed: PublishedTable, table: Table) -> Iterator[Line]:
    counts = {row.key: row.value for row in table.rows}
    for label, value in _rows(printed):
        yield Line(f"Staff: {label}", value, counts.get(EMPLOYMENT[label], 0), "As printed")
    rest = table.total - sum(counts.get(code, 0) for code in EMPLOYMENT.values())
    words = "The printed rows make 23 of 24. Here the last is one of whom nothing was recorded."
    yield Line("Staff: in no printed row", None, rest, words)
    yield Line("Staff: total", printed.stated_total, table.total, "As printed")


def _rows(table: PublishedTable) -> list[tuple[str, int]]:
    return [(row.label, int(row.value or 0)) for row in table.rows]
