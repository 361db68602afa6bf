"""Reads a table from a text file, in whatever encoding and with whatever separator it was saved."""

import codecs
import csv
import io
from typing import Final

from heed.tracker.sheet import Cell, Limits, Row, Sheet, Unreadable, checked

MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SEPARATORS: Final = ",;\t|"
NAMES: Final = {
    "cp1252": "Windows-1252",
    "utf-16-le": "UTF-16 without its mark",
    "utf-16-be": "UTF-16 without its mark",
}
SAVE_AS: Final = "Save it from the spreadsheet program as “CSV UTF-8”, or as .xlsx."


def read_csv(data: bytes, encoding: str, separator: str, limits: Limits) -> Sheet:
    """The rows of a text file; an encoding or separator that is not named is found out. Raises Unreadable."""
    name = encoding or encoding_of(data)
    text = _decoded(data, name)
    _refuse_nul(text)
    text, said = _said(text)
    dialect = separator or said or _separator(text)
    notes = (f"Read as {NAMES[name]}, since it is not UTF-8.",) if name in NAMES and not encoding else ()
    return Sheet("", tuple(_rows(text, dialect, bool(said), limits)), notes=notes)


def encoding_of(data: bytes) -> str:
    """The encoding by the mark at the start, else UTF-8 where it is valid, else that of old Windows programs."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return name
    head = data[:4_000]
    if head.count(0) > len(head) // 4:
        return "utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unreadable(f"Line {line} holds a byte that is no text in {name}.", SAVE_AS) from error
    except LookupError as error:
        raise Unreadable(f"There is no encoding named ‘{name}’.", "Leave it out of the mapping.") from error


def _refuse_nul(text: str) -> None:
    if (place := text.find("\0")) >= 0:
        line = text.count("\n", 0, place) + 1
        raise Unreadable(f"Line {line} holds a NUL: the file is no text, or it is damaged.", SAVE_AS)


def _said(text: str) -> tuple[str, str]:
    """Excel's own first line 'sep=;', which is no row, says what separates; its line stays blank."""
    first, _, rest = text.partition("\n")
    if first.rstrip("\r").lower().startswith("sep=") and len(first.rstrip("\r")) == 5:
        return rest, first[4]
    return text, ""


def _separator(text: str) -> str:
    """What separates in most of the first lines; a comma where nothing does."""
    head = "\n".join(text.splitlines()[:20])
    return max(SEPARATORS, key=lambda mark: (head.count(mark), mark == ","))


def _rows(text: str, separator: str, said: bool, limits: Limits) -> list[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[Row] = []
    try:
        for number, found in enumerate(reader, 1 + said):
            if any(cell.strip() for cell in found):
                rows.append(Row(number, tuple(_cell(t, number, column) for column, t in enumerate(found, 1))))
            if len(rows) > limits.rows:
                raise Unreadable(f"The file has more than {limits.rows:,} rows.", "Bring it in in parts.")
    except csv.Error as error:
        raise Unreadable(
            f"Row {len(rows) + 1}, which begins before line {reader.line_num + said}, cannot be read: {error}.",
            "A quotation mark that is never closed is the usual cause.",
        ) from error
    return rows


def _cell(text: str, row: int, column: int) -> Cell:
    return Cell(checked(text.replace("\r\n", "\n").replace("\r", "\n").strip(), row, column))
