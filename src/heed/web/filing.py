"""One step in one file: a form, what it makes of the file, and back to the page from which it came."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from django.http import HttpResponse
from django.urls import reverse

from heed.access.door import OpenFile, WorkerRequest
from heed.access.names import called
from heed.facts.base import History
from heed.store.record import Receipt
from heed.store.sealing import Statement
from heed.web.components import Row
from heed.web.forms.base import HeedForm
from heed.web.recording import record_in
from heed.web.steps import Done, Step, take

F = TypeVar("F", bound=HeedForm)


def take_in(
    request: WorkerRequest,
    opened: OpenFile,
    *,
    title: str,
    form: Callable[..., F],
    make: Callable[[F, History], Sequence[Statement]],
    done: str,
    button: str,
    about: Sequence[Row] = (),
    effect: str = "",
    back: str = "",
) -> HttpResponse:
    """As `take`. `make` decides and may raise Refusal; `about` says upon what; `done` is said once it is recorded.

    `back` is where it came from and leads to afterwards; the page of the file where nothing is said.
    """
    page = back or reverse("file", args=[opened.id])
    step: Step[F, Receipt] = Step(
        title=title,
        form=form,
        position=opened.position,
        record=lambda sent: record_in(request, sent, opened.id, partial(make, sent)),
        done=lambda _: Done(page, done),
        file_title=called(opened.id),
        effect=effect,
        button=button,
        back=page,
        template="heed/step_about.html",
        context={"about": [row for row in about if row.value]},
    )
    return take(request, step)
