"""The pages on which a name that was kept back is asked for, allowed, opened and shown."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from heed.access.door import OpenFile, WorkerRequest, needs, open_for
from heed.access.identity import identity_of, in_one_line
from heed.access.names import called, titles
from heed.access.rules import rules_on
from heed.capabilities.identity import decide
from heed.capabilities.identity.forms import AnswerForm, AskForm, OpenForm
from heed.facts.identity import Asking, fold_identity, has_name_kept_back
from heed.store.ids import id_of
from heed.store.record import Receipt
from heed.web.components import Row
from heed.web.recording import command_of, record_in
from heed.web.steps import Done, Step, take
from heed.web.words import moment_words


@needs("decide")
def ask(request: WorkerRequest, file: str) -> HttpResponse:
    """Say why it has to be known who told us."""
    opened = open_for(request, file, page="ask-identity", kind="concern")
    if not has_name_kept_back(opened.history):
        raise Http404

    def record(form: AskForm) -> Receipt:
        key, reason = id_of(command_of(request, form)), form.cleaned_data["reason"]
        return record_in(
            request, form, file, lambda history: decide.ask(key, reason, history, rules_on(_today()))
        )

    step: Step[AskForm, Receipt] = Step(
        title="Ask to open who told us",
        form=AskForm,
        position=opened.position,
        record=record,
        done=lambda _: Done(reverse("file", args=[file]), "It is asked. Somebody else has to allow it."),
        file_title=called(file),
        effect="Somebody else who decides, and who neither answers to you nor has you answer to them, sees that you "
        "ask and why, and allows it or does not.",
        button="Ask",
        back=reverse("file", args=[file]),
    )
    return take(request, step)


@needs("decide")
def answer(request: WorkerRequest, file: str, asking: str) -> HttpResponse:
    """Allow somebody else to open it, or not; the name is not shown here."""
    opened = open_for(request, file, page="answer-identity", kind="concern")
    asked, who = _asked(opened, asking), request.worker.person
    if asked.by == who:
        raise Http404

    def record(form: AnswerForm) -> Receipt:
        given = form.cleaned_data
        command = decide.Answer(
            asking=asking,
            by=who,
            allow=given["answer"] == "allow",
            reason=given["reason"],
            in_one_line=in_one_line(asked.by, who, _today()),
        )
        return record_in(
            request, form, file, lambda history: decide.answer(command, history, rules_on(_today()))
        )

    step: Step[AnswerForm, Receipt] = Step(
        title="Whether who told us is opened",
        form=AnswerForm,
        position=opened.position,
        record=record,
        done=lambda _: Done(reverse("file", args=[file]), "Your answer is recorded."),
        file_title=called(file),
        effect=f"{titles([asked.by]).get(asked.by, 'Somebody')} asks, because: {asked.reason}",
        button="Record the answer",
        back=reverse("file", args=[file]),
    )
    return take(request, step)


@needs("decide")
def open_it(request: WorkerRequest, file: str, asking: str) -> HttpResponse:
    """Put on the record that it is opened; then it is shown."""
    opened = open_for(request, file, page="open-identity", kind="concern")
    who = request.worker.person
    if _asked(opened, asking).by != who:
        raise Http404

    def record(form: OpenForm) -> Receipt:
        rules, now = rules_on(_today()), timezone.now()
        return record_in(
            request, form, file, lambda history: decide.open_it(asking, who, history, rules, now)
        )

    step: Step[OpenForm, Receipt] = Step(
        title="Open who told us",
        form=OpenForm,
        position=opened.position,
        record=record,
        done=lambda _: Done(
            reverse("identity", args=[file, asking]), "It is on the record that you opened it."
        ),
        file_title=called(file),
        effect="That you open it is put on the record. Then it is shown to you alone, until the hour is over.",
        button="Open it",
        back=reverse("file", args=[file]),
    )
    return take(request, step)


@needs("decide")
def show(request: WorkerRequest, file: str, asking: str) -> HttpResponse:
    """Who told us, and nothing else; for whoever asked and opened it, until the hour is over."""
    told, until = identity_of(request, file, asking)
    rows = [
        Row(key, value)
        for key, value in (
            ("Name", told.name),
            ("Role", told.role),
            ("Organisation", told.organisation),
            ("How to reach them", told.contact),
        )
        if value
    ]
    context = {"told": rows, "until": moment_words(until), "back": reverse("file", args=[file])}
    return render(request, "identity/shown.html", context)


def _asked(opened: OpenFile, asking: str) -> Asking:
    found = fold_identity(opened.history).get(asking)
    if found is None:
        raise Http404
    return found


def _today() -> date:
    return timezone.localdate()
