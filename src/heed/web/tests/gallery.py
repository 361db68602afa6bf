"""Pages that show each component and field, and each way in which a page can go wrong."""

import errno
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines

from heed.access.roles import ROLES
from heed.facts.base import Fact, Recorded
from heed.rulebook.refusal import Refusal
from heed.store.record import Conflict
from heed.web import forms
from heed.web.components import Event, Link, Row, Task, plain_table
from heed.web.shell import Identity
from heed.web.steps import Done, Step, take

STAYS = "You stay signed in until 4 March 2014 at 9:05pm at the latest, and no longer than 30 minutes without a page."
SIGNED_IN = Identity("Alex Marlowe", "Designated officer", ROLES["designated-officer"].powers, stays=STAYS)
RECORDED: list[str] = []  # the keys of forms that were recorded since a test cleared it

OUTCOMES = [
    forms.Option("upheld", "Upheld", hint="There is enough evidence that it happened."),
    forms.Option("unfounded", "Unfounded", hint="There is no evidence or proper basis for it."),
    forms.Option("other", "Something else", reveals=["detail"]),
]


class FieldsForm(forms.HeedForm):
    name = forms.LineField("Name of the setting", help_text="As its own staff call it")
    reference = forms.LineField("Reference", width=10, required=False)
    account = forms.LongTextField(
        "What was said", missing="Enter what was said", help_text="In their own words"
    )
    outcome = forms.RadioField("Outcome", options=OUTCOMES, missing="Choose the outcome")
    detail = forms.LineField("What else", missing="Enter what else it was")
    told = forms.CheckboxesField(
        "Who was told",
        options=[
            forms.Option("police", "Police", hint="Including the duty desk"),
            forms.Option("employer", "Employer"),
            forms.Option("none", "Nobody yet", exclusive=True, divider="or"),
        ],
    )
    sector = forms.SelectField(
        "Sector", options=[forms.Option("school", "School"), forms.Option("club", "Club")]
    )
    due = forms.DateField("Date it is due")
    happened = forms.WhenField("When it happened")
    agreed = forms.TickField("The employer agreed")


class StepForm(forms.HeedForm):
    reason = forms.LongTextField("Reason", missing="Enter the reason")
    happened = forms.WhenField("When it was decided", required=False)


class SignInForm(forms.PageForm):
    user = forms.LineField("Work email address", missing="Enter your work email address")
    password = forms.PasswordField("Password")


class Noted(Fact, frozen=True, tag="noted/1"):
    says = "A note was made"


def components(request: HttpRequest) -> HttpResponse:
    return _page(
        request,
        "gallery.html",
        rows=[
            Row("Setting", "Harbour Lane Primary School", [Link("Change", "#", "setting")]),
            Row("Referred on", "4 March 2014"),
        ],
        table=plain_table(
            "Referrals by sector",
            ["Sector", "Referrals", "Still open"],
            [("Schools", 31, 4), ("Sport", 7, 0)],
        ),
        tasks=TASKS,
        events=EVENTS,
        crumbs=[Link("Home", "/"), Link("Work", "/queue/"), Link("This file")],
        previous=Link("", "#before"),
        next=Link("", "#after"),
    )


TASKS = [
    Task("Tell the employer", "Done"),
    Task("Hold the meeting", "Overdue", "#", "Due 2 March 2014 (1 working day overdue)", "red"),
    Task("Send the minutes", "Not started", href="#", colour="none"),
]
EVENTS = [
    Event(
        title="Meeting held",
        recorded="5 March 2014 at 9:30am",
        moment=datetime(2014, 3, 5, 9, 30, tzinfo=UTC),
        byline="Alex Marlowe, designated officer",
        happened="4 March 2014",
        text="Four people attended.",
        rows=[Row("Chaired by", "Designated officer"), Row("Next meeting", "18 March 2014")],
        links=[Link("Correct this", "#", "entry 3")],
        tag="Correction",
    ),
    Event(title="Concern received", recorded="1 March 2014 at 4:05pm", moment=date(2014, 3, 1)),
]


def fields(request: HttpRequest) -> HttpResponse:
    return _fields(request, FieldsForm(position=3))


def wrong_fields(request: HttpRequest) -> HttpResponse:
    form = FieldsForm(
        {
            "idempotency_key": "0" * 32,
            "position": "3",
            "outcome": "other",
            "due-day": "31",
            "due-month": "feb",
            "due-year": "2014",
            "happened-day": "4",
            "happened-unknown": "yes",
        }
    )
    return _fields(request, form)


