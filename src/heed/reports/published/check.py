"""What can be said of a published table: whether it adds up, what it mixes, what must not be summed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from heed.reports.partition import check_partition, repeated
from heed.reports.published.model import PublishedTable
from heed.reports.published.units import head, is_percentage, is_rounded, label_faults, unit_faults

Verdict = Literal["adds-up", "does-not-add-up", "not-judged"]
About = Literal["arithmetic", "unit", "never-sum", "cannot-judge", "disclosure", "label", "value", "key"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing said of a table, in words, and what it is about."""

    about: About
    message: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A table with its verdict. `difference` is found minus stated, where both are known."""

    table: PublishedTable
    verdict: Verdict
    findings: tuple[Finding, ...]
    found: int | Decimal | None = None
    difference: int | Decimal | None = None


_Judged = tuple[Verdict, list[Finding]]


def check(table: PublishedTable) -> Checked:
    """All that can be said of one table by itself."""
    verdict, findings = _BY_KIND[table.kind](table)
    summable = table.kind not in ("series", "funnel") and not is_percentage(table.unit)
    found = _sum(table) if summable else None
    difference = None if found is None or table.stated_total is None else found - table.stated_total
    return Checked(table, verdict, (*findings, *_always(table)), found, difference)


def compare(tables: Sequence[PublishedTable]) -> list[Finding]:
    """Tables of one authority, period and unit that state different totals."""
    stated: dict[tuple[str, str, str], list[PublishedTable]] = {}
    for table in tables:
        if table.stated_total is not None and table.kind not in ("series", "funnel"):
            key = (_plain(table.authority), _plain(table.period), head(table.unit))
            stated.setdefault(key, []).append(table)
    return [
        Finding("arithmetic", _disagreement(alike))
        for alike in stated.values()
        if len({table.stated_total for table in alike}) > 1
    ]


def _complete(table: PublishedTable) -> _Judged:
    if is_percentage(table.unit):
        return "not-judged", [_percentages()]
    if table.stated_total is None:
        return "not-judged", [
            Finding("cannot-judge", "no total is stated, so nothing can be checked against it")
        ]
    wrong = _not_counts(table)
    if wrong:
        return "does-not-add-up", [*wrong, Finding("arithmetic", _sum_words(table))]
    if _sum(table) == table.stated_total:
        return "adds-up", [Finding("arithmetic", _sum_words(table))]
    if is_rounded(table.unit, table.title, *(row.label for row in table.rows)):
        words = f"{_sum_words(table)}; the publisher rounded, so it cannot be judged"
        return "not-judged", [Finding("cannot-judge", words)]
    return "does-not-add-up", [Finding("arithmetic", _sum_words(table))]


def _partial(table: PublishedTable) -> _Judged:
    findings = [Finding("cannot-judge", "some rows or the total were not visible, so it cannot be judged")]
    if is_percentage(table.unit):
        findings.append(_percentages())
    elif table.stated_total is not None:
        findings.append(Finding("arithmetic", f"of the visible rows alone: {_sum_words(table)}"))
    return "not-judged", [*findings, *_not_counts(table)]


def _series(table: PublishedTable) -> _Judged:
    words = "a series has one count for each period; its rows must never be summed"
    return "not-judged", [Finding("never-sum", words), *_not_counts(table)]


def _funnel(table: PublishedTable) -> _Judged:
    words = "a funnel counts milestones that overlap; its rows must never be summed"
    return "not-judged", [Finding("never-sum", words), *_not_counts(table)]


def _suppressed(table: PublishedTable) -> _Judged:
    masked = table.masked()
    if not masked:
        verdict, findings = _complete(table)
        return verdict, [Finding("disclosure", "no cell is masked"), *findings]
    if table.stated_total is None or is_percentage(table.unit):
        words = "cells are masked and no total is stated as a count, so it cannot be judged"
        return "not-judged", [Finding("cannot-judge", words)]
    if _sum(table) > table.stated_total:
        words = f"{_sum_words(table)}, before any masked cell is counted"
        return "does-not-add-up", [Finding("arithmetic", words), *_not_counts(table)]
    findings = [Finding("cannot-judge", "cells are masked, so whether it adds up cannot be judged")]
    return "not-judged", [*findings, Finding("disclosure", _recoverable(table)), *_not_counts(table)]


_BY_KIND: dict[str, Callable[[PublishedTable], _Judged]] = {
    "complete": _complete,
    "partial": _partial,
    "series": _series,
    "funnel": _funnel,
    "suppressed": _suppressed,
}


def _recoverable(table: PublishedTable) -> str:
    """What subtraction gives away. The masked number itself is never printed here."""
    labels = [f"‘{row.label}’" for row in table.masked()]
    if _sum(table) == table.stated_total:
        return f"every masked cell can be recovered: the shown rows leave nothing for {', '.join(labels)}"
    if len(labels) == 1:
        return f"a single mask: {labels[0]} can be recovered by subtracting the other rows from the total"
    return (
        f"{len(labels)} cells are masked, and the sum of {', '.join(labels)} can be recovered by subtraction"
    )


def _always(table: PublishedTable) -> list[Finding]:
    """What is said of a table of any kind: units, rounding, labels, keys that are not known."""
    findings = [Finding("unit", fault) for fault in unit_faults(table.unit)]
    findings += [Finding("unit", fault) for row in table.rows for fault in _label_faults(table, row.label)]
    findings += [
        Finding("label", f"the label ‘{label}’ stands more than once")
        for label in repeated(row.label for row in table.rows)
    ]
    if table.kind == "partial" and is_rounded(table.unit, *(row.label for row in table.rows)):
        findings.append(Finding("cannot-judge", "the publisher rounded the numbers"))
    if table.unknown_keys:
        findings.append(Finding("key", f"not read: {', '.join(table.unknown_keys)}"))
    return findings


def _label_faults(table: PublishedTable, label: str) -> list[str]:
    return [] if "mixed" in table.unit.casefold() else label_faults(table.unit, label)


def _not_counts(table: PublishedTable) -> list[Finding]:
    if is_percentage(table.unit):
        return []
    negative = [row for row in table.shown() if row.value is not None and row.value < 0]
    broken = [row for row in table.shown() if isinstance(row.value, Decimal)]
    findings = [
        Finding("value", f"‘{row.label}’ is {row.value}: a count cannot be negative") for row in negative
    ]
    findings += [
        Finding("value", f"‘{row.label}’ is {row.value}: a count is a whole number") for row in broken
    ]
    if table.stated_total is not None and table.stated_total < 0:
        findings.append(Finding("value", f"the stated total is {table.stated_total}: it cannot be negative"))
    return findings


def _percentages() -> Finding:
    return Finding("never-sum", "percentages are rounded shares and must never be summed or counted")


def _sum(table: PublishedTable) -> int | Decimal:
    return sum((row.value for row in table.shown() if row.value is not None), start=0)


def _sum_words(table: PublishedTable) -> str:
    found, total = _sum(table), table.stated_total or 0
    if isinstance(found, Decimal):
        return f"the rows sum to {found}, the stated total is {total}"
    whole = [(row.label, row.value) for row in table.shown() if isinstance(row.value, int)]
    return str(check_partition(whole, total) or f"the rows sum to the stated total of {total}")


def _disagreement(alike: Sequence[PublishedTable]) -> str:
    first = alike[0]
    totals = "; ".join(f"{table.id} states {table.stated_total}" for table in alike)
    return f"{first.authority}, {first.period}, {head(first.unit)}: the stated totals differ: {totals}"


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
