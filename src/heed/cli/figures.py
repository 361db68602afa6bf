"""`heed figures check`: says of published tables, in words, whether they add up and what they mix."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from heed.reports.published import Checked, Finding, PublishedFile, check, read_file
from heed.reports.published.check import compare

HELP = "check whether published tables add up"

ADDS_UP = 0
DOES_NOT_ADD_UP = 1
UNREADABLE = 2

_VERDICTS = {
    "adds-up": "adds up",
    "does-not-add-up": "DOES NOT ADD UP",
    "not-judged": "not judged",
}

_Results = list[tuple[PublishedFile, list[Checked]]]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    checking = actions.add_parser("check", help=HELP, description=_description())
    checking.add_argument("files", nargs="+", type=Path, metavar="FILE.toml", help="published tables")
    checking.add_argument("--json", action="store_true", help="print one JSON document instead of words")


def run(args: argparse.Namespace) -> int:
    """Check each file named. 2 where any cannot be read, else 1 where any table does not add up, else 0."""
    results: _Results = []
    for path in args.files:
        published = read_file(path)
        results.append((published, [check(table) for table in published.tables]))
    across = _across(results)
    status = _status(results)
    if args.json:
        print(json.dumps(_document(results, across, status), ensure_ascii=True, indent=2))
    else:
        print("\n".join(_clean(line) for line in _words(results, across)))
    return status


def _description() -> str:
    return (
        "Says of each table whether its rows equal the stated total, what units it mixes, what must never be "
        "summed and what cannot be judged. Exit status: 0 when each table that can be judged adds up, 1 when "
        "one does not, 2 when a file cannot be read."
    )


def _status(results: _Results) -> int:
    if any(published.problems for published, _ in results):
        return UNREADABLE
    wrong = any(one.verdict == "does-not-add-up" for _, checked in results for one in checked)
    return DOES_NOT_ADD_UP if wrong else ADDS_UP


def _across(results: _Results) -> list[Finding]:
    tables = [one.table for _, checked in results for one in checked]
    twice = [name for name, count in Counter(table.id for table in tables).items() if count > 1]
    repeated = [Finding("key", f"the id ‘{name}’ stands in more than one place") for name in twice]
    return [*compare(tables), *repeated]


def _words(results: _Results, across: Sequence[Finding]) -> Iterator[str]:
    for published, checked in results:
        yield published.name
        yield from (f"  cannot be read: {problem}" for problem in published.problems)
        if published.unknown_keys:
            yield f"  note: not read: {', '.join(published.unknown_keys)}"
        for one in checked:
            yield from _table_words(one)
        yield ""
    if across:
        yield "Across tables"
        yield from (f"  {finding.message}" for finding in across)
        yield ""
    yield _summary(results)


def _table_words(one: Checked) -> Iterator[str]:
    yield f"  {one.table.id}: {_VERDICTS[one.verdict]}"
    yield f"    {one.table.title} ({one.table.authority}, {one.table.period})"
    for finding in one.findings:
        yield f"    - {finding.message}"


def _summary(results: _Results) -> str:
    every = [one for _, checked in results for one in checked]
    counts = Counter(one.verdict for one in every)
    wrong = [one.table.id for one in every if one.verdict == "does-not-add-up"]
    unread = sum(bool(published.problems) for published, _ in results)
    parts = [
        f"{_counted(len(every), 'table')}: {counts['adds-up']} add up, {len(wrong)} do not, "
        f"{counts['not-judged']} cannot be judged."
    ]
    parts += [f"Do not add up: {', '.join(wrong)}."] if wrong else []
    parts += [f"{_counted(unread, 'file')} could not be read."] if unread else []
    return " ".join(parts)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _document(results: _Results, across: Sequence[Finding], status: int) -> dict[str, Any]:
    return {
        "schema": 1,
        "status": status,
        "files": [_file(published, checked) for published, checked in results],
        "across": [_finding(finding) for finding in across],
    }


def _file(published: PublishedFile, checked: Sequence[Checked]) -> dict[str, Any]:
    return {
        "file": published.name,
        "readable": not published.problems,
        "problems": [{"line": one.line or None, "message": one.message} for one in published.problems],
        "unknown_keys": list(published.unknown_keys),
        "tables": [_table(one) for one in checked],
    }


def _table(one: Checked) -> dict[str, Any]:
    return {
        "id": one.table.id,
        "title": one.table.title,
        "authority": one.table.authority,
        "period": one.table.period,
        "unit": one.table.unit,
        "kind": one.table.kind,
        "verdict": one.verdict,
        "stated_total": one.table.stated_total,
        "sum_of_rows": _number(one.found),
        "difference": _number(one.difference),
        "findings": [_finding(finding) for finding in one.findings],
    }


def _finding(finding: Finding) -> dict[str, str]:
    return {"about": finding.about, "message": finding.message}


def _number(value: int | Decimal | None) -> int | float | None:
    return float(value) if isinstance(value, Decimal) else value


def _clean(line: str) -> str:
    """Nothing that a file contains may steer the terminal."""
    return "".join(character if character.isprintable() else "\ufffd" for character in line)
