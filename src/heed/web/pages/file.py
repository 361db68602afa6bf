"""The page of a file: who is responsible now, what is next and by when; what it says; how that came to be."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import slugify

from heed.access.door import OpenFile, WorkerRequest, needs, open_for
from heed.access.names import titles
from heed.duties import Duty
from heed.facts.registry import FileKind
from heed.web.components import Link
from heed.web.forms import DateField, PageForm
from heed.web.offers import Offer, by_area, corrections, offers
from heed.web.pages.file_words import words_for
from heed.web.pages.responsible import Responsible
from heed.web.pages.sections import Section, Sections, View, allegation, concern, organisation, person
from heed.web.pages.sections.clocks import clocks_sections
from heed.web.pages.standing import Standing, about, standing
from heed.web.pages.strip import Now, strip
from heed.web.pages.timeline import newest, timeline, timeline_address
from heed.web.pages.waiting import by_heading, dues, waiting
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
class Looked:
    """A file as somebody looks at it: as it stands, or as known on a day; with what everything in it is called."""

    file: OpenFile
    form: KnownOnForm
    as_known: date | None
    view: View
    stands: Standing
    steps: Sequence[Duty]
    posts: Responsible
    sections: Sequence[Section]

    @property
    def named(self) -> tuple[str, ...]:
        """Every other file that the page names, once."""
        besides = (file for section in self.sections for file in section.listed)
        found = dict.fromkeys((*self.view.words.names, *besides))
        return tuple(file for file in found if file != self.file.id)


@needs("read-directory")
def file_page(request: WorkerRequest, file: str) -> HttpResponse:
    """One file, as it stands or as it was known on a day."""
    looked = _look(request, file, page="file")
    return render(request, "heed/pages/file.html", {**_frame(request, looked), **_context(request, looked)})


@needs("read-directory")
def timeline_page(request: WorkerRequest, file: str) -> HttpResponse:
    """Every entry of a file on one page, to be read through or printed."""
    looked = _look(request, file, page="timeline")
    events = timeline(looked.view, _correct(request, looked))
    return render(request, "heed/pages/timeline.html", {**_frame(request, looked), "events": events})


def _look(request: WorkerRequest, file: str, *, page: str) -> Looked:
    """Let the worker in. The names on the page are noted with the read, so they are found before it is."""
    asked = any(name.startswith("known-") for name in request.GET)
    found: list[Looked] = []

    def naming(opened: OpenFile) -> Iterable[str]:
        found.append(_looked(request, opened, asked=asked))
        return found[0].named

    open_for(request, file, page=page, query=_query(request) if asked else "", naming=naming)
    return found[0]


def _looked(request: WorkerRequest, opened: OpenFile, *, asked: bool) -> Looked:
    today, first = timezone.localdate(), timezone.localdate(opened.history[0].at)
    form = KnownOnForm(request.GET if asked else None, first=first, today=today)
    as_known = form.cleaned_data["known"] if asked and form.is_valid() else None
    end = _end_of(as_known) if as_known else None
    file, day = (opened.known_on(end), as_known) if end and as_known else (opened, today)
    stands, steps = standing(file.kind, file.history), dues(file.kind, file.history)
    posts = Responsible.on((stands.owner, *(step.owner for step in steps)), day)
    words = words_for(file.history, request.worker, people=posts.people, posts=posts.held)
    view = View(file.id, file.history, words, day, request.worker, end)
    sections = [*SECTIONS[file.kind](view), *clocks_sections(view)]
    return Looked(file, form, as_known, view, stands, steps, posts, sections)


def _query(request: WorkerRequest) -> str:
    typed = (request.GET.get(f"known-{part}", "")[:20] for part in ("day", "month", "year"))
    return f"as known on {' '.join(typed)}"


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.max))


def _frame(request: WorkerRequest, looked: Looked) -> dict[str, object]:
    """What both pages of a file begin and end with."""
    return {
        "file": looked.file,
        "form": looked.form,
        "kind": KINDS[looked.file.kind],
        "back": BACK[looked.file.kind],
        "standing": looked.stands,
        "whole_timeline": timeline_address(looked.view),
        "as_known": day_words(looked.as_known) if looked.as_known else "",
        "shown_to": shown_to(request),
    }


def _context(request: WorkerRequest, looked: Looked) -> dict[str, object]:
    view, words = looked.view, looked.view.words
    offered = offers(looked.file, request.worker) if looked.as_known is None else []
    steps = [waiting(s, looked.posts.says(s.owner, words), words, offered, view.day) for s in looked.steps]
    since = newest(view.history)
    others = by_area(_others(offered, looked.steps))
    said = [section for section in looked.sections if not section.nothing]
    return {
        "about": about(looked.file.kind, view.history, words, view.day),
        "strip": strip(Now(view, looked.stands, looked.posts, looked.steps, steps)),
        "waiting": by_heading(steps),
        "offers": others,
        "sections": said,
        "unsaid": [section for section in looked.sections if section.nothing],
        "contents": contents(steps, others, looked.sections, looked.as_known is not None),
        "events": timeline(view, _correct(request, looked), since),
        "earlier": since,
    }


def _correct(request: WorkerRequest, looked: Looked) -> dict[int, str]:
    return {} if looked.as_known else corrections(looked.file, request.worker)


def _others(offered: Sequence[Offer], steps: Sequence[Duty]) -> list[Offer]:
    """What can be done besides the steps that wait."""
    items = {step.item for step in steps}
    return [offer for offer in offered if offer.item not in items]


def contents(
    steps: Sequence[object], others: Sequence[object], sections: Sequence[Section], past: bool
) -> list[Link]:
    """Links to the parts of the page, in its order."""
    unsaid = any(section.nothing for section in sections)
    found = [Link("What waited then" if past else "What waits", "#waiting")] if steps else []
    found += [Link("What you can do", "#offers")] if others else []
    found += [Link(one.title, f"#{slugify(one.title)}") for one in sections if not one.nothing]
    found += [Link("Not recorded yet", "#not-recorded-yet")] if unsaid else []
    return [*found, Link("Timeline", "#timeline")]


def shown_to(request: WorkerRequest) -> str:
    """Whose print this is, and from when."""
    who = request.worker
    name = titles([who.person]).get(who.person, "")
    post = f", {who.acting.title}" if who.acting else ""
    return f"Shown to {name}{post}, on {moment_words(timezone.now())}"
