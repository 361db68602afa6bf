"""The page of a file: who is responsible now, what is next and by when; what it says; how that came to be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from heed.access.door import OpenFile, WorkerRequest, needs, open_for
from heed.access.names import titles
from heed.access.posts import holders
from heed.access.rules import code_list
from heed.duties import Duty
from heed.facts.allegation import FileClosed, fold_allegation_file
from heed.facts.base import History, effective
from heed.facts.concern import fold_concern
from heed.facts.organisation import OrganisationDescribed
from heed.facts.person import PersonDescribed
from heed.facts.registry import FileKind
from heed.web.components import Link, Row
from heed.web.forms import DateField, PageForm
from heed.web.offers import Offer, corrections, offers
from heed.web.pages.due_words import due_words
from heed.web.pages.file_words import words_for
from heed.web.pages.present import Words
from heed.web.pages.sections import Sections, View, allegation, concern, organisation, person
from heed.web.pages.timeline import timeline
from heed.web.pages.waiting import Held, dues, owner_words, step_words, waiting
from heed.web.words import day_words, moment_words

SECTIONS: dict[FileKind, Sections] = {
    "concern": concern.sections,
    "allegation": allegation.sections,
    "person": person.sections,
    "organisation": organisation.sections,
}
KINDS: dict[str, str] = {
    "concern": "Concern",
    "allegation": "Allegation file",
    "person": "Person",
    "organisation": "Organisation",
}

BACK = {
    "concern": Link("Work", "/queue/"),
    "allegation": Link("Work", "/queue/"),
    "person": Link("Search", "/search/"),
    "organisation": Link("People & organisations", "/people/"),
}


class KnownOnForm(PageForm):
    """The day as known on which a file is to be shown."""

    known = DateField(
        "Day", missing="Enter a day", help_text="Shows what had been recorded by the end of that day"
    )

    def __init__(self, data: Any, *, first: date, today: date) -> None:
        super().__init__(data)
        self.first, self.today = first, today

    def clean_known(self) -> date:
        day: date = self.cleaned_data["known"]
        if day > self.today:
            self.add_error("known", "Day must be today or in the past")
        elif day < self.first:
            self.add_error(
                "known", f"The file begins on {day_words(self.first)}. Enter that day or a later one"
            )
        return day


@dataclass(frozen=True, slots=True)
class Standing:
    """How a file stands: what it is called, its state, and the post responsible for it."""

    title: str
    state: str
    owner: str = ""
    reference: str = ""


@needs("read-directory")
def file_page(request: WorkerRequest, file: str) -> HttpResponse:
    """One file, as it stands or as it was known on a day."""
    today = timezone.localdate()
    asked = any(name.startswith("known-") for name in request.GET)
    opened = open_for(request, file, page="file", query=_query(request) if asked else "")
    first = timezone.localdate(opened.history[0].at)
    form = KnownOnForm(request.GET if asked else None, first=first, today=today)
    day = form.cleaned_data["known"] if asked and form.is_valid() else None
    if day is not None:
        opened = opened.known_on(_end_of(day))
    return render(request, "heed/pages/file.html", {"form": form, **_context(request, opened, today, day)})


def _query(request: WorkerRequest) -> str:
    typed = (request.GET.get(f"known-{part}", "")[:20] for part in ("day", "month", "year"))
    return f"as known on {' '.join(typed)}"


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))


def _context(request: WorkerRequest, file: OpenFile, today: date, as_known: date | None) -> dict[str, object]:
    day = as_known or today
    stands = standing(file.kind, file.history)
    steps = dues(file.kind, file.history)
    owners = sorted({stands.owner, *(step.owner for step in steps)} - {""})
    held = holders(owners, day) if owners else {}
    people = [holder for one in held.values() for holder in one]
    words = words_for(file.history, request.worker, people=people, posts=owners)
    offered = offers(file, request.worker) if as_known is None else []
    view = View(file.id, file.history, words, day, request.worker, _end_of(day) if as_known else None)
    return {
        "file": file,
        "kind": KINDS[file.kind],
        "back": BACK[file.kind],
        "standing": stands,
        "strip": strip(stands, steps, held, words, day),
        "waiting": [
            waiting(step, owner_words(step.owner, held, words), words, offered, day) for step in steps
        ],
        "offers": _others(offered, steps),
        "sections": SECTIONS[file.kind](view),
        "events": timeline(file.history, words, {} if as_known else corrections(file, request.worker)),
        "as_known": day_words(as_known) if as_known else "",
        "shown_to": shown_to(request),
    }


def _others(offered: Sequence[Offer], steps: Sequence[Duty]) -> list[Offer]:
    """What can be done besides the steps that wait."""
    items = {step.item for step in steps}
    return [offer for offer in offered if offer.item not in items]


def strip(stands: Standing, steps: Sequence[Duty], held: Held, words: Words, day: date) -> list[Row]:
    """Who is responsible now, what is next, by when."""
    rows = [Row("State", stands.state)] if stands.state else []
    if stands.owner:
        rows.append(Row("Responsible now", owner_words(stands.owner, held, words)))
    if steps:
        rows += [Row("Next", step_words(steps[0], words)), Row("By", due_words(steps[0].due, day))]
    elif stands.owner:
        rows.append(Row("Next", "Nothing waits"))
    return rows


def standing(kind: FileKind, history: History) -> Standing:
    """How the file stands by its facts."""
    if kind == "concern":
        return _concern(history)
    if kind == "allegation":
        return _allegation(history)
    described = [
        i.fact for i in effective(history) if isinstance(i.fact, PersonDescribed | OrganisationDescribed)
    ]
    return Standing(described[-1].name, "")


def _concern(history: History) -> Standing:
    folded = fold_concern(history)
    received = folded.received
    assert received is not None  # noqa: S101 - the first fact of such a file
    state = "To be screened"
    if folded.screened:
        decided = code_list("screening").label(folded.screened.screened_as)
        state = f"Screened: {decided}" + (", allegation file to be opened" if folded.open else "")
    title = " at ".join(filter(None, (received.adult, received.setting))) or "Adult not named"
    return Standing(title, state, received.owner, received.reference)


def _allegation(history: History) -> Standing:
    folded = fold_allegation_file(history)
    assert folded.opened is not None  # noqa: S101 - the first fact of such a file
    state = _closed(folded.closed, history) if folded.closed else "Open"
    return Standing(folded.opened.summary[:200], state, folded.owner, folded.opened.reference)


def _closed(closed: FileClosed, history: History) -> str:
    """'Closed on 4 March 2014: Concluded'."""
    day = next(timezone.localdate(item.at) for item in effective(history)[::-1] if item.fact == closed)
    return f"Closed on {day_words(day)}: {code_list('closure-reason').label(closed.closed_as)}"


def shown_to(request: WorkerRequest) -> str:
    """Whose print this is, and from when."""
    who = request.worker
    name = titles([who.person]).get(who.person, "")
    post = f", {who.acting.title}" if who.acting else ""
    return f"Shown to {name}{post}, on {moment_words(timezone.now())}"