def _fields(request: HttpRequest, form: FieldsForm) -> HttpResponse:
    shown = {"title": "Every field", "button": "Save"}
    return _page(request, "", template="heed/step.html", step=shown, form=form)


def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST) if request.method == "POST" else SignInForm()
    return render(request, "heed/sign_in.html", {"form": form})


def sign_in_again(request: HttpRequest) -> HttpResponse:
    context = {"form": SignInForm(), "notice": "You were signed out: no page was opened.", "kept": "sealed"}
    return render(request, "heed/sign_in.html", context)


def signed_in_again(request: HttpRequest) -> HttpResponse:
    request.identity = SIGNED_IN  # type: ignore[attr-defined]
    rows = [Row("Text", "Words\nin two lines"), Row("Happened: year", "2014")]
    context = {"rows": rows, "kept": [("text", "Words")], "address": "/gallery/step/", "had_file": True}
    return render(request, "heed/pages/signed_in_again.html", context)


def table(request: HttpRequest) -> HttpResponse:
    rows = plain_table("", ["File", "Due", "State"], [("HD-0001", "4 March 2014", "Open")])
    return _page(request, "", template="heed/table.html", title="Work", table=rows, next=Link("", "#after"))


def tasks(request: HttpRequest) -> HttpResponse:
    return _page(request, "", template="heed/list.html", title="Due this week", items=TASKS, back="/")


def summary(request: HttpRequest) -> HttpResponse:
    rows = [Row("Post", "Head teacher"), Row("Holder", "Vacant")]
    return _page(request, "", template="heed/summary.html", title="A post", rows=rows, back="/")


def step(request: HttpRequest) -> HttpResponse:
    request.identity = SIGNED_IN  # type: ignore[attr-defined]
    return take(request, _step())


def decision(request: HttpRequest) -> HttpResponse:
    request.identity = SIGNED_IN  # type: ignore[attr-defined]
    return take(request, _step(rehearse=_refuse))


def _step(rehearse: Callable[[StepForm], None] | None = None) -> Step[StepForm, str]:
    return Step(
        title="Close the file",
        form=StepForm,
        record=_record,
        done=lambda key: Done("/gallery/step/", "The file is closed"),
        position=4,
        file_title="File HD-0001",
        effect="The file is closed and leaves the queue.",
        back="/",
        rehearse=rehearse,
    )


def _refuse(form: StepForm) -> None:
    if "refuse" in form.cleaned_data["reason"]:
        raise Refusal("closure-needs-evidence", "Say which evidence was considered", "reason")


def _record(form: StepForm) -> str:
    """Behaves as its words say: a real store is for the tests of the store."""
    _refuse(form)
    if "late" in form.cleaned_data["reason"] and form.built_from < 6:
        note = Recorded("f", 4, datetime(2014, 3, 5, 9, 30, tzinfo=UTC), "p", "post", Noted())
        raise Conflict("f", (note, note))
    if "stopped" in form.cleaned_data["reason"]:
        raise OperationalError("the server went away")
    RECORDED.append(form.key)
    return form.key


def flawed(request: HttpRequest) -> HttpResponse:
    """A page that must not pass: pale text, a picture without words, an inline script, too wide."""
    return HttpResponse(
        "<!DOCTYPE html><html lang=en><title>Flawed</title><main><h1>Flawed</h1>"
        "<script>1</script>"
        "<p><font color=#dddddd>Pale text</font></p><img src=/static/heed/favicon.svg>"
        "<table width=2000><tr><td>Wide</td></tr></table></main>"
    )


def denied(request: HttpRequest) -> HttpResponse:
    raise PermissionDenied


def fault(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


def stopped(request: HttpRequest) -> HttpResponse:
    raise OperationalError("the server went away")


def full(request: HttpRequest) -> HttpResponse:
    raise OSError(errno.ENOSPC, "No space left on device")


def _page(request: HttpRequest, name: str, *, template: str = "", **context: object) -> HttpResponse:
    request.identity = SIGNED_IN  # type: ignore[attr-defined]
    if template:
        return render(request, template, context)
    source = (Path(__file__).parent / name).read_text(encoding="utf-8")
    return HttpResponse(engines["django"].from_string(source).render(context, request))
