"""What can be done about other work and disclosures; disclosures also once the file is closed."""

from collections.abc import Iterator

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.access.names import titles
from heed.facts.allegation import fold_allegation_file
from heed.facts.onward import Onward, fold_onward
from heed.web.offers import Offer


def disclosure_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """Other work, whether to tell, what was disclosed, what was answered, and the register."""
    state, onward = fold_allegation_file(file.history), fold_onward(file.history)
    offered: list[Offer] = []
    if not state.closed and worker.may("receive"):
        names = titles(state.subjects)
        offered += [
            Offer(
                f"Name other work with children of {names.get(s, '')}",
                reverse("other-work", args=[file.id, s]),
            )
            for s in state.subjects
        ]
    if not state.closed and worker.may("decide"):
        offered += _to_decide(file, onward)
    if worker.may("arrange"):
        offered += _to_disclose(file, onward)
    if worker.may("arrange") and (state.subjects or state.children):
        offered.append(Offer("Record a disclosure", reverse("disclose", args=[file.id])))
    return [*offered, *register_offers(file, worker)] if onward.disclosures else offered


def register_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """What was disclosed of a file, or of a person across files."""
    if not worker.may("read-cases"):
        return []
    return [Offer("See the register of disclosures", reverse("disclosures", args=[file.id]))]


def _to_decide(file: OpenFile, onward: Onward) -> Iterator[Offer]:
    for key, work in onward.work.items():
        if work.disclosures:
            continue
        url, where = reverse("consider-telling", args=[file.id, key]), work.known.where
        if work.considered:
            yield Offer(f"Decide again whether to tell {where}", url)
        else:
            yield Offer(f"Decide whether to tell {where}", url, f"consider:{key}")


def _to_disclose(file: OpenFile, onward: Onward) -> Iterator[Offer]:
    for key, work in onward.work.items():
        if work.considered and work.open:
            url = reverse("tell-employer", args=[file.id, key])
            yield Offer(f"Record what {work.known.where} was told", url, f"tell-employer:{key}")
    for key, made in onward.disclosures.items():
        if key not in onward.answers:
            url = reverse("answer-disclosure", args=[file.id, key])
            yield Offer(f"Record the answer of {made.to_whom}", url, f"disclosure:{key}")
