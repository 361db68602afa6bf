"""Invented people of an invented town, as many as are asked for: households that share a surname and an address.

Postcodes are of areas that do not exist, telephone numbers of ranges that are given to nobody.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Final

from bench.matching.names import HERITAGES
from bench.matching.naming import Naming, Sex, drawn

# Of many who were registered without a known day of birth, the papers say the first of January.
_FIRST_OF_JANUARY: Final = {"Arabic/Somali": 0.03, "South Asian Muslim": 0.01}
_AREAS: Final = ("EG", "HT", "NF", "WK")
_INWARD: Final = "ABDEFGHJLNPQRSTUWXYZ"
_STREET_STARTS: Final = HERITAGES["English"].heads
_STREET_MIDDLES: Final = ("field", "gate", "hill", "moor", "side", "well", "ton", "mere", "wood")
_STREET_ENDS: Final = (
    "Road",
    "Street",
    "Lane",
    "Avenue",
    "Close",
    "Drive",
    "Grove",
    "Terrace",
    "Court",
    "Way",
)
_PEOPLE_OF_A_DISTRICT: Final = 25_000
_STREETS_OF_A_DISTRICT: Final = 360
_HOUSES_OF_A_STREET: Final = 60
_ADULTS: Final = 2


@dataclass(frozen=True, slots=True)
class Person:
    """One of the town; texts that are not known are empty. `other_names` are full names borne before."""

    id: int
    name: str
    other_names: tuple[str, ...]
    born: date
    sex: Sex
    house: str
    street: str
    town: str
    postcode: str
    phone: str
    email: str
    heritage: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a household lives."""

    house: str
    street: str
    town: str
    postcode: str


def people(count: int, seed: int = 1) -> Iterator[Person]:
    """`count` people with ids from 0; the same for the same count and seed."""
    return islice(_everyone(Random(seed), max(4, count // _PEOPLE_OF_A_DISTRICT)), count)


def place(random: Random, districts: int) -> Place:
    """A house of one of the town's districts; each street has a postcode of its own."""
    district, street = random.randrange(districts), random.randrange(_STREETS_OF_A_DISTRICT)
    return Place(
        house=str(random.randint(1, _HOUSES_OF_A_STREET)),
        street=_street_name(district * _STREETS_OF_A_DISTRICT + street),
        town=f"{_STREET_STARTS[district // 4 % len(_STREET_STARTS)]}mere",
        postcode=_postcode(district, street),
    )


def _everyone(random: Random, districts: int) -> Iterator[Person]:
    namings = {heritage: Naming(heritage, random) for heritage in HERITAGES}
    heritages = drawn(random, list(HERITAGES), [names.share for names in HERITAGES.values()])
    sizes = drawn(random, (1, 2, 3, 4, 5, 6), (30, 28, 16, 15, 7, 4))
    number = 0
    while True:
        home = place(random, districts)
        for person in _household(random, namings[next(heritages)], home, range(number, number + next(sizes))):
            yield person
            number += 1


def _household(random: Random, naming: Naming, home: Place, ids: range) -> Iterator[Person]:
    family, landline, oldest = naming.family(), _landline(random), random.randint(1940, 2001)
    born = date.min
    for member, number in enumerate(ids):
        sex: Sex = "female" if random.random() < 0.5 else "male"
        surname = family if random.random() < 0.85 else naming.family()
        twin = member > _ADULTS and random.random() < 0.03
        born = born if twin else _born(random, naming.heritage, oldest, member)
        name = naming.full(sex, surname)
        yield Person(
            id=number,
            name=name,
            other_names=_former(random, naming, name, sex) if member < _ADULTS else (),
            born=born,
            sex=sex,
            house=home.house,
            street=home.street,
            town=home.town,
            postcode=home.postcode,
            phone=_phone(random, landline),
            email=_email(random, name),
            heritage=naming.heritage,
        )


def _born(random: Random, heritage: str, oldest: int, member: int) -> date:
    year = oldest + random.randint(-4, 4) if member < _ADULTS else min(2024, oldest + random.randint(19, 40))
    if random.random() < _FIRST_OF_JANUARY.get(heritage, 0.0):
        return date(year, 1, 1)
    return date(year, 1, 1) + timedelta(days=random.randrange(365))


def _former(random: Random, naming: Naming, name: str, sex: Sex) -> tuple[str, ...]:
    """A name borne before marriage, of one woman in ten."""
    if sex == "male" or random.random() > 0.1:
        return ()
    return (f"{name.split(maxsplit=1)[0]} {naming.full(sex, naming.family()).split()[-1]}",)


def _street_name(number: int) -> str:
    start, rest = number % len(_STREET_STARTS), number // len(_STREET_STARTS)
    middle = _STREET_MIDDLES[rest % len(_STREET_MIDDLES)]
    return f"{_STREET_STARTS[start]}{middle} {_STREET_ENDS[(number * 7 + rest) % len(_STREET_ENDS)]}"


def _postcode(district: int, street: int) -> str:
    area, outward = _AREAS[district % len(_AREAS)], district // len(_AREAS) + 1
    unit = street // 9
    return f"{area}{outward} {street % 9 + 1}{_INWARD[unit % 20]}{_INWARD[unit // 20 + district % 10]}"


def _landline(random: Random) -> str:
    return f"01632 {random.randrange(1_000_000):06}"


def _phone(random: Random, landline: str) -> str:
    chance = random.random()
    if chance < 0.6:
        return f"06{random.randrange(1000):03} {random.randrange(1_000_000):06}"
    return landline if chance < 0.75 else ""


def _email(random: Random, name: str) -> str:
    if random.random() < 0.6:
        return ""
    parts = name.lower().encode("ascii", "ignore").decode().split()
    return f"{parts[0]}.{parts[-1]}{random.randrange(10_000)}@example.net"
