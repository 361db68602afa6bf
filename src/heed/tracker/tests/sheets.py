"""Spreadsheets made by hand for tests: the least that a program would write, so that each part can be spoilt."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
ODF = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

Parts = Mapping[str, str | bytes]


def zipped(parts: Parts) -> bytes:
    """A package of parts."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return into.getvalue()


def xlsx_parts(
    rows: str, *, after: str = "", sheets: Sequence[str] = ("Referrals",)
) -> dict[str, str | bytes]:
    """A workbook whose first sheet has these rows of XML. Style 1 is a date; shared texts are 'Ref' and 'Date'."""
    listed = "".join(f'<sheet name="{name}" r:id="r{n}"/>' for n, name in enumerate(sheets, 1))
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _relations({"r1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            {
                "r1": ("worksheet", "worksheets/sheet1.xml"),
                "s": ("sharedStrings", "sharedStrings.xml"),
                "t": ("styles", "styles.xml"),
            }
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"><si><t>Ref</t></si><si><r><t>Da</t></r><r><t>te</t></r>'
        "<rPh><t>aside</t></rPh></si></sst>",
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>'
        '</numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>',
    }


def _relations(found: Mapping[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for key, (kind, target) in found.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{listed}</Relationships>'


def xlsx(table: Sequence[Sequence[str]]) -> bytes:
    """A workbook of texts."""
    rows = (f'<row r="{number}">{"".join(map(_text_cell, row))}</row>' for number, row in enumerate(table, 1))
    return zipped(xlsx_parts("".join(rows)))


def _text_cell(text: str) -> str:
    return f'<c t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def ods_parts(rows: str, *, sheet: str = "Referrals") -> dict[str, str | bytes]:
    """An OpenDocument spreadsheet whose sheet has these rows of XML."""
    content = (
        f'<office:document-content xmlns:office="{ODF}" xmlns:table="{TABLE}" xmlns:text="{TEXT}">'
        f'<office:body><office:spreadsheet><table:table table:name="{sheet}">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": content,
    }
