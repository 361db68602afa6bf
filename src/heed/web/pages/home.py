"""The first page after signing in: counts that lead into lists, what was opened and changed last, and one's team."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from heed.access.attempts import unusual
from heed.access.door import Worker, WorkerRequest, needs, note_read
from heed.access.names import Named, named, titles
from heed.access.posts import holders, with_answered
from heed.access.rules import rules_on
from heed.facts.upkeep import PageRead
from heed.rulebook.book import Rules
from heed.store.database import raw, run
from heed.store.derived.models import Post
from heed.web.components import Table, Task, plain_table
from heed.web.offers import starts
from heed.web.pages import counts
from heed.web.pages.due_words import CRITICAL, LATER, OVERDUE, WEEK
from heed.web.pages.file import KINDS
from heed.web.pages.queue import ALL, CASE_ROLES

SHOWN = 5
LOOKED_AT = 200  # the last entries of the record, in which the files changed or opened last are looked for
CHANGED = """
SELECT e.file FROM (
    SELECT file, index FROM permanent.entry WHERE book = 'record' ORDER BY index DESC LIMIT %s
) e JOIN derived_file d ON d.file = e.file
WHERE d.kind IN ('concern', 'allegation') GROUP BY e.file ORDER BY max(e.index) DESC LIMIT %s
"""
OPENED = """
SELECT r.of FROM (SELECT of, index FROM derived_read WHERE actor = %s AND how = 'opened' ORDER BY index DESC LIMIT %s) r
JOIN derived_file d ON d.file = r.of
WHERE d.kind IN ('concern', 'allegation') GROUP BY r.of ORDER BY max(r.index) DESC LIMIT %s
"""
# What waits for somebody outside the service: chased, not done, by the post that has it.
WAITING_FOR_OTHERS = ("employer-step", "track-date", "chase-referral", "chase-disclosure", "chase-transfer")
TO_WRITE = ("record-minutes", "approve-minutes", "circulate-minutes")


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose counts are shown: the posts, or all ([]), and how that stands in an address."""

    posts: Sequence[str]
    whose: dict[str, str]
    rules: Rules


@needs(None)
def home(request: WorkerRequest) -> HttpResponse:
    """What waits for the post of the person signed in."""
    who = request.worker
    if who.acting is None:
        return render(request, "heed/pages/home.html", {"no_post": True})
    desk, cases = _desk(who, rules_on(timezone.localdate())), who.may("read-cases")
    opened = _files(OPENED, who.person, LOOKED_AT, SHOWN) if cases else []
    changed = _files(CHANGED, LOOKED_AT, SHOWN) if cases else []
    note_read(request, PageRead(page="home", listed=tuple(dict.fromkeys((*opened, *changed)))))
    context = {
        "post": who.acting.title,
        "several_posts": len(who.held) > 1,
        "all_posts": not desk.posts,
        "covered": len(desk.posts) - 1 if desk.posts else 0,
        "starts": starts("home", who),
        "tasks": list(tasks(desk)) if cases else [],
        "places": list(_places(who)),
        "opened": _described(opened),
        "changed": _described(changed),
        "team": _team(who, desk.rules) if who.may("decide") else None,
        "failures": unusual(timezone.now()) if who.may("keep-directory") else None,
    }
    return render(request, "heed/pages/home.html", context)


def _desk(who: Worker, rules: Rules) -> Desk:
    """Whoever decides nothing is responsible for no file, and arranges and minutes for every post."""
    if not who.may("decide"):
        return Desk([], {"post": ALL}, rules)
    return Desk(with_answered(who.actor.post, rules.day), {}, rules)


