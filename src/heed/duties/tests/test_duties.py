"""What waits in a file, for whom, by when."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest

from heed.duties import Duty, duties, elapsed, open_duties
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
from heed.facts.border import TransferAnswered, TransferOffered, TransferReceived
from heed.facts.concern import ConcernReceived, ConcernScreened, ConcernTakenToFile, ResponseGiven
from heed.facts.duty import DeadlinePassed, DutyRevised, DutySetAside, Pause, UpdateAsked, UpdateGiven
from heed.facts.meeting import (
    ActionAgreed,
    ActionEnded,
    ActionRevised,
    MeetingCancelled,
    MeetingHeld,
    MeetingPlanned,
    MinutesApproved,
    MinutesCirculated,
    MinutesNotTaken,
    MinutesRecorded,
)
from heed.facts.onward import (
    DisclosureAnswered,
    DisclosureMade,
    OtherWorkKnown,
    ReferralAnswered,
    ReferralConsidered,
    ReferralSent,
    TellingConsidered,
)
from heed.facts.person import PersonDescribed
from heed.facts.recurrence import ReconsiderationDue, Reconsidered
from heed.facts.suspension import SuspensionConsidered, SuspensionEnded, SuspensionReviewed
from heed.facts.telling import PersonNotTold, PersonTold
from heed.facts.tracks import TrackNotOpened, TrackStepTaken
from heed.rulebook.book import RULEBOOK
from heed.rulebook.citation import OWN
from heed.rulebook.codes import Code

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


LINE = {"complete-file", "plan-meeting", "hold-meeting", "record-minutes", "review", "action"}


def waiting(*facts: Fact) -> dict[str, Duty]:
    return {duty.item: duty for duty in open_duties("allegation", history(*facts), RULEBOOK)}


def steps(*facts: Fact) -> dict[str, tuple[str, date]]:
    """The duties of the line by item, without those of the other tracks and of those to be told."""
    return {
        i: (d.owner, d.due)
        for i, d in waiting(*facts).items()
        if d.what in LINE or i in {"outcome:a1", "employer:lee"}
    }


def test_screened_in_time() -> None:
    monday = date(2026, 3, 2)
    _, screen = open_duties("concern", history(received()), RULEBOOK)
    assert screen == Duty("screen", "screen", "desk", monday, monday, "screened-in-time", FRIDAY)


@pytest.mark.parametrize("decision", ["consultation", "low-level", "out-of-scope"])
def test_a_concern_that_is_no_referral_waits_until_the_referrer_knows(decision: str) -> None:
    no_further = (received(), screened(decision))
    (waits,) = open_duties("concern", history(*no_further), RULEBOOK)
    assert (waits.item, waits.what, waits.rule) == ("feedback:referrer", "give-feedback", "outcome-told")
    response = ResponseGiven(on=FRIDAY, to="Head", how="phone", advice="None is needed.")
    told = PersonTold(party="referrer", stage="outcome", on=FRIDAY, by="Officer", how="phone", words="Said.")
    advised = msgspec.structs.replace(screened(decision), advice="Talk to them.")
    unknown = msgspec.structs.replace(received(), source="anonymous")
    for heard in (
        (*no_further, response),
        (*no_further, told),
        (received(), advised),
        (unknown, screened(decision)),
    ):
        assert open_duties("concern", history(*heard), RULEBOOK) == []


def test_the_referrer_of_a_concern_is_looked_at_again() -> None:
    later = PersonNotTold(party="referrer", stage="outcome", reason="Away.", look_again=date(2026, 4, 1))
    (waits,) = open_duties("concern", history(received(), screened("low-level"), later), RULEBOOK)
    assert (waits.item, waits.due) == ("look-again:referrer::outcome:2026-04-01", date(2026, 4, 1))


def test_first_response_waits_until_it_is_given() -> None:
    respond, _ = open_duties("concern", history(received()), RULEBOOK)
    assert (respond.what, respond.rule, respond.due) == ("respond", "first-response", date(2026, 3, 2))


def test_file_opened_in_time_after_a_referral() -> None:
    facts = received(), screened("referral")
    (due,) = open_duties("concern", history(*facts), RULEBOOK)
    assert (due.item, due.rule) == ("open-file", "file-opened-in-time")
    assert (
        list(open_duties("concern", history(*facts, ConcernTakenToFile(allegation_file="f2")), RULEBOOK))
        == []
    )


def test_a_corrected_screening_counts_from_the_day_of_the_first() -> None:
    first = history(received(), screened("consultation"))
    late = Recorded("f", 2, AT + timedelta(days=30), "a", "p", screened("referral", corrects=1))
    (due,) = open_duties("concern", (*first, late), RULEBOOK)
    assert due.due == date(2026, 3, 2)


@pytest.mark.parametrize("referred", [date(1950, 1, 31), date(2500, 1, 1), date(9999, 12, 31)])
def test_a_day_beyond_the_calendar_still_folds(referred: date) -> None:
    assert all(due.due >= referred for due in open_duties("concern", history(received(referred)), RULEBOOK))
    assert all(
        due.due >= referred for due in open_duties("allegation", history(opened(referred), *NAMED), RULEBOOK)
    )


def test_a_new_file_waits_for_names_and_a_meeting() -> None:
    assert steps(opened()) == {"complete": ("do", date(2026, 3, 2)), "plan": ("do", date(2026, 3, 6))}


def test_each_allegation_and_subject_waits_for_its_ending() -> None:
    found = steps(opened(), *NAMED)
    assert found["outcome:a1"] == found["employer:lee"] == ("do", date(2026, 3, 27))
    assert "complete" not in found


def test_minutes_in_time_once_a_meeting_was_held() -> None:
    assert steps(opened(), PLANNED) == {
        "complete": ("do", date(2026, 3, 2)),
        "hold:m1": ("chair", date(2026, 3, 5)),
    }
    assert steps(opened(), PLANNED, HELD)["minutes:m1"] == ("chair", date(2026, 4, 2))
    assert "minutes:m1" not in steps(opened(), PLANNED, HELD, MINUTES)


def test_a_cancelled_meeting_has_to_be_planned_again() -> None:
    found = steps(opened(), PLANNED, MeetingCancelled(meeting="m1", reason="Ill."))
    assert set(found) == {"complete", "plan:1"}


def test_a_review_waits_until_a_meeting_is_planned_for_it() -> None:
    review = MeetingHeld(meeting="m1", on=date(2026, 3, 5), attendance=(), next_review=date(2026, 4, 1))
    later = MeetingPlanned(meeting="m2", meeting_kind="review", on=date(2026, 4, 1), chair="chair")
    assert steps(opened(), PLANNED, review)["review:m1"] == ("do", date(2026, 4, 1))
    assert "review:m1" not in steps(opened(), PLANNED, review, later)


def test_a_revised_action_keeps_its_first_day_beside_the_new_one() -> None:
    agreed = ActionAgreed(action="x", what="Check.", owner="head", due=date(2026, 3, 10))
    revised = ActionRevised(action="x", due=date(2026, 3, 20), reason="Ill.")
    (due,) = (
        d
        for d in open_duties("allegation", history(opened(), agreed, revised), RULEBOOK)
        if d.what == "action"
    )
    assert (due.owner, due.due, due.original) == ("head", date(2026, 3, 20), date(2026, 3, 10))
    ended = ActionEnded(action="x", status="done", result="Checked.")
    assert "action:x" not in steps(opened(), agreed, ended)


WHY: dict[str, Any] = {"reason": "R."}
NO_TRACKS = tuple(TrackNotOpened(track=t, subject="lee", **WHY) for t in ("criminal", "regulator"))
SETTLED = (opened(), *NAMED, PLANNED, HELD, MINUTES, OUTCOME, EMPLOYER)
CLOSED = FileClosed(closed_as="concluded", reason="R.", evidence="E.")


def whats(*facts: Fact) -> dict[str, str]:
    return {item: duty.what for item, duty in waiting(*facts).items()}


def test_concluded_in_time_waits_for_each_track_and_then_for_closing() -> None:
    ending = {"end:criminal:lee": "end-track", "end:regulator:lee": "end-track"}
    found = whats(*SETTLED)
    assert {i: w for i, w in found.items() if w in {"end-track", "close-file"}} == ending
    assert {"close": "close-file"}.items() <= whats(*SETTLED, *NO_TRACKS).items()
    assert not set(ending) & set(whats(*SETTLED, *NO_TRACKS))


def test_once_closed_only_what_other_bodies_owe_and_minutes_wait_for_is_left() -> None:
    considered = ReferralConsidered(referral="r1", subject="lee", body="dbs", decision="refer", **WHY)
    papers = (MinutesApproved(meeting="m1"), MinutesCirculated(meeting="m1", posts=()))
    assert whats(*SETTLED, *NO_TRACKS, CLOSED) == {"approve:m1": "approve-minutes"}
    assert whats(*SETTLED, *NO_TRACKS, *papers, CLOSED) == {}
    assert whats(*SETTLED, *NO_TRACKS, *papers, considered, CLOSED) == {"send:r1": "send-referral"}


def test_referral_considered_for_each_body_of_the_sector_once_somebody_was_removed() -> None:
    teacher = SubjectNamed(subject="lee", sector="teaching")
    facts = (opened(), NAMED[0], teacher, NAMED[2], EMPLOYER)
    found = {item for item, what in whats(*facts).items() if what == "consider-referral"}
    assert found == {"refer:dbs:lee", "refer:tra:lee"}
    not_yet = ReferralConsidered(referral="r1", subject="lee", body="dbs", decision="not-yet", **WHY)
    final = ReferralConsidered(referral="r2", subject="lee", body="dbs", decision="not-due", **WHY)
    assert "refer:dbs:lee" in whats(*facts, not_yet)
    assert "refer:dbs:lee" not in whats(*facts, not_yet, final)
    warned = EmployerActed(subject="lee", outcome="written-warning")
    assert "consider-referral" not in whats(*facts[:-1], warned).values()


def test_referral_considered_where_sector_and_ending_are_codes_of_the_authority_s_own() -> None:
    book = RULEBOOK
    for name, code, national in (
        ("sector", "local-tutors", "teaching"),
        ("employment-outcome", "local-let-go", "dismissed"),
    ):
        own = Code(code, "Own", "Own words.", OWN, maps_to=national)
        book = book.with_list(book.lists[name].with_code(own))
    tutor = SubjectNamed(subject="lee", sector="local-tutors")
    gone = EmployerActed(subject="lee", outcome="local-let-go")
    found = open_duties("allegation", history(opened(), NAMED[0], tutor, NAMED[2], gone), book)
    bodies = {duty.item for duty in found if duty.what == "consider-referral"}
    assert bodies == {"refer:dbs:lee", "refer:tra:lee"}


def test_referral_sent_within_its_days_or_by_the_day_set() -> None:
    considered = ReferralConsidered(referral="r1", subject="lee", body="dbs", decision="refer", **WHY)
    assert waiting(opened(), considered)["send:r1"].due == date(2026, 3, 6)
    by = ReferralConsidered(
        referral="r1", subject="lee", body="dbs", decision="refer", by=date(2026, 3, 4), **WHY
    )
    assert waiting(opened(), by)["send:r1"].due == date(2026, 3, 4)


def test_referral_answered_or_followed() -> None:
    considered = ReferralConsidered(referral="r1", subject="lee", body="dbs", decision="refer", **WHY)
    sent = ReferralSent(referral="r1", on=date(2026, 3, 2), how="post", sent_by="Desk")
    answered = ReferralAnswered(referral="r1", on=date(2026, 4, 1), result="noted", answer="Kept.")
    assert waiting(opened(), considered)["send:r1"].due == date(2026, 3, 6)
    assert waiting(opened(), considered, sent)["chase:r1"].due == date(2026, 3, 30)
    assert not {"send:r1", "chase:r1"} & set(waiting(opened(), considered, sent, answered))


def test_other_work_considered_told_and_answered() -> None:
    known = OtherWorkKnown(work="w", subject="lee", where="A swimming club")
    tell = TellingConsidered(work="w", decision="tell", **WHY)
    told = DisclosureMade(
        disclosure="d", about="lee", what="W.", to_whom="Chair", basis="safeguarding", authorised_by="do",
        on=FRIDAY, how="phone", work="w", answer_by=date(2026, 3, 20),
    )  # fmt: skip
    answer = DisclosureAnswered(disclosure="d", on=FRIDAY, answer="Heard.")
    parts = {"consider:w", "tell-employer:w", "disclosure:d"}
    assert parts & set(waiting(opened(), known)) == {"consider:w"}
    assert parts & set(waiting(opened(), known, tell)) == {"tell-employer:w"}
    assert parts & set(waiting(opened(), known, tell, told)) == {"disclosure:d"}
    assert not parts & set(waiting(opened(), known, tell, told, answer))


def employer_s_next(step: str) -> tuple[str, date]:
    """The rule and the day of what the employer has to do after a step on a Friday."""
    taken = TrackStepTaken(track="employment", subject="lee", step=step, on=FRIDAY)
    duty = waiting(opened(), *NAMED, taken)["track:employment:lee:1"]
    assert "employer-step" not in whats(opened(), *NAMED, taken, EMPLOYER).values()
    return duty.rule, duty.due


def test_employer_acts_without_process() -> None:
    assert employer_s_next("no-formal-action") == ("employer-acts-without-process", date(2026, 3, 4))


def test_employer_hearing() -> None:
    assert employer_s_next("hearing-decided") == ("employer-hearing", date(2026, 3, 20))


def test_employer_investigation_report() -> None:
    assert employer_s_next("investigation-begun") == ("employer-investigation-report", date(2026, 3, 13))


def test_employer_decides_after_report() -> None:
    assert employer_s_next("investigation-report") == ("employer-decides-after-report", date(2026, 3, 3))


def test_a_date_set_on_a_track_is_asked_after_until_the_next_step() -> None:
    bail = TrackStepTaken(track="criminal", subject="lee", step="bail", on=FRIDAY, next_on=date(2026, 5, 1))
    charge = TrackStepTaken(track="criminal", subject="lee", step="charge", on=date(2026, 5, 1))
    late = TrackStepTaken(track="criminal", subject="lee", step="arrest", on=date(2026, 2, 2))
    assert waiting(opened(), *NAMED, bail)["track:criminal:lee:1"].due == date(2026, 5, 1)
    assert waiting(opened(), *NAMED, bail, late)["track:criminal:lee:1"].due == date(2026, 5, 1)
    assert "track-date" not in whats(opened(), *NAMED, bail, charge).values()


def test_an_appeal_keeps_the_employment_track_open_whatever_the_employer_did() -> None:
    lodged = TrackStepTaken(
        track="employment", subject="lee", step="appeal-lodged", on=FRIDAY, next_on=date(2026, 5, 1)
    )
    decided = TrackStepTaken(track="employment", subject="lee", step="appeal-decided", on=date(2026, 5, 1))
    before = (opened(), *NAMED, OUTCOME, EMPLOYER, PLANNED, HELD, MINUTES, *NO_TRACKS, lodged)
    assert waiting(*before)["track:employment:lee:1"].due == date(2026, 5, 1)
    assert waiting(*before)["end:employment:lee"].what == "end-track"
    after = waiting(*before, decided)
    assert {"track:employment:lee:1", "track:employment:lee:2", "end:employment:lee"}.isdisjoint(after)
    assert "close" in after


def test_suspension_considered_and_reviewed() -> None:
    week = date(2026, 3, 6)
    considered = SuspensionConsidered(
        consideration="s", subject="lee", decision="suspended", since=FRIDAY, review=week, **WHY
    )
    reviewed = SuspensionReviewed(consideration="s", on=week, review=date(2026, 4, 3), **WHY)
    ended = SuspensionEnded(consideration="s", on=week, **WHY)
    assert waiting(opened(), *NAMED)["suspension:lee"].due == date(2026, 3, 6)
    assert waiting(opened(), *NAMED, considered)["suspension-review:s:0"].due == week
    assert waiting(opened(), *NAMED, considered, reviewed)["suspension-review:s:1"].due == date(2026, 4, 3)
    assert "review-suspension" not in whats(opened(), *NAMED, considered, ended).values()


def test_suspension_reviewed_by_the_rules_known_when_one_that_is_to_come_was_decided() -> None:
    held = SuspensionConsidered(
        consideration="s", subject="lee", decision="suspended", since=date(2026, 4, 1), **WHY
    )
    told = history(opened(), *NAMED, held)
    sooner = RULEBOOK.with_settings("suspension-reviewed", {"days": 7}, since=date(2026, 3, 20), citation=OWN)
    for book in (RULEBOOK, sooner):
        found = {duty.item: duty.due for duty in open_duties("allegation", told, book)}
        assert found["suspension-review:s:0"] == date(2026, 4, 29)


def test_outcome_told_within_its_days() -> None:
    found = waiting(*SETTLED)
    asked = ("feedback:child:kim", "feedback:subject:lee", "feedback:referrer")
    assert {(found[item].rule, found[item].due) for item in asked} == {("outcome-told", date(2026, 3, 13))}


def test_concern_told_then_outcome_told() -> None:
    first = whats(opened(), *NAMED)
    assert {"tell:child:kim", "tell:subject:lee"} <= set(first)
    told = PersonTold(
        party="family", person="kim", stage="concern", on=FRIDAY, by="Desk", how="phone", words="W."
    )
    later = PersonNotTold(
        party="subject",
        person="lee",
        stage="concern",
        look_again=date(2026, 4, 1),
        reason="The police ask for it.",
    )
    then = whats(opened(), *NAMED, told, later)
    assert not {"tell:child:kim", "tell:subject:lee"} & set(then)
    assert then["look-again:subject:lee:concern:2026-04-01"] == "look-again"
    assert {"feedback:child:kim", "feedback:subject:lee", "feedback:referrer"} <= set(whats(*SETTLED))


def test_minutes_circulated_after_they_were_approved() -> None:
    line = (opened(), *NAMED, PLANNED, HELD)
    approved, circulated = MinutesApproved(meeting="m1"), MinutesCirculated(meeting="m1", posts=("do",))
    none = MinutesNotTaken(meeting="m1", **WHY)
    assert waiting(*line, MINUTES)["approve:m1"].due == date(2026, 4, 2)
    assert waiting(*line, MINUTES, approved)["circulate:m1"].due == date(2026, 4, 2)
    papers = {"record-minutes", "approve-minutes", "circulate-minutes"}
    assert not papers & set(whats(*line, MINUTES, approved, circulated).values())
    assert not papers & set(whats(*line, none).values())


def test_first_meeting_planned_late_was_first_due_by_its_rule() -> None:
    late = MeetingPlanned(meeting="m1", meeting_kind="initial", on=date(2026, 3, 20), chair="chair")
    duty = waiting(opened(), late)["hold:m1"]
    assert (duty.due, duty.original) == (date(2026, 3, 20), date(2026, 3, 6))


def test_first_review_set_late_was_first_due_by_its_rule() -> None:
    held = MeetingHeld(meeting="m1", on=date(2026, 3, 5), attendance=(), next_review=date(2026, 5, 1))
    duty = waiting(opened(), PLANNED, held)["review:m1"]
    assert (duty.due, duty.original) == (date(2026, 5, 1), date(2026, 4, 2))


def test_a_revised_duty_counts_against_its_first_day_and_alarms_twice() -> None:
    revised = DutyRevised(item="plan", what="plan-meeting", due=date(2026, 3, 16), **WHY)
    duty = waiting(opened(), revised)["plan"]
    assert (duty.due, duty.original, duty.alarm) == (date(2026, 3, 16), date(2026, 3, 6), date(2026, 3, 6))
    passed = DeadlinePassed(
        item="plan", what="plan-meeting", due=date(2026, 3, 6), original=date(2026, 3, 6), owner="do"
    )
    again = msgspec.structs.replace(passed, due=date(2026, 3, 16))
    assert waiting(opened(), revised, passed)["plan"].alarm == date(2026, 3, 16)
    assert waiting(opened(), revised, passed, again)["plan"].alarm is None


def test_a_duty_set_aside_is_no_longer_waited_for() -> None:
    aside = DutySetAside(item="plan", what="plan-meeting", **WHY)
    assert "plan" not in waiting(opened(), aside)
    (duty,) = (d for d in duties("allegation", history(opened(), aside), RULEBOOK) if d.item == "plan")
    assert (duty.aside, duty.open, duty.alarm) == (True, False, None)


def test_an_update_asked_for_is_a_duty_of_the_post_asked() -> None:
    asked = UpdateAsked(ask="q", of="police", question="How does it stand?", due=date(2026, 3, 9))
    duty = waiting(opened(), asked)["update:q"]
    assert (duty.owner, duty.what, duty.due) == ("police", "answer-update", date(2026, 3, 9))
    assert "update:q" not in waiting(opened(), asked, UpdateGiven(ask="q", answer="Well."))


def test_concluded_in_three_months_is_aimed_at_first() -> None:
    near = waiting(opened())["conclude:3"]
    assert (near.rule, near.due) == ("concluded-in-three-months", date(2026, 5, 27))


def test_concluded_in_twelve_months_once_three_have_gone_by() -> None:
    near = waiting(opened())["conclude:3"]
    passed = DeadlinePassed(item="conclude:3", what="conclude", due=near.due, original=near.due, owner="do")
    assert waiting(opened(), passed)["conclude:12"].due == date(2027, 2, 27)
    assert "conclude:3" not in waiting(opened(), passed)


def test_a_matter_closed_late_is_shown_as_late() -> None:
    late = Recorded("f", 8, datetime(2026, 7, 1, 9, tzinfo=UTC), "a", "p", CLOSED)
    (duty,) = (d for d in duties("allegation", (*history(*SETTLED), late), RULEBOOK) if d.what == "conclude")
    assert (duty.settled, duty.late, duty.open) == (date(2026, 7, 1), True, False)


def test_transfers_wait_for_the_other_side() -> None:
    offered = TransferOffered(
        transfer="t", authority="Harrowby", on=FRIDAY, how="secure-mail", what="The file.", answer_by=date(2026, 3, 6),
        **WHY,
    )  # fmt: skip
    answered = TransferAnswered(transfer="t", answer="accepted", on=FRIDAY, by="Officer")
    assert waiting(opened(), offered)["transfer:t"].what == "chase-transfer"
    assert "transfer:t" not in waiting(opened(), offered, answered)
    got = TransferReceived(transfer="u", authority="Harrowby", on=FRIDAY, what="The file.")
    assert waiting(opened(), got)["acknowledge:u"].due == date(2026, 3, 2)


def test_reconsidered_in_time() -> None:
    person = PersonDescribed(name="Lee Example")
    due = ReconsiderationDue(
        reconsideration="x", rule="accumulates-by-person", concerns=("c1", "c2", "c3"), months=24, owner="do"
    )
    done = Reconsidered(reconsideration="x", decision="watch", concerns=("c1", "c2", "c3"), reason="R.")
    (duty,) = open_duties("person", history(person, due), RULEBOOK)
    assert (duty.what, duty.owner, duty.due) == ("reconsider", "do", date(2026, 3, 6))
    assert open_duties("person", history(person, due, done), RULEBOOK) == []


def test_elapsed_time_gross_and_net() -> None:
    pauses = [
        Pause("p", "police", "R.", date(2026, 3, 3), date(2026, 3, 6)),
        Pause("q", "court", "R.", date(2026, 3, 5), None),
    ]
    ran = elapsed(date(2026, 3, 1), date(2026, 3, 11), pauses)
    assert (ran.gross, ran.net) == (10, 1)
    assert elapsed(date(2026, 3, 1), date(2026, 3, 11), []).net == 10


def test_whoever_takes_the_file_over_has_its_steps() -> None:
    passed = FilePassed(owner="deputy", reason="Leave.")
    assert {duty.owner for duty in waiting(opened(), passed).values()} == {"deputy"}
