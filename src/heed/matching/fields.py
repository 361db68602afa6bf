"""Comparing everything but names: each gives the level that holds, with the values in which it was found."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import log2

from heed.matching.model import ADDRESS, BORN, EMAIL, HOUSES_OF_A_POSTCODE, PHONE, SEX, VEHICLE, Level
from heed.matching.text import (
    district,
    email_plain,
    house,
    phone_digits,
    postcode,
    sector,
    street_words,
    vehicle_mark,
)

AreaShare = Callable[[str], float]
TELLING_SEX = frozenset({"female", "male"})


@dataclass(frozen=True, slots=True)
class FieldMatch:
    """One line of an explanation: a field, both values, what they have to do with each other, and bits."""

    field: str
    asked: str
    held: str
    reason: str
    weight: float


def compare_born(asked: date | None, held: date | None) -> Iterator[FieldMatch]:
    """Nothing where either is not known."""
    if asked and held:
        found = BORN[_born_level(asked, held)]
        yield _line("born", asked.isoformat(), held.isoformat(), found)


def _born_level(one: date, other: date) -> str:
    if one == other:
        return "same"
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return "swapped"
    digits = sum(a != b for a, b in zip(f"{one:%Y%m%d}", f"{other:%Y%m%d}", strict=True))
    if digits == 1:
        return "digit"
    if (one.year == other.year) + (one.month == other.month) + (one.day == other.day) == 2:
        return "part"
    if digits == 2:
        return "digits"
    return "year" if one.year == other.year else "different"


def compare_sex(asked: str, held: str) -> Iterator[FieldMatch]:
    """Only where both are female or male."""
    if asked in TELLING_SEX and held in TELLING_SEX:
        yield _line("sex", asked, held, SEX["same" if asked == held else "different"])


def compare_addresses(
    asked: Iterable[str], held: Iterable[str], area_share: AreaShare
) -> Iterator[FieldMatch]:
    """The pair of addresses that agrees best."""
    found = [_address(one, other, area_share) for one in asked for other in held if one and other]
    yield from sorted(found, key=lambda line: -line.weight)[:1]


def _address(one: str, other: str, area_share: AreaShare) -> FieldMatch:
    name, area = _address_level(one, other)
    level = ADDRESS[name]
    common = area_share(area) if area else 0.0
    if name == "house":
        common /= HOUSES_OF_A_POSTCODE
    weight = log2(level.m / min(1.0, max(level.u, common)))
    return FieldMatch("address", one, other, level.reason, round(max(weight, ADDRESS["different"].weight), 2))


def _address_level(one: str, other: str) -> tuple[str, str]:
    """The level, and the area whose share of the register says what it is worth."""
    code = postcode(one)
    if code and code == postcode(other):
        return ("house" if house(one) == house(other) else "postcode"), code
    streets = street_words(one)[:2], street_words(other)[:2]
    if len(streets[0]) > 1 and streets[0] == streets[1]:
        same_house = house(one) == house(other)
        return ("words" if same_house else "street"), ""
    if (area := sector(one)) and area == sector(other):
        return "sector", area
    if (area := district(one)) and area == district(other):
        return "district", area
    return "different", ""


def compare_identifiers(
    field: str, asked: Iterable[str], held: Iterable[str], plainly: Callable[[str], str], level: Level
) -> Iterator[FieldMatch]:
    """One line where any of them is shared; people have several, so that others say nothing."""
    known = {plain: one for one in held if (plain := plainly(one))}
    for one in asked:
        if other := known.get(plainly(one)):
            yield _line(field, one, other, level)
            return


def compare_phones(asked: Iterable[str], held: Iterable[str]) -> Iterator[FieldMatch]:
    """See compare_identifiers."""
    return compare_identifiers("phone", asked, held, phone_digits, PHONE)


def compare_emails(asked: Iterable[str], held: Iterable[str]) -> Iterator[FieldMatch]:
    """See compare_identifiers."""
    return compare_identifiers("email", asked, held, email_plain, EMAIL)


def compare_vehicles(asked: Iterable[str], held: Iterable[str]) -> Iterator[FieldMatch]:
    """See compare_identifiers."""
    return compare_identifiers("vehicle", asked, held, vehicle_mark, VEHICLE)


def _line(field: str, asked: str, held: str, level: Level) -> FieldMatch:
    return FieldMatch(field, asked, held, level.reason, round(level.weight, 2))
