"""The pages on which suspension is considered, reviewed and ended."""

from functools import partial

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from heed.access.door import OpenFile, WorkerRequest, needs, open_for
from heed.access.names import titles
from heed.access.rules import code_list, rules_on
from heed.capabilities.suspension import decide
from heed.capabilities.suspension.forms import ConsiderForm, EndForm, ReviewForm
from heed.facts.allegation import fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.suspension import Suspension, fold_suspensions
from heed.store.ids import id_of
from heed.store.record import Receipt
from heed.web.components import Row
from heed.web.recording import command_of, record_in
from heed.web.steps import Done, Step, take
from heed.web.words import day_words

TEMPLATE = "heed/step_about.html"
ANSWERS = ("decision", "decided_by", "reason", "views", "since", "review", "welfare_contact")


@needs("receive")
def consider(request: WorkerRequest, file: str, subject: str) -> HttpResponse:
    """Record what the employer of a subject decided about suspension, option by option."""
    opened = open_for(request, file, page="consider-suspension", kind="allegation")
    state, rules = fold_allegation_file(opened.history), rules_on(timezone.localdate())
    if subject not in state.subjects:
        raise Http404

    def make(form: ConsiderForm, history: History) -> list[Fact]:
        command = decide.Consider(
            consideration=id_of(command_of(request, form)),
            subject=subject,
            options=form.options,
            **{name: form.cleaned_data[name] for name in ANSWERS},
        )
        return decide.consider(command, history, rules)

    step: Step[ConsiderForm, Receipt] = Step(
        title="Suspension and its alternatives",
        form=partial(ConsiderForm, rules=rules),
        position=opened.position,
        record=lambda form: record_in(request, form, file, partial(make, form)),
        rehearse=lambda form: make(form, opened.history),
        done=lambda _: Done(reverse("file", args=[file]), "What was considered is recorded."),
        file_title=state.reference,
        effect="Suspension is a neutral act. It says nothing about what happened.",
        back=reverse("file", args=[file]),
        template=TEMPLATE,
        context={"about": [Row("Subject", titles([subject]).get(subject, ""))]},
    )
    return take(request, step)


@needs("receive")
def review(request: WorkerRequest, file: str, consideration: str) -> HttpResponse:
    """Record that the employer looked again and that it goes on."""
    opened = open_for(request, file, page="review-suspension", kind="allegation")
    found, today = _found(opened, consideration), timezone.localdate()
    rules = rules_on(today)

    def make(form: ReviewForm, history: History) -> list[Fact]:
        answers = {name: form.cleaned_data[name] for name in ("on", "reason", "review")}
        command = decide.Review(consideration=consideration, **answers)
        return decide.review(command, history, rules, today)

    step: Step[ReviewForm, Receipt] = Step(
        title="Review the suspension or arrangement",
        form=partial(ReviewForm, today=today),
        position=opened.position,
        record=lambda form: record_in(request, form, file, partial(make, form)),
        done=lambda _: Done(reverse("file", args=[file]), "The review is recorded."),
        file_title=fold_allegation_file(opened.history).reference,
        button="Record the review",
        back=reverse("file", args=[file]),
        template=TEMPLATE,
        context={"about": about(found)},
    )
    return take(request, step)


@needs("receive")
def end(request: WorkerRequest, file: str, consideration: str) -> HttpResponse:
    """Record that it came to its end."""
    opened = open_for(request, file, page="end-suspension", kind="allegation")
    found, today = _found(opened, consideration), timezone.localdate()
    rules = rules_on(today)

    def make(form: EndForm, history: History) -> list[Fact]:
        answers = {name: form.cleaned_data[name] for name in ("on", "reason")}
        return decide.end(decide.End(consideration=consideration, **answers), history, rules, today)

    step: Step[EndForm, Receipt] = Step(
        title="End the suspension or arrangement",
        form=partial(EndForm, today=today),
        position=opened.position,
        record=lambda form: record_in(request, form, file, partial(make, form)),
        done=lambda _: Done(reverse("file", args=[file]), "The end is recorded."),
        file_title=fold_allegation_file(opened.history).reference,
        button="Record the end",
        back=reverse("file", args=[file]),
        template=TEMPLATE,
        context={"about": about(found)},
    )
    return take(request, step)


def _found(opened: OpenFile, consideration: str) -> Suspension:
    found = fold_suspensions(opened.history).found.get(consideration)
    if found is None:
        raise Http404
    return found


def about(found: Suspension) -> list[Row]:
    """Whom it concerns, what was decided, and since when."""
    considered = found.considered
    rows = [
        Row("Subject", titles([considered.subject]).get(considered.subject, "")),
        Row("Decision", code_list("suspension-decision").label(considered.decision)),
        Row("From", day_words(considered.since) if considered.since else ""),
        Row("Review set for", day_words(found.next_review) if found.next_review else ""),
        Row("Last reviewed", day_words(found.reviews[-1].on) if found.reviews else ""),
    ]
    return [row for row in rows if row.value]
