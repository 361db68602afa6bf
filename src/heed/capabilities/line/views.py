"""The pages on which a post is placed, ended and handed over."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from heed.access.door import WorkerRequest, needs, open_for, record_as
from heed.access.handover import handover
from heed.access.names import titles
from heed.access.posts import organisations_up_the_line, posts_answered_by, posts_of_all
from heed.access.rules import rules_on
from heed.capabilities.line.decide import end_post, hand_over, place_post
from heed.capabilities.line.forms import EndForm, HandOverForm, PlaceForm
from heed.facts.base import History
from heed.facts.organisation import (
    HandedOver,
    Organisation,
    PostEnded,
    PostPlaced,
    Tenure,
    fold_organisation,
)
from heed.store.record import Receipt, Statements, record
from heed.web.forms import HeedForm
from heed.web.recording import command_of, record_in
from heed.web.steps import Done, Step, take
from heed.web.words import day_words

PLACED, ENDED = ("post", "above", "since", "reason"), ("post", "on", "ended_as", "successor", "reason")


@needs("keep-directory")
def place(request: WorkerRequest, file: str) -> HttpResponse:
    """Record to which post a post answers."""
    opened = open_for(request, file, page="place-post", kind="organisation")
    today, organisation = timezone.localdate(), fold_organisation(opened.history)

    def recorded(form: PlaceForm) -> Receipt:
        placed = PostPlaced(**{name: form.cleaned_data[name] for name in PLACED})
        decide = partial(place_post, file, placed=placed, rules=rules_on(today))
        return _record_along(request, form, file, placed.above, lambda found: {file: decide(found)})

    form = partial(PlaceForm, posts=_posts(organisation, today), every=posts_of_all(today), today=today)
    step: Step[PlaceForm, Receipt] = Step(
        title="Record to which post one answers",
        form=form,
        record=recorded,
        done=lambda _: Done(_page(file), "It is recorded to which post the post answers."),
        position=opened.position,
        file_title=_name(organisation),
        effect="While nobody holds the post, its duties are those of the nearest post above that is held.",
        button="Record it",
        back=_page(file),
    )
    return take(request, step)


@needs("keep-directory")
def end(request: WorkerRequest, file: str) -> HttpResponse:
    """Record that a post ends, and which succeeds it."""
    opened = open_for(request, file, page="end-post", kind="organisation")
    today, organisation = timezone.localdate(), fold_organisation(opened.history)

    def recorded(form: EndForm) -> Receipt:
        ended = PostEnded(**{name: form.cleaned_data[name] for name in ENDED})
        decide = partial(end_post, file, ended=ended, rules=rules_on(today))
        return _record_along(request, form, file, ended.successor, lambda found: {file: decide(found)})

    posts = _posts(organisation, today, sent=request.POST.get("post", ""))
    step: Step[EndForm, Receipt] = Step(
        title="Record that a post ends",
        form=partial(EndForm, rules=rules_on(today), posts=posts, every=posts_of_all(today)),
        record=recorded,
        done=lambda _: Done(_page(file), "The last day of the post is recorded."),
        position=opened.position,
        file_title=_name(organisation),
        effect="From the day after, its duties are those of its successor; without one, of the post above it.",
        button="Record the last day",
        back=_page(file),
    )
    return take(request, step)


def _record_along(
    request: WorkerRequest,
    form: HeedForm,
    file: str,
    post: str,
    decide: Callable[[dict[str, History]], Statements],
) -> Receipt:
    """Record in a file what is decided with a look at all files through which the line of a post leads."""
    others = dict.fromkeys(organisations_up_the_line(post)) if post else {}
    return record(
        **record_as(request),
        command=command_of(request, form),
        reads={**others, file: form.built_from},
        decide=lambda found: decide(dict(found)),
    )


def _posts(organisation: Organisation, day: date, sent: str = "") -> list[tuple[str, str]]:
    """The posts that go on, and the one that was sent, so that sending it twice is answered."""
    return [
        (post, created.title)
        for post, created in organisation.posts.items()
        if post == sent or post not in organisation.ended
    ]


@needs("read-cases")
def hand_over_post(request: WorkerRequest, file: str) -> HttpResponse:
    """Record that somebody hands a post over, with what waits for it."""
    opened = open_for(request, file, page="hand-over", kind="organisation")
    organisation, today = fold_organisation(opened.history), timezone.localdate()
    tenures = _own_or_all(request, organisation)
    if not tenures:
        raise Http404
    rules = rules_on(today)
    step: Step[HandOverForm, Receipt] = Step(
        title="Hand over a post",
        form=partial(
            HandOverForm, tenures=_tenures(tenures, organisation), people=_people(organisation, today)
        ),
        record=lambda form: record_in(
            request,
            form,
            file,
            lambda history: hand_over(history, _handed_over(form, organisation, today), rules),
        ),
        done=lambda _: Done(_page(file), "The hand-over is recorded."),
        position=opened.position,
        file_title=_name(organisation),
        effect="What waits for the post today is noted with it. The duties stay with the post.",
        button="Record the hand-over",
        back=reverse("handover"),
    )
    return take(request, step)


def _own_or_all(request: WorkerRequest, organisation: Organisation) -> list[Tenure]:
    """The tenures that the worker may hand over: their own, or anybody's for who decides."""
    all_of_them = request.worker.may("decide")
    return [t for t in organisation.tenures.values() if all_of_them or t.holder == request.worker.person]


def _tenures(tenures: list[Tenure], organisation: Organisation) -> list[tuple[str, str]]:
    names = titles(t.holder for t in tenures)
    labels = [
        (
            t.id,
            f"{organisation.posts[t.post].title}: {names.get(t.holder, '')}, since {day_words(t.since)}",
        )
        for t in tenures
    ]
    return sorted(labels, key=lambda label: label[1])


def _people(organisation: Organisation, today: date) -> list[tuple[str, str]]:
    held = {t.holder: organisation.posts[t.post].title for t in organisation.tenures.values() if t.on(today)}
    names = titles(held)
    return sorted(
        ((p, f"{names[p]} ({title})") for p, title in held.items() if p in names), key=lambda p: p[1]
    )


def _handed_over(form: HandOverForm, organisation: Organisation, today: date) -> HandedOver:
    tenure = organisation.tenures[form.cleaned_data["tenure"]]
    left = handover(posts_answered_by(tenure.post, today) or [tenure.post])
    return HandedOver(
        post=tenure.post, outgoing=tenure.holder, incoming=form.cleaned_data["incoming"],
        duties=left.step_count, files=left.listed, note=form.cleaned_data["note"],
    )  # fmt: skip


def _name(organisation: Organisation) -> str:
    return organisation.described.name if organisation.described else ""


def _page(file: str) -> str:
    return reverse("file", args=[file])
