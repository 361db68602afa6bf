"""Files of the last weeks in which the next step is the service's own, or the employer's."""

from typing import Final

from heed.cli.demonstration.current import Current
from heed.cli.demonstration.town import (
    COUNCIL,
    DEPUTY,
    HUMAN_RESOURCES,
    OFFICER,
    POLICE,
    SOCIAL_CARE,
    SUPPORT,
)
from heed.facts.duty import UpdateAsked
from heed.facts.organisation import HandedOver
from heed.facts.suspension import OptionWeighed, SuspensionConsidered
from heed.facts.telling import PersonNotTold, PersonTold
from heed.facts.tracks import TrackNotOpened, TrackStepTaken

DEPUTY_LEFT: Final = 6  # working days ago


def suspended(c: Current) -> None:
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


def two_subjects(c: Current) -> None:
    """One incident, two people, met about apart from each other."""
    first, second = c.cast.subjects
    c.weighed(6)
    meeting = c.planned(6, 5, subject=first)
    c.held(meeting, 5)
    c.planned(5, -1, subject=second)
    c.all_told(4)
    c.action(meeting, (5, -2), "Say who was on the premises that day", SUPPORT)


def minutes_to_approve(c: Current) -> None:
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


def question_to_the_deputy(c: Current) -> None:
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


def waited_too_long(c: Current) -> None:
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


def met_yesterday(c: Current) -> None:
    """Met a working day ago; nothing is written yet."""
    c.weighed(2)
    meeting = c.planned(2, 1)
    c.held(meeting, 1, papers="")
    c.action(meeting, (1, -8), "Speak with the child and the family about what was told")


def to_be_met(c: Current) -> None:
    """Opened a working day ago; the meeting is planned."""
    c.planned(1, -1)
