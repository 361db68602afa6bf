"""Reads a sheet of an Excel workbook (.xlsx): Office Open XML, ECMA-376 part 1, chapters 12 and 18."""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Final

from heed.tracker.package import SAVE_AGAIN, Package
from heed.tracker.sheet import BLANK, Area, Cell, Limits, Row, Sheet, Unreadable, checked

DATE_FORMATS: Final = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
QUOTED: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.')
ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
PLACE: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
EPOCH, EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)


class _Relations:
    """The parts that a part leads to: their kinds and places, by id."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found[attributes.get("Id", "")] = (kind, attributes.get("Target", ""))

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


class _Workbook(_Relations):
    """The sheets by name, with the id of their part and whether they are hidden."""

    def __init__(self) -> None:
        self.sheets: dict[str, tuple[str, bool]] = {}
        self.since_1904 = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets[attributes.get("name", "")] = (attributes.get("id", ""), hidden)
        elif name == "workbookPr":
            self.since_1904 = attributes.get("date1904") in {"1", "true"}


class _Strings(_Relations):
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


class _Styles(_Relations):
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


class _Cells(_Relations):
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


def read_xlsx(package: Package, sheet: str, limits: Limits) -> Sheet:
    """The sheet of that name, or the first that is not hidden. Raises Unreadable."""
    book_part = _relation(package, "_rels/.rels", "", "officeDocument") or "xl/workbook.xml"
    book = _Workbook()
    package.parse(book_part, book)
    folder = posixpath.dirname(book_part)
    relations = _Relations()
    package.parse(f"{folder}/_rels/{posixpath.basename(book_part)}.rels", relations)
    parts = {key: (kind, _join(folder, target)) for key, (kind, target) in relations.found.items()}
    name = chosen(sheet, {name: hidden for name, (_, hidden) in book.sheets.items()})
    cells = _Cells(
        _strings(package, parts), _dates(package, parts), EPOCH_1904 if book.since_1904 else EPOCH, limits
    )
    package.parse(parts.get(book.sheets[name][0], ("", "?"))[1], cells)
    notes = [*others(name, list(book.sheets)), *hidden_rows(cells.hidden)]
    if any("comments" in part for part in package.names):
        notes.append("Comments on cells are not brought in.")
    return Sheet(name, tuple(cells.rows), tuple(cells.merged), tuple(notes))


def chosen(asked: str, sheets: Mapping[str, bool]) -> str:
    """The sheet asked for, or the first that is not hidden; `sheets` says which are. Raises Unreadable."""
    if asked and asked not in sheets:
        listed = ", ".join(f"‘{name}’" for name in sheets)
        raise Unreadable(f"There is no sheet named ‘{asked}’.", f"The sheets are: {listed or 'none'}.")
    shown = [asked] if asked else [name for name, hidden in sheets.items() if not hidden]
    if not shown:
        raise Unreadable("The file has no sheet that is shown.", SAVE_AGAIN)
    return shown[0]


def others(name: str, sheets: list[str]) -> list[str]:
    """That there are other sheets, which are not read."""
    rest = ", ".join(f"‘{other}’" for other in sheets if other != name)
    return [f"Only the sheet ‘{name}’ is read. Not read: {rest}."] if rest else []


def hidden_rows(count: int) -> list[str]:
    """That hidden rows are read too."""
    return [f"{count:,} rows are hidden in the sheet; they are read like the others."] if count else []


def _relation(package: Package, part: str, folder: str, wanted: str) -> str:
    relations = _Relations()
    if part in package.names:
        package.parse(part, relations)
    return next((_join(folder, target) for kind, target in relations.found.values() if kind == wanted), "")


def _join(folder: str, target: str) -> str:
    return posixpath.normpath(
        target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    )


def _strings(package: Package, parts: Mapping[str, tuple[str, str]]) -> list[str]:
    strings = _Strings()
    for kind, part in parts.values():
        if kind == "sharedStrings":
            package.parse(part, strings)
    return strings.strings


def _dates(package: Package, parts: Mapping[str, tuple[str, str]]) -> list[bool]:
    styles = _Styles()
    for kind, part in parts.values():
        if kind == "styles":
            package.parse(part, styles)
    return styles.dates
