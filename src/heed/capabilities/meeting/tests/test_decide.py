"""Given these facts, when this is said of a meeting, then these facts or this refusal."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from heed.capabilities.meeting.actions import Agree
from heed.capabilities.meeting.decide import Hold, Plan, cancel, hold, plan
from heed.facts.allegation import AllegationFileOpened, FileClosed, FileReopened, SubjectNamed
from heed.facts.base import Fact, History, Recorded
from heed.facts.meeting import (
    ActionAgreed,
    Attendance,
    MeetingCancelled,
    MeetingConcerns,
    MeetingHeld,
    MeetingPlanned,
)
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

REFERRED, TODAY = date(2026, 3, 2), date(2026, 3, 9)
RULES = RULEBOOK.on(TODAY)
OPENED = AllegationFileOpened(
    reference="A-7K2-MPQ", concern="c1", summary="On the way home.", referred=REFERRED, owner="post-1"
)
CLOSED = FileClosed(closed_as="concluded", reason="Settled.", evidence="The minutes.")
PLANNED = MeetingPlanned(
    meeting="m1",
    meeting_kind="allegations-meeting",
    on=TODAY,
    chair="post-1",
    invited=("Head teacher", "Police"),
)
CAME = (
    Attendance(who="Head teacher", attended="attended"),
    Attendance(who="Police", attended="apologies"),
)
HELD = MeetingHeld(meeting="m1", on=TODAY, attendance=CAME, next_review=date(2026, 4, 6))
CANCELLED = MeetingCancelled(meeting="m1", reason="The police asked for it.")


def given(*facts: Fact) -> History:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return tuple(Recorded("f1", seq, at, "alice", "post-1", fact) for seq, fact in enumerate(facts))


def planning(**changes: object) -> Plan:
    usual: dict[str, object] = {
        "meeting": "m2",
        "meeting_kind": "allegations-meeting",
        "on": TODAY,
        "chair": "post-1",
    }
    return Plan(**{**usual, **changes})  # type: ignore[arg-type]


def holding(**changes: object) -> Hold:
    usual: dict[str, object] = {
        "meeting": "m1",
        "on": TODAY,
        "attendance": CAME,
        "decisions": ("To speak to the child's school.",),
        "next_review": date(2026, 4, 6),
    }
    return Hold(**{**usual, **changes})  # type: ignore[arg-type]


def refused(rule: str, field: str, refusal: pytest.ExceptionInfo[Refusal]) -> None:
    assert (rule, field) in [(one.rule, one.field) for one in refusal.value.all]


def test_a_meeting_is_planned() -> None:
    (fact,) = plan(planning(place="Town hall", time="2pm"), given(OPENED), RULES)
    assert fact == MeetingPlanned(
        meeting="m2",
        meeting_kind="allegations-meeting",
        on=TODAY,
        time="2pm",
        place="Town hall",
        chair="post-1",
    )


@pytest.mark.parametrize("day", [REFERRED, date(2026, 3, 5), date(2026, 12, 1)])
def test_a_meeting_may_be_past_or_to_come(day: date) -> None:
    assert plan(planning(on=day), given(OPENED), RULES)


@pytest.mark.parametrize(
    ("changes", "rule", "field"),
    [
        ({"on": date(2026, 3, 1)}, "meeting-in-order", "on"),
        ({"meeting_kind": "tea"}, "code-in-force", "meeting_kind"),
        ({"meeting": "m1"}, "meeting-in-order", ""),
    ],
)
def test_a_plan_out_of_order_is_refused(changes: dict[str, object], rule: str, field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        plan(planning(**changes), given(OPENED, PLANNED), RULES)
    refused(rule, field, refusal)


def test_closed_file_takes_nothing() -> None:
    closed = given(OPENED, PLANNED, HELD, CLOSED)
    attempts: list[Callable[[], list[Fact]]] = [
        lambda: plan(planning(), closed, RULES),
        lambda: cancel("m1", "Late.", closed, RULES),
        lambda: hold(holding(), closed, RULES, TODAY),
    ]
    for attempt in attempts:
        with pytest.raises(Refusal) as refusal:
            attempt()
        refused("closed-file-takes-nothing", "", refusal)


def test_a_reopened_file_takes_meetings_again() -> None:
    assert plan(planning(), given(OPENED, CLOSED, FileReopened(reason="New information.")), RULES)


def test_a_meeting_is_cancelled_with_a_reason() -> None:
    assert cancel("m1", "The police asked for it.", given(OPENED, PLANNED), RULES) == [CANCELLED]
    with pytest.raises(Refusal) as refusal:
        cancel("m1", " ", given(OPENED, PLANNED), RULES)
    refused("change-needs-reason", "reason", refusal)


def test_a_meeting_is_held_with_its_actions() -> None:
    action = Agree(action="a1", what="Ask the school.", owner="post-2", due=date(2026, 3, 20))
    facts = hold(holding(actions=(action,)), given(OPENED, PLANNED), RULES, TODAY)
    assert facts == [
        MeetingHeld(
            meeting="m1",
            on=TODAY,
            attendance=CAME,
            decisions=("To speak to the child's school.",),
            next_review=date(2026, 4, 6),
        ),
        ActionAgreed(
            action="a1", meeting="m1", what="Ask the school.", owner="post-2", due=date(2026, 3, 20)
        ),
    ]


@pytest.mark.parametrize("before", [(), (PLANNED, CANCELLED), (PLANNED, HELD)])
def test_meeting_in_order_only_one_that_waits_is_held_or_cancelled(before: tuple[Fact, ...]) -> None:
    with pytest.raises(Refusal) as refusal:
        hold(holding(), given(OPENED, *before), RULES, TODAY)
    refused("meeting-in-order", "", refusal)
    with pytest.raises(Refusal) as refusal:
        cancel("m1", "Late.", given(OPENED, *before), RULES)
    refused("meeting-in-order", "", refusal)


@pytest.mark.parametrize(
    ("changes", "rule", "field"),
    [
        ({"on": date(2026, 3, 10)}, "meeting-in-order", "on"),
        ({"on": date(2026, 3, 1)}, "meeting-in-order", "on"),
        ({"attendance": CAME[1:]}, "meeting-in-order", "others"),
        ({"attendance": (Attendance(who="Head", attended="asleep"),)}, "code-in-force", "attended_0"),
    ],
)
def test_what_came_of_a_meeting_is_refused(changes: dict[str, object], rule: str, field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        hold(holding(**changes), given(OPENED, PLANNED), RULES, TODAY)
    refused(rule, field, refusal)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"next_review": None}, "review"),
        ({"no_review_reason": "None needed."}, "review"),
        ({"next_review": date(2026, 3, 8)}, "next_review"),
    ],
)
def test_next_review_or_reason(changes: dict[str, object], field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        hold(holding(**changes), given(OPENED, PLANNED), RULES, TODAY)
    refused("next-review-or-reason", field, refusal)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"what": " "}, "action_2_what"),
        ({"owner": ""}, "action_2_owner"),
        ({"due": None}, "action_2_due"),
        ({"due": date(2026, 3, 8)}, "action_2_due"),
    ],
)
def test_action_owned_by_post(changes: dict[str, object], field: str) -> None:
    usual: dict[str, object] = {"action": "a1", "what": "Ask.", "owner": "post-2", "due": TODAY}
    action = Agree(**{**usual, **changes}, row="action_2_")  # type: ignore[arg-type]
    with pytest.raises(Refusal) as refusal:
        hold(holding(actions=(action,)), given(OPENED, PLANNED), RULES, TODAY)
    refused("action-owned-by-post", field, refusal)


SUBJECTS = (SubjectNamed(subject="s1"), SubjectNamed(subject="s2"))


def test_subjects_met_about_separately() -> None:
    history = given(OPENED, *SUBJECTS)
    assert plan(planning(subjects=("s2",)), history, RULES)[1:] == [
        MeetingConcerns(meeting="m2", subject="s2")
    ]
    together = plan(planning(subjects=("s1", "s2"), together="One decision for both."), history, RULES)
    assert together[1:] == [
        MeetingConcerns(meeting="m2", subject=subject, together="One decision for both.")
        for subject in ("s1", "s2")
    ]
    for wrong, field in ((("s1", "s2"), "together"), (("s3",), "subjects"), (("s1", "s1"), "subjects")):
        with pytest.raises(Refusal) as refusal:
            plan(planning(subjects=wrong), history, RULES)
        refused("subjects-met-about-separately", field, refusal)


def test_a_subject_does_not_chair() -> None:
    with pytest.raises(Refusal) as refusal:
        plan(planning(), given(OPENED, *SUBJECTS), RULES, barred={"post-1"})
    refused("subject-not-invited", "chair", refusal)
