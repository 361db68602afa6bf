"""What can be done in the file of a person."""

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.web.offers import Offer

STEPS = {
    "describe-person": "Correct how this person is described",
    "record-work": "Record work with children",
}


def person_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """To describe the person again, and to record their work."""
    if not worker.may("receive"):
        return []
    return [Offer(text, reverse(name, args=[file.id])) for name, text in STEPS.items()]
