"""The whole score of two profiles: every line of it, and their sum."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import log2

from heed.matching.fields import (
    FieldMatch,
    compare_addresses,
    compare_born,
    compare_emails,
    compare_phones,
    compare_sex,
    compare_vehicles,
)
from heed.matching.keys import setting_words
from heed.matching.model import ADDED, LEAST_PEOPLE, SETTING_AT_MOST, TYPICAL
from heed.matching.names import PartMatch, Shares, compare_names
from heed.matching.profile import Profile
from heed.matching.sound import skeleton
from heed.matching.text import name_words


@dataclass(frozen=True)
class Register:
    """How many files can be recognised, and how many of them have each of some keys (see `keys.COUNTED`)."""

    size: int
    counts: Mapping[str, int] = field(default_factory=dict)
    _parts: dict[str, tuple[float, float]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def bits(self) -> float:
        """What it takes to single out one of them."""
        return log2(max(self.size, LEAST_PEOPLE))

    def bits_beside(self, rivals: Iterable[float]) -> float:
        """What it takes beside others of whom only one can be meant: log2 of the register and of their odds."""
        return log2(max(self.size, LEAST_PEOPLE) + sum(2**total for total in rivals))

    def share(self, key: str) -> float:
        """How many of the register have a key, with typical people added while it is small."""
        return (self.counts.get(key, 0) + ADDED * TYPICAL) / (self.size + ADDED)

    def of_part(self, part: str) -> tuple[float, float]:
        """Shares of a part of a name: as it is spelt, and as it sounds."""
        found = self._parts.get(part)
        if found is None:
            found = self._parts[part] = self.share(f"W{part}"), self.share(f"K{skeleton(part)}")
        return found

    def of_setting_word(self, word: str) -> tuple[float, float]:
        """The share of a word in settings' names, by its sound."""
        share = self.share(f"O{skeleton(word)}")
        return share, share

    def of_area(self, area: str) -> float:
        """The share of a postcode, a sector or a district."""
        return self.share(f"R{area}")


@dataclass(frozen=True, slots=True)
class Score:
    """A total in bits and the lines that make it up, in the order of fields."""

    total: float
    fields: tuple[FieldMatch, ...]


def score(asked: Profile, held: Profile, register: Register) -> Score:
    """How much speaks for the two being the same. What either does not say counts nothing."""
    lines = tuple(_lines(asked, held, register))
    return Score(round(sum(line.weight for line in lines), 2), lines)


def _lines(asked: Profile, held: Profile, register: Register) -> Iterator[FieldMatch]:
    yield from _best("name", asked.names, held.names, name_words, register.of_part)
    yield from compare_born(asked.born, held.born)
    yield from compare_sex(asked.sex, held.sex)
    yield from compare_addresses(asked.addresses, held.addresses, register.of_area)
    yield from compare_phones(asked.phones, held.phones)
    yield from compare_emails(asked.emails, held.emails)
    yield from compare_vehicles(asked.vehicles, held.vehicles)
    settings = _best("setting", asked.settings, held.settings, setting_words, register.of_setting_word)
    yield from _beside_a_name(settings) if asked.names and held.names else settings


def _best(
    what: str,
    asked: Iterable[str],
    held: Iterable[str],
    parts: Callable[[str], tuple[str, ...]],
    shares: Shares,
) -> list[FieldMatch]:
    """The lines of whichever two of the names agree best."""
    compared = [compare_names(parts(one), parts(other), shares) for one in asked for other in held]
    best: list[PartMatch] = max(compared, key=_sum, default=[])
    return [FieldMatch(what, line.asked, line.held, line.reason, line.weight) for line in best]


def _sum(lines: Iterable[PartMatch]) -> float:
    return sum(line.weight for line in lines)


def _beside_a_name(lines: list[FieldMatch]) -> list[FieldMatch]:
    """Many work in one setting and one person in several: it adds a little and takes nothing away."""
    total = sum(line.weight for line in lines)
    if total <= 0:
        return []
    share = min(1.0, SETTING_AT_MOST / total)
    return [replace(line, weight=round(line.weight * share, 2)) for line in lines]
