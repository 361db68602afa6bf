"""What can be done in the file of a person."""

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.facts.person import fold_person
from heed.web.offers import Offer

STEPS = {
    "describe-person": "Correct how this person is described",
    "record-work": "Record work with children",
}


def person_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """To describe the person again, and to record their work and its end."""
    if not worker.may("receive"):
        return []
    steps = dict(STEPS)
    if any(employed.until is None for employed in fold_person(file.history).employed):
        steps["end-work"] = "Record that work with children ended"
    return [Offer(text, reverse(name, args=[file.id])) for name, text in steps.items()]
