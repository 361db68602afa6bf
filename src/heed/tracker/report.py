"""A run in words and as a document: row by row what is recorded, what is missing, what is kept as found."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

from heed.facts.tracker import FoundInTracker
from heed.store.sealing import KeptApart
from heed.tracker.bringing import Brought
from heed.tracker.planning import Planned, Status
from heed.tracker.rows import Finding, LeftOut
from heed.tracker.stating import gap

STATUS: Final[dict[Status, str]] = {
    "recorded": "recorded",
    "partly": "recorded in part, the rest kept as found",
    "not-recorded": "not recorded",
    "before": "recorded before",
    "changed": "recorded before with other words, not recorded again",
}
NEEDS_ATTENTION: Final[frozenset[Status]] = frozenset({"partly", "not-recorded", "changed"})


def about_file(brought: Brought) -> Iterator[str]:
    """What is to be said of the file as a whole."""
    origin, rows = brought.origin, len(brought.table.rows)
    sheet = f", sheet ‘{origin.sheet}’" if origin.sheet else ""
    yield f"{origin.file}{sheet}: {_counted(rows, 'row')} below the headings in row {brought.table.header}."
    yield from brought.sheet.notes
    if brought.table.before:
        yield f"{_counted(len(brought.table.before), 'row')} above the headings left out."
    if brought.unmapped:
        named = ", ".join(f"‘{heading}’" for heading in brought.unmapped)
        yield f"Kept as found only, since the mapping does not name them: {named}."
    if brought.blank:
        yield f"{_counted(brought.blank, 'blank row')}."
    for row in brought.left_out:
        yield f"Row {row.number} left out: {row.why}: {_cells(row)}"


def about_row(one: Planned) -> Iterator[str]:
    """What becomes of one incident, then what was noticed about it; '!' marks what needs attention."""
    rows = ", ".join(str(record.number) for record in one.incident.rows)
    reference = f" ({one.incident.reference})" if one.incident.reference else ""
    said = f": {comes_to(one)}" if one.states else ""
    yield f"row {rows}{reference}: {STATUS[one.status]}{said}"
    yield from (f"  {'!' if finding.attention else '-'} {gap(finding)}" for finding in one.findings)


def comes_to(one: Planned) -> str:
    """The statements of an incident in words, each kind with its number where there are several."""
    facts = [s.fact if isinstance(s, KeptApart) else s for stated in one.states.values() for s in stated]
    counts = Counter(fact.says for fact in facts if not isinstance(fact, FoundInTracker))
    return "; ".join(f"{says} ×{count}" if count > 1 else says for says, count in counts.items())


def summary(statuses: Counter[Status]) -> str:
    """How many incidents came to what."""
    parts = [f"{statuses[status]:,} {words}" for status, words in STATUS.items() if statuses[status]]
    return f"{_counted(statuses.total(), 'incident')}: {'; '.join(parts) or 'nothing to record'}."


def needs_attention(statuses: Iterable[Status]) -> bool:
    """Whether anything was not recorded whole."""
    return bool(NEEDS_ATTENTION.intersection(statuses))


def document(brought: Brought, results: Iterable[Planned], status: int) -> dict[str, Any]:
    """The run for machines."""
    origin = brought.origin
    return {
        "schema": 1,
        "status": status,
        "file": {"name": origin.file, "sha256": origin.sha256, "sheet": origin.sheet},
        "notes": list(brought.sheet.notes),
        "headings": {"row": brought.table.header, "names": list(brought.table.headings)},
        "kept_as_found_only": brought.unmapped,
        "blank_rows": brought.blank,
        "left_out": [{"row": r.number, "why": r.why, "cells": dict(r.cells)} for r in brought.left_out],
        "incidents": [_incident(one) for one in results],
    }


def _incident(one: Planned) -> dict[str, Any]:
    return {
        "rows": [record.number for record in one.incident.rows],
        "reference": one.incident.reference,
        "status": one.status,
        "concern": one.cast.concern,
        "states": comes_to(one),
        "findings": [_finding(finding) for finding in one.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "row": finding.row, "column": finding.column, "said": finding.said, "message": finding.message,
        "attention": finding.attention,
    }  # fmt: skip


def _cells(row: LeftOut) -> str:
    return "; ".join(f"{heading}: {text}" for heading, text in row.cells)


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
