from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import pytest

from heed.reports.published import Checked, PublishedFile, check, packaged, parse, read_file
from heed.reports.published.check import compare

ROWS = '{ label = "Police", value = 3 }, { label = "Health", value = 4 }'


def text(
    kind: str = "complete", total: str = "7", unit: str = "incidents", rows: str = ROWS, more: str = ""
) -> str:
    stated = f"stated_total = {total}\n" if total else ""
    return (
        f'schema = 1\n{more}\n[[table]]\nid = "t"\nauthority = "Anytown"\nperiod = "2013-14"\n'
        f'unit = "{unit}"\ntable = "Incidents by sector"\nkind = "{kind}"\n{stated}rows = [{rows}]\n'
    )


def checked(**given: str) -> Checked:
    published = parse(text(**given), "t.toml")
    assert published.problems == ()
    return check(published.tables[0])


def said(one: Checked, about: str) -> str:
    return "; ".join(finding.message for finding in one.findings if finding.about == about)


def problems(published: PublishedFile) -> list[tuple[int, str]]:
    return [(one.line, one.message) for one in published.problems]


PACKAGED = sorted(one.name for one in files("heed.reports.published").iterdir() if one.name.endswith(".toml"))


def test_published_figures_are_packaged() -> None:
    assert PACKAGED == ["bromley.toml", "rotherham-2013-14.toml", "south-gloucestershire-2019-20.toml"]


def test_exactly_three_packaged_tables_contradict_themselves() -> None:
    every = [check(table) for name in PACKAGED for table in packaged(name).tables]
    wrong = {one.table.id: one.difference for one in every if one.verdict == "does-not-add-up"}
    assert wrong == {
        "rotherham-2013-14-sector": -7,
        "rotherham-2013-14-outcome": 2,
        "rotherham-2013-14-employment-outcome": -1,
    }
    assert sum(one.verdict == "adds-up" for one in every) == 3


def test_packaged_tables_mix_the_units_that_they_name() -> None:
    by_id = {table.id: check(table) for name in PACKAGED for table in packaged(name).tables}
    assert "people and allegations" in said(by_id["rotherham-2013-14-sector"], "unit")
    assert "‘Further safeguarding training required (cases)’ names cases" in said(
        by_id["rotherham-2013-14-employment-outcome"], "unit"
    )
    assert said(by_id["rotherham-2013-14-outcome"], "unit") == ""
    assert said(by_id["bromley-2016-17-outcome"], "unit") == ""
    assert "attendances and people" in said(by_id["rotherham-2013-14-training"], "unit")
    assert "never be summed" in said(by_id["south-glos-2019-20-sector"], "never-sum")


@pytest.mark.parametrize(
    ("total", "verdict"), [("7", "adds-up"), ("8", "does-not-add-up"), ("", "not-judged")]
)
def test_complete_table(total: str, verdict: str) -> None:
    assert checked(total=total).verdict == verdict


def test_difference_is_said_with_its_direction() -> None:
    assert said(checked(total="5"), "arithmetic") == "the rows sum to 7, the stated total is 5: 2 over"


@pytest.mark.parametrize("kind", ["series", "funnel"])
def test_series_and_funnel_are_never_summed(kind: str) -> None:
    one = checked(kind=kind, total="99")
    assert one.verdict == "not-judged"
    assert one.found is one.difference is None
    assert "must never be summed" in said(one, "never-sum")


def test_percentages_are_never_summed() -> None:
    one = checked(unit="per cent of 40 allegations", total="100")
    assert one.verdict == "not-judged"
    assert "percentages" in said(one, "never-sum")


def test_partial_table_is_not_judged_and_says_what_is_visible() -> None:
    one = checked(kind="partial", total="9")
    assert one.verdict == "not-judged"
    assert "2 short" in said(one, "arithmetic")


def test_rounded_table_that_does_not_sum_is_not_judged() -> None:
    assert checked(unit="incidents; rounded to five", total="10").verdict == "not-judged"
    assert checked(unit="incidents (not rounded)", total="10").verdict == "does-not-add-up"
    assert checked(unit="incidents; rounded to five", total="7").verdict == "adds-up"


MASKED = '{ label = "Faith", value = "*" }'


@pytest.mark.parametrize("mask", ['value = "*"', 'value = "<5"', "masked = true", "value = 2, masked = true"])
def test_single_mask_is_recoverable_and_its_number_is_not_printed(mask: str) -> None:
    one = checked(kind="suppressed", total="9", rows=f'{ROWS}, {{ label = "Faith", {mask} }}')
    assert one.verdict == "not-judged"
    assert "‘Faith’ can be recovered" in said(one, "disclosure")
    assert " 2" not in said(one, "disclosure")


def test_sum_of_two_masks_is_recoverable() -> None:
    two = f'{ROWS}, {MASKED}, {{ label = "Sport", value = "c" }}'
    assert "the sum of ‘Faith’, ‘Sport’ can be recovered" in said(
        checked(kind="suppressed", total="9", rows=two), "disclosure"
    )
    assert "every masked cell" in said(checked(kind="suppressed", total="7", rows=two), "disclosure")


def test_masked_table_whose_shown_rows_exceed_its_total_contradicts_itself() -> None:
    one = checked(kind="suppressed", total="6", rows=f"{ROWS}, {MASKED}")
    assert one.verdict == "does-not-add-up"
    assert "1 over, before any masked cell" in said(one, "arithmetic")


def test_masked_table_without_total_or_without_mask() -> None:
    assert checked(kind="suppressed", total="", rows=f"{ROWS}, {MASKED}").verdict == "not-judged"
    plain = checked(kind="suppressed", total="8")
    assert plain.verdict == "does-not-add-up"
    assert "no cell is masked" in said(plain, "disclosure")


