"""Dated code lists: what a coded field may say, from when until when, and who says so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from heed.rulebook.citation import Citation
from heed.rulebook.refusal import Refusal

# Codes for what a list does not name: offered last, and never ended.
FALLBACKS = frozenset({"other", "not-recorded", "not-known"})


class UnknownCode(Refusal):
    """A code that is not in the list, or was not in force on the day. The message lists what was."""


@dataclass(frozen=True, slots=True)
class Code:
    """One thing that a coded field may say.

    `code` is stored and never changes its meaning; `label` is what people read. `since` and
    `until` are the first and last day in force, both included; None means without limit. A local code
    `maps_to` the national one under which figures count it; empty for a national one.
    """

    code: str
    label: str
    definition: str
    citation: Citation
    since: date | None = None
    until: date | None = None
    maps_to: str = ""

    def in_force(self, day: date) -> bool:
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class CodeList:
    """A named list of codes. One code may appear several times, never twice on one day.

    `describes` says what one value of the list is a statement about: the unit of any count by it.
    """

    name: str
    title: str
    describes: str
    codes: tuple[Code, ...]
    notes: str = ""

    def on(self, day: date) -> tuple[Code, ...]:
        """The codes in force on a day, in the order in which they are offered."""
        return tuple(code for code in self.codes if code.in_force(day))

    def choices(self, day: date) -> list[tuple[str, str]]:
        """Code and label of all that is in force on a day, as a form field wants them."""
        return [(code.code, code.label) for code in self.on(day)]

    def get(self, code: str, day: date | None = None) -> Code | None:
        """The code as defined on a day, or its latest definition when no day is given."""
        among = self.codes if day is None else self.on(day)
        return next((one for one in reversed(among) if one.code == code), None)

    def label(self, code: str, day: date | None = None) -> str:
        """The words for a code on a day, or its latest words. KeyError for a code that never was."""
        found = self.get(code, day) or self.get(code)
        if found is None:
            raise KeyError(f"{self.name}: {code}")
        return found.label

    def require(self, code: str, day: date, field: str = "") -> Code:
        """The code as defined on the day, or UnknownCode naming what may be chosen instead."""
        found = self.get(code, day)
        if found is None:
            raise UnknownCode("code-in-force", self._refuse(code, day), field or self.name)
        return found

    @property
    def national(self) -> dict[str, str]:
        """The national code for each local one."""
        return {code.code: code.maps_to for code in self.codes if code.maps_to}

    def counted_as(self, code: str) -> str:
        """The national code for a local one; any other code as it is."""
        return self.national.get(code, code)

    def with_code(self, added: Code) -> CodeList:
        """The list with a further code, before those that stand for whatever it does not name."""
        rest = tuple(code for code in self.codes if code.code in FALLBACKS)
        named = tuple(code for code in self.codes if code.code not in FALLBACKS)
        return replace(self, codes=(*named, added, *rest))

    def without(self, code: str, until: date) -> CodeList:
        """The list in which a code is not in force after a day; one that would have begun later never is."""
        ends = (one.code == code and (one.until is None or one.until > until) for one in self.codes)
        cut = (replace(one, until=until) if end else one for one, end in zip(self.codes, ends, strict=True))
        return replace(self, codes=tuple(cut))

    def relabelled(self, code: str, label: str, since: date) -> CodeList:
        """The list in which a code has another label from a day on; its meaning stays. KeyError for an unknown code."""
        known = self.get(code, since)
        if known is None:
            raise KeyError(f"{self.name}: {code}")
        before = known.since is None or known.since < since
        earlier = (replace(known, until=since - timedelta(days=1)),) if before else ()
        parts = (*earlier, replace(known, label=label, since=since))
        return replace(
            self, codes=tuple(part for one in self.codes for part in (parts if one is known else (one,)))
        )

    def _refuse(self, code: str, day: date) -> str:
        offered = "; ".join(one.label for one in self.on(day)) or "nothing"
        known = self.get(code)
        subject = f"‘{known.label}’ was not in force" if known else f"‘{code[:60]}’ is not a choice"
        return f"{self.title}: {subject} on {day.day} {day:%B %Y}. Choose one of: {offered}."


def code_list(
    name: str,
    title: str,
    describes: str,
    citation: Citation,
    rows: Iterable[tuple[str, str, str]],
    *,
    notes: str = "",
) -> CodeList:
    """A list whose codes share one source and have no dates. Each row: code, label, definition."""
    codes = tuple(Code(code, label, definition, citation) for code, label, definition in rows)
    return CodeList(name, title, describes, codes, notes)
