"""The facts of a file as a timeline, newest first; a corrected fact and its correction lead to each other."""

from collections.abc import Mapping
from datetime import date

from django.utils.timezone import localdate

from heed.access.rules import code_list
from heed.facts.base import History, Recorded
from heed.store.derived.models import Tenure
from heed.web.components import Event, Link, Row
from heed.web.pages.present import Words, present
from heed.web.words import moment_words

SEALED_APART = Row("Who told us", "The name is sealed apart. Opening it takes two people.")


class Bylines:
    """Who recorded each fact, and how they held their post on that day."""

    def __init__(self, history: History, words: Words) -> None:
        self.words = words
        actors, posts = {item.actor for item in history}, {item.post for item in history}
        self.tenures = list(Tenure.objects.filter(holder__in=actors, post__in=posts))

    def of(self, item: Recorded) -> str:
        """'Alice Example, Designated officer (acting)'."""
        name = self.words.names.get(item.actor, "somebody whose file is not on the record")
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


def timeline(history: History, words: Words, correct: Mapping[int, str]) -> list[Event]:
    """Every fact with its fields, when it happened and was recorded, and by whom in which post.

    `correct` has the addresses at which entries are corrected, by their places.
    """
    bylines = Bylines(history, words)
    corrections = {item.fact.corrects: item.seq for item in history if item.fact.corrects is not None}
    return [
        _event(item, words, bylines, corrections, correct.get(item.seq, "")) for item in reversed(history)
    ]


def _event(
    item: Recorded, words: Words, bylines: Bylines, corrections: Mapping[int, int], correct: str
) -> Event:
    corrects, corrected = item.fact.corrects, corrections.get(item.seq)
    rows = present(item.fact, words, localdate(item.at))
    if item.has_reporter:
        rows.append(SEALED_APART)
    return Event(
        title=item.fact.says,
        recorded=moment_words(item.at),
        moment=item.at,
        byline=bylines.of(item),
        happened=item.fact.happened.words if item.fact.happened else "",
        rows=rows,
        links=[*_links(corrects, corrected), *_correct(item.seq, correct)],
        tag="Corrected" if corrected is not None else "Correction" if corrects is not None else "",
        anchor=anchor(item.seq),
    )


def _links(corrects: int | None, corrected: int | None) -> list[Link]:
    links = []
    if corrected is not None:
        links.append(Link("Corrected by a later entry", f"#{anchor(corrected)}", f"number {corrected + 1}"))
    if corrects is not None:
        links.append(Link("Corrects an earlier entry", f"#{anchor(corrects)}", f"number {corrects + 1}"))
    return links


def _correct(seq: int, href: str) -> list[Link]:
    return [Link("Correct this", href, f"entry number {seq + 1}", "heed-no-print")] if href else []
