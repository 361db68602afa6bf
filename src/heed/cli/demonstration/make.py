"""Puts the invented authority on the record, in the order in which it happened, through the bulk recorder."""

import heapq
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from random import Random
from typing import Final

from heed.access.models import User
from heed.cli.demonstration.plan import plan
from heed.cli.demonstration.quiet import contacts
from heed.cli.demonstration.story import Told, tell
from heed.cli.demonstration.town import ADMINISTRATOR, FOUNDED, OFFICER, SEATS, SUPPORT, Town, at, founding
from heed.facts.base import Fact
from heed.facts.upkeep import DemonstrationMade
from heed.store.bulk import Bulk
from heed.store.sealing import Actor

PASSWORD: Final = "an invented town by the sea"  # noqa: S105 - printed on the screen; the demonstration only
FILE: Final = "demonstration"
VACANT_UNTIL: Final = date(2016, 7, 18)
ORDER: Final = {SUPPORT: 0, OFFICER: 1}


def make(*, incidents: int, seed: int, today: date, progress: Callable[[int], None]) -> Town:
    """Record everything; `progress` is called with the number of facts so far."""
    town = Town(Random(seed))
    told = _founded(town)
    with Bulk(progress=progress) as bulk:
        _state(bulk, "demonstration", Actor("heed", ""), at(FOUNDED, 7), {FILE: [DemonstrationMade(seed=seed, incidents=incidents)]})
        administrator = town.actor(ADMINISTRATOR, FOUNDED)
        for number, (moment, file, facts) in enumerate(told):
            _state(bulk, f"founding-{number}", administrator, moment, {file: facts})
        for number, one in enumerate(_in_order(incidents, seed, town, today)):
            _state(bulk, f"story-{number}", _actor(town, one), _staffed(one.moment), one.states)
    _accounts(town)
    return town


def _founded(town: Town) -> list[tuple[datetime, str, list[Fact]]]:
    return list(founding(town))


def _state(bulk: Bulk, command: str, actor: Actor, now: datetime, states: Iterable[str] | dict[str, list[Fact]]) -> None:
    facts = dict(states)  # type: ignore[call-overload]
    bulk.record(actor=actor, command=command, now=now, reads=dict.fromkeys(facts), decide=lambda _: facts)


def _in_order(incidents: int, seed: int, town: Town, today: date) -> Iterator[Told]:
    """All stories merged by time; only those under way are in memory."""
    settings: dict[str, tuple[str, str]] = {}
    stories = [tell(one, town, settings, today) for one in plan(incidents, seed, today)]
    quiet = [iter(contact) for contact in contacts(incidents // 2, town, FOUNDED, today)]
    yield from heapq.merge(*stories, *quiet, key=lambda told: told.moment)


def _staffed(moment: datetime) -> datetime:
    """While the officer's post was vacant nothing was decided; it waited for the acting officer."""
    vacant_from = SEATS[0].held[0].until
    if vacant_from and vacant_from < moment.date() < VACANT_UNTIL:
        return at(VACANT_UNTIL, moment.hour, moment.minute)
    return moment


def _actor(town: Town, told: Told) -> Actor:
    return town.actor(told.post, _staffed(told.moment).date())


def _accounts(town: Town) -> None:
    for seat in SEATS:
        for held in seat.held:
            if held.account and not User.objects.filter(username=held.account).exists():
                User.objects.create_user(held.account, PASSWORD, town.people[held.name])
