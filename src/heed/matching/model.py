"""What each agreement and disagreement is worth: chances by which weights are reckoned, in one readable table.

For each level of a comparison, `m` is the chance of seeing it where both are the same person, `u` where they are not.
Where `u` depends on how common a name or an area is, it is reckoned from the register itself. The weight is
log2(m / u), in bits: one more bit doubles the odds. `VERSION` changes with any figure and is kept with each answer
that was given on a suggestion.

The figures are judgements, written before anything was measured on confirmed pairs of a real register; the chances `u`
of dates follow from the calendar.
"""

from dataclasses import dataclass
from math import log2
from types import MappingProxyType
from typing import Final

VERSION: Final = "2026-11-22.2"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a comparison. `reason` is what people read."""

    reason: str
    m: float
    u: float = 1.0

    @property
    def weight(self) -> float:
        """Bits for (above nought) or against (below)."""
        return log2(self.m / self.u)


@dataclass(frozen=True, slots=True)
class NameLevel(Level):
    """A level of two parts of names: u = share of the spelling × spelt + share of the sound × heard + u."""

    spelt: float = 0.0
    heard: float = 0.0

    def weighed(self, spelling: float, sound: float) -> float:
        """Bits for a part whose spelling and whose sound those shares of the register bear."""
        return log2(self.m / min(1.0, spelling * self.spelt + sound * self.heard + self.u))


NAME: Final = MappingProxyType(
    {
        "same": NameLevel("the same", 0.80, 0.0, spelt=1.0),
        "joined": NameLevel("the same, divided otherwise", 0.80, 1e-4, spelt=1.0),
        "variant": NameLevel("a known form of", 0.06, 0.001, spelt=1.0),
        "sounds": NameLevel("sounds like", 0.06, 2e-4, heard=1.0),
        "one": NameLevel("one letter differs from", 0.06, 4e-4, spelt=0.25),
        "short": NameLevel("one letter differs, in a short name, from", 0.05, 0.006, spelt=0.25),
        "two": NameLevel("two letters differ from", 0.015, 0.0015, spelt=0.25),
        "similar": NameLevel("is like", 0.01, 0.003, spelt=0.25),
        "part": NameLevel("is part of", 0.01, 0.001, spelt=0.5),
        "initial": NameLevel("may be the initial of", 0.05, 0.07),
    }
)
WEAK_AT_MOST: Final = 2.5  # what a part that many bear can be worth
NAME_AT_MOST: Final = 17.0
BOTH_DIFFER: Final = Level("differs from", 0.03, 0.96)
ONE_MORE: Final = Level("one more name part", 0.16, 0.26)

_DAYS: Final = 22_000  # on which people on a register were born, about
BORN: Final = MappingProxyType(
    {
        "same": Level("the same", 0.88, 1 / _DAYS),
        "swapped": Level("day and month exchanged", 0.02, 0.4 / _DAYS),
        "digit": Level("one digit differs", 0.04, 25 / _DAYS),
        "part": Level("two of day, month and year are the same", 0.03, 0.005),
        "digits": Level("two digits differ", 0.012, 0.013),
        "year": Level("only the year is the same", 0.005, 0.016),
        "different": Level("differs", 0.013, 0.96),
    }
)
SEX: Final = MappingProxyType(
    {"same": Level("the same", 0.99, 0.5), "different": Level("differs", 0.03, 0.5)}
)
# `u` is the share of the register that lives there; these stand for an area that nobody on it lives in.
ADDRESS: Final = MappingProxyType(
    {
        "house": Level("the same house", 0.40, 1e-5),
        "postcode": Level("the same postcode", 0.08, 1e-5),
        "sector": Level("the same postcode sector", 0.12, 1e-4),
        "district": Level("the same postcode district", 0.20, 1e-4),
        "words": Level("the same street and number", 0.40, 1e-4),
        "street": Level("the same street", 0.10, 1e-3),
        "different": Level("differs", 0.50, 0.97),
    }
)
HOUSES_OF_A_POSTCODE: Final = 15
PHONE: Final = Level("the same number", 0.5, 4e-5)
EMAIL: Final = Level("the same address", 0.5, 1e-5)
VEHICLE: Final = Level("the same mark", 0.5, 5e-5)
SETTING_AT_MOST: Final = 6.0  # beside a name: many people share a setting

# A register says little of how common a name is while it is small: so many invented people of typical names are added.
TYPICAL: Final = 1 / 2_000
ADDED: Final = 20_000
LEAST_PEOPLE: Final = 1_000

LIKELY: Final = "likely the same person, check"
POSSIBLE: Final = "possible"
WEAKER: Final = "weaker"
BANDS: Final = ((5.0, LIKELY), (0.0, POSSIBLE))
LEAST_STRENGTH: Final = -5.0
LEAST_OF_THE_FIRST: Final = -10.0  # where it stands before all others


def band(strength: float) -> str:
    """The words for a strength: the weight less log2 of how many the register holds."""
    return next((words for least, words in BANDS if strength >= least), WEAKER)
