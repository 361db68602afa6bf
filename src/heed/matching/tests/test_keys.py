"""Which two descriptions share a key, so that they are compared at all."""

from datetime import date

import pytest

from heed.matching.keys import TAGS, asked_keys, held_keys, setting_words, whole_name_keys
from heed.matching.profile import NOTHING, Profile

BORN = date(1980, 3, 4)
HELD = Profile(
    names=("Rukshana Ahmed Begum",), born=BORN, addresses=("12 Elm Road, LS8 4AB",), phones=("07700 900123",),
    emails=("r.ahmed@example.org",), vehicles=("MK68 QRS",), settings=("Little Acorns Nursery",),
)  # fmt: skip


def shared(asked: Profile, held: Profile = HELD) -> set[str]:
    return {key[0] for key in asked_keys(asked).look_for & held_keys(held)}


@pytest.mark.parametrize(
    ("asked", "tags"),
    [
        (Profile(names=("Ahmad Ruksana",)), "P"),
        (Profile(names=("Rukhsanna Ahmed",)), "PL"),
        (Profile(names=("Ruxana Brown",), born=BORN), "BD"),
        (Profile(names=("Rukshana Smith",), born=date(1980, 3, 9)), "D"),
        (Profile(names=("Rosie Arnold",), born=date(1980, 3, 9)), "IJ"),
        (Profile(names=("Orsie Brown",), born=date(1980, 3, 9)), "J"),
        (Profile(names=("Rukshana",), addresses=("LS8 4ZZ",)), "SK"),
        (Profile(addresses=("12 Elm Rd LS84AB",)), "A"),
        (Profile(phones=("+447700900123",)), "T"),
        (Profile(emails=("R.Ahmed@Example.Org",)), "E"),
        (Profile(vehicles=("mk6bqr5",)), "V"),
        (Profile(settings=("The Little Acorn Day Nursery",)), "OU"),
        (Profile(names=("Rukshana",)), "WK"),
        (Profile(born=date(1980, 4, 3)), "B"),
    ],
)
def test_what_they_have_in_common_gives_a_key_in_common(asked: Profile, tags: str) -> None:
    assert set(tags) <= shared(asked)


def test_nothing_in_common_gives_no_key_in_common() -> None:
    asked = Profile(names=("Corin Fernshaw",), born=date(1962, 11, 30), addresses=("3 Mill Lane YO1 7HH",))
    assert shared(asked) == set()


def test_a_known_form_of_a_name_is_looked_for() -> None:
    held = Profile(names=("Małgorzata Kowalska",), born=BORN)
    assert {"P", "D"} <= shared(Profile(names=("Gosia Kowalska",), born=date(1980, 3, 9)), held)
    assert "L" in shared(Profile(names=("Gosia Kowalka",)), held)


def test_a_name_of_which_only_one_part_was_told_is_found_by_the_whole_name() -> None:
    assert "M" in shared(Profile(names=("Barnaby Cobblestone",)), Profile(names=("Mr Cobblestone",)))


def test_every_key_bears_a_tag_that_is_explained() -> None:
    assert {key[0] for key in held_keys(HELD)} | {"M"} == set(TAGS)


def test_nothing_has_no_keys() -> None:
    assert held_keys(NOTHING) == frozenset()
    assert asked_keys(NOTHING).look_for == frozenset()


def test_words_that_most_settings_bear_are_left_out_unless_there_is_no_other() -> None:
    assert setting_words("St Thistle C of E Primary School") == ("thistle",)
    assert setting_words("The Nursery") == ("the", "nursery")


def test_who_shares_a_name_is_counted_by_its_outer_parts() -> None:
    assert whole_name_keys(Profile(names=("Smith, John",))) == whole_name_keys(Profile(names=("Jon Smyth",)))
    assert whole_name_keys(Profile(names=("Begum",))) == {"Wbegum"}
