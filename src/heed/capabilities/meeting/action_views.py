"""The pages on which an action is added, given a new date or ended."""

from functools import partial

from django.http import Http404, HttpResponse
from django.utils import timezone

from heed.access.door import OpenFile, WorkerRequest, needs, open_for
from heed.access.names import post_titles
from heed.access.posts import post_choices
from heed.access.rules import rules_on
from heed.capabilities.meeting import actions
from heed.capabilities.meeting.forms import ActionForm, EndForm, ReviseForm
from heed.capabilities.meeting.views import page_of, the_meeting
from heed.facts.base import Fact, History
from heed.facts.meeting import Action, fold_meetings
from heed.store.ids import id_of
from heed.web.components import Row
from heed.web.filing import take_in
from heed.web.recording import command_of
from heed.web.words import day_words


@needs("arrange")
def add_action(request: WorkerRequest, file: str) -> HttpResponse:
    """Record an action agreed outside a meeting."""
    opened = open_for(request, file, page="add-action", kind="allegation")
    return _add(request, opened)


@needs("arrange")
def add_meeting_action(request: WorkerRequest, file: str, meeting: str) -> HttpResponse:
    """Record an action that a meeting agrees while it goes on."""
    opened = open_for(request, file, page="add-meeting-action", kind="allegation")
    the_meeting(opened, meeting)
    return _add(request, opened, meeting)


def _add(request: WorkerRequest, opened: OpenFile, meeting: str = "") -> HttpResponse:
    today = timezone.localdate()

    def make(form: ActionForm, history: History) -> list[Fact]:
        answers = {name: form.cleaned_data[name] for name in ("what", "owner", "due")}
        action = actions.Agree(action=id_of(command_of(request, form)), **answers)
        return actions.add(action, history, rules_on(today), today, meeting=meeting)

    return take_in(
        request,
        opened,
        title="Add an action",
        form=partial(ActionForm, posts=post_choices(today, first=request.worker.actor.post)),
        make=make,
        done="The action is recorded.",
        button="Record the action",
        back=page_of(opened.id, meeting) if meeting else "",
    )


@needs("arrange")
def revise_action(request: WorkerRequest, file: str, action: str) -> HttpResponse:
    """Give an action a new date."""
    opened = open_for(request, file, page="revise-action", kind="allegation")
    found, rules = the_action(opened, action), rules_on(timezone.localdate())

    def make(form: ReviseForm, history: History) -> list[Fact]:
        given = form.cleaned_data
        return actions.revise(action, given["due"], given["reason"], history, rules)

    return take_in(
        request,
        opened,
        title="Give the action a new date",
        form=ReviseForm,
        make=make,
        done="The action has a new date.",
        button="Record the new date",
        about=about(found),
    )


@needs("arrange")
def end_action(request: WorkerRequest, file: str, action: str) -> HttpResponse:
    """Record that an action was done, or will not be done and why."""
    opened = open_for(request, file, page="end-action", kind="allegation")
    found, today = the_action(opened, action), timezone.localdate()
    rules = rules_on(today)

    def make(form: EndForm, history: History) -> list[Fact]:
        answers = {name: form.cleaned_data[name] for name in ("status", "on", "result")}
        return actions.end(actions.End(action=action, **answers), history, rules, today)

    return take_in(
        request,
        opened,
        title="End the action",
        form=partial(EndForm, rules=rules, today=today),
        make=make,
        done="The action has ended.",
        button="Record how it ended",
        about=about(found),
    )


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
