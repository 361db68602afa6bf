"""Whether a statement can be corrected in this way. The file may be closed: a correction adds nothing new."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from heed.capabilities.correction.checks import refusals_of
from heed.capabilities.correction.fields import Asked, asked
from heed.capabilities.correction.table import CORRECTABLE
from heed.facts.allegation import OutcomeDecided
from heed.facts.base import Fact, History, Recorded
from heed.rulebook.book import Rules
from heed.rulebook.checks import coded
from heed.rulebook.refusal import Refusal, refuse_any


@dataclass(frozen=True, slots=True, kw_only=True)
class Correct:
    """What the statement at `seq` should have said. `answers` may leave out fields that stay."""

    seq: int
    answers: Mapping[str, Any]
    reason: str


def correct(command: Correct, history: History, rules: Rules) -> list[Fact]:
    """The same kind of statement again, naming the one that it stands in for.

    `rules` are those of the day on which the statement was first recorded: what could be said then can be
    said now.
    """
    stands = standing(history, command.seq)
    if type(stands.fact) not in CORRECTABLE:
        raise rules.refusal("correction-names-original", "", "This entry cannot be corrected.")
    changed = changes(command, stands.fact)
    refuse_any((*correction_names_original(command, changed, rules), *_fields(stands.fact, changed, rules)))
    fact: Fact = msgspec.structs.replace(
        stands.fact, **changed, corrects=stands.seq, correction_reason=command.reason
    )
    refuse_any(refusals_of(fact, first(history, command.seq), history, rules))
    return [_with_definition(fact, rules) if "outcome" in changed else fact]


def first(history: History, seq: int) -> Recorded:
    """The statement that a chain of corrections began with."""
    while (earlier := history[seq].fact.corrects) is not None:
        seq = earlier
    return history[seq]


def standing(history: History, seq: int) -> Recorded:
    """The latest statement in the place of the one at `seq`; that one itself if it was never corrected."""
    begun = first(history, seq).seq
    return next(item for item in reversed(history) if first(history, item.seq).seq == begun)


def changes(command: Correct, fact: Fact) -> dict[str, Any]:
    """The answers that differ from what stands."""
    names = [field.name for field in asked(type(fact)) if field.name in command.answers]
    return {name: command.answers[name] for name in names if command.answers[name] != getattr(fact, name)}


def correction_names_original(
    command: Correct, changed: Mapping[str, Any], rules: Rules
) -> Iterator[Refusal]:
    """A correction says why, and changes something."""
    if not command.reason.strip():
        message = "Say why the entry is corrected."
        yield rules.refusal("correction-names-original", "correction_reason", message)
    if not changed:
        yield rules.refusal("correction-names-original", "", "Nothing is changed. Change what is wrong.")


def _fields(fact: Fact, changed: Mapping[str, Any], rules: Rules) -> Iterator[Refusal]:
    for field in asked(type(fact)):
        if field.name in changed:
            yield from _field(field, changed[field.name], rules)


def _field(field: Asked, value: Any, rules: Rules) -> Iterator[Refusal]:
    blank = not value.strip() if isinstance(value, str) else value is None
    if blank and field.required:
        message = f"“{field.title}” cannot be left blank."
        yield rules.refusal("correction-names-original", field.name, message)
    elif field.sort == "code" and not blank:
        yield from coded(rules, field.codes, value, field.name)


def _with_definition(fact: Fact, rules: Rules) -> Fact:
    """Another outcome brings the definition that was in force beside it."""
    if not isinstance(fact, OutcomeDecided):
        return fact
    definition = rules.require("outcome", fact.outcome, "outcome").definition
    return msgspec.structs.replace(fact, definition=definition)
