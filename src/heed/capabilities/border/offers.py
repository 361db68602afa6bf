"""What can pass between authorities next."""

from collections.abc import Iterator

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.facts.allegation import fold_allegation_file
from heed.facts.border import Border, fold_border
from heed.web.offers import Offer


def border_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """Nothing once the file is closed."""
    if not worker.may("arrange") or fold_allegation_file(file.history).closed:
        return []
    border = fold_border(file.history)
    return [*_answers(file, border, worker), *_new(file, border, worker)]


def _answers(file: OpenFile, border: Border, worker: Worker) -> Iterator[Offer]:
    for key, out in border.out.items():
        who = out.offered.authority
        if out.answered is None:
            url = reverse("answer-transfer", args=[file.id, key])
            yield Offer(f"Record the answer of {who} to the transfer", url, f"transfer:{key}")
        elif out.with_them:
            url = reverse("transfer-came-back", args=[file.id, key])
            yield Offer(f"Record that {who} hands the matter back", url)
    for key, into in border.into.items():
        if into.acknowledged is None and worker.may("decide"):
            url = reverse("acknowledge-transfer", args=[file.id, key])
            yield Offer(f"Answer the transfer from {into.received.authority}", url, f"acknowledge:{key}")


def _new(file: OpenFile, border: Border, worker: Worker) -> Iterator[Offer]:
    if worker.may("decide"):
        yield Offer("Record which authority leads", reverse("agree-lead", args=[file.id]))
    yield Offer("Record a copy to another authority", reverse("copy-authority", args=[file.id]))
    if all(into.acknowledged for into in border.into.values()):
        yield Offer("Record a transfer from another authority", reverse("receive-transfer", args=[file.id]))
    if not worker.may("decide") or border.unanswered or border.accepted:
        return
    yield Offer("Hand the matter over to another authority", reverse("offer-transfer", args=[file.id]))
    for key, into in border.into.items():
        if into.acknowledged and into.acknowledged.answer == "accepted":
            url = reverse("return-transfer", args=[file.id, key])
            yield Offer(f"Hand the matter back to {into.received.authority}", url)
