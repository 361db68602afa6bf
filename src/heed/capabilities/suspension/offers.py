"""What can be recorded about suspension in a file."""

from collections.abc import Iterator, Mapping

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.access.names import titles
from heed.facts.allegation import fold_allegation_file
from heed.facts.suspension import Suspensions, fold_suspensions
from heed.web.offers import Offer


def suspension_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """Nothing once the file is closed. What lasts is reviewed or ended before something else is decided."""
    state = fold_allegation_file(file.history)
    if state.closed or not worker.may("receive"):
        return []
    names = titles(state.subjects) if len(state.subjects) > 1 else {}
    found = fold_suspensions(file.history)
    return [offer for subject in state.subjects for offer in _about(file, subject, found, names)]


def _about(
    file: OpenFile, subject: str, suspensions: Suspensions, names: Mapping[str, str]
) -> Iterator[Offer]:
    who = f": {names[subject]}" if subject in names else ""
    for key, found in suspensions.found.items():
        if found.considered.subject == subject and found.lasts:
            item = f"suspension-review:{key}:{len(found.reviews)}"
            what = "suspension" if found.considered.decision == "suspended" else "arrangement"
            yield Offer(f"Review the {what}{who}", reverse("review-suspension", args=[file.id, key]), item)
            yield Offer(f"End the {what}{who}", reverse("end-suspension", args=[file.id, key]), item)
            return
    again = "again " if suspensions.of(subject) else ""
    item = "" if again else f"suspension:{subject}"
    url = reverse("consider-suspension", args=[file.id, subject])
    yield Offer(f"Record {again}whether suspension was considered{who}", url, item)
