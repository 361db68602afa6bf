"""Recording in bulk: what it leaves is what `record` leaves."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from heed.facts.base import History
from heed.facts.concern import ConcernReceived, NoteAdded
from heed.store.bulk import Bulk
from heed.store.reading import open_file
from heed.store.record import Conflict, NothingToRecord, record
from heed.store.sealing import Actor, Statement

ALICE = Actor("person-alice", "post-designated-officer")
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


def concern() -> ConcernReceived:
    return ConcernReceived(
        reference="C-7K2M", channel="phone", source="school", words="Drove home.", referred=date(2026, 3, 2),
        owner="post-designated-officer",
    )  # fmt: skip


def put(bulk: Bulk, file: str, command: str, statement: Statement, seen: int | None) -> None:
    bulk.record(
        actor=ALICE, command=command, now=NOW, reads={file: seen}, decide=lambda _: {file: [statement]}
    )


def note(text: str) -> NoteAdded:
    return NoteAdded(text=text)


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_facts_are_recorded_in_order_whatever_the_size_of_a_batch(size: int) -> None:
    told: list[int] = []
    with Bulk(batch=size, progress=told.append) as bulk:
        put(bulk, "b1", "1", concern(), 0)
        put(bulk, "b1", "2", note("One."), 1)
        put(bulk, "b1", "3", note("Two."), None)
    assert [item.fact for item in open_file("b1").history] == [concern(), note("One."), note("Two.")]
    assert told[-1] == 3
    assert told == sorted(told)


def test_a_decision_sees_what_the_batch_already_holds() -> None:
    seen: list[int] = []

    def decide(histories: Mapping[str, History]) -> Mapping[str, list[Statement]]:
        seen.append(len(histories["b2"]))
        return {"b2": [note("Next.")]}

    with Bulk() as bulk:
        put(bulk, "b2", "1", concern(), 0)
        for n in range(3):
            bulk.record(actor=ALICE, command=f"n{n}", now=NOW, reads={"b2": None}, decide=decide)
    assert seen == [1, 2, 3]


def test_a_repeated_command_is_recorded_once_within_and_across_batches() -> None:
    for size in (1, 1000):
        with Bulk(batch=size) as bulk:
            for _ in range(2):
                put(bulk, "b3", "first", concern(), 0)
                put(bulk, "b3", "second", note("Once."), None)
    assert len(open_file("b3").history) == 2


def test_a_file_wrongly_believed_to_be_new_is_a_conflict_that_names_what_is_there() -> None:
    record(actor=ALICE, command="c", now=NOW, reads={"b4": 0}, decide=lambda _: {"b4": [concern()]})
    with pytest.raises(Conflict) as caught, Bulk() as bulk:
        put(bulk, "b4", "other", concern(), 0)
    assert [item.fact for item in caught.value.since] == [concern()]
    assert len(open_file("b4").history) == 1


def test_what_somebody_else_records_in_between_is_read_and_respected() -> None:
    with Bulk(batch=1) as bulk:
        put(bulk, "b5", "1", concern(), 0)
        bulk.flush()
        record(actor=ALICE, command="x", now=NOW, reads={"b5": 1}, decide=lambda _: {"b5": [note("Hers.")]})
        put(bulk, "b5", "2", note("His."), None)
    assert [item.fact for item in open_file("b5").history] == [concern(), note("Hers."), note("His.")]


def test_a_file_forgotten_while_another_is_read_is_read_again() -> None:
    """What was in flight clashes at the very moment at which a further file is asked for."""
    seen: list[int] = []

    def decide(histories: Mapping[str, History]) -> Mapping[str, list[Statement]]:
        seen.append(len(histories["c1"]))
        return {"c2": [note("Last.")]}

    record(actor=ALICE, command="c2", now=NOW, reads={"c2": 0}, decide=lambda _: {"c2": [concern()]})
    with Bulk(batch=1) as bulk:
        put(bulk, "c1", "1", concern(), 0)
        bulk.flush()
        record(actor=ALICE, command="x", now=NOW, reads={"c1": 1}, decide=lambda _: {"c1": [note("Hers.")]})
        put(bulk, "c1", "2", note("His."), None)
        bulk.record(actor=ALICE, command="3", now=NOW, reads={"c1": None, "c2": None}, decide=decide)
    assert seen == [3]


def test_a_stale_position_within_the_batch_is_a_conflict() -> None:
    with Bulk() as bulk:
        put(bulk, "b6", "1", concern(), 0)
        with pytest.raises(Conflict):
            put(bulk, "b6", "2", note("Stale."), 0)
    assert len(open_file("b6").history) == 1


def test_an_error_forgets_what_was_not_written() -> None:
    def refuse(_: Mapping[str, History]) -> Mapping[str, list[Statement]]:
        raise ValueError("refused")

    with pytest.raises(ValueError, match="refused"), Bulk() as bulk:  # noqa: PT012 - either may refuse
        put(bulk, "b7", "1", concern(), 0)
        bulk.record(actor=ALICE, command="2", now=NOW, reads={"b7": 1}, decide=refuse)
    assert open_file("b7").history == ()


def test_to_state_nothing_is_a_mistake() -> None:
    with Bulk() as bulk, pytest.raises(NothingToRecord):
        bulk.record(actor=ALICE, command="1", now=NOW, reads={"b8": 0}, decide=lambda _: {"b8": []})


def test_files_put_out_of_memory_are_read_again() -> None:
    with Bulk(batch=1, kept=1) as bulk:
        for n in range(4):
            put(bulk, f"b9-{n}", f"{n}", concern(), 0)
        put(bulk, "b9-0", "again", note("Later."), 1)
    assert len(open_file("b9-0").history) == 2
