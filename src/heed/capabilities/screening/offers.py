"""What can be done next with a concern that waits to be screened, or may be screened again."""

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.facts.concern import fold_concern
from heed.web.offers import Offer


def screening_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """To screen the concern, or to screen it again while no file was opened from it."""
    concern = fold_concern(file.history)
    if not worker.may("decide") or concern.allegation_file:
        return []
    href = reverse("screen-concern", args=[file.id])
    if concern.screened is None:
        return [Offer("Screen the concern", href, item="screen")]
    return [Offer("Screen the concern again", href)]
