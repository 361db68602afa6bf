"""Reading published figures: every fault of a file is named by its line, not only the first."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from heed.reports.published.lines import Lines
from heed.reports.published.model import KINDS, Kind, Problem, PublishedFile, PublishedRow, PublishedTable

SCHEMA = 1
MAX_BYTES = 5_000_000
MAX_LINE = 20_000  # the time that a name of many parts takes grows with the square of their number
MAX_VALUE = 10**15
MIN_EXPONENT = -9

_TEXT_KEYS = ("id", "authority", "period", "unit", "table", "kind")
_OPTIONAL_TEXT = ("source_kind", "source_title", "source_url")
_TABLE_KEYS = {*_TEXT_KEYS, *_OPTIONAL_TEXT, "stated_total", "rows"}
_ROW_KEYS = {"label", "value", "masked"}
_PLACE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def read_file(path: Path) -> PublishedFile:
    """The file's tables, or the problems that keep it from being read. Raises nothing for bad input."""
    name = str(path).encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    try:
        with path.open("rb") as source:
            data = source.read(MAX_BYTES + 1)
    except IsADirectoryError:
        return _unreadable(name, 0, "it is a folder, not a file")
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        return _unreadable(name, 0, reason or str(error))
    if len(data) > MAX_BYTES:
        return _unreadable(name, 0, f"it is larger than {MAX_BYTES // 1_000_000} MB")
    try:
        return parse(data.decode("utf-8-sig"), name)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return _unreadable(name, line, f"not UTF-8: byte {data[error.start]:#04x} at {error.start}")


def parse(text: str, name: str) -> PublishedFile:
    """The tables in a TOML text, or all problems of it."""
    text = text.replace("\r\n", "\n")
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > MAX_LINE:
            return _unreadable(name, number, f"the line is longer than {MAX_LINE:,} characters")
    try:
        document = tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        return _not_toml(name, text, error)
    return _Reading(name, text).document(document)


def _unreadable(name: str, line: int, message: str) -> PublishedFile:
    return PublishedFile(name, problems=(Problem(line, message),))


def _not_toml(name: str, text: str, error: Exception) -> PublishedFile:
    place = _PLACE.search(str(error))
    line = int(place.group(1)) if place and place.group(1) else text.count("\n") + 1 if place else 0
    reason = "nested too deeply" if isinstance(error, RecursionError) else _PLACE.sub("", str(error))
    return _unreadable(name, line, f"not valid TOML: {reason}")


