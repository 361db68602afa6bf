"""What an incident needs beside its line before it can be closed: suspension, the other tracks, bodies, those told."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from heed.cli.demonstration.plan import SubjectPlan
from heed.duties.parts import REMOVED
from heed.facts.base import Fact
from heed.facts.onward import ReferralAnswered, ReferralConsidered, ReferralSent
from heed.facts.suspension import OptionWeighed, SuspensionConsidered, SuspensionEnded
from heed.facts.telling import PersonTold
from heed.facts.tracks import TrackNotOpened
from heed.rulebook.lists.onward import BODIES_OF

Subjects = Mapping[str, tuple[str, SubjectPlan]]
REJECTED: Final = OptionWeighed(
    option="suspend", taken=False, reason="More than what was told so far calls for."
)
SUPERVISED: Final = OptionWeighed(
    option="supervise", taken=True, reason="A second adult can be there at all times."
)
WITHOUT_TRACK: Final = {
    "criminal": "The police were asked and recorded no crime.",
    "regulator": "No register was concerned, or the body was told and took no step.",
}


def considered(subjects: Subjects, on: date, review: date) -> Iterator[Fact]:
    """Nothing changed where nothing was found later; supervision, to be reviewed on a day, where something was."""
    for subject, (_, plan) in subjects.items():
        supervised = plan.outcome == "substantiated"
        yield SuspensionConsidered(
            consideration=f"S-{subject}",
            subject=subject,
            decision="alternative" if supervised else "neither",
            options=(SUPERVISED, REJECTED) if supervised else (REJECTED,),
            decided_by="Head of the setting",
            reason="Weighed with the designated officer on the telephone.",
            since=on if supervised else None,
            review=review if supervised else None,
        )


def settled(subjects: Subjects, children: Mapping[str, str], sector: str, on: date) -> Iterator[Fact]:
    """On the day of the conclusion: arrangements end, the other tracks are accounted for, everybody is told."""
    for subject, (_, plan) in subjects.items():
        if plan.outcome == "substantiated":
            yield SuspensionEnded(consideration=f"S-{subject}", on=on, reason="The employer has decided.")
        for track, reason in WITHOUT_TRACK.items():
            yield TrackNotOpened(track=track, subject=subject, reason=reason)
        if plan.employment in REMOVED:
            yield from _bodies(subject, sector, on)
        yield _told("subject", subject, on)
    yield from (_told("family", child, on) for child in children)
    yield _told("referrer", "", on)


def told_of_concern(subjects: Subjects, children: Mapping[str, str], on: date) -> Iterator[Fact]:
    """The families and the subjects hear that there is a concern, once the meeting has agreed who says what."""
    for child in children:
        yield PersonTold(
            party="family", person=child, stage="concern", on=on, by="Social worker", how="in-person",
            words="That a concern was told, who looks into it, and whom they can ask.",
            wishes="To be told how it ends.",
        )  # fmt: skip
    for subject in subjects:
        yield PersonTold(
            party="subject", person=subject, stage="concern", on=on, by="Head of the setting", how="in-person",
            words="That a concern was told, what happens next, and who supports them.",
            agreed_by="The meeting",
        )  # fmt: skip


def answered(subjects: Subjects, on: date) -> list[Fact]:
    """What the barring service made of each referral."""
    return [
        ReferralAnswered(
            referral=f"R-dbs-{subject}",
            on=on,
            result="noted",
            answer="It is kept on file; no bar at present.",
        )
        for subject, (_, plan) in subjects.items()
        if plan.employment in REMOVED
    ]


def _bodies(subject: str, sector: str, on: date) -> Iterator[Fact]:
    """The employer refers to the barring service; each other body is considered."""
    for body in BODIES_OF.get(sector, ("dbs",)):
        refers = body == "dbs"
        yield ReferralConsidered(
            referral=f"R-{body}-{subject}",
            subject=subject,
            body=body,
            decision="employer-refers" if refers else "not-due",
            decided_by="Designated officer",
            reason="The person was removed from work with children." if refers else "Not on its register.",
        )
        if refers:
            yield ReferralSent(referral=f"R-dbs-{subject}", on=on, how="online-form", sent_by="The employer")


def _told(party: str, person: str, on: date) -> PersonTold:
    return PersonTold(
        party=party, person=person, stage="outcome", on=on, by="Designated officer", how="phone",
        words="What was decided, and what happens now.",
    )  # fmt: skip
