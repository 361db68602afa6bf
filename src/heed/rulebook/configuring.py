"""The rules by which an authority chooses its own names, settings, codes, sets of outcomes and guidance."""

from __future__ import annotations

from heed.rulebook.citation import OWN
from heed.rulebook.rules import Rule


def _rule(name: str, title: str, text: str, refusal: str) -> Rule:
    return Rule(id=name, title=title, text=text, refusal=refusal, basis="this project", citation=OWN)


RULES = (
    _rule(
        "change-holds-from-a-day-to-come",
        "A change of the local rules holds from a day to come",
        "What the authority chooses for itself holds from the next day at the earliest, and within ten years. In "
        "the last five minutes of a day it holds from the day after the next. The rules of today and of past days "
        "never change, so that old files keep the rules of their day.",
        "Choose a day from tomorrow on, within ten years.",
    ),
    _rule(
        "change-says-why",
        "A change of the local rules says why",
        "Whoever changes a name, a setting, a list or a text for the whole authority says why.",
        "Say why this is changed, and on whose decision.",
    ),
    _rule(
        "change-changes-something",
        "A change changes something",
        "What already holds on a day is not chosen once more for that day.",
        "This already holds on that day.",
    ),
    _rule(
        "setting-of-a-rule",
        "A setting belongs to a rule",
        "An authority varies the whole numbers that a rule in force leaves to it, and nothing else of a rule.",
        "Choose a rule that is in force on that day and has this setting.",
    ),
    _rule(
        "setting-in-bounds",
        "A setting is within bounds",
        "Days are between 0 and 3,660; months between 1 and 120; percentages between 0 and 100; the hour from "
        "which people work is at most 12, the one until which they do at least 12 and at most 24; other numbers are "
        "between 1 and 100.",
        "Enter a whole number that this setting can have.",
    ),
    _rule(
        "list-takes-local-codes",
        "Only some lists take local codes",
        "The limbs of the threshold, the editions of the guidance and other lists on which decisions rest are the "
        "same everywhere. Lists of sectors, categories, sources, outcomes and the like take codes of an "
        "authority's own.",
        "This list is the same everywhere and takes no local codes.",
    ),
    _rule(
        "code-added-once",
        "A code is added once",
        "A code and a label stand once in a list and never change their meaning. To word something in another "
        "way, end the old code and add a new one under another label.",
        "The list already has this label.",
    ),
    _rule(
        "local-code-counted-nationally",
        "A local code is counted under a national one",
        "Where figures count by a list, each local code says under which national code it is counted.",
        "Choose the national code under which this one is counted.",
    ),
    _rule(
        "code-ended-once",
        "A code ends once",
        "A code that can be chosen ends on a day that is recorded once. What was recorded with it keeps it. The "
        "national kinds of meeting, the national outcomes and the codes for anything else do not end.",
        "This code has already ended, or ends on a day that was chosen.",
    ),
)
