"""What an authority can name and word in its own way, and which lists take codes of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from heed.rulebook.citation import (
    BROMLEY_2017,
    KCSIE_FIVE,
    KCSIE_OUTCOMES,
    OWN,
    STAR_2014,
    Citation,
    unverified,
)
from heed.rulebook.codes import Code, CodeList, code_list
from heed.rulebook.lists.meeting import MEETING_KIND
from heed.rulebook.lists.outcome import FIVE_ITEM, FOUR_ITEM, THREE_ITEM
from heed.rulebook.lists.threshold import SCREENING, THRESHOLD_LIMB

NAMED_THING: Final = CodeList(
    "named-thing",
    "What an authority names",
    "one thing that authorities call by different names",
    (
        Code("service", "Designated officer service", "The service itself, often the LADO service.", OWN),
        Code("designated-officer", "Designated officer", "The role, often called LADO.", OWN),
        *MEETING_KIND.codes,
    ),
    notes="The label is the name used until an authority chooses another.",
)

# Steps that are called by the name of a thing: its code in "duty", and the words into which the name goes.
NAMED_IN_STEPS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "allegations-meeting": ("plan-meeting", "Plan the {name}"),
        "review-meeting": ("review", "Plan the {name}"),
    }
)

GUIDANCE_PLACE: Final = CodeList(
    "guidance-place",
    "Where local guidance stands",
    "one thing that is considered when a concern is screened",
    (*THRESHOLD_LIMB.codes, *SCREENING.codes),
    notes="The limbs themselves are national. An authority can set its own words beside each.",
)

# True where figures count by the list, so that each local code says under which national one it is counted.
EXTENSIBLE: Final[Mapping[str, bool]] = MappingProxyType(
    {
        "channel": False,
        "employment-basis": False,
        "employment-outcome": True,
        "harm-category": True,
        "meeting-kind": True,
        "organisation-kind": False,
        "outcome": True,
        "referral-source": True,
        "sector": True,
    }
)


@dataclass(frozen=True, slots=True)
class LocalOutcomeSet:
    """A set of outcomes seen in use. Each member: code, label, definition, the national code that it maps to.

    A word that means the same as in the national set has its code and maps to nothing.
    """

    name: str
    title: str
    citation: Citation
    members: tuple[tuple[str, str, str, str], ...]

    def codes(self, since: date) -> tuple[Code, ...]:
        """Its codes, in force from a day on."""
        return tuple(
            Code(code, label, definition, self.citation, since, maps_to=maps_to)
            for code, label, definition, maps_to in self.members
        )


def _same(members: tuple[tuple[str, str, str], ...]) -> tuple[tuple[str, str, str, str], ...]:
    return tuple((*member, "") for member in members)


_SUBSTANTIATED, _UNSUBSTANTIATED, _UNFOUNDED = _same(THREE_ITEM.members)

LOCAL_OUTCOME_SETS: Final[Mapping[str, LocalOutcomeSet]] = MappingProxyType(
    {
        one.name: one
        for one in (
            LocalOutcomeSet(
                "five-item",
                "National: substantiated, malicious, false, unsubstantiated, unfounded",
                KCSIE_FIVE,
                _same(FIVE_ITEM.members),
            ),
            LocalOutcomeSet(
                "four-item",
                "Four: substantiated, malicious, false, unsubstantiated",
                KCSIE_OUTCOMES,
                _same(FOUR_ITEM.members),
            ),
            LocalOutcomeSet(
                "three-item",
                "Three: substantiated, unsubstantiated, unfounded",
                STAR_2014,
                (
                    _SUBSTANTIATED,
                    _UNSUBSTANTIATED,
                    ("unfounded-or-disproved", "Unfounded", _UNFOUNDED[2], "unfounded"),
                ),
            ),
            LocalOutcomeSet(
                "founded-and-substantiated",
                "Four: founded, substantiated, unsubstantiated, unfounded",
                BROMLEY_2017,
                (
                    ("founded", "Founded", "The allegation is borne out.", "substantiated"),
                    _SUBSTANTIATED,
                    _UNSUBSTANTIATED,
                    (
                        "unfounded-as-malicious",
                        "Unfounded",
                        "Shown to be untrue, with a deliberate act to deceive.",
                        "malicious",
                    ),
                ),
            ),
            LocalOutcomeSet(
                "deliberately-invented",
                "Four: substantiated, unsubstantiated, unfounded, deliberately invented",
                unverified("Wales Safeguarding Procedures, section 5"),
                (
                    _SUBSTANTIATED,
                    _UNSUBSTANTIATED,
                    ("unfounded-or-disproved", "Unfounded", _UNFOUNDED[2], "unfounded"),
                    (
                        "deliberately-invented",
                        "Deliberately invented",
                        "There is evidence that it is untrue and of a deliberate act to deceive.",
                        "malicious",
                    ),
                ),
            ),
        )
    }
)

OUTCOME_SET: Final = code_list(
    "outcome-set",
    "Set of outcomes",
    "one authority from a day on",
    OWN,
    [
        (one.name, one.title, f"{'; '.join(label for _, label, _, _ in one.members)}.")
        for one in LOCAL_OUTCOME_SETS.values()
    ],
    notes="Sets seen in use. Each outcome that has no national one of the same meaning says which it maps to.",
)
