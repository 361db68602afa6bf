"""The page on which a data protection lead sees what people were shown on a day, and what stands out."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from heed.access.door import WorkerRequest, needs, note_read
from heed.access.names import titles
from heed.access.rules import rules_on
from heed.access.unusual import ReadingOfDay, reading_of
from heed.facts.upkeep import PageRead
from heed.rulebook.book import Rules
from heed.store.derived.models import File
from heed.web.components import Table, plain_table
from heed.web.forms import DateField, PageForm
from heed.web.words import day_words

COLUMNS: Final = (
    "Who",
    "Files opened",
    "Files named on lists",
    "Pages outside working hours",
    "What stands out",
    "Files to look at",
)


class DayForm(PageForm):
    """The day that is looked at."""

    on = DateField("Day", missing="Enter a day", help_text="Whatever was shown until this moment is counted")

    def clean_on(self) -> date:
        """Nobody has been shown anything on a day to come."""
        day: date = self.cleaned_data["on"]
        if day > timezone.localdate():
            self.add_error("on", "Day must be today or in the past")
        return day


@needs("read-reads")
def reading(request: WorkerRequest) -> HttpResponse:
    """Everybody who was shown anything on a day, those who stand out first."""
    asked = any(name.startswith("on-") for name in request.GET)
    form = DayForm(request.GET if asked else None)
    day = form.cleaned_data["on"] if asked and form.is_valid() else timezone.localdate()
    rules = rules_on(day)
    found = sorted(reading_of(day, rules), key=lambda one: not any(one.stands_out(rules)))
    note_read(request, PageRead(page="reads-of-a-day", query=day.isoformat(), listed=_listed(found)))
    context = {
        "form": form,
        "another": day != timezone.localdate(),
        "day": day_words(day),
        "table": _table(found, rules),
    }
    return render(request, "reads/reading.html", context)


def _listed(found: Sequence[ReadingOfDay]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(file for one in found for file in (one.reader, *one.files)))


def _table(found: Sequence[ReadingOfDay], rules: Rules) -> Table:
    names = titles(one.reader for one in found)
    files = {f.file: f for f in File.objects.filter(file__in={file for one in found for file in one.files})}
    rows = [
        (
            names.get(one.reader, "somebody not on the record"),
            one.opened,
            one.named,
            one.outside,
            _why(one, rules),
            _links(one.files, files),
        )
        for one in found
    ]
    return plain_table("", COLUMNS, rows)


def _why(one: ReadingOfDay, rules: Rules) -> str:
    links = ((reverse("rule", args=[rule]), rules.rule(rule).title) for rule in one.stands_out(rules))
    return format_html_join("", '<a class="govuk-link" href="{}">{}</a><br>', links)


def _links(wanted: Sequence[str], files: Mapping[str, File]) -> str:
    """By reference alone; a person has none."""
    links = ((reverse("readers", args=[file]), files[file].reference or "A person") for file in wanted)
    return format_html("{}", format_html_join("", '<a class="govuk-link" href="{}">{}</a><br>', links))
