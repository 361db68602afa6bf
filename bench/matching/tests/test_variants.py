"""The groups of spellings: enough, of every heritage, and no spelling in two of them."""

from collections import Counter
from random import Random

from bench.matching.names import HERITAGES
from bench.matching.variants import GROUPS, across, within


def test_there_are_groups_of_every_heritage_and_of_short_forms() -> None:
    assert len(GROUPS) >= 120
    assert {group.heritage for group in GROUPS if not group.short} == set(HERITAGES)
    assert {group.heritage for group in GROUPS if group.short} == set(HERITAGES)


def test_no_spelling_stands_twice() -> None:
    counted = Counter(spelling.casefold() for group in GROUPS for spelling in group.spellings)
    assert [spelling for spelling, count in counted.items() if count > 1] == []


def test_every_group_has_something_to_recognise() -> None:
    assert all(len(group.spellings) >= 2 for group in GROUPS)


def test_a_short_form_pairs_with_the_full_name_and_not_with_another_short_form() -> None:
    pairs = {(one, other) for _, one, other in within()}
    assert ("Elizabeth", "Bess") in pairs
    assert not {("Libby", "Bess"), ("Bess", "Libby")} & pairs
    assert ("Muhammad", "Mohd") in pairs


def test_pairs_across_are_of_two_groups_and_the_same_each_time() -> None:
    group_of = {spelling: group for group in GROUPS for spelling in group.spellings}
    pairs = across(20_000, Random(1))
    assert len(pairs) == 20_000
    assert all(group_of[one] is not group_of[other] for one, other in pairs)
    assert pairs == across(20_000, Random(1))