class _Reading:
    """One pass over a parsed document that gathers its problems as it goes."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._lines = Lines(text)
        self._problems: list[Problem] = []

    def document(self, document: dict[str, Any]) -> PublishedFile:
        if document.get("schema") != SCHEMA:
            given = f"schema is {document['schema']!r}" if "schema" in document else "schema is missing"
            self._fault(self._lines.top("schema"), f"{given}; it must be {SCHEMA}")
        raw = document.get("table")
        if not isinstance(raw, list) or not raw:
            self._fault(self._lines.top("table"), "there is no [[table]] in it")
            raw = []
        tables = [self._table(index, each) for index, each in enumerate(raw)]
        self._refuse_repeated_ids(tables)
        if self._problems:
            return PublishedFile(self._name, problems=tuple(sorted(self._problems, key=lambda one: one.line)))
        unknown = tuple(sorted(set(document) - {"schema", "table"}))
        return PublishedFile(self._name, tuple(each for each in tables if each), unknown_keys=unknown)

    def _table(self, index: int, raw: object) -> PublishedTable | None:
        if not isinstance(raw, dict):
            self._fault(self._lines.table(index), f"table {index + 1} is not a table")
            return None
        before = len(self._problems)
        for key in (*_TEXT_KEYS, *_OPTIONAL_TEXT):
            self._check_text(index, raw, key)
        self._check_kind(index, raw)
        total = self._total(index, raw)
        rows = self._rows(index, raw)
        if len(self._problems) > before:
            return None
        return PublishedTable(
            id=raw["id"],
            authority=raw["authority"],
            period=raw["period"],
            unit=raw["unit"],
            title=raw["table"],
            kind=cast(Kind, raw["kind"]),
            rows=rows,
            stated_total=total,
            source_title=raw.get("source_title", ""),
            source_url=raw.get("source_url", ""),
            unknown_keys=tuple(sorted(set(raw) - _TABLE_KEYS)) + _unknown_row_keys(raw["rows"]),
        )

    def _check_text(self, index: int, raw: dict[str, Any], key: str) -> None:
        if key not in raw:
            if key in _TEXT_KEYS:
                self._fault(self._lines.table(index), f"{_called(index, raw)}: {key} is missing")
        elif not isinstance(raw[key], str):
            self._fault(
                self._lines.key(index, key),
                f"{_called(index, raw)}: {key} must be text, not {_type(raw[key])}",
            )
        elif key in _TEXT_KEYS and not raw[key].strip():
            self._fault(self._lines.key(index, key), f"{_called(index, raw)}: {key} is empty")

    def _check_kind(self, index: int, raw: dict[str, Any]) -> None:
        kind = raw.get("kind")
        if isinstance(kind, str) and kind.strip() and kind not in KINDS:
            known = ", ".join(KINDS)
            self._fault(
                self._lines.key(index, "kind"),
                f"{_called(index, raw)}: kind ‘{kind}’ is not known; it is one of {known}",
            )

    def _total(self, index: int, raw: dict[str, Any]) -> int | None:
        total = raw.get("stated_total")
        if total is None or (_is_int(total) and abs(total) <= MAX_VALUE):
            return cast("int | None", total)
        reason = "is too large" if _is_int(total) else f"must be a whole number, not {_type(total)}"
        line = self._lines.key(index, "stated_total")
        self._fault(line, f"{_called(index, raw)}: stated_total {reason}")
        return None

    def _rows(self, index: int, raw: dict[str, Any]) -> tuple[PublishedRow, ...]:
        rows = raw.get("rows")
        if not isinstance(rows, list) or not rows:
            reason = "is missing" if rows is None else "is empty" if rows == [] else "must be a list of rows"
            line = self._lines.table(index) if rows is None else self._lines.key(index, "rows")
            self._fault(line, f"{_called(index, raw)}: rows {reason}")
            return ()
        masks = raw.get("kind") == "suppressed"
        read = [self._row(index, place, each, masks) for place, each in enumerate(rows)]
        return tuple(row for row in read if row)

    def _row(self, index: int, place: int, raw: object, masks: bool) -> PublishedRow | None:
        label = raw.get("label") if isinstance(raw, dict) else None
        reason = _row_fault(raw, masks)
        if reason or not isinstance(raw, dict) or not isinstance(label, str):
            self._fault(self._lines.row(index, place), f"row {place + 1}: {reason}")
            return None
        value: Any = raw.get("value")
        return PublishedRow(label, None if _is_mask(raw) else _whole(value))

    def _refuse_repeated_ids(self, tables: list[PublishedTable | None]) -> None:
        seen: set[str] = set()
        for index, table in enumerate(tables):
            if table and table.id in seen:
                self._fault(self._lines.key(index, "id"), f"the id ‘{table.id}’ stands twice in the file")
            seen |= {table.id} if table else set()

    def _fault(self, line: int, message: str) -> None:
        self._problems.append(Problem(line, message))


def _row_fault(raw: object, masks: bool) -> str:
    """Why a row cannot be read, or nothing."""
    if not isinstance(raw, dict):
        return f"must be {{ label = …, value = … }}, not {_type(raw)}"
    label = raw.get("label")
    if not isinstance(label, str) or not label.strip():
        return "label is missing" if label is None else "label must be text that is not empty"
    if _is_mask(raw):
        return "" if masks else f'‘{label}’ has no number as its value; only kind "suppressed" may mask cells'
    value = raw["value"]
    if not (_is_int(value) or isinstance(value, Decimal)):
        return f"‘{label}’: value must be a number, not {_type(value)}"
    return _number_fault(label, value)


def _number_fault(label: str, value: int | Decimal) -> str:
    if isinstance(value, Decimal) and not value.is_finite():
        return f"‘{label}’: value must be a number, not {value}"
    if not -MAX_VALUE <= value <= MAX_VALUE:
        return f"‘{label}’: value is too large"
    if isinstance(value, Decimal) and cast(int, value.as_tuple().exponent) < MIN_EXPONENT:
        return f"‘{label}’: value has too many decimal places"
    return ""


def _whole(value: int | Decimal) -> int | Decimal:
    return int(value) if value == int(value) else value


def _is_mask(raw: dict[str, Any]) -> bool:
    """No value, a mark such as '*' or '<5' in its place, or the row marked as masked."""
    value = raw.get("value")
    return (
        value is None or raw.get("masked") is True or (isinstance(value, str) and not value.strip().isdigit())
    )


def _unknown_row_keys(rows: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(sorted({f"rows.{key}" for row in rows for key in row if key not in _ROW_KEYS}))


def _called(index: int, raw: dict[str, Any]) -> str:
    name = raw.get("id")
    return f"table ‘{name}’" if isinstance(name, str) and name.strip() else f"table {index + 1}"


def _is_int(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _type(value: object) -> str:
    names = {str: "text", bool: "true or false", int: "a whole number", Decimal: "a decimal", list: "a list"}
    return names.get(type(value), "a table" if isinstance(value, dict) else "a date or time")
