"""How a file ends, is taken up again, or passes to another post."""

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.access.rules import rulebook
from heed.duties import open_duties
from heed.facts.allegation import fold_allegation_file
from heed.web.offers import Offer


def closure_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """Closing is always offered while the file is open: its page says what stands in the way."""
    if not worker.may("decide"):
        return []
    if fold_allegation_file(file.history).closed:
        return [Offer("Reopen the file", reverse("reopen-file", args=[file.id]))]
    item = (
        "close"
        if any(due.item == "close" for due in open_duties("allegation", file.history, rulebook()))
        else ""
    )
    return [
        Offer("Close the file", reverse("close-file", args=[file.id]), item),
        Offer("Pass responsibility to another post", reverse("pass-file", args=[file.id])),
    ]
