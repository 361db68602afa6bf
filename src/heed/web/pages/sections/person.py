"""What the file of a person says: who they are, where they work with children, in which files they have a part."""

from collections.abc import Sequence
from datetime import date

from django.utils.html import format_html

from heed.access.door import NEEDED
from heed.access.names import named, titles
from heed.access.workplaces import posts_of_person
from heed.facts.person import Work, fold_person
from heed.store.derived.models import Party
from heed.web.components import Row, plain_table
from heed.web.pages.file_words import name_of
from heed.web.pages.present import Words, code_words, present
from heed.web.pages.sections import Section, View
from heed.web.words import day_words

AT_MOST = 50
OTHER = "Present: other work with children"
STANDS = {
    "to-screen": "To be screened",
    "to-open": "Allegation file to be opened",
    "screened": "Screened",
    "open": "Open",
    "closed": "Closed",
}
PARTS = {
    "child": "Child",
    "subject": "Subject",
    "concerned": "Adult of a concern",
    "setting": "Setting",
    "worked-at": "Worked here",
}


def sections(view: View) -> list[Section]:
    """The description that stands, the posts with children, and the files."""
    person = fold_person(view.history)
    assert person.described is not None  # noqa: S101 - the first fact of such a file
    return [
        Section("Description", present(person.described, view.words, view.day)),
        _work(view, person.work),
        *_held(view),
        *files_with(view, ("child", "subject", "concerned"), "Files in which this person has a part"),
    ]


def _work(view: View, spans: Sequence[Work]) -> Section:
    """Posts and volunteering, those of the day first; which of them are none of a file's settings."""
    settings = _settings(view)
    ordered = sorted(spans, key=lambda w: (not w.on(view.day), -(w.employed.since or date.min).toordinal()))
    rows = [
        (
            work.employed.title,
            view.words.link("organisation", work.employed.organisation),
            code_words("employment-basis", work.employed.basis, view.day) if work.employed.basis else "",
            code_words("sector", work.employed.sector, view.day),
            day_words(work.employed.since) if work.employed.since else "Not known",
            _until(view, work),
            _stands(view, work, settings),
        )
        for work in ordered
    ]
    columns = ["Role", "Organisation", "Basis", "Sector", "From", "Until", "Now"]
    tables = [plain_table("", columns, rows)] if rows else []
    return Section("Posts and volunteering with children", tables=tables, empty="None has been recorded.")


def _until(view: View, work: Work) -> str:
    if work.employed.until is None:
        return "No end recorded"
    how = f" ({code_words('work-ending', work.ended.ended_as, view.day).lower()})" if work.ended else ""
    return f"{day_words(work.employed.until)}{how}"


def _stands(view: View, work: Work, settings: set[str]) -> str:
    """Whether it goes on, and whether it is other work than where an allegation arose."""
    if not work.on(view.day):
        return "Begins later" if (work.employed.since or date.min) > view.day else "Ended"
    if settings and work.employed.organisation not in settings:
        return OTHER
    return "Present"


def _settings(view: View) -> set[str]:
    """The settings of the files in which the person is a subject; none for a past day."""
    if view.as_known is not None:
        return set()
    files = Party.objects.filter(party=view.file, part="subject").values("file")
    return set(Party.objects.filter(file__in=files, part="setting").values_list("party", flat=True))


def _held(view: View) -> list[Section]:
    """Posts that organisations have on record as held by this person; not for a past day."""
    held = posts_of_person(view.file) if view.as_known is None else []
    if not held:
        return []
    names = titles(post.organisation for _, post in held)
    words = Words(names=names, links=frozenset(names))
    rows = [
        (
            post.title,
            words.link("organisation", post.organisation),
            code_words("tenure-kind", tenure.kind, view.day),
            day_words(tenure.since),
            day_words(tenure.until) if tenure.until else "No end recorded",
        )
        for tenure, post in held
    ]
    columns = ["Post", "Organisation", "How held", "From", "Until"]
    return [Section("Posts held", tables=[plain_table("", columns, rows)], listed=list(names))]


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
    return [Section(title, rows, empty="None.", listed=list(may))]
