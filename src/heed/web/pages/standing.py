"""How a file stands by its facts: what it is called, its state, whom it is about, which post is responsible."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.html import format_html

from heed.access.rules import code_list
from heed.duties.case import closed_on
from heed.facts.allegation import AllegationFile, FileClosed, SubjectNamed, fold_allegation_file
from heed.facts.base import History, effective
from heed.facts.concern import ConcernReceived, fold_concern
from heed.facts.organisation import OrganisationDescribed
from heed.facts.person import PersonDescribed
from heed.facts.registry import FileKind
from heed.web.pages.present import Words, code_words
from heed.web.words import day_words


@dataclass(frozen=True, slots=True)
class Standing:
    """What a file is called, its state in words, the post responsible for it.

    `referred` is the day on which its clock started, `ended` the one on which it came to its end; None for a file
    that has no clock, or whose clock still runs.
    """

    title: str
    state: str
    owner: str = ""
    reference: str = ""
    referred: date | None = None
    ended: date | None = None


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
    # Once it goes no further, or goes on in a file of its own, nobody counts its days.
    referred = received.referred if folded.open else None
    return Standing(title, state, received.owner, received.reference, referred)


def _allegation(history: History) -> Standing:
    folded = fold_allegation_file(history)
    opened = folded.opened
    assert opened is not None  # noqa: S101 - the first fact of such a file
    state = _closed(folded.closed, history) if folded.closed else "Open"
    return Standing(
        opened.summary[:200], state, folded.owner, opened.reference, opened.referred, closed_on(folded)
    )


def _closed(closed: FileClosed, history: History) -> str:
    """'Closed on 4 March 2014: Concluded'."""
    day = next(timezone.localdate(item.at) for item in effective(history)[::-1] if item.fact == closed)
    return f"Closed on {day_words(day)}: {code_list('closure-reason').label(closed.closed_as)}"


def about(kind: FileKind, history: History, words: Words, day: date) -> Sequence[str]:
    """Whom a case is about, a line of HTML for each: with role, setting and sector; of a concern, as it was told."""
    if kind == "allegation":
        return list(_subjects(fold_allegation_file(history), words, day))
    received = fold_concern(history).received if kind == "concern" else None
    return [_as_told(received)] if received else []


def _subjects(file: AllegationFile, words: Words, day: date) -> Iterator[str]:
    if not file.subjects:
        yield "Nobody has been named as a subject yet."
    for named in file.subjects.values():
        yield format_html("About {}{}", words.link("person", named.subject), _work(named, words, day))


def _work(named: SubjectNamed, words: Words, day: date) -> str:
    """', Coach, Elm School, Sport': what is not recorded is left out."""
    role = format_html(", {}", named.title) if named.title else ""
    setting = (
        format_html(", {}", words.link("organisation", named.organisation)) if named.organisation else ""
    )
    sector = "" if named.sector == "not-recorded" else f", {code_words('sector', named.sector, day)}"
    return format_html("{}{}{}", role, setting, sector)


def _as_told(received: ConcernReceived) -> str:
    """'As told: Jordan Sample, teaching assistant, at Elm School'."""
    adult = ", ".join((received.adult or "an adult not named", *filter(None, [received.adult_role])))
    where = f"at {received.setting}" if received.setting else "setting not named"
    return f"As told: {adult}, {where}"
