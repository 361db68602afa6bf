"""The page on which a mapping is made: a preview of what the first rows of an older tracker come to."""

import hashlib
from collections import Counter
from dataclasses import replace
from pathlib import PurePath
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from heed.access.door import WorkerRequest, needs, note_read
from heed.access.rules import rulebook
from heed.facts.upkeep import PageRead
from heed.tracker.bringing import Brought, bring, planned
from heed.tracker.fields import FIELDS
from heed.tracker.forms import TrackerForm
from heed.tracker.guess import guess
from heed.tracker.planning import Planned, Status
from heed.tracker.read import read_sheet
from heed.tracker.report import NEEDS_ATTENTION, STATUS, about_file, comes_to, summary
from heed.tracker.rows import table
from heed.tracker.sheet import Limits, Unreadable
from heed.tracker.stating import gap
from heed.web.components import Table, plain_table

SHOWN: Final = 20
SMALL: Final = Limits(unpacked=50_000_000, rows=20_000)


@needs("decide")
def tracker(request: WorkerRequest) -> HttpResponse:
    """Show what a file comes to. Nothing of it is kept; that it was shown is on the record first."""
    if request.method == "POST" and "save" in request.POST:
        return _download(request.POST.get("mapping", ""))
    file = request.FILES.get("file")
    form = TrackerForm(
        request.POST if request.method == "POST" else None,
        file=file if isinstance(file, UploadedFile) else None,
    )
    context: dict[str, object] = {}
    if form.is_valid() and form.file is not None:
        try:
            context, form = _preview(request, form, form.file)
        except Unreadable as error:
            form.refuse_unreadable(error)
    return render(request, "tracker/preview.html", {**context, "form": form})


def _download(mapping: str) -> HttpResponse:
    answer = HttpResponse(mapping.replace("\r\n", "\n"), content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="mapping.toml"'
    return answer


def _preview(
    request: WorkerRequest, form: TrackerForm, file: "UploadedFile[Any]"
) -> tuple[dict[str, object], TrackerForm]:
    data, name = file.read(), PurePath(file.name or "file").name
    text = form.cleaned_data["mapping"] or _guessed(request, data, name)
    brought = bring(data, name, text, timezone.now(), SMALL)
    note_read(request, PageRead(page="tracker preview", query=hashlib.sha256(data).hexdigest()))
    few = replace(brought, incidents=brought.incidents[:SHOWN])
    results = list(planned(few))
    statuses: Counter[Status] = Counter(one.status for one in results)
    return {
        "about": list(about_file(brought)),
        "columns": _columns(brought),
        "rows": _rows(results),
        "summary": summary(statuses),
        "every": len(brought.incidents),
        "shown": len(results),
    }, TrackerForm(initial={"mapping": text})


def _guessed(request: WorkerRequest, data: bytes, name: str) -> str:
    acting = request.worker.acting
    found = table(read_sheet(data, limits=SMALL))
    return guess(found, rulebook().lists, tracker=PurePath(name).stem, owner=acting.title if acting else "")


def _columns(brought: Brought) -> Table:
    mapped = brought.origin.mapping.columns
    named = {name: field.title for name, field in FIELDS.items()}
    rows = [
        (heading, named.get(mapped.get(heading, ""), "Kept as found")) for heading in brought.table.headings
    ]
    return plain_table("Columns", ("Heading", "Field"), rows)


def _rows(results: list[Planned]) -> list[dict[str, object]]:
    return [
        {
            "rows": ", ".join(str(record.number) for record in one.incident.rows),
            "reference": one.incident.reference,
            "status": STATUS[one.status].capitalize(),
            "attention": one.status in NEEDS_ATTENTION,
            "states": comes_to(one),
            "wrong": [gap(finding) for finding in one.findings if finding.attention],
            "gaps": [gap(finding) for finding in one.findings if not finding.attention],
        }
        for one in results
    ]
