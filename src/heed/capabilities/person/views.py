"""The pages on which a person is described again and their work with children is recorded."""

from functools import partial

import msgspec
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from heed.access.directory import organisations
from heed.access.door import WorkerRequest, needs, open_for, record_as
from heed.access.names import titles
from heed.access.rules import rules_on
from heed.capabilities.person.decide import DescribeAgain, RecordWork, describe_again, end_work, record_work
from heed.capabilities.person.forms import DescribeAgainForm, EndWorkForm, WorkForm
from heed.facts.person import Person, PersonDescribed, PersonEmployed, Work, WorkEnded, fold_person
from heed.store.record import Receipt, record
from heed.web.people import described
from heed.web.recording import command_of, record_in
from heed.web.steps import Done, Step, take
from heed.web.words import day_words
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


@needs("receive")
def end_person_work(request: WorkerRequest, file: str) -> HttpResponse:
    """Record that work with children ended."""
    opened = open_for(request, file, page="end-work", kind="person")
    person, rules = fold_person(opened.history), rules_on(timezone.localdate())
    step: Step[EndWorkForm, Receipt] = Step(
        title="Record that work with children ended",
        form=partial(EndWorkForm, rules=rules, work=_open_work(person, request.POST.get("entry", ""))),
        record=lambda form: record_in(
            request, form, file, lambda history: end_work(history, _ended(form), rules)
        ),
        done=lambda _: Done(reverse("file", args=[file]), "The last day of the work is recorded."),
        position=opened.position,
        file_title=person.described.name if person.described else "",
        effect="The work stays on the page of the person, with its last day.",
        button="Record the last day",
        back=reverse("file", args=[file]),
    )
    return take(request, step)


def _open_work(person: Person, sent: str) -> list[tuple[str, str]]:
    """Work without a last day, and what was sent, so that sending it twice is answered."""
    listed = [work for work in person.work if work.employed.until is None or str(work.entry) == sent]
    names = titles(work.employed.organisation for work in listed)
    return [(str(work.entry), _work_words(work, names)) for work in listed]


def _work_words(work: Work, names: dict[str, str]) -> str:
    since = f", since {day_words(work.employed.since)}" if work.employed.since else ""
    return f"{work.employed.title}, {names.get(work.employed.organisation, '')}{since}"


def _ended(form: EndWorkForm) -> WorkEnded:
    names = ("until", "ended_as", "reason")
    answers = {name: form.cleaned_data[name] for name in names}
    return WorkEnded(entry=int(form.cleaned_data["entry"]), **answers)
