"""Files of the last weeks that wait for somebody outside: the police, other bodies, authorities and employers."""

from datetime import date

from heed.cli.demonstration.current import Current
from heed.cli.demonstration.places import CLUB, CLUB_NOW, JUNIORS
from heed.cli.demonstration.town import (
    HUMAN_RESOURCES,
    OFFICER,
    POLICE,
    SUPPORT,
)
from heed.duties.duty import Duty
from heed.facts.allegation import EmployerActed, OutcomeDecided
from heed.facts.base import Fact
from heed.facts.border import CopySent, LeadAgreed, TransferOffered
from heed.facts.duty import ClockPaused
from heed.facts.onward import (
    OtherWorkKnown,
    ReferralAcknowledged,
    ReferralConsidered,
    ReferralSent,
)
from heed.facts.person import PersonEmployed
from heed.facts.telling import PersonTold
from heed.facts.tracks import TrackEnded, TrackStepTaken
from heed.rulebook.book import RULEBOOK
from heed.rulebook.workingdays import add_months


def with_police(c: Current) -> None:
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


def referred_onward(c: Current) -> None:
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


def over_the_border(c: Current) -> None:
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


def works_elsewhere(c: Current) -> None:
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
