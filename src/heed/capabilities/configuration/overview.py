"""The page that shows what the authority chose, from when, by whom and why."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from heed.access.door import WorkerRequest, needs
from heed.access.rules import choices_so_far
from heed.capabilities.configuration.words import choice_words, codes_words, subject_words
from heed.facts.authority import holds_from
from heed.facts.base import History
from heed.rulebook.book import RULEBOOK, Rules
from heed.rulebook.lists.local import EXTENSIBLE
from heed.store.composing import composed
from heed.web.components import Link, Row, Table, plain_table
from heed.web.pages.file_words import words_for
from heed.web.pages.timeline import Bylines
from heed.web.words import day_words, moment_words


@needs("configure")
def configuration(request: WorkerRequest) -> HttpResponse:
    """What was chosen, and where more is chosen."""
    history, today = choices_so_far(), timezone.localdate()
    rules = composed(RULEBOOK, history).on(today)
    context = {
        "names": [Row(code.label, rules.name(code.code)) for code in RULEBOOK.on(today).codes("named-thing")],
        "lists": [_list(name, rules) for name in EXTENSIBLE],
        "chosen": _chosen(request, history),
    }
    return render(request, "configuration/configuration.html", context)


def _list(name: str, rules: Rules) -> Row:
    held = rules.lists[name]
    links = [
        Link("Add a code", reverse("add-code", args=[name]), f"to {held.title}"),
        Link("End a code", reverse("end-code", args=[name]), f"of {held.title}"),
    ]
    return Row(held.title, codes_words(held, rules.day), links)


def _chosen(request: WorkerRequest, history: History) -> Table | None:
    """Every choice, the one that holds latest first."""
    if not history:
        return None
    book, today = composed(RULEBOOK, history), timezone.localdate()
    bylines = Bylines(history, words_for(history, request.worker))
    rows = [
        (
            subject_words(item.fact, book),
            choice_words(item.fact, book),
            day_words(day) + (" (to come)" if day > today else ""),
            f"{moment_words(item.at)}, {bylines.of(item)}. {item.fact.reason}",
        )
        for item in sorted(history, key=lambda one: (holds_from(one.fact), one.seq), reverse=True)
        for day in [holds_from(item.fact)]
    ]
    return plain_table(
        "Everything that was chosen", ["About", "Choice", "Holds from", "Recorded, and why"], rows
    )
