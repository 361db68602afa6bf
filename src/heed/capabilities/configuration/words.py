"""What was chosen, in words; and what a choice would change, before it is recorded."""

from datetime import date, datetime

from heed.facts.authority import (
    AUTHORITY,
    Chosen,
    CodeAdded,
    CodeEnded,
    GuidanceWritten,
    NameChosen,
    OutcomeSetChosen,
    SettingChosen,
    holds_from,
)
from heed.facts.base import History, Recorded
from heed.rulebook.book import RULEBOOK, Rulebook, Rules
from heed.rulebook.codes import CodeList
from heed.store.composing import OUTCOME, composed
from heed.web.components import Row
from heed.web.words import day_words

NONE = "None"


def subject_words(fact: Chosen, book: Rulebook) -> str:
    """What the choice is about: 'Hold the first meeting in time: working days'."""
    match fact:
        case NameChosen():
            return f"Name: {RULEBOOK.lists['named-thing'].label(fact.thing)}"
        case SettingChosen():
            return f"{rule_title(fact.rule, book)}: {setting_words(fact.setting)}"
        case CodeAdded() | CodeEnded():
            return book.lists[fact.list].title
        case OutcomeSetChosen():
            return "Set of outcomes"
        case GuidanceWritten():
            return f"Local guidance: {book.lists['guidance-place'].label(fact.place)}"


def choice_words(fact: Chosen, book: Rulebook) -> str:
    """What was chosen: '3', or 'Museums added, counted as Voluntary and uniformed groups'."""
    match fact:
        case NameChosen():
            return fact.name
        case SettingChosen():
            return f"{fact.value:,}"
        case CodeAdded():
            held = book.lists[fact.list]
            counted = f", counted as {held.label(fact.maps_to)}" if fact.maps_to else ""
            return f"{fact.label} added{counted}: {fact.definition}"
        case CodeEnded():
            return f"{book.lists[fact.list].label(fact.code)} until {day_words(fact.until)}"
        case OutcomeSetChosen():
            return book.lists["outcome-set"].label(fact.outcome_set)
        case GuidanceWritten():
            return fact.text or "Withdrawn"


def rule_title(rule: str, book: Rulebook) -> str:
    """The title of a rule, whenever it was in force; its id where a release has taken it away."""
    return next((one.title for one in reversed(book.rules) if one.id == rule), rule)


def setting_words(setting: str) -> str:
    """'working days'."""
    return setting.replace("_", " ")


def what_changes(fact: Chosen, history: History, now: datetime) -> list[Row]:
    """What holds on the first day of the choice without it, and with it."""
    day = holds_from(fact)
    before = composed(RULEBOOK, history)
    after = composed(RULEBOOK, (*history, Recorded(AUTHORITY, len(history), now, "", "", fact)))
    return [
        Row("About", subject_words(fact, before)),
        Row("Without this change", _standing(fact, before.on(day))),
        Row(f"From {day_words(day)}", _standing(fact, after.on(day))),
    ]


def _standing(fact: Chosen, rules: Rules) -> str:
    match fact:
        case NameChosen():
            return rules.name(fact.thing)
        case SettingChosen():
            return f"{rules.setting(fact.rule, fact.setting):,}"
        case CodeAdded() | CodeEnded():
            return codes_words(rules.lists[fact.list], rules.day)
        case OutcomeSetChosen():
            return codes_words(rules.lists[OUTCOME], rules.day)
        case GuidanceWritten():
            return rules.guidance.get(fact.place, NONE)


def codes_words(held: CodeList, day: date) -> str:
    """The labels in force on a day, each local one with the national one under which it is counted."""
    return "; ".join(
        code.label + (f" (counted as {held.label(code.maps_to)})" if code.maps_to else "")
        for code in held.on(day)
    )
