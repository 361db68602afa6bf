"""A file of the last weeks: what every such file has been through, to which each of them adds what is its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from heed.cli.demonstration import meetings
from heed.cli.demonstration.beside import REJECTED, told_of_concern
from heed.cli.demonstration.names import TOWN
from heed.cli.demonstration.opening import Cast, Told
from heed.cli.demonstration.town import CLOCK, OFFICER, SOCIAL_CARE, SUPPORT, Town, at, back
from heed.duties.duty import Duty
from heed.facts.base import Fact
from heed.facts.duty import DeadlinePassed, DutyRevised
from heed.facts.meeting import (
    ActionAgreed,
    ActionEnded,
    Attendance,
    MeetingConcerns,
    MeetingHeld,
    MeetingPlanned,
    MinutesApproved,
    MinutesCirculated,
    MinutesReceived,
    MinutesRecorded,
)
from heed.facts.suspension import SuspensionConsidered
from heed.rulebook.workingdays import add_working_days
from heed.store.breaches import deadline_passed

PAPERS: Final = ("", "minuted", "approved", "circulated", "received")
TEXT: Final = (
    "Those present heard what was told, agreed who speaks with whom, and set what is to be done by when."
)


@dataclass
class Current:
    """One file on its way; days are working days before today."""

    town: Town
    today: date
    referred: date
    cast: Cast
    told: list[Told] = field(default_factory=list)

    @property
    def subject(self) -> str:
        """The first person about whom something is alleged."""
        return next(iter(self.cast.subjects))

    @property
    def child(self) -> str:
        """The first child."""
        return next(iter(self.cast.children))

    def day(self, ago: int) -> date:
        """So many working days before today; a negative number is a day to come."""
        return back(self.today, ago) if ago >= 0 else add_working_days(self.today, -ago)

    def say(self, ago: int, hour: float, post: str, *facts: Fact, file: str = "") -> None:
        """What was recorded in the file, or another, on a day at an hour, such as 9.5 for half past nine."""
        moment = at(self.day(ago), int(hour), int(hour % 1 * 60))
        self.told.append(Told(moment, post, {file or self.cast.file: [*facts]}))

    def weighed(self, ago: int) -> None:
        """Suspension was weighed for each subject, and nobody suspended."""
        for subject in self.cast.subjects:
            fact = SuspensionConsidered(
                consideration=f"S-{subject}",
                subject=subject,
                decision="neither",
                options=(REJECTED,),
                decided_by="Head of the setting",
                reason="Weighed with the designated officer on the telephone.",
            )
            self.say(ago, 14, SUPPORT, fact)

    def all_told(self, ago: int) -> None:
        """The families and the subjects were told that there is a concern."""
        facts = told_of_concern(self.cast.subjects, self.cast.children, self.day(ago))
        self.say(ago, 16, OFFICER, *facts)

    def planned(self, ago: int, held: int, kind: str = "allegations-meeting", subject: str = "") -> str:
        """A meeting planned on one day to be held on another; about one subject of several, or all."""
        meeting = self.town.new_id()
        plan = MeetingPlanned(
            meeting=meeting,
            meeting_kind=kind,
            on=self.day(held),
            time="10:00",
            place=f"{TOWN} Town Hall",
            chair=self.town.posts[OFFICER],
        )
        concerns = [subject] if subject else list(self.cast.subjects)
        invited = meetings.invitations(meeting, concerns, self.cast.place, self.town)
        if subject:
            invited = (fact for fact in invited if not isinstance(fact, MeetingConcerns))
            self.say(ago, 15, SUPPORT, plan, MeetingConcerns(meeting=meeting, subject=subject), *invited)
        else:
            self.say(ago, 15, SUPPORT, plan, *invited)
        return meeting

    def held(self, meeting: str, ago: int, *, papers: str = "received", why_no_review: str = "") -> None:
        """It was held, and its minutes came so far; the next review is four weeks on unless it is said why not."""
        on = self.day(ago)
        held = MeetingHeld(
            meeting=meeting,
            on=on,
            attendance=tuple(
                Attendance(who=who, attended="attended") for who in meetings.asked(self.cast.place)
            ),
            decisions=("The employer looks into it, once those who have to act first have done so.",),
            next_review=None if why_no_review else on + timedelta(days=28),
            no_review_reason=why_no_review,
        )
        self.say(ago, 12, OFFICER, *meetings.said(meeting, self.cast.place), held)
        reader = self.town.posts[SUPPORT]
        steps: Sequence[tuple[str, Fact]] = (
            (SUPPORT, MinutesRecorded(meeting=meeting, text=TEXT)),
            (OFFICER, MinutesApproved(meeting=meeting)),
            (OFFICER, MinutesCirculated(meeting=meeting, posts=(reader,), outside="To the police by post.")),
            (SUPPORT, MinutesReceived(meeting=meeting, post=reader)),
        )
        for number, (post, fact) in enumerate(steps[: PAPERS.index(papers)]):
            self.say(max(ago - 1, 1), 15 + number / 4, post, fact)

    def action(
        self, meeting: str, days: tuple[int, int], what: str, owner: str = SOCIAL_CARE, done: int = 0
    ) -> None:
        """An action agreed at the meeting: the days on which, and by which; nought where it is not done yet."""
        action = self.town.new_id()
        agreed, due = days
        fact = ActionAgreed(
            action=action, meeting=meeting, what=what, owner=self.town.posts[owner], due=self.day(due)
        )
        self.say(agreed, 12.25, OFFICER, fact)
        if done:
            result = "Done as agreed; reported to the officer."
            self.say(done, 16.5, SUPPORT, ActionEnded(action=action, status="done", result=result))

    def revised(self, ago: int, duty: Duty, to: int, reason: str) -> None:
        """A duty is given a later day before its first one goes by, which the clock then notes all the same."""
        self.say(
            ago, 9.5, OFFICER, DutyRevised(item=duty.item, what=duty.what, due=self.day(to), reason=reason)
        )
        post = self.town.posts[OFFICER]
        after = duty.original + timedelta(days=1)
        holder = self.town.actor(OFFICER, after).id
        passed: DeadlinePassed = deadline_passed(duty, duty.original, (post, (holder,)))
        self.told.append(Told(at(after, 0, 5), CLOCK, {self.cast.file: [passed]}))
