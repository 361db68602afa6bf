"""The queue: the steps that are due, grouped by how soon, filtered to the posts for which one answers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from heed.access.door import WorkerRequest, needs, note_read
from heed.access.names import Named, named, post_titles
from heed.access.parties import parties_of
from heed.access.posts import with_answered
from heed.access.rules import label, rules_on
from heed.duties import WORDS
from heed.facts.upkeep import PageRead
from heed.rulebook.book import Rules
from heed.store.derived.models import Post
from heed.web.forms import CheckboxesField, Option, PageForm, RadioField, SelectField
from heed.web.pages.due_words import (
    CRITICAL,
    GROUPS,
    LATER,
    OVERDUE,
    SOON,
    WEEK,
    critical_day,
    due_words,
    group_of,
)
from heed.web.pages.lists import SIZE, Step, due_page, kinds_there_are, page_links
from heed.web.pages.step_words import item_words, parts_of
from heed.web.words import day_words

MINE, ALL, ANY = "mine", "all", "any"
CASE_ROLES = ("designated-officer", "business-support")
WHEN = [
    Option(ANY, "Any day"),
    Option(CRITICAL, "Critically overdue"),
    Option(OVERDUE, "Overdue"),
    Option(WEEK, "Today or in the next 7 days"),
    Option(LATER, "Later"),
]


class QueueForm(PageForm):
    """Which steps are listed: of which post, due when, of what kind."""

    def __init__(self, data: Any, *, mine: str, there_are: Sequence[str]) -> None:
        super().__init__({"post": MINE, "when": ANY, **data})
        self.mine = mine
        self.fields["post"] = SelectField("Responsible", options=[*_own(), *_other_posts(mine)])
        self.fields["when"] = RadioField("Due", options=WHEN)
        # Kinds of which nothing waits are left out, but for one that a link names.
        offered = [code for code in WORDS if code in {*there_are, *data.get("what", ())}]
        self.fields["what"] = CheckboxesField(
            "Step", options=[Option(code, label("duty", code)) for code in offered], required=False
        )

    def owners(self, today: date) -> list[str]:
        """The posts whose steps are listed; none for all."""
        post: str = self.cleaned_data.get("post", MINE)
        if post == ALL:
            return []
        return with_answered(self.mine if post == MINE else post, today)

    @property
    def kinds(self) -> list[str]:
        """The kinds of step; all where none is chosen."""
        return self.cleaned_data.get("what") or list(WORDS)

    @property
    def span(self) -> str:
        """The code of the days."""
        return self.cleaned_data.get("when") or ANY

    @property
    def chosen(self) -> int:
        """How many filters differ from what the page begins with."""
        given = self.cleaned_data
        return int(given.get("post", MINE) != MINE) + int(self.span != ANY) + len(given.get("what") or ())


def _own() -> list[Option]:
    return [Option(MINE, "My post, and those for which it answers"), Option(ALL, "All posts")]


def _other_posts(mine: str) -> list[Option]:
    posts = Post.objects.filter(role__in=CASE_ROLES).exclude(post=mine).order_by("title", "post")
    return [Option(p.post, p.title) for p in posts]


@dataclass(frozen=True, slots=True)
class Card:
    """A step of the queue in words; `about` names the subjects and where they work."""

    file: str
    text: str
    reference: str
    title: str
    about: str
    owner: str
    by: str
    original: str


@dataclass(frozen=True, slots=True)
class Group:
    """The steps under one heading."""

    title: str
    cards: Sequence[Card]


@needs("read-cases")
def work(request: WorkerRequest) -> HttpResponse:
    """The steps due, the earliest first."""
    rules = rules_on(timezone.localdate())
    chosen = {name: request.GET[name] for name in ("post", "when") if name in request.GET}
    form = QueueForm(
        {**chosen, "what": request.GET.getlist("what")},
        mine=request.worker.actor.post,
        there_are=kinds_there_are(),
    )
    form.is_valid()
    owners = form.owners(rules.day)
    since, until = _span(form.span, rules)
    after = request.GET.get("after", "")
    steps = due_page(form.kinds, owners=owners, since=since, until=until, after=after)
    shown = _Shown.of(steps[:SIZE], rules, request.worker.actor.post)
    note_read(request, PageRead(page="work", query=_asked(form), listed=shown.listed))
    previous, following = page_links(
        request.GET, len(steps) > SIZE, shown.steps[-1].cursor if shown.steps else ""
    )
    context = {
        "form": form,
        "groups": list(shown.groups()),
        "covered": len(owners) - 1 if form.cleaned_data.get("post", MINE) == MINE else 0,
        "previous": previous,
        "next": following,
    }
    return render(request, "heed/pages/work.html", context)


def _span(code: str, rules: Rules) -> tuple[date, date]:
    today = rules.day
    spans = {
        CRITICAL: (date.min, critical_day(rules)),
        OVERDUE: (date.min, today - timedelta(days=1)),
        WEEK: (today, today + SOON),
        LATER: (today + SOON + timedelta(days=1), date.max),
    }
    return spans.get(code, (date.min, date.max))


def _asked(form: QueueForm) -> str:
    kinds = ", ".join(form.cleaned_data.get("what") or ["any step"])
    return f"post {form.cleaned_data.get('post', MINE)}; due {form.span}; {kinds}"


@dataclass(frozen=True, slots=True)
class _Shown:
    """The steps of one page, and what everything on it is called."""

    steps: Sequence[Step]
    files: dict[str, Named]
    posts: dict[str, str]
    names: dict[str, str]
    subjects: dict[str, tuple[str, ...]]
    rules: Rules

    @classmethod
    def of(cls, steps: Sequence[Step], rules: Rules, mine: str) -> "_Shown":
        """What is called what, in a few queries however many steps there are."""
        cases = dict.fromkeys(step.file for step in steps)
        subjects = parties_of(cases, ("subject", "setting"))
        people = {person for step in steps for person in parts_of(step.item)}
        files = named({*cases, *people, *_each(subjects.values())})
        posts = post_titles(step.owner for step in steps)
        if mine in posts:
            posts[mine] += " (you)"
        names = {one: found.title for one, found in files.items()}
        return cls(steps, files, posts, names, subjects, rules)

    @property
    def listed(self) -> tuple[str, ...]:
        """Every file that is named on the page."""
        return tuple(self.files)

    def groups(self) -> Iterator[Group]:
        """The steps under their headings."""
        today, critical = self.rules.day, critical_day(self.rules)
        for code, under in groupby(self.steps, key=lambda step: group_of(step.due, today, critical)):
            yield Group(GROUPS[code], [self.card(step) for step in under])

    def card(self, step: Step) -> Card:
        """One step in words."""
        file = self.files.get(step.file)
        return Card(
            file=step.file,
            text=item_words(step.what, step.item, self.names),
            reference=file.reference if file else "",
            title=file.title if file else "",
            about=", ".join(self.names[one] for one in self.subjects.get(step.file, ()) if one in self.names),
            owner=self.posts.get(step.owner, "A post that is not on the record"),
            by=due_words(step.due, self.rules.day),
            original=day_words(step.original) if step.original != step.due else "",
        )


def _each(several: Iterable[tuple[str, ...]]) -> set[str]:
    return {one for some in several for one in some}
