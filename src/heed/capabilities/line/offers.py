"""What can be done about the posts of an organisation."""

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.facts.organisation import fold_organisation
from heed.web.offers import Offer


def line_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """To place posts and end them for who keeps the directory; to hand one over for who holds it, or decides."""
    organisation = fold_organisation(file.history)
    steps: dict[str, str] = {}
    if worker.may("keep-directory") and set(organisation.posts) - set(organisation.ended):
        steps |= {"place-post": "Record to which post one answers", "end-post": "Record that a post ends"}
    holds = {held.post for held in worker.held} & set(organisation.posts)
    if worker.may("read-cases") and organisation.tenures and (worker.may("decide") or holds):
        steps["hand-over"] = "Hand over a post"
    return [Offer(text, reverse(name, args=[file.id])) for name, text in steps.items()]
