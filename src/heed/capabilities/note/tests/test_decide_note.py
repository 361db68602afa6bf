"""Given a file of any kind, when a note is added, then it stands there."""

from datetime import UTC, date, datetime

import pytest

from heed.capabilities.note.decide import Note, add_note
from heed.facts.allegation import AllegationFileOpened, FileClosed, FileReopened
from heed.facts.base import Fact, History, Recorded
from heed.facts.concern import NoteAdded
from heed.facts.organisation import OrganisationDescribed
from heed.facts.person import PersonDescribed
from heed.facts.when import When
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

TODAY = date(2026, 3, 9)
RULES = RULEBOOK.on(TODAY)
OPENED = AllegationFileOpened(reference="A-1", concern="c1", summary="Words.", referred=TODAY, owner="p1")
CLOSED = FileClosed(closed_as="concluded", reason="Settled.", evidence="Minutes.")
PERSON = PersonDescribed(name="Kim Tester")
PLACE = OrganisationDescribed(name="Harbour Lane", organisation_kind="school")


def given(*facts: Fact) -> History:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return tuple(Recorded("f1", seq, at, "alice", "p1", fact) for seq, fact in enumerate(facts))


@pytest.mark.parametrize("first", [OPENED, PERSON, PLACE])
def test_a_note_is_added_to_a_file_of_any_kind(first: Fact) -> None:
    note = Note(text="The school rang.", happened=When.on(TODAY))
    assert add_note(note, given(first), RULES, TODAY) == [
        NoteAdded(text="The school rang.", happened=When.on(TODAY))
    ]


@pytest.mark.parametrize(
    ("note", "rule", "field"),
    [
        (Note(text=" "), "original-words", "text"),
        (Note(text="Soon.", happened=When.on(date(2026, 3, 10))), "dates-kept-apart", "happened"),
    ],
)
def test_a_refusal_names_rule_and_field(note: Note, rule: str, field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        add_note(note, given(OPENED), RULES, TODAY)
    assert (refusal.value.rule, refusal.value.field) == (rule, field)


def test_closed_file_takes_nothing() -> None:
    with pytest.raises(Refusal) as refusal:
        add_note(Note(text="Late."), given(OPENED, CLOSED), RULES, TODAY)
    assert refusal.value.rule == "closed-file-takes-nothing"
    assert add_note(Note(text="Late."), given(OPENED, CLOSED, FileReopened(reason="New.")), RULES, TODAY)
