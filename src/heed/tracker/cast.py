"""Who and what an incident of the tracker is about: the files that it will stand in, named the same in every run."""

from collections.abc import Collection, Iterator, MutableMapping
from dataclasses import dataclass, field
from datetime import date

from heed.facts.person import PersonDescribed
from heed.store.ids import id_of
from heed.tracker.incidents import Incident
from heed.tracker.mapping import fold
from heed.tracker.rows import Record


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody works: the file of the organisation, and whether it is new to the list."""

    file: str
    name: str
    new: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """The files of one incident. People and places by how the row calls them."""

    concern: str
    allegation: str
    people: dict[tuple[str, date | None], str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    @property
    def files(self) -> list[str]:
        """Every file that may be written to."""
        new = [place.file for place in self.places.values() if place.new]
        return [self.concern, self.allegation, *dict.fromkeys(self.people.values()), *dict.fromkeys(new)]


def people_of(record: Record) -> Iterator[PersonDescribed]:
    """The adult and the children of a row."""
    if name := record.values.get("adult"):
        yield PersonDescribed(name=name, born=record.values.get("adult_born"))
    yield from children_of(record)


def children_of(record: Record) -> Iterator[PersonDescribed]:
    """The children of a row; their dates of birth only where there is one for each."""
    names = list(dict.fromkeys(record.values.get("children", ())))
    born = record.values.get("child_born", ())
    for place, name in enumerate(names):
        day = born[place] if len(born) == len(names) else None
        yield PersonDescribed(name=name, born=day)


def cast(incident: Incident, tracker: str, directory: MutableMapping[str, str]) -> Cast:
    """The cast of an incident; `directory` has the files of organisations by folded name.

    People are one where name and date of birth agree; of whom no date of birth is known are one only within
    the incident.
    """
    people = {}
    places = {}
    for record in incident.records:
        for person in people_of(record):
            own = f"{tracker}\0{person.born.isoformat()}" if person.born else incident.key
            people[person.name, person.born] = id_of(f"tracker-person\0{own}\0{fold(person.name)}")
        if name := record.values.get("employer"):
            places[name] = _place(name, tracker, directory)
    return Cast(id_of(incident.key, 0), id_of(incident.key, 1), people, places)


def _place(name: str, tracker: str, directory: MutableMapping[str, str]) -> Place:
    if known := directory.get(fold(name)):
        return Place(known, name, new=False)
    return Place(id_of(f"tracker-organisation\0{tracker}\0{fold(name)}"), name, new=True)


def known(cast: Cast, incident: Incident, files: Collection[str]) -> dict[str, PersonDescribed]:
    """Those of the cast whose files exist already, as the row describes them."""
    described = {(p.name, p.born): p for record in incident.records for p in people_of(record)}
    return {file: described[key] for key, file in cast.people.items() if file in files}
