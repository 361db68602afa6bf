"""Concerns that do not become allegation files: consultations, low-level concerns, matters for others."""

from collections.abc import Iterator
from datetime import date, timedelta

from heed.cli.demonstration.names import person_name, place_name
from heed.cli.demonstration.opening import Told
from heed.cli.demonstration.town import OFFICER, SUPPORT, Town, at, back
from heed.facts.concern import ConcernReceived, ConcernScreened, LimbConsidered, Referrer, ResponseGiven
from heed.facts.when import When
from heed.rulebook.book import RULEBOOK
from heed.rulebook.workingdays import is_working_day

WORDS = {
    "consultation": (
        "A manager asks how to word a plan for safer working.",
        "Advice was asked for; nobody is accused.",
    ),
    "low-level-concern": (
        "A colleague was seen to use a nickname for a child.",
        "Below the threshold; the employer keeps it.",
    ),
    "out-of-scope": (
        "A caller asks about parking outside a school.",
        "Not about a person who works with children.",
    ),
}
WAITING = (2, 1)  # working days ago: those that are not screened yet


def contacts(number: int, town: Town, first: date, today: date) -> Iterator[tuple[date, Iterator[Told]]]:
    """Each contact with its day, in order of days; those of the last days are answered, and not screened yet."""
    span = (today - first).days - 14
    days = sorted(first + timedelta(days=town.random.randrange(span)) for _ in range(number - len(WAITING)))
    for day in days:
        while not is_working_day(day):
            day -= timedelta(days=1)  # noqa: PLW2901 - the working day before
        kind = town.random.choices(tuple(WORDS), (5, 3, 1))[0]
        yield day, iter(_contact(kind, day, town, screened=True))
    for ago in WAITING:
        day = back(today, ago)
        yield day, iter(_contact("consultation", day, town, screened=False))


def _contact(kind: str, day: date, town: Town, *, screened: bool) -> list[Told]:
    random, concern = town.random, town.new_id()
    adult = person_name(random) if kind == "low-level-concern" else ""
    setting = f"{place_name(random)} School"
    received = received_on(day, town, words=WORDS[kind][0], setting=setting, adult=adult)
    told = [Told(at(day, 9, random.randrange(60)), SUPPORT, {concern: [received]})]
    if screened:
        told.append(Told(at(day, 13, random.randrange(60)), OFFICER, {concern: [screened_on(day, kind)]}))
    else:
        answer = ResponseGiven(on=day, to="The caller", how="phone", advice="Keep a note of what was seen.")
        told.append(Told(at(day, 16, random.randrange(60)), SUPPORT, {concern: [answer]}))
    return told


def received_on(day: date, town: Town, *, words: str, setting: str, adult: str = "") -> ConcernReceived:
    """A call or a message of that day."""
    random = town.random
    return ConcernReceived(
        reference=town.new_reference("C"),
        channel=random.choice(("phone", "email")),
        source=random.choice(("employer", "childrens-social-care", "member-of-public")),
        words=words,
        referred=day,
        happened=When(precision="unknown"),
        adult=adult,
        setting=setting,
        referrer=Referrer(name=person_name(random), role="Manager"),
        owner=town.posts[OFFICER],
    )


def screened_on(day: date, kind: str) -> ConcernScreened:
    """The threshold decision: no limb is met."""
    rules = RULEBOOK.on(day)
    limbs = tuple(
        LimbConsidered(limb=limb.code, met="not-met", reason="Nothing that was told points to it.")
        for limb in rules.threshold_limbs
    )
    return ConcernScreened(
        screened_as=kind,
        limbs=limbs,
        reason=WORDS[kind][1],
        evidence="The account of the caller.",
        advice="Advice given on the telephone.",
        edition=rules.edition.id,
    )
