"""Rows to statements: what is recorded, what contradicts itself, and that every cell ends somewhere."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar

import pytest

from heed.facts.allegation import EmployerActed, FileClosed, OutcomeDecided, SubjectNamed
from heed.facts.base import Fact
from heed.facts.concern import ConcernReceived, ConcernScreened, NoteAdded
from heed.facts.meeting import MeetingHeld, MeetingPlanned
from heed.facts.person import PersonDescribed
from heed.facts.tracker import FoundInTracker
from heed.facts.when import When
from heed.rulebook.book import RULEBOOK
from heed.tracker.incidents import incidents
from heed.tracker.mapping import TrackerMapping
from heed.tracker.planning import Before, Planned, plan
from heed.tracker.rows import LeftOut, records, table
from heed.tracker.sheet import Cell, Row, Sheet, Unreadable
from heed.tracker.stating import Origin, gap

F = TypeVar("F", bound=Fact)
TODAY = date(2026, 3, 2)
COLUMNS = {
    "Ref": "reference", "Day": "referred", "Adult": "adult", "Born": "adult_born", "Job": "role", "At": "employer",
    "Child": "children", "Child born": "child_born", "Said": "words", "Harm": "category", "Met": "threshold",
    "ASV": "meeting", "Outcome": "outcome", "HR": "employment_outcome", "Police": "note", "Closed": "closed",
    "When": "happened",
}  # fmt: skip
MAPPING = TrackerMapping(
    tracker="T", owner="Officer", columns=COLUMNS, sha256="m",
    values={
        "threshold": {"yes": "referral", "no": "consultation"}, "category": {"conduct": "conduct"},
        "outcome": {"sub": "substantiated", "false": "false", "old word": "as-found"},
        "employment_outcome": {"sacked": "dismissed"},
    },
)  # fmt: skip
WHOLE = {
    "Ref": "19/1", "Day": "03/04/2019", "Adult": "Harrowby, Wren", "Born": "12/06/81", "Job": "Teacher",
    "At": "Nethermoor Primary", "Child": "Ivo Quill", "Child born": "1 May 2010", "Said": "A lift home.",
    "Harm": "Conduct", "Met": "yes", "ASV": "9th April 2019", "Outcome": "Sub", "HR": "Sacked", "Police": "NFA",
    "Closed": "14.06.2019", "When": "March 2019", "Folder": "blue",
}  # fmt: skip


def brought(*rows: dict[str, str], before: Before | None = None) -> list[Planned]:
    found, _ = read(*rows)
    return list(plan(found, ORIGIN, before or Before()))


ORIGIN = Origin(
    file="t.csv", sha256="f", sheet="", mapping=MAPPING, owner="post-1", rulebook=RULEBOOK,
    now=datetime(2026, 3, 2, 9, tzinfo=UTC), today=TODAY,
)  # fmt: skip


def read(*rows: dict[str, str]) -> Any:
    headings = [*COLUMNS, "Folder"]
    cells = [headings, *([row.get(heading, "") for heading in headings] for row in rows)]
    return incidents(records(table(sheet(cells)), MAPPING, TODAY), "T", "")


def sheet(cells: Sequence[Sequence[str]]) -> Sheet:
    rows = (Row(n, tuple(map(Cell, row))) for n, row in enumerate(cells, 1))
    return Sheet("", tuple(row for row in rows if any(cell.text for cell in row.cells)))


def only(one: Planned, kind: type[F]) -> F:
    (found,) = every(one, kind)
    return found


def every(one: Planned, kind: type[F]) -> list[F]:
    return [s for stated in one.states.values() for s in stated if isinstance(s, kind)]


def attention(one: Planned) -> list[str]:
    return [gap(finding) for finding in one.findings if finding.attention]


def test_a_whole_row_is_a_whole_course() -> None:
    (one,) = brought(WHOLE)
    assert (one.status, attention(one)) == ("recorded", [])
    received = only(one, ConcernReceived)
    assert (received.referred, received.words, received.adult) == (
        date(2019, 4, 3),
        "A lift home.",
        "Wren Harrowby",
    )
    assert received.happened == When(precision="month", date=date(2019, 3, 1))
    screened = only(one, ConcernScreened)
    assert (screened.screened_as, screened.edition) == ("referral", "wt-2018")
    assert {limb.met for limb in screened.limbs} == {"not-known"}
    people = {p.name: p.born for p in every(one, PersonDescribed)}
    assert people == {"Wren Harrowby": date(1981, 6, 12), "Ivo Quill": date(2010, 5, 1)}
    assert only(one, SubjectNamed).title == "Teacher"
    assert only(one, MeetingHeld).on == date(2019, 4, 9)
    assert only(one, OutcomeDecided).outcome == "substantiated"
    assert only(one, EmployerActed).outcome == "dismissed"
    assert only(one, NoteAdded).text == "Police: NFA"
    assert only(one, FileClosed).happened == When.on(date(2019, 6, 14))


def test_every_cell_stands_as_found_in_the_file_of_the_concern() -> None:
    (one,) = brought(WHOLE)
    found = one.states[one.cast.concern][1]
    assert isinstance(found, FoundInTracker)
    assert set(found.rows[0].cells) == {f"{heading}: {text}" for heading, text in WHOLE.items()}
    assert (found.reference, found.file, found.sha256, found.rows[0].number) == ("19/1", "t.csv", "f", 2)


@pytest.mark.parametrize(
    ("changed", "said", "lost"),
    [
        ({"Day": "soon"}, "without the day on which the service was told", ConcernReceived),
        ({"Day": "03/04/2027"}, "cannot be in the future", ConcernReceived),
        ({"Closed": "02/04/2019"}, "cannot have been closed before 9 April 2019", FileClosed),
        ({"Closed": "08/04/2019"}, "cannot have been closed before 9 April 2019", FileClosed),
        ({"Closed": "02/04/2027"}, "cannot have been closed in the future", FileClosed),
        ({"ASV": "01/04/2019"}, "cannot lie before the day of the referral", MeetingHeld),
        ({"Outcome": "Proved"}, r"has no code in the mapping \(\[values.outcome\]\)", OutcomeDecided),
        ({"Day": "03/04/2013", "Outcome": "False", "ASV": "", "Closed": ""}, "was not in force", OutcomeDecided),
        ({"Child": ""}, "no allegation that it could be the outcome of", OutcomeDecided),
        ({"Met": "No"}, "no referral, so there is no file that could hold this", OutcomeDecided),
        ({"Met": "perhaps"}, "has no code in the mapping", ConcernScreened),
        ({"When": "May 2019"}, "cannot be after the day it was received", None),
        ({"Born": "12/06/2020"}, "Born .*: the date of birth lies after the day of the referral", None),
        ({"Child": "Ivo Quill; Ada Quill"}, "1 dates of birth stand beside 2 names", None),
        ({"Adult": "tbc"}, "no adult is named", SubjectNamed),
        ({"Job": "x" * 300}, "is 300 characters long; 200 can be recorded", None),
    ],
)  # fmt: skip
def test_what_contradicts_is_listed_and_kept_as_found(
    changed: dict[str, str], said: str, lost: type[Fact] | None
) -> None:
    (one,) = brought({**WHOLE, **changed})
    told = "\n".join(attention(one))
    assert one.status == ("not-recorded" if lost is ConcernReceived else "partly")
    assert re.search(said, told), told
    assert lost is None or not every(one, lost)
    kept = every(one, FoundInTracker)
    assert len(kept) == (0 if lost is ConcernReceived else 1)
    assert all(any(line in fact.gaps for line in [attention(one)[-1]]) for fact in kept)


def test_a_birth_that_cannot_be_is_left_out_and_the_person_recorded() -> None:
    (one,) = brought({**WHOLE, "Born": "12/06/2020"})
    assert {p.name: p.born for p in every(one, PersonDescribed)}["Wren Harrowby"] is None


def test_words_that_have_no_code_on_purpose_need_no_attention() -> None:
    (one,) = brought({**WHOLE, "Outcome": "Old word", "HR": "n/a"})
    assert (one.status, every(one, OutcomeDecided)) == ("recorded", [])
    assert any("is kept as found, as the mapping says" in gap(finding) for finding in one.findings)


def test_two_rows_of_one_reference_are_one_incident() -> None:
    (one,) = brought(WHOLE, {**WHOLE, "Child": "Ada Quill", "Child born": "", "ASV": "20/05/2019"})
    assert [a.name for a in every(one, PersonDescribed)] == ["Ivo Quill", "Wren Harrowby", "Ada Quill"]
    assert [m.on for m in every(one, MeetingPlanned)] == [date(2019, 4, 9), date(2019, 5, 20)]
    assert len(every(one, OutcomeDecided)) == 2
    assert len(only(one, FoundInTracker).rows) == 2


def test_rows_of_one_reference_that_disagree_on_the_day_are_not_recorded() -> None:
    (one,) = brought(WHOLE, {**WHOLE, "Day": "04/04/2019"})
    assert one.status == "not-recorded"
    assert "rows 2 and 3 of the same reference contradict each other" in attention(one)[0]


def test_a_row_that_stands_twice_is_recorded_once_and_said_to() -> None:
    (one,) = brought(WHOLE, WHOLE)
    assert one.status == "recorded"
    assert len(every(one, OutcomeDecided)) == 1
    assert [row.number for row in only(one, FoundInTracker).rows] == [2, 3]
    assert "Row 3: says the same as row 2; it is taken once" in only(one, FoundInTracker).gaps


def test_people_with_one_name_and_birth_are_one_and_places_of_one_name_too() -> None:
    first, second, third = brought(
        WHOLE, {**WHOLE, "Ref": "19/2", "Child": "Ada Quill"}, {**WHOLE, "Ref": "19/3", "Born": ""}
    )
    adults = [only(one, SubjectNamed) for one in (first, second, third)]
    assert adults[0].subject == adults[1].subject != adults[2].subject
    assert len({adult.organisation for adult in adults}) == 1
    assert [p.name for p in every(second, PersonDescribed)] == ["Ada Quill"]
    assert second.reads[adults[0].subject] is None
    assert second.reads[second.cast.concern] == 0


def test_a_meeting_to_come_is_planned_and_not_held() -> None:
    (one,) = brought({**WHOLE, "Day": "27/02/2026", "ASV": "09/03/2026", "Closed": "", "Outcome": ""})
    assert (only(one, MeetingPlanned).on, every(one, MeetingHeld)) == (date(2026, 3, 9), [])


def test_what_is_no_record_is_left_out_with_its_reason() -> None:
    found, left_out = read({"Ref": "APRIL"}, {}, WHOLE, {"Ref": "Total", "Day": "1"}, {h: h for h in COLUMNS})
    assert [incident.number for incident in found] == [4]
    assert [(row.number, row.why.split(":")[0]) for row in left_out] == [
        (2, "a heading within the sheet"), (5, "a row of totals"), (6, "the headings again"),
    ]  # fmt: skip
    assert all(isinstance(row, LeftOut) and row.cells for row in left_out)


def test_what_was_recorded_before_is_neither_recorded_again_nor_overwritten() -> None:
    (one,) = brought(WHOLE)
    (again,) = brought(WHOLE, before=Before(commands={one.command}, files=set(one.cast.files)))
    assert (again.status, again.states) == ("before", {})
    changed = {**WHOLE, "Outcome": ""}
    (other,) = brought(changed, before=Before(commands={one.command}, files=set(one.cast.files)))
    assert (other.status, other.states) == ("changed", {})
    assert "was brought in before and says something else now" in attention(other)[0]


def test_the_command_is_that_of_the_words_whatever_the_file_or_the_mapping() -> None:
    (one,), (other,) = brought(WHOLE), brought(WHOLE)
    assert one.command == other.command
    (changed,) = brought({**WHOLE, "Folder": "red"})
    assert changed.command != one.command
    assert changed.cast.concern == one.cast.concern


def test_headings_that_stand_twice_or_are_blank_are_told_apart() -> None:
    found = table(sheet([["Day", "Day", "", "Adult"], ["1", "2", "3", "4"]]))
    assert found.headings == ("Day", "Day (2)", "Column C", "Adult")


def test_a_sheet_without_headings_is_refused() -> None:
    with pytest.raises(Unreadable, match="No row has two headings or more"):
        table(sheet([["a"], ["b"]]))
    with pytest.raises(Unreadable, match="Row 9 is blank"):
        table(sheet([["a", "b"]]), 9)


def test_signs_of_a_wrong_encoding_are_noticed() -> None:
    (one,) = brought({**WHOLE, "Adult": "Zoë Harrowby".encode().decode("cp1252")})
    assert any("saved in a wrong encoding" in gap(finding) for finding in one.findings)
