"""The pages on which it is recorded what becomes of an organisation."""

from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from heed.access.directory import organisations
from heed.access.door import OpenFile, WorkerRequest, needs, open_for, record_as
from heed.access.rules import rules_on
from heed.access.workplaces import PART_OF, SUCCEEDED, organisations_ahead
from heed.capabilities.succession.decide import Rename, close, part_of, rename, succeed
from heed.capabilities.succession.forms import CloseOrganisationForm, PartOfForm, RenameForm, SucceedForm
from heed.facts.organisation import (
    OrganisationClosed,
    OrganisationPartOf,
    OrganisationSucceeded,
    fold_organisation,
)
from heed.store.record import Receipt, record
from heed.web.recording import command_of, record_in
from heed.web.steps import Done, Step, take


@needs("keep-directory")
def rename_organisation(request: WorkerRequest, file: str) -> HttpResponse:
    """Record the name that an organisation bears from a day on."""
    opened = open_for(request, file, page="rename-organisation", kind="organisation")
    today = timezone.localdate()
    rules = rules_on(today)

    def recorded(form: RenameForm) -> Receipt:
        command = Rename(name=form.cleaned_data["name"], since=form.cleaned_data["since"])
        others = {other: name for other, name in organisations().items() if other != file}
        return record_in(request, form, file, lambda history: rename(history, command, rules, others))

    step: Step[RenameForm, Receipt] = Step(
        title="Record a new name",
        form=partial(RenameForm, today=today),
        record=recorded,
        done=lambda _: Done(_page(file), "The new name is recorded."),
        position=opened.position,
        file_title=_name(opened),
        effect="It is found by its former names as well, and they stay on its page.",
        button="Record the name",
        back=_page(file),
    )
    return take(request, step)


@needs("keep-directory")
def succeed_organisation(request: WorkerRequest, file: str) -> HttpResponse:
    """Record which organisation goes on with the work of this one."""
    opened = open_for(request, file, page="succeed-organisation", kind="organisation")
    rules = rules_on(timezone.localdate())

    def recorded(form: SucceedForm) -> Receipt:
        names = ("successor", "succeeded_as", "on", "reason")
        stated = OrganisationSucceeded(**{name: form.cleaned_data[name] for name in names})
        ahead = dict.fromkeys(organisations_ahead(stated.successor, SUCCEEDED))
        return record(
            **record_as(request),
            command=command_of(request, form),
            reads={**ahead, file: form.built_from},
            decide=lambda found: {file: succeed(file, found, stated, rules)},
        )

    step: Step[SucceedForm, Receipt] = Step(
        title="Record which organisation succeeds it",
        form=partial(SucceedForm, rules=rules, directory=organisations()),
        record=recorded,
        done=lambda _: Done(_page(file), "The successor is recorded."),
        position=opened.position,
        file_title=_name(opened),
        effect="Whoever asks who worked here is shown those who worked at the successor too.",
        button="Record the successor",
        back=_page(file),
    )
    return take(request, step)


@needs("keep-directory")
def place_organisation(request: WorkerRequest, file: str) -> HttpResponse:
    """Record of which larger organisation this one is part."""
    opened = open_for(request, file, page="part-of-organisation", kind="organisation")
    rules = rules_on(timezone.localdate())

    def recorded(form: PartOfForm) -> Receipt:
        stated = OrganisationPartOf(parent=form.cleaned_data["parent"], since=form.cleaned_data["since"])
        ahead = dict.fromkeys(organisations_ahead(stated.parent, PART_OF))
        return record(
            **record_as(request),
            command=command_of(request, form),
            reads={**ahead, file: form.built_from},
            decide=lambda found: {file: part_of(file, found, stated, rules)},
        )

    step: Step[PartOfForm, Receipt] = Step(
        title="Record of which organisation it is part",
        form=partial(PartOfForm, directory=organisations()),
        record=recorded,
        done=lambda _: Done(_page(file), "It is recorded of which organisation it is part."),
        position=opened.position,
        file_title=_name(opened),
        button="Record it",
        back=_page(file),
    )
    return take(request, step)


@needs("keep-directory")
def close_organisation(request: WorkerRequest, file: str) -> HttpResponse:
    """Record the last day of an organisation."""
    opened = open_for(request, file, page="close-organisation", kind="organisation")
    rules = rules_on(timezone.localdate())

    def recorded(form: CloseOrganisationForm) -> Receipt:
        stated = OrganisationClosed(on=form.cleaned_data["on"], reason=form.cleaned_data["reason"])
        return record_in(request, form, file, lambda history: close(history, stated, rules))

    step: Step[CloseOrganisationForm, Receipt] = Step(
        title="Record that the organisation closed",
        form=CloseOrganisationForm,
        record=recorded,
        done=lambda _: Done(_page(file), "The last day of the organisation is recorded."),
        position=opened.position,
        file_title=_name(opened),
        effect="Its file stays, and so does all that names it.",
        button="Record the last day",
        back=_page(file),
    )
    return take(request, step)


def _name(opened: OpenFile) -> str:
    described = fold_organisation(opened.history).described
    return described.name if described else ""


def _page(file: str) -> str:
    return reverse("file", args=[file])
