"""Whether a transfer between authorities can be recorded as the worker says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from heed.capabilities.border.leading import since_referral
from heed.facts.allegation import fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.border import (
    Border,
    TransferAcknowledged,
    TransferAnswered,
    TransferIn,
    TransferOffered,
    TransferReceived,
    fold_border,
)
from heed.rulebook.book import Rules
from heed.rulebook.checks import closed_file_takes_nothing, coded, day_in_order, worded
from heed.rulebook.refusal import Refusal, refuse_any

ORDER, THEIRS = "transfer-in-order", "other-side-has-it"
ACCEPTED, REFUSED, WITHDRAWN = "accepted", "refused", "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Another authority is asked to take the matter over. `returns` names what had come from there, if it goes back."""

    transfer: str
    authority: str
    to_whom: str = ""
    on: date
    how: str
    what: str
    reason: str
    answer_by: date
    returns: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the other authority said to our offer."""

    transfer: str
    answer: str
    on: date
    by: str
    reference: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receive:
    """Another authority hands a matter over to us. `returns` names what had gone there, if it comes back."""

    transfer: str
    authority: str
    from_whom: str = ""
    reference: str = ""
    on: date
    what: str
    returns: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledge:
    """What we said to their offer."""

    transfer: str
    answer: str
    on: date
    how: str
    reason: str = ""


def offer(command: Offer, history: History, rules: Rules, today: date) -> list[Fact]:
    """Another authority is asked to take the matter over; it stays ours until they have it."""
    file, border = fold_allegation_file(history), fold_border(history)
    refuse_any(closed_file_takes_nothing(rules, file.closed))
    refuse_any(nothing_on_the_way(border, rules))
    refuse_any(_taken_over(command.returns, border, rules))
    said = {
        "authority": (command.authority, "Say which authority is asked."),
        "what": (command.what, "Say what was sent."),
        "reason": (command.reason, "Say why it is handed over."),
    }
    refuse_any(
        (
            *worded(rules, ORDER, said),
            *coded(rules, "sent-how", command.how, "how"),
            *day_in_order(rules, ORDER, command.on, today=today, after=since_referral(file)),
            *_answer_afterwards(command, rules),
        )
    )
    return [
        TransferOffered(
            transfer=command.transfer, authority=command.authority, to_whom=command.to_whom, on=command.on,
            how=command.how, what=command.what, reason=command.reason, answer_by=command.answer_by,
            returns=command.returns,
        )
    ]  # fmt: skip


def nothing_on_the_way(border: Border, rules: Rules) -> Iterator[Refusal]:
    """One transfer at a time: none that waits for an answer, none that another authority has."""
    if border.unanswered:
        who = border.unanswered[0].offered.authority
        yield rules.refusal(
            ORDER, "", f"{who} has not answered an earlier offer. Record first what came of it."
        )
    elif border.accepted:
        who = border.accepted.offered.authority
        yield rules.refusal(ORDER, "", f"{who} has taken the matter over already.")


def _taken_over(returns: str, border: Border, rules: Rules) -> Iterator[Refusal]:
    """What goes back had come from there and was taken over here."""
    if not returns:
        return
    found = border.into.get(returns)
    if found is None or found.acknowledged is None or found.acknowledged.answer != ACCEPTED:
        yield rules.refusal(ORDER, "", "Only what was taken over from another authority can go back to it.")


def _answer_afterwards(command: Offer, rules: Rules) -> Iterator[Refusal]:
    if command.answer_by < command.on:
        yield rules.refusal(ORDER, "answer_by", "An answer cannot be wanted by a day before the offer.")


def answer(command: Answer, history: History, rules: Rules, today: date) -> list[Fact]:
    """The other authority has it, does not take it, or the offer was withdrawn."""
    file, found = fold_allegation_file(history), fold_border(history).out.get(command.transfer)
    refuse_any(closed_file_takes_nothing(rules, file.closed))
    if found is None:
        raise rules.refusal(ORDER, "", "There is no such transfer in this file.")
    if found.answered:
        raise rules.refusal(ORDER, "", "This transfer has been answered already.")
    refuse_any(
        (
            *coded(rules, "transfer-answer", command.answer, "answer"),
            *other_side_has_it(command, rules),
            *day_in_order(
                rules, ORDER, command.on, today=today, after=[(found.offered.on, "on which it was offered")]
            ),
        )
    )
    return [
        TransferAnswered(
            transfer=command.transfer, answer=command.answer, on=command.on, by=command.by,
            reference=command.reference, reason=command.reason,
        )
    ]  # fmt: skip


def other_side_has_it(command: Answer, rules: Rules) -> Iterator[Refusal]:
    """Who said it, under which reference of theirs where they have it, and in what words."""
    yield from worded(rules, THEIRS, {"by": (command.by, "Say who answered.")})
    if command.answer == ACCEPTED and not (command.reference.strip() or command.reason.strip()):
        message = "Enter their reference, or the words in which they say that they have it."
        yield rules.refusal(THEIRS, "reference", message)
    elif command.answer in {REFUSED, WITHDRAWN} and not command.reason.strip():
        yield rules.refusal(THEIRS, "reason", "Say why it is not taken over.")


def receive(command: Receive, history: History, rules: Rules, today: date) -> list[Fact]:
    """Another authority hands the matter over, or hands back what had gone there."""
    file, border = fold_allegation_file(history), fold_border(history)
    refuse_any(closed_file_takes_nothing(rules, file.closed))
    said = {
        "authority": (command.authority, "Say which authority hands it over."),
        "what": (command.what, "Say what came with it."),
    }
    gone = border.out.get(command.returns)
    after = (gone.answered.on, "on which they had taken it over") if gone and gone.answered else (None, "")
    refuse_any(
        (
            *_had_gone(command.returns, border, rules),
            *worded(rules, ORDER, said),
            *day_in_order(rules, ORDER, command.on, today=today, after=[after]),
        )
    )
    return [
        TransferReceived(
            transfer=command.transfer, authority=command.authority, from_whom=command.from_whom,
            reference=command.reference, on=command.on, what=command.what, returns=command.returns,
        )
    ]  # fmt: skip


def _had_gone(returns: str, border: Border, rules: Rules) -> Iterator[Refusal]:
    """What comes back is with the other authority now; what is new does not come while one waits for our answer."""
    found = border.out.get(returns)
    if returns and (found is None or not found.with_them):
        yield rules.refusal(ORDER, "", "Only what another authority has taken over can come back from it.")
    if any(into.acknowledged is None for into in border.into.values()):
        yield rules.refusal(ORDER, "", "A transfer to us waits for our answer. Acknowledge it first.")


def acknowledge(command: Acknowledge, history: History, rules: Rules, today: date) -> list[Fact]:
    """We told the other authority whether we have it."""
    file, found = fold_allegation_file(history), fold_border(history).into.get(command.transfer)
    refuse_any(closed_file_takes_nothing(rules, file.closed))
    refuse_any(_waits_for_us(found, rules))
    received = found.received.on if found else None
    refuse_any(
        (
            *coded(rules, "transfer-answer", command.answer, "answer"),
            *coded(rules, "sent-how", command.how, "how"),
            *_why_not(command, rules),
            *day_in_order(
                rules, ORDER, command.on, today=today, after=[(received, "on which it was received")]
            ),
        )
    )
    return [
        TransferAcknowledged(
            transfer=command.transfer, answer=command.answer, on=command.on, how=command.how,
            reason=command.reason,
        )
    ]  # fmt: skip


def _waits_for_us(found: TransferIn | None, rules: Rules) -> Iterator[Refusal]:
    if found is None:
        yield rules.refusal(ORDER, "", "There is no such transfer in this file.")
    elif found.acknowledged:
        yield rules.refusal(ORDER, "", "This transfer has been acknowledged already.")


def _why_not(command: Acknowledge, rules: Rules) -> Iterator[Refusal]:
    if command.answer != ACCEPTED and not command.reason.strip():
        yield rules.refusal(ORDER, "reason", "Say why it is not taken over.")
