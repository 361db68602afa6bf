"""The figures as pages: the year's tables, the records behind each count, and what others have published."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from heed.access.door import WorkerRequest, needs, note_read, note_reads
from heed.access.names import titles
from heed.access.rules import code_list
from heed.facts.upkeep import PageRead
from heed.reports.comparison import YEAR, Line, comparison
from heed.reports.measures import BY_ID, Measure
from heed.reports.published import check, packaged
from heed.reports.table import DoesNotAddUp, Table
from heed.reports.table import Row as Counted
from heed.reports.year import (
    NotAYear,
    Year,
    count_behind,
    files_behind,
    known,
    row_label,
    year_tables,
    years_on_record,
)
from heed.store.derived.models import File
from heed.web.components import Cell, Column, Link, Row
from heed.web.components import Table as Grid
from heed.web.forms.base import PageForm
from heed.web.forms.dates import DateField
from heed.web.words import day_words

PUBLISHED = ("rotherham-2013-14.toml", "bromley.toml", "south-gloucestershire-2019-20.toml")
PAGE = 50
ONE_A_FILE = ("concerns", "incidents")  # units of which a file holds exactly one


class KnownOnForm(PageForm):
    """As known at the end of which day?"""

    known_on = DateField(
        "As known at the end of", required=False, help_text="Leave it blank to see the figures as they stand."
    )

    def clean_known_on(self) -> date | None:
        day: date | None = self.cleaned_data["known_on"]
        if day and day > timezone.localdate():
            self.add_error("known_on", "Day must be today or in the past")
        return day


@needs("read-figures")
def figures(request: WorkerRequest) -> HttpResponse:
    """The years that there are figures for."""
    return render(
        request,
        "reports/figures.html",
        {
            "years": [str(year) for year in years_on_record()],
            "this_year": str(Year.of(timezone.localdate())),
            "may_open": request.worker.may("read-cases"),
        },
    )


@needs("read-figures")
def year(request: WorkerRequest, text: str) -> HttpResponse:
    """The tables of one year; a table that does not add up is not shown, and the page says by how much."""
    shown, form = _year(text), _known_on_form(request)
    day = _known_on(form)
    note_read(request, PageRead(page=f"figures {shown}"))
    context: dict[str, object] = {"year": str(shown), "form": form, "known_on": day and day_words(day)}
    try:
        tables = year_tables(shown, day)
    except DoesNotAddUp as wrong:
        return render(request, "reports/year.html", {**context, "refused": str(wrong)}, status=500)
    may_open = request.worker.may("read-cases")
    shown_tables = [(table, _rows(table), _grid(table, shown, day, may_open=may_open)) for table in tables]
    return render(request, "reports/year.html", {**context, "tables": shown_tables})


@needs("read-cases")
def records(request: WorkerRequest, text: str, table: str, key: str) -> HttpResponse:
    """The files behind one count."""
    shown, measure = _year(text), BY_ID.get(table)
    if measure is None:
        raise Http404
    day = _known_on(_known_on_form(request))
    with known(day):
        found = files_behind(measure, shown, key, after=request.GET.get("after", "")[:64], limit=PAGE + 1)
        units, in_files = count_behind(measure, shown, key)
    shares = dict(found[:PAGE])
    files = list(shares)
    note_reads(request, [PageRead(page=f"figures {shown} {table}", of=file) for file in files])
    rows = {f.file: f for f in File.objects.filter(file__in=files)}
    names = titles(files)
    following = _following(request, files[-1], day) if len(found) > PAGE else None
    context = {
        "title": f"{measure.title}: {row_label(measure, key)}",
        "intro": _behind(measure, shown, units, in_files, day),
        "back": reverse("figures-year", args=[text]) + _known_on_query(day),
        "table": _file_grid(
            [(rows[f].reference, names[f], f, shares[f]) for f in files if f in rows],
            "" if measure.unit in ONE_A_FILE else measure.unit.capitalize(),
        ),
        "next": following,
    }
    return render(request, "heed/table.html", context)


@needs("read-figures")
def published(request: WorkerRequest) -> HttpResponse:
    """Tables that authorities have published, and whether they add up."""
    checked = [
        (check(table), period_words(table.period)) for name in PUBLISHED for table in packaged(name).tables
    ]
    note_read(request, PageRead(page="figures published"))
    lines = comparison() if YEAR in years_on_record() else []
    return render(
        request, "reports/published.html", {"checked": checked, "comparison": _comparison_grid(lines)}
    )


def period_words(period: str) -> str:
    """'1 April 2013 to 31 March 2014' for two days as 2013-04-01/2014-03-31; anything else as it was written."""
    try:
        return " to ".join(day_words(date.fromisoformat(day)) for day in period.split("/"))
    except ValueError:
        return period


def _year(text: str) -> Year:
    try:
        return Year.parse(text)
    except NotAYear:
        raise Http404 from None


def _known_on_form(request: HttpRequest) -> KnownOnForm:
    asked = any(key.startswith("known_on-") for key in request.GET)
    return KnownOnForm(request.GET if asked else None)


def _known_on(form: KnownOnForm) -> date | None:
    if not form.is_bound or not form.is_valid():
        return None
    day: date | None = form.cleaned_data["known_on"]
    return day if day is None or day < timezone.localdate() else None


def _rows(table: Table) -> list[Row]:
    return [
        Row("Unit", table.unit),
        Row("Period", table.period),
        Row("As at", table.as_at.words),
        Row("Definition", table.definition),
        *(Row("Note", note) for note in table.notes),
    ]


def _grid(table: Table, shown: Year, day: date | None, *, may_open: bool) -> Grid:
    """The table; where the worker may open cases, each count is a link to the records behind it."""
    total = "govuk-!-font-weight-bold"
    counts = [_link(table, row, shown, day) if may_open else row.value for row in table.rows]
    return Grid(
        caption=table.title,
        caption_classes="govuk-visually-hidden",
        columns=[
            Column(code_list(BY_ID[table.id].codes).title),
            Column(f"Number of {table.unit}", numeric=True),
        ],
        rows=[
            *(
                [Cell(row.label), Cell(count, numeric=True)]
                for row, count in zip(table.rows, counts, strict=True)
            ),
            [Cell("Total", classes=total), Cell(table.total, numeric=True, classes=total)],
        ],
        first_cell_is_header=True,
    )


def _link(table: Table, row: Counted, shown: Year, day: date | None) -> str:
    href = reverse("figures-records", args=[str(shown), table.id, row.key]) + _known_on_query(day)
    hidden = f" {table.unit}, {row.label}: open the records"
    words = format_html('{}<span class="govuk-visually-hidden">{}</span>', row.value, hidden)
    return format_html('<a class="govuk-link" href="{}">{}</a>', href, words)


def _known_on_query(day: date | None) -> str:
    return f"?known_on-day={day.day}&known_on-month={day.month}&known_on-year={day.year}" if day else ""


def _following(request: HttpRequest, last: str, day: date | None) -> Link:
    query = _known_on_query(day)
    return Link("Next page", f"{request.path}{query}{'&' if query else '?'}after={last}")


def _behind(measure: Measure, year: Year, units: int, files: int, day: date | None) -> str:
    """'2013-14. 15 allegations in 14 files. As known at the end of 31 March 2014.'"""
    counted = f"{units:,} {measure.unit if units != 1 else measure.unit.removesuffix('s')}"
    within = "" if measure.unit in ONE_A_FILE else f" in {files:,} file{'' if files == 1 else 's'}"
    known_then = f" As known at the end of {day_words(day)}." if day else ""
    return f"{year}. {counted}{within}.{known_then}"


def _file_grid(files: list[tuple[str, str, str, int]], share: str) -> Grid:
    """The files by reference and title; `share` heads how many units are in each, where there may be several."""
    return Grid(
        columns=[Column("Reference"), Column("File"), *([Column(share, numeric=True)] if share else [])],
        rows=[
            [
                Cell(reference),
                Cell(
                    format_html('<a class="govuk-link" href="{}">{}</a>', reverse("file", args=[file]), title)
                ),
                *([Cell(units, numeric=True)] if share else []),
            ]
            for reference, title, file, units in files
        ],
        first_cell_is_header=True,
    )


def _comparison_grid(lines: list[Line]) -> Grid:
    return Grid(
        caption="Rotherham's tables for 2013-14 beside the invented records",
        columns=[
            Column("Table and row", classes="govuk-!-width-one-third"),
            Column("Printed", numeric=True),
            Column("In the invented records", numeric=True),
            Column("What that means", classes="govuk-!-width-one-third"),
        ],
        rows=[
            [
                Cell(line.label),
                Cell("–" if line.printed is None else line.printed, numeric=True),
                Cell(line.counted, numeric=True),
                Cell(line.words),
            ]
            for line in lines
        ],
        first_cell_is_header=True,
        stacked=True,
    )
