"""How a file begins as a tracker tells it: the concern, its threshold decision, the file, who is named in it."""

from dataclasses import replace
from datetime import date

import msgspec

from heed.capabilities.allegation import decide as allegation
from heed.capabilities.concern import decide as concern
from heed.capabilities.screening import decide as screening
from heed.facts.allegation import fold_allegation_file
from heed.facts.concern import ConcernReceived, LimbConsidered, NoteAdded, Referrer, fold_concern
from heed.facts.organisation import OrganisationDescribed
from heed.facts.person import PersonDescribed
from heed.rulebook.refusal import Refusal
from heed.store.ids import reference_of
from heed.store.sealing import Statement
from heed.tracker.cast import children_of
from heed.tracker.mapping import fold
from heed.tracker.rows import Record
from heed.tracker.stating import NOT_SAID, NotRecorded, Stating

SETTINGS = {
    "teaching": "school", "education-support": "school", "early-years": "early-years-provider",
    "childminder": "childminder", "foster-local-authority": "fostering-service",
    "foster-agency": "fostering-service", "residential": "childrens-home", "secure": "childrens-home",
    "social-care": "local-authority", "health": "health-body", "police": "police-force",
    "transport": "transport-operator", "sport": "sports-body", "faith": "faith-body",
    "voluntary": "voluntary-body",
}  # fmt: skip
SUMMARY = 300


def receive(to: Stating) -> ConcernReceived:
    """The concern as the tracker tells of it. Raises NotRecorded."""
    referred = to.day("referred")
    if referred is None:
        to.find("referred", "without the day on which the service was told, nothing can be recorded")
        raise NotRecorded
    to.referred = referred
    command = _receive_command(to, referred)
    try:
        stated = concern.receive(command, to.rules(referred), to.origin.today)
    except Refusal as refusal:
        command = _without_refused(to, command, refusal)
        stated = _again(to, command, referred)
    to.state({to.cast.concern: stated})
    fact = to.history(to.cast.concern)[0].fact
    assert isinstance(fact, ConcernReceived)  # noqa: S101 - what receiving states
    return fact


def _receive_command(to: Stating, referred: date) -> concern.Receive:
    return concern.Receive(
        reference=reference_of(to.incident.key, "C"), channel=to.words("channel") or "not-recorded",
        source=to.words("source") or "not-recorded", words=_words(to), referred=referred,
        happened=to.when("happened"), first_known=to.when("first_known"), late_reason=NOT_SAID,
        adult=_as_told(to, "adult"), adult_role=_as_told(to, "role"), setting=_as_told(to, "employer"),
        children=_as_told(to, "children"),
        referrer=Referrer(name=to.words("referrer"), role=to.words("referrer_role"),
                          organisation=to.words("referrer_organisation")),
        name_kept_back=False, owner=to.origin.owner,
    )  # fmt: skip


def _as_told(to: Stating, name: str) -> str:
    """What the rows say of a field, in their own words; a name the right way round."""
    said = [
        record.values.get(name, text) if name == "adult" else text
        for record in to.incident.records
        for heading, text in record.cells
        if to.origin.mapping.columns.get(heading) == name and fold(text) not in to.origin.mapping.empty
    ]
    return "; ".join(dict.fromkeys(said))


def _words(to: Stating) -> str:
    texts = to.long("words")
    if not texts:
        to.find("words", "what was told is not in the tracker", attention=False)
    return "\n\n".join(text for _, text in texts) or NOT_SAID


def _without_refused(to: Stating, command: concern.Receive, refusal: Refusal) -> concern.Receive:
    """The command without the times that contradict others; anything else cannot be left out."""
    for one in refusal.all:
        to.find(one.field, one.message)
    fields = {one.field for one in refusal.all}
    if not fields <= {"happened", "first_known"}:
        raise NotRecorded
    return replace(
        command,
        happened=None if "happened" in fields else command.happened,
        first_known=None if "first_known" in fields else command.first_known,
    )


def _again(to: Stating, command: concern.Receive, referred: date) -> list[Statement]:
    try:
        return concern.receive(command, to.rules(referred), to.origin.today)
    except Refusal as refusal:
        _without_refused(to, command, refusal)
        raise NotRecorded from refusal


def screen(to: Stating, received: ConcernReceived) -> str:
    """The threshold decision as the tracker has it; its code, or nothing where it says none."""
    decided = to.words("threshold")
    if not decided:
        if not to.incident.all_of("threshold"):
            to.find("threshold", "the tracker does not say how the concern was screened", attention=False)
        return ""
    rules = screening.rules_for(fold_concern(to.history(to.cast.concern)), to.origin.rulebook)
    met = "not-known" if decided == screening.REFERRAL else "not-met"
    reason = f"The tracker says: {_said(to, 'threshold') or 'nothing of single limbs'}."
    command = screening.Screen(
        screened_as=decided,
        limbs=tuple(LimbConsidered(limb=limb.code, met=met, reason=reason) for limb in rules.threshold_limbs),
        reason=reason,
        evidence=NOT_SAID,
    )
    to.find("threshold", "the tracker does not say which limb was considered, or why", attention=False)
    history = to.history(to.cast.concern)
    stated = to.attempt(
        "threshold", lambda: {to.cast.concern: screening.screen(history, command, to.origin.rulebook)}
    )
    return decided if stated else ""


