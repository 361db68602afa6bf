"""The keys under which a profile is found: tagged texts, which the store turns into keyed hashes.

Two profiles that share a key are compared. A tag says what kind of sameness a key stands for; for ranking, each tag
counts once, by its rarest shared key. Keys of the tags in COUNTED are also counted, to know how common something is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product
from typing import Final

from heed.matching.profile import Profile
from heed.matching.sound import skeleton
from heed.matching.text import (
    district,
    email_plain,
    house,
    name_words,
    phone_digits,
    postcode,
    sector,
    street_words,
    telling,
    vehicle_mark,
    words,
)
from heed.matching.variants import variants

PARTS_USED: Final = 5  # parts of one name
VARIANTS_USED: Final = 8  # of one part

TAGS: Final = {
    "P": "two parts of a name by sound",
    "L": "one part with a letter left out, the other by sound",
    "C": "the whole name by sound, however divided",
    "M": "the one part of a name of which no more is known, by sound",
    "B": "date of birth",
    "D": "two parts of the date of birth and a part of the name",
    "I": "two parts of the date of birth and two initials",
    "J": "the year of birth, day or month, and one initial",
    "S": "area and a part of the name",
    "A": "house",
    "T": "telephone",
    "E": "e-mail",
    "V": "vehicle",
    "O": "a word of the setting's name",
    "U": "a word of the setting's name with a letter left out",
    "W": "a part of the name",
    "K": "a part of the name by sound",
    "R": "postcode, sector or district",
}
COUNTED: Final = frozenset("WKRO")
# Words that most settings bear: they tell hardly anything.
WEAK_OF_SETTINGS: Final = frozenset(
    word
    for line in (
        "school schools primary infant infants junior secondary academy college high grammar university st saint",
        "nursery nurseries preschool pre playgroup childcare day care centre center after the of and at in for",
        "club fc afc youth football swimming sports sport gym gymnastics cricket rugby dance scouts guides cadets",
        "church chapel parish mosque masjid temple gurdwara ce rc cofe c e trust ltd limited group association",
        "community childrens children child home house hospital surgery council borough county city service services",
        "society",
    )
    for word in line.split()
)


@dataclass(frozen=True, slots=True)
class Query:
    """Keys to look for, those that only variants or swapped dates give among them, and keys to count."""

    look_for: frozenset[str]
    count: frozenset[str]


def setting_words(setting: str) -> tuple[str, ...]:
    """The words of a setting's name that tell it from others; all where none does."""
    every = words(setting)
    return tuple(word for word in every if word not in WEAK_OF_SETTINGS) or every


def held_keys(profile: Profile) -> frozenset[str]:
    """All keys under which the profile is found."""
    return frozenset(_keys(profile))


def asked_keys(profile: Profile) -> Query:
    """What to look for: the profile's own keys, those of variants, and those of day and month swapped."""
    own = held_keys(profile)
    alone = any(len(name_words(name)) == 1 for name in profile.names)
    found = {key for key in own if key[0] not in COUNTED or key[0] == "O" or (alone and key[0] in "WK")}
    found.update(f"M{skeleton(part)}" for name in profile.names for part in telling(name_words(name)))
    found.update(_expanded(profile))
    counted = {key for key in own if key[0] in COUNTED}
    return Query(frozenset(found), frozenset(counted | whole_name_keys(profile)))


def whole_name_keys(profile: Profile) -> frozenset[str]:
    """The key of the first and the last part of each name together, or of its only part: who shares the name."""
    return frozenset(_whole_name(telling(name_words(name))) for name in profile.names)


def _whole_name(parts: Sequence[str]) -> str:
    if len(parts) == 1:
        return f"W{parts[0]}"
    return "P" + " ".join(sorted((skeleton(parts[0]), skeleton(parts[-1]))))


def _keys(profile: Profile) -> Iterator[str]:
    for name in profile.names:
        parts = telling(name_words(name))[:PARTS_USED]
        sounds = [(skeleton(part),) for part in parts]
        yield from _name_keys(name, parts)
        yield from _pairs(sounds)
        if profile.born:
            yield from _dated(profile.born, parts, sounds)
        for address in profile.addresses:
            if area := sector(address) or district(address):
                yield from (f"S{area} {sound}" for (sound,) in sounds)
    if profile.born:
        yield f"B{profile.born.isoformat()}"
    yield from _other_keys(profile)


