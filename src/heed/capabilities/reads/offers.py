"""Whoever works on a file may see who opened it and why."""

from django.urls import reverse
from django.utils import timezone

from heed.access.door import OpenFile, Worker
from heed.access.readers import may_see_readers
from heed.facts.allegation import fold_allegation_file
from heed.facts.concern import fold_concern
from heed.web.offers import Offer


def reader_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """One offer, to the post responsible and to the one that answers for it."""
    if not may_see_readers(worker, _owner(file), timezone.localdate()):
        return []
    return [Offer("See who opened this file, and why", reverse("readers", args=[file.id]))]


def _owner(file: OpenFile) -> str:
    if file.kind == "allegation":
        return fold_allegation_file(file.history).owner
    received = fold_concern(file.history).received if file.kind == "concern" else None
    return received.owner if received else ""
