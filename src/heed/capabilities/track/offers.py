"""What can be recorded about the tracks of a file, and which waiting step it answers."""

from collections.abc import Iterator, Mapping

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.access.names import titles
from heed.access.rules import rulebook
from heed.capabilities.track.page import endings
from heed.duties import open_duties
from heed.facts.allegation import fold_allegation_file
from heed.web.offers import Offer


def track_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """The four tracks of each subject, and the step or the end that the file waits for."""
    state = fold_allegation_file(file.history)
    names = titles(state.subjects) if len(state.subjects) > 1 else {}
    pages = [
        Offer(f"See the four tracks{_who(key, names)}", reverse("four-tracks", args=[file.id, key]))
        for key in state.subjects
    ]
    if state.closed or not worker.may("receive"):
        return pages
    return [*pages, *_waiting(file, names)]


def _waiting(file: OpenFile, names: Mapping[str, str]) -> Iterator[Offer]:
    """Each item says which track of whom: 'track:criminal:<subject>:2', 'end:regulator:<subject>'."""
    for duty in open_duties("allegation", file.history, rulebook()):
        kind, _, about = duty.item.partition(":")
        if kind not in {"track", "end"}:
            continue
        track, subject = about.split(":")[:2]
        who, url = _who(subject, names), reverse("take-track-step", args=[file.id, subject, track])
        if kind == "track" or track == "employment":
            yield Offer(f"Record the next step of the {track} track{who}", url, duty.item)
        for offer in endings(file, subject, track, duty.item):
            yield Offer(offer.text + who, offer.href, offer.item)


def _who(subject: str, names: Mapping[str, str]) -> str:
    return f": {names[subject]}" if subject in names else ""
