"""Who worked at a setting, and at what came before and after it, between two days or under a head."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from heed.access.directory import organisations
from heed.access.door import OpenFile, WorkerRequest, needs, note_read, open_many_for
from heed.access.names import named, titles
from heed.access.workplaces import Family, Span, family, tenures_at, worked_at
from heed.facts.person import Person, fold_person
from heed.facts.upkeep import PageRead
from heed.store.derived.models import Party, Post, Tenure
from heed.web.components import plain_table
from heed.web.forms import DateField, Option, PageForm, SelectField
from heed.web.pages.file import shown_to
from heed.web.pages.file_words import name_of
from heed.web.pages.lists import page_links
from heed.web.pages.present import Words, code_words
from heed.web.pages.sections import Section
from heed.web.words import day_words

SIZE = 100
AT_MOST = 10  # of the files of one person that are named in one cell


class WorkplaceForm(PageForm):
    """Which organisation, between which days, under which head."""

    optional = frozenset({"head", "since", "until"})

    def __init__(self, data: Any, *, directory: Mapping[str, str], heads: Sequence[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["organisation"] = SelectField(
            "Organisation",
            options=[Option(file, name) for file, name in directory.items()],
            missing="Choose an organisation",
        )
        self.fields["head"] = SelectField(
            "Under whom?",
            options=[Option(tenure, label) for tenure, label in heads],
            required=False,
            empty="Whoever it was",
            help_text="Those who held a post there. Choose the organisation first, then ask again.",
        )
        self.fields["since"] = DateField("From", required=False)
        self.fields["until"] = DateField("To", required=False)

    def clean(self) -> dict[str, Any]:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", "The last day cannot be before the first")
        return self.cleaned_data


@dataclass(frozen=True, slots=True)
class Asked:
    """The question: an organisation with its family, the days, and the tenure of the head if one was named."""

    family: Family
    first: date
    last: date
    head: Tenure | None = None

    @property
    def words(self) -> str:
        """For the book of reads."""
        under = f"; under tenure {self.head.tenure}" if self.head else ""
        return f"organisation {self.family.organisation}; {self.first} to {self.last}{under}"


@needs("read-cases")
def workplaces(request: WorkerRequest) -> HttpResponse:
    """The question, and its answer once an organisation is chosen."""
    directory = organisations()
    chosen = request.GET.get("organisation", "")
    kin = family(chosen) if chosen in directory else None
    held = tenures_at(kin.all) if kin else []
    form = WorkplaceForm(
        request.GET if request.GET else None, directory=directory, heads=_heads(held, directory)
    )
    note_read(request, PageRead(page="workplaces", query="", listed=tuple({t.holder for t, _ in held})))
    context: dict[str, object] = {"form": form, "shown_to": shown_to(request)}
    if kin and form.is_valid():
        asked = _asked(kin, form.cleaned_data, {tenure.tenure: tenure for tenure, _ in held})
        context |= _answer(request, asked, directory, held)
    return render(request, "heed/pages/workplaces.html", context)


def _heads(held: Iterable[tuple[Tenure, Post]], directory: Mapping[str, str]) -> list[tuple[str, str]]:
    held = list(held)
    names = titles(tenure.holder for tenure, _ in held)
    return [
        (
            tenure.tenure,
            f"{names.get(tenure.holder, '')}, {post.title}, {directory.get(post.organisation, '')}, "
            f"{_days(tenure.since, tenure.until)}",
        )
        for tenure, post in held
    ]


def _asked(kin: Family, answers: Mapping[str, Any], held: Mapping[str, Tenure]) -> Asked:
    """The days asked for, no wider than those of the head."""
    head = held.get(answers.get("head") or "")
    first, last = answers.get("since") or date.min, answers.get("until") or date.max
    if head is None:
        return Asked(kin, first, last)
    return Asked(kin, max(first, head.since), min(last, head.until or date.max), head)


def _answer(
    request: WorkerRequest,
    asked: Asked,
    directory: Mapping[str, str],
    held: Sequence[tuple[Tenure, Post]],
) -> dict[str, object]:
    spans = worked_at(
        asked.family.all, asked.first, asked.last, after=request.GET.get("after", ""), size=SIZE
    )
    shown = spans[:SIZE]
    listed = list(dict.fromkeys(span.person for span in shown))
    note_read(request, PageRead(page="workplaces", query=asked.words, listed=tuple(listed)))
    people = open_many_for(request, listed, page="workplaces", kind="person")
    rows = _Rows(asked, directory, people, {t.tenure: p.title for t, p in held}, _files(request, listed))
    previous, following = page_links(request.GET, len(spans) > SIZE, shown[-1].cursor if shown else "")
    return {
        "answered": True,
        "span": _span_words(asked),
        "family": _family(asked.family, directory),
        "sections": rows.sections(shown),
        "previous": previous,
        "next": following,
    }


def _span_words(asked: Asked) -> str:
    if asked.last < asked.first:
        return "The days asked for lie outside the time of this head."
    if (asked.first, asked.last) == (date.min, date.max):
        return "At any time."
    first = "the beginning" if asked.first == date.min else day_words(asked.first)
    return f"From {first} to {'today or later' if asked.last == date.max else day_words(asked.last)}."


def _family(kin: Family, directory: Mapping[str, str]) -> str:
    """Which other organisations are asked about as well."""
    parts = {"before it": kin.predecessors, "after it": kin.successors}
    words = [
        f"{when}: {', '.join(directory.get(file, '') for file in files)}"
        for when, files in parts.items()
        if files
    ]
    return f"Asked of its line of succession as well; {'; '.join(words)}." if words else ""


def _files(request: WorkerRequest, people: Sequence[str]) -> dict[str, list[str]]:
    """The allegation files in which each has a part, as links; noted as read."""
    parties = Party.objects.filter(party__in=people, part__in=("child", "subject")).order_by("file")
    found = named(party.file for party in parties)
    note_read(request, PageRead(page="workplaces", query="files of those listed", listed=tuple(found)))
    words = Words(names={file: name_of(one) for file, one in found.items()}, links=frozenset(found))
    links: dict[str, list[str]] = {}
    for party in parties:
        link = format_html("{} ({})", words.link("file", party.file), party.part)
        links.setdefault(party.party, []).append(link)
    return links


@dataclass(frozen=True, slots=True)
class _Rows:
    """Spans of work as rows of the two tables."""

    asked: Asked
    directory: Mapping[str, str]
    people: Mapping[str, OpenFile]
    posts: Mapping[str, str]
    files: Mapping[str, list[str]]

    def sections(self, spans: Sequence[Span]) -> list[Section]:
        """Those whose days are known, then those of whom nobody can say whether they were there then."""
        folded = {person: fold_person(file.history) for person, file in self.people.items()}
        known = [span for span in spans if span.since]
        unknown = [span for span in spans if not span.since]
        return [
            self._section("Worked there in that time", known, folded, "Nobody is recorded."),
            self._section(
                "Dates not recorded", unknown, folded, "The first day of everybody listed is known."
            ),
        ]

    def _section(
        self, title: str, spans: Sequence[Span], folded: Mapping[str, Person], empty: str
    ) -> Section:
        rows = [self._row(span, folded[span.person]) for span in spans]
        columns = ["Person", "Role", "Organisation", "Dates", "In that time", "Source", "Files"]
        return Section(title, tables=[plain_table("", columns, rows)] if rows else [], empty=empty)

    def _row(self, span: Span, person: Person) -> tuple[str, ...]:
        described = person.described.name if person.described else ""
        words = Words(names={span.person: described}, links=frozenset({span.person}))
        return (
            words.link("person", span.person),
            self._role(span, person),
            self.directory.get(span.organisation, ""),
            _days(span.since, span.until),
            self._overlap(span),
            "The organisation's posts" if span.tenure else f"Entry {span.entry + 1} of the person's file",
            _joined(self.files.get(span.person, [])),
        )

    def _role(self, span: Span, person: Person) -> str:
        if span.tenure:
            return self.posts.get(span.tenure, "")
        title = next((w.employed.title for w in person.work if w.entry == span.entry), "")
        basis = code_words("employment-basis", span.basis, timezone.localdate()) if span.basis else ""
        return f"{title} ({basis.lower()})" if basis else title

    def _overlap(self, span: Span) -> str:
        """The days that both have."""
        if span.since is None:
            return "Not known"
        first, last = max(span.since, self.asked.first), min(span.until or date.max, self.asked.last)
        return _days(first, None if last == date.max else last)


def _joined(links: Sequence[str]) -> str:
    if not links:
        return "None"
    more = [f"and {len(links) - AT_MOST:,} more"] if len(links) > AT_MOST else []
    return format_html_join(mark_safe("<br>"), "{}", ((one,) for one in [*links[:AT_MOST], *more]))


def _days(since: date | None, until: date | None) -> str:
    first = day_words(since) if since else "not known"
    return f"{first} to {day_words(until) if until else 'no end recorded'}"
