"""Given a file with duties, when they are dealt with, then these facts or this refusal."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from heed.capabilities.duty import decide
from heed.duties import open_duties
from heed.facts.allegation import AllegationFileOpened, FileClosed
from heed.facts.base import Fact, History, Recorded
from heed.facts.duty import ClockPaused, ClockResumed, DutyRevised, DutySetAside, UpdateAsked, UpdateGiven
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

REFERRED, TODAY, LATER = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 20)
RULES = RULEBOOK.on(TODAY)
OPENED = AllegationFileOpened(reference="A-1", concern="c", summary="Words.", referred=REFERRED, owner="do")
CLOSED = FileClosed(closed_as="concluded", reason="Settled.", evidence="Minutes.")
PAUSED = ClockPaused(pause="x", why="police", reason="They asked.", since=date(2026, 3, 4))
ASKED = UpdateAsked(ask="q", of="p", question="How does it stand?", due=LATER)


def given(*facts: Fact) -> History:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return tuple(Recorded("f1", seq, at, "alice", "do", fact) for seq, fact in enumerate(facts))


def refused(act: Callable[[], object]) -> set[tuple[str, str]]:
    with pytest.raises(Refusal) as refusal:
        act()
    return {(one.rule, one.field) for one in refusal.value.all}


def test_due_day_revised_never_overwritten() -> None:
    (fact,) = decide.revise("plan", LATER, "The chair is ill.", given(OPENED), RULEBOOK, today=TODAY)
    assert fact == DutyRevised(item="plan", what="plan-meeting", due=LATER, reason="The chair is ill.")
    (duty,) = (d for d in open_duties("allegation", given(OPENED, fact), RULEBOOK) if d.item == "plan")
    assert (duty.due, duty.original) == (LATER, date(2026, 3, 9))


@pytest.mark.parametrize(
    ("item", "due", "reason", "field"),
    [
        ("plan", date(2026, 3, 9), "Why.", "due"),
        ("plan", date(2026, 3, 1), "Why.", "due"),
        ("plan", LATER, " ", "reason"),
        ("conclude:3", LATER, "Why.", ""),
        ("hold:none", LATER, "Why.", ""),
    ],
)
def test_a_day_that_cannot_be_revised_so(item: str, due: date, reason: str, field: str) -> None:
    found = refused(lambda: decide.revise(item, due, reason, given(OPENED), RULEBOOK, today=TODAY))
    assert found == {("due-day-revised-never-overwritten", field)}


def test_duty_set_aside_with_reason() -> None:
    reason = "The police ask that nobody meets."
    (fact,) = decide.set_aside("plan", reason, given(OPENED), RULEBOOK, TODAY)
    assert fact == DutySetAside(item="plan", what="plan-meeting", reason=reason)
    assert refused(lambda: decide.set_aside("plan", "", given(OPENED), RULEBOOK, TODAY)) == {
        ("duty-set-aside-with-reason", "reason")
    }
    assert refused(lambda: decide.set_aside("complete", "Why.", given(OPENED), RULEBOOK, TODAY)) == {
        ("duty-set-aside-with-reason", "")
    }
    assert refused(lambda: decide.set_aside("plan", "Why.", given(OPENED, fact), RULEBOOK, TODAY)) == {
        ("duty-set-aside-with-reason", "")
    }


def test_what_was_set_aside_is_taken_up_again_by_giving_it_a_day() -> None:
    aside = DutySetAside(item="plan", what="plan-meeting", reason="Met elsewhere.")
    first = date(2026, 3, 9)
    for day in (first, LATER):
        (fact,) = decide.revise("plan", day, "They did not.", given(OPENED, aside), RULEBOOK, today=TODAY)
        again = given(OPENED, aside, fact)
        (duty,) = (d for d in open_duties("allegation", again, RULEBOOK) if d.item == "plan")
        assert (duty.due, duty.original) == (day, first)
        assert decide.set_aside("plan", "They did.", again, RULEBOOK, TODAY)


def pause(why: str = "police", since: date = TODAY, reason: str = "They asked.") -> decide.PauseClock:
    return decide.PauseClock(pause="y", why=why, since=since, reason=reason)


def test_clock_paused_with_reason() -> None:
    assert decide.pause(pause(), given(OPENED), RULES, TODAY) == [
        ClockPaused(pause="y", why="police", reason="They asked.", since=TODAY)
    ]
    assert decide.pause(pause("court"), given(OPENED, PAUSED), RULES, TODAY)


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (pause(since=LATER), "since"),
        (pause(since=date(2026, 3, 1)), "since"),
        (pause("court", reason=" "), "reason"),
        (pause("police"), "why"),
    ],
)
def test_a_pause_that_cannot_be(command: decide.PauseClock, field: str) -> None:
    found = refused(lambda: decide.pause(command, given(OPENED, PAUSED), RULES, TODAY))
    assert ("clock-paused-with-reason", field) in found


def test_clock_resumed_in_order() -> None:
    assert decide.resume("x", TODAY, "Interviewed.", given(OPENED, PAUSED), RULES, today=TODAY) == [
        ClockResumed(pause="x", on=TODAY, reason="Interviewed.")
    ]
    over = ClockResumed(pause="x", on=TODAY, reason="Interviewed.")
    for on, reason, history, field in (
        (date(2026, 3, 3), "R.", given(OPENED, PAUSED), "on"),
        (LATER, "R.", given(OPENED, PAUSED), "on"),
        (TODAY, "", given(OPENED, PAUSED), "reason"),
        (TODAY, "R.", given(OPENED, PAUSED, over), ""),
    ):
        assert refused(lambda: decide.resume("x", on, reason, history, RULES, today=TODAY)) == {  # noqa: B023
            ("clock-resumed-in-order", field)
        }


def test_update_asked_is_a_duty() -> None:
    command = decide.Ask(ask="q", of="p", question="How does it stand?", due=LATER)
    assert decide.ask(command, given(OPENED), RULES, TODAY) == [ASKED]
    assert decide.answer("q", "Well.", given(OPENED, ASKED), RULES) == [UpdateGiven(ask="q", answer="Well.")]
    early = decide.Ask(ask="q", of="", question=" ", due=date(2026, 3, 8))
    name = "update-asked-is-a-duty"
    assert refused(lambda: decide.ask(early, given(OPENED), RULES, TODAY)) == {
        (name, "question"), (name, "of"), (name, "due")
    }  # fmt: skip
    answered = given(OPENED, ASKED, UpdateGiven(ask="q", answer="Well."))
    assert refused(lambda: decide.answer("q", "Again.", answered, RULES)) == {(name, "")}


def test_closed_file_takes_nothing() -> None:
    closed, command = given(OPENED, CLOSED), decide.Ask(ask="q", of="p", question="How?", due=LATER)
    for act in (
        lambda: decide.pause(pause(), closed, RULES, TODAY),
        lambda: decide.ask(command, closed, RULES, TODAY),
    ):
        assert refused(act) == {("closed-file-takes-nothing", "")}
