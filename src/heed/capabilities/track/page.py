"""The page on which the four tracks about one subject stand side by side."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from heed.access.door import OpenFile, Worker, WorkerRequest, needs, open_for
from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.facts.tracks import fold_tracks
from heed.rulebook.lists.tracks import ENDINGS_OF, STEPS_OF
from heed.web.offers import Offer
from heed.web.pages.file_words import words_for
from heed.web.pages.track_words import TrackWords, four_tracks


@dataclass(frozen=True, slots=True)
class Shown:
    """One track in words, with what can be recorded of it."""

    words: TrackWords
    links: list[Offer]


@needs("read-cases")
def tracks(request: WorkerRequest, file: str, subject: str) -> HttpResponse:
    """Safeguarding, employment, criminal and regulator, each with its steps and dates, and where they disagree."""
    opened = open_for(request, file, page="four-tracks", kind="allegation", query=subject)
    state = fold_allegation_file(opened.history)
    if subject not in state.subjects:
        raise Http404
    words = words_for(opened.history, request.worker)
    found = four_tracks(subject, opened.history, words, timezone.localdate())
    context = {
        "reference": state.reference,
        "back": reverse("file", args=[file]),
        "name": words.call("person", subject),
        "apart": found.apart,
        "tracks": [
            Shown(track, links(opened, state, subject, track.track, request.worker)) for track in found.tracks
        ],
    }
    return render(request, "track/tracks.html", context)


def links(file: OpenFile, state: AllegationFile, subject: str, track: str, worker: Worker) -> list[Offer]:
    """What this worker can record of one track: the outcome and what the employer did have pages of their own."""
    if state.closed:
        return []
    if track == "safeguarding":
        return _outcomes(file, state, subject) if worker.may("decide") else []
    if not worker.may("receive"):
        return []
    args, name = [file.id, subject, track], f"{track} track"
    found = [Offer(f"Record a step of the {name}", reverse("take-track-step", args=args))]
    if track == "employment":
        done = "Change" if subject in state.employer else "Record"
        found.append(
            Offer(f"{done} what the employer did", reverse("employer-acted", args=[file.id, subject]))
        )
    return [*found, *endings(file, subject, track)]


def _outcomes(file: OpenFile, state: AllegationFile, subject: str) -> list[Offer]:
    about = [key for key, made in state.allegations.items() if made.subject == subject]
    return [
        Offer(
            ("Change the outcome" if key in state.outcomes else "Decide the outcome")
            + (f" of allegation {number}" if len(about) > 1 else ""),
            reverse("decide-outcome", args=[file.id, key]),
        )
        for number, key in enumerate(about, 1)
    ]


def endings(file: OpenFile, subject: str, track: str, item: str = "") -> list[Offer]:
    """How a track can be brought to its end: with an ending, or with the reason why there is none."""
    found, args = fold_tracks(file.history).of(track, subject), [file.id, subject, track]
    if track not in ENDINGS_OF or found.ended:
        return []
    offered = [Offer(f"Record how the {track} track ended", reverse("end-track", args=args), item)]
    if not found.steps and not found.not_opened:
        offered.append(Offer(f"Say why there is no {track} track", reverse("no-track", args=args), item))
    return offered


def known_track(track: str, *, ends: bool = False) -> str:
    """The code of a track in an address. Raises Http404."""
    if track not in (ENDINGS_OF if ends else STEPS_OF):
        raise Http404
    return track
