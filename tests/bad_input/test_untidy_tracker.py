"""A tracker in which everything is wrong that goes wrong in trackers: each cell ends somewhere, each fault is told."""

from datetime import UTC, date, datetime

import pytest

from heed.facts.tracker import FoundInTracker
from heed.rulebook.book import RULEBOOK
from heed.tracker.incidents import incidents
from heed.tracker.mapping import TrackerMapping
from heed.tracker.planning import Before, Planned, plan
from heed.tracker.read import read_sheet
from heed.tracker.rows import LeftOut, records, table
from heed.tracker.sheet import Sheet
from heed.tracker.stating import Origin, gap
from heed.tracker.tests.sheets import xlsx_parts, zipped

TODAY = date(2026, 3, 2)
MAPPING = TrackerMapping(
    tracker="T", owner="Officer", sha256="m", values={},
    columns={"Ref": "reference", "Day": "referred", "Adult": "adult", "Said": "words"},
)  # fmt: skip
ORIGIN = Origin(
    file="t.xlsx", sha256="f", sheet="", mapping=MAPPING, owner="post-1", rulebook=RULEBOOK,
    now=datetime(2026, 3, 2, 9, tzinfo=UTC), today=TODAY,
)  # fmt: skip
MOJIBAKE = "Zoë Harrowby".encode().decode("cp1252")
ROWS = [
    ["Ref", "Day", "Adult", "Said", "Folder"],
    ["19/1", "03/04/2019", MOJIBAKE, "A lift home.", "blue"],
    ["19/1", "03/04/2019", MOJIBAKE, "A lift home.", "blue"],  # the same again
    ["19/2", "04/04/2019", "Wren Harrowby", "Shouting.", "red"],  # its folder is merged with the next row's
    ["19/3", "05/04/2019", "Ivo Quill", "Pushed.", ""],
    ["19/4", "=TODAY()", "Uma Quill", "Teased.", "red"],  # a formula whose result is not stored
    ["Total", "4", "", "", ""],
]


def sheet() -> Sheet:
    """The workbook as it is read."""
    rows = "".join(
        f'<row r="{n}">{"".join(_cell(text, "ABCDE"[at] + str(n)) for at, text in enumerate(row))}</row>'
        for n, row in enumerate(ROWS, 1)
    )
    return read_sheet(zipped(xlsx_parts(rows, after='<mergeCells><mergeCell ref="E4:E5"/></mergeCells>')))


def _cell(text: str, place: str) -> str:
    if text.startswith("="):
        return f'<c r="{place}"><f>{text[1:]}</f></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


@pytest.fixture(scope="module")
def brought() -> tuple[list[Planned], list[LeftOut]]:
    """What the workbook comes to."""
    found, left_out = incidents(records(table(sheet()), MAPPING, TODAY), "T", "")
    return list(plan(found, ORIGIN, Before())), left_out


Brought = tuple[list[Planned], list[LeftOut]]


def test_every_row_ends_in_an_incident_or_among_those_left_out(brought: Brought) -> None:
    planned, left_out = brought
    told = [row.number for one in planned for row in one.incident.rows] + [row.number for row in left_out]
    assert sorted(told) == [2, 3, 4, 5, 6, 7]
    assert [(row.number, row.why.split(":")[0]) for row in left_out] == [(7, "a row of totals")]


def test_every_cell_of_what_is_recorded_is_kept_as_found(brought: Brought) -> None:
    planned, _ = brought
    kept = {
        row.number: set(row.cells)
        for one in planned
        for stated in one.states.values()
        for fact in stated
        if isinstance(fact, FoundInTracker)
        for row in fact.rows
    }
    for number, cells in kept.items():
        typed = {f"{h}: {text}" for h, text in zip(ROWS[0], ROWS[number - 1], strict=True) if text}
        assert typed <= cells
    assert "Folder: red" in kept[5]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (2, "saved in a wrong encoding"),
        (2, "Row 3: says the same as row 2; it is taken once"),
        (5, "merged over rows 4 to 5; it is taken for each of them"),
        (6, "a formula whose result is not stored in the file"),
        (6, "without the day on which the service was told, nothing can be recorded"),
    ],
)
def test_each_fault_is_told_with_its_row(row: int, said: str, brought: Brought) -> None:
    planned, _ = brought
    (one,) = [one for one in planned if one.incident.number == row]
    assert said in "\n".join(map(gap, one.findings))


def test_what_cannot_be_recorded_says_so(brought: Brought) -> None:
    planned, _ = brought
    assert {one.incident.number: one.status for one in planned} == {
        2: "partly", 4: "recorded", 5: "recorded", 6: "not-recorded"
    }  # fmt: skip
