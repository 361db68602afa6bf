"""What a whole sheet comes to: each incident with what it states, or why it states nothing."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from heed.facts.base import History, Recorded
from heed.store.sealing import Statement
from heed.tracker import course, opening, stating
from heed.tracker.cast import Cast, cast, known
from heed.tracker.incidents import Incident
from heed.tracker.mapping import fold
from heed.tracker.rows import Finding
from heed.tracker.stating import NotRecorded, Origin, Stating

Status = Literal["recorded", "partly", "not-recorded", "before", "changed"]
CHANGED: Final = "was brought in before and says something else now; put right on its page what has changed"
# Fields that only an allegation file can hold.
OF_A_FILE: Final = ("meeting", "outcome", "employment_outcome")
DETAILS: Final = ("adult_born", "child_born", "sector", "basis", "category", "outcome_reason", "closed")


@dataclass(frozen=True, slots=True)
class Planned:
    """An incident and what becomes of it. `reads` is as `store.record.record` takes it."""

    incident: Incident
    status: Status
    cast: Cast
    findings: tuple[Finding, ...] = ()
    states: Mapping[str, list[Statement]] = field(default_factory=dict)
    reads: Mapping[str, int | None] = field(default_factory=dict)

    @property
    def command(self) -> str:
        """The key under which it is recorded once, whichever run comes to it."""
        return f"tracker-{self.incident.content}"


@dataclass(frozen=True, slots=True)
class Before:
    """What is on the record: commands of incidents, files of this tracker, organisations by their folded names."""

    commands: Collection[str] = frozenset()
    files: Collection[str] = frozenset()
    directory: Mapping[str, str] = field(default_factory=dict)


def build(incident: Incident, of: Cast, origin: Origin, read: Mapping[str, History]) -> Stating:
    """All that an incident states. Raises NotRecorded, with the findings on what it was given."""
    to = Stating(incident, of, origin, read)
    try:
        _build(to)
    except NotRecorded:
        to.states.clear()
        return to
    stating.found(to)
    return to


def _build(to: Stating) -> None:
    received = opening.receive(to)
    screened = opening.screen(to, received)
    if screened == "referral" and opening.open_file(to, received):
        for record in to.incident.records:
            opening.name_people(to, record)
            course.allege(to, record)
        course.meet(to)
        for record in to.incident.records:
            course.decide_outcomes(to, record)
            course.unheld(to, record)
            course.employer_acted(to, record)
        opening.notes(to, to.cast.allegation)
        course.close(to)
    else:
        opening.notes(to, to.cast.concern)
        _without_file(to, screened)


def _without_file(to: Stating, screened: str) -> None:
    """A concern that did not become a file has no meetings, outcomes or end of its own."""
    why = "the concern is no referral" if screened else "the threshold decision is not recorded"
    for name in (*OF_A_FILE, *DETAILS):
        if any(to.origin.mapping.columns.get(h) == name for r in to.incident.records for h, _ in r.cells):
            contradicts = name in OF_A_FILE or (name == "closed" and not screened)
            message = f"{why}, so there is no file that could hold this"
            to.find(name, message, attention=contradicts and bool(to.incident.all_of(name)))


def plan(incidents: Iterable[Incident], origin: Origin, before: Before) -> Iterator[Planned]:
    """The incidents in order, each seeing those before it."""
    world = _World(origin, before)
    for incident in incidents:
        yield world.next(incident)


class _World:
    """What the record will hold once the incidents before were recorded."""

    def __init__(self, origin: Origin, before: Before) -> None:
        self._origin, self._before = origin, before
        self._directory = dict(before.directory)
        self._histories: dict[str, History] = {}

    def next(self, incident: Incident) -> Planned:
        of = cast(incident, self._origin.mapping.tracker, self._directory)
        planned = Planned(incident, "before", of)
        if planned.command in self._before.commands:
            return planned
        if of.concern in self._before.files:
            return Planned(incident, "changed", of, (Finding("", "", CHANGED, row=incident.number),))
        return self._built(incident, of)

    def _built(self, incident: Incident, of: Cast) -> Planned:
        reads: dict[str, int | None] = {file: self._position(file) for file in of.files}
        to = build(incident, of, self._origin, {**self._on_record(incident, of), **self._seen(of)})
        findings = (*(finding for record in incident.rows for finding in record.findings), *to.findings)
        if not to.states:
            return Planned(incident, "not-recorded", of, findings)
        self._add(to)
        status: Status = "partly" if any(finding.attention for finding in findings) else "recorded"
        return Planned(incident, status, of, findings, to.states, reads)

    def _position(self, file: str) -> int | None:
        return None if file in self._before.files or file in self._histories else 0

    def _on_record(self, incident: Incident, of: Cast) -> dict[str, History]:
        described = known(of, incident, self._before.files)
        return {
            file: (Recorded(file, 0, self._origin.now, "", "", fact),) for file, fact in described.items()
        }

    def _seen(self, of: Cast) -> dict[str, History]:
        return {file: self._histories[file] for file in of.files if file in self._histories}

    def _add(self, to: Stating) -> None:
        """Keep what later incidents may meet again: people with a date of birth, and organisations."""
        for (_, born), file in to.cast.people.items():
            if born:
                self._histories[file] = to.history(file)
        for place in to.cast.places.values():
            if to.states.get(place.file):
                self._directory[fold(place.name)] = place.file
                self._histories[place.file] = to.history(place.file)
