"""The whole score: what each field is worth, that its lines add up, and that it says nothing of what is not known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heed.matching.model import LIKELY, POSSIBLE, SETTING_AT_MOST, WEAKER, band
from heed.matching.profile import NOTHING, Profile
from heed.matching.score import Register, Score, score

TOWN = Register(1_000_000, {"Wahmed": 8_000, "Kamd": 12_000, "RLS8": 9_000, "RLS8 4": 3_000, "RLS8 4AB": 30})
BORN = date(1980, 3, 4)

word = st.sampled_from(["Anna", "Ania", "Kowalska", "Ahmed", "Begum", "Md", "Zoë", "Oakley-Ashby"])
profiles = st.builds(
    Profile,
    names=st.lists(st.lists(word, min_size=1, max_size=3).map(" ".join), max_size=2).map(tuple),
    born=st.none() | st.dates(date(1960, 1, 1), date(2010, 12, 31)),
    sex=st.sampled_from(["", "female", "male", "not-known"]),
    addresses=st.lists(
        st.sampled_from(["12 Elm Road LS8 4AB", "3 Elm Road LS8 4AB", "LS8", "The Mill"]), max_size=2
    ).map(tuple),
    phones=st.lists(st.sampled_from(["07700 900123", "+44 7700 900123", "01632 960001"]), max_size=2).map(
        tuple
    ),
    vehicles=st.lists(st.sampled_from(["MK68 QRS", "MK6B QR5"]), max_size=1).map(tuple),
    settings=st.lists(st.sampled_from(["Little Acorns Nursery", "Acorn School", "School"]), max_size=1).map(
        tuple
    ),
)


def weights(one: Profile, other: Profile, field: str) -> float:
    return sum(line.weight for line in score(one, other, TOWN).fields if line.field == field)


@given(profiles, profiles)
def test_the_lines_add_up_to_the_total(one: Profile, other: Profile) -> None:
    made = score(one, other, TOWN)
    assert sum(line.weight for line in made.fields) == pytest.approx(made.total, abs=0.005)


@given(profiles, profiles)
def test_every_line_says_field_both_values_reason_and_weight(one: Profile, other: Profile) -> None:
    for line in score(one, other, TOWN).fields:
        assert line.field
        assert line.reason
        assert line.asked or line.held
        assert -10 < line.weight <= 17


@given(profiles, profiles)
def test_scoring_is_symmetric(one: Profile, other: Profile) -> None:
    assert score(one, other, TOWN).total == pytest.approx(score(other, one, TOWN).total, abs=0.005)


@given(profiles)
def test_what_is_not_known_counts_nothing(one: Profile) -> None:
    assert score(one, NOTHING, TOWN) == Score(0, ())


def test_a_changed_weight_would_break_the_sum() -> None:
    """A control: the test of the sum can fail."""
    made = score(Profile(names=("Anna Oakley",), born=BORN), Profile(names=("Anna Oakley",), born=BORN), TOWN)
    assert sum(line.weight for line in made.fields[1:]) != pytest.approx(made.total, abs=0.005)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (BORN, "the same"),
        (date(1980, 4, 3), "day and month exchanged"),
        (date(1981, 3, 4), "one digit differs"),
        (date(1992, 3, 4), "two of day, month and year are the same"),
        (date(1981, 5, 4), "two digits differ"),
        (date(1980, 11, 25), "only the year is the same"),
        (date(1975, 12, 31), "differs"),
    ],
)
def test_each_level_of_a_date_of_birth(other: date, reason: str) -> None:
    (line,) = score(Profile(born=BORN), Profile(born=other), TOWN).fields
    assert (line.field, line.asked, line.held, line.reason) == (
        "born",
        "1980-03-04",
        other.isoformat(),
        reason,
    )


def test_the_nearer_a_date_the_more_it_is_worth() -> None:
    near = [date(1980, 3, 4), date(1980, 4, 3), date(1981, 3, 4), date(1992, 3, 4), date(1981, 5, 4)]
    worth = [weights(Profile(born=BORN), Profile(born=other), "born") for other in near]
    assert worth == sorted(worth, reverse=True)
    assert worth[-2] > 0 > weights(Profile(born=BORN), Profile(born=date(1975, 12, 31)), "born")


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ("Flat 2, 12 Elm Rd, ls84ab", "the same postcode"),
        ("12 Elm Rd, ls84ab", "the same house"),
        ("7 Elm Street, LS8 4XY", "the same postcode sector"),
        ("LS8", "the same postcode district"),
        ("12, Elm Road", "the same street and number"),
        ("8 Elm Road", "the same street"),
        ("The Mill, YO1 7HH", "differs"),
    ],
)
def test_each_level_of_an_address(other: str, reason: str) -> None:
    (line,) = score(Profile(addresses=("12 Elm Road LS8 4AB",)), Profile(addresses=(other,)), TOWN).fields
    assert line.reason == reason


def test_an_area_in_which_many_live_is_worth_less() -> None:
    here, there = Profile(addresses=("1 Elm Road LS8 4AB",)), Profile(addresses=("9 Elm Row LS8 4AB",))
    crowded = Register(1_000_000, {"RLS8 4AB": 9_000})
    assert score(here, there, crowded).total < score(here, there, TOWN).total


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Profile(phones=("07700 900123",)), Profile(phones=("+44 (0)7700 900123",))),
        (Profile(emails=("Anna.O@Example.org",)), Profile(emails=("anna.o+school@example.org",))),
        (Profile(vehicles=("MK68 QRS",)), Profile(vehicles=("mk6b qr5",))),
    ],
)
def test_identifiers_count_however_they_are_written(one: Profile, other: Profile) -> None:
    assert score(one, other, TOWN).total > 10


def test_other_numbers_say_nothing_since_people_have_several() -> None:
    one, other = Profile(phones=("07700 900123",)), Profile(phones=("01632 960001",))
    assert score(one, other, TOWN).fields == ()


def test_sex_counts_only_where_both_are_recorded() -> None:
    assert weights(Profile(sex="female"), Profile(sex="female"), "sex") == pytest.approx(0.99, abs=0.01)
    assert weights(Profile(sex="female"), Profile(sex="male"), "sex") < -3
    assert score(Profile(sex="female"), Profile(sex="refused"), TOWN).fields == ()


def test_the_best_of_several_names_counts() -> None:
    held = Profile(names=("Zara Oakley", "Zoe Kettlewell"))
    assert weights(Profile(names=("Zoe Kettlewell",)), held, "name") > 20


def test_beside_a_name_a_setting_adds_a_little_and_takes_nothing() -> None:
    one = Profile(names=("Anna Oakley",), settings=("Thistledown Nursery",))
    same = Profile(names=("Anna Oakley",), settings=("Thistledown Day Nursery",))
    other = Profile(names=("Anna Oakley",), settings=("Larkspur School",))
    assert 0 < weights(one, same, "setting") <= SETTING_AT_MOST
    assert weights(one, other, "setting") == 0
    assert (
        weights(Profile(settings=one.settings), Profile(settings=same.settings), "setting") > SETTING_AT_MOST
    )


def test_a_rival_of_whom_as_much_speaks_halves_the_odds() -> None:
    register = Register(2**20)
    assert register.bits_beside([]) == register.bits
    assert register.bits_beside([20.0]) == 21
    assert register.bits_beside([40.0]) == pytest.approx(40, abs=0.001)


def test_bands_move_with_the_register() -> None:
    assert [band(strength) for strength in (5.0, 4.99, 0.0, -0.01)] == [LIKELY, POSSIBLE, POSSIBLE, WEAKER]
    assert Register(2**20).bits - Register(2**10).bits == 10
    assert Register(3).bits == Register(1_000).bits
