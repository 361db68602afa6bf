"""A note can be added to any file that is not closed."""

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.facts.allegation import fold_allegation_file
from heed.web.offers import Offer


def note_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """One offer, on every kind of file."""
    if not worker.may("receive") or fold_allegation_file(file.history).closed:
        return []
    return [Offer("Add a note", reverse("add-note", args=[file.id]))]
