"""What an allegation was found to be, in the sets of words used over the years.

An outcome belongs to one allegation about one subject, never to a file or a person. An allegation
that is open, fell below the threshold or had no further action at first consideration has a
state, not an outcome, so none of these is in a set.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from heed.rulebook.citation import KCSIE_FIVE, KCSIE_OUTCOMES, STAR_2014, Citation
from heed.rulebook.codes import Code, CodeList


@dataclass(frozen=True, slots=True)
class OutcomeSet:
    """One set of outcomes, the days on which it is the default, and where it was seen.

    An authority that used another set configures its own list; the dates are this project's
    reading of which national or published set came when.
    """

    name: str
    title: str
    citation: Citation
    since: date | None
    until: date | None
    members: tuple[tuple[str, str, str], ...]

    def codes(self) -> tuple[Code, ...]:
        return tuple(
            Code(code, label, definition, self.citation, self.since, self.until)
            for code, label, definition in self.members
        )


THREE_ITEM = OutcomeSet(
    "published-three-item",
    "Three outcomes, as published for 2013-14",
    STAR_2014,
    None,
    date(2014, 4, 2),
    (
        ("substantiated", "Substantiated", "On the balance of probabilities the evidence establishes it."),
        (
            "unsubstantiated",
            "Unsubstantiated",
            "There is not enough evidence either way. It implies neither guilt nor innocence.",
        ),
        (
            "unfounded",
            "Unfounded",
            "The evidence disproves it, or what was seen or heard was mistaken or misunderstood.",
        ),
    ),
)

FOUR_ITEM = OutcomeSet(
    "kcsie-four-item",
    "Four outcomes of Keeping children safe in education, until 2021",
    KCSIE_OUTCOMES,
    date(2014, 4, 3),
    date(2021, 8, 31),
    (
        ("substantiated", "Substantiated", "There is sufficient evidence to prove the allegation."),
        (
            "malicious",
            "Malicious",
            "There is sufficient evidence to disprove the allegation and there has been a deliberate act to "
            "deceive.",
        ),
        ("false", "False", "There is sufficient evidence to disprove the allegation."),
        (
            "unsubstantiated",
            "Unsubstantiated",
            "There is insufficient evidence either to prove or to disprove the allegation. "
            "The term does not imply guilt or innocence.",
        ),
    ),
)

FIVE_ITEM = OutcomeSet(
    "kcsie-five-item",
    "Five outcomes of Keeping children safe in education, from 2021",
    KCSIE_FIVE,
    date(2021, 9, 1),
    None,
    (
        *FOUR_ITEM.members,
        ("unfounded", "Unfounded", "There is no evidence or proper basis that supports the allegation."),
    ),
)

OUTCOME_SETS = (THREE_ITEM, FOUR_ITEM, FIVE_ITEM)

OUTCOME = CodeList(
    "outcome",
    "Outcome of the allegation",
    "one allegation about one subject",
    tuple(code for each in OUTCOME_SETS for code in each.codes()),
    notes="The set is that of the day on which the outcome is decided. The change dates of the national "
    "sets have not been checked against the editions themselves.",
)
