"""What waits in a file, for whom, by when."""

from datetime import UTC, date, datetime, timedelta

import pytest

from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    EmployerActed,
    FileClosed,
    FilePassed,
    OutcomeDecided,
    SubjectNamed,
)
from heed.facts.base import Fact, History, Recorded
from heed.facts.concern import ConcernReceived, ConcernScreened, ConcernTakenToFile
from heed.facts.meeting import (
    ActionAgreed,
    ActionEnded,
    ActionRevised,
    MeetingCancelled,
    MeetingHeld,
    MeetingPlanned,
    MinutesRecorded,
)
from heed.store.derived.due import Due, allegation_dues, concern_dues

FRIDAY = date(2026, 2, 27)
AT = datetime(2026, 2, 27, 12, tzinfo=UTC)


def history(*facts: Fact) -> History:
    return tuple(
        Recorded("f", seq, AT + timedelta(minutes=seq), "a", "p", fact) for seq, fact in enumerate(facts)
    )


def received(referred: date = FRIDAY) -> ConcernReceived:
    return ConcernReceived(
        reference="C-1", channel="phone", source="school", words="Told.", referred=referred, owner="desk"
    )


def screened(as_: str, corrects: int | None = None) -> ConcernScreened:
    return ConcernScreened(screened_as=as_, limbs=(), reason="Why.", corrects=corrects)


def opened(referred: date = FRIDAY) -> AllegationFileOpened:
    return AllegationFileOpened(
        reference="A-1", concern="c", summary="In brief.", referred=referred, owner="do"
    )


NAMED: tuple[Fact, ...] = (
    ChildNamed(child="kim"),
    SubjectNamed(subject="lee"),
    AllegationMade(allegation="a1", child="kim", subject="lee", category="physical"),
)
OUTCOME = OutcomeDecided(
    allegation="a1", outcome="substantiated", definition="D.", reason="R.", evidence="E."
)
EMPLOYER = EmployerActed(subject="lee", outcome="dismissed")
PLANNED = MeetingPlanned(meeting="m1", meeting_kind="initial", on=date(2026, 3, 5), chair="chair")
HELD = MeetingHeld(meeting="m1", on=date(2026, 3, 5), attendance=())
MINUTES = MinutesRecorded(meeting="m1", text="Minutes.")


def steps(*facts: Fact) -> dict[str, tuple[str, date]]:
    return {due.item: (due.owner, due.due) for due in allegation_dues(history(*facts))}


def test_a_concern_is_screened_by_the_next_working_day() -> None:
    (due,) = concern_dues(history(received()))
    assert due == Due("screen", "screen", "desk", date(2026, 3, 2), date(2026, 3, 2))


@pytest.mark.parametrize("decision", ["consultation", "low-level", "out-of-scope"])
def test_a_concern_that_is_no_referral_waits_for_nothing(decision: str) -> None:
    assert list(concern_dues(history(received(), screened(decision)))) == []


def test_a_referral_waits_for_its_file_until_it_has_one() -> None:
    facts = received(), screened("referral")
    assert [due.item for due in concern_dues(history(*facts))] == ["open-file"]
    assert list(concern_dues(history(*facts, ConcernTakenToFile(allegation_file="f2")))) == []


def test_a_corrected_screening_counts_from_the_day_of_the_first() -> None:
    first = history(received(), screened("consultation"))
    late = Recorded("f", 2, AT + timedelta(days=30), "a", "p", screened("referral", corrects=1))
    (due,) = concern_dues((*first, late))
    assert due.due == date(2026, 3, 2)


@pytest.mark.parametrize("referred", [date(1950, 1, 31), date(2500, 1, 1), date(9999, 12, 31)])
def test_a_day_beyond_the_calendar_still_folds(referred: date) -> None:
    assert all(due.due >= referred for due in concern_dues(history(received(referred))))
    assert all(due.due >= referred for due in allegation_dues(history(opened(referred), *NAMED)))


def test_a_new_file_waits_for_names_and_a_meeting() -> None:
    assert steps(opened()) == {"complete": ("do", date(2026, 3, 2)), "plan": ("do", date(2026, 3, 6))}


def test_each_allegation_and_subject_waits_for_its_ending() -> None:
    waiting = steps(opened(), *NAMED)
    assert waiting["outcome:a1"] == waiting["employer:lee"] == ("do", date(2026, 3, 27))
    assert "complete" not in waiting


def test_a_meeting_waits_to_be_held_then_for_its_minutes() -> None:
    assert steps(opened(), PLANNED) == {
        "complete": ("do", date(2026, 3, 2)),
        "hold:m1": ("chair", date(2026, 3, 5)),
    }
    assert steps(opened(), PLANNED, HELD)["minutes:m1"] == ("chair", date(2026, 4, 2))
    assert "minutes:m1" not in steps(opened(), PLANNED, HELD, MINUTES)


def test_a_cancelled_meeting_has_to_be_planned_again() -> None:
    waiting = steps(opened(), PLANNED, MeetingCancelled(meeting="m1", reason="Ill."))
    assert set(waiting) == {"complete", "plan"}


def test_a_review_waits_until_a_meeting_is_planned_for_it() -> None:
    review = MeetingHeld(meeting="m1", on=date(2026, 3, 5), attendance=(), next_review=date(2026, 4, 1))
    later = MeetingPlanned(meeting="m2", meeting_kind="review", on=date(2026, 4, 1), chair="chair")
    assert steps(opened(), PLANNED, review)["review"] == ("do", date(2026, 4, 1))
    assert "review" not in steps(opened(), PLANNED, review, later)


def test_a_revised_action_keeps_its_first_day_beside_the_new_one() -> None:
    agreed = ActionAgreed(action="x", what="Check.", owner="head", due=date(2026, 3, 10))
    revised = ActionRevised(action="x", due=date(2026, 3, 20), reason="Ill.")
    (due,) = (d for d in allegation_dues(history(opened(), agreed, revised)) if d.what == "action")
    assert (due.owner, due.due, due.original) == ("head", date(2026, 3, 20), date(2026, 3, 10))
    ended = ActionEnded(action="x", status="done", result="Checked.")
    assert "action:x" not in steps(opened(), agreed, ended)


def test_when_nothing_else_is_open_the_file_waits_to_be_closed() -> None:
    facts = (opened(), *NAMED, PLANNED, HELD, MINUTES, OUTCOME, EMPLOYER)
    assert steps(*facts) == {"close": ("do", date(2026, 3, 27))}
    closed = FileClosed(closed_as="concluded", reason="R.", evidence="E.")
    assert steps(*facts, closed) == {}


def test_whoever_takes_the_file_over_has_its_steps() -> None:
    passed = FilePassed(owner="deputy", reason="Leave.")
    assert {owner for owner, _ in steps(opened(), passed).values()} == {"deputy"}
