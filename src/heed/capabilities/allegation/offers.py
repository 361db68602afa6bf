"""What can be done next: to open a file from a referral, and to say who and what it is about."""

from django.urls import reverse

from heed.access.door import OpenFile, Worker
from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.facts.concern import fold_concern
from heed.web.offers import Offer


def opening_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """To open an allegation file from a referral that has none."""
    concern = fold_concern(file.history)
    if concern.screened is None or not concern.open or not worker.may("decide"):
        return []
    return [
        Offer("Open an allegation file", reverse("open-allegation-file", args=[file.id]), item="open-file")
    ]


def naming_offers(file: OpenFile, worker: Worker) -> list[Offer]:
    """To name children and subjects and record what is alleged; what is missing first answers the duty."""
    state = fold_allegation_file(file.history)
    if state.closed or not worker.may("receive"):
        return []
    texts = {"name-child": "Name a child", "name-subject": "Name a subject"}
    if len(state.allegations) < len(state.children) * len(state.subjects):
        texts["record-allegation"] = "Record an allegation"
    if worker.may("decide") and (state.children or state.subjects):
        texts["take-out"] = "Take out somebody named by mistake"
    missing = _missing(state)
    return [
        Offer(text, reverse(name, args=[file.id]), item="complete" if name == missing else "")
        for name, text in texts.items()
    ]


def _missing(state: AllegationFile) -> str:
    """The step by which the file becomes complete."""
    if state.allegations:
        return ""
    if not state.children:
        return "name-child"
    return "record-allegation" if state.subjects else "name-subject"
