"""Reads a sheet of an OpenDocument spreadsheet (.ods): OpenDocument 1.3 part 3, chapters 9 and 19."""

from collections.abc import Mapping
from datetime import date

from heed.tracker.package import Deaf, Package, protected
from heed.tracker.sheet import BLANK, MOST_COLUMNS, Area, Cell, Limits, Row, Sheet, Unreadable, checked
from heed.tracker.xlsx import chosen, hidden_rows, others

CONTENT = "content.xml"
CELLS = {"table-cell", "covered-table-cell"}


class _Names(Deaf):
    """The names of the sheets; in OpenDocument only a style says that one is hidden, so none counts as hidden."""

    def __init__(self) -> None:
        self.sheets: dict[str, bool] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table" and "name" in attributes:
            self.sheets[attributes["name"]] = False


class _Encrypted(Deaf):
    """Whether the manifest says that parts are encrypted."""

    def __init__(self) -> None:
        self.found = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.found = self.found or name == "encryption-data"


class _Cells(Deaf):
    """The rows of one sheet. A cell or row that is repeated stands once in the file."""

    def __init__(self, sheet: str, limits: Limits) -> None:
        self.rows: list[Row] = []
        self.merged: list[Area] = []
        self.hidden = 0
        self.comments = False
        self._sheet, self._limits = sheet, limits
        self._reading = False
        self._number, self._repeat, self._column = 0, 1, 0
        self._cells: list[Cell] = []
        self._cell: Mapping[str, str] | None = None
        self._lines: list[str] = []
        self._aside = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "table":
            self._reading = attributes.get("name") == self._sheet
        elif not self._reading:
            return
        elif name == "annotation":
            self._aside, self.comments = self._aside + 1, True
        elif name == "table-row":
            self._repeat, self._column, self._cells = _count(attributes, "number-rows-repeated"), 0, []
            self.hidden += attributes.get("visibility", "visible") != "visible"
        elif name in CELLS:
            self._cell, self._lines = attributes, []
        elif not self._aside:
            self._enter(name, attributes)

    def _enter(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "p":
            self._lines.append("")
        elif name == "s" and self._lines:
            self._lines[-1] += " " * min(_count(attributes, "c"), 1_000)
        elif name in {"tab", "line-break"} and self._lines:
            self._lines[-1] += "\t" if name == "tab" else "\n"

    def end(self, name: str) -> None:
        if name == "annotation":
            self._aside -= 1
        elif name in CELLS and self._cell is not None:
            self._keep(self._cell)
            self._cell = None
        elif name == "table-row" and self._reading:
            self._end_row()

    def text(self, text: str) -> None:
        if self._cell is not None and self._lines and not self._aside:
            self._lines[-1] += text

    def _keep(self, attributes: Mapping[str, str]) -> None:
        times = _count(attributes, "number-columns-repeated")
        cell = self._read(attributes)
        if cell.text:
            last = self._column + times
            checked(cell.text, self._number + 1, last if last > MOST_COLUMNS else self._column + 1)
            self._cells += [BLANK] * (self._column - len(self._cells)) + [cell] * times
        self._span(attributes)
        self._column += times

    def _span(self, attributes: Mapping[str, str]) -> None:
        down, across = _count(attributes, "number-rows-spanned"), _count(attributes, "number-columns-spanned")
        if down > 1 or across > 1:
            top, left = self._number + 1, self._column + 1
            self.merged.append(Area(top, left, top + down - 1, left + across - 1))

    def _read(self, attributes: Mapping[str, str]) -> Cell:
        shown = "\n".join(self._lines)
        kind = attributes.get("value-type", "")
        if kind == "date":
            return _dated(attributes.get("date-value", ""), shown)
        if kind in {"float", "currency"}:
            return Cell(attributes.get("value", shown).removesuffix(".0"))
        if attributes.get("formula") and not kind and not shown:
            formula = attributes["formula"].partition(":")[2] or attributes["formula"]
            return Cell(formula, None, "a formula whose result is not stored in the file")
        return Cell(
            shown, None, "an error of the spreadsheet, not a value" if _error(attributes, shown) else ""
        )

    def _end_row(self) -> None:
        if self._cells:
            if len(self.rows) + self._repeat > self._limits.rows:
                raise Unreadable(
                    f"The sheet has more than {self._limits.rows:,} rows.", "Bring it in in parts."
                )
            self.rows += [Row(self._number + n, tuple(self._cells)) for n in range(1, self._repeat + 1)]
        self._number += self._repeat


def _error(attributes: Mapping[str, str], shown: str) -> bool:
    return "formula" in attributes and shown.startswith(("#", "Err:"))


def _dated(value: str, shown: str) -> Cell:
    try:
        day = date.fromisoformat(value[:10])
    except ValueError:
        return Cell(shown or value)
    return Cell(value[:16].replace("T", " ").removesuffix(" 00:00"), day)


def _count(attributes: Mapping[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return max(1, int(text)) if text.isdigit() and len(text) < 10 else 1


def read_ods(package: Package, sheet: str, limits: Limits) -> Sheet:
    """The sheet of that name, or the first. Raises Unreadable."""
    encrypted, names = _Encrypted(), _Names()
    if "META-INF/manifest.xml" in package.names:
        package.parse("META-INF/manifest.xml", encrypted)
    if encrypted.found:
        raise protected()
    package.parse(CONTENT, names)
    name = chosen(sheet, names.sheets)
    cells = _Cells(name, limits)
    package.parse(CONTENT, cells)
    notes = [*others(name, list(names.sheets)), *hidden_rows(cells.hidden)]
    if cells.comments:
        notes.append("Comments on cells are not brought in.")
    return Sheet(name, tuple(cells.rows), tuple(cells.merged), tuple(notes))
