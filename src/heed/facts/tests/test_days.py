"""Days are those of England's calendars: half past midnight there in summer is the evening before in UTC."""

from datetime import UTC, date, datetime

from heed.facts.base import Fact, Recorded
from heed.facts.duty import UpdateAsked, fold_dealings
from heed.facts.meeting import MeetingPlanned, MinutesCirculated, fold_meetings
from heed.facts.onward import OtherWorkKnown, fold_onward
from heed.facts.when import local_day

JUST_PAST_MIDNIGHT = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)


def history(*facts: Fact) -> tuple[Recorded, ...]:
    return tuple(Recorded("f", seq, JUST_PAST_MIDNIGHT, "a", "p", fact) for seq, fact in enumerate(facts))


def test_what_is_recorded_just_past_midnight_is_of_the_new_day() -> None:
    day = date(2026, 7, 1)
    assert local_day(JUST_PAST_MIDNIGHT) == day
    planned = MeetingPlanned(meeting="m", meeting_kind="initial", on=day, chair="p")
    given = MinutesCirculated(meeting="m", posts=("p",))
    (copy,) = fold_meetings(history(planned, given)).meetings["m"].copies
    assert copy.on == day
    known = OtherWorkKnown(work="w", subject="s", where="Choir")
    assert fold_onward(history(known)).work["w"].known_on == day
    asked = UpdateAsked(ask="q", of="p", question="How does it stand?", due=day)
    assert fold_dealings(history(asked)).asks["q"].asked_on == day
