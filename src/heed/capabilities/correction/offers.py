"""Which entries of a file somebody may correct, for the timeline."""

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.capabilities.correction.views import may_correct


def correction_links(file: OpenFile, worker: Worker) -> dict[int, str]:
    """Where each entry is corrected, by its place; only those that stand, not what was corrected already."""
    corrected = {item.fact.corrects for item in file.history}
    return {
        item.seq: reverse("correct", args=[file.id, item.seq])
        for item in file.history
        if item.seq not in corrected and may_correct(item.fact, worker)
    }
