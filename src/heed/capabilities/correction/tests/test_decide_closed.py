"""What a correction may not change: what a closing or a duty rests on."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from heed.capabilities.correction.decide import Correct, correct
from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    EmployerActed,
    FileClosed,
    FileReopened,
    OutcomeDecided,
    SubjectNamed,
)
from heed.facts.base import Fact, History, Recorded
from heed.facts.duty import ClockPaused, ClockResumed
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

REFERRED, TODAY = date(2026, 3, 2), date(2026, 3, 11)
FILE: tuple[Fact, ...] = (
    AllegationFileOpened(reference="A-1", concern="c1", summary="On the bus.", referred=REFERRED, owner="p1"),
    ChildNamed(child="kim"),
    SubjectNamed(subject="alex"),
    AllegationMade(allegation="al1", child="kim", subject="alex", category="conduct"),
    OutcomeDecided(allegation="al1", outcome="unfounded", definition="D.", reason="Rota.", evidence="Rota."),
    EmployerActed(subject="alex", outcome="no-further-action", reason="R.", conclusion="It was heard."),
    ClockPaused(pause="p", why="police", reason="They asked.", since=date(2026, 3, 4)),
    ClockResumed(pause="p", on=date(2026, 3, 6), reason="They are done."),
    FileClosed(
        closed_as="concluded", reason="Done.", evidence="Minutes.", no_meeting="None needed.",
        goes_on="To the end of term.", not_told="Moved away.", settlement="It was heard.",
    ),
)  # fmt: skip


def given(*more: Fact) -> History:
    at = datetime(2026, 3, 11, 9, tzinfo=UTC)
    return tuple(Recorded("f1", seq, at, "alice", "p1", fact) for seq, fact in enumerate((*FILE, *more)))


def refused(history: History, seq: int, **answers: Any) -> tuple[str, str]:
    with pytest.raises(Refusal) as refusal:
        correct(Correct(seq=seq, answers=answers, reason="Wrong."), history, RULEBOOK.on(TODAY))
    return refusal.value.rule, refusal.value.field


@pytest.mark.parametrize(("seq", "outcome"), [(4, "substantiated"), (5, "dismissed")])
def test_an_outcome_on_which_duties_hang_changes_in_an_open_file_only(seq: int, outcome: str) -> None:
    assert refused(given(), seq, outcome=outcome) == ("closed-file-takes-nothing", "outcome")
    command = Correct(seq=seq, answers={"outcome": outcome}, reason="Wrong.")
    assert correct(command, given(FileReopened(reason="More is known.")), RULEBOOK.on(TODAY))
    reworded = Correct(seq=seq, answers={"reason": "Another word."}, reason="Wrong.")
    assert correct(reworded, given(), RULEBOOK.on(TODAY))


@pytest.mark.parametrize(
    ("field", "rule"),
    [
        ("no_meeting", "nothing-open-at-closure"),
        ("goes_on", "suspension-settled-at-closure"),
        ("not_told", "outcome-told-before-closing"),
        ("settlement", "settlement-ends-nothing"),
    ],
)
def test_the_reason_by_which_something_stayed_open_is_not_taken_away(field: str, rule: str) -> None:
    assert refused(given(), 8, **{field: " "}) == (rule, field)


def test_how_it_went_on_although_a_settlement_was_proposed_is_not_taken_away() -> None:
    assert refused(given(), 5, conclusion="") == ("settlement-ends-nothing", "conclusion")


def test_a_pause_stays_in_order_and_in_the_past() -> None:
    assert refused(given(), 7, on=date(2026, 3, 3)) == ("clock-resumed-in-order", "on")
    assert refused(given(), 7, on=date(2026, 3, 12)) == ("dates-kept-apart", "on")
    assert refused(given(), 6, since=date(2026, 3, 7)) == ("dates-kept-apart", "since")
