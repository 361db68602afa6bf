"""The year's tables, from the read models as they stand or as they were known on a past day."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from heed.access.rules import code_list, rules_on
from heed.reports.measures import (
    MEASURES,
    NO_FINDING,
    NOT_CLOSED,
    NOT_RECORDED,
    OPEN,
    SEVERAL,
    WORDS,
    Measure,
)
from heed.reports.table import AsAt, Row, Table
from heed.rulebook.book import Rules
from heed.rulebook.codes import CodeList
from heed.rulebook.lists.local import EXTENSIBLE
from heed.store.database import raw, run
from heed.store.derived.past import as_known_on

LAST_ROWS = (
    "to-screen",
    OPEN,
    NOT_CLOSED,
    NO_FINDING,
    SEVERAL,
    NOT_RECORDED,
)  # after the coded rows, in this order
POSITION = "SELECT 'position', NULL, size FROM permanent.head WHERE book = 'record'"
YEARS = "SELECT min(received_on), max(received_on) FROM derived_concern"


class NotAYear(ValueError):
    """A year that is not written as 2013-14, or cannot be."""

    advice = "Write a year that runs from April to March as 2013-14."


@dataclass(frozen=True, slots=True)
class Year:
    """A year from 1 April to 31 March."""

    start: int

    @classmethod
    def parse(cls, text: str) -> "Year":
        """2013-14. Raises NotAYear."""
        match = re.fullmatch(r"((?:19|20)\d\d)-(\d\d)", text)
        if not match or (int(match[1]) + 1) % 100 != int(match[2]):
            raise NotAYear(f"{text!r} is not a year from April to March.")
        return cls(int(match[1]))

    @classmethod
    def of(cls, day: date) -> "Year":
        """The year in which a day lies."""
        return cls(day.year if day >= date(day.year, 4, 1) else day.year - 1)

    @property
    def first(self) -> date:
        """1 April."""
        return date(self.start, 4, 1)

    @property
    def last(self) -> date:
        """31 March of the year after."""
        return date(self.start + 1, 3, 31)

    def __str__(self) -> str:
        """As it is written: 2013-14."""
        return f"{self.start}-{(self.start + 1) % 100:02}"


def years_on_record() -> list[Year]:
    """The years in which concerns were received, latest first."""
    with raw() as connection:
        first, last = run(connection, YEARS).fetchone() or (None, None)
    if first is None or last is None:
        return []
    return [Year(start) for start in range(Year.of(last).start, Year.of(first).start - 1, -1)]


def end_of(day: date) -> datetime:
    """The last moment of a day, where the authority is."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) - timedelta(
        microseconds=1
    )


def year_tables(year: Year, known_on: date | None = None) -> list[Table]:
    """Every table of the year, now or as known at the end of a day. Raises DoesNotAddUp for the first that does not."""
    with known(known_on):
        counts, totals, as_at = _count(year)
    as_at = replace(as_at, known_on=known_on)
    return [_build(m, year, counts[m.id], totals[m.id], as_at) for m in MEASURES]


@contextmanager
def known(on: date | None) -> Iterator[None]:
    """The read models as they are, or as known at the end of a day."""
    with as_known_on(end_of(on)) if on else nullcontext():
        yield


def _parameters(year: Year, **others: Any) -> dict[str, Any]:
    """What the queries of measures ask for: the days, and under which national code each local one is counted."""
    counted_as = {name: json.dumps(code_list(name).national) for name in EXTENSIBLE}
    return {"first": year.first, "last": year.last, **counted_as, **others}


Counts = dict[str, dict[str, int]]


def _count(year: Year) -> tuple[Counts, dict[str, int], AsAt]:
    """All counts and totals in one statement, so that they are of one moment."""
    parts = [
        f"SELECT '{m.id}', key, count(*) FROM ({m.classified}) AS unit (file, key) GROUP BY key"  # noqa: S608
        for m in MEASURES
    ]
    parts += [f"SELECT '{m.id}', NULL, ({m.counted})" for m in MEASURES]
    with raw() as connection:
        rows = run(connection, " UNION ALL ".join([*parts, POSITION]), _parameters(year))
        counts: Counts = {m.id: {} for m in MEASURES}
        totals: dict[str, int] = {}
        for measure, key, number in rows.fetchall():
            if key is None:
                totals[measure] = number
            else:
                counts[measure][key] = number
    return counts, totals, AsAt(totals.pop("position"), timezone.localtime())


def _build(measure: Measure, year: Year, counts: dict[str, int], total: int, as_at: AsAt) -> Table:
    return Table.build(
        id=measure.id,
        title=measure.title,
        unit=measure.unit,
        period=f"1 April {year.start} to 31 March {year.start + 1}",
        as_at=as_at,
        definition=measure.definition,
        rows=[Row(label, counts[key], key) for key, label in _labels(measure, counts)],
        total=total,
        notes=(
            *measure.notes,
            *_counted_as(code_list(measure.codes)),
            *_against_targets(measure, counts, total, rules_on(min(year.last, timezone.localdate()))),
        ),
    )


def _against_targets(measure: Measure, counts: dict[str, int], total: int, rules: Rules) -> Iterator[str]:
    """'Within one month: 12 of 50; the target is 80 in 100.' Counts first: a share of few says little."""
    reached = 0
    for key, rule in measure.targets if total else ():
        reached += counts.get(key, 0)
        asked = rules.setting(rule, "percent")
        yield f"{rules.rule(rule).title}: {reached:,} of {total:,}, where {asked} in 100 are aimed at."


def _counted_as(listed: CodeList) -> Iterator[str]:
    """Which local codes are counted under which national ones."""
    for local, national in listed.national.items():
        yield f"‘{listed.label(local)}’ is counted as ‘{listed.label(national)}’."


def _labels(measure: Measure, counts: dict[str, int]) -> Iterator[tuple[str, str]]:
    """The rows that hold anything, in the order of the code list, those that are no code last."""
    listed = code_list(measure.codes)
    order = list(dict.fromkeys(code.code for code in listed.codes))
    coded = [key for key in order if key in counts and key not in LAST_ROWS]
    odd = sorted(set(counts) - set(order) - set(LAST_ROWS))
    for key in (*coded, *odd):
        yield key, listed.label(key) if key in order else f"Code {key}, not in the list"
    yield from ((key, WORDS[key]) for key in LAST_ROWS if key in counts)


def files_behind(
    measure: Measure, year: Year, key: str, *, after: str = "", limit: int = 50
) -> list[tuple[str, int]]:
    """The files behind one count, each with its share of it, in a fixed order, from the one after `after` on."""
    query = (
        f"SELECT file, count(*) FROM ({measure.classified}) AS unit (file, key) "  # noqa: S608
        "WHERE key = %(key)s AND file > %(after)s GROUP BY file ORDER BY file LIMIT %(limit)s"
    )
    with raw() as connection:
        return run(connection, query, _parameters(year, key=key, after=after, limit=limit)).fetchall()


def count_behind(measure: Measure, year: Year, key: str) -> tuple[int, int]:
    """How many units the row counts, and in how many files they are."""
    query = (
        f"SELECT count(*), count(DISTINCT file) FROM ({measure.classified}) AS unit (file, key) "  # noqa: S608
        "WHERE key = %(key)s"
    )
    with raw() as connection:
        units, files = run(connection, query, _parameters(year, key=key)).fetchone() or (0, 0)
    return units, files


def row_label(measure: Measure, key: str) -> str:
    """What the row of this key is called."""
    return dict(_labels(measure, {key: 0}))[key]
