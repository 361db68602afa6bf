"""The pages on which an action is added, given a new date or ended."""

from functools import partial

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from heed.access.door import OpenFile, WorkerRequest, needs, open_for
from heed.access.names import post_titles
from heed.access.posts import post_choices
from heed.access.rules import rules_on
from heed.capabilities.meeting import actions
from heed.capabilities.meeting.forms import ActionForm, EndForm, ReviseForm
from heed.capabilities.meeting.views import page_of, reference, the_meeting
from heed.facts.meeting import Action, fold_meetings
from heed.store.ids import id_of
from heed.store.record import Receipt
from heed.web.components import Row
from heed.web.recording import command_of, record_in
from heed.web.steps import Done, Step, take
from heed.web.words import day_words


@needs("arrange")
def add_action(request: WorkerRequest, file: str) -> HttpResponse:
    """Record an action agreed outside a meeting."""
    opened = open_for(request, file, page="add-action", kind="allegation")
    return take(request, _adding(request, opened, back=reverse("file", args=[file])))


@needs("arrange")
def add_meeting_action(request: WorkerRequest, file: str, meeting: str) -> HttpResponse:
    """Record an action that a meeting agrees while it goes on."""
    opened = open_for(request, file, page="add-meeting-action", kind="allegation")
    the_meeting(opened, meeting)
    return take(request, _adding(request, opened, back=page_of(file, meeting), meeting=meeting))


def _adding(
    request: WorkerRequest, opened: OpenFile, *, back: str, meeting: str = ""
) -> Step[ActionForm, Receipt]:
    today = timezone.localdate()
    rules, mine = rules_on(today), request.worker.actor.post

    def add(form: ActionForm) -> Receipt:
        answers = {name: form.cleaned_data[name] for name in ("what", "owner", "due")}
        action = actions.Agree(action=id_of(command_of(request, form)), **answers)
        decide = partial(actions.add, action, rules=rules, today=today, meeting=meeting)
        return record_in(request, form, opened.id, lambda history: decide(history=history))

    return Step(
        title="Add an action",
        form=partial(ActionForm, posts=post_choices(today, first=mine)),
        position=opened.position,
        record=add,
        done=lambda _: Done(back, "The action is recorded."),
        file_title=reference(opened),
        button="Record the action",
        back=back,
    )


@needs("arrange")
def revise_action(request: WorkerRequest, file: str, action: str) -> HttpResponse:
    """Give an action a new date."""
    opened = open_for(request, file, page="revise-action", kind="allegation")
    found, rules = the_action(opened, action), rules_on(timezone.localdate())

    def revise(form: ReviseForm) -> Receipt:
        due, reason = form.cleaned_data["due"], form.cleaned_data["reason"]
        return record_in(
            request, form, file, lambda history: actions.revise(action, due, reason, history, rules)
        )

    step: Step[ReviseForm, Receipt] = Step(
        title="Give the action a new date",
        form=ReviseForm,
        position=opened.position,
        record=revise,
        done=lambda _: Done(reverse("file", args=[file]), "The action has a new date."),
        file_title=reference(opened),
        button="Record the new date",
        back=reverse("file", args=[file]),
        template="heed/step_about.html",
        context={"about": about(found)},
    )
    return take(request, step)


@needs("arrange")
def end_action(request: WorkerRequest, file: str, action: str) -> HttpResponse:
    """Record that an action was done, or will not be done and why."""
    opened = open_for(request, file, page="end-action", kind="allegation")
    found, today = the_action(opened, action), timezone.localdate()
    rules = rules_on(today)

    def end(form: EndForm) -> Receipt:
        answers = {name: form.cleaned_data[name] for name in ("status", "on", "result")}
        command = actions.End(action=action, **answers)
        return record_in(request, form, file, lambda history: actions.end(command, history, rules, today))

    step: Step[EndForm, Receipt] = Step(
        title="End the action",
        form=partial(EndForm, rules=rules, today=today),
        position=opened.position,
        record=end,
        done=lambda _: Done(reverse("file", args=[file]), "The action has ended."),
        file_title=reference(opened),
        button="Record how it ended",
        back=reverse("file", args=[file]),
        template="heed/step_about.html",
        context={"about": about(found)},
    )
    return take(request, step)


def the_action(opened: OpenFile, action: str) -> Action:
    """An action of the file. Raises Http404."""
    found = fold_meetings(opened.history).actions.get(action)
    if found is None:
        raise Http404
    return found


def about(action: Action) -> list[Row]:
    """Which action it is, and both of its dates where it has two."""
    rows = [
        Row("Action", action.agreed.what),
        Row("Owner", post_titles([action.agreed.owner]).get(action.agreed.owner, "")),
        Row("Due", day_words(action.due)),
    ]
    if action.due != action.agreed.due:
        rows.append(Row("First due", day_words(action.agreed.due)))
    return rows
