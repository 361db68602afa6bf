"""What waits once something that was said is said otherwise."""

from datetime import UTC, date, datetime

from heed.duties import Duty, open_duties
from heed.duties.done import done_duties
from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    EmployerActed,
    OutcomeDecided,
    PersonTakenOut,
    SubjectNamed,
)
from heed.facts.base import Fact, History, Recorded
from heed.facts.onward import ReferralConsidered
from heed.facts.telling import PersonTold
from heed.rulebook.book import RULEBOOK

FIRST = date(2026, 3, 2)
Dated = tuple[date, Fact]


def history(*said: Dated) -> History:
    return tuple(
        Recorded("f", seq, datetime(day.year, day.month, day.day, 12, tzinfo=UTC), "a", "p", fact)
        for seq, (day, fact) in enumerate(said)
    )


def waiting(*said: Dated) -> dict[str, Duty]:
    return {duty.item: duty for duty in open_duties("allegation", history(*said), RULEBOOK)}


OPENED: tuple[Dated, ...] = (
    (FIRST, AllegationFileOpened(reference="A", concern="c", summary="S.", referred=FIRST, owner="do")),
    (FIRST, ChildNamed(child="kim")),
    (FIRST, SubjectNamed(subject="lee")),
    (FIRST, AllegationMade(allegation="a1", child="kim", subject="lee", category="physical")),
)


def acted(outcome: str, corrects: int | None = None) -> EmployerActed:
    return EmployerActed(subject="lee", outcome=outcome, corrects=corrects)


def decided(outcome: str, corrects: int | None = None, reason: str = "R.") -> OutcomeDecided:
    return OutcomeDecided(
        allegation="a1", outcome=outcome, definition="D.", reason=reason, evidence="E.", corrects=corrects
    )


def told(party: str, person: str, on: date) -> PersonTold:
    return PersonTold(party=party, person=person, stage="outcome", on=on, by="Desk", how="phone", words="W.")


def test_other_bodies_are_thought_of_from_the_day_on_which_somebody_is_on_record_as_removed() -> None:
    warned, dismissed = (FIRST, acted("written-warning")), (date(2026, 6, 1), acted("dismissed", 4))
    assert waiting(*OPENED, warned, dismissed)["refer:dbs:lee"].start == date(2026, 6, 1)
    resigned = (date(2026, 6, 20), acted("resigned", 5))
    assert waiting(*OPENED, warned, dismissed, resigned)["refer:dbs:lee"].start == date(2026, 6, 1)
    none = (
        date(2026, 6, 22),
        ReferralConsidered(referral="r", subject="lee", body="dbs", decision="not-due", reason="R."),
    )
    done = done_duties("allegation", history(*OPENED, warned, dismissed, none), RULEBOOK)
    (considered,) = (duty for duty in done if duty.what == "consider-referral")
    assert (considered.start, considered.late) == (date(2026, 6, 1), False)


def test_of_somebody_named_again_what_was_said_before_starts_no_clock() -> None:
    out = (date(2026, 4, 1), PersonTakenOut(person="lee", reason="Another Lee."))
    again = (date(2026, 5, 1), SubjectNamed(subject="lee"))
    anew = (date(2026, 5, 4), acted("dismissed"))
    found = waiting(*OPENED, (FIRST, acted("dismissed")), out, again, anew)
    assert found["refer:dbs:lee"].start == date(2026, 5, 4)


def test_an_outcome_that_changes_is_told_again() -> None:
    heard = tuple(
        (date(2026, 3, 5), told(*who, date(2026, 3, 5)))
        for who in (("family", "kim"), ("subject", "lee"), ("referrer", ""))
    )
    before = (*OPENED, (date(2026, 3, 4), decided("unfounded")), *heard)
    assert not [item for item in waiting(*before) if item.startswith("feedback:")]
    changed = (date(2026, 6, 1), decided("substantiated", 4))
    found = {
        item: duty.start for item, duty in waiting(*before, changed).items() if duty.what == "give-feedback"
    }
    assert found == dict.fromkeys(
        ("feedback:child:kim", "feedback:subject:lee", "feedback:referrer"), date(2026, 6, 1)
    )
    done = done_duties("allegation", history(*before, changed), RULEBOOK)
    assert "give-feedback" not in {duty.what for duty in done}
    again = (date(2026, 6, 2), told("subject", "lee", date(2026, 6, 2)))
    assert "feedback:subject:lee" not in waiting(*before, changed, again)


def test_a_word_put_right_in_the_reason_of_an_outcome_is_not_told_again() -> None:
    before = (*OPENED, (date(2026, 3, 4), decided("unfounded")))
    heard = (date(2026, 3, 5), told("subject", "lee", date(2026, 3, 5)))
    reworded = (date(2026, 6, 1), decided("unfounded", 4, reason="Right."))
    assert "feedback:subject:lee" not in waiting(*before, heard, reworded)


def test_an_outcome_that_was_told_before_it_was_decided_was_not_told() -> None:
    early = (date(2026, 3, 3), told("subject", "lee", date(2026, 3, 3)))
    found = waiting(*OPENED, early, (date(2026, 3, 4), decided("unfounded")))
    assert found["feedback:subject:lee"].start == date(2026, 3, 4)
