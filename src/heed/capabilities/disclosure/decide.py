"""Whether other work can be named, telling be decided, a disclosure be made or answered as the worker says.

What is disclosed and answered may be recorded once the file is closed too; the rest waits for its reopening.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.onward import (
    DisclosureAnswered,
    DisclosureMade,
    Onward,
    OtherWorkKnown,
    TellingConsidered,
    fold_onward,
)
from heed.rulebook.book import Rules
from heed.rulebook.checks import closed_file_takes_nothing, coded, day_in_order, worded
from heed.rulebook.refusal import Refusal, refuse_any

NAMED, TELLING, ALL, ORDER = (
    "other-work-named", "telling-employer-needs-reason", "disclosure-says-all", "disclosure-in-order",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWork:
    """Other work of a subject; `organisation` is a file, empty where it has none."""

    work: str
    subject: str
    organisation: str = ""
    where: str
    title: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disclose:
    """What is disclosed about whom, to whom, on which basis, by whose leave. `work` is what it is about, if any."""

    disclosure: str
    about: str
    what: str
    to_whom: str
    organisation: str = ""
    basis: str
    authorised_by: str
    on: date
    how: str
    work: str = ""
    answer_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What whoever was told has answered."""

    disclosure: str
    on: date
    answer: str


def name_work(command: NameWork, history: History, rules: Rules) -> list[Fact]:
    """The other work; it makes a duty to decide whether those responsible for it are told."""
    file = fold_allegation_file(history)
    refuse_any(closed_file_takes_nothing(rules, file.closed))
    refuse_any(other_work_named(command, file, fold_onward(history), rules))
    return [
        OtherWorkKnown(
            work=command.work, subject=command.subject, organisation=command.organisation,
            where=command.where, title=command.title, source=command.source,
        )
    ]  # fmt: skip


def other_work_named(
    command: NameWork, file: AllegationFile, onward: Onward, rules: Rules
) -> Iterator[Refusal]:
    """Of a subject of the file, at a place that is named, once."""
    if command.subject not in file.subjects:
        yield rules.refusal(NAMED, "subject", "This person is not a subject of this file.")
    yield from worded(rules, NAMED, {"where": (command.where, "Say where the other work is.")})
    known = [w.known for w in onward.work.values() if w.known.subject == command.subject]
    if any(_plain(k.where) == _plain(command.where) for k in known):
        yield rules.refusal(NAMED, "where", "This work is already named in the file.")


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())


def consider_telling(work: str, decision: str, reason: str, history: History, rules: Rules) -> list[Fact]:
    """Whether those responsible for the other work are told."""
    refuse_any(closed_file_takes_nothing(rules, fold_allegation_file(history).closed))
    refuse_any(telling_employer_needs_reason(work, decision, reason, fold_onward(history), rules))
    return [TellingConsidered(work=work, decision=decision, reason=reason)]


def telling_employer_needs_reason(
    work: str, decision: str, reason: str, onward: Onward, rules: Rules
) -> Iterator[Refusal]:
    """Work that is known, a decision with its reason; once they are told, there is nothing left to decide."""
    found = onward.work.get(work)
    if found is None:
        yield rules.refusal(TELLING, "", "There is no such work in this file.")
        return
    yield from coded(rules, "telling-decision", decision, "decision")
    yield from worded(rules, TELLING, {"reason": (reason, "Give the reason, whichever way it is decided.")})
    before = found.considered
    if found.disclosures:
        yield rules.refusal(TELLING, "", "They have been told already.")
    elif before and (before.decision, before.reason) == (decision, reason):
        yield rules.refusal(TELLING, "decision", "This is what is recorded already. Nothing is changed.")


def disclose(
    command: Disclose, history: History, rules: Rules, today: date, deciding: Collection[str]
) -> list[Fact]:
    """Information was given to somebody outside; `deciding` are the posts with the power to decide."""
    file, onward = fold_allegation_file(history), fold_onward(history)
    refuse_any(_to_be_told(command.work, command.about, onward, rules))
    refuse_any(
        (
            *disclosure_says_all(command, file, rules, deciding),
            *disclosure_in_order(command, file, rules, today),
        )
    )
    return [
        DisclosureMade(
            disclosure=command.disclosure, about=command.about, what=command.what, to_whom=command.to_whom,
            organisation=command.organisation, basis=command.basis, authorised_by=command.authorised_by,
            on=command.on, how=command.how, work=command.work, answer_by=command.answer_by,
        )
    ]  # fmt: skip


def _to_be_told(work: str, about: str, onward: Onward, rules: Rules) -> Iterator[Refusal]:
    """Whoever is responsible for other work is told only where that was decided, and of whose work it is."""
    if not work:
        return
    found = onward.work.get(work)
    if found is None:
        yield rules.refusal(TELLING, "", "There is no such work in this file.")
    elif found.considered is None or found.considered.decision != "tell":
        yield rules.refusal(TELLING, "", "Decide first that they are told, with the reason.")
    elif found.known.subject != about:
        yield rules.refusal(ALL, "about", "This is the other work of somebody else.")


def disclosure_says_all(
    command: Disclose, file: AllegationFile, rules: Rules, deciding: Collection[str]
) -> Iterator[Refusal]:
    """What, to whom, on which basis, and which post with the power to decide has authorised it."""
    if command.about not in {*file.subjects, *file.children}:
        yield rules.refusal(ALL, "about", "This person has no part in this file.")
    yield from worded(
        rules,
        ALL,
        {
            "what": (command.what, "Say what was disclosed."),
            "to_whom": (command.to_whom, "Say to whom it was disclosed."),
        },
    )
    yield from coded(rules, "disclosure-basis", command.basis, "basis")
    yield from coded(rules, "sent-how", command.how, "how")
    if command.authorised_by not in deciding:
        message = "Choose the post that has authorised it. It has to be one with the power to decide."
        yield rules.refusal(ALL, "authorised_by", message)


def disclosure_in_order(
    command: Disclose, file: AllegationFile, rules: Rules, today: date
) -> Iterator[Refusal]:
    """On a day that has come, after the referral; an answer is wanted afterwards."""
    referred = file.opened.referred if file.opened else None
    yield from day_in_order(
        rules, ORDER, command.on, today=today, after=[(referred, "of the referral to the service")]
    )
    if command.answer_by and command.answer_by < command.on:
        message = "An answer cannot be wanted by a day before the disclosure."
        yield rules.refusal(ORDER, "answer_by", message)


def answer(command: Answer, history: History, rules: Rules, today: date) -> list[Fact]:
    """Whoever was told has answered."""
    onward = fold_onward(history)
    made = onward.disclosures.get(command.disclosure)
    if made is None:
        raise rules.refusal(ORDER, "", "There is no such disclosure in this file.")
    if command.disclosure in onward.answers:
        raise rules.refusal(ORDER, "", "This disclosure has been answered already.")
    refuse_any(
        (
            *worded(rules, ORDER, {"answer": (command.answer, "Say what they answered.")}),
            *day_in_order(rules, ORDER, command.on, today=today, after=[(made.on, "of the disclosure")]),
        )
    )
    return [DisclosureAnswered(disclosure=command.disclosure, on=command.on, answer=command.answer)]
