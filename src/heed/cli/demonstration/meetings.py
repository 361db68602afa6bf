"""The meeting of one incident: who was asked after which check, what was said, and what became of its minutes."""

from collections.abc import Iterator, Mapping, Sequence

from heed.cli.demonstration.town import HUMAN_RESOURCES, OFFICER, POLICE, SEATS, SOCIAL_CARE, SUPPORT, Town
from heed.facts.base import Fact
from heed.facts.meeting import (
    AgendaPointTaken,
    ApologiesGiven,
    InformationShared,
    Invitee,
    MeetingConcerns,
    MeetingInvited,
    MinutesApproved,
    MinutesCirculated,
    MinutesReceived,
)

TOGETHER = "The accounts are of one hour and cannot be told apart."
SAID = {
    "past-person": "Nothing else is on record; the employer knows of nothing.",
    "family-knowledge": "The parents know that there is a concern and who looks into it.",
    "suspension": "The employer weighs it and says by the end of the week what they decide.",
    "interviews": "The employer speaks with the person concerned once the police have answered.",
    "other-work": "The employer asks, and tells the officer of any.",
}
TITLES: Mapping[str, str] = {seat.code: seat.title for seat in SEATS}


def asked(place: str) -> Sequence[str]:
    """Those who are asked, in the words under which they are recorded as having come."""
    return (TITLES[POLICE], TITLES[SOCIAL_CARE], _manager(place))


def _manager(place: str) -> str:
    return f"Manager, {place}"


def invitations(meeting: str, subjects: Sequence[str], place: str, town: Town) -> Iterator[Fact]:
    """Whom the meeting is about, and who is asked to it."""
    together = TOGETHER if len(subjects) > 1 else ""
    yield from (MeetingConcerns(meeting=meeting, subject=s, together=together) for s in subjects)
    posts = (
        Invitee(post=town.posts[code], conflict="declared-none") for code in (POLICE, SOCIAL_CARE, SUPPORT)
    )
    clash = Invitee(
        post=town.posts[HUMAN_RESOURCES],
        conflict="not-invited",
        note="Advises the same employer; is told of the actions.",
    )
    manager = Invitee(
        title="Manager",
        organisation=place,
        conflict="managed",
        note="Works beside the person concerned; leaves before it is decided what comes next.",
    )
    yield MeetingInvited(meeting=meeting, invitees=(*posts, clash, manager))


def apologies(meeting: str, place: str) -> Fact:
    """The manager cannot come."""
    return ApologiesGiven(meeting=meeting, who=_manager(place), instead="The rota of the day is sent")


def said(meeting: str, place: str) -> Iterator[Fact]:
    """Points of the agenda, and what was told on which basis."""
    yield InformationShared(
        meeting=meeting,
        by=_manager(place),
        what="Who was on the premises at the time, from the rota of the day.",
        basis="safeguarding",
        conditions="For this meeting and its minutes",
    )
    for point, words in SAID.items():
        yield AgendaPointTaken(meeting=meeting, point=point, said=words)


def papers(meeting: str, town: Town) -> Iterator[tuple[int, str, Fact]]:
    """Minute of the hour, post, and statement: approved by the chair, circulated, and opened where they went."""
    outside = "To the police and the manager by secure e-mail."
    yield 10, OFFICER, MinutesApproved(meeting=meeting)
    yield 15, OFFICER, MinutesCirculated(meeting=meeting, posts=(town.posts[SUPPORT],), outside=outside)
    yield 20, SUPPORT, MinutesReceived(meeting=meeting, post=town.posts[SUPPORT])
