"""People already on record whose name is like one that was typed, so that nobody gets a second file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rapidfuzz.fuzz import token_sort_ratio

from heed.access.names import cards, titles
from heed.store.derived.models import File, Party, SearchKey, Tenure
from heed.store.derived.searchkeys import search_keys, words
from heed.store.roots import search_secret

LOOKED_AT = 200  # names unsealed and scored for one question
SHOWN = 8


@dataclass(frozen=True, slots=True)
class Match:
    """A person who may be meant, with the names of where they work or worked with children."""

    person: str
    name: str
    born: date | None
    worked_at: tuple[str, ...] = ()


def people_like(name: str, *, staff_only: bool = False) -> list[Match]:
    """Those whose first and last word are those of the name, also with one letter wrong; the likest first.

    `staff_only` looks only among people who hold or held a post, for those who may open no case.
    """
    keys = list(_keys_by_word(name))
    if not keys:
        return []
    found = File.objects.filter(kind="person")
    if staff_only:
        found = found.filter(file__in=Tenure.objects.values("holder"))
    for of_word in keys:
        found = found.filter(file__in=SearchKey.objects.filter(key__in=of_word).values("file"))
    held = cards(found.order_by("file").values_list("file", flat=True)[:LOOKED_AT])
    matches = [
        Match(file, card.title, date.fromisoformat(card.born) if card.born else None)
        for file, card in held.items()
    ]
    likest = sorted(matches, key=lambda m: (-_likeness(name, m.name), m.name, m.person))[:SHOWN]
    return likest if staff_only else _with_workplaces(likest)


def _with_workplaces(matches: Sequence[Match]) -> list[Match]:
    """Two people of one name are told apart by where they work."""
    found = Party.objects.filter(file__in=[m.person for m in matches], part="worked-at")
    places = list(found.values_list("file", "party"))
    names = titles(party for _, party in places)
    return [
        replace(m, worked_at=tuple(sorted(names[party] for file, party in places if file == m.person)))
        for m in matches
    ]


def _keys_by_word(name: str) -> Iterator[set[int]]:
    asked = words(name)
    for word in {*asked[:1], *asked[-1:]}:
        yield search_keys(search_secret(), [word])


def _likeness(name: str, other: str) -> float:
    return token_sort_ratio(" ".join(words(name)), " ".join(words(other)))
