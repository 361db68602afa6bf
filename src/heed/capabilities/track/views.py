"""The pages on which a step of a track, its ending or its absence is recorded."""

from datetime import date
from functools import partial

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from heed.access.door import OpenFile, WorkerRequest, needs, open_for
from heed.access.rules import rules_on
from heed.capabilities.track import decide
from heed.capabilities.track.forms import EndForm, NoTrackForm, StepForm
from heed.capabilities.track.page import known_track
from heed.facts.allegation import fold_allegation_file
from heed.facts.base import Fact, History, effective
from heed.facts.person import PersonDescribed
from heed.store.record import Receipt
from heed.web.components import Row
from heed.web.pages.file_words import words_for
from heed.web.pages.track_words import four_tracks
from heed.web.recording import record_in
from heed.web.steps import Done, Step, take

TEMPLATE = "heed/step_about.html"


@needs("receive")
def step(request: WorkerRequest, file: str, subject: str, track: str) -> HttpResponse:
    """Record one step of a track on its own day."""
    opened, code = _opened(request, file, subject, "take-track-step"), known_track(track)
    today = timezone.localdate()
    rules, known = rules_on(today), decide.Known(today, _born(request, subject))

    def make(form: StepForm, history: History) -> list[Fact]:
        answers = {
            name: form.cleaned_data[name] for name in ("step", "on", "by", "reference", "note", "next_on")
        }
        command = decide.TakeStep(track=code, subject=subject, **answers)
        return decide.take_step(command, history, rules, known)

    asked: Step[StepForm, Receipt] = Step(
        title=f"Record a step of the {code} track",
        form=partial(StepForm, rules=rules, track=code, today=today),
        position=opened.position,
        record=lambda form: record_in(request, form, file, partial(make, form)),
        done=lambda _: _back_to(file, subject, "The step is recorded."),
        file_title=fold_allegation_file(opened.history).reference,
        effect="Each track stands by itself. A step after the ending of a track opens it again.",
        back=reverse("four-tracks", args=[file, subject]),
        button="Record the step",
        template=TEMPLATE,
        context={"about": _about(request, opened, subject, code, today)},
    )
    return take(request, asked)


@needs("receive")
def end(request: WorkerRequest, file: str, subject: str, track: str) -> HttpResponse:
    """Record how the criminal or the regulator track ended."""
    opened, code = _opened(request, file, subject, "end-track"), known_track(track, ends=True)
    today = timezone.localdate()
    rules, known = rules_on(today), decide.Known(today, _born(request, subject))

    def make(form: EndForm, history: History) -> list[Fact]:
        answers = {name: form.cleaned_data[name] for name in ("ending", "on", "reference", "reason")}
        command = decide.EndTrack(track=code, subject=subject, **answers)
        return decide.end_track(command, history, rules, known)

    asked: Step[EndForm, Receipt] = Step(
        title=f"Record how the {code} track ended",
        form=partial(EndForm, rules=rules, track=code, today=today),
        position=opened.position,
        record=lambda form: record_in(request, form, file, partial(make, form)),
        rehearse=lambda form: make(form, opened.history),
        done=lambda _: _back_to(file, subject, "The ending is recorded."),
        file_title=fold_allegation_file(opened.history).reference,
        effect="This is not the outcome of an allegation, and may disagree with it.",
        back=reverse("four-tracks", args=[file, subject]),
        template=TEMPLATE,
        context={"about": _about(request, opened, subject, code, today)},
    )
    return take(request, asked)


@needs("receive")
def none(request: WorkerRequest, file: str, subject: str, track: str) -> HttpResponse:
    """Record that there is no such track, and why."""
    opened, code = _opened(request, file, subject, "no-track"), known_track(track, ends=True)
    today = timezone.localdate()
    rules = rules_on(today)

    def make(form: NoTrackForm, history: History) -> list[Fact]:
        command = decide.NoTrack(track=code, subject=subject, reason=form.cleaned_data["reason"])
        return decide.no_track(command, history, rules)

    asked: Step[NoTrackForm, Receipt] = Step(
        title=f"Say why there is no {code} track",
        form=NoTrackForm,
        position=opened.position,
        record=lambda form: record_in(request, form, file, partial(make, form)),
        done=lambda _: _back_to(file, subject, "The reason is recorded."),
        file_title=fold_allegation_file(opened.history).reference,
        effect="If there is a step of it later, the track begins with that step.",
        back=reverse("four-tracks", args=[file, subject]),
        button="Record the reason",
        template=TEMPLATE,
        context={"about": _about(request, opened, subject, code, today)},
    )
    return take(request, asked)


def _opened(request: WorkerRequest, file: str, subject: str, page: str) -> OpenFile:
    opened = open_for(request, file, page=page, kind="allegation", query=subject)
    if subject not in fold_allegation_file(opened.history).subjects:
        raise Http404
    return opened


def _born(request: WorkerRequest, subject: str) -> date | None:
    """The date of birth on the subject's own file, if it is known."""
    history = open_for(request, subject, page="date-of-birth", kind="person").history
    described = [item.fact for item in effective(history) if isinstance(item.fact, PersonDescribed)]
    return described[-1].born if described else None


def _back_to(file: str, subject: str, message: str) -> Done:
    return Done(reverse("four-tracks", args=[file, subject]), message)


def _about(request: WorkerRequest, opened: OpenFile, subject: str, track: str, today: date) -> list[Row]:
    """About whom, how the track stands, and the last that was recorded of it."""
    words = words_for(opened.history, request.worker)
    found = next(
        one for one in four_tracks(subject, opened.history, words, today).tracks if one.track == track
    )
    rows = [Row("Subject", words.call("person", subject)), Row("The track now", found.state)]
    return [*rows, *(Row("Last recorded", line) for line in found.lines[-1:])]
