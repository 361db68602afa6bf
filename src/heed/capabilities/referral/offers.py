"""What can be done about the onward referrals of a file, also once it is closed."""

from collections.abc import Iterator

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.access.names import titles
from heed.access.rules import code_list, rulebook
from heed.duties import open_duties
from heed.facts.allegation import fold_allegation_file
from heed.facts.onward import Referral, fold_onward
from heed.web.offers import Offer


def referral_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """To decide for each body that waits, or for any; then what comes next for each that is open."""
    onward, subjects = fold_onward(file.history), fold_allegation_file(file.history).subjects
    about = {r.considered.subject for r in onward.referrals.values()}
    names = titles({*subjects, *about})
    offered: list[Offer] = []
    if worker.may("decide") and subjects:
        offered += _to_decide(file, names)
        url = reverse("consider-any-referral", args=[file.id])
        offered.append(Offer("Decide whether another body is told", url))
    if worker.may("arrange"):
        offered += (o for key, found in onward.referrals.items() for o in _next(file, key, found, names))
    return offered


def _to_decide(file: OpenFile, names: dict[str, str]) -> Iterator[Offer]:
    for duty in open_duties("allegation", file.history, rulebook()):
        if duty.what == "consider-referral":
            _, body, subject = duty.item.split(":", 2)
            url = reverse("consider-referral", args=[file.id, subject, body])
            text = f"Decide whether it is told: {code_list('referral-body').label(body)} about {names.get(subject)}"
            yield Offer(text, url, duty.item)


def _next(file: OpenFile, key: str, found: Referral, names: dict[str, str]) -> Iterator[Offer]:
    if not found.open:
        return
    said = found.considered
    body = said.body_name or code_list("referral-body").label(said.body)
    which = f"{body} about {names.get(said.subject, 'somebody')}"
    if found.sent is None:
        url = reverse("send-referral", args=[file.id, key])
        yield Offer(f"Record that the onward referral was sent: {which}", url, f"send:{key}")
        return
    url = reverse("answer-referral", args=[file.id, key])
    yield Offer(f"Record the answer to the onward referral: {which}", url, f"chase:{key}")
    if found.acknowledged is None:
        url = reverse("acknowledge-referral", args=[file.id, key])
        yield Offer(f"Record that they have the onward referral: {which}", url)
