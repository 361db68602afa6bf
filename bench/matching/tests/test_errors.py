"""Each kind of wrong question is wrong in what its name says, and right in the rest."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from bench.matching.errors import ERRORS, Query, questions
from bench.matching.slips import folded, short_forms
from bench.matching.town import Person, people

Asked = list[tuple[Person, Query]]


@pytest.fixture(scope="module")
def town() -> Sequence[Person]:
    return list(people(20_000, seed=5))


def asked(town: Sequence[Person], kind: str) -> Asked:
    return list(questions(kind, town, 60, seed=9))


def parts(name: str) -> list[str]:
    return name.lower().split()


def changed(person: Person, query: Query) -> int:
    """How many parts of the name are not on record."""
    return sum(part not in parts(person.name) for part in parts(query.name))


@pytest.mark.parametrize("kind", ERRORS)
def test_the_same_seed_asks_the_same(town: Sequence[Person], kind: str) -> None:
    assert asked(town, kind) == asked(town, kind)
    assert asked(town, kind) != list(questions(kind, town, 60, seed=10))


@pytest.mark.parametrize("kind", ERRORS)
def test_what_is_flagged_is_what_is_given(town: Sequence[Person], kind: str) -> None:
    for _, query in asked(town, kind):
        assert (query.born is not None) is ERRORS[kind].dated
        assert (query == Query(name=query.name)) is ERRORS[kind].name_only


@pytest.mark.parametrize("kind", [kind for kind in ERRORS if kind not in {"exact", "name only"}])
def test_something_differs_from_what_is_on_record(town: Sequence[Person], kind: str) -> None:
    for person, query in asked(town, kind):
        same = (query.name, query.born, query.phone) == (person.name, person.born, person.phone)
        assert not same


@pytest.mark.parametrize(
    "kind",
    ["one typo", "typo in both names", "heard spelling", "short form", "transliteration", "names swapped",
     "surname changed", "half of a double surname", "middle name used", "initial only",
     "accents dropped and joined"],
)  # fmt: skip
def test_an_error_of_the_name_leaves_the_date_alone(town: Sequence[Person], kind: str) -> None:
    for person, query in asked(town, kind):
        assert query == Query(name=query.name, born=person.born, sex=person.sex)
        assert query.name != person.name


def test_exact_is_exact(town: Sequence[Person]) -> None:
    for person, query in asked(town, "exact"):
        assert (query.name, query.born, query.sex) == (person.name, person.born, person.sex)


@pytest.mark.parametrize(
    ("kind", "names"), [("one typo", 1), ("name only, one typo", 1), ("typo in both names", 2)]
)
def test_as_many_names_are_mistyped_as_it_says(town: Sequence[Person], kind: str, names: int) -> None:
    for person, query in asked(town, kind):
        pairs = zip(person.name.split(), query.name.split(), strict=True)
        wrong = [(right, typed) for right, typed in pairs if right != typed]
        assert len(wrong) == names
        assert all(abs(len(right) - len(typed)) <= 1 for right, typed in wrong)


def test_a_short_form_is_one_of_that_name(town: Sequence[Person]) -> None:
    for person, query in asked(town, "short form"):
        assert query.name.split()[0] in short_forms(person.name.split()[0])


def test_a_transliteration_befalls_no_english_name(town: Sequence[Person]) -> None:
    heritages = {person.heritage for person, _ in asked(town, "transliteration")}
    assert "English" not in heritages
    assert len(heritages) >= 5


def test_swapped_names_are_the_same_names(town: Sequence[Person]) -> None:
    for person, query in asked(town, "names swapped"):
        assert sorted(parts(query.name)) == sorted(parts(person.name))
        assert query.name.split()[0] == person.name.split()[-1]


def test_day_and_month_change_places(town: Sequence[Person]) -> None:
    for person, query in asked(town, "day and month swapped"):
        assert query.born == date(person.born.year, person.born.day, person.born.month) != person.born


@pytest.mark.parametrize("kind", ["wrong date and typo", "typos, wrong date and moved"])
def test_a_wrong_date_is_another_and_not_in_the_future(town: Sequence[Person], kind: str) -> None:
    for person, query in asked(town, kind):
        assert query.born is not None
        assert query.born != person.born
        assert query.born.year <= 2025


def test_a_changed_surname_is_not_on_record(town: Sequence[Person]) -> None:
    for kind in ("surname changed", "surname changed, with postcode"):
        for person, query in asked(town, kind):
            assert changed(person, query) == 1
            assert query.name.split()[:-1] == person.name.split()[:-1]
            assert query.postcode == (person.postcode if "postcode" in kind else "")


def test_half_a_surname_is_one_of_its_halves(town: Sequence[Person]) -> None:
    for person, query in asked(town, "half of a double surname"):
        assert query.name.split()[-1] in person.name.split()[-1].split("-")


def test_the_middle_name_stands_first(town: Sequence[Person]) -> None:
    for person, query in asked(town, "middle name used"):
        assert query.name.split() == [person.name.split()[1], person.name.split()[-1]]


def test_an_initial_is_one_letter(town: Sequence[Person]) -> None:
    for person, query in asked(town, "initial only"):
        assert query.name.split() == [person.name[0], person.name.split()[-1]]


def test_one_part_more_and_one_respelt(town: Sequence[Person]) -> None:
    for person, query in asked(town, "extra part and variant, with postcode"):
        assert len(query.name.split()) == len(person.name.split()) + 1
        assert changed(person, query) >= 1
        assert query.postcode == person.postcode


def test_what_was_joined_has_no_accents_hyphens_or_apostrophes(town: Sequence[Person]) -> None:
    for person, query in asked(town, "accents dropped and joined"):
        bare = query.name.replace(" ", "").lower()
        assert bare.isascii()
        assert bare == folded(person.name).replace(" ", "").replace("-", "").replace("'", "").lower()


def test_a_telephone_number_keeps_its_last_nine_digits(town: Sequence[Person]) -> None:
    for person, query in asked(town, "phone in another format"):
        assert digits(query.phone)[-9:] == digits(person.phone)[-9:]


def test_the_district_is_the_first_half_of_the_postcode(town: Sequence[Person]) -> None:
    for person, query in asked(town, "name typo and postcode district"):
        assert person.postcode.startswith(f"{query.postcode} ")


def test_an_address_is_the_persons_own(town: Sequence[Person]) -> None:
    for person, query in asked(town, "first name and address"):
        assert (query.address, query.postcode) == (f"{person.house} {person.street}", person.postcode)
        assert query.name == person.name.split()[0]


def test_who_moved_is_asked_for_elsewhere(town: Sequence[Person]) -> None:
    for person, query in asked(town, "typos, wrong date and moved"):
        assert query.postcode not in {"", person.postcode}
        assert changed(person, query) >= 1


def test_too_few_people_is_said(town: Sequence[Person]) -> None:
    without = [replace(person, phone="") for person in town[:50]]
    with pytest.raises(LookupError, match="phone in another format"):
        list(questions("phone in another format", without, 1))


def digits(number: str) -> str:
    return "".join(sign for sign in number if sign.isdigit())
