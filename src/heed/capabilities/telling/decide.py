"""Whether it can be recorded that somebody was told, was not told, or had a first response."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from heed.facts.allegation import fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.concern import Concern, ResponseGiven, fold_concern
from heed.facts.telling import PersonNotTold, PersonTold
from heed.rulebook.book import Rules
from heed.rulebook.checks import closed_file_takes_nothing, coded, day_in_order, worded
from heed.rulebook.refusal import Refusal, refuse_any

TOLD, AGREED, NOT_TOLD, RESPONSE = (
    "told-in-words", "subject-told-when-agreed", "not-told-needs-reason", "response-in-words",
)  # fmt: skip
OF_A_CHILD, OF_A_SUBJECT = frozenset({"child", "family"}), frozenset({"subject", "employer"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Tell:
    """Who was told of what, when, by whom, how, in what words; `agreed_by` says who agreed what a subject is told."""

    party: str
    person: str
    stage: str
    on: date
    by: str
    how: str
    words: str
    wishes: str = ""
    agreed_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoNotTell:
    """Who is not told of what, why, and when that is looked at again."""

    party: str
    person: str
    stage: str
    reason: str
    look_again: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Respond:
    """The first response to whoever referred a concern."""

    on: date
    to: str
    how: str
    advice: str


def tell(command: Tell, history: History, rules: Rules, today: date) -> list[Fact]:
    """Somebody was told."""
    refuse_any(closed_file_takes_nothing(rules, fold_allegation_file(history).closed))
    refuse_any(
        (
            *_has_a_part(command, history, rules),
            *told_in_words(command, history, rules, today),
            *_outcome_there(command, history, rules),
            *subject_told_when_agreed(command, rules),
        )
    )
    return [
        PersonTold(
            party=command.party, person=command.person, stage=command.stage, on=command.on, by=command.by,
            how=command.how, words=command.words, wishes=command.wishes,
            agreed_by=command.agreed_by if _needs_leave(command) else "",
        )
    ]  # fmt: skip


def told_in_words(command: Tell, history: History, rules: Rules, today: date) -> Iterator[Refusal]:
    """By whom, how, in what words, on a day that has come and not before the service knew."""
    yield from coded(rules, "told-how", command.how, "how")
    yield from worded(
        rules,
        TOLD,
        {
            "by": (command.by, "Say by whom they were told."),
            "words": (command.words, "Say in what words they were told."),
        },
    )
    known = _referred(history)
    yield from day_in_order(
        rules, TOLD, command.on, today=today, after=[(known, "on which the service was told")]
    )


def _outcome_there(command: Tell, history: History, rules: Rules) -> Iterator[Refusal]:
    """No outcome is told of an allegation file before there is one about that person."""
    file = fold_allegation_file(history)
    if command.stage != "outcome" or file.opened is None:
        return
    decided = (file.allegations[key] for key in file.outcomes)
    if not any(command.person in {"", made.child, made.subject} for made in decided):
        yield rules.refusal(TOLD, "stage", "No outcome is decided yet that could be told.")


def subject_told_when_agreed(command: Tell, rules: Rules) -> Iterator[Refusal]:
    """Of the concern the subject is told what the police and the designated officer agree may be said."""
    if _needs_leave(command) and not command.agreed_by.strip():
        yield rules.refusal(AGREED, "agreed_by")


def _needs_leave(command: Tell) -> bool:
    return (command.party, command.stage) == ("subject", "concern")


def do_not_tell(command: DoNotTell, history: History, rules: Rules, today: date) -> list[Fact]:
    """Somebody is not told, or not yet."""
    refuse_any(closed_file_takes_nothing(rules, fold_allegation_file(history).closed))
    refuse_any((*_has_a_part(command, history, rules), *not_told_needs_reason(command, rules, today)))
    return [
        PersonNotTold(
            party=command.party, person=command.person, stage=command.stage, reason=command.reason,
            look_again=command.look_again,
        )
    ]  # fmt: skip


def not_told_needs_reason(command: DoNotTell, rules: Rules, today: date) -> Iterator[Refusal]:
    """The reason, and a day to look again that is to come."""
    yield from worded(rules, NOT_TOLD, {"reason": (command.reason, "Say why they are not told.")})
    if command.look_again and command.look_again <= today:
        yield rules.refusal(NOT_TOLD, "look_again", "The day to look again has to be after today.")


def _has_a_part(command: Tell | DoNotTell, history: History, rules: Rules) -> Iterator[Refusal]:
    """A child or family for a child of the file, the subject or their employer for a subject, the referrer for none."""
    yield from coded(rules, "told-party", command.party, "party")
    yield from coded(rules, "told-stage", command.stage, "stage")
    file = fold_allegation_file(history)
    if command.party in OF_A_CHILD:
        known = command.person in file.children
    elif command.party in OF_A_SUBJECT:
        known = command.person in file.subjects
    else:
        known = not command.person
    if not known:
        yield rules.refusal(TOLD, "party", "This person has no such part in this file.")


def _referred(history: History) -> date | None:
    opened, received = fold_allegation_file(history).opened, fold_concern(history).received
    return opened.referred if opened else received.referred if received else None


def respond(command: Respond, history: History, rules: Rules, today: date) -> list[Fact]:
    """The first response to whoever referred the concern."""
    concern = fold_concern(history)
    refuse_any(given_once(concern, rules))
    referred = concern.received.referred if concern.received else None
    refuse_any(
        (
            *coded(rules, "told-how", command.how, "how"),
            *worded(
                rules,
                RESPONSE,
                {
                    "to": (command.to, "Say to whom it went."),
                    "advice": (command.advice, "Say what was advised."),
                },
            ),
            *day_in_order(
                rules,
                RESPONSE,
                command.on,
                today=today,
                after=[(referred, "on which the concern was received")],
            ),
        )
    )
    return [ResponseGiven(on=command.on, to=command.to, how=command.how, advice=command.advice)]


def given_once(concern: Concern, rules: Rules) -> Iterator[Refusal]:
    """There is one first response to a concern; what is said later is told or noted."""
    if concern.received is None:
        yield rules.refusal(RESPONSE, "", "There is no such concern.")
    elif concern.response:
        yield rules.refusal(RESPONSE, "", "The first response is recorded already.")
