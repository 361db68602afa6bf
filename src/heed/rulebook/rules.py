"""Rules as data: what is enforced or counted, since when, on what basis, with what local settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Literal

from heed.rulebook.citation import Citation

Basis = Literal["statutory guidance", "regional procedure", "this project"]

NO_SETTINGS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the published rules page.

    `text` says the rule; `refusal` is what the worker reads when it is broken, and empty for a
    rule that only counts time. `edition` is the id of the edition it rests on, empty for none.
    `settings` are whole numbers that an authority may vary from a date on: days, working_days.
    """

    id: str
    title: str
    text: str
    basis: Basis
    citation: Citation
    refusal: str = ""
    edition: str = ""
    since: date | None = None
    until: date | None = None
    settings: Mapping[str, int] = field(default_factory=lambda: NO_SETTINGS)

    def in_force(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
