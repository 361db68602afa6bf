"""Reads a sheet of an Excel workbook (.xlsx): Office Open XML, ECMA-376 part 1, chapters 12 and 18."""

import posixpath
from collections.abc import Mapping

from heed.tracker.package import SAVE_AGAIN, Deaf, Package
from heed.tracker.sheet import Limits, Sheet, Unreadable
from heed.tracker.xlsx_cells import EPOCH, EPOCH_1904, Cells, Strings, Styles


class _Relations(Deaf):
    """The parts that a part leads to: their kinds and places, by id."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found[attributes.get("Id", "")] = (kind, attributes.get("Target", ""))


class _Workbook(Deaf):
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
    cells = Cells(
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
    strings = Strings()
    for kind, part in parts.values():
        if kind == "sharedStrings":
            package.parse(part, strings)
    return strings.strings


def _dates(package: Package, parts: Mapping[str, tuple[str, str]]) -> list[bool]:
    styles = Styles()
    for kind, part in parts.values():
        if kind == "styles":
            package.parse(part, styles)
    return styles.dates
