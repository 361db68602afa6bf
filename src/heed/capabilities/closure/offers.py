"""How a file ends, is taken up again, or passes to another post."""

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.facts.allegation import fold_allegation_file
from heed.store.derived.due import allegation_dues
from heed.web.offers import Offer


def closure_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """Closing is always offered while the file is open: its page says what stands in the way."""
    if not worker.may("decide"):
        return []
    if fold_allegation_file(file.history).closed:
        return [Offer("Reopen the file", reverse("reopen-file", args=[file.id]))]
    item = "close" if any(due.item == "close" for due in allegation_dues(file.history)) else ""
    return [
        Offer("Close the file", reverse("close-file", args=[file.id]), item),
        Offer("Pass responsibility to another post", reverse("pass-file", args=[file.id])),
    ]
