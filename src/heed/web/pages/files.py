"""Concerns and allegation files by how they stand, the newest first."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from heed.access.door import WorkerRequest, needs, note_read
from heed.access.names import named
from heed.access.posts import with_answered
from heed.facts.upkeep import PageRead
from heed.web.forms import Option, PageForm, RadioField
from heed.web.pages.lists import SIZE, file_page, page_links
from heed.web.pages.queue import ALL, MINE
from heed.web.words import day_words

LISTS = {
    "open": ("allegation", "open", "Open allegation files"),
    "closed": ("allegation", "closed", "Closed allegation files"),
    "to-screen": ("concern", "to-screen", "Concerns to screen"),
    "to-open": ("concern", "to-open", "Referrals for which a file is to be opened"),
    "screened": ("concern", "screened", "Concerns screened"),
}


class FilesForm(PageForm):
    """Which files are listed."""

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__({"list": "open", "post": MINE, **data})
        self.fields["list"] = RadioField("List", options=[Option(c, row[2]) for c, row in LISTS.items()])
        self.fields["post"] = RadioField(
            "Responsible",
            options=[Option(MINE, "My post, and those for which it answers"), Option(ALL, "All posts")],
        )

    @property
    def chosen(self) -> int:
        """How many filters differ from what the page begins with."""
        given = self.cleaned_data
        return int(given.get("list", "open") != "open") + int(given.get("post", MINE) != MINE)


@dataclass(frozen=True, slots=True)
class Shown:
    """A file of the list."""

    file: str
    reference: str
    title: str
    opened: str


@needs("read-cases")
def files(request: WorkerRequest) -> HttpResponse:
    """One of the lists, of one's own post or of all."""
    form = FilesForm({name: request.GET[name] for name in ("list", "post") if name in request.GET})
    form.is_valid()
    kind, state, title = LISTS[form.cleaned_data.get("list", "open")]
    owners = (
        [] if form.cleaned_data.get("post") == ALL else with_answered(request.worker.actor.post, localdate())
    )
    rows = file_page(kind, [state], owners=owners, after=request.GET.get("after", ""))
    shown = rows[:SIZE]
    asked = f"{kind} {state}; post {form.cleaned_data.get('post', MINE)}"
    note_read(request, PageRead(page="files", query=asked, listed=tuple(row.file for row in shown)))
    found = named(row.file for row in shown)
    previous, following = page_links(request.GET, len(rows) > SIZE, shown[-1].cursor if shown else "")
    context = {
        "form": form,
        "title": title,
        "files": [
            Shown(row.file, one.reference, one.title, day_words(localdate(row.opened_at)))
            for row in shown
            if (one := found.get(row.file))
        ],
        "previous": previous,
        "next": following,
    }
    return render(request, "heed/pages/files.html", context)
