"""The pages on which a meeting is planned, cancelled and held."""

from datetime import date
from functools import partial

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from heed.access.conflicts import posts_of_subjects
from heed.access.door import OpenFile, WorkerRequest, needs, open_for
from heed.access.names import post_titles, titles
from heed.access.posts import post_choices
from heed.access.rules import code_list, rules_on
from heed.capabilities.meeting import decide
from heed.capabilities.meeting.forms import CancelForm, HoldForm, PlanForm
from heed.capabilities.meeting.who import apologised, asked_words
from heed.facts.allegation import fold_allegation_file
from heed.facts.meeting import Meeting, fold_meetings
from heed.store.ids import id_of
from heed.store.record import Receipt
from heed.web.components import Row
from heed.web.recording import command_of, record_in
from heed.web.steps import Done, Step, take
from heed.web.words import day_words

PLANNED = ("meeting_kind", "on", "time", "place", "chair")
HELD = ("on", "decisions", "next_review", "no_review_reason")


@needs("arrange")
def plan_meeting(request: WorkerRequest, file: str) -> HttpResponse:
    """Plan a meeting; one that is past is recorded here too, and its page to say how it went comes next."""
    opened = open_for(request, file, page="plan-meeting", kind="allegation")
    today = timezone.localdate()
    rules, mine = rules_on(today), request.worker.actor.post
    posts, about_file = post_choices(today, first=mine), fold_allegation_file(opened.history)
    called = titles(about_file.subjects)
    subjects = {subject: called.get(subject, "") for subject in about_file.subjects}

    def plan(form: PlanForm) -> Done:
        answers = {name: form.cleaned_data[name] for name in PLANNED}
        command = decide.Plan(
            meeting=id_of(command_of(request, form)),
            subjects=form.about,
            together=form.cleaned_data.get("together", ""),
            **answers,
        )
        barred = posts_of_subjects(about_file, today)
        record_in(request, form, file, lambda history: decide.plan(command, history, rules, barred))
        return _after_planning(file, command, today)

    step: Step[PlanForm, Done] = Step(
        title="Plan a meeting",
        form=partial(PlanForm, rules=rules, posts=posts, subjects=subjects, chair=about_file.owner),
        position=opened.position,
        record=plan,
        done=lambda done: done,
        file_title=reference(opened),
        button="Record the meeting",
        back=reverse("file", args=[file]),
    )
    return take(request, step)


def _after_planning(file: str, planned: decide.Plan, today: date) -> Done:
    if planned.on < today:
        url = reverse("hold-meeting", args=[file, planned.meeting])
        return Done(url, "The meeting is recorded. Say next how it went.")
    url = reverse("invite", args=[file, planned.meeting])
    return Done(url, "The meeting is planned. Say next who is invited.")


@needs("arrange")
def cancel_meeting(request: WorkerRequest, file: str, meeting: str) -> HttpResponse:
    """Say why a planned meeting will not be held."""
    opened = open_for(request, file, page="cancel-meeting", kind="allegation")
    found, rules = the_meeting(opened, meeting), rules_on(timezone.localdate())

    def cancel(form: CancelForm) -> Receipt:
        reason = form.cleaned_data["reason"]
        return record_in(request, form, file, lambda history: decide.cancel(meeting, reason, history, rules))

    step: Step[CancelForm, Receipt] = Step(
        title="Cancel the meeting",
        form=CancelForm,
        position=opened.position,
        record=cancel,
        done=lambda _: Done(reverse("file", args=[file]), "The meeting is cancelled."),
        file_title=reference(opened),
        button="Cancel the meeting",
        back=reverse("file", args=[file]),
        template="heed/step_about.html",
        context={"about": about(found)},
    )
    return take(request, step)


@needs("arrange")
def hold_meeting(request: WorkerRequest, file: str, meeting: str) -> HttpResponse:
    """Record how a meeting went, and the actions it agreed."""
    opened = open_for(request, file, page="hold-meeting", kind="allegation")
    found, today = the_meeting(opened, meeting), timezone.localdate()
    rules, mine = rules_on(today), request.worker.actor.post
    asked, sorry = asked_words(found, today), apologised(found)

    def hold(form: HoldForm) -> Receipt:
        command = decide.Hold(
            meeting=meeting,
            attendance=form.attendance,
            actions=form.actions,
            **{name: form.cleaned_data[name] for name in HELD},
        )
        return record_in(request, form, file, lambda history: decide.hold(command, history, rules, today))

    step: Step[HoldForm, Receipt] = Step(
        title="Record how the meeting went",
        form=partial(
            HoldForm,
            rules=rules,
            invited=list(dict.fromkeys(asked.values())),
            apologised={words for key, words in asked.items() if key in sorry},
            posts=post_choices(today, first=mine),
            on=found.planned.on if found.planned.on <= today else None,
        ),
        position=opened.position,
        record=hold,
        done=lambda _: Done(page_of(file, meeting), "The meeting is recorded. Its minutes come next."),
        file_title=reference(opened),
        button="Record the meeting",
        back=reverse("file", args=[file]),
        template="heed/step_about.html",
        context={"about": about(found)},
    )
    return take(request, step)


def the_meeting(opened: OpenFile, meeting: str) -> Meeting:
    """A meeting of the file. Raises Http404."""
    found = fold_meetings(opened.history).meetings.get(meeting)
    if found is None:
        raise Http404
    return found


def page_of(file: str, meeting: str) -> str:
    """Where the page of a meeting is."""
    return reverse("meeting", args=[file, meeting])


def reference(opened: OpenFile) -> str:
    """The reference under which the file is known."""
    return fold_allegation_file(opened.history).reference


def about(meeting: Meeting) -> list[Row]:
    """Which meeting it is."""
    planned, held = meeting.planned, meeting.held
    when = " at ".join(filter(None, (day_words(held.on if held else planned.on), planned.time)))
    rows = [
        Row("Meeting", code_list("meeting-kind").label(planned.meeting_kind)),
        Row("Held on" if held else "To be held on", when),
        Row("Place", planned.place),
        Row("Chair", post_titles([planned.chair]).get(planned.chair, "")),
        Row("About", _whom(meeting)),
    ]
    return [row for row in rows if row.value]


def _whom(meeting: Meeting) -> str:
    called = titles(meeting.subjects) if meeting.subjects else {}
    return ", ".join(called[subject] for subject in meeting.subjects if subject in called)
