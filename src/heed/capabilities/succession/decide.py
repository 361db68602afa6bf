"""What becomes of an organisation: another name, a successor, a larger whole, its end."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

import msgspec

from heed.facts.base import History
from heed.facts.organisation import (
    Organisation,
    OrganisationClosed,
    OrganisationDescribed,
    OrganisationPartOf,
    OrganisationSucceeded,
    fold_organisation,
)
from heed.facts.when import When
from heed.rulebook.book import Rules
from heed.rulebook.checks import coded, organisation_listed
from heed.rulebook.refusal import Refusal, refuse_any
from heed.store.sealing import Statement

Histories = Mapping[str, History]
Next = Callable[[Organisation], set[str]]
Refuse = Callable[[str], Refusal]
SUCCESSION, PART = "succession-not-circular", "part-of-not-circular"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rename:
    """The name that an organisation bears from a day on."""

    name: str
    since: date


def rename(history: History, command: Rename, rules: Rules, directory: Mapping[str, str]) -> list[Statement]:
    """The organisation described anew under its new name; the former ones stay on the record and are found."""
    described = fold_organisation(history).described
    assert described is not None  # noqa: S101 - the first fact of such a file
    if not command.name.strip():
        raise rules.refusal("organisation-listed-once", "name", "Enter the new name.")
    if command.since > rules.day:
        message = "Record the new name once the organisation bears it."
        raise rules.refusal("dates-in-order", "since", message)
    if command.name == described.name:
        raise rules.refusal("organisation-listed-once", "name", "It bears this name already.")
    for refusal in organisation_listed(rules, directory, chosen="", new_name=command.name):
        raise Refusal(refusal.rule, refusal.message, "name")
    return [_renamed(described, command)]


def _renamed(described: OrganisationDescribed, command: Rename) -> OrganisationDescribed:
    return msgspec.structs.replace(
        described, name=command.name, happened=When.on(command.since), corrects=None, correction_reason=""
    )


def succeed(file: str, histories: Histories, stated: OrganisationSucceeded, rules: Rules) -> list[Statement]:
    """Which organisation goes on with its work; `histories` has the files of the line of successors."""
    own = fold_organisation(histories[file])
    refuse_any(
        (
            *coded(rules, "organisation-succession", stated.succeeded_as, "succeeded_as"),
            *succession_not_circular(file, histories, stated, rules),
            *_succeeded_once(own, stated, rules),
        )
    )
    return [stated]


def succession_not_circular(
    file: str, histories: Histories, stated: OrganisationSucceeded, rules: Rules
) -> Iterator[Refusal]:
    """The successor is another organisation, and none of its own successors is this one."""

    def onward(organisation: Organisation) -> set[str]:
        return {s.successor for s in organisation.succeeded}

    refuse = partial(rules.refusal, SUCCESSION, "successor")
    yield from _no_circle(_line(stated.successor, histories, onward), file, histories, refuse)


def _succeeded_once(own: Organisation, stated: OrganisationSucceeded, rules: Rules) -> Iterator[Refusal]:
    if stated.successor in {s.successor for s in own.succeeded}:
        yield rules.refusal(SUCCESSION, "successor", "This successor is already recorded.")
    if own.succeeded and "split" not in {stated.succeeded_as, *(s.succeeded_as for s in own.succeeded)}:
        message = "It has a successor already. Only what was split has several."
        yield rules.refusal(SUCCESSION, "succeeded_as", message)


def part_of(file: str, histories: Histories, stated: OrganisationPartOf, rules: Rules) -> list[Statement]:
    """To which larger organisation it belongs; `histories` has the files of those that this one is part of."""
    own = fold_organisation(histories[file])
    refuse_any(part_of_not_circular(file, histories, stated, rules))
    if stated.parent in {part.parent for part in own.part_of[-1:]}:
        raise rules.refusal(PART, "parent", "That is already recorded.")
    return [stated]


def part_of_not_circular(
    file: str, histories: Histories, stated: OrganisationPartOf, rules: Rules
) -> Iterator[Refusal]:
    """Whatever the larger organisation is part of, it is not this one."""

    def onward(organisation: Organisation) -> set[str]:
        return {part.parent for part in organisation.part_of}

    refuse = partial(rules.refusal, PART, "parent")
    yield from _no_circle(_line(stated.parent, histories, onward), file, histories, refuse)


def _no_circle(line: set[str], file: str, histories: Histories, refuse: Refuse) -> Iterator[Refusal]:
    if file in line:
        yield refuse("")
    elif not all(histories.get(one) for one in line):
        yield refuse("Choose an organisation that is on the list, and send this again.")


def _line(begin: str, histories: Histories, onward: Next) -> set[str]:
    """Every organisation to which one leads, itself among them, as far as their files were looked at."""
    line, waiting = set[str](), {begin}
    while waiting:
        here = waiting.pop()
        line.add(here)
        if histories.get(here):
            waiting |= onward(fold_organisation(histories[here])) - line
    return line


def close(history: History, stated: OrganisationClosed, rules: Rules) -> list[Statement]:
    """The last day of the organisation."""
    refuse_any(organisation_closed_once(fold_organisation(history), stated, rules))
    return [stated]


def organisation_closed_once(
    organisation: Organisation, stated: OrganisationClosed, rules: Rules
) -> Iterator[Refusal]:
    """It closes once, with a reason, after everybody has left its posts."""
    rule = "organisation-closed-once"
    if organisation.closed:
        yield rules.refusal(rule, "on")
    if not stated.reason.strip():
        yield rules.refusal(rule, "reason", "Say why the organisation closed.")
    if any(t.until is None or t.until > stated.on for t in organisation.tenures.values()):
        message = "Somebody holds a post of it after that day. Record first that they leave it."
        yield rules.refusal(rule, "on", message)
