"""Given these facts, when somebody is asked to a meeting or cannot come, then these facts or this refusal."""

from datetime import UTC, date, datetime

import pytest

from heed.capabilities.meeting.invitations import Checked, apologise, invite
from heed.facts.allegation import AllegationFileOpened
from heed.facts.base import Fact, History, Recorded
from heed.facts.meeting import (
    ApologiesGiven,
    Attendance,
    Invitee,
    MeetingHeld,
    MeetingInvited,
    MeetingPlanned,
    fold_meetings,
)
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

DAY = date(2026, 3, 9)
RULES = RULEBOOK.on(DAY)
OPENED = AllegationFileOpened(
    reference="A-7K2-MPQ", concern="c1", summary="On the way home.", referred=DAY, owner="post-1"
)
PLANNED = MeetingPlanned(
    meeting="m1", meeting_kind="allegations-meeting", on=DAY, chair="post-1", invited=("Health",)
)
HELD = MeetingHeld(meeting="m1", on=DAY, attendance=(Attendance(who="Head", attended="attended"),))
POLICE = Invitee(title="Sergeant", organisation="Police", conflict="declared-none")
OFFICER = Invitee(post="post-2", conflict="none")
SUGGESTED = ("Works at Quillmere School, where Sam Testwick works or worked.",)


def given(*facts: Fact) -> History:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return tuple(Recorded("f1", seq, at, "alice", "post-1", fact) for seq, fact in enumerate(facts))


def refused(rule: str, field: str, refusal: pytest.ExceptionInfo[Refusal]) -> None:
    assert (rule, field) in [(one.rule, one.field) for one in refusal.value.all]


def test_posts_and_people_outside_are_invited_in_one_statement() -> None:
    checked = [Checked(invitee=OFFICER), Checked(invitee=POLICE)]
    facts = invite("m1", checked, given(OPENED, PLANNED), RULES)
    assert facts == [MeetingInvited(meeting="m1", invitees=(OFFICER, POLICE))]


@pytest.mark.parametrize("found", ["none", "declared-none", "managed", "not-invited"])
def test_conflict_checked_before_invitation(found: str) -> None:
    suggested = Invitee(post="post-2", conflict=found)
    with pytest.raises(Refusal) as refusal:
        invite(
            "m1",
            [Checked(invitee=suggested, suggested=SUGGESTED, row="a_")],
            given(OPENED, PLANNED),
            RULES,
        )
    refused("conflict-checked-before-invitation", "a_note", refusal)
    noted = Invitee(post="post-2", conflict=found, note="They have never met.")
    assert invite("m1", [Checked(invitee=noted, suggested=SUGGESTED)], given(OPENED, PLANNED), RULES)


@pytest.mark.parametrize(
    ("invitee", "rule", "field"),
    [
        (Invitee(post="post-2", conflict=""), "code-in-force", "a_conflict"),
        (Invitee(post="post-2", conflict="managed"), "conflict-checked-before-invitation", "a_note"),
        (Invitee(conflict="none"), "conflict-checked-before-invitation", "a_title"),
    ],
)
def test_a_check_without_a_finding_a_note_or_a_person_is_refused(
    invitee: Invitee, rule: str, field: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        invite("m1", [Checked(invitee=invitee, row="a_")], given(OPENED, PLANNED), RULES)
    refused(rule, field, refusal)


def test_subject_not_invited() -> None:
    theirs = Invitee(post="post-2", conflict="managed", note="They promise to be fair.")
    with pytest.raises(Refusal) as refusal:
        invite("m1", [Checked(invitee=theirs, subject=True, row="a_")], given(OPENED, PLANNED), RULES)
    refused("subject-not-invited", "a_conflict", refusal)


def test_nobody_is_invited_twice_at_once_nor_to_what_is_over() -> None:
    for checked in ([], [Checked(invitee=OFFICER), Checked(invitee=OFFICER)]):
        with pytest.raises(Refusal) as refusal:
            invite("m1", checked, given(OPENED, PLANNED), RULES)
        assert refusal.value.rule == "conflict-checked-before-invitation"
    with pytest.raises(Refusal) as refusal:
        invite("m1", [Checked(invitee=OFFICER)], given(OPENED, PLANNED, HELD), RULES)
    refused("meeting-in-order", "", refusal)


def test_a_later_check_of_the_same_post_takes_the_place_of_the_first() -> None:
    again = Invitee(post="post-2", conflict="not-invited", note="A friend of the family.")
    told = (
        MeetingInvited(meeting="m1", invitees=(OFFICER, POLICE)),
        MeetingInvited(meeting="m1", invitees=(again,)),
    )
    meeting = fold_meetings(given(OPENED, PLANNED, *told)).meetings["m1"]
    assert meeting.invited == (again, POLICE)
    assert meeting.asked == (POLICE,)


def test_apologies_from_invited() -> None:
    history = given(OPENED, PLANNED, MeetingInvited(meeting="m1", invitees=(OFFICER, POLICE)))
    for said in (
        ApologiesGiven(meeting="m1", post="post-2", who="Officer", instead="A report"),
        ApologiesGiven(meeting="m1", who="Sergeant, Police"),
        ApologiesGiven(meeting="m1", who="Health"),
    ):
        assert apologise(said, history, RULES) == [said]
        with pytest.raises(Refusal) as refusal:
            apologise(said, (*history, *given(said)), RULES)
        refused("apologies-from-invited", "who", refusal)
    with pytest.raises(Refusal) as refusal:
        apologise(ApologiesGiven(meeting="m1", who="Somebody"), history, RULES)
    refused("apologies-from-invited", "who", refusal)
