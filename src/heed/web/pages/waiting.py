"""The steps that a file waits for, in words, each with the link by which it is done."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from heed.access.rules import rulebook
from heed.duties import Duty, open_duties
from heed.facts.base import History
from heed.facts.registry import FileKind
from heed.web.offers import Offer
from heed.web.pages.due_words import due_words
from heed.web.pages.present import Words
from heed.web.pages.step_words import item_words
from heed.web.words import day_words

Held = Mapping[str, Sequence[str]]  # who holds each post


@dataclass(frozen=True, slots=True)
class Waiting:
    """One step that waits: what, for which post, by when (in words), and where it is done."""

    text: str
    owner: str
    by: str
    original: str
    overdue: bool
    links: Sequence[Offer]
    beside: Sequence[Offer]


def dues(kind: FileKind, history: History) -> list[Duty]:
    """What the file waits for, the earliest first; of one day, in the order of the steps and of the record."""
    return sorted(open_duties(kind, history, rulebook()), key=lambda due: due.due)


def waiting(due: Duty, owner: str, words: Words, offered: Iterable[Offer], today: date) -> Waiting:
    """The step for the page of its file; `owner` is its post in words."""
    about = [offer for offer in offered if offer.item == due.item]
    return Waiting(
        text=step_words(due, words),
        owner=owner,
        by=due_words(due.due, today),
        original=day_words(due.original) if due.original != due.due else "",
        overdue=due.due < today,
        links=[offer for offer in about if not offer.beside],
        beside=[offer for offer in about if offer.beside],
    )


def owner_words(post: str, held: Held, words: Words) -> str:
    """'Designated officer (Alice Example)', or '(vacant)'."""
    people = ", ".join(words.names.get(person, "") for person in held.get(post, ())) or "vacant"
    return f"{words.posts.get(post, 'A post that is not on the record')} ({people})"


def step_words(due: Duty, words: Words) -> str:
    """'Carry out the action: Tell the parents'; without an object where the step has none of its own."""
    return item_words(due.what, due.item, words.names, words.within)
