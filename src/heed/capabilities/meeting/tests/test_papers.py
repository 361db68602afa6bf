"""Given these facts, when something is said in a meeting or of its minutes, then these facts or this refusal."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from heed.capabilities.meeting.draft import draft
from heed.capabilities.meeting.papers import approve, circulate, minute, no_minutes, receive
from heed.capabilities.meeting.proceedings import share, take_point
from heed.duties import open_duties
from heed.facts.allegation import AllegationFileOpened, FileClosed
from heed.facts.base import Fact, History, Recorded
from heed.facts.meeting import (
    ActionAgreed,
    AgendaPointTaken,
    Attendance,
    InformationShared,
    Invitee,
    MeetingCancelled,
    MeetingHeld,
    MeetingInvited,
    MeetingPlanned,
    MinutesApproved,
    MinutesCirculated,
    MinutesNotTaken,
    MinutesReceived,
    MinutesRecorded,
    fold_meetings,
)
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

DAY = date(2026, 3, 9)
RULES = RULEBOOK.on(DAY)
OPENED = AllegationFileOpened(
    reference="A-7K2-MPQ", concern="c1", summary="On the way home.", referred=DAY, owner="post-1"
)
PLANNED = MeetingPlanned(meeting="m1", meeting_kind="allegations-meeting", on=DAY, chair="post-1")
CANCELLED = MeetingCancelled(meeting="m1", reason="The police asked for it.")
HELD = MeetingHeld(
    meeting="m1",
    on=DAY,
    attendance=(Attendance(who="Head", attended="part"),),
    decisions=("To wait for the police.",),
    next_review=date(2026, 4, 6),
)
MINUTES = MinutesRecorded(meeting="m1", text="It was agreed to wait.")
NONE = MinutesNotTaken(meeting="m1", reason="The note taker was away.")
APPROVED = MinutesApproved(meeting="m1")
SENT = MinutesCirculated(meeting="m1", posts=("post-2", "post-3"))
READ = MinutesReceived(meeting="m1", post="post-2")
POINT = AgendaPointTaken(meeting="m1", point="interviews", said="The police speak with them first.")
SHARED = InformationShared(meeting="m1", by="Head", what="He works at a club too.", basis="safeguarding")
LINE = (OPENED, PLANNED, HELD, MINUTES, APPROVED, SENT)


def given(*facts: Fact) -> History:
    at = datetime(2026, 3, 10, 9, tzinfo=UTC)
    return tuple(Recorded("f1", seq, at, "alice", "post-1", fact) for seq, fact in enumerate(facts))


def refused(rule: str, field: str, refusal: pytest.ExceptionInfo[Refusal]) -> None:
    assert (rule, field) in [(one.rule, one.field) for one in refusal.value.all]


def corrected(seq: int) -> MinutesRecorded:
    return MinutesRecorded(
        meeting="m1", text="It was agreed not to wait.", corrects=seq, correction_reason="Misheard."
    )


def test_agenda_as_guidance_asks() -> None:
    for before in ((PLANNED,), (PLANNED, HELD), (PLANNED, POINT)):
        assert take_point(POINT, given(OPENED, *before), RULES) == [POINT]
    empty = AgendaPointTaken(meeting="m1", point="interviews", said=" ")
    with pytest.raises(Refusal) as refusal:
        take_point(empty, given(OPENED, PLANNED), RULES)
    refused("agenda-as-guidance-asks", "said", refusal)
    with pytest.raises(Refusal) as refusal:
        take_point(AgendaPointTaken(meeting="m1", point="tea", said="Milk."), given(OPENED, PLANNED), RULES)
    refused("code-in-force", "point", refusal)


def test_information_shared_with_basis() -> None:
    assert share(SHARED, given(OPENED, PLANNED), RULES) == [SHARED]
    for wrong, rule, field in (
        (replace(SHARED, by=""), "information-shared-with-basis", "by"),
        (replace(SHARED, what="\n"), "information-shared-with-basis", "what"),
        (replace(SHARED, basis="gossip"), "code-in-force", "basis"),
    ):
        with pytest.raises(Refusal) as refusal:
            share(wrong, given(OPENED, PLANNED), RULES)
        refused(rule, field, refusal)


@pytest.mark.parametrize("before", [(), (PLANNED, CANCELLED), (PLANNED, HELD, MINUTES)])
def test_words_are_added_only_to_a_meeting_that_goes_on_or_has_no_minutes(before: tuple[Fact, ...]) -> None:
    with pytest.raises(Refusal) as refusal:
        take_point(POINT, given(OPENED, *before), RULES)
    refused("meeting-in-order", "", refusal)


def test_minutes_follow_the_meeting_and_are_recorded_once() -> None:
    good: tuple[tuple[Fact, ...], ...] = ((PLANNED, HELD), (PLANNED, HELD, NONE))
    for before in good:
        assert minute("m1", "It was agreed to wait.", given(OPENED, *before), RULES) == [MINUTES]
    wrong: tuple[tuple[Fact, ...], ...] = (
        (),
        (PLANNED,),
        (PLANNED, CANCELLED),
        (PLANNED, HELD, MINUTES),
    )
    for before in wrong:
        with pytest.raises(Refusal) as refusal:
            minute("m1", "As said.", given(OPENED, *before), RULES)
        refused("meeting-in-order", "", refusal)


def test_minutes_or_reason() -> None:
    history = given(OPENED, PLANNED, HELD)
    assert no_minutes("m1", "The note taker was away.", history, RULES) == [NONE]
    with pytest.raises(Refusal) as refusal:
        minute("m1", "\n", history, RULES)
    refused("minutes-or-reason", "text", refusal)
    with pytest.raises(Refusal) as refusal:
        no_minutes("m1", " ", history, RULES)
    refused("minutes-or-reason", "reason", refusal)
    with pytest.raises(Refusal) as refusal:
        no_minutes("m1", "Lost.", given(OPENED, PLANNED, HELD, NONE), RULES)
    refused("meeting-in-order", "", refusal)


def test_minutes_that_turn_up_take_the_place_of_the_reason_for_none() -> None:
    meeting = fold_meetings(given(OPENED, PLANNED, HELD, NONE, MINUTES)).meetings["m1"]
    assert (meeting.minutes, meeting.no_minutes) == (MINUTES, None)


def test_minutes_approved_by_chair() -> None:
    history = given(OPENED, PLANNED, HELD, MINUTES)
    assert approve("m1", "", history, RULES, {"post-1", "post-9"}) == [APPROVED]
    with pytest.raises(Refusal) as refusal:
        approve("m1", "", history, RULES, {"post-2"})
    refused("minutes-approved-by-chair", "", refusal)
    for before in ((PLANNED, HELD), (PLANNED, HELD, MINUTES, APPROVED)):
        with pytest.raises(Refusal) as refusal:
            approve("m1", "", given(OPENED, *before), RULES, {"post-1"})
        refused("meeting-in-order", "", refusal)


def test_minutes_put_right_after_approval_are_approved_and_circulated_again() -> None:
    history = given(*LINE, READ, corrected(3))
    meeting = fold_meetings(history).meetings["m1"]
    assert meeting.minutes == corrected(3)
    assert (meeting.approved, meeting.circulated, meeting.copies) == (None, (), ())
    assert approve("m1", "As put right.", history, RULES, {"post-1"})
    then = fold_meetings(given(*LINE, READ, corrected(3), APPROVED, SENT)).meetings["m1"]
    assert [copy.post for copy in then.unread] == ["post-2", "post-3"]


def test_minutes_put_right_before_approval_keep_what_came_after() -> None:
    line = (OPENED, PLANNED, HELD, MINUTES, corrected(3), APPROVED, SENT)
    assert fold_meetings(given(*line)).meetings["m1"].approved == APPROVED


def test_circulated_once_approved() -> None:
    history = given(OPENED, PLANNED, HELD, MINUTES, APPROVED)
    assert circulate(SENT, history, RULES) == [SENT]
    outside = MinutesCirculated(meeting="m1", posts=(), outside="By secure e-mail to the school.")
    assert circulate(outside, given(*LINE), RULES) == [outside]
    for command, before, field in (
        (SENT, history[:4], ""),
        (SENT, given(*LINE), "posts"),
        (MinutesCirculated(meeting="m1", posts=()), history, "posts"),
    ):
        with pytest.raises(Refusal) as refusal:
            circulate(command, before, RULES)
        refused("circulated-once-approved", field, refusal)


def test_minutes_read_once_by_each_post_that_was_given_them() -> None:
    closed = FileClosed(closed_as="concluded", reason="Settled.", evidence="The minutes.")
    both = {"post-2", "post-3"}
    for before in (LINE, (*LINE, closed)):
        facts = receive("m1", given(*before), RULES, both)
        assert facts == [READ, MinutesReceived(meeting="m1", post="post-3")]
    copies = fold_meetings(given(*LINE, READ)).meetings["m1"].copies
    assert [(copy.post, copy.opened) for copy in copies] == [("post-2", date(2026, 3, 10)), ("post-3", None)]
    for mine in ({"post-2"}, {"post-4"}):
        with pytest.raises(Refusal) as refusal:
            receive("m1", given(*LINE, READ), RULES, mine)
        refused("minutes-read", "", refusal)


def test_minutes_read_is_a_duty_of_each_post_until_it_has() -> None:
    waiting = {due.item: due for due in open_duties("allegation", given(*LINE, READ), RULEBOOK)}
    assert "read:m1:post-2" not in waiting
    due = waiting["read:m1:post-3"]
    assert (due.what, due.owner, due.due, due.rule) == (
        "read-minutes",
        "post-3",
        date(2026, 3, 17),
        "minutes-read",
    )


def test_what_minutes_wait_for_goes_on_once_the_file_is_closed() -> None:
    closed = FileClosed(closed_as="concluded", reason="Settled.", evidence="The minutes.")
    line: tuple[Fact, ...] = (OPENED, PLANNED, HELD, MINUTES, closed)
    for item, step in (("approve:m1", APPROVED), ("circulate:m1", SENT), ("read:m1:post-2", READ)):
        assert item in {duty.item for duty in open_duties("allegation", given(*line), RULEBOOK)}
        line = (*line, step)
        assert item not in {duty.item for duty in open_duties("allegation", given(*line), RULEBOOK)}
    history = given(OPENED, PLANNED, HELD, MINUTES, closed)
    assert approve("m1", "", history, RULES, {"post-1"}) == [MinutesApproved(meeting="m1")]
    assert circulate(SENT, given(OPENED, PLANNED, HELD, MINUTES, closed, APPROVED), RULES) == [SENT]


def test_a_closed_file_takes_no_minutes() -> None:
    closed = FileClosed(closed_as="concluded", reason="Settled.", evidence="The minutes.")
    history = given(OPENED, PLANNED, HELD, MINUTES, APPROVED, closed)
    steps: tuple[Callable[[], list[Fact]], ...] = (
        lambda: take_point(POINT, history, RULES),
        lambda: no_minutes("m1", "Lost.", history, RULES),
        lambda: minute("m1", "As said.", history, RULES),
    )
    for step in steps:
        with pytest.raises(Refusal) as refusal:
            step()
        refused("closed-file-takes-nothing", "", refusal)


def test_the_draft_says_what_was_recorded_and_nothing_else() -> None:
    action = ActionAgreed(action="x1", meeting="m1", what="Ask the school.", owner="post-2", due=DAY)
    asked = MeetingInvited(meeting="m1", invitees=(Invitee(post="post-2", conflict="none"),))
    found = fold_meetings(given(OPENED, PLANNED, asked, SHARED, POINT, HELD, action))
    text = draft(found.meetings["m1"], found.actions.values(), RULES, lambda kind, key: f"{kind} {key}")
    assert text == (
        "Those asked and who came\nHead: attended in part\n\n"
        "Information shared\nHead: He works at a club too. (Safeguarding of children)\n\n"
        "Who interviews whom\nThe police speak with them first.\n\n"
        "Decisions\nTo wait for the police.\n\n"
        "Actions\nAsk the school. (post post-2, by 9 March 2026)\n\n"
        "Next review\n6 April 2026"
    )
    assert draft(fold_meetings(given(OPENED, PLANNED)).meetings["m1"], (), RULES, lambda kind, key: key) == ""
