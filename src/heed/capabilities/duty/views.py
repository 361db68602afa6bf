"""The pages on which duties are dealt with."""

from datetime import timedelta
from functools import partial
from typing import Final

from django.http import Http404, HttpResponse
from django.utils import timezone

from heed.access.door import OpenFile, WorkerRequest, needs, open_for
from heed.access.names import post_titles
from heed.access.posts import post_choices
from heed.access.rules import code_list, rulebook, rules_on
from heed.capabilities.duty import decide
from heed.capabilities.duty.forms import AnswerForm, AskForm, PauseForm, ResumeForm, ReviseForm, SetAsideForm
from heed.duties import Duty, duties
from heed.facts.base import Fact, History
from heed.facts.duty import fold_dealings
from heed.store.ids import id_of
from heed.web.components import Row
from heed.web.filing import take_in
from heed.web.recording import command_of
from heed.web.words import day_words

BUTTON: Final = "Record it"
TO_ANSWER = timedelta(days=7)  # proposed for a question; whoever asks may choose another day


@needs("arrange")
def revise_duty(request: WorkerRequest, file: str, item: str) -> HttpResponse:
    """Give a duty a new day; with it, whoever decides takes up again what was set aside."""
    opened = open_for(request, file, page="revise-duty")
    duty, today = _waiting(opened, item), timezone.localdate()
    if duty.aside and not request.worker.may("decide"):
        raise Http404

    def make(form: ReviseForm, history: History) -> list[Fact]:
        given = form.cleaned_data
        return decide.revise(item, given["due"], given["reason"], history, rulebook(), today=today)

    return take_in(
        request, opened, title="Give it a new day", form=ReviseForm, make=make, done="It has a new day.",
        button=BUTTON, about=_about(duty),
    )  # fmt: skip


@needs("decide")
def set_duty_aside(request: WorkerRequest, file: str, item: str) -> HttpResponse:
    """Say that a duty does not have to be done."""
    opened = open_for(request, file, page="set-duty-aside")
    duty, today = _waiting(opened, item), timezone.localdate()

    def make(form: SetAsideForm, history: History) -> list[Fact]:
        return decide.set_aside(item, form.cleaned_data["reason"], history, rulebook(), today)

    return take_in(
        request, opened, title="Set it aside", form=SetAsideForm, make=make, done="It is set aside.",
        button=BUTTON, about=_about(duty),
    )  # fmt: skip


@needs("decide")
def pause_clock(request: WorkerRequest, file: str) -> HttpResponse:
    """Pause the clock of a file."""
    opened = open_for(request, file, page="pause-clock")
    today = timezone.localdate()
    rules = rules_on(today)

    def make(form: PauseForm, history: History) -> list[Fact]:
        given = {name: form.cleaned_data[name] for name in ("why", "since", "reason")}
        command = decide.PauseClock(pause=id_of(command_of(request, form)), **given)
        return decide.pause(command, history, rules, today)

    form = partial(PauseForm, rules=rules, today=today)
    return take_in(
        request,
        opened,
        title="Pause the clock",
        form=form,
        make=make,
        done="The clock is paused.",
        button=BUTTON,
    )


@needs("decide")
def resume_clock(request: WorkerRequest, file: str, pause: str) -> HttpResponse:
    """End a pause."""
    opened = open_for(request, file, page="resume-clock")
    today = timezone.localdate()
    found = fold_dealings(opened.history).pauses.get(pause)
    if found is None:
        raise Http404
    about = [
        Row("Waited for", code_list("pause-reason").label(found.why)),
        Row("From", day_words(found.since)),
        Row("Reason", found.reason),
    ]

    def make(form: ResumeForm, history: History) -> list[Fact]:
        given = form.cleaned_data
        return decide.resume(pause, given["on"], given["reason"], history, rules_on(today), today=today)

    form = partial(ResumeForm, today=today)
    return take_in(
        request, opened, title="End the pause", form=form, make=make, done="The clock runs again.",
        button=BUTTON, about=about,
    )  # fmt: skip


@needs("arrange")
def ask_update(request: WorkerRequest, file: str) -> HttpResponse:
    """Ask a post how something stands."""
    opened = open_for(request, file, page="ask-update")
    today, mine = timezone.localdate(), request.worker.actor.post
    rules = rules_on(today)

    def make(form: AskForm, history: History) -> list[Fact]:
        given = {name: form.cleaned_data[name] for name in ("of", "question", "due")}
        return decide.ask(decide.Ask(ask=id_of(command_of(request, form)), **given), history, rules, today)

    form = partial(AskForm, posts=post_choices(today, first=mine), due=today + TO_ANSWER)
    return take_in(
        request, opened, title="Ask for an update", form=form, make=make,
        done="The question waits for its answer.", button=BUTTON,
    )  # fmt: skip


@needs("receive")
def give_update(request: WorkerRequest, file: str, ask: str) -> HttpResponse:
    """Answer a question, or take down the answer of somebody who does not work here."""
    opened = open_for(request, file, page="give-update")
    found = fold_dealings(opened.history).asks.get(ask)
    if found is None:
        raise Http404
    asked = found.asked
    about = [
        Row("Asked of", post_titles([asked.of]).get(asked.of, "")),
        Row("Question", asked.question),
        Row("By", day_words(asked.due)),
    ]

    def make(form: AnswerForm, history: History) -> list[Fact]:
        return decide.answer(ask, form.cleaned_data["answer"], history, rules_on(timezone.localdate()))

    return take_in(
        request, opened, title="Answer how it stands", form=AnswerForm, make=make,
        done="The answer is recorded.", button=BUTTON, about=about,
    )  # fmt: skip


def _waiting(opened: OpenFile, item: str) -> Duty:
    """The duty that an address names; one that was done meanwhile may still be posted to. Raises Http404."""
    every = duties(opened.kind, opened.history, rulebook())
    found = next((duty for duty in every if duty.item == item), None)
    if found is None:
        raise Http404
    return found


def _about(duty: Duty) -> list[Row]:
    rows = [
        Row("Step", code_list("duty").label(duty.what)),
        Row("Post", post_titles([duty.owner]).get(duty.owner, "The employer or agency")),
        Row("Due", day_words(duty.due)),
    ]
    return [*rows, Row("First due", day_words(duty.original))] if duty.original != duty.due else rows