def _name_keys(name: str, parts: Sequence[str]) -> Iterator[str]:
    for part in name_words(name)[:PARTS_USED]:
        yield f"W{part}"
        yield f"K{skeleton(part)}"
    if len(parts) == 1:
        yield f"M{skeleton(parts[0])}"
    if parts:
        yield f"C{skeleton(''.join(parts))}"
    yield from _left_out(parts)


def _left_out(parts: Sequence[str]) -> Iterator[str]:
    """For the first and the last part, and the first two, which are the name where a middle name comes last."""
    if len(parts) < 2:
        return
    for one, other in ((parts[0], parts[-1]), (parts[-1], parts[0])):
        yield from (f"L{spelling} {skeleton(other)}" for spelling in spellings(one))


def spellings(word: str) -> set[str]:
    """The word, and the word with any one letter left out."""
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word) if len(word) > 2 else 0))}


def _pairs(sounds: Sequence[Iterable[str]]) -> Iterator[str]:
    for one, other in combinations(sounds, 2):
        for pair in product(one, other):
            yield "P" + " ".join(sorted(pair))


def _two_of_three(born: date) -> tuple[str, str, str]:
    return f"y{born.year}m{born.month}", f"y{born.year}d{born.day}", f"m{born.month}d{born.day}"


def _dated(born: date, parts: Sequence[str], sounds: Sequence[Iterable[str]]) -> Iterator[str]:
    for two in _two_of_three(born):
        yield from (f"D{two} {sound}" for one in sounds for sound in one)
        if len(parts) > 1:
            yield from (f"I{two} {initials}" for initials in _initials(parts[0][:1], parts[-1][:1]))
    for two in _two_of_three(born)[:2]:
        yield from (f"J{two} {part[0]}" for part in {parts[0], parts[-1]})


def _initials(one: str, other: str) -> set[str]:
    """Each letter of one with each of the other, in the order of the alphabet."""
    return {"".join(sorted(pair)) for pair in product(one, other)}


def _other_keys(profile: Profile) -> Iterator[str]:
    for address in profile.addresses:
        yield from _address_keys(address)
    yield from (f"T{digits}" for digits in map(phone_digits, profile.phones) if digits)
    yield from (f"E{email}" for email in map(email_plain, profile.emails) if email)
    yield from (f"V{mark}" for mark in map(vehicle_mark, profile.vehicles) if mark)
    for setting in profile.settings:
        for word in setting_words(setting):
            yield f"O{skeleton(word)}"
            yield from (f"U{spelling}" for spelling in spellings(word))


def _address_keys(address: str) -> Iterator[str]:
    if code := postcode(address):
        yield f"A{code} {house(address)}"
        yield f"R{code}"
        yield f"R{sector(address)}"
    if area := district(address):
        yield f"R{area}"
    if street := street_words(address)[:1]:
        yield f"A{house(address)} {skeleton(street[0])}"


def _expanded(profile: Profile) -> Iterator[str]:
    swapped = _swapped(profile.born)
    if swapped:
        yield f"B{swapped.isoformat()}"
    for name in profile.names:
        parts = telling(name_words(name))[:PARTS_USED]
        sounds = [_sounds(part) for part in parts]
        yield from _pairs(sounds)
        yield from _left_out_of_variants(parts)
        for born in filter(None, (profile.born, swapped)):
            yield from _dated(born, parts, sounds)
            yield from _slipped_initials(born, parts)


def _slipped_initials(born: date, parts: Sequence[str]) -> Iterator[str]:
    """The first letter may be a slip, and the second the true initial."""
    if len(parts) < 2:
        return
    for two in _two_of_three(born):
        yield from (f"I{two} {initials}" for initials in _initials(parts[0][:2], parts[-1][:2]))
    for two in _two_of_three(born)[:2]:
        yield from (f"J{two} {part[1]}" for part in (parts[0], parts[-1]) if len(part) > 1)


def _sounds(part: str) -> tuple[str, ...]:
    others = sorted(variants(part))[:VARIANTS_USED]
    return tuple(dict.fromkeys(skeleton(one) for one in (part, *others)))


def _left_out_of_variants(parts: Sequence[str]) -> Iterator[str]:
    """A letter wrong in one part while the other stands in a variant."""
    if len(parts) < 2:
        return
    for one, other in ((parts[0], parts[-1]), (parts[-1], parts[0])):
        for sound in _sounds(other)[1:]:
            yield from (f"L{spelling} {sound}" for spelling in spellings(one))


def _swapped(born: date | None) -> date | None:
    """Day and month exchanged, where that is another day."""
    if born is None or born.day > 12 or born.day == born.month:
        return None
    return born.replace(month=born.day, day=born.month)
