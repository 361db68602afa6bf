"""Reads a file by what it is, whatever its name says."""

from typing import Final

from heed.tracker.csvfile import read_csv
from heed.tracker.ods import CONTENT, read_ods
from heed.tracker.package import Package, protected
from heed.tracker.sheet import Limits, Sheet, Unreadable, spread
from heed.tracker.xlsx import read_xlsx

ZIP, OLD_OFFICE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF"
ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
WEB_PAGE: Final = (b"<!doctype html", b"<html", b"<table", b"<?xml", b"<meta", b"<head")
SAVE_AS: Final = "Open it in the spreadsheet program and save it as .xlsx."


def read_sheet(
    data: bytes, *, sheet: str = "", encoding: str = "", separator: str = "", limits: Limits | None = None
) -> Sheet:
    """The rows of a sheet, with what is merged over rows said in each. Raises Unreadable."""
    within = limits or Limits()
    if len(data) > within.unpacked:
        raise Unreadable(f"The file is larger than {within.unpacked // 1_000_000:,} million bytes.")
    found = _read(data, sheet, encoding, separator, within)
    if not found.rows:
        raise Unreadable("There is nothing in the file." if not data else "There is nothing in the sheet.")
    return spread(found)


def _read(data: bytes, sheet: str, encoding: str, separator: str, limits: Limits) -> Sheet:
    if data.startswith(ZIP):
        return _unpacked(Package(data, limits), sheet, limits)
    _refuse_other_kinds(data)
    return read_csv(data, encoding, separator, limits)


def _unpacked(package: Package, sheet: str, limits: Limits) -> Sheet:
    if CONTENT in package.names:
        return read_ods(package, sheet, limits)
    if any(name.endswith("workbook.bin") for name in package.names):
        raise Unreadable("This is an Excel workbook in binary form (.xlsb).", SAVE_AS)
    if any(name.endswith("workbook.xml") for name in package.names):
        return read_xlsx(package, sheet, limits)
    raise Unreadable("The file is packed, but is no spreadsheet.", SAVE_AS)


def _refuse_other_kinds(data: bytes) -> None:
    if data.startswith(OLD_OFFICE):
        if ENCRYPTED in data:
            raise protected()
        raise Unreadable("This is a workbook in the old Excel form (.xls).", SAVE_AS)
    if data.startswith(PDF):
        raise Unreadable(
            "This is a PDF, not a spreadsheet.", "Ask for the spreadsheet that it was made from."
        )
    if data[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(WEB_PAGE):
        raise Unreadable("This is a web page, whatever its name says.", SAVE_AS)
