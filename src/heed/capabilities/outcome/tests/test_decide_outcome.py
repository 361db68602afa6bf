"""Given an allegation, when its outcome or the employer's action is stated, then these facts or this refusal."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from heed.capabilities.outcome.decide import DecideOutcome, RecordEmployer, decide_outcome, record_employer
from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    EmployerActed,
    FileClosed,
    FileReopened,
    OutcomeDecided,
    PersonTakenOut,
    SubjectNamed,
    fold_allegation_file,
)
from heed.facts.base import Fact, History, Recorded
from heed.facts.tracks import TrackStepTaken
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

TODAY = date(2026, 3, 9)
RULES = RULEBOOK.on(TODAY)
FILE: tuple[Fact, ...] = (
    AllegationFileOpened(
        reference="A-7K2-MPQ", concern="c1", summary="Words.", referred=date(2026, 3, 2), owner="p1"
    ),
    ChildNamed(child="kim"),
    SubjectNamed(subject="alex"),
    AllegationMade(allegation="al1", child="kim", subject="alex", category="conduct"),
)
UNFOUNDED = next(code for code in RULES.codes("outcome") if code.code == "unfounded")
DECIDED = OutcomeDecided(
    allegation="al1", outcome="unfounded", definition=UNFOUNDED.definition, reason="It was another day.",
    evidence="The rota.",
)  # fmt: skip
DISMISSED = EmployerActed(subject="alex", outcome="dismissed", reason="As the panel found.")
CLOSED = FileClosed(closed_as="concluded", reason="Settled.", evidence="The rota.")


def given(*facts: Fact) -> History:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return tuple(Recorded("f1", seq, at, "alice", "p1", fact) for seq, fact in enumerate((*FILE, *facts)))


def deciding(**changes: str) -> DecideOutcome:
    usual = {
        "allegation": "al1",
        "outcome": "unfounded",
        "reason": "It was another day.",
        "evidence": "The rota.",
    }
    return DecideOutcome(**{**usual, **changes})


def test_an_outcome_is_recorded_with_the_definition_in_force() -> None:
    assert decide_outcome(deciding(), given(), RULES) == [DECIDED]


def test_the_definition_is_that_of_the_day_of_the_decision() -> None:
    then = RULEBOOK.on(date(2014, 3, 1))
    (fact,) = decide_outcome(deciding(), given(), then)
    assert isinstance(fact, OutcomeDecided)
    assert fact.definition == then.require("outcome", "unfounded").definition != UNFOUNDED.definition


@pytest.mark.parametrize(
    ("changes", "rule", "field"),
    [
        ({"allegation": "al9"}, "outcome-per-allegation", ""),
        ({"outcome": "no-further-action"}, "code-in-force", "outcome"),
        ({"outcome": ""}, "code-in-force", "outcome"),
        ({"reason": " "}, "outcome-per-allegation", "reason"),
        ({"evidence": "\n"}, "outcome-per-allegation", "evidence"),
    ],
)
def test_outcome_per_allegation(changes: dict[str, str], rule: str, field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        decide_outcome(deciding(**changes), given(), RULES)
    assert (refusal.value.rule, refusal.value.field) == (rule, field)


def test_an_outcome_not_in_force_on_the_day_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        decide_outcome(deciding(outcome="malicious"), given(), RULEBOOK.on(date(2014, 3, 1)))
    assert refusal.value.rule == "code-in-force"


def test_a_changed_outcome_names_the_decision_it_stands_in_for() -> None:
    change = deciding(outcome="substantiated", correction_reason="A witness came forward.")
    (fact,) = decide_outcome(change, given(DECIDED), RULES)
    assert isinstance(fact, OutcomeDecided)
    assert (fact.corrects, fact.correction_reason) == (4, "A witness came forward.")
    assert fold_allegation_file(given(DECIDED, fact)).outcomes["al1"].outcome == "substantiated"
    again = deciding(correction_reason="The witness was mistaken.")
    (last,) = decide_outcome(again, given(DECIDED, fact), RULES)
    assert last.corrects == 5
    assert fold_allegation_file(given(DECIDED, fact, last)).outcomes["al1"].outcome == "unfounded"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"outcome": "substantiated"}, "correction_reason"),
        ({"correction_reason": "Typed twice."}, "outcome"),
    ],
)
def test_correction_names_original(changes: dict[str, str], field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        decide_outcome(deciding(**changes), given(DECIDED), RULES)
    assert (refusal.value.rule, refusal.value.field) == ("correction-names-original", field)


def test_a_first_outcome_carries_no_reason_for_a_correction() -> None:
    (fact,) = decide_outcome(deciding(correction_reason="Left over."), given(), RULES)
    assert (fact.corrects, fact.correction_reason) == (None, "")


@pytest.mark.parametrize("before", [(), (DECIDED,)])
def test_employment_outcome_apart(before: tuple[Fact, ...]) -> None:
    command = RecordEmployer(subject="alex", outcome="dismissed", reason="As the panel found.")
    assert record_employer(command, given(*before), RULES) == [DISMISSED]


def test_what_the_employer_did_is_changed_with_a_reason() -> None:
    command = RecordEmployer(subject="alex", outcome="no-action", correction_reason="The appeal was upheld.")
    (fact,) = record_employer(command, given(DISMISSED), RULES)
    assert fact.corrects == 4
    assert fold_allegation_file(given(DISMISSED, fact)).employer["alex"].outcome == "no-action"
    with pytest.raises(Refusal) as refusal:
        record_employer(RecordEmployer(subject="alex", outcome="no-action"), given(DISMISSED), RULES)
    assert refusal.value.field == "correction_reason"


@pytest.mark.parametrize(
    ("subject", "outcome", "rule", "field"),
    [("kim", "dismissed", "employment-outcome-apart", ""), ("alex", "", "code-in-force", "outcome")],
)
def test_what_the_employer_did_is_about_a_subject(subject: str, outcome: str, rule: str, field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        record_employer(RecordEmployer(subject=subject, outcome=outcome), given(), RULES)
    assert (refusal.value.rule, refusal.value.field) == (rule, field)


PROPOSED = TrackStepTaken(track="employment", subject="alex", step="settlement-proposed", on=date(2026, 3, 5))


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        ((PROPOSED,), ""),
        ((), "Left under a settlement agreement."),
        ((), "A COT3 was signed."),
        ((), "They signed a compromise agreement."),
    ],
)
def test_settlement_ends_nothing(before: tuple[Fact, ...], reason: str) -> None:
    command = RecordEmployer(subject="alex", outcome="resigned", reason=reason)
    with pytest.raises(Refusal) as refusal:
        record_employer(command, given(*before), RULES)
    assert (refusal.value.rule, refusal.value.field) == ("settlement-ends-nothing", "conclusion")
    (fact,) = record_employer(
        replace(command, conclusion="The hearing was held all the same."), given(*before), RULES
    )
    assert isinstance(fact, EmployerActed)
    assert fact.conclusion == "The hearing was held all the same."


def test_closed_file_takes_nothing() -> None:
    with pytest.raises(Refusal) as refusal:
        decide_outcome(deciding(), given(CLOSED), RULES)
    assert refusal.value.rule == "closed-file-takes-nothing"
    with pytest.raises(Refusal) as refusal:
        record_employer(RecordEmployer(subject="alex", outcome="dismissed"), given(CLOSED), RULES)
    assert refusal.value.rule == "closed-file-takes-nothing"
    assert decide_outcome(deciding(), given(CLOSED, FileReopened(reason="New information.")), RULES)


def test_what_the_employer_did_is_said_anew_of_a_subject_who_was_taken_out_and_named_again() -> None:
    again = (DISMISSED, PersonTakenOut(person="alex", reason="The wrong Alex."), SubjectNamed(subject="alex"))
    history = given(*again)
    (fact,) = record_employer(RecordEmployer(subject="alex", outcome="dismissed"), history, RULES)
    assert fact == EmployerActed(subject="alex", outcome="dismissed")
    assert fold_allegation_file(given(*again, fact)).without_employer_action == []
