"""The mapping: what it may say, and the line of everything that is wrong with it."""

import pytest

from heed.rulebook.lists import LISTS
from heed.tracker.guess import guess, guess_columns
from heed.tracker.mapping import TrackerMapping, check_headings, read_mapping
from heed.tracker.rows import table
from heed.tracker.sheet import Cell, Row, Sheet, UnreadableMapping

GOOD = """tracker = "T"
owner = "Designated officer"
[columns]
"Day" = "referred"
"Outcome" = "outcome"
[values.outcome]
"Founded" = "as-found"
"Proved" = "substantiated"
[defaults]
threshold = "referral"
"""


def read(text: str) -> TrackerMapping:
    return read_mapping(text, LISTS)


def test_a_mapping_is_read_with_its_words_folded() -> None:
    mapping = read(GOOD)
    assert mapping.values == {"outcome": {"founded": "as-found", "proved": "substantiated"}}
    assert mapping.defaults == {"threshold": "referral"}
    assert (mapping.header, mapping.dates[0]) == (0, "%d/%m/%Y")
    assert mapping.sha256 != read(GOOD + "\n").sha256


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ('"Day" = "referred"', '"Day" = "refered"', "line 4: ‘refered’ is no field. Fields are: reference, referred"),
        ('"Day" = "referred"', '"Day" = 3', "line 4: ‘3’ is no field"),
        ('"Outcome" = "outcome"', '"Outcome" = "referred"', "line 5: ‘Day’ is mapped to referred already"),
        ('"Day" = "referred"', "", "line 3: one column must be mapped to referred"),
        ('"substantiated"', '"proven"', "line 8: ‘proven’ is no code of Outcome of the allegation. Codes are: "),
        ('"substantiated"', "[1]", "line 8: .* is no code of Outcome"),
        ("[values.outcome]", "[values.adult]", "line 6: ‘adult’ has no codes"),
        ('threshold = "referral"', 'threshold = "yes"', "line 10: ‘yes’ is no code of What the contact is"),
        ('threshold = "referral"', 'threshold = "as-found"', "line 10: a default is what to record"),
        ('threshold = "referral"', 'adult = "x"', "line 10: ‘adult’ has no codes"),
        ('owner = "Designated officer"', "", "line 1: it must say which post is responsible"),
        ('tracker = "T"', "tracker = 3", "line 1: tracker must be text"),
        ('tracker = "T"', 'tracker = "T"\nheader = -1', "line 2: header must be the number"),
        ('tracker = "T"', 'tracker = "T"\nheader = true', "line 2: header must be the number"),
        ('tracker = "T"', 'tracker = "T"\nencoding = "rot13"', "line 2: encoding must be one of"),
        ('tracker = "T"', 'tracker = "T"\nseparator = 3', "line 2: separator must be one of"),
        ('tracker = "T"', 'tracker = "T"\ndates = ["%d/%m"]', "line 2: ‘%d/%m’ is no form of a date"),
        ('tracker = "T"', 'tracker = "T"\ndates = "%d"', "line 2: dates must be a list of texts"),
        ('tracker = "T"', 'tracker = "T"\ncolour = "red"', "line 2: ‘colour’ is not known"),
        ("[columns]", "[columns", "The mapping is not TOML: .*line 3"),
        ("[columns]", "x = " + "[" * 100_000, "The mapping is not TOML"),
        ("[columns]", "x = " + "9" * 5_000, "The mapping is not TOML"),
        ("[values.outcome]", "[values]\noutcome = 3", "values.outcome must be a table"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(was: str, becomes: str, said: str) -> None:
    assert was in GOOD
    with pytest.raises(UnreadableMapping, match=said):
        read(GOOD.replace(was, becomes, 1))


def test_everything_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(UnreadableMapping) as refused:
        read(GOOD.replace('"referred"', '"day"').replace('"substantiated"', '"proven"'))
    assert len(str(refused.value).splitlines()) == 3


def test_a_column_that_the_sheet_has_not_is_named() -> None:
    with pytest.raises(UnreadableMapping, match="line 4: the sheet has no column ‘Day’") as refused:
        check_headings(read(GOOD), ["Date", "Outcome"], GOOD)
    assert refused.value.advice == "Its columns are: ‘Date’, ‘Outcome’."


def sheet(*rows: str) -> Sheet:
    return Sheet("", tuple(Row(n, tuple(map(Cell, row.split("|")))) for n, row in enumerate(rows, 1)))


def test_a_guess_is_a_mapping_that_can_be_read() -> None:
    found = table(
        sheet(
            'LADO ref|Date received|Staff name|Threshold|Allegation outcome|Said "so"|Police',
            "1|3/4/2019|W. Harrowby|Not met|Unfounded|x|NFA",
            "2|4/4/2019|I. Quill|YES|Proved|y|",
        )
    )
    text = guess(found, LISTS, tracker="T", owner="Designated officer")
    mapping = read(text)
    assert mapping.columns == {
        "LADO ref": "reference", "Date received": "referred", "Staff name": "adult",
        "Threshold": "threshold", "Allegation outcome": "outcome", 'Said "so"': "as-found", "Police": "note",
    }  # fmt: skip
    assert mapping.values["threshold"] == {"not met": "consultation", "yes": "referral"}
    assert mapping.values["outcome"] == {"unfounded": "unfounded", "proved": "as-found"}


def test_a_field_of_one_column_is_guessed_once_and_the_exact_heading_has_it() -> None:
    found = table(sheet("Outcome of referral to HR|Outcome|Meeting 1|Meeting 2", "a|b|c|d"))
    assert list(guess_columns(found).values()) == ["as-found", "outcome", "meeting", "meeting"]
