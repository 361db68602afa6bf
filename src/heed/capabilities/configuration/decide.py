"""Whether the authority can choose a name, a setting, a code, a set of outcomes or a text, from a day on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from heed.facts.authority import (
    Chosen,
    CodeAdded,
    CodeEnded,
    GuidanceWritten,
    NameChosen,
    OutcomeSetChosen,
    SettingChosen,
    holds_from,
)
from heed.facts.base import Fact
from heed.facts.when import local_day
from heed.rulebook.book import Rulebook, Rules
from heed.rulebook.codes import FALLBACKS, Code
from heed.rulebook.lists.local import EXTENSIBLE
from heed.rulebook.refusal import Refusal, refuse_any
from heed.store.composing import LOCAL, OUTCOME

LAST_MINUTES: Final = timedelta(minutes=5)
FURTHEST: Final = timedelta(days=3_660)
# The least and the greatest that a setting can be; any other is a number of things.
BOUNDS: Final = {
    "days": (0, 3_660),
    "working_days": (0, 3_660),
    "months": (1, 120),
    "percent": (0, 100),
    "from_hour": (0, 12),
    "to_hour": (12, 24),
}
OTHER_BOUNDS: Final = (1, 100)
NATIONAL_STAY: Final = frozenset({"meeting-kind", OUTCOME})


@dataclass(frozen=True, slots=True)
class Standing:
    """What a choice is weighed against: the rulebook with all choices so far, and the moment."""

    book: Rulebook
    now: datetime

    @property
    def rules(self) -> Rules:
        """The rules of today, in whose words a choice is refused."""
        return self.book.on(self.today)

    @property
    def today(self) -> date:
        """The day where the authority is."""
        return local_day(self.now)

    @property
    def first_day(self) -> date:
        """The first day from which a choice can hold."""
        return local_day(self.now + LAST_MINUTES) + timedelta(days=1)


def choose_name(fact: NameChosen, standing: Standing) -> list[Fact]:
    """What the authority calls something."""
    refuse_any((*_every(fact, standing), *_named(fact, standing)))
    return [fact]


def choose_setting(fact: SettingChosen, standing: Standing) -> list[Fact]:
    """A number that a rule leaves to the authority."""
    refuse_any((*_every(fact, standing), *setting_of_a_rule(fact, standing)))
    refuse_any(setting_in_bounds(fact, standing))
    if standing.book.on(fact.since).setting(fact.rule, fact.setting) == fact.value:
        raise standing.rules.refusal("change-changes-something", "value")
    return [fact]


def add_code(fact: CodeAdded, standing: Standing) -> list[Fact]:
    """A code of the authority's own."""
    refuse_any((*_every(fact, standing), *list_takes_local_codes(fact.list, standing)))
    refuse_any((*code_added_once(fact, standing), *local_code_counted_nationally(fact, standing)))
    return [fact]


def end_code(fact: CodeEnded, standing: Standing) -> list[Fact]:
    """The last day of a code."""
    refuse_any((*_every(fact, standing), *list_takes_local_codes(fact.list, standing)))
    refuse_any(code_ended_once(fact, standing))
    return [fact]


def choose_outcome_set(fact: OutcomeSetChosen, standing: Standing) -> list[Fact]:
    """The set of outcomes."""
    standing.rules.require("outcome-set", fact.outcome_set)
    refuse_any(_every(fact, standing))
    return [fact]


def write_guidance(fact: GuidanceWritten, standing: Standing) -> list[Fact]:
    """The authority's own words beside a decision; an empty text withdraws those in force."""
    standing.rules.require("guidance-place", fact.place, "place")
    refuse_any(_every(fact, standing))
    if standing.book.on(fact.since).guidance.get(fact.place, "") == fact.text.strip():
        message = "Enter the text." if not fact.text.strip() else ""
        raise standing.rules.refusal("change-changes-something", "text", message)
    return [fact]


def _every(fact: Chosen, standing: Standing) -> Iterator[Refusal]:
    yield from change_holds_from_a_day_to_come(fact, standing)
    yield from change_says_why(fact, standing)


