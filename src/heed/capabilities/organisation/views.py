"""The pages on which organisations, their posts and the holders of these are recorded."""

from datetime import date
from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from heed.access.directory import organisations
from heed.access.door import WorkerRequest, needs, open_for, record_as
from heed.access.matches import people_like
from heed.access.names import titles
from heed.access.roles import ROLES
from heed.access.rules import rules_on
from heed.capabilities.organisation.accounts import name_of
from heed.capabilities.organisation.decide import (
    CreatePost,
    Leave,
    TakeUp,
    create_post,
    leave,
    list_organisation,
    take_up,
)
from heed.capabilities.organisation.forms import NO_ROLE, LeaveForm, OrganisationForm, PostForm, TakeUpForm
from heed.facts.organisation import Organisation, OrganisationDescribed, PostLeft, Tenure, fold_organisation
from heed.store.ids import new_id
from heed.store.record import Receipt, record
from heed.web.people import Meant, described, take_person
from heed.web.recording import command_of, record_in
from heed.web.steps import Done, Step, take
from heed.web.words import day_words

ROLE_NAMES = {code: role.name for code, role in ROLES.items()}


@needs("keep-directory")
def new_organisation(request: WorkerRequest) -> HttpResponse:
    """List an organisation."""
    step: Step[OrganisationForm, Receipt] = Step(
        title="Add an organisation",
        form=partial(OrganisationForm, rules=rules_on(timezone.localdate())),
        record=lambda form: _record_organisation(request, form),
        done=lambda receipt: Done(reverse("file", args=[receipt.file]), "The organisation is listed."),
        button="Add the organisation",
        back=reverse("people"),
    )
    return take(request, step)


def _record_organisation(request: WorkerRequest, form: OrganisationForm) -> Receipt:
    answers = {name: form.cleaned_data[name] for name in ("organisation_kind", "sector", "address")}
    new = OrganisationDescribed(name=form.cleaned_data["new_organisation"], **answers)
    file, rules = new_id(), rules_on(timezone.localdate())
    return record(
        **record_as(request),
        command=command_of(request, form),
        reads={file: 0},
        decide=lambda _: {file: list_organisation(new, rules, organisations())},
    )


@needs("keep-directory")
def new_post(request: WorkerRequest, file: str) -> HttpResponse:
    """Create a post."""
    opened = open_for(request, file, page="create-post", kind="organisation")
    rules = rules_on(timezone.localdate())
    step: Step[PostForm, Receipt] = Step(
        title="Create a post",
        form=PostForm,
        record=lambda form: record_in(
            request, form, file, lambda history: create_post(history, _post(form), rules, ROLE_NAMES)
        ),
        done=lambda _: Done(
            reverse("file", args=[file]), "The post is created. It is vacant until taken up."
        ),
        position=opened.position,
        file_title=name_of(opened),
        effect="What the holder may do follows the post: whoever takes it up may do it from their first day.",
        button="Create the post",
        back=reverse("file", args=[file]),
    )
    return take(request, step)


def _post(form: PostForm) -> CreatePost:
    role = form.cleaned_data["role"]
    return CreatePost(post=new_id(), title=form.cleaned_data["title"], role="" if role == NO_ROLE else role)


@needs("keep-directory")
def take_up_post(request: WorkerRequest, file: str) -> HttpResponse:
    """Record who takes up a post."""
    opened = open_for(request, file, page="take-up-post", kind="organisation")
    organisation, today = fold_organisation(opened.history), timezone.localdate()
    form = partial(TakeUpForm, rules=rules_on(today), posts=_posts(organisation, today), today=today)

    def step(meant: Meant) -> Step[TakeUpForm, Receipt]:
        return Step(
            title="Record who takes up a post",
            form=form,
            record=lambda valid: _record_taking_up(request, file, valid, meant),
            done=lambda _: Done(reverse("file", args=[file]), "The new holder of the post is recorded."),
            position=opened.position,
            file_title=name_of(opened),
            effect="Duties of the post are theirs from their first day, and so is what the post may do.",
            button="Record the holder",
            back=reverse("file", args=[file]),
        )

    return take_person(
        request,
        step,
        lambda who: people_like(who.name, staff_only=not request.worker.may("read-cases")),
    )


def _posts(organisation: Organisation, today: date) -> list[tuple[str, str]]:
    """The posts with who holds them."""
    held = {post: organisation.holders(post, today) for post in organisation.posts}
    names = titles(t.holder for tenures in held.values() for t in tenures)
    return [
        (post, f"{created.title} ({', '.join(names.get(t.holder, '') for t in held[post]) or 'vacant'})")
        for post, created in organisation.posts.items()
        if post not in organisation.ended
    ]


def _record_taking_up(request: WorkerRequest, file: str, form: TakeUpForm, meant: Meant) -> Receipt:
    today = timezone.localdate()
    command = TakeUp(
        organisation=file,
        tenure=new_id(),
        holder=meant.person or new_id(),
        described=None if meant.person else described(form.cleaned_data),
        **{name: form.cleaned_data[name] for name in ("post", "tenure_kind", "since")},
    )
    return record(
        **record_as(request),
        command=command_of(request, form),
        reads={file: form.built_from, command.holder: None if meant.person else 0},
        decide=lambda found: take_up(found, command, rules_on(today), today),
    )


@needs("keep-directory")
def leave_post(request: WorkerRequest, file: str) -> HttpResponse:
    """Record that somebody leaves a post."""
    opened = open_for(request, file, page="leave-post", kind="organisation")
    rules = rules_on(timezone.localdate())
    sent = request.POST.get("tenure", "")
    step: Step[LeaveForm, Receipt] = Step(
        title="Record that somebody leaves a post",
        form=partial(LeaveForm, tenures=_tenures(fold_organisation(opened.history), sent)),
        record=lambda form: record_in(
            request, form, file, lambda history: leave(history, _leaving(form), rules)
        ),
        done=lambda receipt: Done(_left_behind(request, receipt), "The last day in the post is recorded."),
        position=opened.position,
        file_title=name_of(opened),
        effect="Duties stay with the post. From the day after, its former holder can do nothing in it here.",
        button="Record the last day",
        back=reverse("file", args=[file]),
    )
    return take(request, step)


def _left_behind(request: WorkerRequest, receipt: Receipt) -> str:
    """The hand-over list of the post, for who may see it; otherwise the organisation."""
    left = open_for(request, receipt.file, page="leave-post", kind="organisation").history[receipt.seq].fact
    if request.worker.may("decide") and isinstance(left, PostLeft):
        return f"{reverse('handover')}?{urlencode({'post': left.post})}"
    return reverse("file", args=[receipt.file])


def _tenures(organisation: Organisation, sent: str) -> list[tuple[str, str]]:
    """Tenures without a last day, and the one that was sent, so that sending it twice is answered."""
    listed = [t for t in organisation.tenures.values() if t.until is None or t.id == sent]
    names = titles(t.holder for t in listed)
    return sorted(
        ((t.id, _tenure(t, organisation, names.get(t.holder, ""))) for t in listed), key=lambda item: item[1]
    )


def _tenure(tenure: Tenure, organisation: Organisation, name: str) -> str:
    return f"{organisation.posts[tenure.post].title}: {name}, since {day_words(tenure.since)}"


def _leaving(form: LeaveForm) -> Leave:
    return Leave(**{name: form.cleaned_data[name] for name in ("tenure", "until", "reason")})
