"""Opening a file from a referral, naming who is in it, and recording what is alleged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from heed.facts.allegation import (
    AllegationFile,
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    PersonTakenOut,
    SubjectNamed,
    fold_allegation_file,
)
from heed.facts.base import History
from heed.facts.concern import Concern, ConcernReceived, ConcernTakenToFile, fold_concern
from heed.facts.organisation import OrganisationDescribed
from heed.facts.person import Person, PersonDescribed, PersonEmployed, fold_person
from heed.facts.when import When
from heed.rulebook.book import Rulebook, Rules
from heed.rulebook.checks import closed_file_takes_nothing, coded, organisation_listed, person_described
from heed.rulebook.refusal import Refusal, refuse_any
from heed.store.sealing import Statement

Histories = Mapping[str, History]
Statements = dict[str, list[Statement]]  # by file


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenFile:
    """A concern is taken into the allegation process, as the file `file`."""

    concern: str
    file: str
    reference: str
    summary: str
    happened: When | None
    place: str
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameChild:
    """`child` is a child of the incident; described where they have no file yet."""

    file: str
    child: str
    described: PersonDescribed | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSubject:
    """`subject` is somebody about whom the allegation is made; described where they have no file yet.

    `organisation` is the file of where they work with children, or empty where that is not known;
    `new_organisation` describes it where it is not on the list yet.
    """

    file: str
    subject: str
    described: PersonDescribed | None = None
    organisation: str = ""
    new_organisation: OrganisationDescribed | None = None
    title: str = ""
    basis: str = ""
    sector: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Allege:
    """What is alleged of one subject towards one child."""

    allegation: str
    child: str
    subject: str
    category: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeOut:
    """Somebody was named in the file by mistake."""

    person: str
    reason: str


def open_file(histories: Histories, command: OpenFile, rulebook: Rulebook) -> Statements:
    """Two facts: the new file begins, and the concern says where it went."""
    concern = fold_concern(histories[command.concern])
    assert concern.received is not None  # noqa: S101 - the first fact of such a file
    rules = rulebook.on(concern.received.referred)
    refuse_any(one_file_for_each_concern(concern, rules))
    refuse_any(
        (*file_from_referral(concern, command, rules), *_happened_first(concern.received, command, rules))
    )
    opened = AllegationFileOpened(
        reference=command.reference, concern=command.concern, summary=command.summary,
        referred=concern.received.referred, happened=command.happened, place=command.place,
        owner=command.owner,
    )  # fmt: skip
    return {command.file: [opened], command.concern: [ConcernTakenToFile(allegation_file=command.file)]}


def one_file_for_each_concern(concern: Concern, rules: Rules) -> Iterator[Refusal]:
    """A concern leads to at most one allegation file."""
    if concern.allegation_file:
        yield rules.refusal("one-file-for-each-concern")


def file_from_referral(concern: Concern, command: OpenFile, rules: Rules) -> Iterator[Refusal]:
    """A file is opened from a referral, and says in brief what the incident is."""
    if concern.screened is None or concern.screened.screened_as != "referral":
        yield rules.refusal("file-from-referral")
    if not command.summary.strip():
        yield rules.refusal("file-from-referral", "summary", "Say in brief what the incident is.")
    if not command.owner:
        yield rules.refusal(
            "file-from-referral", "owner", "Choose the post that is responsible for the file."
        )


def _happened_first(received: ConcernReceived, command: OpenFile, rules: Rules) -> Iterator[Refusal]:
    if command.happened and command.happened.date and command.happened.date > received.referred:
        message = "The day it happened cannot be after the day it was received."
        yield rules.refusal("dates-kept-apart", "happened", message)


def name_child(histories: Histories, command: NameChild, rules: Rules, today: date) -> Statements:
    """The child is named in the file, and gets a file of their own where there is none yet."""
    file, child = _who(histories, command.file, command.child)
    refuse_any(closed_file_takes_nothing(rules, file.closed))
    refuse_any(
        (
            *named_once(file, command.child, rules),
            *_described_or_known(child, command.described, rules, today),
            *_born_before_referral(file, command.described, rules),
        )
    )
    named = ChildNamed(child=command.child, note=command.note)
    return {command.file: [named], command.child: _new(command.described)}


def name_subject(
    histories: Histories, command: NameSubject, rules: Rules, today: date, directory: Mapping[str, str]
) -> Statements:
    """The subject is named with their work, which also stands in the file of the person.

    `directory` has the names of the organisations that are listed, by their file.
    """
    file, subject = _who(histories, command.file, command.subject)
    refuse_any(closed_file_takes_nothing(rules, file.closed))
    refuse_any(
        (
            *named_once(file, command.subject, rules),
            *_described_or_known(subject, command.described, rules, today),
            *_born_before_referral(file, command.described, rules),
            *_workplace(command, rules, directory),
        )
    )
    named = SubjectNamed(
        subject=command.subject, organisation=command.organisation, title=command.title,
        basis=command.basis, sector=command.sector,
    )  # fmt: skip
    own = [*_new(command.described), *_employed(subject, command)]
    organisation = {command.organisation: _new(command.new_organisation)} if command.new_organisation else {}
    return {command.file: [named], command.subject: own, **organisation}


def allege(history: History, command: Allege, rulebook: Rulebook) -> list[Statement]:
    """One allegation for a child and a subject of the file."""
    file = fold_allegation_file(history)
    assert file.opened is not None  # noqa: S101 - the first fact of such a file
    rules = rulebook.on(file.opened.referred)
    refuse_any(closed_file_takes_nothing(rules, file.closed))
    refuse_any(
        (
            *one_allegation_per_child_and_subject(file, command, rules),
            *coded(rules, "harm-category", command.category, "category"),
        )
    )
    return [
        AllegationMade(
            allegation=command.allegation, child=command.child, subject=command.subject,
            category=command.category, description=command.description,
        )
    ]  # fmt: skip


def take_out(history: History, command: TakeOut, rules: Rules) -> list[Statement]:
    """The person is no part of the file any more, nor what was alleged with them."""
    file = fold_allegation_file(history)
    refuse_any(closed_file_takes_nothing(rules, file.closed))
    refuse_any(taken_out_with_reason(file, command, rules))
    return [PersonTakenOut(person=command.person, reason=command.reason)]


def taken_out_with_reason(file: AllegationFile, command: TakeOut, rules: Rules) -> Iterator[Refusal]:
    """Only a child or subject of the file can be taken out of it, and only with a reason."""
    rule = "taken-out-with-reason"
    if command.person not in {*file.children, *file.subjects}:
        yield rules.refusal(rule, "person", "Choose a child or a subject of this file.")
    if not command.reason.strip():
        yield rules.refusal(rule, "reason")


def named_once(file: AllegationFile, person: str, rules: Rules) -> Iterator[Refusal]:
    """Each child and each subject of a file is named once: as a child or as a subject."""
    if person in file.children:
        yield rules.refusal("named-once", "name", "This person is already named in the file, as a child.")
    if person in file.subjects:
        yield rules.refusal("named-once", "name", "This person is already named in the file, as a subject.")


def one_allegation_per_child_and_subject(
    file: AllegationFile, command: Allege, rules: Rules
) -> Iterator[Refusal]:
    """A file holds one allegation for each child and each subject that are named in it."""
    rule = "one-allegation-per-child-and-subject"
    if command.child not in file.children:
        yield rules.refusal(rule, "child", "Choose a child of this file.")
    if command.subject not in file.subjects:
        yield rules.refusal(rule, "subject", "Choose a subject of this file.")
    if any((a.child, a.subject) == (command.child, command.subject) for a in file.allegations.values()):
        yield rules.refusal(rule, "subject")


def _who(histories: Histories, file: str, person: str) -> tuple[AllegationFile, Person]:
    return fold_allegation_file(histories[file]), fold_person(histories[person])


def _described_or_known(
    person: Person, described: PersonDescribed | None, rules: Rules, today: date
) -> Iterator[Refusal]:
    """Whoever has no file yet is described; whoever has one is not described a second time."""
    if (person.described is None) == (described is None):
        message = "Choose a person on record, or describe a new one."
        yield rules.refusal("named-once", "name", message)
    if described:
        yield from person_described(
            rules, today, name=described.name, born=described.born, sex=described.sex,
            ethnicity=described.ethnicity,
        )  # fmt: skip


def _born_before_referral(
    file: AllegationFile, described: PersonDescribed | None, rules: Rules
) -> Iterator[Refusal]:
    """Whoever is described for the file was born by the day of its referral."""
    born = described.born if described else None
    if born and file.opened and file.opened.referred < born <= rules.day:
        message = "They cannot have been born after the day of the referral."
        yield rules.refusal("dates-in-order", "born", message)


def _workplace(command: NameSubject, rules: Rules, directory: Mapping[str, str]) -> Iterator[Refusal]:
    new = command.new_organisation
    chosen = "" if new else command.organisation
    yield from organisation_listed(rules, directory, chosen=chosen, new_name=new.name if new else "")
    if new:
        yield from coded(rules, "organisation-kind", new.organisation_kind, "organisation_kind")
    if command.basis:
        yield from coded(rules, "employment-basis", command.basis, "basis")
    yield from coded(rules, "sector", command.sector, "sector")


def _employed(subject: Person, command: NameSubject) -> Iterator[PersonEmployed]:
    """The work, unless the person's file has it already."""
    held = {(e.organisation, e.title) for e in subject.employed if e.until is None}
    if command.organisation and (command.organisation, command.title) not in held:
        yield PersonEmployed(
            organisation=command.organisation, title=command.title, basis=command.basis, sector=command.sector
        )


def _new(described: PersonDescribed | OrganisationDescribed | None) -> list[Statement]:
    return [described] if described else []
