"""The files of the last weeks: each shows one part of the work of a designated officer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from heed.cli.demonstration.current import Current
from heed.cli.demonstration.inside import (
    met_yesterday,
    minutes_to_approve,
    question_to_the_deputy,
    suspended,
    to_be_met,
    two_subjects,
    waited_too_long,
)
from heed.cli.demonstration.opening import Told, cast_of, opening
from heed.cli.demonstration.outside import over_the_border, referred_onward, with_police, works_elsewhere
from heed.cli.demonstration.places import NURSERY, TRUST, TUTORS
from heed.cli.demonstration.plan import TUITION, SubjectPlan
from heed.cli.demonstration.town import (
    Town,
    back,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One of them: referred how many working days ago, of which sector, what was told, and what is its own."""

    ago: int
    sector: str
    category: str
    words: str
    tell: Callable[[Current], None]
    place: str = ""
    subjects: int = 1


CASES: Final = (
    Case(
        30, "residential", "physical", "Held a young person by the arm; accounts differ of why.", with_police
    ),
    Case(17, "teaching", "conduct", "Gave lessons at home after being told not to.", referred_onward, TRUST),
    Case(16, "social-care", "emotional", "Singled a child out in front of the group.", waited_too_long),
    Case(14, "education-support", "physical", "Moved a child from a corridor by the arm.", suspended),
    Case(
        13,
        "early-years",
        "neglect",
        "Left a group on an outing without a second adult.",
        question_to_the_deputy,
        NURSERY,
    ),
    Case(
        11,
        "transport",
        "conduct",
        "Let a child travel beside the driver against the plan.",
        minutes_to_approve,
    ),
    Case(
        9, "sport", "online", "Exchanged messages with a child outside the club's channel.", over_the_border
    ),
    Case(
        8,
        "residential",
        "neglect",
        "Two workers left the house unattended for an hour.",
        two_subjects,
        subjects=2,
    ),
    Case(6, TUITION, "conduct", "Kept a pupil back without a second adult near by.", works_elsewhere, TUTORS),
    Case(4, "faith", "conduct", "Gave a child a lift home alone without asking anybody.", met_yesterday),
    Case(3, "voluntary", "conduct", "Spoke to a child in a way that the group's code rules out.", to_be_met),
)


@dataclass(frozen=True, slots=True)
class _Taken:
    """The incident with which a case begins."""

    referred: date
    sector: str
    subjects: tuple[SubjectPlan, ...]
    children: int = 1


def cases(
    number: int, town: Town, settings: dict[str, tuple[str, str]], today: date
) -> Iterator[tuple[date, Iterator[Told]]]:
    """The last so many of them, each with its day, in order of days, as far as they lie before today."""
    for case in CASES[-number:] if number else ():
        referred = back(today, case.ago)
        yield referred, iter(_told(case, referred, town, settings, today))


def _told(
    case: Case, referred: date, town: Town, settings: dict[str, tuple[str, str]], today: date
) -> list[Told]:
    taken = _Taken(referred, case.sector, (SubjectPlan("", ""),) * case.subjects)
    cast = cast_of(taken, town, settings)
    cast.matter = case.category, case.words
    if case.place:
        cast.organisation, cast.place = town.organisations[case.place], case.place
    current = Current(town, today, referred, cast, [*opening(taken, town, cast)])
    case.tell(current)
    return sorted((t for t in current.told if t.moment.date() < today), key=lambda t: t.moment)
