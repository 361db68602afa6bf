"""An invented story in which every kind of fact is stated, with a correction, a reporter kept apart, and a read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    EmployerActed,
    FileClosed,
    FilePassed,
    FileReopened,
    OutcomeDecided,
    PersonTakenOut,
    SubjectNamed,
)
from heed.facts.authority import (
    AUTHORITY,
    CodeAdded,
    CodeEnded,
    GuidanceWritten,
    NameChosen,
    OutcomeSetChosen,
    SettingChosen,
)
from heed.facts.base import History
from heed.facts.concern import (
    ConcernReceived,
    ConcernScreened,
    ConcernTakenToFile,
    LimbConsidered,
    NoteAdded,
    Referrer,
)
from heed.facts.duty import (
    ClockPaused,
    ClockResumed,
    DeadlinePassed,
    DutyRevised,
    DutySetAside,
    UpdateAsked,
    UpdateGiven,
)
from heed.facts.identity import IdentityAllowed, IdentityAsked, IdentityOpened, IdentityRefused
from heed.facts.meeting import (
    ActionAgreed,
    ActionEnded,
    ActionRevised,
    AgendaPointTaken,
    ApologiesGiven,
    Attendance,
    InformationShared,
    Invitee,
    MeetingCancelled,
    MeetingConcerns,
    MeetingHeld,
    MeetingInvited,
    MeetingPlanned,
    MinutesApproved,
    MinutesCirculated,
    MinutesNotTaken,
    MinutesReceived,
    MinutesRecorded,
)
from heed.facts.organisation import (
    HandedOver,
    OrganisationClosed,
    OrganisationDescribed,
    OrganisationPartOf,
    OrganisationSucceeded,
    PostCreated,
    PostEnded,
    PostLeft,
    PostPlaced,
    PostTakenUp,
)
from heed.facts.person import ContactKnown, PersonDescribed, PersonEmployed, WorkEnded
from heed.facts.recurrence import FieldCompared, MatchAnswered, ReconsiderationDue, Reconsidered
from heed.facts.suspension import OptionWeighed, SuspensionConsidered, SuspensionEnded, SuspensionReviewed
from heed.facts.tracker import FoundInTracker, TrackerRow
from heed.facts.tracks import TrackEnded, TrackNotOpened, TrackStepTaken
from heed.facts.upkeep import DemonstrationMade, HeadsTaken, Heartbeat, PageRead
from heed.facts.when import When
from heed.ledger.book import READS, RECORD, Book
from heed.store.record import Decide, Statements
from heed.store.sealing import Actor, KeptApart, Statement
from heed.store.tests.story_outward import OUTWARD, RESPONSE

START: Final = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
CLERK: Final = Actor("a1f3", "post-desk")
OFFICER: Final = Actor("b2e4", "post-officer")
REPORTER: Final = b'{"name":"Quillon Featherby","contact":"01632 960123"}'
BORN: Final = date(2014, 11, 23)

PERSON = PersonDescribed(
    name="Wilhelmina Thistledown", other_names="Minnie Thistledown", born=BORN, sex="female",
    ethnicity="white-british", address="7 Larkspur Gardens, Nethermoor", note="Prefers to be called Minnie.",
)  # fmt: skip
RECEIVED = ConcernReceived(
    reference="C-7K2-MPQ", channel="phone", source="school", words="He drove Minnie home alone, twice.",
    referred=date(2026, 2, 27), happened=When(precision="about-month", date=date(2026, 2, 1)),
    first_known=When.on(date(2026, 2, 26)), adult="Barnaby Cobblestone", adult_role="Football coach",
    setting="Nethermoor Rovers", children="Minnie Thistledown", late_reason="The club was closed on Friday.",
    referrer=Referrer(name="Ottoline Birdwhistle", role="Deputy head", organisation="Nethermoor Primary",
                      contact="01632 960987"),
    owner="post-desk",
)  # fmt: skip
KEPT_BACK = ConcernReceived(
    reference="C-9XW-3HT", channel="letter", source="parent", words="An unsigned letter about car journeys.",
    referred=date(2026, 3, 2), name_kept_back=True, owner="post-desk",
)  # fmt: skip
SCREENED = ConcernScreened(
    screened_as="referral",
    limbs=(LimbConsidered(limb="unsuitable", met="met", reason="Alone with a child against club rules."),),
    reason="The journeys were not agreed with anybody.", evidence="Telephone call with the deputy head.",
    advice="Do not question the coach yet.", edition="wt-2023",
)  # fmt: skip
CLOSED = FileClosed(
    closed_as="concluded", reason="All is settled.", evidence="Minutes and the club's letter.",
    no_meeting="Two were held.", learning="Lifts need a parent's consent in writing.",
)  # fmt: skip
ORGANISATION: tuple[Statement, ...] = (
    OrganisationDescribed(
        name="Nethermoor Rovers", organisation_kind="club", sector="sport", address="Mill Lane"
    ),
    PostCreated(post="post-welfare", title="Welfare officer", role=""),
    PostTakenUp(
        tenure="t1", post="post-welfare", holder="person-2", tenure_kind="acting", since=date(2025, 9, 1)
    ),
    PostLeft(
        tenure="t1",
        post="post-welfare",
        holder="person-2",
        until=date(2026, 1, 31),
        reason="Moved to Harrowby.",
    ),
)
AFTERWARDS: tuple[Statement, ...] = (
    HandedOver(
        post="post-welfare", outgoing="person-2", duties=1, files=("allegation-1",),
        note="The cash box of the tea stall is in the welfare office.",
    ),
    PostPlaced(
        post="post-welfare", above="post-officer", since=date(2025, 9, 1),
        reason="Agreed with the borough over coffee.",
    ),
    PostEnded(
        post="post-welfare", on=date(2026, 2, 28), ended_as="merged", successor="post-desk",
        reason="The club has no money for it.",
    ),
    OrganisationPartOf(parent="organisation-2", since=date(2019, 8, 1)),
    OrganisationSucceeded(
        successor="organisation-2", succeeded_as="merged-into", on=date(2026, 3, 1),
        reason="Both boards have voted for it.",
    ),
    OrganisationClosed(on=date(2026, 2, 28), reason="It went into Harrowby Wanderers."),
)  # fmt: skip
FILE: tuple[Statement, ...] = (
    AllegationFileOpened(
        reference="A-4RD-WK8", concern="concern-1", summary="Car journeys without consent.",
        referred=date(2026, 2, 27), place="Car park at Mill Lane", owner="post-officer",
    ),
    ChildNamed(child="person-1", note="Lives with her grandmother."),
    SubjectNamed(
        subject="person-2", organisation="organisation-1", title="Football coach", basis="volunteer",
        sector="sport",
    ),
    AllegationMade(
        allegation="al-1", child="person-1", subject="person-2", category="physical",
        description="Drove her home alone on two evenings.",
    ),
    MeetingPlanned(
        meeting="m-0", meeting_kind="initial", on=date(2026, 3, 4), time="10:00", place="Room 3",
        chair="post-officer", invited=("Police", "Nethermoor Rovers"),
    ),
    MeetingCancelled(meeting="m-0", reason="The police could not come."),
    MeetingPlanned(meeting="m-1", meeting_kind="initial", on=date(2026, 3, 5), chair="post-officer"),
    MeetingHeld(
        meeting="m-1", on=date(2026, 3, 5), decisions=("Speak with the grandmother.",),
        attendance=(Attendance(who="Sergeant Pennyworth-Lamb", attended="attended"),),
        next_review=date(2026, 4, 2), no_review_reason="",
    ),
    MinutesRecorded(meeting="m-1", text="The coach was asked for his account of both evenings."),
    ActionAgreed(
        action="ac-1", meeting="m-1", what="Write to all drivers.", owner="post-welfare", due=date(2026, 3, 12)
    ),
    ActionRevised(action="ac-1", due=date(2026, 3, 19), reason="Half the addresses were missing."),
    ActionEnded(action="ac-1", status="done", result="Every driver has answered."),
    OutcomeDecided(
        allegation="al-1", outcome="unsubstantiated", definition="Not proved either way.",
        reason="Two accounts differ.", evidence="Both accounts and the club's log.",
    ),
    EmployerActed(subject="person-2", outcome="training", reason="A written warning and a course."),
    NoteAdded(text="The grandmother rang to say thank you."),
    CLOSED,
    FileReopened(reason="A second family has written."),
    FilePassed(owner="post-desk", reason="The officer is on leave."),
    FileClosed(closed_as="concluded", reason="Nothng new.", evidence="The second letter."),
    FileClosed(
        closed_as="concluded", reason="Nothing new.", evidence="The second letter.", corrects=18,
        correction_reason="A letter was missing.",
    ),
    ChildNamed(child="person-9", note="The one on the left in the photograph."),
    PersonTakenOut(person="person-9", reason="The sister had been meant."),
)  # fmt: skip
ROUND_A_TABLE: tuple[Statement, ...] = (
    MeetingPlanned(meeting="m-2", meeting_kind="review", on=date(2026, 4, 2), chair="post-officer"),
    MeetingConcerns(meeting="m-2", subject="person-2", together="Both drove the same car."),
    MeetingInvited(
        meeting="m-2",
        invitees=(
            Invitee(post="post-welfare", conflict="managed", note="Leaves the room when lifts are discussed."),
            Invitee(
                title="Harbour master", organisation="Port of Nethermoor", name="Cosmo Tidewell", conflict="none"
            ),
        ),
    ),
    ApologiesGiven(
        meeting="m-2", post="post-welfare", who="Whoever minds the cash box", instead="A letter of two pages"
    ),
    AgendaPointTaken(meeting="m-2", point="interviews", said="The sergeant goes first, then the committee."),
    InformationShared(
        meeting="m-2", by="Harbour master", what="The slipway is lit until ten.", basis="safeguarding",
        conditions="Not beyond those present",
    ),
    MeetingHeld(
        meeting="m-2", on=date(2026, 4, 2), attendance=(Attendance(who="Harbour master", attended="attended"),),
        no_review_reason="All drivers know the rule now.",
    ),
    MinutesNotTaken(meeting="m-2", reason="The pen ran dry."),
    MinutesRecorded(meeting="m-2", text="A second pen was found; the slipway is lit."),
    MinutesApproved(meeting="m-2", remark="The chair has read them on the train."),
    MinutesCirculated(meeting="m-2", posts=("post-officer", "post-desk"), outside="By hand to the harbour."),
    MinutesReceived(meeting="m-2", post="post-desk"),
)  # fmt: skip
APART: tuple[Statement, ...] = (
    SuspensionConsidered(
        consideration="s-1", subject="person-2", decision="suspended",
        options=(
            OptionWeighed(option="redeploy", taken=False, reason="The tea stall has children too."),
            OptionWeighed(option="suspend", taken=True, reason="Nobody else can coach beside him."),
        ),
        decided_by="Chair of the rowing committee", reason="Only until the drivers have answered.",
        views="The sergeant sees no need.", since=date(2026, 2, 26), review=date(2026, 3, 12),
        welfare_contact="Peregrine Larkspur",
    ),
    SuspensionReviewed(
        consideration="s-1", on=date(2026, 3, 12), reason="Two drivers were on holiday.", review=date(2026, 3, 26)
    ),
    SuspensionEnded(consideration="s-1", on=date(2026, 3, 20), reason="All drivers have answered."),
    TrackStepTaken(
        track="criminal", subject="person-2", step="bail", on=date(2026, 3, 6), by="Constable Wigmore-Teal",
        reference="14/99021/26", note="Not to go near the boathouse.", next_on=date(2026, 4, 6),
    ),
    TrackEnded(
        track="criminal", subject="person-2", ending="police-no-further-action", on=date(2026, 4, 6),
        reference="14/99021/26", reason="The car park camera shows both grandmothers.",
    ),
    TrackNotOpened(track="regulator", subject="person-2", reason="No body registers rowing volunteers."),
)  # fmt: skip
EMPLOYED = PersonEmployed(
    organisation="organisation-1", title="Volunteer coach", basis="volunteer", sector="sport",
    since=date(2024, 9, 1), until=date(2026, 1, 31),
)  # fmt: skip
CONTACT = ContactKnown(contact_kind="vehicle", value="MK68 QRS", since=date(2025, 4, 1))
WORK_ENDED = WorkEnded(
    entry=1, until=date(2026, 1, 30), ended_as="moved", reason="She coaches the under-nines elsewhere now."
)
BROUGHT_IN = FoundInTracker(
    tracker="Tracker of Nethermoor", reference="2019/034", file="tracker.csv", sha256="5a" * 32,
    sheet="Older referrals", rows=(TrackerRow(number=7, cells=("Ref: 2019/034", "Adult: tbc")),),
    gaps=("Row 7, Adult ‘tbc’: says that nothing was known",), mapping="c3" * 32,
)  # fmt: skip
NEXT_MONTH = date(2026, 4, 1)
CHOSEN: tuple[Statement, ...] = (
    NameChosen(thing="allegations-meeting", name="ASV meeting", since=NEXT_MONTH, reason="Regional procedure."),
    SettingChosen(
        rule="first-meeting", setting="working_days", value=3, since=NEXT_MONTH, reason="Board, 12 February."
    ),
    CodeAdded(
        list="sector", code="local-museums", label="Museums", definition="Museum staff.", since=NEXT_MONTH,
        maps_to="voluntary", reason="Four in two years.",
    ),
    CodeEnded(list="sector", code="local-museums", until=date(2026, 12, 31), reason="The museums have closed."),
    OutcomeSetChosen(outcome_set="three-item", since=NEXT_MONTH, reason="As the neighbours have it."),
    GuidanceWritten(
        place="may-pose-a-risk", text="See the handbook, page 12.", since=NEXT_MONTH, reason="Board, 12 February."
    ),
)  # fmt: skip

# What is said of duties, in whatever file.
DEALT_WITH: tuple[Statement, ...] = (
    DutyRevised(item="plan", what="plan-meeting", due=date(2026, 3, 20), reason="The chair was away."),
    DutySetAside(item="review:m-1", what="review", reason="Nothing is left to review."),
    ClockPaused(pause="pa-1", why="police", reason="They wish to speak with him first.", since=date(2026, 3, 2)),
    ClockResumed(pause="pa-1", on=date(2026, 3, 2), reason="They have spoken with him."),
    DeadlinePassed(
        item="plan", what="plan-meeting", rule="first-meeting", due=date(2026, 3, 6), original=date(2026, 3, 6),
        owner="post-officer", answered_by="post-desk", holders=("person-2",),
    ),
    UpdateAsked(ask="as-1", of="post-welfare", question="Have all drivers answered?", due=date(2026, 3, 20)),
    UpdateGiven(ask="as-1", answer="All but one, who is abroad."),
)  # fmt: skip
NAME_OPENED: tuple[Statement, ...] = (
    IdentityAsked(asking="in-1", reason="The police ask who saw the journeys."),
    IdentityRefused(asking="in-1", reason="They can be asked to come forward first."),
    IdentityAsked(asking="in-2", reason="They did not come forward."),
    IdentityAllowed(asking="in-2", reason="A child may be in a car tomorrow."),
    IdentityOpened(asking="in-2"),
)
RECURRING: tuple[Statement, ...] = (
    MatchAnswered(
        other="concern-1", other_kind="concern", about="person", answer="same", total=21.5, model="weights-one",
        reason="The same club and the same car.", fields=(
            FieldCompared(
                field="called", asked="Barnaby Cobblestone", held="B. Cobbleston", reason="one letter", weight=12.25
            ),
        ),
    ),
    ReconsiderationDue(
        reconsideration="re-1", rule="accumulates-by-person", concerns=("concern-1", "concern-2"), months=24,
        owner="post-officer",
    ),
    Reconsidered(
        reconsideration="re-1", decision="advice", concerns=("concern-1", "concern-2"), reason="The club is advised.",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Step:
    """One command of the story."""

    book: Book
    file: str
    command: str
    actor: Actor
    at: datetime
    statements: tuple[Statement, ...]

    @property
    def decide(self) -> Decide:
        """The decision that states it."""

        def decided(_: Mapping[str, History]) -> Statements:
            return {self.file: self.statements}

        return decided


def story() -> list[Step]:
    """The steps in order, a minute apart."""
    told: list[tuple[Book, str, Actor, tuple[Statement, ...]]] = [
        (RECORD, "upkeep-1", CLERK, (DemonstrationMade(seed=1, incidents=1),)),
        (RECORD, "person-1", CLERK, (PERSON, EMPLOYED, WORK_ENDED, CONTACT)),
        (RECORD, "person-2", CLERK, (PersonDescribed(name="Barnaby Cobblestone"),)),
        (RECORD, "organisation-1", CLERK, (*ORGANISATION, *AFTERWARDS)),
        (RECORD, "concern-1", CLERK, (RECEIVED,)),
        (RECORD, "concern-2", CLERK, (KeptApart(KEPT_BACK, REPORTER), BROUGHT_IN)),
        (RECORD, "concern-1", OFFICER, (SCREENED,)),
        (RECORD, "allegation-1", OFFICER, FILE[:10]),
        (RECORD, "concern-1", OFFICER, (ConcernTakenToFile(allegation_file="allegation-1"),)),
        (RECORD, "allegation-1", OFFICER, (*FILE[10:], *ROUND_A_TABLE, *APART)),
        (RECORD, "person-2", OFFICER, RECURRING),
        (RECORD, "concern-2", OFFICER, DEALT_WITH),
        (RECORD, "concern-2", OFFICER, NAME_OPENED),
        (RECORD, "allegation-1", OFFICER, OUTWARD),
        (RECORD, "concern-1", OFFICER, (RESPONSE,)),
        (RECORD, "upkeep-1", CLERK, (Heartbeat(), HeadsTaken(size=30, files=7, root="00" * 32))),
        (RECORD, AUTHORITY, OFFICER, CHOSEN),
        (READS, "reads-of-b2e4", OFFICER, (
            PageRead(page="file", of="allegation-1", query="thistledown", reason="Preparing for Thursday."),
            PageRead(page="work", listed=("concern-1", "person-1", "concern-1")),
            PageRead(page="agenda", of="allegation-1", listed=("allegation-1", "concern-2")),
        )),
    ]  # fmt: skip
    return [
        Step(book, file, f"story-{n}", actor, START + timedelta(minutes=n), statements)
        for n, (book, file, actor, statements) in enumerate(told)
    ]
