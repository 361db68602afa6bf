"""Questions about people of the invented town, each wrong in one way that is common at a desk or on the telephone.

An error is `(person, random) -> Query`, or None where it cannot happen to this person: a name without accents cannot
lose them. What a question gives differs from the record in what the error's docstring says, and in nothing else.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Final

from bench.matching import slips
from bench.matching.names import HERITAGES
from bench.matching.town import Person, Place, place

_BEFORE_A_MANS_NAME: Final = ("Abdul", "Mohammed", "Muhammad", "Mohammad", "Md", "Syed")


@dataclass(frozen=True, slots=True)
class Query:
    """What is known of the person who is looked for; what is not known is empty."""

    name: str = ""
    born: date | None = None
    sex: str = ""
    postcode: str = ""
    address: str = ""
    phone: str = ""


Make = Callable[[Person, Random], Query | None]


@dataclass(frozen=True)
class Error:
    """How the question is made, whether it has a date of birth, and whether it has nothing but a name."""

    make: Make
    dated: bool = True
    name_only: bool = False


def exact(person: Person, random: Random) -> Query:
    """Name, date of birth and sex as they are on record."""
    return Query(name=person.name, born=person.born, sex=person.sex)


def one_typo(person: Person, random: Random) -> Query:
    """One mistyped letter in the first or in the last name."""
    return replace(exact(person, random), name=_mistyped(person.name, random))


def typo_in_both_names(person: Person, random: Random) -> Query:
    """One mistyped letter in the first and one in the last name."""
    return replace(exact(person, random), name=_mistyped_twice(person.name, random))


def heard_spelling(person: Person, random: Random) -> Query | None:
    """First and last name as somebody writes them who only heard them; one of them may be right."""
    first, *middle, last = person.name.split()
    return _named(person, " ".join([slips.heard(first, random), *middle, slips.heard(last, random)]))


def short_form(person: Person, random: Random) -> Query | None:
    """What the person is called, for the first name."""
    first, *others = person.name.split()
    forms = slips.short_forms(first)
    return _named(person, " ".join([random.choice(forms), *others])) if forms else None


def transliteration(person: Person, random: Random) -> Query | None:
    """First and last name as another office writes the same names; names of English heritage have none."""
    if person.heritage == "English":
        return None
    first, *middle, last = person.name.split()
    first, last = (slips.written(part, person.heritage, random) for part in (first, last))
    return _named(person, " ".join([first, *middle, last]))


def names_swapped(person: Person, random: Random) -> Query | None:
    """The last name first, and the others after it."""
    *others, last = person.name.split()
    return _named(person, " ".join([last, *others]))


def day_and_month_swapped(person: Person, random: Random) -> Query | None:
    """The date of birth as in America."""
    born = person.born
    if born.day > 12 or born.day == born.month:
        return None
    return replace(exact(person, random), born=date(born.year, born.day, born.month))


def wrong_date_and_typo(person: Person, random: Random) -> Query:
    """Day, month or year of birth is another, and one letter of a name is mistyped."""
    return replace(one_typo(person, random), born=_other_date(person.born, random))


def surname_changed_with_postcode(person: Person, random: Random) -> Query | None:
    """A last name that is not on record; first and middle names, date and postcode are."""
    changed = surname_changed(person, random)
    return changed and replace(changed, postcode=person.postcode)


def surname_changed(person: Person, random: Random) -> Query | None:
    """A last name that is not on record; first and middle names and date are."""
    *others, _ = person.name.split()
    surname = random.choice(HERITAGES[person.heritage].surnames)
    on_record = " ".join((person.name, *person.other_names)).lower()
    return None if surname.lower() in on_record else _named(person, " ".join([*others, surname]))


def half_of_a_double_surname(person: Person, random: Random) -> Query | None:
    """One of two surnames that are joined by a hyphen."""
    *others, last = person.name.split()
    halves = last.split("-")
    if len(halves) != 2 or min(map(len, halves)) < 3:
        return None
    return _named(person, " ".join([*others, random.choice(halves)]))


def middle_name_used(person: Person, random: Random) -> Query | None:
    """The middle name for the first, which is left out."""
    _, *middle, last = person.name.split()
    return _named(person, f"{middle[0]} {last}") if middle else None


def initial_only(person: Person, random: Random) -> Query:
    """The first name's first letter, and the last name."""
    first, *_, last = person.name.split()
    return replace(exact(person, random), name=f"{first[0]} {last}")


def extra_part_and_variant(person: Person, random: Random) -> Query | None:
    """One name more than on record, another spelling of the first or last name, the postcode, and no date."""
    respelt, extra, at = _respelt(person, random), *_one_more(person, random)
    if respelt is None or extra in person.name.split():
        return None
    parts = respelt.split()
    parts.insert(at, extra)
    return Query(name=" ".join(parts), sex=person.sex, postcode=person.postcode)


def accents_dropped_and_joined(person: Person, random: Random) -> Query | None:
    """Plain letters, and names of two parts (hyphen, apostrophe, Abdul X) written as one."""
    plain = slips.folded(person.name).replace("-", "").replace("'", "")
    first, *others = plain.split()
    if first == "Abdul" and len(others) > 1:
        first, others = first + others[0].lower(), others[1:]
    return _named(person, " ".join([first, *others]))


def name_only(person: Person, random: Random) -> Query:
    """The name as on record and nothing else."""
    return Query(name=person.name)


