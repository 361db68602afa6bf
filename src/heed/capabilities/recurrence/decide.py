"""Whether two records can be answered to be the same, an adult be recorded, or concerns be considered together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from heed.facts.base import Fact, History
from heed.facts.concern import fold_concern
from heed.facts.person import PersonDescribed
from heed.facts.recurrence import FieldCompared, MatchAnswered, Reconsidered, fold_recurrence
from heed.rulebook.book import Rules
from heed.rulebook.checks import coded
from heed.rulebook.refusal import Refusal, refuse_any

BY_HAND = "recorded by hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was compared with which other record, what spoke for it, and the answer with its reason."""

    other: str
    other_kind: str
    about: str
    answer: str
    reason: str
    fields: tuple[FieldCompared, ...] = ()
    total: float = 0.0
    model: str = ""


def answer(command: Answer, file: str, rules: Rules) -> list[Fact]:
    """The answer as a fact, with what was proposed and why."""
    refuse_any(match_answered_with_reason(command, file, rules))
    return [
        MatchAnswered(
            other=command.other,
            other_kind=command.other_kind,
            about=command.about,
            answer=command.answer,
            reason=command.reason,
            fields=command.fields,
            total=command.total,
            model=command.model,
        )
    ]


def match_answered_with_reason(command: Answer, file: str, rules: Rules) -> Iterator[Refusal]:
    """An answer of the list, with a reason, about another record."""
    yield from coded(rules, "match-answer", command.answer, "answer")
    yield from coded(rules, "match-about", command.about, "")
    if not command.reason.strip():
        yield rules.refusal("match-answered-with-reason", "reason", "Say why.")
    if command.other == file:
        yield rules.refusal("match-answered-with-reason", "", "A record is not compared with itself.")


def describe_adult(
    person: str, described: PersonDescribed, history: History, rules: Rules, today: date
) -> tuple[list[Fact], list[Fact]]:
    """A file for the adult of a concern, and that the concern is about them; no second one for the same adult."""
    refuse_any(person_named(described, history, rules, today))
    link = MatchAnswered(
        other=person, other_kind="person", about="person", answer="same", reason="Recorded from this concern.",
        model=BY_HAND,
    )  # fmt: skip
    return [described], [link]


def person_named(
    described: PersonDescribed, history: History, rules: Rules, today: date
) -> Iterator[Refusal]:
    """The adult has a name, was born before today, and is not known already as somebody on record."""
    known = [
        a for a in fold_recurrence(history).answers.values() if a.answer == "same" and a.about == "person"
    ]
    if any(a.other_kind == "person" for a in known):
        message = "It is on record already who the adult of this concern is."
        yield rules.refusal("match-answered-with-reason", "", message)
    if not described.name.strip():
        yield rules.refusal("person-named", "name")
    if described.born and described.born > today:
        yield rules.refusal("dates-in-order", "born", "A date of birth cannot be in the future.")
    received = fold_concern(history).received
    if described.born and received and described.born > received.referred:
        yield rules.refusal(
            "dates-in-order", "born", "They cannot have been born after the concern was received."
        )


def reconsider(key: str, decision: str, reason: str, history: History, rules: Rules) -> list[Fact]:
    """What follows from concerns that were considered together, once."""
    refuse_any(concerns_considered_together(key, decision, reason, history, rules))
    asked = fold_recurrence(history).reconsiderations[key].asked
    return [Reconsidered(reconsideration=key, decision=decision, concerns=asked.concerns, reason=reason)]


def concerns_considered_together(
    key: str, decision: str, reason: str, history: History, rules: Rules
) -> Iterator[Refusal]:
    """A call that has no answer yet, a decision of the list, and a reason."""
    name, found = "concerns-considered-together", fold_recurrence(history).reconsiderations.get(key)
    if found is None or found.answered is not None:
        yield rules.refusal(name, "", "This was decided already.")
    yield from coded(rules, "reconsideration", decision, "decision")
    if not reason.strip():
        yield rules.refusal(name, "reason", "Say why.")
