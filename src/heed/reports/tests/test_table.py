from __future__ import annotations

import csv
import io
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import pytest

from heed.reports.csv_out import COLUMNS, safe_cell, to_csv
from heed.reports.html_out import to_html
from heed.reports.table import AsAt, DoesNotAddUp, NotATable, Row, Table

WHEN = AsAt(412, datetime(2014, 4, 2, 9, 30, tzinfo=UTC))
ROWS = (Row("Police", 1, "police"), Row("Early years, and more", 2, "early-years"))


def table(**changed: Any) -> Table:
    given: dict[str, Any] = {
        "id": "sector",
        "title": "Incidents by sector",
        "unit": "incidents",
        "period": "1 April 2013 to 31 March 2014",
        "as_at": WHEN,
        "definition": "Each incident once, by the sector of its first subject.",
        "rows": ROWS,
        "total": 3,
    }
    return Table.build(**{**given, **changed})


def test_table_that_adds_up_is_built() -> None:
    assert table().total == 3
    assert table(rows=[], total=0).rows == ()


def test_table_that_does_not_add_up_is_refused_with_the_difference() -> None:
    with pytest.raises(
        DoesNotAddUp, match=r"Incidents by sector: the rows sum to 3, .* is 10: 7 short"
    ) as caught:
        table(total=10)
    assert caught.value.difference.amount == -7


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((Row("Police", 4, "police"), Row("Other", -1, "other")), "cannot be negative"),
        ((Row("Police", 1, "police"), Row("police", 2, "other")), "stands more than once"),
        ((Row("Police", 1, "police"), Row("Other", 2, "police")), "stands more than once"),
    ],
)
def test_rows_that_cannot_be_counted_are_refused(rows: tuple[Row, ...], words: str) -> None:
    with pytest.raises(NotATable, match=words):
        table(rows=rows)


@pytest.mark.parametrize("missing", ["unit", "period", "definition", "title"])
def test_table_without_its_context_is_refused(missing: str) -> None:
    with pytest.raises(NotATable, match=missing):
        table(**{missing: " "})


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+44",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\rx",
        "\n=1",
        "  =1",
        "\ufeff=1",
        "\x00=1",
        "|x",
        "%x",
        "＝1",
        " \u00a0＠x",
    ],
)
def test_cell_that_a_spreadsheet_would_run_is_made_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Police", "a=b", "3 - 4", "", "   ", "‘quoted’", "Children's homes"])
def test_ordinary_cell_is_left_alone(text: str) -> None:
    assert safe_cell(text) == text


def test_csv_reads_back_as_rows_that_sum_to_the_total() -> None:
    text = to_csv(table())
    assert text.endswith("\r\n")
    assert '"Early years, and more"' in text
    lines = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(lines[0]) == COLUMNS
    assert sum(int(line["value"]) for line in lines if line["row"] == "count") == int(lines[-1]["value"]) == 3
    assert {(line["unit"], line["as_at_position"], line["as_at_time"]) for line in lines} == {
        ("incidents", "412", "2014-04-02T09:30:00+00:00")
    }


def test_csv_disarms_a_label_from_outside() -> None:
    armed = table(rows=[Row('=HYPERLINK("http://x")', 3, "x")])
    assert '"\'=HYPERLINK(""http://x"")"' in to_csv(armed)


class Page(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_page_states_unit_period_position_and_definition() -> None:
    page = Page(to_html("The year 2013-14", [table(notes=["Invented figures."])]))
    for words in (
        "incidents",
        "1 April 2013",
        "position 412 of the record, 2 April 2014 at 09:30 UTC",
        "Each incident",
    ):
        assert words in page.text
    assert "Invented figures." in page.text


def test_page_can_be_read_by_assistive_technology_and_fetches_nothing() -> None:
    page = Page(to_html("The year 2013-14", [table(), table(id="other")]))
    tags = [tag for tag, _ in page.elements]
    assert tags.count("caption") == tags.count("table") == 2
    assert [attrs for tag, attrs in page.elements if tag == "html"] == [{"lang": "en-GB"}]
    assert all(attrs.get("scope") in ("row", "col") for tag, attrs in page.elements if tag == "th")
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids)) == 2
    assert not {"script", "link", "style", "img"} & set(tags)
    assert not any("style" in attrs or "src" in attrs for _, attrs in page.elements)


def test_page_escapes_what_it_is_given() -> None:
    page = to_html("A & B", [table(rows=[Row("<script>alert(1)</script>", 3, "x")])])
    assert "<script>" not in page
    assert "A &amp; B" in page
