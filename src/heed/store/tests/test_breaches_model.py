"""Random work, clocks and workers: each day that passed while its duty was open is on record once, and no other.

The model keeps for each file its two days and whether it is open, and nothing else; it knows no index and no key.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from heed.duties import local_day
from heed.facts.duty import DeadlinePassed, DutyRevised
from heed.store.breaches import pass_deadlines
from heed.store.derived.models import Due
from heed.store.overlooked import pass_overlooked
from heed.store.tests.waiting import MONDAY, SCREENED, answers, due_on, noon, passed, receive, state

FILES = ("f", "g")
Round = Callable[[datetime], object]


def whole_round(now: datetime) -> None:
    """What a worker does."""
    pass_overlooked(now, answers)
    pass_deadlines(now, answers)


@dataclass(frozen=True)
class Act:
    """`what` happens, to which file; `hours` is how far a clock goes, or how many days a new day lies off."""

    what: str
    file: str = "f"
    hours: int = 0


ACTS = st.one_of(
    st.builds(Act, st.sampled_from(["receive", "screen"]), st.sampled_from(FILES)),
    st.builds(Act, st.just("revise"), st.sampled_from(FILES), st.integers(0, 9)),
    st.builds(Act, st.sampled_from(["round", "two rounds"])),
    st.builds(Act, st.just("clock"), hours=st.integers(-100, 200) | st.sampled_from([-24 * 30, 24 * 40])),
)


@dataclass
class Model:
    """Of each file its first and its present day and whether it waits; and the days that passed meanwhile."""

    first: dict[str, date] = field(default_factory=dict)
    now_due: dict[str, date] = field(default_factory=dict)
    waits: set[str] = field(default_factory=set)
    gone: dict[str, set[date]] = field(default_factory=dict)

    def look(self, files: Iterable[str], today: date) -> None:
        """What has passed by the day, of the files that wait."""
        for file in self.waits.intersection(files):
            days = {self.first[file], self.now_due[file]}
            self.gone.setdefault(file, set()).update(day for day in days if day < today)


def play(acts: Iterable[Act], a_round: Round = whole_round) -> None:
    """Do all of it to the record and to the model, then compare."""
    model, now = Model(), noon(MONDAY)
    a_round(now)
    for act in acts:
        if act.what == "clock":
            now += timedelta(hours=act.hours)
        elif "round" in act.what:
            for _ in act.what.split():
                a_round(now)
            model.look(FILES, local_day(now))
        else:
            model.look([act.file], local_day(now))
            _work(act, model, now)
    now += timedelta(days=1_000)
    a_round(now)
    model.look(FILES, local_day(now))
    for file in model.first:
        assert sorted(fact.due for fact in passed(file)) == sorted(model.gone.get(file, ()))


def _work(act: Act, model: Model, now: datetime) -> None:
    file, today = act.file, local_day(now)
    if act.what == "receive" and file not in model.first:
        receive(file, today, at=now)
        model.first[file] = model.now_due[file] = due_on(file)
        model.waits.add(file)
    elif act.what == "screen" and file in model.waits:
        state(file, SCREENED, now)
        model.waits.discard(file)
    elif act.what == "revise" and file in model.waits:
        model.now_due[file] = today + timedelta(days=act.hours)
        moved = DutyRevised(item="screen", what="screen", due=model.now_due[file], reason="Agreed.")
        state(file, moved, now)


@pytest.mark.django_db
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, max_size=12))
@example([Act("receive"), Act("clock", hours=960), Act("screen"), Act("round")])
@example([Act("receive"), Act("revise", hours=9), Act("clock", hours=960), Act("revise", hours=3)])
@example([Act("receive"), Act("clock", hours=960), Act("round"), Act("clock", hours=-900), Act("two rounds")])
def test_each_day_that_passed_is_on_record_once_and_no_other(acts: list[Act]) -> None:
    with transaction.atomic():
        play(acts)
        transaction.set_rollback(True)


def forgetful_round(now: datetime) -> None:
    """A clock without a key of its own statements, that looks at whatever is overdue."""
    for row in Due.objects.filter(due__lt=local_day(now), item="screen"):
        fact = DeadlinePassed(
            item=row.item, what=row.what, due=row.due, original=row.original, owner=row.owner
        )
        state(row.file, fact, now + timedelta(microseconds=len(passed(row.file))))


def blind_round(now: datetime) -> None:
    """A clock that looks at nothing but what still waits."""
    pass_deadlines(now, answers)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("a_round", "acts"),
    [
        (forgetful_round, [Act("receive"), Act("clock", hours=960), Act("two rounds"), Act("screen")]),
        (blind_round, [Act("receive"), Act("clock", hours=960), Act("screen"), Act("round")]),
    ],
    ids=["says it again", "does not look back"],
)
def test_the_comparison_finds_a_clock_that_doubles_and_one_that_loses(
    a_round: Round, acts: list[Act]
) -> None:
    with pytest.raises(AssertionError):
        play(acts, a_round)
