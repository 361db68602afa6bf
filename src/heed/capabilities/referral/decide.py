"""Whether an onward referral can be decided on, sent, acknowledged or answered as the worker says.

A closed file takes all of it: the duty to refer does not end with the file, and a referral is open until answered.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.onward import (
    GOES_OUT,
    Referral,
    ReferralAcknowledged,
    ReferralAnswered,
    ReferralConsidered,
    ReferralSent,
    fold_onward,
)
from heed.rulebook.book import Rules
from heed.rulebook.checks import coded, day_in_order, worded
from heed.rulebook.refusal import Refusal, refuse_any

DECIDED, ORDER = "not-referred-needs-reason", "referral-in-order"
LISTED = "other-body"  # the code of bodies that have none of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Consider:
    """What is decided about telling one body of one subject. `referral` names it if it is the first decision."""

    referral: str
    subject: str
    body: str
    body_name: str = ""
    decision: str
    decided_by: str
    reason: str
    by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Send:
    """How, when, by whom and under which reference the referral left."""

    referral: str
    on: date
    how: str
    sent_by: str
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledge:
    """The body says that it has it."""

    referral: str
    on: date
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the body made of it."""

    referral: str
    on: date
    result: str
    answer: str


def consider(command: Consider, history: History, rules: Rules, today: date) -> list[Fact]:
    """The decision. It takes the place of an earlier one of which nothing has left yet."""
    file = fold_allegation_file(history)
    refuse_any(
        (
            *about_a_subject(command, file, rules),
            *not_referred_needs_reason(command, rules, today),
            *coded(rules, "referral-body", command.body, "body"),
            *coded(rules, "referral-decision", command.decision, "decision"),
        )
    )
    before = _unsent(command, history)
    refuse_any(_says_something_else(command, before, rules))
    return [
        ReferralConsidered(
            referral=before.considered.referral if before else command.referral, subject=command.subject,
            body=command.body, body_name=command.body_name, decision=command.decision,
            decided_by=command.decided_by, reason=command.reason,
            by=command.by if command.decision in GOES_OUT else None,
        )
    ]  # fmt: skip


def about_a_subject(command: Consider, file: AllegationFile, rules: Rules) -> Iterator[Refusal]:
    """A body is told of somebody who is a subject of the file."""
    if command.subject not in file.subjects:
        yield rules.refusal(DECIDED, "subject", "This person is not a subject of this file.")


def not_referred_needs_reason(command: Consider, rules: Rules, today: date) -> Iterator[Refusal]:
    """Who decided it and why, whichever way; a body without a code of its own is named; a day to come is to come."""
    yield from worded(
        rules,
        DECIDED,
        {
            "decided_by": (command.decided_by, "Say who decided it."),
            "reason": (command.reason, "Give the reason for the decision."),
        },
    )
    if command.body == LISTED and not command.body_name.strip():
        yield rules.refusal(DECIDED, "body_name", "Name the body.")
    if command.by and command.decision in GOES_OUT and command.by < today:
        yield rules.refusal(DECIDED, "by", "The day by which it is to be sent cannot be in the past.")


def _unsent(command: Consider, history: History) -> Referral | None:
    found = fold_onward(history).considered(command.body, command.subject)
    same = [r for r in found if r.considered.body_name == command.body_name and not (r.sent or r.answered)]
    return same[-1] if same else None


def _says_something_else(command: Consider, before: Referral | None, rules: Rules) -> Iterator[Refusal]:
    if before is None:
        return
    now = before.considered
    if (now.decision, now.reason) == (command.decision, command.reason):
        yield rules.refusal(DECIDED, "decision", "This is what is recorded already. Nothing is changed.")


def send(command: Send, history: History, rules: Rules, today: date) -> list[Fact]:
    """The referral left."""
    found, referred = _found(command.referral, history), _referred(history)
    refuse_any(decided_to_send(found, rules))
    refuse_any(
        (
            *coded(rules, "sent-how", command.how, "how"),
            *worded(rules, ORDER, {"sent_by": (command.sent_by, "Say by whom it was sent.")}),
            *day_in_order(
                rules, ORDER, command.on, today=today, after=[(referred, "of the referral to the service")]
            ),
        )
    )
    return [
        ReferralSent(
            referral=command.referral, on=command.on, how=command.how, sent_by=command.sent_by,
            reference=command.reference,
        )
    ]  # fmt: skip


def decided_to_send(found: Referral | None, rules: Rules) -> Iterator[Refusal]:
    """What is sent was decided on, and has not been sent."""
    if found is None:
        yield rules.refusal(ORDER, "", "There is no such onward referral in this file.")
    elif not found.considered.goes_out:
        message = "It was decided not to refer, or not yet. Decide first that it is referred."
        yield rules.refusal(ORDER, "", message)
    elif found.sent:
        yield rules.refusal(ORDER, "", "This onward referral has been sent already.")


def acknowledge(command: Acknowledge, history: History, rules: Rules, today: date) -> list[Fact]:
    """The body says that it has it."""
    found = _found(command.referral, history)
    refuse_any(_awaited(found, rules))
    if found and found.acknowledged:
        raise rules.refusal(ORDER, "", "This onward referral has been acknowledged already.")
    refuse_any(_after_sending(command.on, found, rules, today))
    return [ReferralAcknowledged(referral=command.referral, on=command.on, reference=command.reference)]


def answer(command: Answer, history: History, rules: Rules, today: date) -> list[Fact]:
    """What the body made of it; the referral is no longer open."""
    found = _found(command.referral, history)
    refuse_any(_awaited(found, rules))
    refuse_any(
        (
            *coded(rules, "referral-result", command.result, "result"),
            *worded(rules, ORDER, {"answer": (command.answer, "Say what they answered.")}),
            *_after_sending(command.on, found, rules, today),
        )
    )
    return [
        ReferralAnswered(
            referral=command.referral, on=command.on, result=command.result, answer=command.answer
        )
    ]


def _awaited(found: Referral | None, rules: Rules) -> Iterator[Refusal]:
    if found is None:
        yield rules.refusal(ORDER, "", "There is no such onward referral in this file.")
    elif found.sent is None:
        yield rules.refusal(
            ORDER, "", "This onward referral has not been sent. Record first when it was sent."
        )
    elif found.answered:
        yield rules.refusal(ORDER, "", "This onward referral has been answered already.")


def _after_sending(on: date, found: Referral | None, rules: Rules, today: date) -> Iterator[Refusal]:
    sent = found.sent.on if found and found.sent else None
    yield from day_in_order(rules, ORDER, on, today=today, after=[(sent, "on which it was sent")])


def _found(referral: str, history: History) -> Referral | None:
    return fold_onward(history).referrals.get(referral)


def _referred(history: History) -> date | None:
    opened = fold_allegation_file(history).opened
    return opened.referred if opened else None
