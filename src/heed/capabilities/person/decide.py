"""Describing a person again, and recording work with children and its end."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import msgspec

from heed.facts.base import History
from heed.facts.organisation import OrganisationDescribed
from heed.facts.person import Person, PersonDescribed, PersonEmployed, WorkEnded, fold_person
from heed.rulebook.book import Rules
from heed.rulebook.checks import (
    born_before_work,
    coded,
    organisation_listed,
    person_described,
    span_in_order,
    within_a_life,
)
from heed.rulebook.refusal import Refusal, refuse_any
from heed.store.sealing import Statement

Histories = Mapping[str, History]


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeAgain:
    """The description that stands in place of the earlier one, and why."""

    described: PersonDescribed
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordWork:
    """Work or volunteering with children; `new_organisation` describes an organisation not listed yet."""

    person: str
    employed: PersonEmployed
    new_organisation: OrganisationDescribed | None = None


def describe_again(history: History, command: DescribeAgain, rules: Rules, today: date) -> list[Statement]:
    """The new description, naming the one that it corrects; the earlier one stays readable."""
    was = next(item for item in reversed(history) if isinstance(item.fact, PersonDescribed))
    new = command.described
    refuse_any(
        (
            *person_described(
                rules, today, name=new.name, born=new.born, sex=new.sex, ethnicity=new.ethnicity
            ),
            *born_before_work(rules, new.born, fold_person(history).days),
            *correction_names_original(was.fact, command, rules),
        )
    )
    return [msgspec.structs.replace(new, corrects=was.seq, correction_reason=command.reason)]


def correction_names_original(
    was: PersonDescribed, command: DescribeAgain, rules: Rules
) -> Iterator[Refusal]:
    """A correction changes something, and says why."""
    if not command.reason.strip():
        message = "Say why the person is described again."
        yield rules.refusal("correction-names-original", "reason", message)
    bare = msgspec.structs.replace(was, corrects=None, correction_reason="")
    if bare == command.described:
        message = "Nothing was changed. Change what was wrong."
        yield rules.refusal("correction-names-original", message=message)


def record_work(
    histories: Histories, command: RecordWork, rules: Rules, directory: Mapping[str, str]
) -> dict[str, list[Statement]]:
    """The work in the file of the person, and the organisation where it is new; by file."""
    refuse_any(
        (
            *_where(command, rules, directory),
            *span_in_order(rules, command.employed.since, command.employed.until),
            *work_recorded_once(histories[command.person], command, rules),
            *work_within_a_life(fold_person(histories[command.person]), command.employed, rules),
        )
    )
    new = command.new_organisation
    return {
        command.person: [command.employed],
        **({command.employed.organisation: [new]} if new else {}),
    }


def _where(command: RecordWork, rules: Rules, directory: Mapping[str, str]) -> Iterator[Refusal]:
    new, work = command.new_organisation, command.employed
    chosen = "" if new else work.organisation
    yield from organisation_listed(rules, directory, chosen=chosen, new_name=new.name if new else "")
    if not work.organisation:
        message = "Choose an organisation, or enter a new one."
        yield rules.refusal("organisation-listed-once", "where", message)
    if new:
        yield from coded(rules, "organisation-kind", new.organisation_kind, "organisation_kind")
    if work.basis:
        yield from coded(rules, "employment-basis", work.basis, "basis")
    yield from coded(rules, "sector", work.sector, "sector")


def work_recorded_once(history: History, command: RecordWork, rules: Rules) -> Iterator[Refusal]:
    """The same work of one person is recorded once, and does not overlap itself."""
    new, known = command.employed, fold_person(history).employed
    if new in known:
        yield rules.refusal("work-recorded-once")
    elif any(_overlap(one, new) for one in known if _same(one, new)):
        message = "The same work is already recorded for part of that time. Record its end, or correct it."
        yield rules.refusal("work-recorded-once", "since", message)


def _same(one: PersonEmployed, other: PersonEmployed) -> bool:
    """One role at one organisation on one basis: whoever coaches there may volunteer there besides."""
    roles = {" ".join(work.title.casefold().split()) for work in (one, other)}
    return len(roles) == 1 and (one.organisation, one.basis) == (other.organisation, other.basis)


def _overlap(one: PersonEmployed, other: PersonEmployed) -> bool:
    """Whether they are known to overlap; two spans without a first day may be one after the other."""
    if one.since is None or other.since is None:
        return False
    return one.since <= (other.until or date.max) and other.since <= (one.until or date.max)


def work_within_a_life(person: Person, work: PersonEmployed, rules: Rules) -> Iterator[Refusal]:
    """Nobody works before they were born."""
    born = person.described.born if person.described else None
    yield from within_a_life(rules, born, {"since": work.since, "until": work.until})


def end_work(history: History, stated: WorkEnded, rules: Rules) -> list[Statement]:
    """The last day of work that is on the record."""
    person = fold_person(history)
    refuse_any(work_ended_once(person, stated, rules))
    began = next(work.employed for work in person.work if work.entry == stated.entry)
    ending = msgspec.structs.replace(began, until=stated.until)
    refuse_any(
        (
            *coded(rules, "work-ending", stated.ended_as, "ended_as"),
            *span_in_order(rules, began.since, stated.until),
            *work_within_a_life(person, ending, rules),
        )
    )
    return [stated]


def work_ended_once(person: Person, stated: WorkEnded, rules: Rules) -> Iterator[Refusal]:
    """The last day of work is recorded once."""
    work = next((work for work in person.work if work.entry == stated.entry), None)
    if work is None:
        yield rules.refusal("work-ended-once", "entry", "Choose work that is on the record.")
    elif work.employed.until is not None:
        yield rules.refusal("work-ended-once", "entry")
