"""The facts of a file as a timeline, newest first; a corrected fact and its correction lead to each other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localdate

from heed.access.rules import code_list
from heed.facts.base import History, Recorded
from heed.store.clock import CLOCK
from heed.store.derived.models import Tenure
from heed.web.components import Event, Link, Row
from heed.web.pages.present import Words, present
from heed.web.pages.sections import View
from heed.web.words import moment_words

# What stands on the page of a file; all of it has a page of its own.
DAYS, ENTRIES = 10, 6
UNKNOWN = "somebody whose file is not on the record"
NAMELESS = {CLOCK.id: "the clock of this system"}
SEALED_APART = Row("Who told us", "The name is sealed apart. Opening it takes two people.")


class Bylines:
    """Who recorded each fact, and how they held their post on that day."""

    def __init__(self, history: History, words: Words) -> None:
        self.words = words
        actors, posts = {item.actor for item in history}, {item.post for item in history}
        self.tenures = list(Tenure.objects.filter(holder__in=actors, post__in=posts))

    def of(self, item: Recorded) -> str:
        """'Alice Example, Designated officer (acting)'."""
        name = self.words.names.get(item.actor, NAMELESS.get(item.actor, UNKNOWN))
        if not item.post:
            return name
        title = self.words.posts.get(item.post, "a post that is not on the record")
        return f"{name}, {title}{self._how(item)}"

    def _how(self, item: Recorded) -> str:
        day = localdate(item.at)
        kinds = [
            t.kind for t in self.tenures if (t.holder, t.post) == (item.actor, item.post) and _on(t, day)
        ]
        if not kinds or kinds[0] == "substantive":
            return ""
        return f" ({code_list('tenure-kind').label(kinds[0]).lower()})"


def _on(tenure: Tenure, day: date) -> bool:
    return tenure.since <= day and (tenure.until is None or day <= tenure.until)


def anchor(seq: int) -> str:
    """The id of an entry on its page."""
    return f"entry-{seq + 1}"


def timeline_address(view: View) -> str:
    """The page of the whole timeline, as it stands or as known on the same day."""
    known = {f"known-{part}": getattr(view.day, part) for part in ("day", "month", "year")}
    return reverse("timeline", args=[view.file]) + (f"?{urlencode(known)}" if view.as_known else "")


def entry_address(view: View, seq: int) -> str:
    """Where one entry stands on that page."""
    return f"{timeline_address(view)}#{anchor(seq)}"


def newest(history: History) -> int:
    """The place of the first of the newest entries: of the last days of recording, and no more than fit."""
    days = list(dict.fromkeys(localdate(item.at) for item in reversed(history)))[:DAYS]
    return min(item.seq for item in history[-ENTRIES:] if localdate(item.at) in days)


def timeline(view: View, correct: Mapping[int, str], since: int = 0) -> list[Event]:
    """Every fact from a place on, with its fields, when it happened and was recorded, and by whom in which post.

    `correct` has the addresses at which entries are corrected, by their places.
    """
    corrections = {item.fact.corrects: item.seq for item in view.history if item.fact.corrects is not None}
    made = _Timeline(view, Bylines(view.history, view.words), corrections, correct, since)
    return [made.event(item) for item in reversed(view.history) if item.seq >= since]


@dataclass(frozen=True, slots=True)
class _Timeline:
    """The entries from `since` on, and what they need to know of one another."""

    view: View
    bylines: Bylines
    corrections: Mapping[int, int]
    correct: Mapping[int, str]
    since: int

    def event(self, item: Recorded) -> Event:
        """One entry."""
        rows = present(item.fact, self.view.words, localdate(item.at))
        if item.has_reporter:
            rows.append(SEALED_APART)
        return Event(
            title=item.fact.says,
            recorded=moment_words(item.at),
            moment=item.at,
            byline=self.bylines.of(item),
            happened=item.fact.happened.words if item.fact.happened else "",
            rows=rows,
            links=list(self._links(item)),
            tag=self._tag(item),
            anchor=anchor(item.seq),
        )

    def _tag(self, item: Recorded) -> str:
        if item.seq in self.corrections:
            return "Corrected"
        return "" if item.fact.corrects is None else "Correction"

    def _links(self, item: Recorded) -> Iterator[Link]:
        corrects, corrected = item.fact.corrects, self.corrections.get(item.seq)
        if corrected is not None:
            yield Link("Corrected by a later entry", self._to(corrected), f"number {corrected + 1}")
        if corrects is not None:
            yield Link("Corrects an earlier entry", self._to(corrects), f"number {corrects + 1}")
        if href := self.correct.get(item.seq):
            yield Link("Correct this", href, f"entry number {item.seq + 1}", "heed-no-print")

    def _to(self, seq: int) -> str:
        return f"#{anchor(seq)}" if seq >= self.since else entry_address(self.view, seq)
