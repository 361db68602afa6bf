"""The pages on which people are asked to a meeting after a check, and say that they cannot come."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from heed.access.conflicts import ConflictCheck, conflict_check
from heed.access.door import WorkerRequest, needs, note_read, open_for
from heed.access.rules import rules_on
from heed.capabilities.meeting import invitations
from heed.capabilities.meeting.invite_forms import ApologiesForm, ChooseForm, InviteForm
from heed.capabilities.meeting.views import about, page_of, reference, the_meeting
from heed.capabilities.meeting.who import asked_words, posts_to_invite
from heed.facts.allegation import fold_allegation_file
from heed.facts.meeting import ApologiesGiven
from heed.facts.upkeep import PageRead
from heed.store.record import Receipt
from heed.web.recording import record_in
from heed.web.steps import Done, Step, take

AT_ONCE = 50  # posts that are checked on one page


@needs("arrange")
def invite(request: WorkerRequest, file: str, meeting: str) -> HttpResponse:
    """Choose the posts that are to be asked; nothing is recorded here."""
    opened = open_for(request, file, page="invite", kind="allegation")
    found = the_meeting(opened, meeting)
    posts = posts_to_invite(timezone.localdate())
    context = {
        "form": ChooseForm(posts=list(posts.items()), chair=found.planned.chair),
        "file": file,
        "meeting": meeting,
        "reference": reference(opened),
        "about": about(found),
        "back": page_of(file, meeting),
    }
    return render(request, "meeting/choose.html", context)


@needs("arrange")
def check_invitations(request: WorkerRequest, file: str, meeting: str) -> HttpResponse:
    """Record for each who was chosen what the check for a conflict found, and with that the invitation."""
    opened = open_for(request, file, page="check-invitations", kind="allegation")
    found, today = the_meeting(opened, meeting), timezone.localdate()
    every, rules = posts_to_invite(today), rules_on(today)
    posts = {post: every[post] for post in request.GET.getlist("post")[:AT_ONCE] if post in every}
    check = _checked(request, file, conflict_check(fold_allegation_file(opened.history), posts, today))

    def invited(form: InviteForm) -> Receipt:
        named = form.checked(check)
        return record_in(request, form, file, lambda h: invitations.invite(meeting, named, h, rules))

    form = partial(
        InviteForm, rules=rules, posts=posts, suggested={post: check.of_post(post) for post in posts}
    )
    step: Step[InviteForm, Receipt] = Step(
        title="Check for a conflict of interest",
        form=form,
        position=opened.position,
        record=invited,
        done=lambda _: Done(page_of(file, meeting), "The invitations are recorded."),
        file_title=reference(opened),
        effect="What the record suggests is a proposal; you decide. Nothing is sent by this system.",
        button="Record the check and the invitations",
        back=reverse("invite", args=[file, meeting]),
        template="heed/step_about.html",
        context={"about": about(found)},
    )
    return take(request, step)


def _checked(request: WorkerRequest, file: str, check: ConflictCheck) -> ConflictCheck:
    """The check, once it is in the book of reads whose files were opened for it."""
    note_read(request, PageRead(page="conflict-check", of=file, listed=check.read))
    return check


@needs("arrange")
def give_apologies(request: WorkerRequest, file: str, meeting: str) -> HttpResponse:
    """Record that somebody who was asked cannot come."""
    opened = open_for(request, file, page="give-apologies", kind="allegation")
    found, today = the_meeting(opened, meeting), timezone.localdate()
    rules, words = rules_on(today), asked_words(found, today)
    posts = {one.post for one in found.asked}

    def apologise(form: ApologiesForm) -> Receipt:
        who, instead = form.cleaned_data["who"], form.cleaned_data["instead"]
        given = ApologiesGiven(
            meeting=meeting, post=who if who in posts else "", who=words[who], instead=instead
        )
        return record_in(request, form, file, lambda h: invitations.apologise(given, h, rules))

    step: Step[ApologiesForm, Receipt] = Step(
        title="Record apologies",
        form=partial(ApologiesForm, asked=words),
        position=opened.position,
        record=apologise,
        done=lambda _: Done(page_of(file, meeting), "The apologies are recorded."),
        file_title=reference(opened),
        button="Record the apologies",
        back=page_of(file, meeting),
        template="heed/step_about.html",
        context={"about": about(found)},
    )
    return take(request, step)
