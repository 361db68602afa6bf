"""A small record in which every form has a file to stand on."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from tests.bad_input.counted import accumulated, dealt_with
from tests.bad_input.outward import PASSED, TAKEN, outward, passed_on, taken_over

from heed.access.testing import Cast, Member, appoint, state
from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    FileClosed,
    SubjectNamed,
)
from heed.facts.base import Fact
from heed.facts.concern import ConcernReceived, ConcernScreened
from heed.facts.identity import IdentityAllowed, IdentityAsked, IdentityOpened
from heed.facts.meeting import (
    ActionAgreed,
    Attendance,
    MeetingHeld,
    MeetingPlanned,
    MinutesApproved,
    MinutesCirculated,
    MinutesRecorded,
)
from heed.facts.organisation import OrganisationDescribed, PostTakenUp
from heed.facts.person import PersonDescribed, PersonEmployed
from heed.facts.suspension import SuspensionConsidered
from heed.facts.when import When
from heed.store.sealing import KeptApart

CONCERN, REFERRAL = "b-concern", "b-referral"
OPEN, CLOSED, EMPTY = "b-open", "b-closed", "b-empty"
CHILD, SUBJECT, SECOND_CHILD, CLERK = "b-child", "b-subject", "b-second-child", "b-clerk"
ALLEGATION, MEETING, HELD, ACTION, TENURE = "b-alleged", "b-meeting", "b-held", "b-action", "b-tenure"
SUCCESSOR = "b-successor"
KEPT_BACK, ASKED_FOR, ALLOWED, OPENED = "b-kept-back", "b-asked-for", "b-allowed", "b-opened"
MINUTED, APPROVED, GIVEN = (
    "b-minuted",
    "b-approved",
    "b-given",
)  # meetings, by how far their minutes have come
SECOND_SUBJECT, SUSPENSION = "b-second-subject", "b-suspension"


@dataclass(frozen=True, slots=True)
class World:
    """The cast, a data protection lead and another who decides, with a file of every kind."""

    cast: Cast
    today: date
    fay: Member
    gil: Member

    def member(self, name: str) -> Member:
        """Somebody of the cast by their first name."""
        return next(m for m in (*self.cast.members, self.fay, self.gil) if m.username == name)

    @property
    def organisation(self) -> str:
        """The file of the authority."""
        return self.cast.organisation

    @property
    def officer(self) -> str:
        """The post of the designated officer."""
        return self.cast.alice.post

    @property
    def deputy(self) -> str:
        """A post that nobody holds."""
        return self.cast.vacant_post


def make_world(cast: Cast) -> World:
    """Put it on the record."""
    now = timezone.now()
    fay = appoint(cast, "fay", "Fay Example", "data-protection-lead", now=now)
    gil = appoint(cast, "gil", "Gil Example", "designated-officer", now=now)
    world = World(cast, timezone.localdate(), fay, gil)
    name_opened(world)
    for file, stated in told(cast.alice.post, world.today).items():
        state(cast.alice, file, *stated, now=now)
    taken_up = PostTakenUp(
        tenure=TENURE, post=cast.vacant_post, holder=CLERK, tenure_kind="acting", since=world.today
    )
    state(cast.alice, cast.organisation, taken_up, now=now)
    return world


def name_opened(world: World) -> None:
    """A concern whose name was kept back, asked for three times: not answered, allowed, and opened."""
    alice, gil, now = world.cast.alice, world.gil, timezone.now()
    state(alice, KEPT_BACK, KeptApart(received(world.officer, world.today), b'{"name":"Uma Quill"}'), now=now)
    for asking in (ASKED_FOR, ALLOWED, OPENED):
        state(alice, KEPT_BACK, IdentityAsked(asking=asking, reason="The police ask."), now=now)
    for asking in (ALLOWED, OPENED):
        state(gil, KEPT_BACK, IdentityAllowed(asking=asking, reason="A child is at risk."), now=now)
    state(alice, KEPT_BACK, IdentityOpened(asking=OPENED), now=now)


def received(owner: str, referred: date) -> ConcernReceived:
    """A concern as it came."""
    return ConcernReceived(
        reference="C-BAD-AAA", channel="phone", source="employer", words="A rough grip on a bus.",
        referred=referred, owner=owner, happened=When.on(referred),
    )  # fmt: skip


def told(owner: str, today: date) -> dict[str, list[Fact]]:
    """What every file says, by file; all of it is the business of the post `owner`."""
    referred = today - timedelta(days=20)
    came = received(owner, referred)
    screened = ConcernScreened(screened_as="referral", limbs=(), reason="A limb is not known.")
    opened = AllegationFileOpened(
        reference="A-BAD-AAA", concern=REFERRAL, summary="On the bus.", referred=referred, owner=owner
    )
    closed = FileClosed(closed_as="opened-in-error", reason="Twice.", evidence="The other one.")
    return {
        CONCERN: [came],
        REFERRAL: [came, screened],
        CHILD: [PersonDescribed(name="Robin Sampleton")],
        SECOND_CHILD: [PersonDescribed(name="Kim Sampleton")],
        SUBJECT: [
            PersonDescribed(name="Sam Testwick"),
            PersonEmployed(organisation=SUCCESSOR, title="Coach", since=referred),
            accumulated(owner, (CONCERN, REFERRAL)),
        ],
        SECOND_SUBJECT: [PersonDescribed(name="Lou Testwick")],
        SUCCESSOR: [OrganisationDescribed(name="Trust of Sampleton", organisation_kind="trust")],
        CLERK: [PersonDescribed(name="Jo Testwick")],
        EMPTY: [opened],
        OPEN: [
            opened,
            *_named(),
            *_met(owner, today),
            *outward(SUBJECT, owner, today),
            *dealt_with(owner, today),
        ],
        PASSED: passed_on(opened, today),
        TAKEN: taken_over(opened, today),
        CLOSED: [opened, closed],
    }


def _named() -> list[Fact]:
    return [
        ChildNamed(child=CHILD),
        SubjectNamed(subject=SUBJECT, title="Coach"),
        ChildNamed(child=SECOND_CHILD),
        AllegationMade(
            allegation=ALLEGATION,
            child=CHILD,
            subject=SUBJECT,
            category="physical",
            description="A rough grip.",
        ),
        SubjectNamed(subject=SECOND_SUBJECT, title="Driver"),
        SuspensionConsidered(
            consideration=SUSPENSION, subject=SECOND_SUBJECT, decision="suspended", reason="For now."
        ),
    ]


def _met(owner: str, today: date) -> list[Fact]:
    came, kind = (Attendance(who="Head teacher", attended="attended"),), "allegations-meeting"
    return [
        MeetingPlanned(
            meeting=MEETING, meeting_kind=kind, on=today, chair=owner, invited=("Head teacher", "Police")
        ),
        MeetingPlanned(meeting=HELD, meeting_kind=kind, on=today, chair=owner),
        MeetingHeld(meeting=HELD, on=today, attendance=came, no_review_reason="All is settled."),
        ActionAgreed(action=ACTION, what="Ask the school.", owner=owner, due=today),
        *_minuted(MINUTED, owner, today),
        *_minuted(APPROVED, owner, today),
        MinutesApproved(meeting=APPROVED),
        *_minuted(GIVEN, owner, today),
        MinutesApproved(meeting=GIVEN),
        MinutesCirculated(meeting=GIVEN, posts=(owner,)),
    ]


def _minuted(meeting: str, owner: str, today: date) -> list[Fact]:
    came = (Attendance(who="Head teacher", attended="attended"),)
    return [
        MeetingPlanned(meeting=meeting, meeting_kind="discussion", on=today, chair=owner),
        MeetingHeld(meeting=meeting, on=today, attendance=came, no_review_reason="All is settled."),
        MinutesRecorded(meeting=meeting, text="As said."),
    ]
