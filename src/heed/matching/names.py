"""Comparing names part by part, in whatever order they stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import OSA, JaroWinkler

from heed.matching.model import BOTH_DIFFER, NAME, NAME_AT_MOST, ONE_MORE, WEAK_AT_MOST
from heed.matching.sound import skeleton
from heed.matching.text import COMES_AND_GOES, WEAK
from heed.matching.variants import variants

Shares = Callable[[str], tuple[float, float]]  # of a part: how many of the register bear it, and its sound
Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartMatch:
    """One line of a comparison of names."""

    asked: str
    held: str
    reason: str
    weight: float


@lru_cache(262_144)
def level(one: str, other: str) -> str:
    """How two plain parts of names compare: a level of the table NAME, or nothing where they differ."""
    if one == other:
        return "same"
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == 1:
        return "initial" if longer.startswith(shorter) else ""
    if other in variants(one):
        return "variant"
    return _alike(shorter, longer)


def _alike(shorter: str, longer: str) -> str:
    distance = OSA.distance(shorter, longer, score_cutoff=2)
    if distance == 1 and len(longer) > 3:
        return "one"
    if distance == 1 and len(shorter) > 1:
        return "short"
    if _sound_alike(shorter, longer):
        return "sounds"
    if distance == 2 and len(shorter) > 5:
        return "two"
    if len(shorter) > 3 and JaroWinkler.similarity(shorter, longer) >= 0.9:
        return "similar"
    return "part" if len(shorter) > 3 and (longer.startswith(shorter) or longer.endswith(shorter)) else ""


def _sound_alike(one: str, other: str) -> bool:
    """Short skeletons are shared by chance, so that the vowels count where there are few consonants."""
    sound = skeleton(one)
    if sound != skeleton(other):
        return False
    return len(sound) > 2 or JaroWinkler.similarity(one, other) >= 0.75


@dataclass(frozen=True, slots=True)
class _Pairing:
    """Parts of one name (by place) that answer parts of the other; two neighbours may answer one."""

    asked: frozenset[int]
    held: frozenset[int]
    line: PartMatch


def compare_names(asked: Parts, held: Parts, shares: Shares) -> list[PartMatch]:
    """The best way to pair the parts, each part used once, then what is left over on either side."""
    taken: list[_Pairing] = []
    used_asked, used_held = set[int](), set[int]()
    for one in sorted(_pairings(asked, held, shares), key=_order):
        if used_asked.isdisjoint(one.asked) and used_held.isdisjoint(one.held):
            taken.append(one)
            used_asked |= one.asked
            used_held |= one.held
    lines = [one.line for one in sorted(taken, key=lambda one: min(one.asked))]
    left_asked = [part for n, part in enumerate(asked) if n not in used_asked]
    left_held = [part for n, part in enumerate(held) if n not in used_held]
    return [*lines, *_left_over(left_asked, left_held)]


def _order(one: _Pairing) -> tuple[float, str, str]:
    first, second = sorted((one.line.asked, one.line.held))
    return (-one.line.weight, first, second)


def _pairings(asked: Parts, held: Parts, shares: Shares) -> Iterator[_Pairing]:
    for i, one in enumerate(asked):
        for j, other in enumerate(held):
            if found := level(one, other):
                weight = _weight(one, other, found, shares)
                line = PartMatch(one, other, NAME[found].reason, weight)
                yield _Pairing(frozenset({i}), frozenset({j}), line)
    if len(asked) != len(held):
        yield from _joined(asked, held, shares)


def _joined(asked: Parts, held: Parts, shares: Shares) -> Iterator[_Pairing]:
    """Two neighbours of the longer name against one part of the other."""
    longer, shorter = (asked, held) if len(asked) > len(held) else (held, asked)
    for i in range(len(longer) - 1):
        together = longer[i] + longer[i + 1]
        for j, other in enumerate(shorter):
            if len(other) > 3 and (together == other or skeleton(together) == skeleton(other)):
                two, one = frozenset({i, i + 1}), frozenset({j})
                spelt = f"{longer[i]} {longer[i + 1]}"
                weight = _weight(other, other, "joined", shares)
                if longer is asked:
                    yield _Pairing(two, one, PartMatch(spelt, other, NAME["joined"].reason, weight))
                else:
                    yield _Pairing(one, two, PartMatch(other, spelt, NAME["joined"].reason, weight))


def _weight(one: str, other: str, found: str, shares: Shares) -> float:
    """By the more common of the two."""
    spelling, sound = map(max, zip(shares(one), shares(other), strict=True))
    most = WEAK_AT_MOST if one in WEAK or other in WEAK else NAME_AT_MOST
    return round(min(most, NAME[found].weighed(spelling, sound)), 2)


def _left_over(asked: list[str], held: list[str]) -> Iterator[PartMatch]:
    """Parts without an answer count against; those that many bear, or that families leave out, do not."""
    asked, held = _telling(asked), _telling(held)
    both = min(len(asked), len(held))
    for one, other in zip(asked[:both], held[:both], strict=True):
        yield PartMatch(one, other, BOTH_DIFFER.reason, round(BOTH_DIFFER.weight, 2))
    for part in asked[both:]:
        yield PartMatch(part, "", ONE_MORE.reason, round(ONE_MORE.weight, 2))
    for part in held[both:]:
        yield PartMatch("", part, ONE_MORE.reason, round(ONE_MORE.weight, 2))


def _telling(parts: list[str]) -> list[str]:
    return [part for part in parts if part not in WEAK and part not in COMES_AND_GOES]
