"""A past incident told step by step, from the first call to the closed file, in neutral and brief words."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from heed.cli.demonstration import meetings
from heed.cli.demonstration.beside import answered, considered, settled, told_of_concern
from heed.cli.demonstration.local import MEETING_IN_THREE
from heed.cli.demonstration.names import TOWN
from heed.cli.demonstration.opening import Cast, Told, cast_of, opening
from heed.cli.demonstration.plan import IncidentPlan
from heed.cli.demonstration.town import HUMAN_RESOURCES, OFFICER, POLICE, SOCIAL_CARE, SUPPORT, Town, at
from heed.facts.allegation import EmployerActed, FileClosed, OutcomeDecided
from heed.facts.base import Fact
from heed.facts.meeting import (
    ActionAgreed,
    ActionEnded,
    Attendance,
    MeetingHeld,
    MeetingPlanned,
    MinutesRecorded,
)
from heed.rulebook.book import RULEBOOK
from heed.rulebook.workingdays import add_working_days

FINDINGS: Final = {
    "substantiated": "The accounts of two adults and the records of the day agree.",
    "unsubstantiated": "The accounts differ and nothing further could be found either way.",
    "unfounded": "The records of the day show that it could not have happened as told.",
    "false": "The records of the day show that it did not happen.",
}


def tell(plan: IncidentPlan, town: Town, settings: dict[str, tuple[str, str]]) -> Iterator[Told]:
    """The commands of one incident in order of time, to the end."""
    cast = cast_of(plan, town, settings)
    yield from opening(plan, town, cast)
    yield from sorted(_looked_into(plan, town, cast), key=lambda told: told.moment)
    yield from _ended(plan, town, cast)


def _looked_into(plan: IncidentPlan, town: Town, cast: Cast) -> Iterator[Told]:
    opened = add_working_days(plan.referred, 2)
    yield Told(at(opened, 14), SUPPORT, {cast.file: [*considered(cast.subjects, opened, plan.concluded)]})
    heard = add_working_days(plan.referred, town.random.randrange(4, 10))
    yield Told(at(heard, 17), OFFICER, {cast.file: [*told_of_concern(cast.subjects, cast.children, heard)]})
    yield from _met(plan, town, cast, opened)


def _met(plan: IncidentPlan, town: Town, cast: Cast, opened: date) -> Iterator[Told]:
    random = town.random
    meeting, actions = town.new_id(), [town.new_id() for _ in range(2)]
    held = add_working_days(plan.referred, _days_to_meeting(plan.referred, random))
    planned = MeetingPlanned(
        meeting=meeting,
        meeting_kind="allegations-meeting",
        on=held,
        time="10:00",
        place=f"{TOWN} Town Hall",
        chair=town.posts[OFFICER],
    )
    invitations = meetings.invitations(meeting, list(cast.subjects), cast.place, town)
    yield Told(at(opened, 15), SUPPORT, {cast.file: [planned, *invitations]})
    attendance = tuple(
        Attendance(who=who, attended=random.choice(("attended", "attended", otherwise)))
        for who, otherwise in zip(
            meetings.asked(cast.place), ("report-sent", "attended", "apologies"), strict=True
        )
    )
    if attendance[-1].attended == "apologies":
        yield Told(at(held, 9), SUPPORT, {cast.file: [meetings.apologies(meeting, cast.place)]})
    facts: list[Fact] = [
        *meetings.said(meeting, cast.place),
        MeetingHeld(
            meeting=meeting,
            on=held,
            attendance=attendance,
            decisions=("The employer looks into it; the police take no separate step at this time.",),
            next_review=held + timedelta(days=28),
        ),
    ]
    owners = (SOCIAL_CARE, HUMAN_RESOURCES if random.random() < 0.7 else POLICE)
    tasks = (
        "Speak with the child and the family about what was told",
        "Say what was found and what is planned",
    )
    for action, owner, what in zip(actions, owners, tasks, strict=True):
        due = add_working_days(held, 10)
        facts.append(
            ActionAgreed(action=action, meeting=meeting, what=what, owner=town.posts[owner], due=due)
        )
    yield Told(at(held, 12), OFFICER, {cast.file: facts})
    minuted = add_working_days(held, random.randrange(2, 8))
    text = "Those present heard what was told, agreed who speaks with whom, and set two actions."
    yield Told(at(minuted, 16), SUPPORT, {cast.file: [MinutesRecorded(meeting=meeting, text=text)]})
    for minute, post, fact in meetings.papers(meeting, town):
        yield Told(at(minuted, 16, minute), post, {cast.file: [fact]})
    for action in actions:
        done = max(minuted, add_working_days(held, random.randrange(4, 9)))
        ended = ActionEnded(action=action, status="done", result="Done as agreed; reported to the officer.")
        yield Told(at(done, 16, 30), SUPPORT, {cast.file: [ended]})


def _days_to_meeting(referred: date, random: Random) -> int:
    """Working days; fewer since the authority chose to meet sooner."""
    return random.randrange(3, 5) if referred >= MEETING_IN_THREE else random.randrange(3, 8)


def _ended(plan: IncidentPlan, town: Town, cast: Cast) -> Iterator[Told]:
    concluded = plan.concluded
    definitions = {code.code: code.definition for code in RULEBOOK.on(concluded).codes("outcome")}
    employer = [
        EmployerActed(
            subject=subject, outcome=outcome.employment, reason="As the employer wrote to the officer."
        )
        for subject, (_, outcome) in cast.subjects.items()
        if outcome.employment
    ]
    if employer:
        yield Told(at(concluded, 9, 30), SUPPORT, {cast.file: [*employer]})
    decided: list[Fact] = [
        OutcomeDecided(
            allegation=key,
            outcome=outcome.outcome,
            definition=definitions[outcome.outcome],
            reason=FINDINGS[outcome.outcome],
            evidence="The accounts of those present and the records of the day.",
        )
        for key, (_, _, outcome) in cast.allegations.items()
    ]
    yield Told(at(concluded, 11), OFFICER, {cast.file: decided})
    beside = [*settled(cast.subjects, cast.children, plan.sector, concluded)]
    yield Told(at(concluded, 13), OFFICER, {cast.file: beside})
    closing = date(2014, 4, 2) if len(employer) < len(cast.subjects) else concluded
    unknown: list[Fact] = [
        EmployerActed(subject=subject, outcome="not-known", reason="Asked twice; no answer came.")
        for subject, (_, outcome) in cast.subjects.items()
        if not outcome.employment
    ]
    closed = FileClosed(
        closed_as="concluded",
        reason="Each allegation has an outcome and every action is settled.",
        evidence="The minutes, the employer's letter and the accounts of those present.",
        learning="The setting has gone through its code of conduct with all who work there.",
    )
    yield Told(at(closing, 15), OFFICER, {cast.file: [*unknown, closed]})
    heard = add_working_days(closing, 30)
    if answers := answered(cast.subjects, heard):
        yield Told(at(heard, 10), SUPPORT, {cast.file: answers})
