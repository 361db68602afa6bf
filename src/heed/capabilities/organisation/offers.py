"""What can be done in the file of an organisation."""

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.facts.organisation import fold_organisation
from heed.web.offers import Offer


def organisation_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """To create posts, and to say who takes them up, leaves them, and signs in."""
    if not worker.may("keep-directory"):
        return []
    organisation = fold_organisation(file.history)
    steps = {"create-post": "Create a post"}
    if organisation.posts:
        steps["take-up-post"] = "Record who takes up a post"
    if any(tenure.until is None for tenure in organisation.tenures.values()):
        steps["leave-post"] = "Record that somebody leaves a post"
    if organisation.tenures:
        steps["give-account"] = "Give an account or a new password"
    return [Offer(text, reverse(name, args=[file.id])) for name, text in steps.items()]
