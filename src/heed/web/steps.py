"""Pages on which one thing is put on the record: ask, check, record, go on.

A view makes a `Step` and returns `take(request, step)`. Nothing is kept in a session: what was typed travels
in the form, so that a refusal, a stale page or a database that stops never loses it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from heed.facts.base import History
from heed.rulebook.refusal import Refusal
from heed.store.record import Conflict
from heed.web.components import Event
from heed.web.forms.base import HeedForm
from heed.web.words import moment_words

STAGE = "stage"
CONFIRM, CHANGE = "confirm", "change"

F = TypeVar("F", bound=HeedForm)
R = TypeVar("R")


@dataclass(frozen=True)
class Done:
    """Where a recorded step leads, and what the banner there says. The message names no person."""

    url: str
    message: str


def describe(since: History) -> list[Event]:
    """What was recorded meanwhile: what each fact says, and when."""
    return [Event(item.fact.says, moment_words(item.at), moment=item.at) for item in reversed(since)]


@dataclass(frozen=True, kw_only=True)
class Step(Generic[F, R]):
    """One page of the line.

    `form` makes the form from what was posted (or None) and the position: a form class, or a function that
    sets its options. `record` puts the valid form on the record; it may raise Refusal or Conflict.
    `rehearse`, where given, makes the page ask for a check of the answers first; it decides without
    recording and may raise Refusal. `position` is the number of facts in the file now. `effect` says what
    recording will do. `about` in the context says what is decided upon, also where the answers are checked.
    """

    title: str
    form: Callable[..., F]
    record: Callable[[F], R]
    done: Callable[[R], Done]
    position: int = 0
    rehearse: Callable[[F], object] | None = None
    describe: Callable[[History], Sequence[Event]] = describe
    file_title: str = ""
    effect: str = ""
    back: str = ""
    button: str = "Save"
    confirm: str = "Confirm and record"
    template: str = "heed/step.html"
    context: Mapping[str, object] = field(default_factory=dict)


def take(request: HttpRequest, step: Step[F, R]) -> HttpResponse:
    """GET shows the form; POST checks it, then records and redirects, or shows what is wrong with it."""
    if request.method != "POST":
        return _show(request, step, step.form(position=step.position))
    form = step.form(request.POST, position=step.position)
    if request.POST.get(STAGE) == CHANGE or not form.is_valid():
        return _show(request, step, form)
    if step.rehearse and request.POST.get(STAGE) != CONFIRM:
        return _check(request, step, form, step.rehearse)
    return _record(request, step, form)


def _check(request: HttpRequest, step: Step[F, R], form: F, rehearse: Callable[[F], object]) -> HttpResponse:
    try:
        rehearse(form)
    except Refusal as refusal:
        form.refuse(refusal)
        return _show(request, step, form)
    context = _context(step, form) | {"rows": form.answers(), "kept": kept(request.POST)}
    return render(request, "heed/check.html", context)


def _record(request: HttpRequest, step: Step[F, R], form: F) -> HttpResponse:
    try:
        result = step.record(form)
    except Refusal as refusal:
        form.refuse(refusal)
        return _show(request, step, form)
    except Conflict as conflict:
        # No page is made from more facts than there are; a position beyond them would be stale for ever.
        form.move_to(min(form.built_from, step.position) + len(conflict.since))
        meanwhile = step.describe(conflict.since)
        return _show(request, step, form, status=409, stale=True, meanwhile=meanwhile)
    done = step.done(result)
    messages.success(request, done.message)
    return HttpResponseRedirect(done.url, status=303)


def _show(
    request: HttpRequest,
    step: Step[F, R],
    form: F,
    *,
    status: int = 200,
    stale: bool = False,
    meanwhile: Sequence[Event] = (),
) -> HttpResponse:
    context = _context(step, form) | {"stale": stale, "meanwhile": meanwhile}
    return render(request, step.template, context, status=status)


def _context(step: Step[F, R], form: F) -> dict[str, object]:
    # A template would call `step.rehearse`, so it is told whether there is one.
    return {**step.context, "step": step, "form": form, "checked_first": step.rehearse is not None}


def kept(posted: QueryDict) -> list[tuple[str, str]]:
    """What was posted, name by name, for hidden fields that carry it to the next page."""
    return [
        (name, value)
        for name, values in posted.lists()
        for value in values
        if name not in {"csrfmiddlewaretoken", STAGE}
    ]
