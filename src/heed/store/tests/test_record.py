"""Recording: once, in order, all or nothing."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from heed.facts.base import History, NotACorrection
from heed.facts.concern import ConcernReceived, NoteAdded
from heed.store.reading import open_file
from heed.store.record import Conflict, record
from heed.store.sealing import Actor, Statement

ALICE = Actor("person-alice", "post-designated-officer")
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def concern(words: str = "Caller says the coach drove the child home alone.") -> ConcernReceived:
    return ConcernReceived(
        reference="C-7K2M",
        channel="phone",
        source="school",
        words=words,
        referred=date(2026, 3, 2),
        owner="post-designated-officer",
    )


def state(file: str, *statements: Statement, command: str, seen: int | None = 0) -> object:
    return record(
        actor=ALICE, command=command, now=NOW, reads={file: seen}, decide=lambda _: {file: statements}
    )


def test_a_fact_is_read_back_as_it_was_stated() -> None:
    state("f1", concern(), command="c1")
    history = open_file("f1").history
    assert [item.fact for item in history] == [concern()]
    assert (history[0].actor, history[0].post, history[0].at) == (ALICE.id, ALICE.post, NOW)


def test_a_repeated_command_is_recorded_once_and_gets_the_first_receipt() -> None:
    first = state("f2", concern(), command="same")
    assert state("f2", concern("Something else."), command="same") == first
    assert len(open_file("f2").history) == 1


def test_of_two_editors_one_wins_and_the_other_learns_what_was_recorded_meanwhile() -> None:
    state("f3", concern(), command="c3")
    state("f3", NoteAdded(text="Hers."), command="c4", seen=1)
    with pytest.raises(Conflict) as caught:
        state("f3", NoteAdded(text="His."), command="c5", seen=1)
    assert [item.fact for item in caught.value.since] == [NoteAdded(text="Hers.")]
    assert len(open_file("f3").history) == 2


def test_a_refusal_records_nothing() -> None:
    def refuse(_: Mapping[str, History]) -> Mapping[str, list[Statement]]:
        raise ValueError("refused")

    with pytest.raises(ValueError, match="refused"):
        record(actor=ALICE, command="c6", now=NOW, reads={"f4": 0}, decide=refuse)
    assert open_file("f4").history == ()


def test_a_correction_of_what_is_not_there_is_not_recorded() -> None:
    """It would have every page of the file, and every rebuilding, go round in a circle."""
    state("f5", concern(), command="c7")
    with pytest.raises(NotACorrection):
        state("f5", NoteAdded(text="Itself.", corrects=1), command="c8", seen=1)
    assert len(open_file("f5").history) == 1
