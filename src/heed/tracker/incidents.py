"""Rows that are about one incident, taken together: by their reference, or each by itself where it has none."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from heed.tracker.mapping import fold
from heed.tracker.rows import Finding, LeftOut, Record


@dataclass(slots=True)
class Incident:
    """One incident: its records, and the rows that say the same as one of them.

    `key` names it for ever: within one tracker and sheet, by the reference or else by what the row says.
    """

    key: str
    reference: str
    records: list[Record]
    repeats: list[Record] = field(default_factory=list)

    @property
    def rows(self) -> list[Record]:
        """All its rows, in their order."""
        return sorted((*self.records, *self.repeats), key=lambda record: record.number)

    @property
    def number(self) -> int:
        """Its first row."""
        return self.records[0].number

    @property
    def content(self) -> str:
        """The SHA-256 of what its rows say, whatever file and mapping they were read with."""
        said = [record.cells for record in self.records]
        return hashlib.sha256(repr((self.key, said)).encode("utf-8", "surrogatepass")).hexdigest()

    def all_of(self, name: str) -> list[Any]:
        """The different values of a field, in the order of the rows."""
        found: list[Any] = []
        for record in self.records:
            value = record.values.get(name)
            if value is not None and value not in found:
                found.append(value)
        return found


def incidents(
    rows: Iterable[Record | LeftOut], tracker: str, sheet: str
) -> tuple[list[Incident], list[LeftOut]]:
    """The incidents in the order of their first rows, and the rows that are no records."""
    found: dict[str, Incident] = {}
    left_out: list[LeftOut] = []
    for row in rows:
        if isinstance(row, LeftOut):
            left_out.append(row)
            continue
        reference = str(row.values.get("reference", ""))
        key = _key(tracker, sheet, fold(reference) or repr(row.cells))
        if key in found:
            _join(found[key], row)
        else:
            found[key] = Incident(key, reference, [row])
    return list(found.values()), left_out


def _key(tracker: str, sheet: str, what: str) -> str:
    named = "\0".join(("tracker", fold(tracker), fold(sheet), what))
    return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()


def _join(incident: Incident, row: Record) -> None:
    same = next((one for one in incident.records if one.cells == row.cells), None)
    if same is None:
        incident.records.append(row)
        return
    said = f"says the same as row {same.number}; it is taken once"
    row.findings = [Finding("", "", said, attention=False, row=row.number)]
    incident.repeats.append(row)
