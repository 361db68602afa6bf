"""Puts the invented authority on the record, in the order in which it happened, through the bulk recorder."""

import heapq
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from random import Random
from typing import Final

from heed.access.accumulating import reconsider
from heed.access.models import User
from heed.cli.demonstration.cases import CASES, cases
from heed.cli.demonstration.inside import DEPUTY_LEFT
from heed.cli.demonstration.local import choices
from heed.cli.demonstration.opening import Told
from heed.cli.demonstration.places import ON_RECORD, PRIMARY, WORKED_ASKED, known_places, name_all, workers
from heed.cli.demonstration.plan import FEWEST, plan
from heed.cli.demonstration.quiet import contacts
from heed.cli.demonstration.repeats import repeated
from heed.cli.demonstration.story import tell
from heed.cli.demonstration.town import ADMINISTRATOR, FOUNDED, SEATS, Town, at, back, founding, seats
from heed.facts.base import Fact
from heed.facts.upkeep import DemonstrationMade
from heed.store.bulk import Bulk
from heed.store.sealing import Actor

PASSWORD: Final = "an invented town by the sea"  # noqa: S105 - printed on the screen; the demonstration only
FILE: Final = "demonstration"
VACANT_UNTIL: Final = date(2016, 7, 18)


def make(*, incidents: int, seed: int, today: date, progress: Callable[[int], None]) -> Town:
    """Record everything; `progress` is called with the number of facts so far."""
    town = Town(Random(seed), seats(back(today, DEPUTY_LEFT)))
    first = {FILE: [DemonstrationMade(seed=seed, incidents=incidents)]}
    begun: set[str] = set()
    with Bulk(progress=progress) as bulk:
        _state(bulk, begun, "demonstration", Actor("heed", ""), at(FOUNDED, 7), first)
        for number, one in enumerate(_in_order(incidents, seed, town, today)):
            moment = _staffed(one.moment)
            actor = town.actor(one.post, moment.date())
            new = {file: facts for file, facts in one.begins.items() if file not in begun}
            _state(bulk, begun, f"story-{number}", actor, moment, {**new, **one.states})
    reconsider(town.organisations[PRIMARY], at(today, 0))
    _accounts(town)
    return town


def _state(  # noqa: PLR0917 - one line a call reads best
    bulk: Bulk,
    begun: set[str],
    command: str,
    actor: Actor,
    now: datetime,
    facts: Mapping[str, Sequence[Fact]],
) -> None:
    reads = {file: None if file in begun else 0 for file in facts}
    bulk.record(actor=actor, command=command, now=now, reads=reads, decide=lambda _: facts)
    begun.update(facts)


def _in_order(incidents: int, seed: int, town: Town, today: date) -> Iterator[Told]:
    """All stories merged by time; a story is begun only when its day comes, so few are in memory."""
    begin = [Told(moment, ADMINISTRATOR, {file: facts}) for moment, file, facts in founding(town)]
    name_all(town)
    settings: dict[str, tuple[str, str]] = {}
    current = min(len(CASES), incidents - FEWEST)
    past = ((one.referred, tell(one, town, settings)) for one in plan(incidents - current, seed, today))
    stories = (
        [(FOUNDED, iter(begin))],
        [(ON_RECORD, known_places(town)), (WORKED_ASKED, workers(town))],
        [(FOUNDED, choices())],
        past,
        contacts(incidents // 2, town, FOUNDED, today),
        cases(current, town, settings, today),
        sorted(repeated(town, today), key=lambda begins: begins[0]),
    )
    return merged(heapq.merge(*stories, key=lambda begins: begins[0]))


def merged(stories: Iterable[tuple[date, Iterator[Told]]]) -> Iterator[Told]:
    """The commands of stories that begin in order of days, in order of time."""
    heap: list[tuple[datetime, int, Told, Iterator[Told]]] = []
    for number, (day, story) in enumerate(stories):
        while heap and heap[0][0].date() < day:
            yield _next(heap)
        _push(heap, number, story)
    while heap:
        yield _next(heap)


def _push(heap: list[tuple[datetime, int, Told, Iterator[Told]]], number: int, story: Iterator[Told]) -> None:
    told = next(story, None)
    if told is not None:
        heapq.heappush(heap, (told.moment, number, told, story))


def _next(heap: list[tuple[datetime, int, Told, Iterator[Told]]]) -> Told:
    _, number, told, story = heapq.heappop(heap)
    _push(heap, number, story)
    return told


def _staffed(moment: datetime) -> datetime:
    """While the officer's post was vacant nothing was decided; it waited for the acting officer."""
    vacant_from = SEATS[0].held[0].until
    if vacant_from and vacant_from < moment.date() < VACANT_UNTIL:
        return at(VACANT_UNTIL, moment.hour, moment.minute)
    return moment


def _accounts(town: Town) -> None:
    for seat in SEATS:
        for held in seat.held:
            if held.account and not User.objects.filter(username=held.account).exists():
                User.objects.create_user(held.account, PASSWORD, town.people[held.name])
