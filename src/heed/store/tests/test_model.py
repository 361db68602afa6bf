"""Random commands, corrections, repeats and conflicts: the store does what a model of a few lines does."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heed.facts.base import Fact, History
from heed.facts.concern import ConcernReceived, NoteAdded
from heed.store import rebuild
from heed.store.bulk import Bulk
from heed.store.database import raw
from heed.store.derived.models import File
from heed.store.reading import open_files
from heed.store.record import Conflict, Receipt, Statements, record
from heed.store.sealing import Actor
from heed.store.verification import LogNames, verify_book

ALICE = Actor("alice", "post-1")
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
FILES = ["f1", "f2", "f3"]
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)


@dataclass(frozen=True)
class Act:
    """One command: which of a few names it has, which file, what it says, and where it believes the file to end."""

    command: int
    file: str
    text: str
    behind: int | None
    corrects: int | None
    born: date | None


ACTS = st.builds(
    Act,
    command=st.integers(0, 12),
    file=st.sampled_from(FILES),
    text=TEXT,
    behind=st.sampled_from([None, 0, 0, 0, 1]),
    corrects=st.none() | st.integers(0, 3),
    born=st.none() | st.dates(),
)


@dataclass
class Model:
    """What the store must do: lists of facts, and the receipts of commands."""

    files: dict[str, list[Fact]] = field(default_factory=dict)
    receipts: dict[str, tuple[str, int]] = field(default_factory=dict)

    def fact(self, act: Act) -> Fact:
        """What the command states, given what is there."""
        held = self.files.get(act.file, [])
        corrects = act.corrects if act.corrects is not None and act.corrects < len(held) else None
        if corrects is not None and isinstance(held[corrects], NoteAdded):
            return NoteAdded(text=act.text, corrects=corrects, correction_reason="Slip.")
        if held and corrects is None:
            return NoteAdded(text=act.text)
        return ConcernReceived(
            reference="C-1", channel="phone", source="school", words=act.text, owner="post-1",
            referred=act.born or date(2026, 3, 2), corrects=corrects,
        )  # fmt: skip

    def act(self, act: Act) -> tuple[str, int] | None:
        """Where the command's fact stands; None for a conflict."""
        name = str(act.command)
        if name in self.receipts:
            return self.receipts[name]
        held = self.files.get(act.file, [])
        if act.behind is not None and act.behind != 0:
            return None
        fact = self.fact(act)
        self.receipts[name] = act.file, len(held)
        self.files.setdefault(act.file, []).append(fact)
        return self.receipts[name]


def reads(model: Model, act: Act) -> dict[str, int | None]:
    seen = None if act.behind is None else len(model.files.get(act.file, [])) + act.behind
    return {file: seen if file == act.file else None for file in FILES}


def do(model: Model, act: Act) -> Receipt | None:
    fact, seen = model.fact(act), reads(model, act)

    def decide(_: Mapping[str, History]) -> Statements:
        return {act.file: [fact]}

    try:
        return record(actor=ALICE, command=str(act.command), now=NOW, reads=seen, decide=decide)
    except Conflict:
        return None


def recorded() -> dict[str, list[Fact]]:
    return {
        file: [i.fact for i in opened.history] for file, opened in open_files(FILES).items() if opened.history
    }


def agrees(model: Model) -> None:
    """Facts, read models and proofs are what the model says."""
    assert recorded() == model.files
    assert {row.file: row.size for row in File.objects.filter(file__in=FILES)} == {
        file: len(facts) for file, facts in model.files.items()
    }
    with raw() as server:
        report = verify_book(server, "record", LogNames((), {"record": "", "reads": ""}))
    assert (report.wrong, report.entries) == (0, sum(map(len, model.files.values())))


SOME = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.django_db
@SOME
@given(st.lists(ACTS, max_size=12))
def test_recording_one_by_one_does_what_the_model_does(acts: list[Act]) -> None:
    with transaction.atomic():
        model = Model()
        for act in acts:
            receipt = do(model, act)
            expected = model.act(act)
            assert (receipt and (receipt.file, receipt.seq)) == expected
        agrees(model)
        transaction.set_rollback(True)


@pytest.mark.django_db
@SOME
@given(st.lists(ACTS, max_size=12), st.integers(1, 4), st.integers(1, 3))
def test_recording_in_bulk_does_what_the_model_does(acts: list[Act], batch: int, kept: int) -> None:
    with transaction.atomic():
        model = Model()
        with Bulk(batch=batch, kept=kept) as bulk:
            for act in acts:
                fact, seen = model.fact(act), reads(model, act)

                def decide(_: Mapping[str, History], act: Act = act, fact: Fact = fact) -> Statements:
                    return {act.file: [fact]}

                try:
                    bulk.record(actor=ALICE, command=str(act.command), now=NOW, reads=seen, decide=decide)
                except Conflict:
                    assert model.act(act) is None
                else:
                    assert model.act(act) is not None
        agrees(model)
        transaction.set_rollback(True)


def test_read_models_kept_up_by_every_road_are_those_folded_anew(fresh_database: str) -> None:
    model = Model()
    acts = [Act(n, FILES[n % 3], f"Text {n}.", 0, 1 if n % 4 == 3 else None, None) for n in range(12)]
    for act in acts:
        do(model, act)
        model.act(act)
    with Bulk(batch=5) as bulk:
        for n in range(20):
            file = f"b{n % 6}"

            def decide(
                histories: Mapping[str, History], file: str = file, act: Act = acts[n % 12]
            ) -> Statements:
                first = Model().fact(act)
                return {file: [NoteAdded(text=act.text) if histories[file] else first]}

            bulk.record(
                actor=ALICE,
                command=f"bulk-{n}",
                now=NOW + timedelta(hours=n),
                reads={file: None},
                decide=decide,
            )
    assert connection.in_atomic_block is False
    assert rebuild.check() == []
