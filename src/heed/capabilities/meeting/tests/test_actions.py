"""Given an action, when it gets a new date or ends, then these facts or this refusal."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from heed.capabilities.meeting.actions import Agree, End, add, end, revise
from heed.duties import open_duties
from heed.facts.allegation import AllegationFileOpened, FileClosed
from heed.facts.base import Fact, History, Recorded
from heed.facts.meeting import (
    ActionAgreed,
    ActionEnded,
    ActionRevised,
    Attendance,
    MeetingHeld,
    MeetingPlanned,
    fold_meetings,
)
from heed.facts.when import When
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

REFERRED, MET, DUE, TODAY = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 20), date(2026, 3, 23)
RULES = RULEBOOK.on(TODAY)
OPENED = AllegationFileOpened(
    reference="A-7K2-MPQ", concern="c1", summary="On the way home.", referred=REFERRED, owner="post-1"
)
PLANNED = MeetingPlanned(meeting="m1", meeting_kind="allegations-meeting", on=MET, chair="post-1")
HELD = MeetingHeld(
    meeting="m1",
    on=MET,
    attendance=(Attendance(who="Head", attended="attended"),),
    no_review_reason="All settled.",
)
AGREED = ActionAgreed(action="a1", meeting="m1", what="Ask the school.", owner="post-2", due=DUE)
CLOSED = FileClosed(closed_as="concluded", reason="Settled.", evidence="The minutes.")
ENDED = ActionEnded(action="a1", status="done", result="The school answered.", happened=When.on(TODAY))


def given(*facts: Fact) -> History:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    every = (OPENED, PLANNED, HELD, AGREED, *facts)
    return tuple(Recorded("f1", seq, at, "alice", "post-1", fact) for seq, fact in enumerate(every))


def ending(**changes: object) -> End:
    usual: dict[str, object] = {
        "action": "a1",
        "status": "done",
        "on": TODAY,
        "result": "The school answered.",
    }
    return End(**{**usual, **changes})  # type: ignore[arg-type]


def agreeing(**changes: object) -> Agree:
    usual: dict[str, object] = {"action": "a2", "what": "Ask again.", "owner": "post-1", "due": TODAY}
    return Agree(**{**usual, **changes})  # type: ignore[arg-type]


def test_an_action_is_agreed_outside_a_meeting() -> None:
    (fact,) = add(agreeing(), given(), RULES, TODAY)
    assert fact == ActionAgreed(action="a2", what="Ask again.", owner="post-1", due=TODAY)


@pytest.mark.parametrize("field", ["what", "owner", "due"])
def test_action_owned_by_post(field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        add(agreeing(**{field: None if field == "due" else ""}), given(), RULES, TODAY)
    assert (refusal.value.rule, refusal.value.field) == ("action-owned-by-post", field)


def test_an_action_is_not_due_before_the_referral() -> None:
    with pytest.raises(Refusal) as refusal:
        add(agreeing(due=date(2026, 3, 1)), given(), RULES, TODAY)
    assert refusal.value.field == "due"


def test_a_new_date_leaves_the_first_one_counting() -> None:
    later = date(2026, 4, 1)
    facts = revise("a1", later, "The school was shut.", given(), RULES)
    assert facts == [ActionRevised(action="a1", due=later, reason="The school was shut.")]
    waiting = next(
        due for due in open_duties("allegation", given(*facts), RULEBOOK) if due.item == "action:a1"
    )
    assert (waiting.due, waiting.original) == (later, DUE)


@pytest.mark.parametrize(
    ("due", "reason", "rule", "field"),
    [
        (date(2026, 4, 1), " ", "change-needs-reason", "reason"),
        (DUE, "The school was shut.", "action-owned-by-post", "due"),
        (date(2026, 3, 8), "The school was shut.", "action-owned-by-post", "due"),
    ],
)
def test_change_needs_reason_and_another_day(due: date, reason: str, rule: str, field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        revise("a1", due, reason, given(), RULES)
    assert (refusal.value.rule, refusal.value.field) == (rule, field)


@pytest.mark.parametrize("status", ["done", "not-done"])
def test_an_action_ends(status: str) -> None:
    facts = end(ending(status=status), given(), RULES, TODAY)
    assert [f.status for f in facts if isinstance(f, ActionEnded)] == [status]
    assert fold_meetings(given(*facts)).open_actions == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"status": "open"}, "status"), ({"result": ""}, "result"), ({"on": date(2026, 3, 24)}, "on")],
)
def test_action_settled_once_with_its_result(changes: dict[str, object], field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        end(ending(**changes), given(), RULES, TODAY)
    assert (refusal.value.rule, refusal.value.field) == ("action-settled-once", field)


@pytest.mark.parametrize("action", ["a1", "unknown"])
def test_action_settled_once(action: str) -> None:
    with pytest.raises(Refusal) as refusal:
        end(ending(action=action), given(ENDED), RULES, TODAY)
    assert refusal.value.rule == "action-settled-once"
    with pytest.raises(Refusal) as refusal:
        revise(action, date(2026, 4, 1), "Late.", given(ENDED), RULES)
    assert refusal.value.rule == "action-settled-once"


def test_closed_file_takes_nothing() -> None:
    attempts: list[Callable[[], list[Fact]]] = [
        lambda: add(agreeing(), given(CLOSED), RULES, TODAY),
        lambda: revise("a1", date(2026, 4, 1), "Late.", given(CLOSED), RULES),
        lambda: end(ending(), given(CLOSED), RULES, TODAY),
    ]
    for attempt in attempts:
        with pytest.raises(Refusal) as refusal:
            attempt()
        assert refusal.value.rule == "closed-file-takes-nothing"
