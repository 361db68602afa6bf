"""The page on which a concern is taken down."""

from datetime import date
from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from heed.access.door import WorkerRequest, needs, record_as
from heed.access.known import anything_known
from heed.access.posts import post_choices
from heed.access.rules import rules_on
from heed.capabilities.concern.decide import Receive, receive
from heed.capabilities.concern.forms import ReceiveForm
from heed.store.ids import id_of, new_reference
from heed.store.record import Receipt, record
from heed.web.recording import command_of
from heed.web.steps import Done, Step, take

SAME_NAME = ("channel", "source", "words", "referred", "happened", "first_known", "adult", "adult_role",
             "setting", "children", "late_reason", "owner")  # fmt: skip


@needs("receive")
def receive_concern(request: WorkerRequest) -> HttpResponse:
    """Take down a concern."""
    today = timezone.localdate()
    mine = request.worker.actor.post
    posts = post_choices(today, role="designated-officer", first=mine)
    form = partial(ReceiveForm, rules=rules_on(today), posts=posts, owner=_proposed(posts, mine), today=today)
    next_words = "Screen it next." if request.worker.may("decide") else "It waits to be screened."
    step: Step[ReceiveForm, Receipt] = Step(
        title="Record a concern",
        form=form,
        record=lambda valid: _record(request, valid, today),
        done=lambda receipt: Done(_next(receipt.file), f"The concern is recorded. {next_words}"),
        effect="This makes a new concern. It cannot be edited afterwards, only corrected; the original stays readable.",
        button="Record the concern",
        back=reverse("home"),
    )
    return take(request, step)


def _next(file: str) -> str:
    """Where others on record may be meant, the page that says so first; else the file."""
    return reverse("known-before" if anything_known(file) else "file", args=[file])


def _proposed(posts: list[tuple[str, str]], mine: str) -> str:
    """One's own post where it may screen; the only post where there is one; else none."""
    if len(posts) == 1 or any(post == mine for post, _ in posts):
        return posts[0][0]
    return ""


def _record(request: WorkerRequest, form: ReceiveForm, today: date) -> Receipt:
    answers = form.cleaned_data
    command = Receive(
        reference=new_reference("C"),
        referrer=form.referrer,
        name_kept_back=answers["kept_back"] == "yes",
        **{name: answers[name] for name in SAME_NAME},
    )
    file = id_of(form.key)
    return record(
        **record_as(request),
        command=command_of(request, form),
        reads={file: None},
        decide=lambda found: {file: receive(command, rules_on(command.referred), today, before=found[file])},
    )
