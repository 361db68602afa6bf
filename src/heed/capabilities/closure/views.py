"""The pages on which a file is closed, reopened and passed to another post."""

from dataclasses import dataclass
from functools import partial

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from heed.access.door import OpenFile, Worker, WorkerRequest, needs, open_for
from heed.access.names import titles
from heed.access.posts import post_choices
from heed.access.rules import code_list, rulebook, rules_on
from heed.capabilities.closure import decide
from heed.capabilities.closure.forms import EXPLANATIONS, CloseForm, PassForm, ReopenForm
from heed.capabilities.closure.open import Open, Standing, all_open, standing
from heed.duties import open_duties
from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.meeting import fold_meetings
from heed.store.record import Receipt
from heed.web.components import Row
from heed.web.offers import Offer, offers
from heed.web.recording import record_in
from heed.web.steps import Done, Step, take
from heed.web.words import day_words

ANSWERS = ("closed_as", "reason", "evidence", "learning", *EXPLANATIONS)


@needs("decide")
def close_file(request: WorkerRequest, file: str) -> HttpResponse:
    """Close the file; the page names beforehand what is still open."""
    opened = open_for(request, file, page="close-file", kind="allegation")
    state, meetings = fold_allegation_file(opened.history), fold_meetings(opened.history)
    rules, names = rules_on(timezone.localdate()), titles((*state.children, *state.subjects))

    def make(form: CloseForm, history: History) -> list[Fact]:
        answers = {name: form.cleaned_data[name] for name in ANSWERS if name in form.cleaned_data}
        return decide.close(decide.Close(**answers), history, rules, names, rulebook())

    now = standing(opened.history, names, rulebook())
    explain = [name for name, found in decide.EXPLAINED.items() if now and any(found(now))]
    if meetings.last_held is None:
        explain.append("no_meeting")
    step: Step[CloseForm, Receipt] = Step(
        title="Close the file",
        form=partial(CloseForm, rules=rules, explain=explain),
        position=opened.position,
        record=lambda form: record_in(request, form, file, partial(make, form)),
        rehearse=lambda form: make(form, opened.history),
        done=lambda _: Done(reverse("file", args=[file]), "The file is closed."),
        file_title=state.reference,
        effect="A closed file takes nothing new until it is reopened with a reason.",
        confirm="Confirm and close the file",
        back=reverse("file", args=[file]),
        template="closure/close.html",
        context={
            "open": still_open(now, opened, request.worker) if now else [],
            "explain": to_explain(now, opened, request.worker) if now else [],
            "review": _review(opened.history),
        },
    )
    return take(request, step)


@needs("decide")
def reopen_file(request: WorkerRequest, file: str) -> HttpResponse:
    """Take a closed file up again."""
    opened = open_for(request, file, page="reopen-file", kind="allegation")
    state, rules = fold_allegation_file(opened.history), rules_on(timezone.localdate())

    def make(form: ReopenForm, history: History) -> list[Fact]:
        return decide.reopen(form.cleaned_data["reason"], history, rules)

    step: Step[ReopenForm, Receipt] = Step(
        title="Reopen the file",
        form=ReopenForm,
        position=opened.position,
        record=lambda form: record_in(request, form, file, partial(make, form)),
        rehearse=lambda form: make(form, opened.history),
        done=lambda _: Done(reverse("file", args=[file]), "The file is open again."),
        file_title=state.reference,
        effect="The file waits for its steps again. The closing stays on the record.",
        confirm="Confirm and reopen the file",
        back=reverse("file", args=[file]),
        template="heed/step_about.html",
        context={"about": _closing(state)},
    )
    return take(request, step)


@needs("decide")
def pass_file(request: WorkerRequest, file: str) -> HttpResponse:
    """Make another post responsible for the file."""
    opened = open_for(request, file, page="pass-file", kind="allegation")
    state, today = fold_allegation_file(opened.history), timezone.localdate()
    rules, posts = rules_on(today), post_choices(today, role="designated-officer")

    def make(form: PassForm, history: History) -> list[Fact]:
        return decide.pass_on(form.cleaned_data["owner"], form.cleaned_data["reason"], history, rules)

    step: Step[PassForm, Receipt] = Step(
        title="Pass responsibility to another post",
        form=partial(PassForm, posts=posts),
        position=opened.position,
        record=lambda form: record_in(request, form, file, partial(make, form)),
        done=lambda _: Done(reverse("file", args=[file]), "Another post is responsible now."),
        file_title=state.reference,
        effect="What the file waits for moves to that post. Meetings and actions stay with their own posts.",
        button="Pass responsibility",
        back=reverse("file", args=[file]),
        template="heed/step_about.html",
        context={"about": [Row("Responsible now", dict(posts).get(state.owner, "Another post"))]},
    )
    return take(request, step)


@dataclass(frozen=True, slots=True)
class Linked:
    """Something open in words, with the steps by which it is settled."""

    message: str
    links: list[Offer]


def still_open(now: Standing, file: OpenFile, worker: Worker) -> list[Linked]:
    """What has to be settled before the file can be concluded."""
    return _linked(all_open(now), file, worker)


def to_explain(now: Standing, file: OpenFile, worker: Worker) -> list[Linked]:
    """What may stay open if the reason is given on the form."""
    return _linked([one for found in decide.EXPLAINED.values() for one in found(now)], file, worker)


def _linked(found: list[Open], file: OpenFile, worker: Worker) -> list[Linked]:
    offered = [offer for offer in offers(file, worker) if offer.item and not offer.beside] if found else []
    return [Linked(one.message, _links(one.item, file, offered)) for one in found]


def _links(item: str, file: OpenFile, offered: list[Offer]) -> list[Offer]:
    """The steps that settle it. A track may be ended before the file waits for that: its page leads there."""
    kind, _, about = item.partition(":")
    found = [offer for offer in offered if offer.item == item]
    if kind == "end" and not found:
        _, subject = about.split(":")
        return [Offer("See the four tracks", reverse("four-tracks", args=[file.id, subject]))]
    return found


def _review(history: History) -> str:
    """The day of the review that was set and is not planned; empty where there is none."""
    return next(
        (
            day_words(due.due)
            for due in open_duties("allegation", history, rulebook())
            if due.what == "review"
        ),
        "",
    )


def _closing(state: AllegationFile) -> list[Row]:
    if state.closed is None:
        return []
    closed_as = code_list("closure-reason").label(state.closed.closed_as)
    return [Row("Closed as", closed_as), Row("Reason then", state.closed.reason)]