def name_only_one_typo(person: Person, random: Random) -> Query:
    """The name with one mistyped letter and nothing else."""
    return Query(name=_mistyped(person.name, random))


def name_typo_and_district(person: Person, random: Random) -> Query:
    """The name with one mistyped letter and the first half of the postcode."""
    return Query(name=_mistyped(person.name, random), postcode=person.postcode.split()[0])


def phone_in_another_format(person: Person, random: Random) -> Query | None:
    """First name, and the telephone number with the country's code or with its blanks elsewhere."""
    if not person.phone:
        return None
    digits = person.phone.replace(" ", "")
    formats = (f"+44 {digits[1:]}", f"0044{digits[1:]}", f"({digits[:5]}) {digits[5:8]}-{digits[8:]}", digits)
    return Query(name=person.name.split()[0], phone=random.choice(formats))


def first_name_and_address(person: Person, random: Random) -> Query:
    """First name, house, street and postcode; no surname and no date."""
    address = f"{person.house} {person.street}"
    return Query(name=person.name.split()[0], address=address, postcode=person.postcode)


def typos_wrong_date_and_moved(person: Person, random: Random) -> Query:
    """Both names mistyped, day, month or year of birth another, and a postcode of elsewhere."""
    elsewhere = next(home.postcode for home in _places(random) if home.postcode != person.postcode)
    wrong = typo_in_both_names(person, random)
    return replace(wrong, born=_other_date(person.born, random), postcode=elsewhere)


ERRORS: Final = {
    "exact": Error(exact),
    "one typo": Error(one_typo),
    "typo in both names": Error(typo_in_both_names),
    "heard spelling": Error(heard_spelling),
    "short form": Error(short_form),
    "transliteration": Error(transliteration),
    "names swapped": Error(names_swapped),
    "day and month swapped": Error(day_and_month_swapped),
    "wrong date and typo": Error(wrong_date_and_typo),
    "surname changed, with postcode": Error(surname_changed_with_postcode),
    "surname changed": Error(surname_changed),
    "half of a double surname": Error(half_of_a_double_surname),
    "middle name used": Error(middle_name_used),
    "initial only": Error(initial_only),
    "extra part and variant, with postcode": Error(extra_part_and_variant, dated=False),
    "accents dropped and joined": Error(accents_dropped_and_joined),
    "name only": Error(name_only, dated=False, name_only=True),
    "name only, one typo": Error(name_only_one_typo, dated=False, name_only=True),
    "name typo and postcode district": Error(name_typo_and_district, dated=False),
    "phone in another format": Error(phone_in_another_format, dated=False),
    "first name and address": Error(first_name_and_address, dated=False),
    "typos, wrong date and moved": Error(typos_wrong_date_and_moved),
}


def questions(
    kind: str, people: Sequence[Person], count: int, seed: int = 1
) -> Iterator[tuple[Person, Query]]:
    """`count` questions of one kind, each with the person who is meant, drawn evenly from those whom it can befall.

    LookupError where after 1,000 people for each question there are too few of them.
    """
    random = Random(f"{kind} {seed}")
    for _ in range(count):
        tried = (random.choice(people) for _ in range(1000))
        made = ((person, ERRORS[kind].make(person, random)) for person in tried)
        person, query = next(((person, query) for person, query in made if query is not None), (None, None))
        if person is None or query is None:
            raise LookupError(f"too few people whom this can befall: {kind}")
        yield person, query


def _named(person: Person, name: str) -> Query | None:
    """The exact question under another name; None where the name is the same."""
    return None if name == person.name else Query(name=name, born=person.born, sex=person.sex)


def _mistyped(name: str, random: Random) -> str:
    parts = name.split()
    at = random.choice((0, -1))
    parts[at] = slips.typo(parts[at], random)
    return " ".join(parts)


def _mistyped_twice(name: str, random: Random) -> str:
    first, *middle, last = name.split()
    return " ".join([slips.typo(first, random), *middle, slips.typo(last, random)])


def _one_more(person: Person, random: Random) -> tuple[str, int]:
    """A part that such a name may have besides, and its place among the parts."""
    if (person.heritage, person.sex) == ("South Asian Muslim", "male"):
        return random.choice(_BEFORE_A_MANS_NAME), 0
    names = HERITAGES[person.heritage]
    return random.choice(names.women if person.sex == "female" else names.men), 1


def _respelt(person: Person, random: Random) -> str | None:
    """The name with another spelling of its first part or, where that has none, of its last."""
    parts = person.name.split()
    for at in (0, -1):
        other = slips.written(parts[at], person.heritage, random)
        other = slips.heard(parts[at], random) if other == parts[at] else other
        if other != parts[at]:
            parts[at] = other
            return " ".join(parts)
    return None


def _other_date(born: date, random: Random) -> date:
    """The date with another day, month or year; the year is off by one or by ten."""
    part = random.choice(("day", "month", "year"))
    if part == "year":
        return born.replace(day=min(born.day, 28), year=born.year + random.choice((-10, -1, 1)))
    if part == "month":
        others = [month for month in range(1, 13) if month != born.month]
        return born.replace(day=min(born.day, 28), month=random.choice(others))
    return born.replace(day=random.choice([day for day in range(1, 29) if day != born.day]))


def _places(random: Random) -> Iterator[Place]:
    while True:
        yield place(random, districts=40)
