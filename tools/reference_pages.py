"""Write the reference pages that follow from the source: docs/facts.md and docs/rules.md.

    .venv/bin/python tools/reference_pages.py

tests/test_docs.py compares what is written with what this would write.
"""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from heed.facts.base import Fact
from heed.facts.registry import KINDS
from heed.rulebook.book import RULEBOOK
from heed.rulebook.citation import Citation
from heed.rulebook.codes import CodeList
from heed.rulebook.editions import EDITIONS
from heed.rulebook.lists import LISTS
from heed.rulebook.rules import Rule

DOCS = Path(__file__).resolve().parent.parent / "docs"
MADE = "<!-- Made by tools/reference_pages.py; change the source, not this page. -->"
FILES = {
    "concern": "The file of a concern",
    "allegation": "The allegation file",
    "person": "The file of a person",
    "organisation": "The file of an organisation",
    "authority": "The file of the authority",
    "upkeep": "What the record says of itself",
    "reads": "The book of reads",
}
PLAIN = {str: "text", int: "whole number", bool: "yes or no"}


def facts_page() -> str:
    """Every kind of statement by the file it stands in, with its fields."""
    lines = ["# What the record can say", "", MADE, "", *FACTS_PREFACE, ""]
    for kind, facts in KINDS.items():
        lines += [f"## {FILES[kind]}", ""]
        for fact in facts:
            lines += [*_fact(fact), ""]
    lines += ["## In every statement", "", *_fields(Fact), ""]
    return "\n".join(lines)


FACTS_PREFACE = (
    "Each statement has a stable name with a version (its tag), which is what lies in the ledger. A tag that was",
    "ever recorded is read for ever; `src/heed/facts/registry.py` lists them all. The fields below lie sealed in the",
    "ledger. What read models hold of them in the open, to be counted, is listed in [SECURITY.md](../SECURITY.md).",
)


def _fact(fact: type[Fact]) -> Iterator[str]:
    yield f"### `{fact.__struct_config__.tag}`: {fact.says}"
    yield ""
    yield _first_line(fact)
    own = list(_fields(fact, without=set(Fact.__struct_fields__)))
    if own:
        yield from ("", *own)


def _first_line(kind: type) -> str:
    return (inspect.getdoc(kind) or "").partition("\n\n")[0].replace("\n", " ")


def _fields(kind: type[msgspec.Struct], without: frozenset[str] | set[str] = frozenset()) -> Iterator[str]:
    hints = get_type_hints(kind, include_extras=True)
    names = [name for name in kind.__struct_fields__ if name not in without]
    if not names:
        return
    yield from ("| field | shown as | holds |", "|---|---|---|")
    for name in names:
        metas = [each for each in _parts(hints[name]) if isinstance(each, msgspec.Meta)]
        yield f"| `{name}` | {metas[0].title} | {_holds(hints[name], metas[0].extra or {})} |"


def _parts(hint: Any) -> tuple[Any, ...]:
    return get_args(hint)


def _holds(hint: Any, shown: dict[str, Any]) -> str:
    if shown["codes"]:
        return f"code of `{shown['codes']}`"
    if shown["refers"]:
        return f"pseudonym of a {shown['refers']}"
    words = _type_words(_parts(hint)[0])
    return f"long {words}" if shown["long"] else words


def _type_words(hint: Any) -> str:
    if get_origin(hint) in {types.UnionType, typing.Union}:
        return f"{_type_words(next(one for one in get_args(hint) if one is not type(None)))}, or nothing"
    if get_origin(hint) is tuple:
        return f"several of: {_type_words(get_args(hint)[0])}"
    if hint in PLAIN:
        return PLAIN[hint]
    if hint.__name__ == "When":
        return "date with its precision"
    if issubclass(hint, msgspec.Struct):
        return _struct_words(hint)
    return str(hint.__name__)


def _struct_words(kind: type[msgspec.Struct]) -> str:
    hints = get_type_hints(kind, include_extras=True)
    titles = (_parts(hints[name])[1].title for name in kind.__struct_fields__)
    return "; ".join(str(title).lower() for title in titles)


def rules_page() -> str:
    """Every rule, every code list, every edition of the guidance, with its source."""
    lines = ["# The rulebook", "", MADE, "", *RULES_PREFACE, "", "## Rules", ""]
    for rule in RULEBOOK.rules:
        lines += [*_rule(rule), ""]
    lines += ["## Code lists", ""]
    for held in LISTS.values():
        lines += [*_list(held), ""]
    lines += ["## Editions of the guidance", ""]
    lines += ["| id | title | from | until | what changed | source |", "|---|---|---|---|---|---|"]
    for each in EDITIONS.values():
        dates = f"{_day(each.since)} | {_day(each.until)}"
        lines.append(f"| `{each.id}` | {each.title} | {dates} | {each.changed} | {_source(each.citation)} |")
    return "\n".join([*lines, ""])


RULES_PREFACE = (
    "What is enforced or counted, and what a coded field may say: data with dates and sources, in `src/heed/rulebook`.",
    "A source marked as not checked is common knowledge in the field that still has to be read in the text itself.",
)


def _rule(rule: Rule) -> Iterator[str]:
    yield f"### {rule.title} (`{rule.id}`)"
    yield ""
    yield rule.text
    yield ""
    yield f"- Basis: {rule.basis}" + (f", edition `{rule.edition}`" if rule.edition else "")
    yield f"- Source: {_source(rule.citation)}"
    if rule.refusal:
        yield f"- When it is broken: “{rule.refusal}”"
    for name, number in rule.settings.items():
        yield f"- Setting: {name.replace('_', ' ')} = {number}"
    if rule.since or rule.until:
        yield f"- In force: {_day(rule.since)} to {_day(rule.until)}"


def _list(held: CodeList) -> Iterator[str]:
    yield f"### {held.title} (`{held.name}`)"
    yield ""
    yield f"One value says something about {held.describes}." + (f" {held.notes}" if held.notes else "")
    yield ""
    yield "| code | label | means | from | until | source |"
    yield "|---|---|---|---|---|---|"
    for code in held.codes:
        dates = f"{_day(code.since)} | {_day(code.until)}"
        yield f"| `{code.code}` | {code.label} | {code.definition} | {dates} | {_source(code.citation)} |"


def _source(citation: Citation) -> str:
    return f"[{citation}]({citation.url})" if citation.url else str(citation)


def _day(day: Any) -> str:
    return "" if day is None else day.isoformat()


PAGES = {"facts.md": facts_page, "rules.md": rules_page}


if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")