@pytest.mark.parametrize(
    ("value", "words"), [("-1", "a count cannot be negative"), ("2.5", "a count is a whole number")]
)
def test_value_that_is_no_count_is_named_and_the_table_cannot_add_up(value: str, words: str) -> None:
    one = checked(rows=f'{{ label = "Police", value = {value} }}', total="-1" if value == "-1" else "3")
    assert one.verdict == "does-not-add-up"
    assert words in said(one, "value")


def test_whole_decimal_is_a_count() -> None:
    assert checked(rows='{ label = "Police", value = 7.0 }').verdict == "adds-up"


def test_repeated_label_is_named() -> None:
    one = checked(rows='{ label = "Police", value = 3 }, { label = "police ", value = 4 }')
    assert said(one, "label") == "the label ‘police’ stands more than once"


def test_unknown_keys_are_noted_not_refused() -> None:
    published = parse(text(more='origin = "x"', rows='{ label = "Police", value = 7, colour = "red" }'), "t")
    assert published.unknown_keys == ("origin",)
    assert published.tables[0].unknown_keys == ("rows.colour",)
    assert "rows.colour" in said(check(published.tables[0]), "key")


def test_tables_of_one_unit_and_period_must_state_one_total() -> None:
    first = parse(text(), "a").tables
    second = parse(text(total="8", unit="Incidents (by age)"), "b").tables
    other = parse(text(total="9", unit="allegations"), "c").tables
    assert "t states 7; t states 8" in compare([*first, *second, *other])[0].message
    assert compare([*first, *other]) == []


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("schema = 1\n[[table]\n", [(2, "not valid TOML")]),
        ("schema = 1\nx = 1\nx = 2\n", [(3, "not valid TOML")]),
        ('schema = 1\nx = "', [(2, "not valid TOML")]),
        ("", [(1, "schema is missing"), (1, "there is no [[table]]")]),
        (text().replace("schema = 1", "schema = 2"), [(1, "schema is 2; it must be 1")]),
        (text().replace('unit = "incidents"\n', ""), [(3, "table ‘t’: unit is missing")]),
        (
            text().replace('period = "2013-14"', "period = 2013"),
            [(6, "period must be text, not a whole number")],
        ),
        (text().replace('id = "t"', 'id = " "'), [(4, "id is empty")]),
        (text(kind="whole"), [(9, "kind ‘whole’ is not known; it is one of complete")]),
        (text(total="7.5"), [(10, "stated_total must be a whole number, not a decimal")]),
        (text(total="true"), [(10, "stated_total must be a whole number, not true or false")]),
        (text(rows=""), [(11, "rows is empty")]),
        (text(rows='\n{ label = "A", value = 1 },\n{ value = 2 }'), [(13, "row 2: label is missing")]),
        (text(rows='\n{ label = "A" }'), [(12, "has no number as its value")]),
        (text(rows='\n{ label = "{", value = "4" }'), [(12, "value must be a number, not text")]),
        (text(rows='\n{ label = "A", value = nan }'), [(12, "value must be a number, not NaN")]),
        (text(rows='\n{ label = "A", value = 9999999999999999 }'), [(12, "value is too large")]),
        (text(rows='\n{ label = "A", value = 1e-400 }'), [(12, "too many decimal places")]),
        (text(rows="1, 2"), [(11, "row 1: must be"), (11, "row 2: must be")]),
        (text() + text()[12:], [(13, "the id ‘t’ stands twice")]),
    ],
)
def test_fault_is_named_with_its_line(source: str, expected: list[tuple[int, str]]) -> None:
    found = problems(parse(source, "t.toml"))
    assert [line for line, _ in found] == [line for line, _ in expected]
    for (_, message), (_, words) in zip(found, expected, strict=True):
        assert words in message


@pytest.mark.parametrize("source", ["x = " + "[" * 5000, "x = " + "9" * 5000, "x = 1e99999999999999999999"])
def test_hostile_numbers_and_nesting_are_refused(source: str) -> None:
    assert parse(f"schema = 1\n{source}\n", "t.toml").problems


def test_row_tables_have_lines_of_their_own() -> None:
    source = text().split("rows =")[0] + '[[table.rows]]\nlabel = "A"\nvalue = 7\n[[table.rows]]\nvalue = 1\n'
    assert problems(parse(source, "t")) == [(14, "row 2: label is missing")]


def test_windows_line_ends_and_byte_order_mark_are_read(tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_bytes(b"\xef\xbb\xbf" + text().replace("\n", "\r\n").encode())
    assert read_file(path).problems == ()


def test_file_that_cannot_be_opened_says_why(tmp_path: Path) -> None:
    assert problems(read_file(tmp_path)) == [(0, "it is a folder, not a file")]
    assert problems(read_file(tmp_path / "none.toml")) == [(0, "No such file or directory")]
    assert "null" in problems(read_file(Path("a\0b")))[0][1]


def test_file_that_is_not_utf8_names_line_and_byte(tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_bytes(b"schema = 1\n# caf\xe9\n")
    assert problems(read_file(path)) == [(2, "not UTF-8: byte 0xe9 at 16")]


def test_file_larger_than_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.toml"
    path.write_bytes(b"#" * 5_000_001)
    assert problems(read_file(path)) == [(0, "it is larger than 5 MB")]


def test_a_line_that_would_take_hours_is_refused_at_once() -> None:
    deep = parse("schema = 1\n[" + "a." * 1_000_000 + "a]\n", "f")

    assert problems(deep) == [(2, "the line is longer than 20,000 characters")]
