"""The course of an allegation file as a tracker tells it: allegations, meetings, outcomes, the employer, the end."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from heed.capabilities.allegation import decide as allegation
from heed.capabilities.meeting import decide as meeting
from heed.capabilities.outcome import decide as outcome
from heed.facts.allegation import AllegationFile, FileClosed, fold_allegation_file
from heed.facts.base import Fact
from heed.facts.meeting import MeetingHeld, MinutesNotTaken
from heed.facts.when import When
from heed.rulebook.lists.ending import CLOSED_BEFORE
from heed.rulebook.refusal import refuse_any
from heed.store.ids import id_of
from heed.store.sealing import Statement
from heed.tracker.cast import children_of
from heed.tracker.rows import Record
from heed.tracker.stating import NOT_SAID, Stating

NO_MINUTES = "None came with the old tracker."


def allege(to: Stating, record: Record) -> None:
    """One allegation for the adult and each child of a row."""
    for child, subject in pairs(to, record):
        if not _allegation(to, child, subject):
            to.attempt("category", partial(_alleged, to, record, child, subject), record)


def _alleged(to: Stating, record: Record, child: str, subject: str) -> dict[str, list[Statement]]:
    command = allegation.Allege(
        allegation=f"A{len(_file(to).allegations) + 1}", child=child, subject=subject,
        category=record.values.get("category", "not-recorded"), description="",
    )  # fmt: skip
    return {
        to.cast.allegation: allegation.allege(to.history(to.cast.allegation), command, to.origin.rulebook)
    }


def pairs(to: Stating, record: Record) -> Iterator[tuple[str, str]]:
    """The child and the subject of each allegation of a row, as far as they are named in the file."""
    file = _file(to)
    subject = to.cast.people.get((record.values.get("adult", ""), record.values.get("adult_born")), "")
    for child in children_of(record):
        person = to.cast.people[child.name, child.born]
        if person in file.children and subject in file.subjects:
            yield person, subject


def _file(to: Stating) -> AllegationFile:
    return fold_allegation_file(to.history(to.cast.allegation))


def _allegation(to: Stating, child: str, subject: str) -> str:
    made = _file(to).allegations.items()
    return next((key for key, one in made if (one.child, one.subject) == (child, subject)), "")


def meet(to: Stating) -> None:
    """Each meeting on its day: held where the day has come, planned where it has not."""
    days = sorted({day for days in to.incident.all_of("meeting") for day in days})
    for number, day in enumerate(days):
        kind = "review-meeting" if number else "allegations-meeting"
        to.attempt("meeting", partial(_meeting, to, day, kind))
    if any(day <= to.origin.today for day in days):
        to.find("meeting", "who came, and what was decided, is not in the tracker", attention=False)


def _meeting(to: Stating, day: date, kind: str) -> dict[str, list[Fact]]:
    name = id_of(to.incident.key, 100 + day.toordinal())
    command = meeting.Plan(meeting=name, meeting_kind=kind, on=day, chair=to.origin.owner)
    facts = meeting.plan(command, to.history(to.cast.allegation), to.rules(day))
    if day <= to.origin.today:
        held = MeetingHeld(meeting=name, on=day, attendance=(), no_review_reason=NOT_SAID)
        facts += [held, MinutesNotTaken(meeting=name, reason=NO_MINUTES)]
    return {to.cast.allegation: facts}


def decide_outcomes(to: Stating, record: Record) -> None:
    """The outcome of a row for each of its allegations, by the set of its day."""
    code = record.values.get("outcome")
    if not code:
        return
    found = [key for child, subject in pairs(to, record) if (key := _allegation(to, child, subject))]
    if not found:
        to.find("outcome", "there is no allegation that it could be the outcome of", record=record)
    if len(found) > 1:
        message = f"one outcome is given for {len(found)} allegations; it is taken for each"
        to.find("outcome", message, attention=False, record=record)
    for key in found:
        to.attempt("outcome", partial(_outcome, to, record, key, code), record)


def unheld(to: Stating, record: Record) -> None:
    """What a row says of an allegation or an adult that is not there stays as found."""
    values = record.values
    wanting = [
        *(("category",) if not any(pairs(to, record)) else ()),
        *(("outcome_reason",) if not values.get("outcome") else ()),
        *(("sector", "basis", "adult_born") if not values.get("adult") else ()),
    ]
    said = {to.origin.mapping.columns.get(heading) for heading, _ in record.cells}
    for name in wanting:
        if name in said and name in values:
            why = "there is nothing on record that this could be said of"
            to.find(name, why, attention=False, record=record)


def _outcome(to: Stating, record: Record, key: str, code: str) -> dict[str, list[Statement]]:
    told = record.values.get("closed") or _referred(to)
    day = min(told, to.origin.today) if told else to.origin.today
    reason = record.values.get("outcome_reason") or NOT_SAID
    command = outcome.DecideOutcome(allegation=key, outcome=code, reason=reason, evidence=NOT_SAID)
    facts = outcome.decide_outcome(command, to.history(to.cast.allegation), to.rules(day))
    return {to.cast.allegation: [*facts]}


def _referred(to: Stating) -> date | None:
    opened = _file(to).opened
    return opened.referred if opened else None


def employer_acted(to: Stating, record: Record) -> None:
    """What the employer did about the adult of a row."""
    code = record.values.get("employment_outcome")
    subject = to.cast.people.get((record.values.get("adult", ""), record.values.get("adult_born")), "")
    if not code:
        return
    before = _file(to).employer.get(subject)
    if before and before.outcome == code:
        return
    command = outcome.RecordEmployer(subject=subject, outcome=code)
    history, rules = to.history(to.cast.allegation), to.rules(to.origin.today)
    decide = outcome.record_employer
    to.attempt("employment_outcome", lambda: {to.cast.allegation: decide(command, history, rules)}, record)


def close(to: Stating) -> None:
    """The end of the file on its day, with whatever the tracker leaves open: it was closed there."""
    day = to.day("closed")
    if day is None:
        return
    to.attempt("closed", lambda: {to.cast.allegation: [_closing(to, day)]})


def _closing(to: Stating, day: date) -> Fact:
    rules, last = to.rules(to.origin.today), max(_days(to))
    if day > to.origin.today:
        refuse_any([rules.refusal("dates-in-order", "", "The file cannot have been closed in the future.")])
    if day < last:
        message = (
            f"The file cannot have been closed before {last.day} {last:%B %Y}, when it was still dealt with."
        )
        refuse_any([rules.refusal("dates-in-order", "", message)])
    said = f"Closed in the old tracker on {day.day} {day:%B %Y}."
    return FileClosed(closed_as=CLOSED_BEFORE, reason=said, evidence=NOT_SAID, happened=When.on(day))


def _days(to: Stating) -> Iterator[date]:
    """The days of the file after which alone it can end."""
    opened = _file(to).opened
    assert opened is not None  # noqa: S101 - the first fact of such a file
    yield opened.referred
    for item in to.history(to.cast.allegation):
        if hasattr(item.fact, "on") and isinstance(item.fact.on, date):
            yield item.fact.on
