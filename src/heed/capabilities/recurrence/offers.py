"""What can be done to see whether somebody or a setting is known, and about concerns that have accumulated."""

from collections.abc import Iterator

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.facts.recurrence import fold_recurrence
from heed.web.offers import Offer


def recurrence_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """On concerns, people and organisations."""
    return list(_offers(file, worker))


def _offers(file: OpenFile, worker: Worker) -> Iterator[Offer]:
    state = fold_recurrence(file.history)
    if worker.may("decide"):
        for key, call in state.reconsiderations.items():
            if call.answered is None:
                url = reverse("consider-together", args=[file.id, key])
                yield Offer("Consider the concerns together", url, f"reconsider:{key}")
    if not worker.may("read-cases"):
        return
    yield Offer("See whether it is known from other files", reverse("known-before", args=[file.id]))
    yield Offer("Concerns about the same, side by side", reverse("concerns-beside", args=[file.id]))
    recognised = any(a.other_kind == "person" and a.answer == "same" for a in state.answers.values())
    if file.kind == "concern" and worker.may("receive") and not recognised:
        yield Offer("Record the adult as a person", reverse("record-adult", args=[file.id]))
