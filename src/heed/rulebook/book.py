"""The rulebook whole, and the rulebook of one day, which is what a decision is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from heed.rulebook.citation import Citation
from heed.rulebook.codes import Code, CodeList
from heed.rulebook.editions import Edition, edition_on
from heed.rulebook.foundation import RULES
from heed.rulebook.lists import LISTS
from heed.rulebook.lists.threshold import threshold_limbs_on
from heed.rulebook.refusal import Refusal
from heed.rulebook.rules import Rule
from heed.rulebook.workingdays import add_months, add_working_days


@dataclass(frozen=True, slots=True)
class Rules:
    """The code lists and rules in force on one day. Names that are not in the book raise KeyError."""

    day: date
    lists: Mapping[str, CodeList]
    rules: Mapping[str, Rule]
    guidance: Mapping[str, str]  # the authority's own text, by place

    @property
    def edition(self) -> Edition:
        """The edition of Working Together in force. NoEdition before the first that is modelled."""
        return edition_on(self.day)

    @property
    def threshold_limbs(self) -> tuple[Code, ...]:
        return self.codes("threshold-limb")

    def codes(self, name: str) -> tuple[Code, ...]:
        return self.lists[name].on(self.day)

    def choices(self, name: str) -> list[tuple[str, str]]:
        return self.lists[name].choices(self.day)

    def require(self, name: str, code: str, field: str = "") -> Code:
        """The code as defined today, or a refusal that lists what may be chosen."""
        return self.lists[name].require(code, self.day, field)

    def label(self, name: str, code: str) -> str:
        return self.lists[name].label(code, self.day)

    def name(self, thing: str) -> str:
        """What the authority calls a thing of the list "named-thing" on this day."""
        return self.lists["named-thing"].label(thing, self.day)

    def rule(self, rule_id: str) -> Rule:
        return self.rules[rule_id]

    def refusal(self, rule_id: str, field: str = "", message: str = "") -> Refusal:
        """A refusal in the rule's own words, or in more exact ones."""
        return Refusal(rule_id, message or self.rules[rule_id].refusal, field)

    def setting(self, rule_id: str, name: str) -> int:
        return self.rules[rule_id].settings[name]

    def due(self, rule_id: str, start: date) -> date:
        """The last day on which the rule is kept, when its clock starts on `start`."""
        settings = self.rules[rule_id].settings
        if "working_days" in settings:
            return add_working_days(start, settings["working_days"])
        if "months" in settings:
            return add_months(start, settings["months"])
        return start + timedelta(days=settings["days"])


@dataclass(frozen=True, slots=True)
class Guidance:
    """The authority's own words about one place of the list "guidance-place", from a day on; empty for no more."""

    place: str
    text: str
    since: date


@dataclass(frozen=True, slots=True, eq=False)
class Rulebook:
    """All lists and rules with their dates. Varying it gives a new one; the old stays as it was.

    Each is equal to itself alone, so that what was worked out by one can be kept under it.
    """

    lists: Mapping[str, CodeList]
    rules: tuple[Rule, ...]
    guidance: tuple[Guidance, ...] = ()

    def on(self, day: date) -> Rules:
        in_force = {rule.id: rule for rule in self.rules if rule.in_force(day)}
        given = {one.place: one.text for one in self.guidance if one.since <= day}
        said = {place: text for place, text in given.items() if text}
        return Rules(day, self.lists, MappingProxyType(in_force), MappingProxyType(said))

    def with_guidance(self, given: Guidance) -> Rulebook:
        """The same rulebook with a text of the authority's own, in the order of the days from which they hold."""
        ordered = sorted((*self.guidance, given), key=lambda one: one.since)
        return replace(self, guidance=tuple(ordered))

    def with_list(self, held: CodeList) -> Rulebook:
        """The same rulebook with a local list in the place of the one of that name."""
        if held.name not in self.lists:
            raise KeyError(held.name)
        return replace(self, lists=MappingProxyType({**self.lists, held.name: held}))

    def with_settings(
        self, rule_id: str, settings: Mapping[str, int], *, since: date, citation: Citation
    ) -> Rulebook:
        """The same rulebook with a rule's settings changed from a day on; earlier days keep theirs."""
        current = self.on(since).rule(rule_id)
        unknown = set(settings) - set(current.settings)
        if unknown:
            raise KeyError(f"{rule_id}: {', '.join(sorted(unknown))}")
        merged = MappingProxyType({**current.settings, **settings})
        changed = replace(current, since=since, settings=merged, citation=citation)
        return replace(self, rules=tuple(_split(self.rules, current, changed)))


def _split(rules: Iterable[Rule], current: Rule, changed: Rule) -> Iterable[Rule]:
    for rule in rules:
        if rule is not current:
            yield rule
            continue
        if changed.since is not None and rule.since != changed.since:
            yield replace(rule, until=changed.since - timedelta(days=1))
        yield changed


RULEBOOK = Rulebook(MappingProxyType(LISTS), RULES)

__all__ = ["RULEBOOK", "Rulebook", "Rules", "edition_on", "threshold_limbs_on"]
