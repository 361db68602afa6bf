"""What can be recorded of the fate of an organisation."""

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.facts.organisation import fold_organisation
from heed.web.offers import Offer

STEPS = {
    "rename-organisation": "Record a new name",
    "part-of-organisation": "Record of which organisation it is part",
    "succeed-organisation": "Record which organisation succeeds it",
}


def succession_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """Another name, a larger whole, a successor, its end; for who keeps the directory."""
    if not worker.may("keep-directory"):
        return []
    steps = dict(STEPS)
    if fold_organisation(file.history).closed is None:
        steps["close-organisation"] = "Record that the organisation closed"
    return [Offer(text, reverse(name, args=[file.id])) for name, text in steps.items()]
