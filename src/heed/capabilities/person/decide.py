"""Describing a person again, and recording work with children."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import msgspec

from heed.facts.base import History
from heed.facts.organisation import OrganisationDescribed
from heed.facts.person import PersonDescribed, PersonEmployed, fold_person
from heed.rulebook.book import Rules
from heed.rulebook.checks import coded, organisation_listed, person_described, span_in_order
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
    """The same work of one person is recorded once."""
    if command.employed in fold_person(history).employed:
        yield rules.refusal("work-recorded-once")
