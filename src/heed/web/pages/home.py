"""The first page after signing in: counts that lead into lists, and what changed last."""

from collections.abc import Iterator
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from heed.access.door import Worker, WorkerRequest, needs, note_read
from heed.access.names import Named, named
from heed.facts.upkeep import PageRead
from heed.store.database import raw, run
from heed.web.components import Task
from heed.web.offers import starts
from heed.web.pages import counts
from heed.web.pages.due_words import LATER, OVERDUE, WEEK
from heed.web.pages.file import KINDS

SHOWN = 5
LOOKED_AT = 200  # the last entries of the record, in which the files changed last are looked for
CHANGED = """
SELECT e.file FROM (
    SELECT file, index FROM permanent.entry WHERE book = 'record' ORDER BY index DESC LIMIT %s
) e JOIN derived_file d ON d.file = e.file
WHERE d.kind IN ('concern', 'allegation') GROUP BY e.file ORDER BY max(e.index) DESC LIMIT %s
"""


@needs(None)
def home(request: WorkerRequest) -> HttpResponse:
    """What waits for the post of the person signed in."""
    who = request.worker
    if who.acting is None:
        return render(request, "heed/pages/home.html", {"no_post": True})
    note_read(request, PageRead(page="home"))
    context = {
        "post": who.acting.title,
        "several_posts": len(who.held) > 1,
        "starts": starts("home", who),
        "tasks": list(_tasks(who, timezone.localdate())) if who.may("read-cases") else [],
        "places": list(_places(who)),
        "changed": _changed() if who.may("read-cases") else [],
    }
    return render(request, "heed/pages/home.html", context)


def _tasks(who: Worker, today: date) -> Iterator[Task]:
    post = who.actor.post
    due = counts.due_counts(post, today)
    yield Task("Concerns to screen", _words(counts.to_screen(), "concern"), _work(what="screen", post="all"))
    yield Task("Files I am responsible for", _words(counts.responsible_for(post), "open file"), _files())
    yield Task(
        "Overdue", _words(due.overdue, "step"), _work(when=OVERDUE), colour="red" if due.overdue else ""
    )
    yield Task("Due today or in the next 7 days", _words(due.soon, "step"), _work(when=WEEK))
    yield Task("Due later", _words(due.later, "step"), _work(when=LATER))
    held = counts.meetings_soon(post, today)
    yield Task(
        "Meetings to hold in the next 7 days", _words(held, "meeting"), _work(what="hold-meeting", when=WEEK)
    )
    missing = counts.minutes_missing(post)
    yield Task("Minutes missing", _words(missing, "meeting"), _work(what="record-minutes"))


def _words(number: int, one: str) -> str:
    return counts.count_words(number, one, f"{one}s")


def _work(**chosen: str) -> str:
    return f"{reverse('work')}?{urlencode(chosen)}"


def _files() -> str:
    return reverse("files")


def _places(who: Worker) -> Iterator[tuple[str, str]]:
    if who.may("read-directory") and not who.may("read-cases"):
        yield reverse("people"), "Organisations and posts"


def _changed() -> list[tuple[str, Named]]:
    """The concerns and allegation files changed last, with the words for their kind."""
    with raw() as connection:
        files = [row[0] for row in run(connection, CHANGED, [LOOKED_AT, SHOWN]).fetchall()]
    found = named(files)
    return [(KINDS[found[file].kind], found[file]) for file in files if file in found]
