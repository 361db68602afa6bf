"""Reading a sheet: what each kind of file says, and a clear message for what cannot be read."""

import re
from datetime import date

import pytest

from heed.tracker.read import read_sheet
from heed.tracker.sheet import Area, Cell, Limits, Row, Unreadable
from heed.tracker.tests.sheets import ods_parts, xlsx, xlsx_parts, zipped


def texts(data: bytes, separator: str = "") -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in read_sheet(data, separator=separator).rows]


HEADINGS = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>'


def test_a_workbook_has_its_texts_dates_and_numbers() -> None:
    rows = HEADINGS + (
        '<row r="3"><c r="A3"><v>12</v></c><c r="B3" s="1"><v>43558</v></c><c r="D3" t="b"><v>1</v></c>'
        '<c r="E3" s="1"><v>43558.604166666664</v></c></row>'
    )
    sheet = read_sheet(zipped(xlsx_parts(rows)))
    assert sheet.name == "Referrals"
    assert sheet.rows == (
        Row(1, (Cell("Ref"), Cell("Date"))),
        Row(
            3,
            (
                Cell("12"), Cell("2019-04-03", date(2019, 4, 3)), Cell(""), Cell("TRUE"),
                Cell("2019-04-03 14:30", date(2019, 4, 3)),
            ),
        ),
    )  # fmt: skip


def test_a_workbook_that_counts_from_1904_has_the_same_days() -> None:
    parts = xlsx_parts(HEADINGS + '<row r="2"><c r="B2" s="1"><v>42096</v></c></row>')
    workbook = str(parts["xl/workbook.xml"])
    parts["xl/workbook.xml"] = workbook.replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    assert read_sheet(zipped(parts)).rows[1].cells[1].day == date(2019, 4, 3)


def test_a_formula_has_its_result_and_one_without_a_result_says_so() -> None:
    rows = HEADINGS + (
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2"><f>TODAY()</f></c><c r="C2" t="e"><v>#REF!</v></c></row>'
    )
    done, waiting, wrong = read_sheet(zipped(xlsx_parts(rows))).rows[1].cells
    assert done == Cell("2")
    assert (waiting.text, waiting.note) == ("=TODAY()", "a formula whose result is not stored in the file")
    assert (wrong.text, wrong.note) == ("#REF!", "an error of the spreadsheet, not a value")


def test_what_is_merged_over_rows_is_said_in_each() -> None:
    rows = HEADINGS + (
        '<row r="2"><c r="A2" t="inlineStr"><is><t>7</t></is></c><c r="B2"><v>1</v></c></row>'
        '<row r="3"><c r="B3"><v>2</v></c></row><row r="4"><c r="B4"><v>3</v></c></row>'
    )
    sheet = read_sheet(zipped(xlsx_parts(rows, after='<mergeCells><mergeCell ref="A2:A3"/></mergeCells>')))
    assert sheet.merged == (Area(2, 1, 3, 1),)
    assert [row.cells[0] for row in sheet.rows[1:]] == [
        Cell("7"),
        Cell("7", None, "merged over rows 2 to 3"),
        Cell(""),
    ]


def test_other_sheets_hidden_rows_and_comments_are_told_of() -> None:
    parts = xlsx_parts(
        HEADINGS + '<row r="2" hidden="1"><c r="A2"><v>1</v></c></row>', sheets=("2019", "Lists")
    )
    sheet = read_sheet(zipped({**parts, "xl/comments1.xml": "<comments/>"}))
    assert sheet.notes == (
        "Only the sheet ‘2019’ is read. Not read: ‘Lists’.",
        "1 rows are hidden in the sheet; they are read like the others.",
        "Comments on cells are not brought in.",
    )


def test_an_opendocument_sheet_has_its_texts_dates_and_repeats() -> None:
    rows = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Ref<text:s text:c="2"/>no</text:p>'
        "</table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="2" '
        'office:value-type="date" office:date-value="2019-04-03"><text:p>3 Apr</text:p></table:table-cell>'
        '<table:table-cell table:formula="of:=TODAY()"/><table:table-cell office:value-type="float" office:value="7">'
        "<office:annotation><text:p>aside</text:p></office:annotation><text:p>7.00</text:p></table:table-cell>"
        '</table:table-row><table:table-row table:number-rows-repeated="1048573"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row>'
    )
    sheet = read_sheet(zipped(ods_parts(rows)))
    day = Cell("2019-04-03", date(2019, 4, 3))
    waiting = Cell("=TODAY()", None, "a formula whose result is not stored in the file")
    assert sheet.rows == (
        Row(1, (Cell("Ref  no"),)),
        Row(2, (day, day, waiting, Cell("7"))),
        Row(3, (day, day, waiting, Cell("7"))),
    )
    assert sheet.notes == ("Comments on cells are not brought in.",)


@pytest.mark.parametrize(
    ("encoding", "note"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("utf-16-le", "Read as UTF-16 without its mark, since it is not UTF-8."),
        ("utf-16-be", "Read as UTF-16 without its mark, since it is not UTF-8."),
        ("cp1252", "Read as Windows-1252, since it is not UTF-8."),
    ],
)
def test_text_in_any_usual_encoding_is_read(encoding: str, note: str | None) -> None:
    sheet = read_sheet("Ref;Name\r\n1;Zoë O’Dell\r\n".encode(encoding))
    assert sheet.rows[1].cells == (Cell("1"), Cell("Zoë O’Dell"))
    assert sheet.notes == ((note,) if note else ())