def tasks(desk: Desk) -> Iterator[Task]:
    """Each count with the list that it counts."""
    due = counts.due_counts(desk.posts, desk.rules)
    yield Task("Concerns to screen", _words(counts.to_screen(), "concern"), _work(what="screen", post=ALL))
    files = "Files I am responsible for" if desk.posts else "Open allegation files"
    held = _words(counts.responsible_for(desk.posts), "open file")
    yield Task(files, held, _to("files", **desk.whose))
    yield _late("Critically overdue", due.critical, CRITICAL, desk)
    yield _late("Overdue", due.critical + due.overdue, OVERDUE, desk)
    yield Task("Due today or in the next 7 days", _words(due.soon, "step"), _work(when=WEEK, **desk.whose))
    yield Task("Due later", _words(due.later, "step"), _work(when=LATER, **desk.whose))
    soon = _words(counts.meetings_soon(desk.posts, desk.rules.day), "meeting")
    yield Task(
        "Meetings to hold in the next 7 days", soon, _work(what="hold-meeting", when=WEEK, **desk.whose)
    )
    yield _of("Minutes to write, approve or circulate", TO_WRITE, "meeting", desk)
    yield _of("Questions that wait for an answer", ("answer-update",), "question", desk)
    yield _of("Waiting for somebody outside", WAITING_FOR_OTHERS, "step", desk)
    yield _of("Concerns to consider together", ("reconsider",), "person or setting", desk)


def _late(title: str, number: int, span: str, desk: Desk) -> Task:
    return Task(title, _words(number, "step"), _work(when=span, **desk.whose), colour="red" if number else "")


def _of(title: str, whats: Sequence[str], one: str, desk: Desk) -> Task:
    """Steps of some kinds, of whatever day."""
    number = counts.waiting_of(whats, desk.posts)
    return Task(
        title, _words(number, one), reverse("work") + f"?{urlencode({'what': whats, **desk.whose}, True)}"
    )


def _words(number: int, one: str) -> str:
    many = "people or settings" if one == "person or setting" else f"{one}s"
    return counts.count_words(number, one, many)


def _work(**chosen: str) -> str:
    return _to("work", **chosen)


def _to(page: str, **chosen: str) -> str:
    return reverse(page) + (f"?{urlencode(chosen)}" if chosen else "")


def _places(who: Worker) -> Iterator[tuple[str, str]]:
    """Lists that no count leads to, and where those who open no case find their work."""
    if who.may("read-cases"):
        if who.may("decide"):
            yield _work(post=ALL), "What waits for all posts"
        yield reverse("handover"), "Hand-over lists"
        yield _to("files", list="closed", post=ALL), "Closed allegation files"
        yield _to("files", list="screened", post=ALL), "Concerns screened"
        return
    if who.may("read-figures"):
        yield reverse("figures"), "Figures, year by year"
        yield reverse("figures-published"), "Figures that others have published, and whether they add up"
    if who.may("read-directory"):
        yield reverse("people"), "Organisations and posts"


def _files(query: str, *values: object) -> list[str]:
    """The concerns and allegation files that a query finds."""
    with raw() as connection:
        return [row[0] for row in run(connection, query, list(values)).fetchall()]


def _described(files: list[str]) -> list[tuple[str, Named]]:
    """The files with the words for their kind."""
    found = named(files)
    return [(KINDS[found[file].kind], found[file]) for file in files if file in found]


def _team(who: Worker, rules: Rules) -> Table | None:
    """The other posts of one's organisation that work on cases, and how much is late in each."""
    organisation = who.acting.organisation if who.acting else ""
    posts = Post.objects.filter(organisation=organisation, role__in=CASE_ROLES).exclude(post=who.actor.post)
    team = {post.post: post.title for post in posts.order_by("title", "post")}
    if not team:
        return None
    held, late = holders(team, rules.day), counts.overdue_by_post(list(team), rules)
    names = titles(person for people in held.values() for person in people)
    rows = [
        (title, ", ".join(names.get(p, "") for p in held[post]) or "vacant", *late.get(post, (0, 0)))
        for post, title in team.items()
    ]
    return plain_table("My team", ("Post", "Held by", "Overdue", "Due in 7 days"), rows)
