"""Who told us, where that was kept back: shown to whoever asked, once another allowed it, for an hour."""

from datetime import date, datetime

import msgspec
from django.http import Http404
from django.utils import timezone

from heed.access.door import WorkerRequest, note_read, open_for, posts_held
from heed.access.posts import posts_above
from heed.facts.concern import Referrer
from heed.facts.identity import OPEN_FOR, fold_identity
from heed.facts.upkeep import PageRead
from heed.store.reporter import open_reporter


def in_one_line(one: str, other: str, day: date) -> bool:
    """Whether a post that one person holds on the day answers, over however many posts, to one of the other's."""
    mine = {held.post for held in posts_held(one, day)}
    theirs = {held.post for held in posts_held(other, day)}
    return bool(mine & posts_above(theirs, day) or theirs & posts_above(mine, day))


def identity_of(request: WorkerRequest, file: str, asking: str) -> tuple[Referrer, datetime]:
    """Who told us, and until when it is shown. It is in the book of reads before it is unsealed. Raises Http404."""
    opened = open_for(request, file, page="identity", kind="concern")
    asked, now = fold_identity(opened.history).get(asking), timezone.now()
    if asked is None or asked.by != request.worker.person or not asked.opened or not asked.in_time(now):
        raise Http404
    note_read(request, PageRead(page="who-told-us", of=file, reason=asked.reason))
    sealed = open_reporter(file)
    if sealed is None or asked.answered_at is None:
        raise Http404
    return msgspec.json.decode(sealed, type=Referrer), asked.answered_at + OPEN_FOR
