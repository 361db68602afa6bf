"""An incident taken in: the first call, the threshold decision, the file, and the people of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from heed.cli.demonstration.names import person_name, place_name
from heed.cli.demonstration.plan import WORK, Incident, SubjectPlan
from heed.cli.demonstration.town import OFFICER, SUPPORT, Town, at
from heed.facts.allegation import AllegationFileOpened, AllegationMade, ChildNamed, SubjectNamed
from heed.facts.base import Fact
from heed.facts.concern import (
    ConcernReceived,
    ConcernScreened,
    ConcernTakenToFile,
    LimbConsidered,
    Referrer,
)
from heed.facts.organisation import OrganisationDescribed
from heed.facts.person import PersonDescribed, PersonEmployed
from heed.facts.when import When
from heed.rulebook.book import RULEBOOK
from heed.rulebook.workingdays import add_working_days

MATTERS: Final = (
    ("conduct", "Spoke to a child in a way that did not fit the code of conduct during a group activity."),
    ("conduct", "Gave a child a lift home alone without the agreement that the setting requires."),
    ("inappropriate-behaviour", "Kept a child back after the session without a second adult being present."),
    ("online", "Exchanged messages with a child outside the channel that the setting has agreed."),
    ("physical", "Held a child by the arm to move them from a room; whether this was needed is disputed."),
    ("physical", "Handled a child during an activity in a way that the setting's policy does not allow."),
    ("neglect", "Left a group without the supervision that the plan for the day asked for."),
    ("emotional", "Singled a child out in front of others on more than one occasion."),
)  # fmt: skip
SOURCES: Final = (
    "employer",
    "employer",
    "employer",
    "childrens-social-care",
    "parent-or-carer",
    "police",
    "ofsted",
)

Files = Mapping[str, list[Fact]]


@dataclass(frozen=True, slots=True)
class Told:
    """One command of the story: when, by the holder of which post, what is stated in which files."""

    moment: datetime
    post: str
    states: Files
    begins: Files = field(default_factory=dict)  # for files that another story may have begun already


@dataclass(slots=True)
class Cast:
    """The people and places of one incident."""

    concern: str
    file: str
    organisation: str
    place: str
    matter: tuple[str, str]
    happened: date
    children: dict[str, str]  # name by id
    subjects: dict[str, tuple[str, SubjectPlan]]
    allegations: dict[str, tuple[str, str, SubjectPlan]] = field(default_factory=dict)


def cast_of(plan: Incident, town: Town, settings: dict[str, tuple[str, str]]) -> Cast:
    """Who and where, drawn from the seed."""
    random = town.random
    organisation, place = _setting(plan.sector, random, town, settings)
    cast = Cast(
        concern=town.new_id(),
        file=town.new_id(),
        organisation=organisation,
        place=place,
        matter=random.choice(MATTERS),
        happened=plan.referred - timedelta(days=random.randrange(1, 12)),
        children={town.new_id(): person_name(random) for _ in range(plan.children)},
        subjects={town.new_id(): (person_name(random), subject) for subject in plan.subjects},
    )
    number = 0
    for subject, (_, outcome) in cast.subjects.items():
        for child in cast.children:
            number += 1
            cast.allegations[f"A{number}"] = (child, subject, outcome)
    return cast


def _setting(
    sector: str, random: Random, town: Town, settings: dict[str, tuple[str, str]]
) -> tuple[str, str]:
    """An organisation of the sector: often one that is known already, as in any town."""
    known = [key for key in settings if key.startswith(f"{sector}:")]
    if known and random.random() < 0.6:
        return settings[random.choice(known)]
    name = f"{place_name(random)} {WORK[sector][3]}"
    # A town has one organisation of a name, also where people of several sectors work there.
    called = next((setting for setting in settings.values() if setting[1] == name), None)
    return settings.setdefault(f"{sector}:{name}", called or (town.new_id(), name))


def opening(plan: Incident, town: Town, cast: Cast) -> Iterator[Told]:
    """From the first call to the file with its people, which is opened one working day after the decision."""
    random, day = town.random, plan.referred
    yield Told(at(day, random.randrange(9, 12), random.randrange(60)), SUPPORT, _received(plan, town, cast))
    screened = day if random.random() < 0.7 else add_working_days(day, 1)
    yield Told(at(screened, 14, random.randrange(60)), OFFICER, {cast.concern: [_screened(plan, cast)]})
    opened = add_working_days(screened, 1)
    yield Told(at(opened, 10, random.randrange(60)), OFFICER, _opened(plan, town, cast))
    organisation = OrganisationDescribed(
        name=cast.place, organisation_kind=WORK[plan.sector][2], sector=plan.sector
    )
    named = at(opened, 11, random.randrange(60))
    yield Told(named, OFFICER, _named(plan, cast, town), {cast.organisation: [organisation]})


def _received(plan: Incident, town: Town, cast: Cast) -> Files:
    random = town.random
    known = max(cast.happened, plan.referred - timedelta(days=1))
    adult = next(iter(cast.subjects.values()))[0]
    return {
        cast.concern: [
            ConcernReceived(
                reference=town.new_reference("C"),
                channel=random.choice(("phone", "phone", "form", "email")),
                source=random.choice(SOURCES),
                words=f"{cast.matter[1]} Told by a colleague who asks what happens next.",
                referred=plan.referred,
                happened=When.on(cast.happened),
                first_known=When.on(known),
                adult=adult,
                adult_role=WORK[plan.sector][1],
                setting=cast.place,
                children=", ".join(cast.children.values()),
                referrer=Referrer(name=person_name(random), role="Manager", organisation=cast.place),
                owner=town.posts[OFFICER],
            )
        ]
    }


def _screened(plan: Incident, cast: Cast) -> Fact:
    rules = RULEBOOK.on(plan.referred)
    met = {"conduct": "may-pose-a-risk", "online": "may-pose-a-risk"}.get(cast.matter[0], "harmed-a-child")
    limbs = tuple(
        LimbConsidered(
            limb=limb.code,
            met="met" if limb.code == met else "not-met",
            reason="What was told fits this limb."
            if limb.code == met
            else "Nothing that was told points to it.",
        )
        for limb in rules.threshold_limbs
    )
    return ConcernScreened(
        screened_as="referral",
        limbs=limbs,
        reason="One limb of the harm threshold may be met; the accounts have to be heard.",
        evidence="The account of the referrer.",
        advice="Do not question the person concerned until the meeting has agreed who does.",
        edition=rules.edition.id,
    )


def _opened(plan: Incident, town: Town, cast: Cast) -> Files:
    opened = AllegationFileOpened(
        reference=town.new_reference("A"),
        concern=cast.concern,
        summary=cast.matter[1],
        referred=plan.referred,
        happened=When.on(cast.happened),
        place=cast.place,
        owner=town.posts[OFFICER],
    )
    return {cast.file: [opened], cast.concern: [ConcernTakenToFile(allegation_file=cast.file)]}


def _named(plan: Incident, cast: Cast, town: Town) -> Files:
    """Children, subjects and allegations, and the files of the people."""
    random = town.random
    basis, title, _, _ = WORK[plan.sector]
    states: dict[str, list[Fact]] = {cast.file: []}
    for child, name in cast.children.items():
        born = plan.referred - timedelta(days=random.randrange(5 * 365, 16 * 365))
        states[child] = [PersonDescribed(name=name, born=born, sex=random.choice(("female", "male")))]
        states[cast.file].append(ChildNamed(child=child))
    for subject, (name, _) in cast.subjects.items():
        born = plan.referred - timedelta(days=random.randrange(22 * 365, 60 * 365))
        employed = PersonEmployed(
            organisation=cast.organisation, title=title, basis=basis, sector=plan.sector
        )
        states[subject] = [PersonDescribed(name=name, born=born), employed]
        named = SubjectNamed(
            subject=subject, organisation=cast.organisation, title=title, basis=basis, sector=plan.sector
        )
        states[cast.file].append(named)
    for key, (child, subject, _) in cast.allegations.items():
        category, description = cast.matter
        made = AllegationMade(
            allegation=key, child=child, subject=subject, category=category, description=description
        )
        states[cast.file].append(made)
    return states
