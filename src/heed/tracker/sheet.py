"""A sheet as it was read, whatever the file: numbered rows of cells, merged areas, and what was noticed."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final, NamedTuple

LONGEST_CELL: Final = 32_767  # what a spreadsheet program holds in one cell
MOST_COLUMNS: Final = 500


class Unreadable(Exception):
    """The file or the mapping cannot be used: what is wrong and where, and what to do about it."""

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.advice = advice


class UnreadableMapping(Unreadable):
    """As Unreadable, where it is the mapping that has to be put right."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a file may hold: bytes when unpacked, and rows that say something."""

    unpacked: int = 400_000_000
    rows: int = 200_000


class Cell(NamedTuple):
    """What a cell says; `day` where it holds a date; `note` is what a reader of the text would not see."""

    text: str
    day: date | None = None
    note: str = ""


class Row(NamedTuple):
    """A row that is not blank; `number` counts from 1 as the spreadsheet program does."""

    number: int
    cells: tuple[Cell, ...]


class Area(NamedTuple):
    """Merged cells, from row and column to row and column, all counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; `notes` say what was noticed about the file as a whole."""

    name: str
    rows: tuple[Row, ...]
    merged: tuple[Area, ...] = ()
    notes: tuple[str, ...] = ()


BLANK: Final = Cell("")


def checked(text: str, row: int, column: int) -> str:
    """The text of a cell. Raises Unreadable where no spreadsheet program would hold it."""
    if len(text) > LONGEST_CELL:
        raise Unreadable(
            f"Row {row}, column {letters(column)} holds {len(text):,} characters; "
            f"a cell holds {LONGEST_CELL:,} at most.",
            "In a text file a quotation mark that is never closed is the usual cause.",
        )
    if column > MOST_COLUMNS and text:
        raise Unreadable(
            f"Row {row} has more than {MOST_COLUMNS} columns.", "Delete what stands far to the right."
        )
    return text


def letters(column: int) -> str:
    """The name of a column as the spreadsheet program shows it: 1 is A, 28 is AB."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def spread(sheet: Sheet) -> Sheet:
    """The sheet with what was merged over several rows said in each of them, since it is meant for each."""
    areas: dict[int, list[Area]] = {}
    for area in sheet.merged:
        areas.setdefault(area.top, []).append(area)
    waiting: list[tuple[Area, Cell]] = []
    rows = []
    for row in sheet.rows:
        waiting = [(area, cell) for area, cell in waiting if area.bottom >= row.number]
        rows.append(_filled(row, waiting))
        waiting += [(area, noted) for area in areas.get(row.number, ()) if (noted := _anchor(row, area))]
    return replace(sheet, rows=tuple(rows))


def _anchor(row: Row, area: Area) -> Cell | None:
    cell = row.cells[area.left - 1] if area.left <= len(row.cells) else BLANK
    note = f"merged over rows {area.top} to {area.bottom}"
    return cell._replace(note=note) if cell.text and area.bottom > area.top else None


def _filled(row: Row, waiting: list[tuple[Area, Cell]]) -> Row:
    cells = list(row.cells)
    for area, cell in waiting:
        cells += [BLANK] * (area.left - len(cells))
        if not cells[area.left - 1].text:
            cells[area.left - 1] = cell
    return row._replace(cells=tuple(cells))
