"""The register of disclosures: of one file, or of one person across all files in which they have a part."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from heed.access.door import OpenFile, WorkerRequest, needs, open_for, open_many_for
from heed.access.names import called, post_titles, titles
from heed.facts.allegation import fold_allegation_file
from heed.facts.onward import DisclosureAnswered, DisclosureMade, fold_onward
from heed.store.derived.models import Party
from heed.web.components import Table, plain_table
from heed.web.pages.file import shown_to
from heed.web.pages.present import code_words
from heed.web.words import day_words

AT_MOST = 50
COLUMNS = [
    "Disclosed on",
    "File",
    "About",
    "To whom",
    "What",
    "Legal basis",
    "Authorised by",
    "How",
    "Answer",
]


@needs("read-cases")
def register(request: WorkerRequest, file: str) -> HttpResponse:
    """Every disclosure, the newest first, for the screen and for print."""
    opened = open_for(request, file, page="disclosures")
    if opened.kind not in {"allegation", "person"}:
        raise Http404
    of_person = opened.kind == "person"
    files = _files_of(file) if of_person else []
    read = open_many_for(request, files[:AT_MOST], page="disclosures", kind="allegation") if files else {}
    context = {
        "title": f"Register of disclosures: {called(file)}",
        "table": _table(read.values() if of_person else [opened], file if of_person else ""),
        "cut": len(files) > AT_MOST,
        "back": reverse("file", args=[file]),
        "shown_to": shown_to(request),
    }
    return render(request, "disclosure/register.html", context)


def _files_of(person: str) -> list[str]:
    """The allegation files in which somebody has a part, one more than are looked through."""
    parties = Party.objects.filter(party=person, part__in=("child", "subject"))
    return list(parties.order_by("file").values_list("file", flat=True).distinct()[: AT_MOST + 1])


@dataclass(frozen=True, slots=True)
class Entry:
    """One disclosure with the file in which it stands, and its answer."""

    opened: OpenFile
    made: DisclosureMade
    answered: DisclosureAnswered | None


def entries(opened: OpenFile, about: str) -> Iterator[Entry]:
    """The disclosures of a file; those about one person alone where one is named."""
    onward = fold_onward(opened.history)
    for made in onward.disclosures.values():
        if not about or made.about == about:
            yield Entry(opened, made, onward.answers.get(made.disclosure))


def _table(files: Iterable[OpenFile], about: str) -> Table | None:
    found = sorted((e for file in files for e in entries(file, about)), key=lambda e: e.made.on, reverse=True)
    people = titles(e.made.about for e in found)
    posts = post_titles(e.made.authorised_by for e in found)
    rows = [_row(entry, people, posts) for entry in found]
    return plain_table("", COLUMNS, rows) if rows else None


def _row(entry: Entry, people: Mapping[str, str], posts: Mapping[str, str]) -> tuple[str, ...]:
    made, file = entry.made, entry.opened
    reference, url = fold_allegation_file(file.history).reference, reverse("file", args=[file.id])
    return (
        day_words(made.on),
        format_html('<a class="govuk-link" href="{}">{}</a>', url, reference),
        people.get(made.about, "Not on the record"),
        made.to_whom,
        made.what,
        code_words("disclosure-basis", made.basis, made.on),
        posts.get(made.authorised_by, "A post that is not on the record"),
        code_words("sent-how", made.how, made.on),
        _answered(made, entry.answered),
    )


def _answered(made: DisclosureMade, answer: DisclosureAnswered | None) -> str:
    if answer:
        return f"{day_words(answer.on)}: {answer.answer}"
    if made.answer_by is None:
        return "None asked for"
    late = made.answer_by < timezone.localdate()
    return f"{'Overdue, wanted' if late else 'Wanted'} by {day_words(made.answer_by)}"
