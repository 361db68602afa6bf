"""The page on which those who work on a file see who was shown it."""

from collections.abc import Sequence

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html

from heed.access.door import WorkerRequest, needs
from heed.access.names import post_titles, titles
from heed.access.readers import Shown, readers_of
from heed.capabilities.reads.words import page_words
from heed.store.derived.models import File
from heed.web.components import Table, plain_table
from heed.web.pages.lists import SIZE, page_links
from heed.web.words import moment_words

INTRO = (
    "Everybody who was shown this file, the newest first; named means that it stood on a list or on the page of "
    "another file. What is shown here was in the book of reads before it was shown."
)
PLACE_DIGITS = 18  # of a place in the book; whatever is longer was not made here


@needs("read-directory")
def readers(request: WorkerRequest, file: str) -> HttpResponse:
    """Who was shown a file, when, on which page and why."""
    found, looks = readers_of(request, file, before=_before(request.GET.get("after", "")), size=SIZE + 1)
    shown = looks[:SIZE]
    previous, following = page_links(request.GET, len(looks) > SIZE, str(shown[-1].index) if shown else "")
    context = {
        "title": f"Who opened {found.reference or 'this file'}",
        "back": _back(request, found),
        "intro": INTRO,
        "table": _table(shown),
        "empty": "Nobody has been shown this file yet.",
        "previous": previous,
        "next": following,
    }
    return render(request, "heed/table.html", context)


def _before(place: str) -> int | None:
    """A place that was not given out here leads to the first page."""
    return int(place) if place.isascii() and place.isdigit() and len(place) <= PLACE_DIGITS else None


def _back(request: WorkerRequest, found: File) -> str:
    return reverse("file", args=[found.file]) if request.worker.may("read-cases") else reverse("home")


def _table(shown: Sequence[Shown]) -> Table:
    names = titles({look.reader for look in shown})
    posts = post_titles({look.post for look in shown})
    rows = [
        (
            moment_words(look.at),
            format_html(
                "{}<br>{}",
                names.get(look.reader, "somebody not on the record"),
                posts.get(look.post, "no post"),
            ),
            f"{page_words(look.page)}{', named' if look.how == 'named' else ''}",
            _why(look),
        )
        for look in shown
    ]
    return plain_table("", ["When", "Who, in which post", "Page", "Why"], rows)


def _why(look: Shown) -> str:
    """The reason and what was asked for, where given."""
    return " ".join(filter(None, (look.reason, f"Asked for: {look.query}" if look.query else "")))
