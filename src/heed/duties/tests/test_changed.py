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
from heed.facts.duty import DeadlinePassed, DutyRevised, DutySetAside
from heed.facts.meeting import (
    MeetingCancelled,
    MeetingHeld,
    MeetingPlanned,
    MinutesApproved,
    MinutesCirculated,
    MinutesReceived,
    MinutesRecorded,
)
from heed.facts.onward import ReferralConsidered
from heed.facts.telling import PersonNotTold, PersonTold
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


def planned(key: str, on: date) -> MeetingPlanned:
    return MeetingPlanned(meeting=key, meeting_kind="initial", on=on, chair="chair")


DUE = date(2026, 3, 9)  # of the first meeting, five working days after the referral
LATE = DeadlinePassed(
    item="plan", what="plan-meeting", rule="first-meeting", due=DUE, original=DUE, owner="do"
)


def test_the_day_of_the_first_meeting_goes_by_once_whichever_step_missed_it() -> None:
    late = (date(2026, 3, 10), LATE)
    meeting = (date(2026, 3, 11), planned("m1", date(2026, 3, 20)))
    holding = waiting(*OPENED, late, meeting)["hold:m1"]
    assert (holding.original, holding.alarm) == (DUE, date(2026, 3, 20))
    cancelled = (date(2026, 3, 12), MeetingCancelled(meeting="m1", reason="Illness."))
    again = waiting(*OPENED, late, meeting, cancelled)["plan:1"]
    assert (again.original, again.alarm) == (DUE, None)
    assert waiting(*OPENED, meeting)["hold:m1"].alarm == DUE


def test_that_no_meeting_was_planned_is_not_set_aside_for_after_one_is_cancelled() -> None:
    aside = (date(2026, 3, 3), DutySetAside(item="plan", what="plan-meeting", reason="Met elsewhere."))
    assert not [item for item in waiting(*OPENED, aside) if item.startswith("plan")]
    meeting = (date(2026, 3, 4), planned("m1", date(2026, 3, 6)))
    cancelled = (date(2026, 3, 5), MeetingCancelled(meeting="m1", reason="Illness."))
    assert waiting(*OPENED, aside, meeting, cancelled)["plan:1"].what == "plan-meeting"


def test_a_new_day_to_look_again_is_a_duty_of_its_own() -> None:
    def later(day: date) -> PersonNotTold:
        return PersonNotTold(party="subject", person="lee", stage="concern", reason="R.", look_again=day)

    item = "look-again:subject:lee:concern:2026-04-01"
    aside = (date(2026, 3, 4), DutySetAside(item=item, what="look-again", reason="R."))
    first = (*OPENED, (FIRST, later(date(2026, 4, 1))))
    assert item in waiting(*first)
    assert item not in waiting(*first, aside)
    again = (date(2026, 3, 5), later(date(2026, 5, 1)))
    assert waiting(*first, aside, again)["look-again:subject:lee:concern:2026-05-01"].due == date(2026, 5, 1)


def test_minutes_given_again_have_their_own_day_whatever_was_said_of_the_earlier_copy() -> None:
    held = MeetingHeld(meeting="m1", on=DUE, attendance=())
    given = (MinutesApproved(meeting="m1"), MinutesCirculated(meeting="m1", posts=("desk",)))
    said: tuple[Dated, ...] = (
        *OPENED,
        *(
            (DUE, fact)
            for fact in (planned("m1", DUE), held, MinutesRecorded(meeting="m1", text="W."), *given)
        ),
    )
    new_day = DutyRevised(item="read:m1:desk", what="read-minutes", due=date(2026, 3, 20), reason="Away.")
    read = MinutesReceived(meeting="m1", post="desk")
    said = (*said, (date(2026, 3, 10), new_day))
    assert waiting(*said)["read:m1:desk"].due == date(2026, 3, 20)
    right = MinutesRecorded(meeting="m1", text="Right.", corrects=6)
    again = (*said, (date(2026, 3, 11), read), *((date(2026, 4, 1), fact) for fact in (right, *given)))
    assert waiting(*again)["read:m1:desk"].due == date(2026, 4, 10)


def test_two_meetings_of_one_day_that_are_not_held_are_two_days_gone_by() -> None:
    both = ((FIRST, planned("m1", date(2026, 3, 5))), (FIRST, planned("m2", date(2026, 3, 5))))
    gone = DeadlinePassed(
        item="hold:m1", what="hold-meeting", due=date(2026, 3, 5), original=date(2026, 3, 5), owner="chair"
    )
    found = waiting(*OPENED, *both, (date(2026, 3, 6), gone))
    assert (found["hold:m1"].alarm, found["hold:m2"].alarm) == (None, date(2026, 3, 5))


def test_deciding_once_more_to_refer_does_not_move_the_first_day() -> None:
    def considered(decision: str, by: date | None = None) -> ReferralConsidered:
        return ReferralConsidered(
            referral="r", subject="lee", body="dbs", decision=decision, reason="R.", by=by
        )

    first = (*OPENED, (FIRST, considered("refer")))
    again = (date(2026, 3, 6), considered("employer-refers", date(2027, 3, 1)))
    duty = waiting(*first, again)["send:r"]
    assert (duty.due, duty.original) == (date(2027, 3, 1), DUE)
    meanwhile = (date(2026, 3, 5), considered("not-yet"))
    duty = waiting(*first, meanwhile, again)["send:r"]
    assert (duty.due, duty.original) == (date(2027, 3, 1), date(2027, 3, 1))
