"""What a corrected statement about what left the file must still keep to: its place between those before and after."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, Final

from heed.facts.allegation import fold_allegation_file
from heed.facts.base import Fact, History, Recorded
from heed.facts.border import (
    CopySent,
    LeadAgreed,
    TransferAcknowledged,
    TransferAnswered,
    TransferOffered,
    TransferReceived,
    fold_border,
)
from heed.facts.concern import ResponseGiven, fold_concern
from heed.facts.onward import (
    DisclosureAnswered,
    DisclosureMade,
    ReferralAcknowledged,
    ReferralAnswered,
    ReferralConsidered,
    ReferralSent,
    fold_onward,
)
from heed.facts.telling import PersonNotTold, PersonTold
from heed.rulebook.book import Rules
from heed.rulebook.checks import day_in_order, worded
from heed.rulebook.refusal import Refusal

Check = Callable[[Any, Recorded, History, Rules], Iterator[Refusal]]


def _between(
    rules: Rules, rule: str, day: date, after: date | None, before: date | None = None
) -> Iterator[Refusal]:
    """A day that had come when it was recorded, not before what it follows, nor after what follows it."""
    what = "of what it follows"
    yield from day_in_order(rules, rule, day, today=rules.day, after=[(after, what)])
    if before and day > before:
        message = f"This day cannot be after {before.day} {before:%B %Y}, the day of what follows it."
        yield rules.refusal(rule, "on", message)


def _not_before_it(rules: Rules, rule: str, field: str, day: date | None, on: date) -> Iterator[Refusal]:
    if day and day < on:
        yield rules.refusal(rule, field, "This day cannot lie before the day of what it belongs to.")


def _referred(history: History) -> date | None:
    opened, received = fold_allegation_file(history).opened, fold_concern(history).received
    return opened.referred if opened else received.referred if received else None


def _first(*facts: ReferralAcknowledged | ReferralAnswered | None) -> date | None:
    return min((fact.on for fact in facts if fact), default=None)


def _sent(fact: ReferralSent, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    found = fold_onward(history).referrals[fact.referral]
    later = _first(found.acknowledged, found.answered)
    yield from _between(rules, "referral-in-order", fact.on, _referred(history), later)


def _came_back(
    fact: ReferralAcknowledged | ReferralAnswered, _: Recorded, history: History, rules: Rules
) -> Iterator[Refusal]:
    sent = fold_onward(history).referrals[fact.referral].sent
    yield from _between(rules, "referral-in-order", fact.on, sent.on if sent else None)


def _considered(fact: ReferralConsidered, before: Recorded, _: History, rules: Rules) -> Iterator[Refusal]:
    said = {"decided_by": (fact.decided_by, "Say who decided it.")}
    yield from worded(rules, "not-referred-needs-reason", said)
    if fact.by and fact.by != before.fact.by:
        yield from _not_before_it(rules, "not-referred-needs-reason", "by", fact.by, rules.day)


def _disclosed(fact: DisclosureMade, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    answer = fold_onward(history).answers.get(fact.disclosure)
    later = answer.on if answer else None
    yield from _between(rules, "disclosure-in-order", fact.on, _referred(history), later)
    yield from _not_before_it(rules, "disclosure-in-order", "answer_by", fact.answer_by, fact.on)


def _answered(fact: DisclosureAnswered, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    made = fold_onward(history).disclosures[fact.disclosure]
    yield from _between(rules, "disclosure-in-order", fact.on, made.on)


def _told(fact: PersonTold, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    yield from _between(rules, "told-in-words", fact.on, _referred(history))
    if (fact.party, fact.stage) == ("subject", "concern"):
        said = {"agreed_by": (fact.agreed_by, "Say who agreed what the subject may be told.")}
        yield from worded(rules, "subject-told-when-agreed", said)


def _not_told(fact: PersonNotTold, _: Recorded, __: History, rules: Rules) -> Iterator[Refusal]:
    yield from _not_before_it(rules, "not-told-needs-reason", "look_again", fact.look_again, rules.day)


def _responded(fact: ResponseGiven, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    yield from _between(rules, "response-in-words", fact.on, _referred(history))


def _copied(fact: CopySent | LeadAgreed, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    rule = "copied-with-reason" if isinstance(fact, CopySent) else "lead-authority-named"
    yield from _between(rules, rule, fact.on, _referred(history))


def _offered(fact: TransferOffered, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    answered = fold_border(history).out[fact.transfer].answered
    later = answered.on if answered else None
    yield from _between(rules, "transfer-in-order", fact.on, _referred(history), later)
    yield from _not_before_it(rules, "transfer-in-order", "answer_by", fact.answer_by, fact.on)


def _taken(fact: TransferAnswered, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    offered = fold_border(history).out[fact.transfer].offered
    yield from _between(rules, "transfer-in-order", fact.on, offered.on)
    said = {
        "reference": (fact.reference + fact.reason, "Enter their reference, or in what words they answered.")
    }
    yield from worded(rules, "other-side-has-it", said)


def _received(fact: TransferReceived, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    ours = fold_border(history).into[fact.transfer].acknowledged
    yield from _between(rules, "transfer-in-order", fact.on, None, ours.on if ours else None)


def _acknowledged(
    fact: TransferAcknowledged, _: Recorded, history: History, rules: Rules
) -> Iterator[Refusal]:
    received = fold_border(history).into[fact.transfer].received
    yield from _between(rules, "transfer-in-order", fact.on, received.on)
    if fact.answer != "accepted":
        yield from worded(
            rules, "transfer-in-order", {"reason": (fact.reason, "Say why it is not taken over.")}
        )


OUTWARD_CHECKS: Final[dict[type[Fact], Check]] = {
    ReferralConsidered: _considered,
    ReferralSent: _sent,
    ReferralAcknowledged: _came_back,
    ReferralAnswered: _came_back,
    DisclosureMade: _disclosed,
    DisclosureAnswered: _answered,
    PersonTold: _told,
    PersonNotTold: _not_told,
    ResponseGiven: _responded,
    LeadAgreed: _copied,
    CopySent: _copied,
    TransferOffered: _offered,
    TransferAnswered: _taken,
    TransferReceived: _received,
    TransferAcknowledged: _acknowledged,
}
