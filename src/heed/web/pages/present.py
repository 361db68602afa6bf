"""Any fact in words: its fields by their metadata, codes by their labels, pseudonyms by their names.

A new kind of fact needs nothing here: what its fields are called, which list they are coded in and what they
refer to stands beside them in `heed.facts`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any, get_type_hints

import msgspec
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from heed.access.roles import ROLES
from heed.access.rules import code_list, rulebook, rules_on
from heed.facts.base import Fact
from heed.facts.when import When
from heed.web.components import Row
from heed.web.words import day_words, moment_words

LONG = 250  # characters above which a text stands folded
LEAD = 90
CORRECTED = {"correction_reason"}
ELSEWHERE = {"happened", "corrects"}  # shown in the heading of the entry
FILES = {"person", "organisation", "file"}  # what is referred to by the name of a file


@dataclass(frozen=True, slots=True)
class Field:
    """How one field of a fact is shown."""

    name: str
    title: str
    codes: str
    refers: str
    long: bool
    hidden: bool


@cache
def fields_of(kind: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The fields of a fact, or of a struct within one, in their order. KeyError where one has no title."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(_field(name, hints[name]) for name in kind.__struct_fields__)


def _field(name: str, hint: Any) -> Field:
    metas = [m for m in getattr(hint, "__metadata__", ()) if isinstance(m, msgspec.Meta)]
    if not metas or not metas[0].title or metas[0].extra is None:
        raise KeyError(f"{name} says nowhere how it is shown")
    return Field(name, metas[0].title, **metas[0].extra)


def references(value: msgspec.Struct) -> Iterator[tuple[str, str]]:
    """What a fact refers to: pairs of the kind (person, post, meeting, ...) and the pseudonym."""
    for shown in fields_of(type(value)):
        one = getattr(value, shown.name)
        for part in one if isinstance(one, tuple) else (one,):
            if shown.refers and part:
                yield shown.refers, part
            if isinstance(part, msgspec.Struct) and not isinstance(part, When):
                yield from references(part)


@dataclass(frozen=True, slots=True)
class Words:
    """What pseudonyms are called: names of files, titles of posts, and what stands within one file.

    `links` are the files that the reader may open.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    posts: Mapping[str, str] = field(default_factory=dict)
    within: Mapping[str, str] = field(default_factory=dict)  # meetings, actions, allegations
    links: frozenset[str] = frozenset()

    def call(self, refers: str, pseudonym: str) -> str:
        """The words for one reference; says so where there are none."""
        known = self.posts if refers == "post" else self.names if refers in FILES else self.within
        return known.get(pseudonym, f"{refers} not on the record")

    def link(self, refers: str, pseudonym: str) -> str:
        """The words as HTML, leading to the file where the reader may open it."""
        text = self.call(refers, pseudonym)
        if pseudonym not in self.links:
            return text
        return format_html('<a class="govuk-link" href="{}">{}</a>', reverse("file", args=[pseudonym]), text)


def code_words(name: str, code: str, day: date) -> str:
    """The label of a code as it was on a day, or as it was last; the code itself where the list has none."""
    if name == "access-role":
        return _role_words(code, day)
    if name == "rule":
        return next((rule.title for rule in rulebook().rules if rule.id == code), code)
    found = code_list(name).get(code, day) or code_list(name).get(code)
    return found.label if found else code


def _role_words(code: str, day: date) -> str:
    """What a role is called; that of the designated officer by the authority's own name for it."""
    if code == "designated-officer":
        return rules_on(day).name(code)
    return ROLES[code].name if code in ROLES else code


def present(
    fact: msgspec.Struct, words: Words, day: date, *, without: str = "", whole: bool = False
) -> list[Row]:
    """The fields of a fact that say something; `day` dates the labels of its codes.

    `whole` tells how things stand: long text is not folded, and why it was corrected is left to the timeline.
    """
    left_out = {without, *(ELSEWHERE if isinstance(fact, Fact) else ()), *(CORRECTED if whole else ())}
    shown = [f for f in fields_of(type(fact)) if not f.hidden and f.name not in left_out]
    rows = (Row(f.title, as_html(f, getattr(fact, f.name), words, day, whole)) for f in shown)
    return [row for row in rows if row.value]


def as_html(shown: Field, value: Any, words: Words, day: date, whole: bool = False) -> SafeString:
    """One value, or a list of several; empty where nothing is said."""
    if value is None or value == ():
        return SafeString()
    if not isinstance(value, tuple):
        return _one(shown, value, words, day, whole)
    if len(value) == 1:
        return _one(shown, value[0], words, day, whole)
    items = format_html_join("", "<li>{}</li>", ((_one(shown, one, words, day, whole),) for one in value))
    return format_html('<ul class="govuk-list govuk-list--bullet">{}</ul>', items)


def _one(shown: Field, value: Any, words: Words, day: date, whole: bool) -> SafeString:
    if value == "":
        return SafeString()
    if isinstance(value, msgspec.Struct) and not isinstance(value, When):
        rows = present(value, words, day, whole=whole)
        return format_html_join("; ", "{}: {}", ((row.key, row.value) for row in rows))
    if shown.refers:
        return conditional_escape(words.link(shown.refers, value))
    if shown.codes:
        return conditional_escape(code_words(shown.codes, value, day))
    return text_html(_plain(value), whole=whole)


def _plain(value: object) -> str:
    match value:
        case bool():
            return "Yes" if value else "No"
        case When():
            return value.words
        case datetime():
            return moment_words(value)
        case date():
            return day_words(value)
        case int():
            return f"{value:,}"
        case float():
            return f"{value:+.1f}"
        case _:
            return str(value)


def text_html(text: str, *, whole: bool = False) -> SafeString:
    """Text with its lines kept; a long one stands folded, led by its first words, unless `whole`."""
    lines = format_html_join(mark_safe("<br>"), "{}", ((line,) for line in text.split("\n")))
    if whole or len(text) <= LONG:
        return lines
    lead = text[:LEAD].rsplit(maxsplit=1)[0]
    return format_html(
        '<details class="govuk-details govuk-!-margin-bottom-0"><summary class="govuk-details__summary">'
        '<span class="govuk-details__summary-text">{}… (all {} words)</span></summary>'
        '<div class="govuk-details__text">{}</div></details>',
        lead,
        f"{len(text.split()):,}",
        lines,
    )


def referred(facts: Iterable[Fact], kinds: Iterable[str]) -> set[str]:
    """The pseudonyms of the given kinds that the facts refer to."""
    wanted = set(kinds)
    return {name for fact in facts for kind, name in references(fact) if kind in wanted}
