"""The files of the last weeks: each shows one part of the work of a designated officer."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from heed.cli.demonstration.current import Current
from heed.cli.demonstration.opening import Told, cast_of, opening
from heed.cli.demonstration.places import CLUB, CLUB_NOW, JUNIORS, NURSERY, TRUST, TUTORS
from heed.cli.demonstration.plan import TUITION, SubjectPlan
from heed.cli.demonstration.town import (
    COUNCIL,
    DEPUTY,
    HUMAN_RESOURCES,
    OFFICER,
    POLICE,
    SOCIAL_CARE,
    SUPPORT,
    Town,
    back,
)
from heed.duties.duty import Duty
from heed.facts.allegation import EmployerActed, OutcomeDecided
from heed.facts.base import Fact
from heed.facts.border import CopySent, LeadAgreed, TransferOffered
from heed.facts.duty import ClockPaused, UpdateAsked
from heed.facts.onward import (
    OtherWorkKnown,
    ReferralAcknowledged,
    ReferralConsidered,
    ReferralSent,
)
from heed.facts.organisation import HandedOver
from heed.facts.person import PersonEmployed
from heed.facts.suspension import OptionWeighed, SuspensionConsidered
from heed.facts.telling import PersonNotTold, PersonTold
from heed.facts.tracks import TrackEnded, TrackNotOpened, TrackStepTaken
from heed.rulebook.book import RULEBOOK
from heed.rulebook.workingdays import add_months

DEPUTY_LEFT: Final = 6  # working days ago


def _suspended(c: Current) -> None:
    """Somebody is suspended, the employer looks into it, and the review comes near."""
    weighed = (
        ("supervise", "No second adult can be there at all times."),
        ("suspend", "No other work was left."),
    )
    options = (OptionWeighed(option=o, taken=o == "suspend", reason=reason) for o, reason in weighed)
    suspended = SuspensionConsidered(
        consideration=f"S-{c.subject}",
        subject=c.subject,
        decision="suspended",
        options=tuple(options),
        decided_by="Head teacher",
        reason="The children of the class are to be asked first. It is no finding.",
        views="The designated officer had asked whether other work was possible.",
        since=c.day(12),
        review=c.day(-2),
        welfare_contact="Deputy head of the other site",
    )
    c.say(12, 14, SUPPORT, suspended)
    meeting = c.planned(12, 11)
    c.held(meeting, 11)
    c.all_told(9)
    begun = TrackStepTaken(
        track="employment",
        subject=c.subject,
        step="investigation-begun",
        on=c.day(6),
        by="Human resources adviser",
    )
    c.say(6, 11, SUPPORT, begun)
    none = "The police were asked and recorded no crime."
    c.say(6, 11.5, OFFICER, TrackNotOpened(track="criminal", subject=c.subject, reason=none))
    c.action(meeting, (11, 6), "Ask the class what they saw, one by one", done=6)
    c.action(meeting, (11, -3), "Write how supervision in the corridor is arranged", HUMAN_RESOURCES)


def _with_police(c: Current) -> None:
    """The police act first: a crime number, bail to a day, the clock paused, later days with their reason."""
    c.weighed(28)
    meeting = c.planned(28, 27)
    c.held(meeting, 27)
    c.action(meeting, (27, 20), "Say when the employer may begin", POLICE, done=21)

    def step(
        taken: str, on: int, *, reference: str = "", note: str = "", next_on: date | None = None
    ) -> Fact:
        return TrackStepTaken(
            track="criminal", subject=c.subject, step=taken, on=c.day(on), by="Detective sergeant",
            reference=reference, note=note, next_on=next_on,
        )  # fmt: skip

    number = f"TM/{c.town.random.randrange(1000, 9999)}/{c.today:%y}"
    c.say(27, 14, OFFICER, step("crime-recorded", 27, reference=number))
    c.say(
        27, 14.25, OFFICER, ClockPaused(
            pause=c.town.new_id(), why="police", since=c.day(27),
            reason="The police speak with those concerned before anybody else does.",
        ),
    )  # fmt: skip
    c.all_told(24)
    c.say(23, 10, OFFICER, step("interview-under-caution", 24))
    bail = step("bail", 24, note="Not to enter the site.", next_on=c.day(-9))
    c.say(23, 10.25, OFFICER, bail)
    review = c.planned(14, 9, "review-meeting")
    c.held(review, 9)
    month = add_months(c.referred, 1)
    waits = "The police are to finish first; bail is to a later day."
    for item, what in (("outcome:A1", "decide-outcome"), (f"employer:{c.subject}", "employer-action")):
        post = c.town.posts[OFFICER]
        duty = Duty(item, what, post, month, month, "concluded-in-time", c.referred)
        c.revised(15, duty, -15, waits)


def _referred_onward(c: Current) -> None:
    """Substantiated; the employer dismissed; two bodies have it, and neither has answered."""
    earlier = PersonEmployed(
        organisation=c.town.organisations[JUNIORS], title="Teacher", basis="permanent", sector="teaching",
        since=date(2018, 9, 3), until=date(2021, 8, 31),
    )  # fmt: skip
    c.say(15, 10, OFFICER, earlier, file=c.subject)
    c.weighed(15)
    meeting = c.planned(15, 14)
    c.held(meeting, 14, why_no_review="The employer decides within two weeks; the officer is told.")
    c.action(meeting, (14, 8), "Send the notes of the employer's hearing", HUMAN_RESOURCES, done=9)
    c.all_told(13)
    dismissed = EmployerActed(subject=c.subject, outcome="dismissed", reason="As the employer wrote.")
    c.say(9, 10, SUPPORT, dismissed)
    definition = next(
        one.definition for one in RULEBOOK.on(c.day(8)).codes("outcome") if one.code == "substantiated"
    )
    outcome = OutcomeDecided(
        allegation="A1",
        outcome="substantiated",
        definition=definition,
        reason="The accounts of two adults and the records of the day agree.",
        evidence="The notes of the hearing and the accounts of those present.",
    )
    c.say(8, 11, OFFICER, outcome)
    end = TrackEnded(
        track="criminal", subject=c.subject, ending="police-no-further-action", on=c.day(8),
        reason="No offence was made out.",
    )  # fmt: skip
    c.say(8, 11.25, OFFICER, end)
    for body, decision, by in (
        ("dbs", "employer-refers", "The trust"),
        ("tra", "refer", "Designated officer"),
    ):
        considered = ReferralConsidered(
            referral=f"R-{body}", subject=c.subject, body=body, decision=decision,
            decided_by="Designated officer", reason="Dismissed from work with children.",
        )  # fmt: skip
        sent = ReferralSent(referral=f"R-{body}", on=c.day(7), how="online-form", sent_by=by)
        c.say(8, 12, OFFICER, considered)
        c.say(7, 10, SUPPORT, sent)
    acknowledged = ReferralAcknowledged(referral="R-tra", on=c.day(4), reference="T-4471")
    c.say(4, 10, SUPPORT, acknowledged)
    informed = TrackStepTaken(track="regulator", subject=c.subject, step="regulator-informed", on=c.day(7))
    c.say(7, 10.5, OFFICER, informed)
    parties = (("family", c.child), ("subject", c.subject), ("referrer", ""))
    words = "What was decided, and which bodies were told."
    for party, person in parties:
        told = PersonTold(
            party=party, person=person, stage="outcome", on=c.day(6), by="Designated officer", how="phone",
            words=words,
        )  # fmt: skip
        c.say(6, 15, OFFICER, told)


def _over_the_border(c: Current) -> None:
    """The person works next door now: that authority is asked to take the matter over."""
    c.weighed(7)
    meeting = c.planned(7, 6)
    c.held(meeting, 6)
    c.all_told(5)
    other = "Fennshire Council"
    lead = LeadAgreed(
        ours=True, authority="This authority", with_whom=other, on=c.day(6), reason="Until the transfer."
    )
    copy = CopySent(authority=other, on=c.day(6), how="secure-mail", reason="The work is in their area.")
    c.say(6, 14, OFFICER, lead, copy)
    offered = TransferOffered(
        transfer=c.town.new_id(),
        authority=other,
        to_whom="Their designated officer",
        on=c.day(4),
        how="secure-mail",
        what="The concern, the minutes and the actions.",
        reason="The person has moved to work in their area, and so has the child.",
        answer_by=c.day(-1),
    )
    c.say(4, 15, OFFICER, offered)


def _works_elsewhere(c: Current) -> None:
    """There is other work with children, and it is to be decided whether they are told there."""
    c.weighed(4)
    meeting = c.planned(4, 3)
    c.held(meeting, 3)
    c.all_told(2)
    work = OtherWorkKnown(
        work=c.town.new_id(),
        subject=c.subject,
        organisation=c.town.organisations[CLUB],
        where=CLUB_NOW,
        title="Volunteer coach on Saturdays",
        source="Said by the employer at the meeting.",
    )
    c.say(3, 13, OFFICER, work)


def _two_subjects(c: Current) -> None:
    """One incident, two people, met about apart from each other."""
    first, second = c.cast.subjects
    c.weighed(6)
    meeting = c.planned(6, 5, subject=first)
    c.held(meeting, 5)
    c.planned(5, -1, subject=second)
    c.all_told(4)
    c.action(meeting, (5, -2), "Say who was on the premises that day", SUPPORT)


def _minutes_to_approve(c: Current) -> None:
    """The minutes wait for the chair, and the person concerned has not been told in time."""
    c.weighed(9)
    meeting = c.planned(9, 8)
    c.held(meeting, 8, papers="minuted")
    _family_told(c, 6)
    c.action(meeting, (8, 3), "Say whether the vehicle was seen", POLICE)


def _family_told(c: Current, ago: int) -> None:
    for child in c.cast.children:
        told = PersonTold(
            party="family", person=child, stage="concern", on=c.day(ago), by="Social worker", how="in-person",
            words="That a concern was told, and whom they can ask.",
        )  # fmt: skip
        c.say(ago, 16, OFFICER, told)


def _question_to_the_deputy(c: Current) -> None:
    """Minutes to circulate; a question to the deputy, who has left since: it rises to the designated officer."""
    c.weighed(11)
    meeting = c.planned(11, 10)
    c.held(meeting, 10, papers="approved")
    c.all_told(9)
    ask = UpdateAsked(
        ask=c.town.new_id(),
        of=c.town.posts[DEPUTY],
        question="Has the nursery sent the plan for its outings, and is it enough?",
        due=c.day(2),
    )
    c.say(8, 9.25, OFFICER, ask)
    handed = HandedOver(
        post=c.town.posts[DEPUTY],
        outgoing=c.town.people["Imogen Wispcombe"],
        incoming=c.town.people["Alice Fernshaw"],
        duties=1,
        files=(c.cast.file,),
        note="One question is open. The nursery has promised its plan for this week.",
    )
    c.say(DEPUTY_LEFT, 16, OFFICER, handed, file=c.town.organisations[COUNCIL])


def _waited_too_long(c: Current) -> None:
    """What was to be looked at again was not, and an action has been waiting for weeks."""
    c.weighed(14)
    meeting = c.planned(14, 13)
    c.held(meeting, 13, papers="circulated")
    c.action(meeting, (13, 12), "Send the rota of the day", SOCIAL_CARE)
    _family_told(c, 11)
    not_yet = PersonNotTold(
        party="subject", person=c.subject, stage="concern", look_again=c.day(12),
        reason="The police asked to wait for a day.",
    )  # fmt: skip
    c.say(13, 14, OFFICER, not_yet)


def _met_yesterday(c: Current) -> None:
    """Met a working day ago; nothing is written yet."""
    c.weighed(2)
    meeting = c.planned(2, 1)
    c.held(meeting, 1, papers="")
    c.action(meeting, (1, -8), "Speak with the child and the family about what was told")


def _to_be_met(c: Current) -> None:
    """Opened a working day ago; the meeting is planned."""
    c.planned(1, -1)


@dataclass(frozen=True, slots=True)
class Case:
    """One of them: referred how many working days ago, in which sector, how many subjects, and what is its own."""

    ago: int
    sector: str
    tell: Callable[[Current], None]
    place: str = ""
    subjects: int = 1


CASES: Final = (
    Case(30, "residential", _with_police),
    Case(17, "teaching", _referred_onward, TRUST),
    Case(16, "social-care", _waited_too_long),
    Case(14, "education-support", _suspended),
    Case(13, "early-years", _question_to_the_deputy, NURSERY),
    Case(11, "transport", _minutes_to_approve),
    Case(9, "sport", _over_the_border),
    Case(8, "residential", _two_subjects, subjects=2),
    Case(6, TUITION, _works_elsewhere, TUTORS),
    Case(4, "faith", _met_yesterday),
    Case(3, "voluntary", _to_be_met),
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
    if case.place:
        cast.organisation, cast.place = town.organisations[case.place], case.place
    current = Current(town, today, referred, cast, [*opening(taken, town, cast)])
    case.tell(current)
    return sorted((t for t in current.told if t.moment.date() < today), key=lambda t: t.moment)
