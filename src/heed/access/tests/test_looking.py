"""Who or what on record may be meant, across files of every kind, with what speaks for it and against it."""

from datetime import date

import pytest
from django.utils import timezone

from heed.access.matches import Asked, look_for, people_meant
from heed.access.testing import Cast, state
from heed.facts.concern import ConcernReceived
from heed.facts.organisation import OrganisationDescribed
from heed.facts.person import ContactKnown, PersonDescribed, PersonEmployed
from heed.matching.model import LIKELY, VERSION

pytestmark = pytest.mark.django_db
BORN = date(1980, 3, 4)


def told(adult: str, setting: str) -> ConcernReceived:
    return ConcernReceived(
        reference=f"C-{adult[:3]}", channel="phone", source="school", words="He drove her home alone.",
        referred=date(2026, 3, 2), adult=adult, setting=setting, owner="post-desk",
    )  # fmt: skip


@pytest.fixture(autouse=True)
def on_record(cast: Cast) -> None:
    now = timezone.now()
    state(cast.ben, "p1", PersonDescribed(
        name="Małgorzata Fernshaw", born=BORN, sex="female", address="12 Elm Road, LS8 4AB",
    ), now=now)  # fmt: skip
    state(
        cast.ben, "p2", PersonDescribed(name="Corin Thistledown", born=date(1971, 8, 9), sex="male"), now=now
    )
    state(cast.ben, "p3", PersonDescribed(name="Barnaby Oakley"), now=now)
    state(cast.ben, "p3", ContactKnown(contact_kind="vehicle", value="MK68 QRS"), now=now)
    state(cast.ben, "p3", ContactKnown(contact_kind="phone", value="07700 900123"), now=now)
    state(
        cast.ben,
        "o1",
        OrganisationDescribed(name="Little Acorns Nursery", organisation_kind="nursery"),
        now=now,
    )
    state(cast.ben, "c1", told("Mr Cobblestone", "Little Acorns Day Nursery"), now=now)
    state(cast.ben, "c2", told("Gosia Fernshaw", "Brammoor Swimming Club"), now=now)


def files(asked: Asked) -> list[str]:
    return [one.file for one in look_for(asked).found]


def test_a_known_form_of_a_name_and_a_slip_in_the_date_find_the_person_and_say_why() -> None:
    found = look_for(
        Asked(name="Fernshaw, Gosia", born=date(1980, 3, 5), sex="female", address="LS8 4AB")
    ).found
    first = found[0]
    assert (first.file, first.kind, first.name, first.band) == ("p1", "person", "Małgorzata Fernshaw", LIKELY)
    assert {(line.field, line.asked, line.held) for line in first.fields} >= {
        ("name", "gosia", "malgorzata"),
        ("name", "fernshaw", "fernshaw"),
        ("born", "1980-03-05", "1980-03-04"),
        ("sex", "female", "female"),
    }
    assert all(line.reason for line in first.fields)


def test_the_lines_of_each_suggestion_add_up_to_its_total() -> None:
    for one in look_for(Asked(name="Gosia Fernshaw", setting="Brammoor")).found:
        assert sum(line.weight for line in one.fields) == pytest.approx(one.total, abs=0.005)
        assert one.strength < one.total


def test_a_concern_that_names_an_adult_only_as_told_is_found() -> None:
    assert files(Asked(name="Gosia Fernshaw")) == ["c2", "p1"]
    assert files(Asked(name="Barnaby Cobblestone")) == ["c1"]


def test_a_setting_is_found_as_an_organisation_and_in_what_was_told() -> None:
    assert set(files(Asked(setting="Little Acorn Nursery"))) == {"o1", "c1"}
    assert files(Asked(setting="Nursery")) == []


@pytest.mark.parametrize("asked", [Asked(phones=("+44 7700 900123",)), Asked(vehicles=("mk6bqrs",))])
def test_a_telephone_number_or_a_vehicle_finds_its_person_however_written(asked: Asked) -> None:
    assert files(asked) == ["p3"]


def test_an_address_finds_who_lives_there() -> None:
    assert files(Asked(address="12 Elm Rd, LS84AB")) == ["p1"]


def test_where_somebody_works_adds_to_their_name(cast: Cast) -> None:
    state(cast.ben, "p3", PersonEmployed(organisation="o1", title="Cook"), now=timezone.now())
    found = {one.file: one for one in look_for(Asked(name="Barnaby Oakley", setting="Little Acorns")).found}
    assert "setting" in {line.field for line in found["p3"].fields}


def test_what_is_excluded_is_not_found() -> None:
    assert [one.file for one in look_for(Asked(name="Gosia Fernshaw"), exclude={"c2"}).found] == ["p1"]


def test_no_more_than_asked_for() -> None:
    assert len(look_for(Asked(name="Gosia Fernshaw"), limit=1).found) == 1


@pytest.mark.parametrize(
    "asked",
    [Asked(), Asked(name="?!"), Asked(name="Quillon Featherby", born=date(2001, 7, 30)), Asked(sex="male")],
)
def test_somebody_who_is_not_on_record_finds_nobody(asked: Asked) -> None:
    answer = look_for(asked)
    assert (answer.found, answer.too_common) == ((), 0)


def test_of_two_people_of_one_name_neither_is_likely(cast: Cast) -> None:
    state(
        cast.ben, "p5", PersonDescribed(name="Corin Thistledown", born=date(1990, 1, 2)), now=timezone.now()
    )
    bands = {one.file: one.band for one in look_for(Asked(name="Corin Thistledown")).found}
    assert bands.keys() == {"p2", "p5"}
    assert LIKELY not in bands.values()
    (first, *_) = look_for(Asked(name="Corin Thistledown", born=date(1990, 1, 2))).found
    assert (first.file, first.band) == ("p5", LIKELY)


def test_the_model_is_named_with_the_answer() -> None:
    assert look_for(Asked(name="Gosia Fernshaw")).model == VERSION


def test_a_name_that_many_share_is_not_answered_with_some_of_them(cast: Cast) -> None:
    for number in range(12):
        state(cast.ben, f"s{number}", PersonDescribed(name="Corin Thistledown"), now=timezone.now())
    answer = look_for(Asked(name="Corin Thistledown"))
    assert (answer.found, answer.too_common) == ((), 13)
    assert files(Asked(name="Corin Thistledown", born=date(1971, 8, 9)))[0] == "p2"


def test_naming_somebody_finds_also_those_of_another_name_and_says_why(cast: Cast) -> None:
    """A changed surname is not like the one typed; the day of birth and the address speak for it."""
    home, born = "7 Larkspur Gardens, Nethermoor, NT4 7QX", date(1984, 3, 9)
    known = PersonDescribed(name="Rosalind Thackeray", born=born, sex="female", address=home)
    state(cast.alice, "p-known", known, now=timezone.now())
    married = PersonDescribed(name="Rosalind Okonkwo", born=born, sex="female", address=home)
    (match,) = people_meant(married)
    assert (match.person, match.born) == ("p-known", born)
    assert {"born", "address"} <= {line.field for line in match.why if line.weight > 0}
    assert people_meant(PersonDescribed(name="Rosalind Okonkwo")) == []
