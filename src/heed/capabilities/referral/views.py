"""The pages on which an onward referral is decided on, sent, acknowledged and answered."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone

from heed.access.door import OpenFile, WorkerRequest, needs, open_for
from heed.access.names import titles
from heed.access.rules import code_list, rules_on
from heed.capabilities.referral import decide
from heed.capabilities.referral.forms import AcknowledgeForm, AnswerForm, ConsiderForm, SendForm
from heed.facts.allegation import fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.onward import Referral, fold_onward
from heed.store.ids import id_of
from heed.web.components import Row
from heed.web.filing import take_in
from heed.web.recording import command_of
from heed.web.words import day_words


@needs("decide")
def consider_any(request: WorkerRequest, file: str) -> HttpResponse:
    """Decide whether any body is told of any subject of the file."""
    opened = open_for(request, file, page="consider-referral", kind="allegation")
    subjects = fold_allegation_file(opened.history).subjects
    if not subjects:
        raise Http404
    return _consider(request, opened, subjects=list(subjects))


@needs("decide")
def consider_one(request: WorkerRequest, file: str, subject: str, body: str) -> HttpResponse:
    """Decide whether one body is told of one subject."""
    opened = open_for(request, file, page="consider-referral", kind="allegation")
    known = body != decide.LISTED and code_list("referral-body").get(body) is not None
    if subject not in fold_allegation_file(opened.history).subjects or not known:
        raise Http404
    return _consider(request, opened, subjects=[subject], body=body)


def _consider(
    request: WorkerRequest, opened: OpenFile, *, subjects: list[str], body: str = ""
) -> HttpResponse:
    today, names = timezone.localdate(), titles([*subjects, request.worker.person])
    rules, acting = rules_on(today), request.worker.acting

    def make(form: ConsiderForm, history: History) -> list[Fact]:
        said = {"subject": subjects[0], "body": body, "body_name": "", **_answers(form)}
        command = decide.Consider(referral=id_of(command_of(request, form)), **said)
        return decide.consider(command, history, rules, today)

    return take_in(
        request,
        opened,
        title="Decide whether another body is told",
        form=partial(
            ConsiderForm,
            rules=rules,
            subjects={subject: names.get(subject, "") for subject in subjects},
            body=body,
            decided_by=f"{names.get(request.worker.person, '')}, {acting.title}" if acting else "",
        ),
        make=make,
        done="The decision is recorded.",
        button="Record the decision",
        about=_asked(opened, subjects, body, names),
        effect="What is referred is open until the body has answered, also once the file is closed.",
    )


def _answers(form: ConsiderForm) -> dict[str, Any]:
    names = ("subject", "body", "body_name", "decision", "decided_by", "reason", "by")
    return {name: form.cleaned_data[name] for name in names if name in form.cleaned_data}


def _asked(opened: OpenFile, subjects: list[str], body: str, names: dict[str, str]) -> list[Row]:
    if len(subjects) > 1:
        return []
    state, (subject,) = fold_allegation_file(opened.history), subjects
    acted, before = state.employer.get(subject), fold_onward(opened.history).latest(body, subject)
    did = code_list("employment-outcome").label(acted.outcome) if acted else "Not recorded yet"
    rows = [Row("Subject", names.get(subject, "")), Row("What the employer did", did)]
    if body:
        rows.insert(0, Row("Body", code_list("referral-body").label(body)))
    if before:
        label = code_list("referral-decision").label(before.considered.decision)
        rows.append(Row("Decided before", f"{label}. {before.considered.reason}"))
    return rows


@needs("arrange")
def send(request: WorkerRequest, file: str, referral: str) -> HttpResponse:
    """Record that the referral left."""
    opened = open_for(request, file, page="send-referral", kind="allegation")
    found, today = the_referral(opened, referral), timezone.localdate()
    rules = rules_on(today)

    def make(form: SendForm, history: History) -> list[Fact]:
        said = {name: form.cleaned_data[name] for name in ("on", "how", "sent_by", "reference")}
        return decide.send(decide.Send(referral=referral, **said), history, rules, today)

    employer = "The employer" if found.considered.decision == "employer-refers" else ""
    return take_in(
        request,
        opened,
        title="Record that the onward referral was sent",
        form=partial(SendForm, rules=rules, today=today, sent_by=employer),
        make=make,
        done="It is recorded that the onward referral was sent.",
        button="Record that it was sent",
        about=about(found),
    )


@needs("arrange")
def acknowledge(request: WorkerRequest, file: str, referral: str) -> HttpResponse:
    """Record that the body has it."""
    opened = open_for(request, file, page="acknowledge-referral", kind="allegation")
    found, today = the_referral(opened, referral), timezone.localdate()
    rules = rules_on(today)

    def make(form: AcknowledgeForm, history: History) -> list[Fact]:
        said = {name: form.cleaned_data[name] for name in ("on", "reference")}
        return decide.acknowledge(decide.Acknowledge(referral=referral, **said), history, rules, today)

    return take_in(
        request,
        opened,
        title="Record that the body has the onward referral",
        form=partial(AcknowledgeForm, today=today),
        make=make,
        done="It is recorded that they have it.",
        button="Record that they have it",
        about=about(found),
    )


@needs("arrange")
def answer(request: WorkerRequest, file: str, referral: str) -> HttpResponse:
    """Record what the body made of it."""
    opened = open_for(request, file, page="answer-referral", kind="allegation")
    found, today = the_referral(opened, referral), timezone.localdate()
    rules = rules_on(today)

    def make(form: AnswerForm, history: History) -> list[Fact]:
        said = {name: form.cleaned_data[name] for name in ("on", "result", "answer")}
        return decide.answer(decide.Answer(referral=referral, **said), history, rules, today)

    return take_in(
        request,
        opened,
        title="Record the answer to the onward referral",
        form=partial(AnswerForm, rules=rules, today=today),
        make=make,
        done="The answer is recorded.",
        button="Record the answer",
        about=about(found),
        effect="The onward referral is then no longer open.",
    )


def the_referral(opened: OpenFile, referral: str) -> Referral:
    """An onward referral of the file. Raises Http404."""
    found = fold_onward(opened.history).referrals.get(referral)
    if found is None:
        raise Http404
    return found


def about(found: Referral) -> list[Row]:
    """Which referral it is and how far it has come."""
    said = found.considered
    body = " ".join(filter(None, (code_list("referral-body").label(said.body), said.body_name)))
    return [
        Row("Body", body),
        Row("About", titles([said.subject]).get(said.subject, "")),
        Row("Decision", code_list("referral-decision").label(said.decision)),
        Row("Sent", day_words(found.sent.on) if found.sent else ""),
        Row("Acknowledged", day_words(found.acknowledged.on) if found.acknowledged else ""),
    ]
