"""Read models as a pure function of the facts: rows, differences, cards, search keys, packed arrays."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import psycopg
import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from heed.facts.base import History, Recorded
from heed.rulebook.book import RULEBOOK
from heed.store.arrays import Array, Type
from heed.store.database import raw, run_numbered
from heed.store.derived.projection import (
    ALLEGATION,
    CONCERN,
    DUE,
    FILE,
    NO_ROWS,
    PARTY,
    POST,
    SEARCH,
    SUBJECT,
    TENURE,
    Card,
    Change,
    Sources,
    difference,
    open_card,
    project,
    seal_card,
)
from heed.store.derived.searchkeys import search_keys, spellings, words
from heed.store.sealing import KeptApart
from heed.store.tests.story import FILE as STORY_FILE
from heed.store.tests.story import ORGANISATION, PERSON, RECEIVED, SCREENED, START, story

SOURCES = Sources("f", b"k" * 32, b"s" * 32)


def history(*statements: Any, file: str = "f") -> History:
    return tuple(
        Recorded(file, seq, START, "a", "p", s.fact if isinstance(s, KeptApart) else s)
        for seq, s in enumerate(statements)
    )


def changed(before: History, after: History) -> Change:
    change = Change()
    difference(project(before, "f", RULEBOOK), project(after, "f", RULEBOOK), SOURCES, change)
    return change


def rows(made: History, table: Any) -> list[tuple[Any, ...]]:
    return list(project(made, "f", RULEBOOK).rows.get(table, {}).values())


def test_an_empty_file_and_the_record_s_own_facts_give_no_rows() -> None:
    assert project((), "f", RULEBOOK) is NO_ROWS
    upkeep = next(step for step in story() if step.file == "upkeep-1")
    assert project(history(*upkeep.statements), "f", RULEBOOK) is NO_ROWS


def test_a_concern_is_listed_with_its_state_and_found_by_what_was_told() -> None:
    made = history(RECEIVED)
    assert rows(made, FILE)[0][:5] == ("f", "concern", "to-screen", "C-7K2-MPQ", "post-desk")
    assert rows(made, CONCERN) == [("f", "phone", "school", "", date(2026, 2, 27))]
    assert project(made, "f", RULEBOOK).card == Card("Barnaby Cobblestone at Nethermoor Rovers")
    assert "Minnie Thistledown" in project(made, "f", RULEBOOK).found_by
    assert rows(history(RECEIVED, SCREENED), FILE)[0][2] == "to-open"


def test_an_allegation_file_gives_a_row_for_each_part_subject_and_allegation() -> None:
    made = history(*STORY_FILE)
    assert rows(made, FILE)[0][1:3] == ("allegation", "closed")
    assert rows(made, PARTY) == [
        ("f", "person-1", "child"),
        ("f", "person-2", "subject"),
        ("f", "organisation-1", "setting"),
    ]
    assert rows(made, SUBJECT) == [("f", "person-2", "sport", "training")]
    assert rows(made, ALLEGATION) == [("f", "al-1", "person-1", "person-2", "physical", "unsubstantiated")]
    assert [row[1] for row in rows(made, DUE)] == ["approve:m-1"]


def test_a_person_is_found_by_every_name_and_an_organisation_gives_its_posts() -> None:
    assert project(history(PERSON), "f", RULEBOOK).card == Card("Wilhelmina Thistledown", "2014-11-23")
    assert project(history(PERSON), "f", RULEBOOK).found_by == (
        "Wilhelmina Thistledown",
        "Minnie Thistledown",
    )
    made = history(*ORGANISATION)
    assert rows(made, POST) == [("post-welfare", "f", "Welfare officer", "")]
    assert rows(made, TENURE) == [
        ("t1", "post-welfare", "person-2", "acting", date(2025, 9, 1), date(2026, 1, 31))
    ]


def test_only_what_differs_is_written() -> None:
    change = changed(history(RECEIVED), history(RECEIVED, SCREENED))
    assert set(change.write) == {FILE, CONCERN, DUE}
    assert change.remove == {DUE: [("f", "respond"), ("f", "screen")]}
    assert sum(change.due.values()) == -1


def test_a_changed_name_moves_only_the_search_keys_that_changed() -> None:
    renamed = msgspec.structs.replace(PERSON, other_names="", corrects=0)
    change = changed(history(PERSON), history(PERSON, renamed))
    kept = search_keys(SOURCES.search_secret, [PERSON.name])
    assert SEARCH not in change.write
    gone = {key for key, _ in change.remove[SEARCH]}
    assert gone == search_keys(SOURCES.search_secret, ["Minnie Thistledown"]) - kept


@given(st.integers(0, len(STORY_FILE)), st.integers(0, len(STORY_FILE)))
def test_differences_add_up(one: int, other: int) -> None:
    """Applying what leads from one moment to another gives the rows of the other."""
    first, last = sorted((one, other))
    before, after = history(*STORY_FILE[:first]), history(*STORY_FILE[:last])
    held = _applied({}, changed((), before))
    assert _applied(held, changed(before, after)) == _applied({}, changed((), after))


def _applied(held: dict[Any, Any], change: Change) -> dict[Any, Any]:
    after = dict(held)
    for table, keys in change.remove.items():
        for key in keys:
            del after[table.name, key]
    for table, written in change.write.items():
        after.update({(table.name, row[: table.key]): row for row in written})
    counts = {place: after.get(("count", place), 0) + by for place, by in change.due.items()}
    after.update({("count", place): number for place, number in counts.items()})
    return {place: row for place, row in after.items() if row != 0}


def test_equal_cards_give_equal_bytes_and_open_with_their_own_key_and_file_only() -> None:
    sealed = seal_card(Card("Name", "2014-11-23"), "f", b"k" * 32)
    assert sealed == seal_card(Card("Name", "2014-11-23"), "f", b"k" * 32)
    assert open_card(sealed, "f", b"k" * 32) == Card("Name", "2014-11-23")
    for file, key in (("g", b"k" * 32), ("f", b"j" * 32)):
        with pytest.raises(InvalidTag):
            open_card(sealed, file, key)


def test_words_lose_accents_case_and_punctuation() -> None:
    assert words("Zoë O'Hara-Łuk, C-7K2") == ["zoe", "ohara", "łuk", "c", "7k2"]


@given(st.text("abcdefghij", min_size=4, max_size=12), st.data())
def test_one_letter_wrong_missing_surplus_or_swapped_still_shares_a_key(
    word: str, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(word) - 2))
    swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    wrong = word[:place] + "z" + word[place + 1 :]
    for typed in (word[:place] + word[place + 1 :], word[:place] + "z" + word[place:], swapped, wrong):
        assert spellings(word) & (spellings(typed) | {typed}), (word, typed)


def test_keys_depend_on_their_secret() -> None:
    assert search_keys(b"a", ["Thistledown"]).isdisjoint(search_keys(b"b", ["Thistledown"]))


COLUMNS: list[tuple[Type, list[Any]]] = [
    ("text", ["", "a", "ﬁve–€", "x" * 5000]),
    ("bytea", [b"", bytes(range(256)), b"x" * 5000]),
    ("integer", [0, -1, 2**31 - 1, -(2**31)]),
    ("bigint", [0, -(2**63), 2**63 - 1]),
    ("date", [date(1, 1, 1), date(2000, 1, 1), date(9999, 12, 31)]),
    (
        "timestamptz",
        [datetime(1999, 12, 31, 23, 59, 59, 999999, UTC), START, datetime(2400, 1, 1, tzinfo=UTC)],
    ),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "values"), COLUMNS)
@pytest.mark.parametrize("null", [False, True])
def test_a_packed_array_is_read_back(kind: Type, values: list[Any], null: bool) -> None:
    given_values = [*values, None] if null else values
    with raw() as server:
        ((back,),) = run_numbered(server, "SELECT $1", [Array(kind, given_values)]).fetchall()
        ((none,),) = run_numbered(server, "SELECT $1", [Array(kind, [])]).fetchall()
    assert back == given_values
    assert none == []


@pytest.mark.django_db
def test_a_zero_byte_in_a_text_is_refused_by_the_server() -> None:
    with raw() as server, pytest.raises(psycopg.DataError), server.transaction():
        run_numbered(server, "SELECT $1", [Array("text", ["a\0b"])])
