"""What the cells of an Excel workbook say: shared texts, numbers that are dates, formulas, merged areas."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from heed.tracker.package import SAVE_AGAIN, Deaf
from heed.tracker.sheet import BLANK, Area, Cell, Limits, Row, Unreadable, checked

DATE_FORMATS: Final = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
EPOCH, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


class Strings(Deaf):
    """The texts that cells share, without how they are to be pronounced."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._parts: list[str] = []
        self._in_text = self._aside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._aside = True
        self._in_text = name == "t" and not self._aside

    def end(self, name: str) -> None:
        self._in_text = False
        if name == "rPh":
            self._aside = False
        elif name == "si":
            self.strings.append(unescaped("".join(self._parts)))

    def text(self, text: str) -> None:
        if self._in_text:
            self._parts.append(text)


class Styles(Deaf):
    """Which styles of cells show a number as a date."""

    def __init__(self) -> None:
        self.dates: list[bool] = []
        self._formats: dict[str, str] = {}
        self._cells = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._cells = True
        elif name == "xf" and self._cells:
            self.dates.append(self._is_date(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._cells = False

    def _is_date(self, number: str) -> bool:
        if code := self._formats.get(number):
            return bool(set(QUOTED.sub("", code).lower()) & {"y", "d"})
        return number.isdigit() and int(number) in DATE_FORMATS


@dataclass(slots=True)
class _Open:
    """The cell that is being read."""

    column: int
    kind: str
    style: int
    value: list[str] = field(default_factory=list)
    formula: list[str] = field(default_factory=list)
    has_formula: bool = False


class Cells(Deaf):
    """The rows of one sheet."""

    def __init__(self, strings: list[str], dates: list[bool], epoch: datetime, limits: Limits) -> None:
        self.rows: list[Row] = []
        self.merged: list[Area] = []
        self.hidden = 0
        self._strings, self._dates, self._epoch, self._limits = strings, dates, epoch, limits
        self._number = self._column = 0
        self._cells: list[Cell] = []
        self._cell: _Open | None = None
        self._into: list[str] | None = None
        self._aside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "c":
            self._column = _place(attributes.get("r", ""), self._column + 1)
            style = attributes.get("s", "0")
            self._cell = _Open(self._column, attributes.get("t", "n"), int(style) if style.isdigit() else 0)
        elif name == "row":
            number = attributes.get("r", "")
            self._number = int(number) if number.isdigit() else self._number + 1
            self._column, self._cells = 0, []
            self.hidden += attributes.get("hidden") in {"1", "true"}
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "rPh":
            self._aside = True
        elif self._cell and not self._aside:
            self._enter(name, self._cell)

    def _enter(self, name: str, cell: _Open) -> None:
        if name in {"v", "t"}:
            self._into = cell.value
        elif name == "f":
            self._into, cell.has_formula = cell.formula, True

    def end(self, name: str) -> None:
        self._into = None
        if name == "c" and self._cell:
            self._keep(self._cell)
            self._cell = None
        elif name == "row":
            self._end_row()
        elif name == "rPh":
            self._aside = False

    def text(self, text: str) -> None:
        if self._into is not None:
            self._into.append(text)

    def _merge(self, reference: str) -> None:
        places = PLACE.findall(reference)
        if len(places) == 2:
            (left, top), (right, bottom) = places
            self.merged.append(Area(int(top), _number(left), int(bottom), _number(right)))

    def _keep(self, open_cell: _Open) -> None:
        cell = self._read(open_cell)
        if cell.text and checked(cell.text, self._number, open_cell.column):
            self._cells += [BLANK] * (open_cell.column - len(self._cells))
            self._cells[open_cell.column - 1] = cell

    def _read(self, cell: _Open) -> Cell:
        raw = "".join(cell.value)
        if cell.has_formula and not raw and cell.kind != "str":
            formula = "".join(cell.formula) or "a shared formula"
            return Cell(f"={formula}", None, "a formula whose result is not stored in the file")
        match cell.kind:
            case "s":
                return Cell(self._shared(raw))
            case "inlineStr" | "str":
                return Cell(unescaped(raw))
            case "b":
                return Cell("TRUE" if raw == "1" else "FALSE")
            case "e":
                return Cell(raw, None, "an error of the spreadsheet, not a value")
            case "d":
                return _iso(raw)
        return self._numeric(raw, cell.style)

    def _shared(self, raw: str) -> str:
        try:
            return self._strings[int(raw)]
        except (ValueError, IndexError) as error:
            raise Unreadable(
                f"The file is damaged: row {self._number} refers to a text that is not there.", SAVE_AGAIN
            ) from error

    def _numeric(self, raw: str, style: int) -> Cell:
        if style < len(self._dates) and self._dates[style] and (moment := from_serial(raw, self._epoch)):
            return _dated(moment)
        return Cell(raw.removesuffix(".0"))

    def _end_row(self) -> None:
        if self._cells:
            self.rows.append(Row(self._number, tuple(self._cells)))
        if len(self.rows) > self._limits.rows:
            raise Unreadable(f"The sheet has more than {self._limits.rows:,} rows.", "Bring it in in parts.")


def unescaped(text: str) -> str:
    """Text as it was typed: Excel writes what XML cannot hold as _x000D_."""
    return ESCAPED.sub(_unescape, text).replace("\r\n", "\n").replace("\r", "\n")


def _unescape(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else chr(code)


def from_serial(raw: str, epoch: datetime = EPOCH) -> datetime | None:
    """The moment that a serial number stands for, to the second; None for what is none."""
    try:
        days = float(raw)
        if epoch is EPOCH and days < 60:
            days += 1  # Excel counts 29 February 1900, which was not
        return epoch + timedelta(seconds=round(days * 86_400)) if days >= 1 else None
    except (ValueError, OverflowError):
        return None


def _dated(moment: datetime) -> Cell:
    whole = moment.time() == datetime.min.time()
    return Cell(f"{moment:%Y-%m-%d}" if whole else f"{moment:%Y-%m-%d %H:%M}", moment.date())


def _iso(raw: str) -> Cell:
    try:
        return Cell(raw, date.fromisoformat(raw[:10]))
    except ValueError:
        return Cell(raw)


def _place(reference: str, following: int) -> int:
    found = PLACE.fullmatch(reference)
    return _number(found[1]) if found else following


def _number(name: str) -> int:
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - 64
    return number
