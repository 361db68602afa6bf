"""The invented authority: its margins, its order of time, and that its facts pass the rules."""

from collections import Counter, defaultdict
from datetime import date
from random import Random

import pytest

from heed.access.answering import answering
from heed.access.directory import organisations
from heed.access.door import OpenFile
from heed.access.known import proposals
from heed.access.workplaces import family, tenures_at, worked_at
from heed.capabilities.closure.decide import Close, close
from heed.cli.demonstration.cases import CASES, cases
from heed.cli.demonstration.inside import DEPUTY_LEFT
from heed.cli.demonstration.make import make, merged
from heed.cli.demonstration.opening import Told
from heed.cli.demonstration.places import PRIMARY, TRUST, name_all
from heed.cli.demonstration.plan import FEWEST, IncidentPlan, plan
from heed.cli.demonstration.quiet import contacts
from heed.cli.demonstration.repeats import repeated
from heed.cli.demonstration.town import Town, at, back, founding, seats
from heed.duties import Duty, open_duties
from heed.facts.allegation import AllegationFileOpened, FileClosed
from heed.facts.base import History, Recorded
from heed.facts.concern import ConcernReceived
from heed.facts.registry import file_kind
from heed.reports.comparison import AS_KNOWN_ON, YEAR, comparison
from heed.reports.year import year_tables
from heed.rulebook.book import RULEBOOK
from heed.rulebook.workingdays import working_days_between
from heed.store.breaches import pass_deadlines
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
    assert what_is_known_of_the_fresh_concern() == {("person", "person"), ("person", "concern")}
    assert Due.objects.filter(what="reconsider", file=organisation_named(PRIMARY)).count() == 1
    trust = family(organisation_named(TRUST)).all
    assert len(worked_at(trust, date(2013, 9, 2), date(2019, 8, 30), size=50)) >= 5
    assert len(tenures_at(trust)) == 2
    assert 1 <= pass_deadlines(at(TODAY, 9), answering()) <= 10
    assert pass_deadlines(at(TODAY, 9), answering()) == 0


def what_is_known_of_the_fresh_concern() -> set[tuple[str, str]]:
    """What is compared, and the kind of the record, of all that may be the person of the third concern."""
    waiting = File.objects.filter(state="to-screen").values_list("file", flat=True)
    files = [OpenFile(file, "concern", open_file(file).history) for file in waiting]
    fresh = next(file for file in files if "Kestlewood" in file.history[0].fact.adult)
    return {
        (found.about, found.suggestion.kind) for found in proposals(fresh).found if found.about == "person"
    }


def organisation_named(name: str) -> str:
    return next(file for file, known_as in organisations().items() if known_as == name)


DAYS = (
    *(date(2026, 11, 16 + n) for n in range(7)), date(2026, 12, 28), date(2027, 1, 4), date(2027, 4, 6),
    date(2028, 3, 1),
)  # fmt: skip


@pytest.mark.parametrize("today", DAYS, ids=str)
def test_on_whatever_day_a_few_things_are_late_and_most_are_not(today: date) -> None:
    waiting = what_waits(today)
    late = [duty for duty in waiting if duty.due < today]
    critical = [duty for duty in late if working_days_between(duty.due, today) > 10]
    assert 4 <= len(late) <= 8
    assert 1 <= len(critical) <= 3
    assert sum(1 for duty in waiting if duty.alarm and duty.alarm < today) <= 10
    assert {duty.what for duty in waiting} >= WAITS


WAITS = {
    "review-suspension", "employer-step", "track-date", "chase-referral", "end-track", "chase-transfer",
    "consider-telling", "hold-meeting", "record-minutes", "approve-minutes", "circulate-minutes", "read-minutes",
    "answer-update", "tell-party", "look-again", "action", "screen",
}  # fmt: skip


def what_waits(today: date) -> list[Duty]:
    """All open duties of the files of the last weeks."""
    town = Town(Random(7), seats(back(today, DEPUTY_LEFT)))  # noqa: S311 - a story, no secret
    list(founding(town))
    name_all(town)
    stories = (
        *cases(len(CASES), town, {}, today), *contacts(4, town, date(2025, 1, 6), today), *repeated(town, today),
    )  # fmt: skip
    files: dict[str, list[Recorded]] = defaultdict(list)
    told = sorted((told for _, story in stories for told in story), key=lambda told: told.moment)
    assert max(one.moment for one in told) < at(today, 0)
    for one in told:
        for file, facts in one.states.items():
            for fact in facts:
                files[file].append(Recorded(file, len(files[file]), one.moment, "", "", fact))
    return [
        duty
        for history in files.values()
        if isinstance(history[0].fact, ConcernReceived | AllegationFileOpened)
        for duty in open_duties(file_kind(history[0].fact), tuple(history), RULEBOOK)
    ]


def closes_by_the_rules(history: History) -> bool:
    """Whether closing it as it was closed is what the rules of that day allow."""
    ended = next(item for item in history if isinstance(item.fact, FileClosed))
    fact = ended.fact
    command = Close(
        closed_as=fact.closed_as, reason=fact.reason, evidence=fact.evidence, learning=fact.learning
    )
    return close(command, history[: ended.seq], RULEBOOK.on(ended.at.date()), {}, RULEBOOK) == [fact]
