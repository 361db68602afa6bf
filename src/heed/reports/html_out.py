"""Tables as one page of HTML that stands by itself: no script, no style sheet, nothing fetched."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from heed.reports.table import Row, Table


def to_html(title: str, tables: Sequence[Table]) -> str:
    """A page with each table, its unit, period, as-at position, definition and notes."""
    body = "\n".join(_section(table) for table in tables)
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n</head>\n<body>\n<main>\n<h1>{escape(title)}</h1>\n"
        f"{body}\n</main>\n</body>\n</html>\n"
    )


def _section(table: Table) -> str:
    heading = f"table-{escape(table.id)}"
    notes = "".join(f"<p>{escape(note)}</p>\n" for note in table.notes)
    return (
        f'<section aria-labelledby="{heading}">\n<h2 id="{heading}">{escape(table.title)}</h2>\n'
        f"{_context(table)}\n{_grid(table)}\n{notes}</section>"
    )


def _context(table: Table) -> str:
    terms = (
        ("Unit", table.unit),
        ("Period", table.period),
        ("As at", table.as_at.words),
        ("Definition", table.definition),
    )
    return "<dl>\n" + "".join(f"<dt>{term}</dt><dd>{escape(text)}</dd>\n" for term, text in terms) + "</dl>"


def _grid(table: Table) -> str:
    rows = "".join(_row(row) for row in table.rows)
    return (
        f"<table>\n<caption>{escape(table.title)}, {escape(table.period)}</caption>\n"
        f'<thead>\n<tr><th scope="col">Row</th><th scope="col">Number of {escape(table.unit)}</th></tr>'
        f"\n</thead>\n<tbody>\n{rows}</tbody>\n"
        f'<tfoot>\n<tr><th scope="row">Total</th><td>{table.total}</td></tr>\n</tfoot>\n</table>'
    )


def _row(row: Row) -> str:
    return f'<tr><th scope="row">{escape(row.label)}</th><td>{row.value}</td></tr>\n'
