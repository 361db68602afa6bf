"""What the file of a person says: who they are, where they work with children, in which files they have a part."""

from django.utils.html import format_html

from heed.access.door import NEEDED
from heed.access.names import named
from heed.facts.person import PersonEmployed, fold_person
from heed.store.derived.models import Party
from heed.web.components import Row, plain_table
from heed.web.pages.file_words import name_of
from heed.web.pages.present import Words, code_words, present
from heed.web.pages.sections import Section, View
from heed.web.words import day_words

AT_MOST = 50
STANDS = {"open": "Open", "closed": "Closed"}
PARTS = {"child": "Child", "subject": "Subject", "setting": "Setting", "worked-at": "Worked here"}


def sections(view: View) -> list[Section]:
    """The description that stands, the posts with children, and the files."""
    person = fold_person(view.history)
    assert person.described is not None  # noqa: S101 - the first fact of such a file
    return [
        Section("Description", present(person.described, view.words, view.day)),
        _work(view, person.employed),
        *files_with(view, ("child", "subject"), "Files in which this person has a part"),
    ]


def _work(view: View, employed: tuple[PersonEmployed, ...]) -> Section:
    rows = [
        (
            e.title,
            view.words.link("organisation", e.organisation),
            code_words("sector", e.sector, view.day),
            day_words(e.since) if e.since else "Not known",
            day_words(e.until) if e.until else "No end recorded",
        )
        for e in employed
    ]
    columns = ["Role", "Organisation", "Sector", "From", "Until"]
    tables = [plain_table("", columns, rows)] if rows else []
    return Section("Work with children", tables=tables, empty="None has been recorded.")


def files_with(view: View, parts: tuple[str, ...], title: str) -> list[Section]:
    """The files in which somebody has a part, those that the worker may open; not for a past day."""
    if view.as_known is not None:
        return []
    parties = Party.objects.filter(party=view.file, part__in=parts).order_by("party", "part", "file")
    listed = list(parties[: AT_MOST + 1])
    found = named(p.file for p in listed[:AT_MOST])
    may = {file: one for file, one in found.items() if view.worker.may(NEEDED.get(one.kind) or "read-cases")}
    words = Words(names={file: name_of(one) for file, one in may.items()}, links=frozenset(may))
    rows = [
        Row(PARTS[p.part], format_html("{}. {}", words.link("file", p.file), STANDS[may[p.file].state]))
        for p in listed[:AT_MOST]
        if p.file in may
    ]
    if len(listed) > AT_MOST:
        rows.append(Row("More", f"Only the first {AT_MOST} are shown here. Search finds the others."))
    return [Section(title, rows, empty="None.")]
