"""Every rule in force on a day, in plain words, made from the rulebook; and how one rule came to be as it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from heed.access.door import WorkerRequest, needs, note_read
from heed.access.names import post_titles
from heed.access.rules import as_chosen_so_far, choices_so_far
from heed.facts.authority import SettingChosen
from heed.facts.base import Recorded
from heed.facts.upkeep import PageRead
from heed.rulebook.book import RULEBOOK, Rules
from heed.rulebook.citation import Citation
from heed.rulebook.editions import EDITIONS
from heed.rulebook.rules import Rule
from heed.web.components import Row, Table, plain_table
from heed.web.forms import DateField, PageForm
from heed.web.words import day_words, moment_words

BASES: Final = {
    "statutory guidance": "Statutory guidance",
    "regional procedure": "Regional procedure",
    "this project": "How this system works",
}


class DayForm(PageForm):
    """The day whose rules are shown."""

    on = DateField(
        "Day", missing="Enter a day", help_text="A day to come shows what has been chosen until now"
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """One rule in words."""

    id: str
    title: str
    text: str
    rows: tuple[Row, ...]


@needs("read-directory")
def rules(request: WorkerRequest) -> HttpResponse:
    """The rules of a day, by what they rest on."""
    asked = any(name.startswith("on-") for name in request.GET)
    form = DayForm(request.GET if asked else None)
    day = form.cleaned_data["on"] if asked and form.is_valid() else timezone.localdate()
    note_read(request, PageRead(page="rules", query=day.isoformat()))
    held, national = as_chosen_so_far().on(day), RULEBOOK.on(day)
    in_force = sorted(held.rules.values(), key=lambda rule: list(BASES).index(rule.basis))
    context = {
        "form": form,
        "day": day_words(day),
        "another": day != timezone.localdate(),
        "groups": [
            (BASES[basis], [_shown(rule, held, national) for rule in under])
            for basis, under in groupby(in_force, key=lambda rule: rule.basis)
        ],
        "may_choose": request.worker.may("configure"),
    }
    return render(request, "heed/pages/rules.html", context)


def _shown(rule: Rule, held: Rules, national: Rules) -> Shown:
    before = national.rules[rule.id]
    rows = [
        *_basis(before),
        *(
            _setting(name, value, before.settings[name], rule.since)
            for name, value in held.rules[rule.id].settings.items()
        ),
    ]
    if rule.refusal:
        rows.append(Row("When it is broken", f"“{rule.refusal}”"))
    return Shown(rule.id, rule.title, rule.text, tuple(rows))


def _basis(rule: Rule) -> Iterator[Row]:
    if rule.edition:
        yield Row("Edition", EDITIONS[rule.edition].title)
    yield Row("Source", source_html(rule.citation))
    if rule.since or rule.until:
        yield Row("In force", span_words(rule.since, rule.until))


def _setting(name: str, here: int, nationally: int, since: date | None) -> Row:
    key = name.replace("_", " ").capitalize()
    if here == nationally:
        return Row(key, f"{here:,}")
    return Row(
        key, f"{here:,} here, since {day_words(since) if since else 'ever'}; {nationally:,} nationally"
    )


def source_html(citation: Citation) -> SafeString:
    """The source, as a link where it has an address."""
    if not citation.url:
        return conditional_escape(str(citation))
    return format_html('<a class="govuk-link" href="{}" rel="noreferrer">{}</a>', citation.url, citation)


def span_words(since: date | None, until: date | None) -> str:
    """'from 1 September 2020', 'from 4 March 2014 until 1 April 2015', 'always'."""
    parts = [f"from {day_words(since)}" if since else "", f"until {day_words(until)}" if until else ""]
    return " ".join(filter(None, parts)) or "always"


@needs("read-directory")
def rule(request: WorkerRequest, rule: str) -> HttpResponse:
    """How one rule stood over the years, and who chose its settings here."""
    book = as_chosen_so_far()
    versions = [one for one in book.rules if one.id == rule]
    if not versions:
        raise Http404
    note_read(request, PageRead(page="rule", query=rule))
    last = versions[-1]
    context = {
        "rule": last,
        "rows": list(_basis(next(one for one in reversed(RULEBOOK.rules) if one.id == rule))),
        "versions": _versions(versions),
        "chosen": _chosen(rule),
        "settings": [f"{rule}.{name}" for name in last.settings],
        "may_choose": request.worker.may("configure"),
    }
    return render(request, "heed/pages/rule.html", context)


def _versions(versions: list[Rule]) -> Table:
    rows = [
        (span_words(one.since, one.until).capitalize(), _settings(one), str(one.citation))
        for one in sorted(versions, key=lambda one: one.since or date.min, reverse=True)
    ]
    return plain_table("How it stood and stands", ["Days", "Settings", "Source"], rows)


def _settings(rule: Rule) -> str:
    said = (f"{name.replace('_', ' ')}: {value:,}" for name, value in rule.settings.items())
    return "; ".join(said) or "It has none"


def _chosen(rule: str) -> Table | None:
    made = [i for i in choices_so_far() if isinstance(i.fact, SettingChosen) and i.fact.rule == rule]
    posts = post_titles(item.post for item in made)
    rows = [
        _choice(item, posts.get(item.post, "A post that is not on the record")) for item in reversed(made)
    ]
    columns = ["Setting", "Holds from", "Recorded", "Post", "Why"]
    return plain_table("What this authority chose", columns, rows) if rows else None


def _choice(item: Recorded, post: str) -> tuple[str, ...]:
    fact: Any = item.fact
    setting = f"{fact.setting.replace('_', ' ')}: {fact.value:,}"
    return (setting, day_words(fact.since), moment_words(item.at), post, fact.reason)
