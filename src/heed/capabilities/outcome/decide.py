"""Whether the outcome of an allegation, or what the employer did, can be recorded as the worker says."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from heed.facts.allegation import (
    AllegationFile,
    EmployerActed,
    OutcomeDecided,
    PersonTakenOut,
    fold_allegation_file,
)
from heed.facts.base import Fact, History, Recorded
from heed.facts.tracks import fold_tracks
from heed.rulebook.book import Rules
from heed.rulebook.checks import closed_file_takes_nothing, coded
from heed.rulebook.refusal import Refusal, refuse_any

# The names that such agreements go by; where one is only mentioned, a sentence on how it went on does no harm.
SETTLEMENT: Final = re.compile(r"\b(settlement|compromise agreement|COT3)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideOutcome:
    """The outcome of one allegation. `correction_reason` is needed where one was decided before."""

    allegation: str
    outcome: str
    reason: str
    evidence: str
    correction_reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordEmployer:
    """What the employer did about one subject; `conclusion` says how it went on although a settlement was proposed."""

    subject: str
    outcome: str
    reason: str = ""
    conclusion: str = ""
    correction_reason: str = ""


def decide_outcome(command: DecideOutcome, history: History, rules: Rules) -> list[Fact]:
    """The outcome with its definition of the day; a change names the decision that it stands in for."""
    file, before = fold_allegation_file(history), outcome_before(command.allegation, history)
    refuse_any(closed_file_takes_nothing(rules, file.closed))
    refuse_any((*outcome_per_allegation(command, file, rules), *changed_with_reason(command, before, rules)))
    code = rules.require("outcome", command.outcome, "outcome")
    return [
        OutcomeDecided(
            allegation=command.allegation, outcome=code.code, definition=code.definition,
            reason=command.reason, evidence=command.evidence,
            corrects=before.seq if before else None,
            correction_reason=command.correction_reason if before else "",
        )
    ]  # fmt: skip


def record_employer(command: RecordEmployer, history: History, rules: Rules) -> list[Fact]:
    """What the employer did, whatever the outcome is or will be."""
    file, before = fold_allegation_file(history), employer_before(command.subject, history)
    refuse_any(closed_file_takes_nothing(rules, file.closed))
    refuse_any(
        (
            *employment_outcome_apart(command, file, rules),
            *settlement_ends_nothing(command, history, rules),
            *changed_with_reason(command, before, rules),
        )
    )
    return [
        EmployerActed(
            subject=command.subject, outcome=command.outcome, reason=command.reason, conclusion=command.conclusion,
            corrects=before.seq if before else None,
            correction_reason=command.correction_reason if before else "",
        )
    ]  # fmt: skip


def outcome_before(allegation: str, history: History) -> Recorded | None:
    """The statement of the outcome that stands now."""
    return _last(history, lambda fact: isinstance(fact, OutcomeDecided) and fact.allegation == allegation)


def employer_before(subject: str, history: History) -> Recorded | None:
    """The statement of what the employer did that stands now; what was said before they were taken out fell away."""

    def wanted(fact: Fact) -> bool:
        acted = isinstance(fact, EmployerActed) and fact.subject == subject
        return acted or (isinstance(fact, PersonTakenOut) and fact.person == subject)

    found = _last(history, wanted)
    return found if found and isinstance(found.fact, EmployerActed) else None


def _last(history: History, wanted: Callable[[Fact], bool]) -> Recorded | None:
    return next((item for item in reversed(history) if wanted(item.fact)), None)


def outcome_per_allegation(command: DecideOutcome, file: AllegationFile, rules: Rules) -> Iterator[Refusal]:
    """One allegation of the file, an outcome of the set in force, the reason and the evidence considered."""
    if command.allegation not in file.allegations:
        yield rules.refusal("outcome-per-allegation", "", "There is no such allegation in this file.")
    yield from coded(rules, "outcome", command.outcome, "outcome")
    if not command.reason.strip():
        yield rules.refusal("outcome-per-allegation", "reason", "Give the reason for the outcome.")
    if not command.evidence.strip():
        message = "Say what evidence was considered."
        yield rules.refusal("outcome-per-allegation", "evidence", message)


def employment_outcome_apart(
    command: RecordEmployer, file: AllegationFile, rules: Rules
) -> Iterator[Refusal]:
    """One subject of the file, and what the employer did or that it is not known."""
    if command.subject not in file.subjects:
        yield rules.refusal("employment-outcome-apart", "", "This person is not a subject of this file.")
    yield from coded(rules, "employment-outcome", command.outcome, "outcome")


def settlement_ends_nothing(command: RecordEmployer, history: History, rules: Rules) -> Iterator[Refusal]:
    """Where a settlement was proposed or is named as the reason, it is said how the matter went on."""
    proposed = fold_tracks(history).of("employment", command.subject).days_of("settlement-proposed")
    if (proposed or SETTLEMENT.search(command.reason)) and not command.conclusion.strip():
        yield rules.refusal("settlement-ends-nothing", "conclusion")


def changed_with_reason(
    command: DecideOutcome | RecordEmployer, before: Recorded | None, rules: Rules
) -> Iterator[Refusal]:
    """What was recorded before is changed by a further entry that says why; the earlier one stays readable."""
    if before is None:
        return
    if not command.correction_reason.strip():
        message = "Something else was recorded before. Say why it changes."
        yield rules.refusal("correction-names-original", "correction_reason", message)
    if _same(command, before.fact):
        message = "This is what is recorded already. Nothing is changed."
        yield rules.refusal("correction-names-original", "outcome", message)


def _same(command: DecideOutcome | RecordEmployer, fact: OutcomeDecided | EmployerActed) -> bool:
    if (command.outcome, command.reason) != (fact.outcome, fact.reason):
        return False
    if isinstance(command, RecordEmployer) and isinstance(fact, EmployerActed):
        return command.conclusion == fact.conclusion
    return not (isinstance(command, DecideOutcome) and isinstance(fact, OutcomeDecided)) or (
        command.evidence == fact.evidence
    )
