"""Whether a duty can be given a new day or be set aside, the clock be paused, or a question be asked and answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from heed.duties import Duty, duties
from heed.facts.allegation import AllegationFileOpened, fold_allegation_file
from heed.facts.base import Fact, History, effective
from heed.facts.concern import ConcernReceived
from heed.facts.duty import (
    ClockPaused,
    ClockResumed,
    DutyRevised,
    DutySetAside,
    UpdateAsked,
    UpdateGiven,
    fold_dealings,
)
from heed.facts.registry import file_kind
from heed.rulebook.book import Rulebook, Rules
from heed.rulebook.checks import closed_file_takes_nothing, coded
from heed.rulebook.refusal import Refusal, refuse_any

# The rest are decisions, or have a page on which it is said why not.
MAY_BE_SET_ASIDE: Final = frozenset(
    {
        "plan-meeting", "review", "circulate-minutes", "review-suspension", "employer-step", "track-date",
        "look-again", "chase-referral", "chase-disclosure",
    }
)  # fmt: skip
# An action has a page of its own for its dates; a question is answered; the targets of a matter are not moved.
KEEPS_ITS_DAY: Final = frozenset({"action", "conclude", "answer-update"})


def waits(history: History, item: str, book: Rulebook) -> Duty | None:
    """The open duty of that name."""
    duty = _not_done(history, item, book)
    return duty if duty and duty.open else None


def _not_done(history: History, item: str, book: Rulebook) -> Duty | None:
    """The duty of that name, open or set aside."""
    every = duties(file_kind(history[0].fact), history, book)
    return next((duty for duty in every if duty.item == item and duty.settled is None), None)


def revise(item: str, due: date, reason: str, history: History, book: Rulebook, *, today: date) -> list[Fact]:
    """A new day for a duty; one that was set aside is taken up again with it."""
    rules, duty = book.on(today), _not_done(history, item, book)
    refuse_any(due_day_revised_never_overwritten(duty, due, reason, rules))
    return [DutyRevised(item=item, what=duty.what, due=due, reason=reason)] if duty else []


def due_day_revised_never_overwritten(
    duty: Duty | None, due: date, reason: str, rules: Rules
) -> Iterator[Refusal]:
    """A duty that waits, another day than its present one, not before its clock started, and a reason."""
    name = "due-day-revised-never-overwritten"
    if duty is None:
        yield rules.refusal(name, "", "This no longer waits: it was done meanwhile.")
    elif duty.what in KEEPS_ITS_DAY:
        yield rules.refusal(name, "", "The day of this cannot be revised here.")
    elif due == duty.due and not duty.aside:
        yield rules.refusal(name, "due", "This is the day by which it is due already.")
    elif duty.start and due < duty.start:
        yield rules.refusal(name, "due", "The new day cannot be before the day from which it counts.")
    if not reason.strip():
        yield rules.refusal(name, "reason", "Say why it needs a new day.")


def set_aside(item: str, reason: str, history: History, book: Rulebook, today: date) -> list[Fact]:
    """A duty that does not have to be done in this case."""
    rules, duty = book.on(today), waits(history, item, book)
    refuse_any(duty_set_aside_with_reason(duty, reason, rules))
    return [DutySetAside(item=item, what=duty.what, reason=reason)] if duty else []


def duty_set_aside_with_reason(duty: Duty | None, reason: str, rules: Rules) -> Iterator[Refusal]:
    """A duty that waits and is of a kind that may be set aside, with the reason."""
    name = "duty-set-aside-with-reason"
    if duty is None:
        yield rules.refusal(name, "", "This no longer waits: it was done or set aside meanwhile.")
    elif duty.what not in MAY_BE_SET_ASIDE:
        yield rules.refusal(name, "", "This has to be done or decided; it cannot be set aside.")
    if not reason.strip():
        yield rules.refusal(name, "reason")


@dataclass(frozen=True, slots=True, kw_only=True)
class PauseClock:
    """What is waited for, from which day, and why."""

    pause: str
    why: str
    since: date
    reason: str


def pause(command: PauseClock, history: History, rules: Rules, today: date) -> list[Fact]:
    """The clock of a file waits for somebody outside."""
    refuse_any(
        (
            *closed_file_takes_nothing(rules, fold_allegation_file(history).closed),
            *clock_paused_with_reason(command, history, rules, today),
        )
    )
    return [ClockPaused(pause=command.pause, why=command.why, since=command.since, reason=command.reason)]


def clock_paused_with_reason(
    command: PauseClock, history: History, rules: Rules, today: date
) -> Iterator[Refusal]:
    """Something is waited for, from a day between the referral and today, and that is not waited for already."""
    name = "clock-paused-with-reason"
    yield from coded(rules, "pause-reason", command.why, "why")
    started = _referred(history)
    if command.since > today:
        yield rules.refusal(name, "since", "The pause cannot begin in the future.")
    elif started and command.since < started:
        yield rules.refusal(name, "since", "The pause cannot begin before the day of the referral.")
    open_ones = [p for p in fold_dealings(history).pauses.values() if p.until is None]
    if any(p.why == command.why for p in open_ones):
        yield rules.refusal(name, "why", "The clock is paused for this already.")
    if not command.reason.strip():
        yield rules.refusal(name, "reason", "Say why the clock is paused.")


def resume(pause: str, on: date, reason: str, history: History, rules: Rules, *, today: date) -> list[Fact]:
    """What was waited for has happened."""
    refuse_any(clock_resumed_in_order(pause, on, reason, history, rules, today=today))
    return [ClockResumed(pause=pause, on=on, reason=reason)]


def clock_resumed_in_order(
    pause: str, on: date, reason: str, history: History, rules: Rules, *, today: date
) -> Iterator[Refusal]:
    """A pause that lasts, a day that has come and is not before its first, and what happened."""
    name, found = "clock-resumed-in-order", fold_dealings(history).pauses.get(pause)
    if found is None or found.until is not None:
        yield rules.refusal(name, "", "This pause has ended already.")
    elif on < found.since:
        yield rules.refusal(name, "on", "The last day of the pause cannot be before its first.")
    if on > today:
        yield rules.refusal(name, "on", "The last day of the pause cannot be in the future.")
    if not reason.strip():
        yield rules.refusal(name, "reason", "Say what happened.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is asked of which post, and by when it is to be answered."""

    ask: str
    of: str
    question: str
    due: date