def test_the_separator_is_found_out_or_told() -> None:
    assert texts(b"a,b\n1,2\n") == [["a", "b"], ["1", "2"]]
    assert texts(b"sep=|\na|b,c,d\n1|2\n") == [["a", "b,c,d"], ["1", "2"]]
    assert texts(b"a;b,c,d\n", separator=";") == [["a", "b,c,d"]]


def test_rows_are_numbered_as_the_spreadsheet_program_does() -> None:
    sheet = read_sheet(b'a,b\n\n"two\nlines",2\n3,4\n')
    assert [row.number for row in sheet.rows] == [1, 3, 4]
    assert sheet.rows[1].cells[0].text == "two\nlines"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
UNREADABLE = {
    "nothing": (b"", "nothing in the file"),
    "blank rows": (b"\n \n,,\n", "nothing in the sheet"),
    "a web page called .xls": (b"\n<HTML><table><tr><td>Ref</td></tr></table>", "web page"),
    "an old workbook": (OLE, r"old Excel form"),
    "a workbook with a password": (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
    "a PDF": (b"%PDF-1.7", "PDF"),
    "a package that is no spreadsheet": (zipped({"a.txt": "a"}), "is no spreadsheet"),
    "a binary workbook": (zipped({"xl/workbook.bin": "a"}), r"\.xlsb"),
    "a damaged package": (xlsx([["a", "b"]])[:-30], "cannot be unpacked"),
    "a damaged part": (zipped({**xlsx_parts(""), "xl/workbook.xml": "<workbook>"}), "xl/workbook.xml cannot be read"),
    "a missing part": (
        zipped({k: v for k, v in xlsx_parts("").items() if "sheet1" not in k}), "sheet1.xml cannot be read"
    ),
    "a text that is not there": (
        zipped(xlsx_parts('<row r="1"><c t="s"><v>9</v></c></row>')), "row 1 refers to a text that is not there"
    ),
    "an OpenDocument with a password": (
        zipped({**ods_parts(""), "META-INF/manifest.xml": "<m><encryption-data/></m>"}), "password"
    ),
    "NUL": (b"a,b\n1,2\n3,\x004\n", "Line 3 holds a NUL"),
    "a byte that is no text": (b"a,b\n1,\x81\xff\n", "Line 2 holds a byte that is no text in cp1252"),
    "a quotation mark that is never closed": (b'a,b\n1,2\n3,"4\n5,6\n', "Row 3, which begins before line 4"),
    "a cell of two million characters": (b"a,b\n1," + b"x" * 2_000_000, "Row 2"),
    "a long cell": (b"a,b\n1," + b"x" * 40_000, "Row 2, column B holds 40,000 characters"),
    "too many columns": (b"a" + b",b" * 600, "more than 500 columns"),
    "a cell far to the right": (
        zipped(xlsx_parts('<row r="1"><c r="XFD1"><v>1</v></c></row>')), "Row 1 has more than 500 columns"
    ),
    "a row repeated without end": (
        zipped(ods_parts(
            '<table:table-row table:number-rows-repeated="999999999"><table:table-cell '
            'office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
        )),
        "more than 200,000 rows",
    ),
    "entities that grow": (
        zipped({
            **xlsx_parts(""),
            "xl/workbook.xml": '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><workbook>&b;</workbook>',
        }),
        "document type",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_cannot_be_read_is_refused_with_its_reason(what: str) -> None:
    data, why = UNREADABLE[what]
    with pytest.raises(Unreadable, match=why):
        read_sheet(data)


def test_a_package_that_unpacks_to_too_much_is_refused_before_it_is_unpacked() -> None:
    bomb = zipped({**xlsx_parts(""), "xl/worksheets/sheet1.xml": b"<a/>" + b" " * 3_000_000})
    assert len(bomb) < 20_000
    with pytest.raises(Unreadable, match="unpacks to more than 2 million bytes"):
        read_sheet(bomb, limits=Limits(unpacked=2_000_000))


def test_a_package_that_lies_about_its_size_is_damaged() -> None:
    data = zipped({**xlsx_parts(""), "xl/worksheets/sheet1.xml": b"<a/>" + b" " * 3_000_000})
    size = (3_000_004).to_bytes(4, "little")
    with pytest.raises(Unreadable, match="damaged"):
        read_sheet(data.replace(size, (90).to_bytes(4, "little")), limits=Limits(unpacked=2_000_000))


def test_a_part_under_a_password_is_refused() -> None:
    data = bytearray(zipped(xlsx_parts("")))
    for place in [m.start() for m in re.finditer(b"PK\x01\x02", bytes(data))]:
        data[place + 8] |= 1
    with pytest.raises(Unreadable, match="password"):
        read_sheet(bytes(data))


def test_more_rows_than_the_limit_are_refused() -> None:
    with pytest.raises(Unreadable, match="more than 3 rows"):
        read_sheet(b"a,b\n" * 5, limits=Limits(rows=3))
    with pytest.raises(Unreadable, match="more than 3 rows"):
        read_sheet(xlsx([["a", "b"]] * 5), limits=Limits(rows=3))


def test_a_sheet_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(Unreadable, match="no sheet named ‘2020’") as refused:
        read_sheet(xlsx([["a", "b"]]), sheet="2020")
    assert refused.value.advice == "The sheets are: ‘Referrals’."
