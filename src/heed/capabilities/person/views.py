"""The pages on which a person is described again and their work with children is recorded."""

from functools import partial

import msgspec
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from heed.access.directory import organisations
from heed.access.door import WorkerRequest, needs, open_for, record_as
from heed.access.rules import rules_on
from heed.capabilities.person.decide import DescribeAgain, RecordWork, describe_again, record_work
from heed.capabilities.person.forms import DescribeAgainForm, WorkForm
from heed.facts.person import PersonDescribed, PersonEmployed, fold_person
from heed.store.record import Receipt, record
from heed.web.people import described
from heed.web.recording import command_of, record_in
from heed.web.steps import Done, Step, take
from heed.web.workplaces import workplace


@needs("receive")
def describe_person(request: WorkerRequest, file: str) -> HttpResponse:
    """Put right how a person is described."""
    opened = open_for(request, file, page="describe-person", kind="person")
    now = fold_person(opened.history).described or PersonDescribed(name="")
    today = timezone.localdate()
    rules = rules_on(today)
    step: Step[DescribeAgainForm, Receipt] = Step(
        title="Correct how this person is described",
        form=partial(DescribeAgainForm, rules=rules, now=now),
        record=lambda form: record_in(
            request, form, file, lambda history: describe_again(history, _described(form), rules, today)
        ),
        done=lambda _: Done(reverse("file", args=[file]), "The description is corrected."),
        position=opened.position,
        file_title=now.name,
        effect="The earlier description stays readable on the page of the person.",
        button="Record the correction",
        back=reverse("file", args=[file]),
    )
    return take(request, step)


def _described(form: DescribeAgainForm) -> DescribeAgain:
    answers = form.cleaned_data
    new = msgspec.structs.replace(described(answers), note=answers["note"])
    return DescribeAgain(described=new, reason=answers["reason"])


@needs("receive")
def record_person_work(request: WorkerRequest, file: str) -> HttpResponse:
    """Record where a person works or volunteers with children."""
    opened = open_for(request, file, page="record-work", kind="person")
    now = fold_person(opened.history).described
    step: Step[WorkForm, Receipt] = Step(
        title="Record work with children",
        form=partial(WorkForm, rules=rules_on(timezone.localdate()), directory=organisations()),
        record=lambda form: _record_work(request, file, form),
        done=lambda _: Done(reverse("file", args=[file]), "The work with children is recorded."),
        position=opened.position,
        file_title=now.name if now else "",
        button="Record the work",
        back=reverse("file", args=[file]),
    )
    return take(request, step)


def _record_work(request: WorkerRequest, file: str, form: WorkForm) -> Receipt:
    where = workplace(form.cleaned_data)
    answers = {name: form.cleaned_data[name] for name in ("title", "basis", "sector", "since", "until")}
    employed = PersonEmployed(organisation=where.organisation, **answers)
    command = RecordWork(person=file, employed=employed, new_organisation=where.new)
    rules = rules_on(timezone.localdate())
    new: dict[str, int | None] = {where.organisation: 0} if where.new else {}
    return record(
        **record_as(request),
        command=command_of(request, form),
        reads={file: form.built_from, **new},
        decide=lambda found: record_work(found, command, rules, organisations()),
    )