def ask(command: Ask, history: History, rules: Rules, today: date) -> list[Fact]:
    """A question that becomes a duty of the post asked."""
    refuse_any(
        (
            *closed_file_takes_nothing(rules, fold_allegation_file(history).closed),
            *update_asked_is_a_duty(command, rules, today),
        )
    )
    return [UpdateAsked(ask=command.ask, of=command.of, question=command.question, due=command.due)]


def update_asked_is_a_duty(command: Ask, rules: Rules, today: date) -> Iterator[Refusal]:
    """A question, a post, and a day that has not gone by."""
    name = "update-asked-is-a-duty"
    if not command.question.strip():
        yield rules.refusal(name, "question", "Say what is asked.")
    if not command.of:
        yield rules.refusal(name, "of", "Choose the post that is asked.")
    if command.due < today:
        yield rules.refusal(name, "due", "The day by which it is to be answered cannot have gone by.")


def answer(key: str, words: str, history: History, rules: Rules) -> list[Fact]:
    """The answer to a question, once."""
    asked = fold_dealings(history).asks.get(key)
    if asked is None or asked.given is not None:
        raise rules.refusal("update-asked-is-a-duty", "", "This question has been answered already.")
    if not words.strip():
        raise rules.refusal("update-asked-is-a-duty", "answer", "Enter the answer.")
    return [UpdateGiven(ask=key, answer=words)]


def _referred(history: History) -> date | None:
    openings = (
        i.fact for i in effective(history) if isinstance(i.fact, ConcernReceived | AllegationFileOpened)
    )
    return next((fact.referred for fact in openings), None)
