"""What was known on a day, and which statement may correct which."""

from datetime import UTC, datetime, timedelta

import pytest

from heed.facts.base import Fact, History, NotACorrection, Recorded, check_correction, effective, known_on
from heed.facts.concern import ConcernTakenToFile, NoteAdded

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def noted(text: str, corrects: int | None = None) -> NoteAdded:
    return NoteAdded(text=text, corrects=corrects)


def history(*facts: tuple[Fact, int]) -> History:
    """Facts, each with the minutes after AT that its clock showed."""
    return tuple(
        Recorded("f", seq, AT + timedelta(minutes=minutes), "a", "p", fact)
        for seq, (fact, minutes) in enumerate(facts)
    )


def test_known_on_a_moment_is_what_was_recorded_up_to_and_at_it() -> None:
    told = history((noted("one"), 0), (noted("two"), 1))
    assert known_on(told, AT - timedelta(microseconds=1)) == ()
    assert known_on(told, AT) == told[:1]
    assert known_on(told, AT + timedelta(minutes=1)) == told


def test_a_clock_that_was_set_back_makes_no_gap_in_what_was_known() -> None:
    """The order of the record is what happened; a time is what a clock said of it."""
    told = history((noted("one"), 10), (noted("two"), 20), (noted("two again", corrects=1), 5))
    assert known_on(told, AT + timedelta(minutes=6)) == ()
    assert known_on(told, AT + timedelta(minutes=15)) == told[:1]
    assert [item.fact for item in effective(known_on(told, AT + timedelta(minutes=15)))] == [noted("one")]
    assert known_on(told, AT + timedelta(minutes=20)) == told


@pytest.mark.parametrize("corrects", [-1, 1, 2])
def test_a_correction_names_an_earlier_entry_of_its_file(corrects: int) -> None:
    told = history((noted("one"), 0), (noted("again", corrects), 1))
    with pytest.raises(NotACorrection):
        check_correction(told[1], told)


def test_a_correction_states_the_same_kind_of_thing() -> None:
    told = history((noted("one"), 0), (ConcernTakenToFile(allegation_file="a", corrects=0), 1))
    with pytest.raises(NotACorrection):
        check_correction(told[1], told)


def test_a_correction_may_itself_be_corrected() -> None:
    told = history((noted("one"), 0), (noted("two", corrects=0), 1), (noted("three", corrects=1), 2))
    for item in told:
        check_correction(item, told)
