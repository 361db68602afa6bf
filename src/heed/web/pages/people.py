"""Organisations, the newest first. People are found by search, not browsed."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render

from heed.access.door import WorkerRequest, needs, note_read
from heed.access.names import named
from heed.access.rules import code_list
from heed.facts.upkeep import PageRead
from heed.store.derived.models import Post
from heed.web.forms import Option, PageForm, SelectField
from heed.web.offers import starts
from heed.web.pages.lists import SIZE, file_page, page_links

ALL = "all"


def kinds() -> dict[str, str]:
    """The label of every kind of organisation there is or was, by its code."""
    return {code.code: code.label for code in code_list("organisation-kind").codes}


class OrganisationsForm(PageForm):
    """Which kind of organisation is listed."""

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__({"kind": ALL, **data})
        options = [Option(ALL, "All kinds"), *(Option(code, label) for code, label in kinds().items())]
        self.fields["kind"] = SelectField("Kind of organisation", options=options)

    @property
    def kinds(self) -> list[str]:
        """The kinds chosen; all of them unless one is."""
        kind = self.cleaned_data.get("kind", ALL)
        return list(kinds()) if kind == ALL else [kind]

    @property
    def chosen(self) -> int:
        """Whether one kind is chosen."""
        return int(len(self.kinds) == 1)


@dataclass(frozen=True, slots=True)
class Shown:
    """An organisation of the list."""

    file: str
    name: str
    kind: str
    posts: str


@needs("read-directory")
def people(request: WorkerRequest) -> HttpResponse:
    """Organisations by kind, with what the worker can add."""
    form = OrganisationsForm({"kind": request.GET["kind"]} if "kind" in request.GET else {})
    form.is_valid()
    rows = file_page("organisation", form.kinds, after=request.GET.get("after", ""))
    shown = [row.file for row in rows[:SIZE]]
    asked = ", ".join(form.kinds) if form.chosen else ""
    note_read(request, PageRead(page="people", query=asked, listed=tuple(shown)))
    previous, following = page_links(request.GET, len(rows) > SIZE, rows[:SIZE][-1].cursor if rows else "")
    context = {
        "form": form,
        "organisations": _organisations(shown),
        "starts": starts("people", request.worker),
        "may_ask_who_worked": request.worker.may("read-cases"),
        "previous": previous,
        "next": following,
    }
    return render(request, "heed/pages/people.html", context)


def _organisations(files: list[str]) -> list[Shown]:
    found, labels = named(files), kinds()
    posts = Post.objects.filter(organisation__in=files).values_list("organisation").annotate(Count("post"))
    counts = dict(posts)
    return [
        Shown(file, one.title, labels.get(one.state, ""), _posts(counts.get(file, 0)))
        for file in files
        if (one := found.get(file))
    ]


def _posts(number: int) -> str:
    return "no posts" if number == 0 else f"{number:,} post{'' if number == 1 else 's'}"
