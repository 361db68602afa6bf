"""The rules of reading: what stands out among what people were shown. Nothing here refuses: somebody asks why."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from heed.rulebook.citation import OWN
from heed.rulebook.rules import Rule


def _rule(name: str, title: str, text: str, settings: Mapping[str, int]) -> Rule:
    return Rule(
        id=name,
        title=title,
        text=text,
        basis="this project",
        citation=OWN,
        settings=MappingProxyType(dict(settings)),
    )


RULES = (
    _rule(
        "many-files-in-a-day",
        "Many files on one day stand out",
        "Whoever opens more files of cases and people on one day than this, or is shown the names of more hundreds of "
        "them on lists, stands out to the data protection lead.",
        {"files_opened": 40, "hundreds_named": 5},
    ),
    _rule(
        "reading-outside-working-hours",
        "Reading outside working hours stands out",
        "What somebody is shown before the first of these hours, from the second on, or on a day that is no working "
        "day in England stands out to the data protection lead.",
        {"from_hour": 7, "to_hour": 19},
    ),
    _rule(
        "reading-about-ones-own",
        "Reading about oneself or one's own organisation stands out",
        "Being shown a case in which the reader is named as somebody whom it concerns, or opening the file about "
        "oneself, stands out to the data protection lead. So does opening a case that an organisation has a part in "
        "where the reader holds a post, or held one within this many days before.",
        {"days": 365},
    ),
)
