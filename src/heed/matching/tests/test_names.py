"""Parts of names: written one way, heard, known forms, and paired with each other in any order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.matching.model import NAME, WEAK_AT_MOST
from heed.matching.names import PartMatch, compare_names, level
from heed.matching.sound import skeleton
from heed.matching.text import name_words, several, telling
from heed.matching.variants import GROUPS, variants

PARTS = [
    "anna",
    "ania",
    "kowalska",
    "kowalski",
    "md",
    "rukshana",
    "ahmed",
    "ahmad",
    "begum",
    "thistledown",
    "o",
]
names = st.lists(st.sampled_from(PARTS) | st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=4)


def even(_: str) -> tuple[float, float]:
    return 0.001, 0.002


def total(one: list[str], other: list[str]) -> float:
    return round(sum(line.weight for line in compare_names(tuple(one), tuple(other), even)), 2)


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Mrs Zoë O'Hara-Łuk", ("zoe", "ohara", "luk")),
        ("KETTLEWELL, Dr. Zoe", ("kettlewell", "zoe")),
        ("Ewan Mc Donald", ("ewan", "mcdonald")),
        ("Ștefan Țurcanu", ("stefan", "turcanu")),
        ("Ms", ()),
        ("?!", ()),
    ],
)
def test_a_name_is_written_plainly_without_titles(written: str, parts: tuple[str, ...]) -> None:
    assert name_words(written) == parts


def test_words_that_many_bear_are_left_out_only_where_two_parts_remain() -> None:
    assert telling(("rukshana", "ahmed", "begum")) == ("rukshana", "ahmed")
    assert telling(("rukshana", "begum")) == ("rukshana", "begum")


def test_other_names_are_divided() -> None:
    assert several("Zoe Oakley, formerly Zoe Kettlewell; Zo") == ("Zoe Oakley", "Zoe Kettlewell", "Zo")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("chowdhury", "chaudhry"), ("szymon", "simon"), ("kowalska", "kowalski"), ("novak", "novakova"),
        ("hussein", "xuseen"), ("yusuf", "youssef"), ("geoffrey", "jeffrey"), ("kazlauskas", "kazlauskiene"),
        ("phillips", "filips"), ("clark", "clarke"), ("macdonald", "mcdonald"), ("knight", "night"),
    ],
)  # fmt: skip
def test_what_sounds_the_same_has_one_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"), [("khan", "shah"), ("oakley", "ashby"), ("nowak", "kowalski"), ("li", "ng")]
)
def test_what_sounds_different_has_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=14))
def test_every_word_has_a_skeleton(word: str) -> None:
    assert skeleton(word)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ahmed", "ahmed", "same"),
        ("a", "ahmed", "initial"),
        ("gosia", "malgorzata", "variant"),
        ("qureshi", "kurayshi", "sounds"),
        ("kettlewell", "kettlewel", "one"),
        ("kettlewell", "ketlewel", "sounds"),
        ("thistledown", "thisteldwn", "two"),
        ("benjaminson", "benjamin", "similar"),
        ("oluwaseunayo", "seunayo", "part"),
        ("khan", "shah", ""),
        ("lee", "li", ""),
        ("ali", "lai", "short"),
        ("ng", "le", ""),
    ],
)
def test_each_level_of_two_parts(one: str, other: str, expected: str) -> None:
    assert level(one, other) == expected
    assert level(other, one) == expected


def test_every_level_of_the_table_but_joined_is_met_above() -> None:
    assert set(NAME) == {
        "same",
        "joined",
        "variant",
        "sounds",
        "one",
        "short",
        "two",
        "similar",
        "part",
        "initial",
    }


def test_a_form_known_from_the_table_goes_both_ways_and_no_further() -> None:
    assert "gosia" in variants("malgorzata")
    assert "malgorzata" in variants("gosia")
    assert "bert" in variants("albert") & variants("robert")
    assert "albert" not in variants("robert")
    assert variants("thistledown") == frozenset()


def test_every_group_is_dated_cited_and_plain() -> None:
    assert len(GROUPS) > 200
    for group in GROUPS:
        assert len(group.names) > 1
        assert str(group.citation)
        assert all(name.isascii() and name.isalpha() and name.islower() for name in group.names), group


@given(names, names)
def test_comparing_is_symmetric(one: list[str], other: list[str]) -> None:
    assert total(one, other) == pytest.approx(total(other, one), abs=0.005)


@given(
    st.permutations(["rukshana", "ahmed", "thistledown"]),
    st.permutations(["ruksana", "ahmad", "thistledown"]),
)
def test_the_order_of_parts_does_not_matter(one: list[str], other: list[str]) -> None:
    assert total(one, other) == total(
        ["rukshana", "ahmed", "thistledown"], ["ruksana", "ahmad", "thistledown"]
    )


@given(names)
def test_nothing_agrees_better_with_a_name_than_itself(name: list[str]) -> None:
    reasons = {line.reason for line in compare_names(tuple(name), tuple(name), even)}
    assert reasons == {NAME["same"].reason}


def test_a_name_divided_otherwise_is_the_same() -> None:
    lines = compare_names(("abdul", "rahman", "khan"), ("abdulrahman", "khan"), even)
    assert PartMatch("abdul rahman", "abdulrahman", NAME["joined"].reason, lines[0].weight) == lines[0]
    assert all(line.weight > 5 for line in lines)


def test_a_rare_name_is_worth_more_than_a_common_one() -> None:
    rare = compare_names(("sheth",), ("sheth",), lambda _: (1e-5, 1e-5))
    common = compare_names(("khan",), ("khan",), lambda _: (0.01, 0.02))
    assert rare[0].weight - common[0].weight > 9


def test_words_that_many_bear_are_worth_little_and_cost_nothing() -> None:
    assert total(["begum"], ["begum"]) <= WEAK_AT_MOST
    assert total(["rukshana", "begum"], ["rukshana"]) == total(["rukshana"], ["rukshana"])
    assert total(["mohammed", "imran"], ["imran"]) == total(["imran"], ["imran"])


def test_different_names_speak_against() -> None:
    assert total(["anna", "oakley"], ["anna", "ashby"]) < total(["anna"], ["anna"]) - 4
    assert total(["anna", "oakley"], ["anna"]) < total(["anna"], ["anna"])
