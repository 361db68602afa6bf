"""The allegation file: one incident, its children, its subjects, and one allegation for each pair of them."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar

from heed.facts.base import Fact, History, Recorded, of_kinds, shown


class AllegationFileOpened(Fact, frozen=True, kw_only=True, tag="allegation-file-opened/1"):
    """One incident is taken into the allegation process."""

    says: ClassVar[str] = "Allegation file opened"

    reference: Annotated[str, shown("Reference")]
    concern: Annotated[str, shown("From concern", refers="file")]
    summary: Annotated[str, shown("Incident in brief", long=True)]
    referred: Annotated[date, shown("Referred")]
    place: Annotated[str, shown("Place")] = ""
    owner: Annotated[str, shown("Responsible", refers="post")]


class ChildNamed(Fact, frozen=True, kw_only=True, tag="child-named/1"):
    """A child of this incident."""

    says: ClassVar[str] = "Child named"

    child: Annotated[str, shown("Child", refers="person")]
    note: Annotated[str, shown("Note", long=True)] = ""


class SubjectNamed(Fact, frozen=True, kw_only=True, tag="subject-named/1"):
    """Somebody about whom the allegation is made, with the work that brings them to children."""

    says: ClassVar[str] = "Subject named"

    subject: Annotated[str, shown("Subject", refers="person")]
    organisation: Annotated[str, shown("Organisation", refers="organisation")] = ""
    title: Annotated[str, shown("Role")] = ""
    basis: Annotated[str, shown("Basis", codes="employment-basis")] = ""
    sector: Annotated[str, shown("Sector", codes="sector")] = "not-recorded"


class AllegationMade(Fact, frozen=True, kw_only=True, tag="allegation-made/1"):
    """What is alleged of one subject towards one child."""

    says: ClassVar[str] = "Allegation recorded"

    allegation: Annotated[str, shown("Allegation", hidden=True)]
    child: Annotated[str, shown("Child", refers="person")]
    subject: Annotated[str, shown("Subject", refers="person")]
    category: Annotated[str, shown("Category of harm", codes="harm-category")]
    description: Annotated[str, shown("What is alleged", long=True)] = ""


class PersonTakenOut(Fact, frozen=True, kw_only=True, tag="person-taken-out/1"):
    """Somebody was named in the file by mistake: they are no part of it, and what was alleged with them falls away.

    All that was stated stays readable in the file; the file of the person no longer leads here.
    """

    says: ClassVar[str] = "Person taken out, named by mistake"

    person: Annotated[str, shown("Person", refers="person")]
    reason: Annotated[str, shown("Reason", long=True)]


class OutcomeDecided(Fact, frozen=True, kw_only=True, tag="outcome-decided/1"):
    """The outcome of one allegation, with the definition that was in force beside it."""

    says: ClassVar[str] = "Outcome decided"

    allegation: Annotated[str, shown("Allegation", refers="allegation")]
    outcome: Annotated[str, shown("Outcome", codes="outcome")]
    definition: Annotated[str, shown("Definition in force")]
    reason: Annotated[str, shown("Reason", long=True)]
    evidence: Annotated[str, shown("Evidence considered", long=True)]


class EmployerActed(Fact, frozen=True, kw_only=True, tag="employer-acted/1"):
    """What the employer did about one subject. Not the outcome of an allegation, and may disagree with it."""

    says: ClassVar[str] = "Employer's action recorded"

    subject: Annotated[str, shown("Subject", refers="person")]
    outcome: Annotated[str, shown("Employment outcome", codes="employment-outcome")]
    reason: Annotated[str, shown("Employer's reason", long=True)] = ""
    conclusion: Annotated[str, shown("How it went on although a settlement was proposed", long=True)] = ""


class FileClosed(Fact, frozen=True, kw_only=True, tag="file-closed/1"):
    """The file is ended, with the reason and what was considered."""

    says: ClassVar[str] = "File closed"

    closed_as: Annotated[str, shown("Closed as", codes="closure-reason")]
    reason: Annotated[str, shown("Reason", long=True)]
    evidence: Annotated[str, shown("Evidence considered", long=True)]
    no_meeting: Annotated[str, shown("Why no meeting was held", long=True)] = ""
    learning: Annotated[str, shown("Learning for the setting", long=True)] = ""
    goes_on: Annotated[str, shown("Why a suspension or arrangement goes on", long=True)] = ""
    not_told: Annotated[str, shown("Why the outcome was not told to everybody concerned", long=True)] = ""
    settlement: Annotated[str, shown("How it went on although a settlement was proposed", long=True)] = ""


class FileReopened(Fact, frozen=True, kw_only=True, tag="file-reopened/1"):
    """A closed file is taken up again."""

    says: ClassVar[str] = "File reopened"

    reason: Annotated[str, shown("Reason", long=True)]


class FilePassed(Fact, frozen=True, kw_only=True, tag="file-passed/1"):
    """Another post becomes responsible for the file."""

    says: ClassVar[str] = "Responsibility passed"

    owner: Annotated[str, shown("Responsible", refers="post")]
    reason: Annotated[str, shown("Reason", long=True)]


@dataclass(frozen=True, slots=True)
class AllegationFile:
    """An allegation file as its facts leave it; dicts keep the order of recording."""

    opened: AllegationFileOpened | None = None
    opened_at: Recorded | None = None
    owner: str = ""
    children: dict[str, ChildNamed] = field(default_factory=dict)
    subjects: dict[str, SubjectNamed] = field(default_factory=dict)
    allegations: dict[str, AllegationMade] = field(default_factory=dict)
    outcomes: dict[str, OutcomeDecided] = field(default_factory=dict)
    employer: dict[str, EmployerActed] = field(default_factory=dict)
    closed: FileClosed | None = None
    closed_at: Recorded | None = None

    @property
    def reference(self) -> str:
        """The reference under which people know the file."""
        return self.opened.reference if self.opened else ""

    @property
    def without_outcome(self) -> list[str]:
        """The allegations that have none yet."""
        return [a for a in self.allegations if a not in self.outcomes]

    @property
    def without_employer_action(self) -> list[str]:
        """The subjects of whom it is not yet recorded what the employer did."""
        return [s for s in self.subjects if s not in self.employer]


_FOLDED: set[type[Fact]] = {
    AllegationFileOpened, FilePassed, FileClosed, FileReopened, ChildNamed, SubjectNamed, AllegationMade,
    OutcomeDecided, EmployerActed, PersonTakenOut,
}  # fmt: skip


def _take_out(state: AllegationFile, person: str) -> None:
    """Remove a child or subject and everything that hangs on their being one."""
    for named in (state.children, state.subjects, state.employer):
        named.pop(person, None)
    for key, made in list(state.allegations.items()):
        if person in {made.child, made.subject}:
            del state.allegations[key]
            state.outcomes.pop(key, None)


def fold_allegation_file(history: History) -> AllegationFile:
    """The file as the facts leave it. Meetings and actions have a fold of their own."""
    opened = opened_at = closed = closed_at = None
    owner = ""
    state = AllegationFile()
    for item in of_kinds(history, _FOLDED):
        match item.fact:
            case AllegationFileOpened() as fact:
                opened, opened_at, owner = fact, item, fact.owner
            case FilePassed() as fact:
                owner = fact.owner
            case FileClosed() as fact:
                closed, closed_at = fact, item
            case FileReopened():
                closed = closed_at = None
            case ChildNamed() as fact:
                state.children[fact.child] = fact
            case SubjectNamed() as fact:
                state.subjects[fact.subject] = fact
            case AllegationMade() as fact:
                state.allegations[fact.allegation] = fact
            case PersonTakenOut() as fact:
                _take_out(state, fact.person)
            case OutcomeDecided() as fact:
                state.outcomes[fact.allegation] = fact
            case EmployerActed() as fact:
                state.employer[fact.subject] = fact
    return AllegationFile(
        opened, opened_at, owner, state.children, state.subjects, state.allegations, state.outcomes,
        state.employer, closed, closed_at,
    )  # fmt: skip
