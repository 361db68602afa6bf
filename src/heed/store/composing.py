"""The rulebook of this authority: the national one with what the authority chose, each from its day. Pure."""

from collections.abc import Iterable
from datetime import date
from functools import reduce
from typing import Final

from heed.facts.authority import (
    Chosen,
    CodeAdded,
    CodeEnded,
    GuidanceWritten,
    NameChosen,
    OutcomeSetChosen,
    SettingChosen,
    choices,
)
from heed.facts.base import History
from heed.rulebook.book import Guidance, Rulebook
from heed.rulebook.citation import Citation
from heed.rulebook.codes import Code
from heed.rulebook.lists.local import LOCAL_OUTCOME_SETS, NAMED_IN_STEPS

OUTCOME: Final = "outcome"
LOCAL: Final = "local-"  # begins each code of an authority's own, so that no later release can have the same


def composed(national: Rulebook, history: History) -> Rulebook:
    """The national rulebook with all that the history of the authority's file chose."""
    return with_choices(national, choices(history))


def with_choices(book: Rulebook, chosen: Iterable[Chosen]) -> Rulebook:
    """The rulebook with choices, which come in the order of the days from which they hold."""
    return reduce(_with, chosen, book)


def _with(book: Rulebook, chosen: Chosen) -> Rulebook:
    """The rulebook with one choice more.

    A choice about a rule or a list that a release has taken away since changes nothing: what is on the record
    must fold for ever.
    """
    try:
        return _apply(book, chosen)
    except KeyError:
        return book


def _apply(book: Rulebook, chosen: Chosen) -> Rulebook:
    match chosen:
        case NameChosen():
            return _name(book, chosen)
        case SettingChosen():
            return _setting(book, chosen)
        case CodeAdded():
            return _code(book, chosen)
        case CodeEnded():
            return book.with_list(book.lists[chosen.list].without(chosen.code, chosen.until))
        case OutcomeSetChosen():
            return _outcome_set(book, chosen)
        case GuidanceWritten():
            return book.with_guidance(Guidance(chosen.place, chosen.text, chosen.since))


def _name(book: Rulebook, fact: NameChosen) -> Rulebook:
    """The name for the thing itself, for its kind of meeting, and in the words of the steps that speak of it."""
    step, words = NAMED_IN_STEPS.get(fact.thing, ("", ""))
    labels = (
        ("named-thing", fact.thing, fact.name),
        ("meeting-kind", fact.thing, fact.name),
        ("duty", step, words.format(name=in_sentence(fact.name))),
    )
    for held, code, label in labels:
        if book.lists[held].get(code, fact.since):
            book = book.with_list(book.lists[held].relabelled(code, label, fact.since))
    return book


def in_sentence(name: str) -> str:
    """A name within a sentence: 'Allegations meeting' begins small there, 'ASV meeting' does not."""
    first = name.split(maxsplit=1)[0] if name.strip() else ""
    return name if first[1:] != first[1:].lower() or len(first) < 2 else name[:1].lower() + name[1:]


def _setting(book: Rulebook, fact: SettingChosen) -> Rulebook:
    source = Citation(f"Chosen by this authority: {fact.reason}")
    return book.with_settings(fact.rule, {fact.setting: fact.value}, since=fact.since, citation=source)


def _code(book: Rulebook, fact: CodeAdded) -> Rulebook:
    source = Citation(f"Added by this authority: {fact.reason}")
    added = Code(fact.code, fact.label, fact.definition, source, fact.since, maps_to=fact.maps_to)
    return book.with_list(book.lists[fact.list].with_code(added))


def _outcome_set(book: Rulebook, fact: OutcomeSetChosen) -> Rulebook:
    """The set in the place of those in force; outcomes that the authority added itself stay."""
    last = date.fromordinal(fact.since.toordinal() - 1)
    held, chosen = book.lists[OUTCOME], LOCAL_OUTCOME_SETS[fact.outcome_set]
    for code in {one.code for one in held.codes if not one.code.startswith(LOCAL)}:
        held = held.without(code, last)
    for one in chosen.codes(fact.since):
        held = held.with_code(one)
    return book.with_list(held)
