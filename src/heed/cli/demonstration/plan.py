"""What happens in the invented authority: which incidents, of which sectors, with which outcomes, when.

The year 2013-14 has the margins that Rotherham's board published for it, wherever records can have them: 63
incidents; by sector 17, 19, 8, 1, 6 and 5, which leaves 7 not recorded; 20, 35, 3 and 7 incidents with an allegation
that was substantiated, unsubstantiated, unfounded or still open at the end of the year, which is 65 and so means that
two incidents had both of the first two; 24 subjects of the 20 substantiated incidents, of whom the employer's action
is known for 23. No set of records can make 56 or 65 equal 63, or 23 equal 24.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final, Protocol

from heed.rulebook.workingdays import is_working_day

FEWEST: Final = 63
LATEST_REFERRAL_CONCLUDED: Final = date(2013, 12, 20)  # leaves time to conclude within the year
TUITION: Final = "local-tuition-centre"  # a sector of the authority's own

# sector, basis, role, kind of organisation, what the place is called
WORK: Final = {
    "foster-local-authority": ("foster-carer", "Foster carer", "fostering-service", "Fostering Service"),
    "foster-agency": ("foster-carer", "Foster carer", "fostering-service", "Fostering Agency"),
    "social-care": ("permanent", "Family support worker", "local-authority", "Family Centre"),
    "teaching": ("permanent", "Teacher", "school", "School"),
    "education-support": ("fixed-term", "Teaching assistant", "school", "Primary School"),
    "early-years": ("permanent", "Nursery worker", "early-years-provider", "Nursery"),
    "childminder": ("self-employed", "Childminder", "childminder", "Childminding"),
    "police": ("permanent", "Community support officer", "police-force", "Police Station"),
    "voluntary": ("volunteer", "Group leader", "voluntary-body", "Youth Group"),
    "residential": ("permanent", "Residential worker", "childrens-home", "Children's Home"),
    "sport": ("volunteer", "Coach", "sports-body", "Swimming Club"),
    "transport": ("contractor", "Driver", "transport-operator", "Transport"),
    "faith": ("office-holder", "Group helper", "faith-body", "Community Hall"),
    "health": ("permanent", "Healthcare assistant", "health-body", "Health Centre"),
    "not-recorded": ("not-known", "Role not recorded", "other", "Organisation"),
    TUITION: ("self-employed", "Tutor", "other", "Tuition"),
}
ORDINARY_SECTORS: Final = tuple(sector for sector in WORK if sector not in {"not-recorded", TUITION})

SUBSTANTIATED, UNSUBSTANTIATED, UNFOUNDED = "substantiated", "unsubstantiated", "unfounded"


@dataclass(frozen=True, slots=True)
class SubjectPlan:
    """One subject: the outcome of the allegation about them, and what the employer did ('' for nothing known)."""

    outcome: str
    employment: str


class Incident(Protocol):
    """What an incident begins with."""

    @property
    def referred(self) -> date: ...
    @property
    def sector(self) -> str: ...
    @property
    def subjects(self) -> tuple[SubjectPlan, ...]: ...
    @property
    def children(self) -> int: ...


@dataclass(frozen=True, slots=True)
class IncidentPlan:
    """One past incident."""

    referred: date
    sector: str
    subjects: tuple[SubjectPlan, ...]
    concluded: date
    children: int = 1
    late: bool = False  # the outcome came after the end of the published year


# Outcomes of the 63 incidents: two of them have a subject with each of two outcomes.
_SECTORS_2013 = {
    "foster-local-authority": 11, "foster-agency": 6, "teaching": 12, "education-support": 7, "childminder": 8,
    "police": 1, "voluntary": 6, "residential": 5, "not-recorded": 7,
}  # fmt: skip
# For each sector the incidents that were substantiated, by what the employers did with each subject.
_SUBSTANTIATED_2013 = {
    "foster-local-authority": (("foster-carer-deregistered",), ("foster-carer-deregistered",), ("training",)),
    "foster-agency": (("training",),),
    "teaching": (("dismissed", "written-warning"), ("dismissed",), ("resigned",), ("written-warning",)),
    "education-support": (("dismissed",), ("resigned", "training"), ("written-warning",)),
    "childminder": (("training",), ("training",)),
    "voluntary": (("volunteer-use-ceased", "volunteer-use-ceased"), ("training",)),
    "residential": (("dismissed", "dismissed"), ("dismissed",), ("resigned",)),
    "not-recorded": (("resigned",), ("",)),
}
_MIXED_2013 = 2  # substantiated incidents with a further, unsubstantiated subject
_LATE_2013 = {"teaching": 2, "foster-agency": 1, "childminder": 1, "education-support": 1, "not-recorded": 2}
_UNFOUNDED_2013 = {"teaching": 1, "foster-local-authority": 1, "police": 1}


def plan(incidents: int, seed: int, today: date) -> list[IncidentPlan]:
    """The incidents in the order of their referral. `incidents` is at least FEWEST."""
    random = Random(seed)
    planned = [*_published_year(random)]
    planned += [_ordinary(random, today) for _ in range(incidents - FEWEST)]
    return sorted(planned, key=lambda p: (p.referred, p.sector))


def _published_year(random: Random) -> Iterator[IncidentPlan]:
    mixed = _MIXED_2013
    for sector, number in _SECTORS_2013.items():
        substantiated = _SUBSTANTIATED_2013.get(sector, ())
        for employments in substantiated:
            subjects = [SubjectPlan(SUBSTANTIATED, employment) for employment in employments]
            if len(subjects) == 1 and sector == "teaching" and mixed:
                subjects.append(SubjectPlan(UNSUBSTANTIATED, "no-action"))
                mixed -= 1
            yield _concluded_2013(random, sector, tuple(subjects))
        late, unfounded = _LATE_2013.get(sector, 0), _UNFOUNDED_2013.get(sector, 0)
        for _ in range(late):
            yield _late_2013(random, sector)
        for _ in range(unfounded):
            yield _concluded_2013(random, sector, (SubjectPlan(UNFOUNDED, "no-action"),))
        for _ in range(number - len(substantiated) - late - unfounded):
            employment = random.choice(("no-action", "words-of-advice", "supervision", "training"))
            yield _concluded_2013(random, sector, (SubjectPlan(UNSUBSTANTIATED, employment),))


def _concluded_2013(random: Random, sector: str, subjects: tuple[SubjectPlan, ...]) -> IncidentPlan:
    referred = _working_day(random, date(2013, 4, 2), LATEST_REFERRAL_CONCLUDED)
    concluded = _working_day(random, referred + timedelta(days=25), date(2014, 3, 21))
    return IncidentPlan(referred, sector, subjects, concluded)


def _late_2013(random: Random, sector: str) -> IncidentPlan:
    referred = _working_day(random, date(2014, 1, 6), date(2014, 3, 14))
    concluded = _working_day(random, date(2014, 4, 7), date(2014, 9, 30))
    return IncidentPlan(referred, sector, (SubjectPlan(UNSUBSTANTIATED, "no-action"),), concluded, late=True)


def _ordinary(random: Random, today: date) -> IncidentPlan:
    referred = _working_day(random, date(2014, 4, 7), today - timedelta(days=220))
    outcome = random.choices((SUBSTANTIATED, UNSUBSTANTIATED, "false"), (3, 5, 1))[0]
    employment = (
        random.choice(("dismissed", "resigned", "final-written-warning", "training"))
        if outcome == SUBSTANTIATED
        else random.choice(("no-action", "words-of-advice", "training"))
    )
    concluded = _working_day(random, referred + timedelta(days=25), referred + timedelta(days=200))
    children = random.choices((1, 2, 3), (7, 2, 1))[0]
    sector = random.choice(ORDINARY_SECTORS)
    return IncidentPlan(referred, sector, (SubjectPlan(outcome, employment),), concluded, children)


def _working_day(random: Random, first: date, last: date) -> date:
    day = first + timedelta(days=random.randrange((last - first).days + 1))
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
