"""The file of the authority itself: what it calls things, which settings, codes and guidance it chose, from when.

Each statement holds from a day that lies after the one on which it is made. Who decided it is the post under which
it was recorded.
"""

from datetime import date, timedelta
from typing import Annotated, ClassVar, Final

from heed.facts.base import Fact, History, effective, shown

AUTHORITY: Final = "authority"  # the one file of this kind


class NameChosen(Fact, frozen=True, kw_only=True, tag="name-chosen/1"):
    """What the authority calls something from a day on."""

    says: ClassVar[str] = "Name chosen"

    thing: Annotated[str, shown("What is named", codes="named-thing")]
    name: Annotated[str, shown("Name")]
    since: Annotated[date, shown("From")]
    reason: Annotated[str, shown("Reason", long=True)]


class SettingChosen(Fact, frozen=True, kw_only=True, tag="setting-chosen/1"):
    """A number that a rule leaves to the authority, such as days, from a day on."""

    says: ClassVar[str] = "Setting of a rule chosen"

    rule: Annotated[str, shown("Rule", codes="rule")]
    setting: Annotated[str, shown("Setting")]
    value: Annotated[int, shown("Value")]
    since: Annotated[date, shown("From")]
    reason: Annotated[str, shown("Reason and source", long=True)]


class CodeAdded(Fact, frozen=True, kw_only=True, tag="code-added/1"):
    """A code of the authority's own in a list, from a day on; `maps_to` is where national figures count it."""

    says: ClassVar[str] = "Code added to a list"

    list: Annotated[str, shown("List")]
    code: Annotated[str, shown("Code")]
    label: Annotated[str, shown("Label")]
    definition: Annotated[str, shown("Definition", long=True)]
    since: Annotated[date, shown("From")]
    maps_to: Annotated[str, shown("Counted nationally as")] = ""
    reason: Annotated[str, shown("Reason", long=True)]


class CodeEnded(Fact, frozen=True, kw_only=True, tag="code-ended/1"):
    """The last day on which a code of a list can be chosen. What was recorded with it keeps it."""

    says: ClassVar[str] = "Code of a list ended"

    list: Annotated[str, shown("List")]
    code: Annotated[str, shown("Code")]
    until: Annotated[date, shown("Until")]
    reason: Annotated[str, shown("Reason", long=True)]


class OutcomeSetChosen(Fact, frozen=True, kw_only=True, tag="outcome-set-chosen/1"):
    """The set of outcomes that can be decided from a day on."""

    says: ClassVar[str] = "Set of outcomes chosen"

    outcome_set: Annotated[str, shown("Set", codes="outcome-set")]
    since: Annotated[date, shown("From")]
    reason: Annotated[str, shown("Reason", long=True)]


class GuidanceWritten(Fact, frozen=True, kw_only=True, tag="guidance-written/1"):
    """The authority's own words beside what is decided, from a day on; an empty text withdraws the one before."""

    says: ClassVar[str] = "Local guidance written"

    place: Annotated[str, shown("About", codes="guidance-place")]
    text: Annotated[str, shown("Text", long=True)] = ""
    since: Annotated[date, shown("From")]
    reason: Annotated[str, shown("Reason", long=True)]


Chosen = NameChosen | SettingChosen | CodeAdded | CodeEnded | OutcomeSetChosen | GuidanceWritten


def holds_from(fact: Chosen) -> date:
    """The first day on which what was chosen shows."""
    if not isinstance(fact, CodeEnded):
        return fact.since
    return min(fact.until, date.max - timedelta(days=1)) + timedelta(days=1)


def choices(history: History) -> list[Chosen]:
    """What was chosen, by the day from which it holds; of one day, in the order in which it was recorded.

    Ends come last: a code may end before the day on which it would have begun.
    """
    made = (item.fact for item in effective(history))
    return sorted(
        (fact for fact in made if isinstance(fact, Chosen)),
        key=lambda fact: (isinstance(fact, CodeEnded), holds_from(fact)),
    )
