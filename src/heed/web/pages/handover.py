"""What somebody who takes a post over has to know: what waits, which files, which meetings, what rises to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from heed.access.door import Worker, WorkerRequest, needs, note_read
from heed.access.handover import AT_MOST, Handover, handover
from heed.access.names import Named, named, post_titles, titles
from heed.access.posts import answering_posts, holders, posts_of_all
from heed.access.rules import label, rules_on
from heed.facts.upkeep import PageRead
from heed.store.derived.models import Due, Post
from heed.web.components import plain_table
from heed.web.forms import Option, PageForm, SelectField
from heed.web.pages.due_words import due_words
from heed.web.pages.file import KINDS, shown_to
from heed.web.pages.sections import Section
from heed.web.words import day_words


class HandoverForm(PageForm):
    """Of which post."""

    def __init__(self, data: dict[str, Any], *, posts: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        options = [Option(post, label) for post, label in posts]
        self.fields["post"] = SelectField("Post", options=options, missing="Choose a post")

    @property
    def chosen(self) -> int:
        """Nothing is filtered out: the post is what the page is about."""
        return 0


@dataclass(frozen=True, slots=True)
class Shown:
    """What the list is made from: what waits, what files and posts are called."""

    left: Handover
    files: Mapping[str, Named]
    posts: Mapping[str, str]
    today: date


@needs("read-cases")
def hand_over_list(request: WorkerRequest) -> HttpResponse:
    """The hand-over list of one's own post; of any post for who decides."""
    today, who = timezone.localdate(), request.worker
    choices = _choices(who, today)
    form = HandoverForm({"post": request.GET.get("post", who.actor.post)}, posts=choices)
    post = form.cleaned_data["post"] if form.is_valid() else who.actor.post
    answers = answering_posts(today)
    covered = [post, *sorted(p for p, by in answers.items() if by == post and p != post)]
    left = handover(covered)
    note_read(request, PageRead(page="handover", query=f"post {post}", listed=left.listed))
    people = _people({*covered, answers.get(post, post)}, today)
    shown = Shown(left, named(left.listed), post_titles(covered), today)
    context = {
        "form": form,
        "title": dict(choices).get(post, ""),
        "standing": _standing(post, answers, people, today),
        "sections": [*_sections(shown), _risen(covered[1:], shown)],
        "cut": _cut(left),
        "record": _record_link(post),
        "shown_to": shown_to(request),
    }
    return render(request, "heed/pages/handover.html", context)


def _choices(who: Worker, today: date) -> list[tuple[str, str]]:
    """One's own posts first; the others too for who decides, those that have ended among them."""
    own = [(held.post, f"{held.title} (you)") for held in who.held]
    if not who.may("decide"):
        return own
    standing = posts_of_all(today)
    known = {post for post, _ in [*own, *standing]}
    gone = [(p.post, f"{p.title} (ended)") for p in Post.objects.order_by("title") if p.post not in known]
    mine = {post for post, _ in own}
    return [*own, *(pair for pair in standing if pair[0] not in mine), *gone]


def _people(posts: set[str], today: date) -> dict[str, str]:
    """Each post with who holds it: 'Deputy head (Ada Example)'."""
    held, called = holders(posts, today), post_titles(posts)
    names = titles(person for people in held.values() for person in people)
    return {
        post: f"{called.get(post, '')} ({', '.join(names.get(p, '') for p in people) or 'vacant'})"
        for post, people in held.items()
    }


def _standing(post: str, answers: Mapping[str, str], people: Mapping[str, str], today: date) -> str:
    """Who answers for the duties of the post today."""
    by = answers.get(post, post)
    if by != post:
        return f"{people[post]}. Its duties are those of {people[by]} today."
    if people[post].endswith("(vacant)"):
        return f"{people[post]}. {rules_on(today).rule('duties-follow-the-post').refusal}"
    return people[post]


def _sections(shown: Shown) -> Iterator[Section]:
    late = shown.left.overdue(shown.today)
    later = [step for step in shown.left.steps if step.due >= shown.today]
    yield _steps("Overdue", late, shown, "Nothing is overdue.")
    yield _steps("Still to be done", later, shown, "Nothing else waits.")
    yield _steps("Meetings to hold", shown.left.meetings, shown, "No meeting is planned.")
    yield _files(shown)


def _steps(title: str, steps: Sequence[Due], shown: Shown, empty: str) -> Section:
    rows = [
        (
            label("duty", step.what),
            _file(step.file, shown.files),
            due_words(step.due, shown.today),
            day_words(step.original) if step.original != step.due else "",
            shown.posts.get(step.owner, ""),
        )
        for step in steps
    ]
    columns = ["Step", "File", "Due", "First due", "Post"]
    return Section(title, tables=[plain_table("", columns, rows)] if rows else [], empty=empty)


def _files(shown: Shown) -> Section:
    rows = [
        (
            _file(file.file, shown.files),
            KINDS.get(file.kind, ""),
            day_words(timezone.localdate(file.opened_at)),
            shown.posts.get(file.owner, ""),
        )
        for file in shown.left.files
    ]
    columns = ["File", "Kind", "Opened", "Post"]
    tables = [plain_table("", columns, rows)] if rows else []
    return Section("Files it is responsible for", tables=tables, empty="None is open.")


def _file(file: str, files: Mapping[str, Named]) -> str:
    one = files.get(file)
    words = " ".join(filter(None, (one.reference, one.title))) if one else "not on the record"
    return format_html('<a class="govuk-link" href="{}">{}</a>', reverse("file", args=[file]), words)


def _risen(posts: Sequence[str], shown: Shown) -> Section:
    """The vacant and ended posts whose duties are those of this one today."""
    counts = {post: sum(step.owner == post for step in shown.left.steps) for post in posts}
    rows = [(shown.posts.get(post, ""), counts[post]) for post in posts]
    tables = [plain_table("", ["Post", "Steps that wait"], rows)] if rows else []
    empty = "No vacant or ended post has its duties here."
    return Section("What rises to it from other posts", tables=tables, empty=empty)


def _record_link(post: str) -> str:
    """Where the hand-over is put on the record: in the file of the organisation."""
    found = Post.objects.filter(post=post).first()
    return reverse("hand-over", args=[found.organisation]) if found else ""


def _cut(left: Handover) -> str:
    """That the list is longer than what is shown, where it is."""
    if max(left.step_count, len(left.files)) < AT_MOST:
        return ""
    return f"Only the first {AT_MOST:,} steps and files are listed, of {left.step_count:,} steps."
