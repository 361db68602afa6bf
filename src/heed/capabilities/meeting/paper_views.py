"""The pages on which minutes are recorded, approved, circulated and read."""

from functools import partial

from django.http import HttpResponse
from django.utils import timezone

from heed.access.door import WorkerRequest, needs, open_for
from heed.access.posts import post_choices
from heed.access.rules import rules_on
from heed.capabilities.meeting import papers
from heed.capabilities.meeting.draft import draft
from heed.capabilities.meeting.minutes_page import minutes_sections
from heed.capabilities.meeting.paper_forms import (
    ApproveForm,
    CirculateForm,
    MinutesForm,
    NoMinutesForm,
    ReceiptForm,
)
from heed.capabilities.meeting.views import about, page_of, reference, the_meeting
from heed.capabilities.meeting.who import answers_for
from heed.facts.allegation import fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.meeting import MinutesCirculated, fold_meetings
from heed.store.record import Receipt
from heed.web.filing import take_in
from heed.web.pages.file import shown_to
from heed.web.pages.file_words import words_for
from heed.web.recording import record_in
from heed.web.steps import Done, Step, take

ONCE = "Minutes are recorded once. A later change is a correction, and both stay readable."


@needs("arrange")
def record_minutes(request: WorkerRequest, file: str, meeting: str) -> HttpResponse:
    """Record the minutes of a meeting that was held; a draft is put together from what was recorded."""
    opened = open_for(request, file, page="record-minutes", kind="allegation")
    found, rules = the_meeting(opened, meeting), rules_on(timezone.localdate())
    actions = (a for a in fold_meetings(opened.history).actions.values() if a.agreed.meeting == meeting)
    proposed = draft(found, actions, rules, words_for(opened.history, request.worker).call)

    def make(form: MinutesForm, history: History) -> list[Fact]:
        return papers.minute(meeting, form.cleaned_data["text"], history, rules)

    return take_in(
        request,
        opened,
        title="Record the minutes",
        form=partial(MinutesForm, draft=proposed),
        make=make,
        done="The minutes are recorded. The chair approves them next.",
        effect=ONCE,
        button="Record the minutes",
        about=about(found),
        back=page_of(file, meeting),
    )


@needs("arrange")
def no_minutes(request: WorkerRequest, file: str, meeting: str) -> HttpResponse:
    """Say why a meeting that was held has no minutes."""
    opened = open_for(request, file, page="no-minutes", kind="allegation")
    found, rules = the_meeting(opened, meeting), rules_on(timezone.localdate())

    def make(form: NoMinutesForm, history: History) -> list[Fact]:
        return papers.no_minutes(meeting, form.cleaned_data["reason"], history, rules)

    return take_in(
        request,
        opened,
        title="Say why there are no minutes",
        form=NoMinutesForm,
        make=make,
        done="It is recorded why there are no minutes.",
        button="Record the reason",
        about=about(found),
        back=page_of(file, meeting),
    )


@needs("arrange")
def approve_minutes(request: WorkerRequest, file: str, meeting: str) -> HttpResponse:
    """The chair approves the minutes as they stand."""
    opened = open_for(request, file, page="approve-minutes", kind="allegation")
    found, today = the_meeting(opened, meeting), timezone.localdate()
    rules, mine = rules_on(today), answers_for(request.worker, today)

    def approve(form: ApproveForm) -> Receipt:
        remark = form.cleaned_data["remark"]
        return record_in(request, form, file, lambda h: papers.approve(meeting, remark, h, rules, mine))

    step: Step[ApproveForm, Receipt] = Step(
        title="Approve the minutes",
        form=ApproveForm,
        position=opened.position,
        record=approve,
        done=lambda _: Done(page_of(file, meeting), "The minutes are approved. They are circulated next."),
        file_title=reference(opened),
        effect="You stand by the minutes as they are shown here. A later correction has to be approved again.",
        button="Approve the minutes",
        back=page_of(file, meeting),
        template="meeting/approve.html",
        context={"about": about(found), "text": found.minutes.text if found.minutes else ""},
    )
    return take(request, step)


@needs("arrange")
def circulate_minutes(request: WorkerRequest, file: str, meeting: str) -> HttpResponse:
    """Give the approved minutes to posts that may open the file, and say to whom else they were given."""
    opened = open_for(request, file, page="circulate-minutes", kind="allegation")
    found, today = the_meeting(opened, meeting), timezone.localdate()
    rules, every = rules_on(today), dict(post_choices(today))
    given = {copy.post for copy in found.copies}
    invited = [one.post for one in found.asked if one.post in every and one.post not in given]
    near = [*invited, found.planned.chair, fold_allegation_file(opened.history).owner, *given]
    posts = {post: every[post] for post in near if post in every}

    def make(form: CirculateForm, history: History) -> list[Fact]:
        chosen, outside = form.cleaned_data["posts"], form.cleaned_data["outside"]
        command = MinutesCirculated(meeting=meeting, posts=tuple(chosen), outside=outside)
        return papers.circulate(command, history, rules)

    return take_in(
        request,
        opened,
        title="Circulate the minutes",
        form=partial(CirculateForm, posts=list(posts.items()), invited=invited),
        make=make,
        done="The minutes are circulated.",
        effect="The minutes wait in the work of each post until they are read there.",
        button="Circulate the minutes",
        about=about(found),
        back=page_of(file, meeting),
    )


@needs("read-cases")
def read_minutes(request: WorkerRequest, file: str, meeting: str) -> HttpResponse:
    """The minutes with their corrections and receipts; a post that was given them says here that it has read them."""
    opened = open_for(request, file, page="read-minutes", kind="allegation")
    found, today = the_meeting(opened, meeting), timezone.localdate()
    rules, mine = rules_on(today), answers_for(request.worker, today)

    def receive(form: ReceiptForm) -> Receipt:
        return record_in(request, form, file, lambda h: papers.receive(meeting, h, rules, mine))

    step: Step[ReceiptForm, Receipt] = Step(
        title="Minutes of the meeting",
        form=ReceiptForm,
        position=opened.position,
        record=receive,
        done=lambda _: Done(page_of(file, meeting), "It is recorded that your post has read the minutes."),
        file_title=reference(opened),
        button="I have read them",
        back=page_of(file, meeting),
        template="meeting/minutes.html",
        context={
            "about": about(found),
            "sections": minutes_sections(opened.history, found, words_for(opened.history, request.worker)),
            "waits": any(copy.post in mine for copy in found.unread),
            "shown_to": shown_to(request),
        },
    )
    return take(request, step)
