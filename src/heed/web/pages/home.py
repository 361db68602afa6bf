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
from heed.web.pages.queue import ALL

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
    changed = _changed_last() if who.may("read-cases") else []
    note_read(request, PageRead(page="home", listed=tuple(changed)))
    context = {
        "post": who.acting.title,
        "several_posts": len(who.held) > 1,
        "all_posts": _sees_all(who),
        "starts": starts("home", who),
        "tasks": list(_tasks(who, timezone.localdate())) if who.may("read-cases") else [],
        "places": list(_places(who)),
        "changed": _described(changed),
    }
    return render(request, "heed/pages/home.html", context)


def _sees_all(who: Worker) -> bool:
    """Whoever decides nothing is responsible for no file, and arranges and minutes for every post."""
    return not who.may("decide")


def _tasks(who: Worker, today: date) -> Iterator[Task]:
    post, whose = ("", {"post": ALL}) if _sees_all(who) else (who.actor.post, {})
    due = counts.due_counts(post, today)
    yield Task("Concerns to screen", _words(counts.to_screen(), "concern"), _work(what="screen", post=ALL))
    files = "Files I am responsible for" if post else "Open allegation files"
    yield Task(files, _words(counts.responsible_for(post), "open file"), _to("files", **whose))
    late = "red" if due.overdue else ""
    yield Task("Overdue", _words(due.overdue, "step"), _work(when=OVERDUE, **whose), colour=late)
    yield Task("Due today or in the next 7 days", _words(due.soon, "step"), _work(when=WEEK, **whose))
    yield Task("Due later", _words(due.later, "step"), _work(when=LATER, **whose))
    held = _words(counts.meetings_soon(post, today), "meeting")
    yield Task("Meetings to hold in the next 7 days", held, _work(what="hold-meeting", when=WEEK, **whose))
    missing = _words(counts.minutes_missing(post), "meeting")
    yield Task("Minutes missing", missing, _work(what="record-minutes", **whose))


def _words(number: int, one: str) -> str:
    return counts.count_words(number, one, f"{one}s")


def _work(**chosen: str) -> str:
    return _to("work", **chosen)


def _to(page: str, **chosen: str) -> str:
    return reverse(page) + (f"?{urlencode(chosen)}" if chosen else "")


def _places(who: Worker) -> Iterator[tuple[str, str]]:
    """Lists that no count leads to, and where those who open no case find their work."""
    if who.may("read-cases"):
        if not _sees_all(who):
            yield _work(post=ALL), "What waits for all posts"
        yield _to("files", list="closed", post=ALL), "Closed allegation files"
        yield _to("files", list="screened", post=ALL), "Concerns screened"
        return
    if who.may("read-figures"):
        yield reverse("figures"), "Figures, year by year"
        yield reverse("figures-published"), "Figures that others have published, and whether they add up"
    if who.may("read-directory"):
        yield reverse("people"), "Organisations and posts"


def _changed_last() -> list[str]:
    """The concerns and allegation files changed last."""
    with raw() as connection:
        return [row[0] for row in run(connection, CHANGED, [LOOKED_AT, SHOWN]).fetchall()]


def _described(files: list[str]) -> list[tuple[str, Named]]:
    """The files with the words for their kind."""
    found = named(files)
    return [(KINDS[found[file].kind], found[file]) for file in files if file in found]