def _said(to: Stating, name: str) -> str:
    columns = to.origin.mapping.columns
    texts = (text for r in to.incident.records for heading, text in r.cells if columns.get(heading) == name)
    return next(texts, "")


def open_file(to: Stating, received: ConcernReceived) -> bool:
    """The allegation file that came of the concern."""
    command = allegation.OpenFile(
        concern=to.cast.concern, file=to.cast.allegation, reference=reference_of(to.incident.key, "A"),
        summary=_summary(received), happened=received.happened, place="", owner=to.origin.owner,
    )  # fmt: skip
    histories = to.histories(to.cast.concern, to.cast.allegation)
    return to.attempt("threshold", lambda: allegation.open_file(histories, command, to.origin.rulebook))


def _summary(received: ConcernReceived) -> str:
    first = received.words.strip().split("\n")[0]
    return first if len(first) <= SUMMARY else f"{first[:SUMMARY].rsplit(maxsplit=1)[0]}…"


def name_people(to: Stating, record: Record) -> None:
    """The children and the adult of a row, and where the adult works."""
    children = list(children_of(record))
    for child in children:
        _name_child(to, record, child)
    born = record.values.get("child_born", ())
    if born and len(born) != len(children):
        to.find("child_born", f"{len(born)} dates of birth stand beside {len(children)} names", record=record)
    if not children:
        told = any(to.origin.mapping.columns.get(heading) == "children" for heading, _ in record.cells)
        to.find(
            "children", "no child is named, so no allegation can be recorded", attention=told, record=record
        )
    if record.values.get("adult"):
        _name_adult(to, record)
    else:
        to.find("adult", "no adult is named, so no allegation can be recorded", record=record)


def _name_child(to: Stating, record: Record, child: PersonDescribed) -> None:
    person = to.cast.people[child.name, child.born]
    file = fold_allegation_file(to.history(to.cast.allegation))
    if person not in file.children:
        command = allegation.NameChild(
            file=to.cast.allegation,
            child=person,
            described=_described(to, person, child, record, "child_born"),
        )
        histories, rules = to.histories(to.cast.allegation, person), to.rules(to.origin.today)
        decide = allegation.name_child
        to.attempt("children", lambda: decide(histories, command, rules, to.origin.today), record)


def _described(
    to: Stating, person: str, said: PersonDescribed, record: Record, born: str
) -> PersonDescribed | None:
    """The description of somebody new, without a date of birth that cannot be."""
    if to.history(person):
        return None
    if said.born and said.born > to.referred:
        to.find(born, "the date of birth lies after the day of the referral", record=record)
        return msgspec.structs.replace(said, born=None)
    return said


def _name_adult(to: Stating, record: Record) -> None:
    name, born = record.values["adult"], record.values.get("adult_born")
    person = to.cast.people[name, born]
    file = fold_allegation_file(to.history(to.cast.allegation))
    if person in file.subjects:
        return
    said = PersonDescribed(name=name, born=born)
    described = _described(to, person, said, record, "adult_born")
    command = _subject_command(to, record, person, described)
    histories, rules = to.histories(to.cast.allegation, person), to.rules(to.origin.today)
    listed = {command.organisation: record.values["employer"]} if command.organisation else {}
    known = {} if command.new_organisation else listed
    decide = allegation.name_subject
    to.attempt("adult", lambda: decide(histories, command, rules, to.origin.today, known), record)


def _subject_command(
    to: Stating, record: Record, person: str, described: PersonDescribed | None
) -> allegation.NameSubject:
    place = to.cast.places.get(record.values.get("employer", ""))
    sector = record.values.get("sector", "not-recorded")
    new = None
    if place and place.new and not to.history(place.file):
        kind = SETTINGS.get(sector, "other")
        new = OrganisationDescribed(name=place.name, organisation_kind=kind, sector=sector)
    return allegation.NameSubject(
        file=to.cast.allegation, subject=person, described=described,
        organisation=place.file if place else "", new_organisation=new,
        title=record.values.get("role", ""), basis=record.values.get("basis", ""), sector=sector,
    )  # fmt: skip


def notes(to: Stating, file: str) -> None:
    """What other columns say, each as a note under its heading."""
    said: list[Statement] = [NoteAdded(text=f"{heading}: {text}") for heading, text in to.long("note")]
    if said:
        to.state({file: said})
