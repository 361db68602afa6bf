"""The steps that a file waits for, in words, each with the link by which it is done, or with who can do it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from heed.access.rules import rulebook
from heed.duties import Duty, open_duties
from heed.facts.base import History
from heed.facts.registry import FileKind
from heed.rulebook.lists.duty import AREA_OF, AREAS, KEEPING
from heed.web.offers import Offer
from heed.web.pages.due_words import GROUPS, OVERDUE, both_days
from heed.web.pages.present import Words
from heed.web.pages.step_words import item_words


@dataclass(frozen=True, slots=True)
class Waiting:
    """One step that waits: what, for which post, by when (in words), under which heading, and where it is done.

    `note` says how it is done where there is no link for whoever looks.
    """

    text: str
    owner: str
    by: str
    area: str
    links: Sequence[Offer]
    beside: Sequence[Offer]
    note: str


def dues(kind: FileKind, history: History) -> list[Duty]:
    """What the file waits for, the earliest first; of one day, in the order of the steps and of the record."""
    return sorted(open_duties(kind, history, rulebook()), key=lambda due: due.due)


def waiting(due: Duty, owner: str, words: Words, offered: Iterable[Offer], today: date) -> Waiting:
    """The step for the page of its file; `owner` is its post in words."""
    about = [offer for offer in offered if offer.item == due.item]
    links = [offer for offer in about if not offer.beside]
    return Waiting(
        text=step_words(due, words),
        owner=owner,
        by=both_days(due.due, due.original, today),
        area=GROUPS[OVERDUE] if due.due < today else AREA_OF.get(due.what, KEEPING),
        links=links,
        beside=[offer for offer in about if offer.beside],
        note="" if links else _without_link(due, owner),
    )


def _without_link(due: Duty, owner: str) -> str:
    """Nobody is left to guess why there is nothing to press."""
    if due.what == "conclude":
        return "Ends when the file is closed."
    if due.what == "read-minutes":
        return f"Done when the minutes are opened there: {owner}."
    return f"Your post cannot record this. It is for {owner}."


def by_heading(steps: Sequence[Waiting]) -> list[tuple[str, list[Waiting]]]:
    """The steps under their headings: those overdue first, then by area."""
    found = ((title, [step for step in steps if step.area == title]) for title in (GROUPS[OVERDUE], *AREAS))
    return [(title, under) for title, under in found if under]


def step_words(due: Duty, words: Words) -> str:
    """'Carry out the action: Tell the parents'; without an object where the step has none of its own."""
    return item_words(due.what, due.item, words.names, words.within)
