"""The pages on which a file is opened, people are named in it, and an allegation is recorded."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from heed.access.directory import organisations
from heed.access.door import WorkerRequest, needs, open_for, record_as
from heed.access.matches import people_meant
from heed.access.names import titles
from heed.access.posts import post_choices
from heed.access.rules import rulebook, rules_on
from heed.capabilities.allegation import decide
from heed.capabilities.allegation.forms import (
    AllegeForm,
    NameChildForm,
    NameSubjectForm,
    OpenFileForm,
    TakeOutForm,
)
from heed.facts.allegation import PersonTakenOut, fold_allegation_file
from heed.facts.base import History
from heed.facts.concern import fold_concern
from heed.store.ids import new_id, new_reference
from heed.store.record import Receipt, record
from heed.store.sealing import Statement
from heed.web.components import Row
from heed.web.people import Meant, described, take_person
from heed.web.recording import command_of, record_in
from heed.web.steps import Done, Step, take
from heed.web.workplaces import Workplace, workplace


@needs("decide")
def open_allegation_file(request: WorkerRequest, file: str) -> HttpResponse:
    """Take a concern into the allegation process."""
    opened = open_for(request, file, page="open-file", kind="concern")
    received = fold_concern(opened.history).received
    assert received is not None  # noqa: S101 - the first fact of such a file
    posts = post_choices(timezone.localdate(), role="designated-officer", first=request.worker.actor.post)
    step: Step[OpenFileForm, Receipt] = Step(
        title="Open an allegation file",
        form=partial(OpenFileForm, happened=received.happened, posts=posts, owner=received.owner),
        rehearse=lambda form: decide.open_file(
            {file: opened.history}, _opening(form, file, "", ""), rulebook()
        ),
        record=lambda form: _record_opening(request, file, form),
        done=lambda receipt: Done(
            reverse("file", args=[receipt.file]), "The allegation file is open. Name who is in it next."
        ),
        position=opened.position,
        file_title=received.reference,
        effect="This begins a new file. The concern keeps the original words and says where it went.",
        back=reverse("file", args=[file]),
        template="allegation/open_file.html",
        context={"told": [Row("In the original words", received.words)]},
    )
    return take(request, step)


def _opening(form: OpenFileForm, concern: str, file: str, reference: str) -> decide.OpenFile:
    answers = {name: form.cleaned_data[name] for name in ("summary", "happened", "place", "owner")}
    return decide.OpenFile(concern=concern, file=file, reference=reference, **answers)


def _record_opening(request: WorkerRequest, concern: str, form: OpenFileForm) -> Receipt:
    command = _opening(form, concern, new_id(), new_reference("A"))
    return record(
        **record_as(request),
        command=command_of(request, form),
        reads={concern: form.built_from, command.file: 0},
        decide=lambda found: decide.open_file(found, command, rulebook()),
    )


@needs("receive")
def name_child(request: WorkerRequest, file: str) -> HttpResponse:
    """Name a child of the incident."""
    opened = open_for(request, file, page="name-child", kind="allegation")
    form = partial(NameChildForm, rules=rules_on(timezone.localdate()))

    def step(meant: Meant) -> Step[NameChildForm, Receipt]:
        return Step(
            title="Name a child",
            form=form,
            record=lambda valid: _record_child(request, file, valid, meant),
            done=lambda _: Done(reverse("file", args=[file]), "The child is named in the file."),
            position=opened.position,
            file_title=fold_allegation_file(opened.history).reference,
            button="Name the child",
            back=reverse("file", args=[file]),
        )

    return take_person(request, step, people_meant)


def _record_child(request: WorkerRequest, file: str, form: NameChildForm, meant: Meant) -> Receipt:
    today = timezone.localdate()
    command = decide.NameChild(
        file=file,
        child=meant.person or new_id(),
        described=None if meant.person else described(form.cleaned_data),
        note=form.cleaned_data["note"],
    )
    return record(
        **record_as(request),
        command=command_of(request, form),
        reads={file: form.built_from, command.child: None if meant.person else 0},
        decide=lambda found: decide.name_child(found, command, rules_on(today), today),
    )


@needs("receive")
def name_subject(request: WorkerRequest, file: str) -> HttpResponse:
    """Name somebody about whom the allegation is made."""
    opened = open_for(request, file, page="name-subject", kind="allegation")
    about = _as_told(opened.history)
    form = partial(NameSubjectForm, rules=rules_on(timezone.localdate()), directory=organisations())

    def step(meant: Meant) -> Step[NameSubjectForm, Receipt]:
        return Step(
            title="Name a subject",
            form=form,
            record=lambda valid: _record_subject(request, file, valid, meant),
            done=lambda _: Done(reverse("file", args=[file]), "The subject is named in the file."),
            position=opened.position,
            file_title=fold_allegation_file(opened.history).reference,
            button="Name the subject",
            back=reverse("file", args=[file]),
            template="allegation/open_file.html",
            context={"told": about},
        )

    return take_person(request, step, people_meant)


def _as_told(history: History) -> list[Row]:
    """Who it is about in the words of the concern: what is on its card."""
    opened = fold_allegation_file(history).opened
    told = titles([opened.concern]) if opened else {}
    return [Row("As told", title) for title in told.values()]


def _record_subject(request: WorkerRequest, file: str, form: NameSubjectForm, meant: Meant) -> Receipt:
    today = timezone.localdate()
    where = workplace(form.cleaned_data)
    command = decide.NameSubject(
        file=file,
        subject=meant.person or new_id(),
        described=None if meant.person else described(form.cleaned_data),
        organisation=where.organisation,
        new_organisation=where.new,
        **{name: form.cleaned_data[name] for name in ("title", "basis", "sector")},
    )
    return record(
        **record_as(request),
        command=command_of(request, form),
        reads={
            file: form.built_from,
            command.subject: None if meant.person else 0,
            **_new_files(where),
        },
        decide=lambda found: decide.name_subject(found, command, rules_on(today), today, organisations()),
    )


def _new_files(where: Workplace) -> dict[str, int | None]:
    return {where.organisation: 0} if where.new else {}


@needs("decide")
def take_out(request: WorkerRequest, file: str) -> HttpResponse:
    """Take somebody out who was named by mistake."""
    opened = open_for(request, file, page="take-out", kind="allegation")
    state = fold_allegation_file(opened.history)
    parts = {**dict.fromkeys(state.children, "child"), **dict.fromkeys(state.subjects, "subject")}
    # Sent twice, the person is no longer in the file: the form still knows them, and the first answer is given.
    parts |= {p: "taken out" for p in _taken_out(opened.history) if p == request.POST.get("person")}
    names = titles(parts)

    def make(form: TakeOutForm, history: History) -> list[Statement]:
        command = decide.TakeOut(person=form.cleaned_data["person"], reason=form.cleaned_data["reason"])
        return decide.take_out(history, command, rules_on(timezone.localdate()))

    step: Step[TakeOutForm, Receipt] = Step(
        title="Take out somebody named by mistake",
        form=partial(TakeOutForm, people={key: f"{names[key]} ({part})" for key, part in parts.items()}),
        record=lambda form: record_in(request, form, file, partial(make, form)),
        rehearse=lambda form: make(form, opened.history),
        done=lambda _: Done(reverse("file", args=[file]), "The person is taken out of the file."),
        position=opened.position,
        file_title=fold_allegation_file(opened.history).reference,
        effect="They are no part of the file any more, and every allegation with them falls away, with its outcome. "
        "What was stated stays in the timeline; their own file no longer leads here.",
        back=reverse("file", args=[file]),
    )
    return take(request, step)


def _taken_out(history: History) -> set[str]:
    return {item.fact.person for item in history if isinstance(item.fact, PersonTakenOut)}


@needs("receive")
def record_allegation(request: WorkerRequest, file: str) -> HttpResponse:
    """Record what is alleged of one subject towards one child."""
    opened = open_for(request, file, page="record-allegation", kind="allegation")
    state = fold_allegation_file(opened.history)
    names = titles([*state.children, *state.subjects])
    assert state.opened is not None  # noqa: S101 - the first fact of such a file
    step: Step[AllegeForm, Receipt] = Step(
        title="Record an allegation",
        form=partial(
            AllegeForm,
            rules=rules_on(state.opened.referred),
            children={child: names[child] for child in state.children},
            subjects={subject: names[subject] for subject in state.subjects},
        ),
        record=lambda form: _record_allegation(request, file, form),
        done=lambda _: Done(reverse("file", args=[file]), "The allegation is recorded."),
        position=opened.position,
        file_title=state.opened.reference,
        effect="A file holds one allegation for each child and each subject. Its outcome is decided later.",
        button="Record the allegation",
        back=reverse("file", args=[file]),
    )
    return take(request, step)


def _record_allegation(request: WorkerRequest, file: str, form: AllegeForm) -> Receipt:
    answers = {name: form.cleaned_data[name] for name in ("child", "subject", "category", "description")}
    command = decide.Allege(allegation=new_id(), **answers)
    return record_in(request, form, file, lambda history: decide.allege(history, command, rulebook()))
