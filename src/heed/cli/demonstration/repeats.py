"""Small concerns that come again: about one person from two settings, and about one setting from four callers."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from heed.cli.demonstration.names import person_name
from heed.cli.demonstration.opening import Told
from heed.cli.demonstration.places import NURSERY, PLAYGROUP, PRIMARY, WORKER
from heed.cli.demonstration.quiet import received_on, screened_on
from heed.cli.demonstration.town import OFFICER, SUPPORT, Town, at, back
from heed.facts.concern import ConcernReceived, Referrer
from heed.facts.recurrence import MatchAnswered
from heed.facts.when import When

# Working days ago, setting, the adult as told, what was told.
ABOUT_THE_WORKER: Final = (
    (190, NURSERY, WORKER, "Used a telephone in the play room, which the nursery does not allow."),
    (104, NURSERY, WORKER, "Was alone with one child for some minutes when the plan asked for two adults."),
    (1, PLAYGROUP, "Safron Kestlewood", "Walked home with a child of the group without asking anybody first."),
)  # fmt: skip
ABOUT_THE_SETTING: Final = (
    (170, "Somebody asks whether a club after school needs a second adult. No names were given."),
    (121, "Somebody asks what to do when a code of conduct is not followed on a trip. No names were given."),
    (66, "Somebody asks who should be told of a worry about supervision at lunch. No names were given."),
    (12, "Somebody asks how to raise a worry about how breaks are supervised. No names were given."),
)


def repeated(town: Town, today: date) -> Iterator[tuple[date, Iterator[Told]]]:
    """Each concern with its day; all but the last about the worker are screened and compared."""
    for ago, place, adult, words in ABOUT_THE_WORKER:
        day = back(today, ago)
        yield day, iter(_about_worker(town, day, place, adult, words, fresh=ago == 1))
    for ago, words in ABOUT_THE_SETTING:
        day = back(today, ago)
        yield day, iter(_about_setting(town, day, words))


def _about_worker(town: Town, day: date, place: str, adult: str, words: str, *, fresh: bool) -> list[Told]:
    concern = town.new_id()
    received = ConcernReceived(
        reference=town.new_reference("C"),
        channel="phone",
        source="employer",
        words=words,
        referred=day,
        happened=When.on(back(day, 1)),
        first_known=When.on(back(day, 1)),
        adult=adult,
        adult_role="Playgroup assistant" if place == PLAYGROUP else "Nursery worker",
        setting=place,
        referrer=Referrer(name=person_name(town.random), role="Manager", organisation=place),
        owner=town.posts[OFFICER],
    )
    told = [Told(at(day, 15, 20), SUPPORT, {concern: [received]})]
    if not fresh:
        told.append(Told(at(day, 15, 50), OFFICER, {concern: [screened_on(day, "low-level-concern")]}))
        same = _same(
            "person", town.people[WORKER], "Name, work and setting are those of the person on record."
        )
        told.append(Told(at(day, 16), OFFICER, {concern: [same]}))
    return told


def _about_setting(town: Town, day: date, words: str) -> list[Told]:
    concern = town.new_id()
    received = received_on(day, town, words=words, setting=PRIMARY)
    setting = town.organisations[PRIMARY]
    same = _same("organisation", setting, "The caller named the school.")
    return [
        Told(at(day, 10, 5), SUPPORT, {concern: [received]}),
        Told(at(day, 11, 40), OFFICER, {concern: [screened_on(day, "consultation"), same]}),
    ]


def _same(kind: str, other: str, reason: str) -> MatchAnswered:
    return MatchAnswered(
        other=other,
        other_kind=kind,
        about="setting" if kind == "organisation" else "person",
        answer="same",
        reason=reason,
        model="recorded by hand",
    )
