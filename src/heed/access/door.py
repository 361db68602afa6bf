"""The only door to a file for a person: who they are today, what they may open, the read recorded first.

Unknown and forbidden look the same: both are `Http404` with the same page.
"""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils import timezone

from heed.access.models import User
from heed.access.roles import NO_ROLE, ROLES, Power, Role
from heed.facts.base import History, known_on
from heed.facts.registry import FileKind, file_kind
from heed.facts.upkeep import PageRead
from heed.store.derived.models import Post, Tenure
from heed.store.reading import Opened, open_files
from heed.store.reads import Reader, record_reads
from heed.store.sealing import Actor

P = ParamSpec("P")
SESSION_POST = "acting-post"

NEEDED: dict[FileKind, Power] = {
    "concern": "read-cases",
    "allegation": "read-cases",
    "person": "read-cases",
    "organisation": "read-directory",
}


@dataclass(frozen=True, slots=True)
class HeldPost:
    """A post that somebody holds on a day."""

    post: str
    organisation: str
    title: str
    role: Role
    tenure_kind: str


@dataclass(frozen=True, slots=True)
class Worker:
    """The person at the keyboard: their pseudonym, and the post they act in."""

    person: str
    held: tuple[HeldPost, ...]
    acting: HeldPost | None

    @property
    def actor(self) -> Actor:
        """Under which a fact is recorded."""
        return Actor(self.person, self.acting.post if self.acting else "")

    @property
    def role(self) -> Role:
        """The role of the post they act in."""
        return self.acting.role if self.acting else NO_ROLE

    def may(self, power: Power) -> bool:
        """Whether the role has the power."""
        return power in self.role.powers


def posts_held(person: str, day: date) -> tuple[HeldPost, ...]:
    """The posts that a person holds on a day, those with a role first."""
    tenures = [
        t for t in Tenure.objects.filter(holder=person, since__lte=day) if not t.until or t.until >= day
    ]
    posts = {p.post: p for p in Post.objects.filter(post__in=[t.post for t in tenures])}
    held = [
        HeldPost(t.post, p.organisation, p.title, ROLES.get(p.role, NO_ROLE), t.kind)
        for t in tenures
        if (p := posts.get(t.post))
    ]
    return tuple(sorted(held, key=lambda h: (h.role is NO_ROLE, h.title, h.post)))


def worker(request: HttpRequest) -> Worker:
    """Who acts in this request; read anew each time, so that who leaves a post is out at the next page."""
    if not isinstance(request.user, User):
        raise Http404
    held = posts_held(request.user.person, timezone.localdate())
    chosen = request.session.get(SESSION_POST)
    acting = next((h for h in held if h.post == chosen), held[0] if held else None)
    return Worker(request.user.person, held, acting)


class WorkerRequest(HttpRequest):
    """A request whose worker is known; see `needs`."""

    worker: Worker


def needs(
    power: Power | None,
) -> Callable[
    [Callable[Concatenate[WorkerRequest, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """Mark a page as needing sign-in and, unless None, a power; without it the page does not exist."""

    def decorate(
        view: Callable[Concatenate[WorkerRequest, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            if isinstance(request.user, User) and request.user.password_given:
                return HttpResponseRedirect(resolve_url("change-password"), status=303)
            request.worker = worker(request)  # type: ignore[attr-defined]
            if power is not None and not request.worker.may(power):  # type: ignore[attr-defined]
                raise Http404
            return view(request, *args, **kwargs)  # type: ignore[arg-type]

        update_wrapper(guarded, view)
        guarded.needs = power  # type: ignore[attr-defined]
        return login_required(guarded)

    return decorate


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that somebody was let into."""

    id: str
    kind: FileKind
    history: History

    @property
    def position(self) -> int:
        """The number of facts, which a form sends back so that a change in between is noticed."""
        return len(self.history)

    def known_on(self, moment: datetime) -> "OpenFile":
        """The file as it stood on the record at that moment. Raises Http404 before its first fact."""
        history = known_on(self.history, moment)
        if not history:
            raise Http404
        return replace(self, history=history)


Naming = Callable[[OpenFile], Iterable[str]]


def _no_other(_: OpenFile) -> Iterable[str]:
    return ()


def open_for(
    request: WorkerRequest,
    file: str,
    *,
    page: str,
    kind: FileKind | None = None,
    query: str = "",
    naming: Naming = _no_other,
) -> OpenFile:
    """Let the worker into a file, after the read was committed to the book of reads. Raises Http404.

    `query` says, for the book of reads, which part or which day of the file was asked for; `naming` which other
    files its page names.
    """
    return open_many_for(request, [file], page=page, kind=kind, query=query, naming=naming)[file]


def open_many_for(
    request: WorkerRequest,
    files: list[str],
    *,
    page: str,
    kind: FileKind | None = None,
    query: str = "",
    naming: Naming = _no_other,
) -> dict[str, OpenFile]:
    """As open_for, for several files that are shown on one page."""
    found = {file: _let_in(request.worker, file, opened, kind) for file, opened in open_files(files).items()}
    reads = [
        PageRead(page=page, of=file, query=query, listed=tuple(naming(one))) for file, one in found.items()
    ]
    note_reads(request, reads)
    return found


def _let_in(who: Worker, file: str, opened: Opened, kind: FileKind | None) -> OpenFile:
    if not opened.history:
        raise Http404
    actual = file_kind(opened.history[0].fact)
    needed = NEEDED.get(actual)
    if needed is None or not who.may(needed) or (kind and kind != actual):
        raise Http404
    return OpenFile(file, actual, opened.history)


def note_read(request: WorkerRequest, read: PageRead) -> None:
    """Commit to the book of reads that this is about to be shown. Raises NotRecorded: then show nothing."""
    note_reads(request, [read])


def note_reads(request: WorkerRequest, reads: list[PageRead]) -> None:
    """As note_read, for several things on one page, in one commit."""
    if reads:
        reader = Reader(request.worker.actor)
        record_reads(reader, reads, command=secrets.token_hex(16), now=timezone.now())


def record_as(request: WorkerRequest) -> dict[str, Any]:
    """The actor and the time of a statement, as `store.record.record` takes them."""
    return {"actor": request.worker.actor, "now": timezone.now()}