def change_holds_from_a_day_to_come(fact: Chosen, standing: Standing) -> Iterator[Refusal]:
    """What is chosen holds from the next day at the earliest, from the one after in the last minutes of a day."""
    field = "until" if isinstance(fact, CodeEnded) else "since"
    first = standing.first_day
    if holds_from(fact) < first and first > standing.today + timedelta(days=1):
        message = "It is nearly midnight. Choose the day after tomorrow, or a later one."
        yield standing.rules.refusal("change-holds-from-a-day-to-come", field, message)
    elif not first <= holds_from(fact) <= standing.today + FURTHEST:
        message = "Choose today or a later day, within ten years." if field == "until" else ""
        yield standing.rules.refusal("change-holds-from-a-day-to-come", field, message)


def change_says_why(fact: Chosen, standing: Standing) -> Iterator[Refusal]:
    """Whoever changes something for everybody says why."""
    if not fact.reason.strip():
        yield standing.rules.refusal("change-says-why", "reason")


def _named(fact: NameChosen, standing: Standing) -> Iterator[Refusal]:
    standing.rules.require("named-thing", fact.thing, "thing")
    if not fact.name.strip():
        yield standing.rules.refusal("change-changes-something", "name", "Enter the name.")
    elif standing.book.on(fact.since).name(fact.thing) == fact.name.strip():
        yield standing.rules.refusal("change-changes-something", "name")


def setting_of_a_rule(fact: SettingChosen, standing: Standing) -> Iterator[Refusal]:
    """Only what a rule in force leaves to the authority is varied."""
    rule = standing.book.on(fact.since).rules.get(fact.rule)
    if rule is None or fact.setting not in rule.settings:
        yield standing.rules.refusal("setting-of-a-rule", "setting")


def setting_in_bounds(fact: SettingChosen, standing: Standing) -> Iterator[Refusal]:
    """A number that makes sense for what it counts."""
    least, greatest = BOUNDS.get(fact.setting, OTHER_BOUNDS)
    if not least <= fact.value <= greatest:
        message = f"Enter a whole number from {least:,} to {greatest:,}."
        yield standing.rules.refusal("setting-in-bounds", "value", message)


def list_takes_local_codes(name: str, standing: Standing) -> Iterator[Refusal]:
    """Lists on which decisions rest are the same everywhere."""
    if name not in EXTENSIBLE:
        yield standing.rules.refusal("list-takes-local-codes", "list")


def code_added_once(fact: CodeAdded, standing: Standing) -> Iterator[Refusal]:
    """A code and a label stand once in a list, whenever they were in force."""
    held, rules = standing.book.lists[fact.list], standing.rules
    if not fact.label.strip() or not fact.code.removeprefix(LOCAL):
        yield rules.refusal("code-added-once", "label", "Enter a label with letters or digits.")
    elif held.get(fact.code) or _plain(fact.label) in {_plain(code.label) for code in held.codes}:
        yield rules.refusal("code-added-once", "label")
    if not fact.definition.strip():
        yield rules.refusal("code-added-once", "definition", "Say what the code means.")


def local_code_counted_nationally(fact: CodeAdded, standing: Standing) -> Iterator[Refusal]:
    """Where figures count by the list, the code says under which national one it is counted."""
    national = {code.code for code in standing.book.lists[fact.list].on(fact.since) if is_national(code)}
    if EXTENSIBLE[fact.list] and fact.maps_to not in national:
        yield standing.rules.refusal("local-code-counted-nationally", "maps_to")


def code_ended_once(fact: CodeEnded, standing: Standing) -> Iterator[Refusal]:
    """A code that can be chosen, and is not needed for everything else, ends once."""
    held, rules = standing.book.lists[fact.list], standing.rules
    known = held.get(fact.code)
    if known is None:
        yield rules.refusal("code-ended-once", "code", "Choose a code of this list.")
    elif known.until is not None:
        yield rules.refusal("code-ended-once", "code")
    elif needed_everywhere(fact.list, fact.code):
        yield rules.refusal("code-ended-once", "code", "This code is needed everywhere and does not end.")


def is_national(code: Code) -> bool:
    """Whether figures count by the code itself."""
    return not code.maps_to and not code.code.startswith(LOCAL)


def needed_everywhere(name: str, code: str) -> bool:
    """Whether no authority can do without the code."""
    return code in FALLBACKS or (name in NATIONAL_STAY and not code.startswith(LOCAL))


def _plain(label: str) -> str:
    return " ".join(label.casefold().split())
