"""Finding files by a reference, or by names also with one letter wrong, among those that the worker may open."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from heed.access.door import NEEDED, Worker
from heed.access.names import Named, named
from heed.facts.registry import FileKind
from heed.store.database import raw, run
from heed.store.derived.models import File, Party
from heed.store.derived.searchkeys import search_keys, spellings, words
from heed.store.roots import search_secret

WORDS_USED = 6
LOOKED_AT = 200  # names unsealed and scored for one question
SHOWN = 20
FILES_OF_ONE = 5
FOR_ONE_KEY = 10_000  # files looked at for one key: a name that more share tells too little
REFERENCE = re.compile(r"(?:([AC])[ -]?)?([A-Z0-9]{3})[ -]?([A-Z0-9]{3})")
PREFIXES = ("C", "A")  # of concerns, of allegation files
NOT_IN_TITLE = "A name or word of the file that is not part of its title"
IN_PART = "Only a part of what was typed is found in its title"

# A key that few files share counts for more than one that many do; words met are counted in the bits of a number.
CANDIDATES = """
SELECT file
FROM unnest(%s::bigint[], %s::int[]) AS asked(key, word)
CROSS JOIN LATERAL (
    SELECT array_agg(file) AS files
    FROM (SELECT file FROM derived_search_key k WHERE k.key = asked.key LIMIT %s) one
) found
CROSS JOIN LATERAL unnest(found.files) AS file {of_kinds}
GROUP BY file
ORDER BY bit_count(bit_or((1 << word)::bit(8))) DESC, sum(1 / cardinality(found.files)::float8) DESC, file
LIMIT %s
"""
OF_KINDS = "JOIN derived_file USING (file) WHERE kind = ANY(%s)"


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was found, why, and for a person the files in which they have a part."""

    file: Named
    why: str
    files: Sequence[Named] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """The files found, the likest first; `more` says that there were further ones."""

    found: Sequence[Found]
    more: bool


@dataclass(frozen=True, slots=True)
class _Score:
    """How well a title answers: words met exactly, words met with one letter wrong, likeness of the whole."""

    exact: int
    near: int
    likeness: float
    why: str

    @property
    def rank(self) -> tuple[float, ...]:
        return (-(self.exact + self.near), -self.exact, -self.likeness)


def find(query: str, who: Worker) -> Finding:
    """What the worker may open and the query finds."""
    kinds = kinds_open_to(who)
    exact = _by_reference(query, kinds)
    others = [f for f in _by_words(query, kinds) if f.file.file not in {e.file.file for e in exact}]
    found = exact or others
    return Finding(_with_files(found[:SHOWN], kinds), more=len(found) > SHOWN)


def kinds_open_to(who: Worker) -> list[FileKind]:
    """The kinds of file that the worker may open."""
    return [kind for kind, power in NEEDED.items() if who.may(power)]


def _by_reference(query: str, kinds: Collection[FileKind]) -> list[Found]:
    typed = query.strip().upper()
    asked = {typed, *_spelt_out(typed)}
    files = File.objects.filter(reference__in=asked, kind__in=kinds).values_list("file", flat=True)
    return [Found(one, f"Reference: {one.reference}") for one in named(files).values()]


def _spelt_out(typed: str) -> Iterator[str]:
    """References as they are kept, for one typed without its hyphens or its first letter."""
    if spelt := REFERENCE.fullmatch(typed):
        prefix, *rest = spelt.groups()
        yield from ("-".join((first, *rest)) for first in ([prefix] if prefix else PREFIXES))


def _by_words(query: str, kinds: Sequence[FileKind]) -> list[Found]:
    asked = words(query)[:WORDS_USED]
    held = named(_candidates(asked, kinds))
    scored = sorted(
        ((_score(query, asked, one), one) for one in held.values()),
        key=lambda pair: (*pair[0].rank, pair[1].title, pair[1].file),
    )
    whole = [(score, one) for score, one in scored if score.exact + score.near == len(asked)]
    return [Found(one, score.why) for score, one in whole or scored]


def _candidates(asked: Sequence[str], kinds: Sequence[FileKind]) -> list[str]:
    secret = search_secret()
    keys = [(key, n) for n, word in enumerate(asked) for key in search_keys(secret, [word])]
    everything = len(kinds) == len(NEEDED)
    query = CANDIDATES.format(of_kinds="" if everything else OF_KINDS)
    values = [[key for key, _ in keys], [n for _, n in keys], FOR_ONE_KEY]
    with raw() as connection:
        rows = run(connection, query, [*values, *([] if everything else [list(kinds)]), LOOKED_AT])
        return [row[0] for row in rows.fetchall()]


def _score(query: str, asked: Sequence[str], one: Named) -> _Score:
    there = words(one.title)
    met = [(word, _nearest(word, there)) for word in asked]
    exact = sum(word == near for word, near in met)
    near = sum(near not in {"", word} for word, near in met)
    likeness = ratio(" ".join(asked), " ".join(there))
    whole = exact + near == len(asked)
    why = _why(one, query if near else "") if whole else IN_PART if exact + near else NOT_IN_TITLE
    return _Score(exact, near, likeness, why)


def _nearest(word: str, there: Iterable[str]) -> str:
    """The word of the title that the index takes for the same; empty where there is none."""
    if word in (found := list(there)):
        return word
    same = [other for other in found if spellings(word) & spellings(other)]
    return max(same, key=lambda other: ratio(word, other), default="")


def _why(one: Named, asked: str) -> str:
    """The title, and what was asked where it is spelt otherwise."""
    field = "Name" if one.kind in {"person", "organisation"} else "Title"
    return f"{field}: {one.title}" + (f" ~ {asked}" if asked else "")


def _with_files(found: Sequence[Found], kinds: Collection[FileKind]) -> list[Found]:
    """People with the files in which they have a part."""
    people = [one.file.file for one in found if one.file.kind == "person"]
    parties: dict[str, list[str]] = {}
    for person in people:
        rows = Party.objects.filter(party=person, part__in=("child", "subject")).values_list(
            "file", flat=True
        )
        parties[person] = list(rows[:FILES_OF_ONE])
    held = named(file for files in parties.values() for file in files)
    return [
        Found(
            one.file, one.why, [held[f] for f in parties.get(one.file.file, ()) if _may(held.get(f), kinds)]
        )
        for one in found
    ]


def _may(one: Named | None, kinds: Collection[FileKind]) -> bool:
    return one is not None and one.kind in kinds
