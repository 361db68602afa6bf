"""Who or what on record may be meant by what somebody has just said, and why."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import msgspec
from rapidfuzz.fuzz import token_sort_ratio

from heed.access.candidates import FOR_ONE_KEY, Candidate, Candidates, candidates
from heed.access.names import cards, titles
from heed.facts.person import PersonDescribed
from heed.facts.registry import FileKind
from heed.matching.fields import FieldMatch
from heed.matching.keys import asked_keys, whole_name_keys
from heed.matching.model import LEAST_OF_THE_FIRST, LEAST_STRENGTH, VERSION, band
from heed.matching.profile import Profile
from heed.matching.score import Register, Score, score
from heed.matching.text import name_words, several
from heed.store.derived.models import File, Party, SearchKey, Tenure
from heed.store.derived.searchkeys import search_keys, words
from heed.store.roots import search_secret

LOOKED_AT = 200  # names unsealed and scored for one question
SHOWN = 8
CONTRADICTS: Final = -2.0  # bits: a line that says so much against it


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of somebody, as typed; whatever is left out counts nothing."""

    name: str = ""
    other_names: str = ""
    born: date | None = None
    sex: str = ""
    address: str = ""
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    vehicles: tuple[str, ...] = ()
    setting: str = ""

    @property
    def profile(self) -> Profile:
        """The same, as it is compared."""
        return Profile(
            names=(*((self.name,) if name_words(self.name) else ()), *several(self.other_names)),
            born=self.born,
            sex=self.sex,
            addresses=(self.address,) if self.address.strip() else (),
            phones=self.phones,
            emails=self.emails,
            vehicles=self.vehicles,
            settings=(self.setting,) if words(self.setting) else (),
        )

    @property
    def by_name_alone(self) -> bool:
        """Whether there is nothing but a name, perhaps with the sex."""
        return replace(self, name="", other_names="", sex="") == Asked()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A file that may be about the same person or setting. `total` is the sum of the weights of `fields`, in bits.

    `strength` is the total less what it takes to single out one of the register, and one person among others of whom
    as much speaks; `band` puts it in words.
    """

    file: str
    kind: FileKind
    name: str
    band: str
    total: float
    strength: float
    fields: tuple[FieldMatch, ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """The likeliest first. Where `too_common` so many share the name that none can be singled out: none is shown."""

    found: tuple[Suggestion, ...]
    too_common: int = 0
    model: str = VERSION


def look_for(asked: Asked, *, limit: int = 10, exclude: Collection[str] = ()) -> Suggestions:
    """The files of people, concerns and organisations that what was asked may be about."""
    profile = asked.profile
    query = asked_keys(profile)
    if not query.look_for:
        return Suggestions(())
    near = candidates(query, exclude=exclude)
    register = Register(near.size, near.counts)
    scored = [(score(profile, held.profile, register), held) for held in _with_settings(asked, near.found)]
    likest = sorted(scored, key=lambda pair: (-pair[0].total, pair[1].file))
    shown = [pair for n, pair in enumerate(likest) if _worth_showing(asked, pair[0], register, first=n == 0)]
    if asked.by_name_alone and (sharing := _sharing(profile, near, shown, limit)):
        return Suggestions((), too_common=sharing)
    return Suggestions(tuple(_suggestion(one, held, register, scored) for one, held in shown[:limit]))


def _suggestion(
    scored: Score, held: Candidate, register: Register, every: Sequence[tuple[Score, Candidate]]
) -> Suggestion:
    strength = round(scored.total - register.bits_beside(_rivals(held, every)), 2)
    called = next(iter(held.profile.names or held.profile.settings), "")
    return Suggestion(held.file, held.kind, called, band(strength), scored.total, strength, scored.fields)


def _rivals(held: Candidate, every: Sequence[tuple[Score, Candidate]]) -> Iterator[float]:
    """The totals of other people: only one of them can be meant, whereas many concerns may be about one person."""
    if held.kind == "person":
        yield from (one.total for one, other in every if other.kind == "person" and other is not held)


def _worth_showing(asked: Asked, scored: Score, register: Register, *, first: bool) -> bool:
    """Strong enough; by a name alone nothing may be strong, so there it is enough that no part of it differs."""
    if scored.total - register.bits >= (LEAST_OF_THE_FIRST if first else LEAST_STRENGTH):
        return True
    return asked.by_name_alone and all(line.weight > CONTRADICTS for line in scored.fields)


def _sharing(profile: Profile, near: Candidates, shown: Sequence[tuple[Score, Candidate]], limit: int) -> int:
    """How many share the name, where they are more than can be shown and nothing tells them apart; else nought."""
    counted = max((near.counts.get(key, 0) for key in whole_name_keys(profile)), default=0)
    if not shown:
        return counted if counted > FOR_ONE_KEY else 0
    equal = sum(one.total == shown[0][0].total for one, _ in shown)
    return max(equal, counted if counted > FOR_ONE_KEY else 0) if equal > limit else 0


def _with_settings(asked: Asked, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """People with the names of where they work or worked, if it was asked."""
    if not asked.setting:
        yield from found
        return
    held = list(found)
    places = _workplaces(one.file for one in held if one.kind == "person")
    for one in held:
        at = places.get(one.file, ())
        profile = msgspec.structs.replace(one.profile, settings=at) if at else one.profile
        yield replace(one, profile=profile)


def _workplaces(people: Iterable[str]) -> dict[str, tuple[str, ...]]:
    rows = list(Party.objects.filter(file__in=list(people), part="worked-at").values_list("file", "party"))
    names = titles(party for _, party in rows)
    at: dict[str, list[str]] = {}
    for file, party in rows:
        at.setdefault(file, []).append(names[party])
    return {file: tuple(sorted(names)) for file, names in at.items()}


@dataclass(frozen=True, slots=True)
class Match:
    """A person who may be meant, with the names of where they work or worked with children, and what speaks for it."""

    person: str
    name: str
    born: date | None
    worked_at: tuple[str, ...] = ()
    why: tuple[FieldMatch, ...] = ()


def people_meant(described: PersonDescribed) -> list[Match]:
    """Those who may be meant by a description, the likest first, each with why; then others of a like name."""
    asked = Asked(
        name=described.name,
        other_names=described.other_names,
        born=described.born,
        sex=described.sex,
        address=described.address,
    )
    why = {one.file: one.fields for one in look_for(asked, limit=SHOWN).found if one.kind == "person"}
    like = [match for match in people_like(described.name) if match.person not in why]
    held = cards(why)
    meant = [
        Match(file, held[file].title, _day(held[file].born), why=why[file]) for file in why if file in held
    ]
    return [*_with_workplaces(meant), *like][:SHOWN]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


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
    matches = [Match(file, card.title, _day(card.born)) for file, card in held.items()]
    likest = sorted(matches, key=lambda m: (-_likeness(name, m.name), m.name, m.person))[:SHOWN]
    return likest if staff_only else _with_workplaces(likest)


def _with_workplaces(matches: Sequence[Match]) -> list[Match]:
    """Two people of one name are told apart by where they work."""
    places = _workplaces(m.person for m in matches)
    return [replace(m, worked_at=places.get(m.person, ())) for m in matches]


def _keys_by_word(name: str) -> Iterator[set[int]]:
    asked = words(name)
    for word in {*asked[:1], *asked[-1:]}:
        yield search_keys(search_secret(), [word])


def _likeness(name: str, other: str) -> float:
    return token_sort_ratio(" ".join(words(name)), " ".join(words(other)))
