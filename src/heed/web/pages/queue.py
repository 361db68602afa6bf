"""The queue: the steps that are due, grouped by how soon, filtered to one's own post."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from heed.access.door import WorkerRequest, needs, note_read
from heed.access.names import Named, named, post_titles, titles
from heed.duties import WORDS
from heed.facts.upkeep import PageRead
from heed.store.derived.models import Post
from heed.web.forms import CheckboxesField, Option, PageForm, RadioField, SelectField
from heed.web.pages.due_words import GROUPS, LATER, OVERDUE, SOON, WEEK, due_words, group_of
from heed.web.pages.lists import SIZE, Step, due_page, page_links
from heed.web.words import day_words

MINE, ALL, ANY = "mine", "all", "any"
CASE_ROLES = ("designated-officer", "business-support")
WHEN = [
    Option(ANY, "Any day"),
    Option(OVERDUE, "Overdue"),
    Option(WEEK, "Today or in the next 7 days"),
    Option(LATER, "Later"),
]


class QueueForm(PageForm):
    """Which steps are listed: of which post, due when, of what kind."""

    def __init__(self, data: Any, *, mine: str) -> None:
        super().__init__({"post": MINE, "when": ANY, **data})
        self.mine = mine
        self.fields["post"] = SelectField("Responsible", options=[*_own(), *_other_posts(mine)])
        self.fields["when"] = RadioField("Due", options=WHEN)
        self.fields["what"] = CheckboxesField(
            "Step", options=[Option(code, words) for code, words in WORDS.items()], required=False
        )

    @property
    def owner(self) -> str:
        """The post whose steps are listed; empty for all."""
        post: str = self.cleaned_data.get("post", MINE)
        return {MINE: self.mine, ALL: ""}.get(post, post)

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
    return [Option(MINE, "My post"), Option(ALL, "All posts")]


def _other_posts(mine: str) -> list[Option]:
    posts = Post.objects.filter(role__in=CASE_ROLES).exclude(post=mine).order_by("title", "post")
    return [Option(p.post, p.title) for p in posts]


@dataclass(frozen=True, slots=True)
class Card:
    """A step of the queue in words."""

    file: str
    text: str
    reference: str
    title: str
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
    today = timezone.localdate()
    chosen = {name: request.GET[name] for name in ("post", "when") if name in request.GET}
    form = QueueForm({**chosen, "what": request.GET.getlist("what")}, mine=request.worker.actor.post)
    form.is_valid()
    since, until = _span(form.span, today)
    steps = due_page(
        form.kinds, owner=form.owner, since=since, until=until, after=request.GET.get("after", "")
    )
    shown = steps[:SIZE]
    listed = tuple(dict.fromkeys(step.file for step in shown))
    note_read(request, PageRead(page="work", query=_asked(form), listed=listed))
    previous, following = page_links(request.GET, len(steps) > SIZE, shown[-1].cursor if shown else "")
    context = {
        "form": form,
        "groups": _groups(shown, today, request.worker.actor.post),
        "previous": previous,
        "next": following,
    }
    return render(request, "heed/pages/work.html", context)


def _span(code: str, today: date) -> tuple[date, date]:
    if code == OVERDUE:
        return date.min, today - timedelta(days=1)
    if code == WEEK:
        return today, today + SOON
    if code == LATER:
        return today + SOON + timedelta(days=1), date.max
    return date.min, date.max


def _asked(form: QueueForm) -> str:
    kinds = ", ".join(form.cleaned_data.get("what") or ["any step"])
    return f"post {form.owner or 'all'}; due {form.span}; {kinds}"


def _groups(steps: Sequence[Step], today: date, mine: str) -> list[Group]:
    files = named(step.file for step in steps)
    posts = post_titles(step.owner for step in steps)
    people = titles(_subject(step) for step in steps)
    if mine in posts:
        posts[mine] += " (you)"
    return [
        Group(GROUPS[code], [_card(step, files, posts, people, today) for step in under])
        for code, under in groupby(steps, key=lambda step: group_of(step.due, today))
    ]


def _subject(step: Step) -> str:
    """The subject about whom a step waits, by whom several of one file are told apart; else nothing."""
    return step.item.partition(":")[2] if step.what == "employer-action" else ""


def _card(
    step: Step, files: dict[str, Named], posts: dict[str, str], people: dict[str, str], today: date
) -> Card:
    file, subject = files.get(step.file), people.get(_subject(step), "")
    return Card(
        file=step.file,
        text=": ".join(filter(None, (WORDS[step.what], subject))),
        reference=file.reference if file else "",
        title=file.title if file else "",
        owner=posts.get(step.owner, "A post that is not on the record"),
        by=due_words(step.due, today),
        original=day_words(step.original) if step.original != step.due else "",
    )
