"""What a corrected statement must still keep to: the order of its dates with what else the file says.

`day`, where it stands below, is that on which the statement was first recorded: what was told then had happened.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from heed.capabilities.correction.outward_checks import OUTWARD_CHECKS
from heed.capabilities.correction.post_checks import POST_CHECKS
from heed.capabilities.correction.track_checks import TRACK_CHECKS
from heed.facts.allegation import (
    AllegationFileOpened,
    EmployerActed,
    FileClosed,
    OutcomeDecided,
    fold_allegation_file,
)
from heed.facts.base import Fact, History, Recorded
from heed.facts.concern import ConcernReceived, NoteAdded
from heed.facts.duty import ClockPaused, ClockResumed, fold_dealings
from heed.facts.meeting import (
    ActionEnded,
    ActionRevised,
    MeetingHeld,
    MeetingPlanned,
    fold_meetings,
)
from heed.facts.person import PersonDescribed, PersonEmployed, WorkEnded, fold_person
from heed.facts.when import When
from heed.rulebook.book import Rules
from heed.rulebook.checks import born_before_work, span_in_order, within_a_life
from heed.rulebook.refusal import Refusal
from heed.rulebook.workingdays import working_days_between

Check = Callable[[Any, Recorded, History, Rules], Iterator[Refusal]]


def refusals_of(fact: Fact, before: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    """What stands against the statement as corrected; `before` is as it was first made."""
    if type(fact) in CHECKS:
        yield from CHECKS[type(fact)](fact, before, history, rules)


def _not_after(day: date | None, limit: date, field: str, what: str, rules: Rules) -> Iterator[Refusal]:
    if day and day > limit:
        message = f"{what} cannot be after {limit.day} {limit:%B %Y}."
        yield rules.refusal("dates-kept-apart", field, message)


def _day(when: When | None) -> date | None:
    return when.date if when else None


def _concern(fact: ConcernReceived, _: Recorded, __: History, rules: Rules) -> Iterator[Refusal]:
    yield from _not_after(fact.referred, rules.day, "referred", "The day it was received", rules)
    yield from _not_after(_day(fact.happened), fact.referred, "happened", "The day it happened", rules)
    yield from _not_after(
        _day(fact.first_known), fact.referred, "first_known", "The day it was first known", rules
    )
    yield from _late_with_reason(fact, rules)


def _late_with_reason(fact: ConcernReceived, rules: Rules) -> Iterator[Refusal]:
    known = _day(fact.first_known)
    exact = fact.first_known and fact.first_known.precision == "day"
    if not known or not exact or known > fact.referred or fact.late_reason.strip():
        return
    if working_days_between(known, fact.referred) > rules.setting("refer-in-one-working-day", "working_days"):
        message = "That is more than one working day after it was known. Say why, or that it is not known."
        yield rules.refusal("refer-in-one-working-day", "late_reason", message)


def _note(fact: NoteAdded | ActionEnded, _: Recorded, __: History, rules: Rules) -> Iterator[Refusal]:
    yield from _not_after(_day(fact.happened), rules.day, "happened", "The day", rules)
    if isinstance(fact, ActionEnded) and fact.status == "open":
        yield rules.refusal("action-settled-once", "status")


def _opened(fact: AllegationFileOpened, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    yield from _not_after(_day(fact.happened), fact.referred, "happened", "The day it happened", rules)
    meetings = fold_meetings(history).meetings.values()
    days = [m.held.on if m.held else m.planned.on for m in meetings]
    yield from _not_after(fact.referred, min([rules.day, *days]), "referred", "The referral", rules)


# What was left open at the closing with its reason, and the rule that asks for it.
EXPLAINED = {
    "no_meeting": "nothing-open-at-closure",
    "goes_on": "suspension-settled-at-closure",
    "not_told": "outcome-told-before-closing",
    "settlement": "settlement-ends-nothing",
}


def _closed(fact: FileClosed, before: Recorded, _: History, rules: Rules) -> Iterator[Refusal]:
    """A reason by which something could stay open is put right, not taken away."""
    for field, rule in EXPLAINED.items():
        if getattr(before.fact, field) and not getattr(fact, field).strip():
            message = "No meeting was held. Say why." if field == "no_meeting" else ""
            yield rules.refusal(rule, field, message)


def _decided(fact: OutcomeDecided, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    stands = fold_allegation_file(history).outcomes.get(fact.allegation)
    yield from _not_once_closed(stands, fact, history, rules)


def _acted(fact: EmployerActed, before: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    stands = fold_allegation_file(history).employer.get(fact.subject)
    yield from _not_once_closed(stands, fact, history, rules)
    if before.fact.conclusion and not fact.conclusion.strip():
        yield rules.refusal("settlement-ends-nothing", "conclusion")


def _not_once_closed(
    stands: OutcomeDecided | EmployerActed | None,
    fact: OutcomeDecided | EmployerActed,
    history: History,
    rules: Rules,
) -> Iterator[Refusal]:
    """Whom to tell and which bodies to think of hang on the outcome: a closed file is reopened to change it."""
    if stands and stands.outcome != fact.outcome and fold_allegation_file(history).closed:
        yield rules.refusal("closed-file-takes-nothing", "outcome")


def _resumed(fact: ClockResumed, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    pause = fold_dealings(history).pauses[fact.pause]
    yield from _not_after(fact.on, rules.day, "on", "The last day of the pause", rules)
    if fact.on < pause.since:
        message = "The last day of the pause cannot be before its first."
        yield rules.refusal("clock-resumed-in-order", "on", message)


def _paused(fact: ClockPaused, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    until = fold_dealings(history).pauses[fact.pause].until
    yield from _not_after(fact.since, min(until or rules.day, rules.day), "since", "The first day", rules)


def _planned(
    fact: MeetingPlanned | MeetingHeld, _: Recorded, history: History, rules: Rules
) -> Iterator[Refusal]:
    opened = fold_allegation_file(history).opened
    if opened and fact.on < opened.referred:
        message = "The meeting cannot lie before the day of the referral."
        yield rules.refusal("meeting-in-order", "on", message)


def _held(fact: MeetingHeld, before: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    yield from _planned(fact, before, history, rules)
    yield from _not_after(fact.on, rules.day, "on", "A meeting recorded as held", rules)
    if bool(fact.next_review) == bool(fact.no_review_reason.strip()):
        yield rules.refusal("next-review-or-reason", "next_review")
    if fact.next_review and fact.next_review < fact.on:
        message = "The next review cannot lie before the meeting."
        yield rules.refusal("next-review-or-reason", "next_review", message)


def _revised(fact: ActionRevised, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    meetings = fold_meetings(history)
    meeting = meetings.meetings.get(meetings.actions[fact.action].agreed.meeting)
    if meeting and meeting.held and fact.due < meeting.held.on:
        message = "It cannot be due before the meeting at which it was agreed."
        yield rules.refusal("action-owned-by-post", "due", message)


def _person(fact: PersonDescribed, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    yield from _not_after(fact.born, rules.day, "born", "The date of birth", rules)
    yield from born_before_work(rules, fact.born, fold_person(history).days)


def _employed(fact: PersonEmployed, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    yield from span_in_order(rules, fact.since, fact.until)
    yield from within_a_life(rules, _born(history), {"since": fact.since, "until": fact.until})


def _born(history: History) -> date | None:
    described = fold_person(history).described
    return described.born if described else None


def _work_ended(fact: WorkEnded, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    began = next(work.employed for work in fold_person(history).work if work.entry == fact.entry)
    yield from span_in_order(rules, began.since, fact.until)
    yield from within_a_life(rules, _born(history), {"until": fact.until})


CHECKS: dict[type[Fact], Check] = {
    **OUTWARD_CHECKS,
    **TRACK_CHECKS,
    **POST_CHECKS,
    ConcernReceived: _concern,
    NoteAdded: _note,
    ActionEnded: _note,
    AllegationFileOpened: _opened,
    OutcomeDecided: _decided,
    EmployerActed: _acted,
    ClockPaused: _paused,
    ClockResumed: _resumed,
    FileClosed: _closed,
    MeetingPlanned: _planned,
    MeetingHeld: _held,
    ActionRevised: _revised,
    PersonDescribed: _person,
    PersonEmployed: _employed,
    WorkEnded: _work_ended,
}
