"""The invented authority: its margins, its order of time, and that its facts pass the rules."""

from collections import Counter
from datetime import date

import pytest

from heed.access.directory import organisations
from heed.capabilities.closure.decide import Close, close
from heed.cli.demonstration.make import make, merged
from heed.cli.demonstration.plan import FEWEST, IncidentPlan, plan
from heed.cli.demonstration.opening import Told
from heed.cli.demonstration.town import at
from heed.facts.allegation import FileClosed
from heed.facts.base import History
from heed.reports.comparison import AS_KNOWN_ON, YEAR, comparison
from heed.reports.year import year_tables
from heed.rulebook.book import RULEBOOK
from heed.store.derived.models import Due, File
from heed.store.reading import open_file

TODAY = date(2026, 11, 20)


def published_year(seed: int) -> list[IncidentPlan]:
    return [p for p in plan(FEWEST + 20, seed, TODAY) if YEAR.first <= p.referred <= YEAR.last]


@pytest.mark.parametrize("seed", range(5))
def test_whatever_the_seed_the_year_has_the_published_margins(seed: int) -> None:
    incidents = published_year(seed)
    outcomes = Counter(
        o for p in incidents for o in ({"open"} if p.late else {s.outcome for s in p.subjects})
    )
    staff = Counter(s.employment for p in incidents for s in p.subjects if s.outcome == "substantiated")
    assert len(incidents) == FEWEST
    assert outcomes == {"substantiated": 20, "unsubstantiated": 35, "unfounded": 3, "open": 7}
    assert sum(staff.values()) == 24
    assert staff[""] == 1


def test_stories_are_told_in_the_order_of_time() -> None:
    days = [date(2014, 1, day) for day in (1, 2, 3)]
    stories = [
        (day, iter([Told(at(day, 9), "", {}), Told(at(date(2014, 1, 9 - n), 9), "", {})]))
        for n, day in enumerate(days)
    ]
    moments = [told.moment for told in merged(stories)]
    assert len(moments) == 6
    assert moments == sorted(moments)


@pytest.mark.django_db
def test_the_demonstration_agrees_with_what_was_printed_wherever_records_can() -> None:
    make(incidents=FEWEST + 20, seed=7, today=TODAY, progress=lambda _: None)
    lines = comparison()
    differing = [line.label for line in lines if line.printed not in {None, line.counted}]
    assert len(lines) == 21
    assert differing == []
    assert {t.id: t.total for t in year_tables(YEAR, AS_KNOWN_ON)}["incidents-by-sector"] == FEWEST
    names = list(organisations().values())
    assert len(names) == len(set(names))
    assert Due.objects.values("what").distinct().count() >= 5
    assert set(File.objects.filter(kind="allegation").values_list("state", flat=True)) == {"open", "closed"}
    closed = File.objects.filter(kind="allegation", state="closed").values_list("file", flat=True)
    assert [file for file in closed if not closes_by_the_rules(open_file(file).history)] == []


def closes_by_the_rules(history: History) -> bool:
    """Whether closing it as it was closed is what the rules of that day allow."""
    ended = next(item for item in history if isinstance(item.fact, FileClosed))
    fact = ended.fact
    command = Close(
        closed_as=fact.closed_as, reason=fact.reason, evidence=fact.evidence, learning=fact.learning
    )
    return close(command, history[: ended.seq], RULEBOOK.on(ended.at.date()), {}) == [fact]
