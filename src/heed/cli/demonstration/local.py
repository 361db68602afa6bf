"""What the invented authority chose for itself: its own name for the meeting, a shorter time, a code of its own."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from heed.cli.demonstration.opening import Told
from heed.cli.demonstration.plan import TUITION
from heed.cli.demonstration.town import OFFICER, at
from heed.facts.authority import AUTHORITY, CodeAdded, GuidanceWritten, NameChosen, SettingChosen

NAMED: Final = date(2017, 9, 4)
MEETING_IN_THREE: Final = date(2019, 4, 1)
TUITION_SINCE: Final = date(2022, 9, 1)


def choices() -> Iterator[Told]:
    """Each some weeks before the day from which it holds, by the designated officer."""
    yield _chosen(
        NameChosen(
            thing="allegations-meeting",
            name="Position of trust meeting",
            since=NAMED,
            reason="The name under which the partners know it; agreed by the partnership.",
        )
    )
    yield _chosen(
        SettingChosen(
            rule="first-meeting",
            setting="working_days",
            value=3,
            since=MEETING_IN_THREE,
            reason="The partnership's procedure asks for it, as revised in the spring of 2019.",
        )
    )
    yield _chosen(
        CodeAdded(
            list="sector",
            code=TUITION,
            label="Tuition centre",
            definition="Lessons outside school hours that are paid for by families.",
            since=TUITION_SINCE,
            maps_to="education-support",
            reason="Several a year, and the partnership wants to see them apart.",
        )
    )
    yield _chosen(
        GuidanceWritten(
            place="low-level-concern",
            text="Ask which other settings know the person, and answer what is known from other files.",
            since=date(2023, 1, 9),
            reason="Learning from a review by the partnership.",
        )
    )


def _chosen(fact: NameChosen | SettingChosen | CodeAdded | GuidanceWritten) -> Told:
    return Told(at(fact.since - timedelta(days=21), 10), OFFICER, {AUTHORITY: [fact]})
