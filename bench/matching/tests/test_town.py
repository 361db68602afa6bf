"""The invented town: the same each time, of nine heritages, and nobody who is known or can be rung."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from bench.matching.names import HERITAGES
from bench.matching.naming import WELL_KNOWN
from bench.matching.town import Person, people


@pytest.fixture(scope="module")
def town() -> list[Person]:
    return list(people(20_000, seed=3))


def test_the_same_seed_gives_the_same_people(town: list[Person]) -> None:
    assert list(people(20_000, seed=3)) == town
    assert list(people(20_000, seed=4)) != town


def test_ids_count_from_nought(town: list[Person]) -> None:
    assert [person.id for person in town] == list(range(20_000))


def test_each_heritage_has_its_share(town: list[Person]) -> None:
    counted = Counter(person.heritage for person in town)
    assert len(counted) == len(HERITAGES) == 9
    for heritage, names in HERITAGES.items():
        assert counted[heritage] / len(town) == pytest.approx(names.share, abs=0.015)


def test_few_surnames_are_common_and_most_are_rare(town: list[Person]) -> None:
    counted = Counter(person.name.split()[-1] for person in town)
    ten_commonest = sum(count for _, count in counted.most_common(10))
    assert 0.02 < ten_commonest / len(town) < 0.15
    assert sum(count == 1 for count in counted.values()) > len(counted) / 3


def test_nobody_bears_the_first_and_last_name_of_somebody_well_known(town: list[Person]) -> None:
    borne = {f"{person.name.split()[0]} {person.name.split()[-1]}" for person in town}
    assert len(borne) > 10_000
    assert not borne & WELL_KNOWN


def test_the_lists_hold_parts_of_names_and_no_full_ones() -> None:
    for names in HERITAGES.values():
        assert not any(" " in part for part in (*names.women, *names.men, *names.surnames))


def test_a_polish_or_slovak_woman_bears_a_womans_form_of_the_surname(town: list[Person]) -> None:
    slavic = [p for p in town if p.heritage in {"Polish", "Slovak/Roma"} and p.sex == "female"]
    assert slavic
    assert not [p.name for p in slavic if p.name.endswith(("ski", "cki", "ský"))]


def test_households_share_addresses_and_mostly_surnames(town: list[Person]) -> None:
    neighbours = [(a, b) for a, b in pairwise(town) if (a.house, a.postcode) == (b.house, b.postcode)]
    assert len(neighbours) > len(town) / 3
    shared = sum(a.name.split()[-1][:3] == b.name.split()[-1][:3] for a, b in neighbours)
    assert shared > len(neighbours) / 2


def test_no_number_or_address_is_anybodys(town: list[Person]) -> None:
    numbers = {person.phone for person in town if person.phone}
    assert len(numbers) > 5_000
    assert all(re.fullmatch(r"01632 \d{6}|06\d{3} \d{6}", number) for number in numbers)
    assert all(re.fullmatch(r"(EG|HT|NF|WK)\d+ [1-9][A-Z]{2}", person.postcode) for person in town)
    assert all(person.email.endswith("@example.net") for person in town if person.email)
