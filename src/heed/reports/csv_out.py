"""Tables as CSV (RFC 4180, UTF-8): one line a row, the total last, each line with its whole context."""

from __future__ import annotations

import csv
import io
import unicodedata

from heed.reports.table import Table

COLUMNS = (
    "table",
    "title",
    "unit",
    "period",
    "definition",
    "as_at_position",
    "as_at_time",
    "as_known_on",
    "row",
    "key",
    "label",
    "value",
)

# A spreadsheet runs a cell that begins with one of these, full-width forms included.
_FORMULA = frozenset("=+-@|%\uff1d\uff0b\uff0d\uff20")
_BLANK = frozenset(" \u00a0\ufeff\u200b\u3000")


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula."""
    for character in text:
        if unicodedata.category(character) == "Cc":
            return f"'{text}"
        if character not in _BLANK:
            return f"'{text}" if character in _FORMULA else text
    return text


def to_csv(table: Table) -> str:
    """The table as CSV text with CRLF line ends. Write it as UTF-8 without translating newlines."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    context = [
        safe_cell(text) for text in (table.id, table.title, table.unit, table.period, table.definition)
    ]
    known_on = table.as_at.known_on
    context += [str(table.as_at.position), table.as_at.time.isoformat(), str(known_on or "")]
    for row in table.rows:
        writer.writerow([*context, "count", safe_cell(row.key), safe_cell(row.label), row.value])
    writer.writerow([*context, "total", "", "Total", table.total])
    return out.getvalue()
