"""How people of the invented town are called: what each heritage does with first, middle and family names."""

from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from random import Random
from typing import Final, Literal, TypeVar

from bench.matching.names import HERITAGES, Names

Sex = Literal["female", "male"]
Item = TypeVar("Item")

WELL_KNOWN: Final = frozenset(
    {
        "Alexander Armstrong", "Amy Adams", "David Mitchell", "Emma Stone", "Emma Thompson", "Emma Watson",
        "Gordon Brown", "Ian Wright", "Imran Khan", "Jessica Simpson", "Kevin Hart", "Lily Allen", "Lily James",
        "Martin Lewis", "Mason Greenwood", "Megan Fox", "Mohamed Salah", "Nadia Hussain", "Oliver Stone",
        "Philip Collins", "Robert Lewandowski", "Robert Webb", "Rowan Atkinson", "Ryan Reynolds", "Samuel Jackson",
        "Sharon Stone", "Tyler Perry",
    }
)  # fmt: skip
_INFIXES: Final = ("", "", "", "al", "en", "er", "il", "an", "or")
_SIKH: Final = ("preet", "jit", "inder", "deep", "bir", "pal")
_AFTER_A_WOMANS_NAME: Final = ("Begum", "Bibi", "Khatun", "Akhtar", "Bano")
_BEFORE_A_MANS_NAME: Final = ("Mohammed", "Muhammad", "Mohammad", "Md", "Syed")
_AFTER_ABDUL: Final = (
    "Rahman",
    "Karim",
    "Aziz",
    "Hamid",
    "Malik",
    "Ghafoor",
    "Qadir",
    "Wahab",
    "Majid",
    "Salam",
)


def drawn(random: Random, items: Sequence[Item], weights: Sequence[float]) -> Iterator[Item]:
    """Items for ever, each as often as its weight says."""
    sums = list(accumulate(weights))
    while True:
        yield from random.choices(items, cum_weights=sums, k=4096)


class Naming:
    """Draws names of one heritage: few common ones and many rare ones (Zipf and Mandelbrot)."""

    def __init__(self, heritage: str, random: Random) -> None:
        names = HERITAGES[heritage]
        self.heritage = heritage
        self._random = random
        self._names = names
        self._shape = _SHAPES.get(heritage, _with_middle)
        self._first = {
            "female": _by_rank(random, names.women, 0.75),
            "male": _by_rank(random, names.men, 0.75),
        }
        self._family = _by_rank(random, [*names.surnames, *_rarer(names, Random(heritage))], 0.92)

    def family(self) -> str:
        """A surname in the form that a man bears."""
        return next(self._family)

    def full(self, sex: Sex, family: str) -> str:
        """First, middle and family name as registered; never one of those that everybody knows."""
        while True:
            name = self._shape(self, self._random, sex, self._borne(sex, family))
            parts = name.split()
            if f"{parts[0]} {parts[-1]}" not in WELL_KNOWN:
                return name
            family = self.family()

    def first(self, sex: Sex) -> str:
        """A first name."""
        return next(self._first[sex])

    def _borne(self, sex: Sex, family: str) -> str:
        if sex == "female":
            for end, feminine in self._names.feminine:
                if family.endswith(end):
                    return family.removesuffix(end) + feminine
        return family

    def _double(self, sex: Sex, family: str) -> str:
        return f"{family}-{self._borne(sex, self.family())}"


Shape = Callable[[Naming, Random, Sex, str], str]


def _with_middle(naming: Naming, random: Random, sex: Sex, family: str, share: float = 0.2) -> str:
    if random.random() < 0.05:
        family = naming._double(sex, family)
    middle = f"{naming.first(sex)} " if random.random() < share else ""
    return f"{naming.first(sex)} {middle}{family}"


def _english(naming: Naming, random: Random, sex: Sex, family: str) -> str:
    return _with_middle(naming, random, sex, family, share=0.55)


def _south_asian_muslim(naming: Naming, random: Random, sex: Sex, family: str) -> str:
    first, chance = naming.first(sex), random.random()
    if sex == "female":
        return f"{first} {random.choice(_AFTER_A_WOMANS_NAME)}" if chance < 0.3 else f"{first} {family}"
    if chance < 0.3:
        return f"{random.choice(_BEFORE_A_MANS_NAME)} {first} {family}"
    return f"Abdul {random.choice(_AFTER_ABDUL)} {family}" if chance < 0.38 else f"{first} {family}"


def _indian(naming: Naming, random: Random, sex: Sex, family: str) -> str:
    first = naming.first(sex)
    if first.endswith(_SIKH) and family not in {"Singh", "Kaur"}:
        return f"{first} {'Kaur' if sex == 'female' else 'Singh'} {family}"
    return f"{first} {naming.first(sex)} {family}" if random.random() < 0.2 else f"{first} {family}"


def _of_three_names(naming: Naming, random: Random, sex: Sex, family: str) -> str:
    first, father = naming.first(sex), naming.first("male")
    return f"{first} {father} {family}" if random.random() < 0.7 else f"{first} {family}"


_SHAPES: Final[dict[str, Shape]] = {
    "English": _english,
    "South Asian Muslim": _south_asian_muslim,
    "Indian": _indian,
    "Arabic/Somali": _of_three_names,
}


def _by_rank(random: Random, items: Sequence[str], power: float) -> Iterator[str]:
    return drawn(random, items, [(rank + 5) ** -power for rank in range(1, len(items) + 1)])


def _rarer(names: Names, random: Random) -> list[str]:
    """Every head with every infix and tail, in an order that is always the same, without the common ones."""
    made = {head + infix + tail for head in names.heads for infix in _INFIXES for tail in names.tails}
    rarer = sorted(made - set(names.surnames))
    random.shuffle(rarer)
    return rarer
