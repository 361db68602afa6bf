"""Who was shown a file, when and why: for those who work on it, and for whoever looks after reading."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.http import Http404
from django.utils import timezone

from heed.access.door import Worker, WorkerRequest, note_read, open_for
from heed.access.posts import answering_posts
from heed.facts.upkeep import PageRead
from heed.store.derived.models import File, Read
from heed.store.reads import open_reads

PAGE: Final = "reads"


@dataclass(frozen=True, slots=True)
class Shown:
    """One page on which somebody was shown a file. `how` is 'opened', or 'named' among others on the page."""

    index: int
    reader: str
    post: str
    at: datetime
    how: str
    page: str
    reason: str
    query: str


def looks_after(worker: Worker, owner: str, day: date) -> bool:
    """Whether the worker acts in the post responsible for a file, or in the one that answers for it on the day."""
    mine = worker.actor.post
    return bool(mine and owner) and mine in (owner, answering_posts(day).get(owner))


def may_see_readers(worker: Worker, owner: str, day: date) -> bool:
    """Whether the worker may see who read a file for which that post is responsible."""
    return worker.may("read-reads") or (worker.may("read-cases") and looks_after(worker, owner, day))


def readers_of(
    request: WorkerRequest, file: str, *, before: int | None, size: int
) -> tuple[File, list[Shown]]:
    """Up to `size` looks at a file, the newest first, those before an entry of the book of reads.

    This look is itself in the book before anything is given. Raises Http404. What was searched for is given to those
    alone who may open cases.
    """
    found = File.objects.filter(file=file).first()
    if found is None or not may_see_readers(request.worker, found.owner, timezone.localdate()):
        raise Http404
    rows = Read.objects.filter(of=file).order_by("-index")
    looks = list((rows.filter(index__lt=before) if before is not None else rows)[:size])
    _note(request, file, dict.fromkeys(look.actor for look in looks))
    return found, _opened(looks, with_query=request.worker.may("read-cases"))


def _note(request: WorkerRequest, file: str, readers: Iterable[str]) -> None:
    if request.worker.may("read-cases"):
        open_for(request, file, page=PAGE, naming=lambda _: readers)
    else:
        note_read(request, PageRead(page=PAGE, of=file, listed=tuple(readers)))


def _opened(looks: Sequence[Read], *, with_query: bool) -> list[Shown]:
    said = open_reads([look.index for look in looks])
    return [
        Shown(
            look.index, look.actor, look.post, look.at, look.how, look.page,
            said[look.index].reason, said[look.index].query if with_query else "",
        )
        for look in looks
    ]  # fmt: skip
