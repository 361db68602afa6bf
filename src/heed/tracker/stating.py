"""What an incident of a tracker comes to on the record: each step asked of the decision that the pages ask.

What a decision refuses is not recorded; it stays among what was found, with the reason.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from heed.facts.base import Fact, History, Recorded
from heed.facts.tracker import FoundInTracker
from heed.facts.when import When
from heed.rulebook.book import Rulebook, Rules
from heed.rulebook.refusal import Refusal
from heed.store.sealing import Statement
from heed.tracker.cast import Cast
from heed.tracker.fields import FIELDS
from heed.tracker.incidents import Incident
from heed.tracker.mapping import TrackerMapping
from heed.tracker.rows import Finding, Record

NOT_SAID = "Not said in the tracker."


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the rows come from and under which rules they are read; `owner` is the file of a post."""

    file: str
    sha256: str
    sheet: str
    mapping: TrackerMapping
    owner: str
    rulebook: Rulebook
    now: datetime
    today: date


class NotRecorded(Exception):
    """The incident cannot be recorded at all, for the reasons among its findings."""


@dataclass(slots=True)
class Stating:
    """One incident on its way to the record. `read` has the files as they are; `states` what is to be added."""

    incident: Incident
    cast: Cast
    origin: Origin
    read: Mapping[str, History]
    states: dict[str, list[Statement]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    referred: date = date.max

    def find(self, name: str, message: str, *, attention: bool = True, record: Record | None = None) -> None:
        """Note something about a field."""
        record = record or self.incident.records[0]
        columns = [h for h, _ in record.cells if self.origin.mapping.columns.get(h) == name]
        said = next((text for heading, text in record.cells if heading in columns), "")
        title = columns[0] if columns else FIELDS[name].title if name in FIELDS else ""
        self.findings.append(Finding(title, said, message, attention, record.number))

    def one(self, name: str) -> object:
        """The value of a field for the incident; None, and a finding, where its rows contradict each other."""
        found = self.incident.all_of(name)
        if len(found) > 1:
            rows = " and ".join(
                str(record.number) for record in self.incident.records if name in record.values
            )
            self.find(name, f"rows {rows} of the same reference contradict each other")
            return None
        return found[0] if found else None

    def day(self, name: str) -> date | None:
        """A field that is a day."""
        value = self.one(name)
        return value if isinstance(value, date) else None

    def when(self, name: str) -> When | None:
        """A field that is known roughly."""
        value = self.one(name)
        return value if isinstance(value, When) else None

    def words(self, name: str) -> str:
        """A field of words or a code; empty where there is none."""
        value = self.one(name)
        return value if isinstance(value, str) else ""

    def long(self, name: str) -> list[tuple[str, str]]:
        """The different texts of columns of long text, with their headings."""
        return list(dict.fromkeys(pair for found in self.incident.all_of(name) for pair in found))

    def history(self, file: str) -> History:
        """A file as it will be with what is stated so far."""
        held = self.read.get(file, ())
        added = (
            Recorded(file, len(held) + n, self.origin.now, "", "", fact)
            for n, fact in enumerate(self.states.get(file, ()))
        )
        return (*held, *added)

    def histories(self, *files: str) -> dict[str, History]:
        """Several files."""
        return {file: self.history(file) for file in files}

    def state(self, statements: Mapping[str, Sequence[Statement]]) -> None:
        """Add statements to files."""
        for file, stated in statements.items():
            self.states.setdefault(file, []).extend(stated)

    def attempt(
        self, name: str, decide: Callable[[], Mapping[str, Sequence[Statement]]], record: Record | None = None
    ) -> bool:
        """State what a decision gives; where it refuses, note why on the field."""
        try:
            self.state(decide())
        except Refusal as refusal:
            for one in refusal.all:
                self.find(name, one.message, record=record)
            return False
        return True

    def rules(self, day: date) -> Rules:
        """The rules of a day."""
        return self.origin.rulebook.on(day)


def found(to: Stating) -> None:
    """What was found, second in the file of the concern, with all that is not known or not recorded of it."""
    origin, rows = to.origin, to.incident.rows
    findings = [*(finding for row in rows for finding in row.findings), *to.findings]
    fact: Fact = FoundInTracker(
        tracker=origin.mapping.tracker, reference=to.incident.reference, file=origin.file,
        sha256=origin.sha256, sheet=origin.sheet, rows=tuple(row.as_found for row in rows),
        gaps=tuple(dict.fromkeys(gap(finding) for finding in findings)), mapping=origin.mapping.sha256,
    )  # fmt: skip
    to.states[to.cast.concern].insert(1, fact)


def gap(finding: Finding) -> str:
    """A finding in one line."""
    said = " ".join(finding.said.split())
    shown = f" ‘{said[:60]}{'…' if len(said) > 60 else ''}’" if said else ""
    about = f", {finding.column}{shown}" if finding.column else ""
    return f"Row {finding.row}{about}: {finding.message}"
