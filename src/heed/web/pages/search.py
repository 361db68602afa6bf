"""The search page: one box."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from heed.access.door import WorkerRequest, needs, note_read
from heed.access.finding import Found, find
from heed.access.names import Named
from heed.facts.upkeep import PageRead
from heed.web.forms import LineField, PageForm
from heed.web.pages.file import KINDS
from heed.web.words import day_words

STANDS = {
    "to-screen": "to be screened",
    "to-open": "screened, allegation file to be opened",
    "screened": "screened",
    "open": "open",
    "closed": "closed",
}


class SearchForm(PageForm):
    """What is looked for."""

    page_heading = "q"
    q = LineField(
        "Search",
        missing="Enter a name or a reference",
        help_text="A reference such as C-7K2-MPQ, or a name. One letter may be wrong.",
        limit=100,
    )


@needs("read-directory")
def search(request: WorkerRequest) -> HttpResponse:
    """Files by reference or name. The search is itself on the record before anything is looked up.

    It is sent by POST, so that no name stands in an address, in a log or in the history of a browser.
    """
    form = SearchForm(request.POST if request.method == "POST" else None)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        query = form.cleaned_data["q"]
        note_read(request, PageRead(page="search", query=query))
        finding = find(query, request.worker)
        listed = tuple(shown.file for one in finding.found for shown in (one.file, *one.files))
        note_read(request, PageRead(page="search results", query=query, listed=listed))
        context |= {"query": query, "results": [_shown(one) for one in finding.found], "more": finding.more}
    return render(request, "heed/pages/search.html", context)


def _shown(one: Found) -> dict[str, object]:
    born = one.file.card.born
    return {
        "file": one.file,
        "kind": _kind(one.file),
        "born": day_words(date.fromisoformat(born)) if born else "",
        "why": one.why,
        "files": [(_kind(file), file) for file in one.files],
    }


def _kind(file: Named) -> str:
    """'Allegation file, closed': what it is, and how a case stands."""
    stands = STANDS.get(file.state, "")
    return f"{KINDS[file.kind]}, {stands}" if stands else KINDS[file.kind]
