"""What a file can be recognised by: drawn from its facts, sealed, found by keys, the same however it came about."""

import msgspec
import pytest
from cryptography.exceptions import InvalidTag

from heed.facts.base import History, Recorded
from heed.facts.concern import NoteAdded
from heed.facts.organisation import OrganisationDescribed
from heed.facts.person import ContactKnown
from heed.matching.keys import held_keys
from heed.matching.profile import Profile
from heed.rulebook.book import RULEBOOK
from heed.store.derived.matchkeys import match_key, match_keys, open_profile, seal_profile
from heed.store.derived.projection import (
    MATCH,
    MATCH_KEY,
    NO_ROWS,
    Change,
    Projection,
    Sources,
    difference,
    project,
)
from heed.store.derived.searchkeys import search_key
from heed.store.rebuild import check, rebuild
from heed.store.tests.story import BORN, CONTACT, PERSON, RECEIVED, START
from heed.store.tests.telling import tell_story

SOURCES = Sources("f", b"k" * 32, b"s" * 32)


def projected(*facts: object) -> Projection:
    history: History = tuple(Recorded("f", n, START, "a", "p", fact) for n, fact in enumerate(facts))
    return project(history, "f", RULEBOOK)


def changed(before: Projection, after: Projection) -> Change:
    change = Change()
    difference(before, after, SOURCES, change)
    return change


def test_a_person_is_recognised_by_names_birth_address_and_contacts() -> None:
    held = projected(PERSON, CONTACT, ContactKnown(contact_kind="phone", value="01632 960124")).recognised_by
    assert held == ("person", Profile(
        names=("Wilhelmina Thistledown", "Minnie Thistledown"), born=BORN, sex="female",
        addresses=("7 Larkspur Gardens, Nethermoor",), phones=("01632 960124",), vehicles=("MK68 QRS",),
    ))  # fmt: skip


def test_a_concern_is_recognised_by_the_adult_and_the_setting_as_told() -> None:
    held = projected(RECEIVED).recognised_by
    assert held == ("concern", Profile(names=("Barnaby Cobblestone",), settings=("Nethermoor Rovers",)))


def test_a_concern_that_names_nobody_and_no_place_has_nothing_to_be_recognised_by() -> None:
    silent = msgspec.structs.replace(RECEIVED, adult="", setting=" ")
    assert projected(silent).recognised_by is None
    assert MATCH not in changed(NO_ROWS, projected(silent)).write


def test_an_organisation_is_recognised_by_its_former_names_too() -> None:
    first = OrganisationDescribed(name="Nethermoor Rovers", organisation_kind="club", sector="sport")
    renamed = msgspec.structs.replace(first, name="Larkspur Athletic")
    held = projected(first, renamed).recognised_by
    assert held is not None
    assert set(held[1].settings) == {"Nethermoor Rovers", "Larkspur Athletic"}


def test_keys_move_only_where_what_they_stand_for_changed() -> None:
    before, after = projected(PERSON), projected(PERSON, CONTACT)
    change = changed(before, after)
    assert change.write[MATCH_KEY] == [(match_key(SOURCES.search_secret, "VMK68QR5"), "f")]
    assert MATCH_KEY not in change.remove
    assert MATCH not in changed(after, projected(PERSON, CONTACT, NoteAdded(text="Rang."))).write


def test_what_is_taken_back_leaves_no_key() -> None:
    unnamed = msgspec.structs.replace(RECEIVED, adult="", setting="", corrects=0)
    change = changed(projected(RECEIVED), projected(RECEIVED, unnamed))
    assert change.remove[MATCH] == [("f",)]
    assert {key for key, _ in change.remove[MATCH_KEY]} == {
        key for key, _ in changed(NO_ROWS, projected(RECEIVED)).write[MATCH_KEY]
    }


def test_equal_profiles_give_equal_bytes_and_open_with_their_own_key_and_file_only() -> None:
    profile = Profile(names=("Wilhelmina Thistledown",), born=BORN)
    sealed = seal_profile(profile, "f", b"k" * 32)
    assert sealed == seal_profile(profile, "f", b"k" * 32)
    assert b"Wilhelmina" not in sealed
    assert open_profile(sealed, "f", b"k" * 32) == profile
    for file, key in (("g", b"k" * 32), ("f", b"j" * 32)):
        with pytest.raises(InvalidTag):
            open_profile(sealed, file, key)


def test_keys_depend_on_their_secret_and_are_not_those_of_search() -> None:
    keys = held_keys(Profile(names=("Wilhelmina Thistledown",), born=BORN))
    assert match_keys(b"a", keys).keys().isdisjoint(match_keys(b"b", keys))
    assert match_key(b"a", "thistledown") != search_key(b"a", "thistledown")


@pytest.mark.usefixtures("fresh_database")
def test_rebuilding_gives_the_same_bytes() -> None:
    tell_story()
    assert check() == []
    assert rebuild() == []
