"""The pages on which the outcome of an allegation, and what the employer did, are recorded."""

from functools import partial

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from heed.access.door import WorkerRequest, needs, open_for
from heed.access.names import titles
from heed.access.rules import code_list, rules_on
from heed.capabilities.outcome import decide
from heed.capabilities.outcome.forms import EmployerForm, OutcomeForm
from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.facts.base import Fact, History, Recorded
from heed.store.record import Receipt
from heed.web.components import Row
from heed.web.recording import record_in
from heed.web.steps import Done, Step, take
from heed.web.words import moment_words

TEMPLATE = "heed/step_about.html"


@needs("decide")
def outcome(request: WorkerRequest, file: str, allegation: str) -> HttpResponse:
    """Decide the outcome of an allegation, or change it with a reason."""
    opened = open_for(request, file, page="decide-outcome", kind="allegation")
    state, rules = fold_allegation_file(opened.history), rules_on(timezone.localdate())
    if allegation not in state.allegations:
        raise Http404
    before = decide.outcome_before(allegation, opened.history)

    def make(form: OutcomeForm, history: History) -> list[Fact]:
        command = decide.DecideOutcome(allegation=allegation, **_answers(form))
        return decide.decide_outcome(command, history, rules)

    step: Step[OutcomeForm, Receipt] = Step(
        title="Change the outcome" if before else "Decide the outcome",
        form=partial(OutcomeForm, rules=rules, before=bool(before)),
        position=opened.position,
        record=lambda form: record_in(request, form, file, partial(make, form)),
        rehearse=lambda form: make(form, opened.history),
        done=lambda _: Done(reverse("file", args=[file]), "The outcome is recorded."),
        file_title=state.opened.reference if state.opened else "",
        effect="The outcome is recorded with the definition that is in force today.",
        back=reverse("file", args=[file]),
        template=TEMPLATE,
        context={"about": [*about_allegation(state, allegation), *_outcome_now(before)]},
    )
    return take(request, step)


@needs("receive")
def employer(request: WorkerRequest, file: str, subject: str) -> HttpResponse:
    """Record what the employer did about a subject, or change it with a reason."""
    opened = open_for(request, file, page="employer-acted", kind="allegation")
    state, rules = fold_allegation_file(opened.history), rules_on(timezone.localdate())
    if subject not in state.subjects:
        raise Http404
    before = decide.employer_before(subject, opened.history)

    def make(form: EmployerForm, history: History) -> list[Fact]:
        command = decide.RecordEmployer(subject=subject, **_answers(form))
        return decide.record_employer(command, history, rules)

    step: Step[EmployerForm, Receipt] = Step(
        title="Record what the employer did",
        form=partial(EmployerForm, rules=rules, before=bool(before)),
        position=opened.position,
        record=lambda form: record_in(request, form, file, partial(make, form)),
        rehearse=lambda form: make(form, opened.history),
        done=lambda _: Done(reverse("file", args=[file]), "What the employer did is recorded."),
        file_title=state.opened.reference if state.opened else "",
        effect="This is kept apart from the outcome of the allegation, and may disagree with it.",
        back=reverse("file", args=[file]),
        template=TEMPLATE,
        context={"about": [*about_subject(state, subject), *_employer_now(before)]},
    )
    return take(request, step)


def _answers(form: OutcomeForm | EmployerForm) -> dict[str, str]:
    names = ("outcome", "reason", "evidence", "conclusion", "correction_reason")
    return {name: form.cleaned_data[name] for name in names if name in form.cleaned_data}


def about_allegation(state: AllegationFile, allegation: str) -> list[Row]:
    """Of whom it is alleged, towards whom, and what."""
    made = state.allegations[allegation]
    names = titles([made.child, made.subject])
    rows = [
        Row("Subject", names.get(made.subject, "")),
        Row("Child", names.get(made.child, "")),
        Row("Category of harm", code_list("harm-category").label(made.category)),
        Row("What is alleged", made.description),
    ]
    return [row for row in rows if row.value]


def about_subject(state: AllegationFile, subject: str) -> list[Row]:
    """Who it is, and in which work."""
    named = state.subjects[subject]
    names = titles(filter(None, [subject, named.organisation]))
    rows = [
        Row("Subject", names.get(subject, "")),
        Row("Role", named.title),
        Row("Organisation", names.get(named.organisation, "")),
    ]
    return [row for row in rows if row.value]


def _outcome_now(before: Recorded | None) -> list[Row]:
    if before is None:
        return []
    label = code_list("outcome").label(before.fact.outcome)
    words = f"{label}: {before.fact.definition} Recorded on {moment_words(before.at)}."
    return [Row("Outcome now", words), Row("Reason now", before.fact.reason)]


def _employer_now(before: Recorded | None) -> list[Row]:
    if before is None:
        return []
    label = code_list("employment-outcome").label(before.fact.outcome)
    return [Row("Recorded now", f"{label}. Recorded on {moment_words(before.at)}.")]
