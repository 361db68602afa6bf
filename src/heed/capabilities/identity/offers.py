"""What can be done about a name that was kept back, by this person, now."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from heed.access.door import OpenFile, Worker
from heed.facts.identity import Asking, fold_identity, has_name_kept_back
from heed.web.offers import Offer


def identity_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """Asking, answering what another asked, opening what was allowed."""
    if not worker.may("decide") or not has_name_kept_back(file.history):
        return []
    return list(_offers(file, worker))


def _offers(file: OpenFile, worker: Worker) -> Iterator[Offer]:
    now = timezone.now()
    askings = fold_identity(file.history).values()
    mine = [one for one in askings if one.by == worker.person]
    if not any(one.answered_at is None or one.in_time(now) for one in mine):
        yield Offer("Ask to open who told us", reverse("ask-identity", args=[file.id]))
    for one in mine:
        if one.in_time(now):
            yield _to(one, file)
    for one in askings:
        if one.by != worker.person and one.answered_at is None:
            yield Offer(
                "Answer whether who told us is opened", reverse("answer-identity", args=[file.id, one.id])
            )


def _to(one: Asking, file: OpenFile) -> Offer:
    if one.opened:
        return Offer("See who told us", reverse("identity", args=[file.id, one.id]))
    return Offer("Open who told us", reverse("open-identity", args=[file.id, one.id]))
