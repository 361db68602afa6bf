"""The pages of meetings and actions."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.door import OpenFile, Worker, posts_held
from heed.access.testing import Cast, Member, state
from heed.capabilities.meeting.offers import meeting_offers
from heed.duties import open_duties
from heed.facts.allegation import AllegationFileOpened, FileClosed
from heed.facts.base import Fact
from heed.facts.meeting import (
    ActionAgreed,
    ActionEnded,
    ActionRevised,
    Attendance,
    MeetingCancelled,
    MeetingHeld,
    MeetingPlanned,
    MinutesRecorded,
)
from heed.rulebook.book import RULEBOOK
from heed.store.reading import open_file
from heed.web.testing import dated, filled, text_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[[Member], Client]
PLAN = "/files/a1/meetings/plan/"
STEPS = (
    "plan",
    "m1/invite",
    "m1/invite/check",
    "m1/apologies",
    "m1/cancel",
    "m1/agenda/criminal",
    "m1/information",
    "m1/actions/add",
    "m1/hold",
    "m1/minutes/record",
    "m1/minutes/none",
    "m1/minutes/approve",
    "m1/minutes/circulate",
)
SHOWN = ("m1", "m1/minutes")


def today() -> date:
    return timezone.localdate()


def facts() -> list[Fact]:
    return [item.fact for item in open_file("a1").history]


def put(cast: Cast, *stated: Fact) -> None:
    state(cast.alice, "a1", *stated, now=timezone.now())


def planned(cast: Cast) -> MeetingPlanned:
    return MeetingPlanned(
        meeting="m1",
        meeting_kind="allegations-meeting",
        on=today(),
        chair=cast.alice.post,
        invited=("Head teacher", "Police"),
    )


def held() -> MeetingHeld:
    came = (Attendance(who="Head teacher", attended="attended"),)
    return MeetingHeld(meeting="m1", on=today(), attendance=came, no_review_reason="All is settled.")


def agreed(cast: Cast) -> ActionAgreed:
    return ActionAgreed(action="x1", what="Ask the school.", owner=cast.ben.post, due=today())


@pytest.fixture
def file(cast: Cast) -> str:
    opened = AllegationFileOpened(
        reference="A-7K2-MPQ",
        concern="c1",
        summary="On the bus.",
        referred=today() - timedelta(days=10),
        owner=cast.alice.post,
    )
    put(cast, opened)
    return "a1"


def planning(cast: Cast, on: date) -> dict[str, str]:
    return {
        "meeting_kind": "allegations-meeting",
        **dated("on", on.isoformat()),
        "chair": cast.alice.post,
    }


def holding(**changes: str) -> dict[str, str]:
    usual = {
        **dated("on", today().isoformat()),
        "attended_0": "attended",
        "attended_1": "apologies",
        "decisions": "To wait for the police.\nTo tell the parents.",
        "review": "none",
        "no_review_reason": "All is settled.",
    }
    return {**usual, **changes}


def test_a_meeting_is_planned_once(cast: Cast, signed_in: SignedIn, file: str) -> None:
    browser, page = signed_in(cast.ben), "/files/a1/meetings/plan/"
    sent = filled(browser.get(page), **planning(cast, today() + timedelta(days=3)))
    for _ in range(2):
        done = browser.post(page, sent)
        assert done.status_code == 303
        assert done["Location"].endswith("/invite/")
    (meeting,) = facts()[1:]
    assert isinstance(meeting, MeetingPlanned)
    assert meeting.chair == cast.alice.post


def test_a_meeting_of_the_past_goes_on_to_how_it_went(cast: Cast, signed_in: SignedIn, file: str) -> None:
    browser, page = signed_in(cast.ben), "/files/a1/meetings/plan/"
    sent = filled(browser.get(page), **planning(cast, today() - timedelta(days=3)))
    for _ in range(2):
        done = browser.post(page, sent)
        assert done["Location"].endswith("/hold/")
    assert "Record how the meeting went" in text_of(browser.get(done["Location"]))


def test_a_meeting_is_held_with_the_actions_of_the_rows_filled_in(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    put(cast, planned(cast))
    browser, page = signed_in(cast.ben), "/files/a1/meetings/m1/hold/"
    row = {"action_2_what": "Ask the school.", "action_2_owner": cast.ben.post}
    due = dated("action_2_due", (today() + timedelta(days=7)).isoformat())
    sent = filled(browser.get(page), **holding(others="Social worker"), **row, **due)
    for _ in range(2):
        assert browser.post(page, sent).status_code == 303
    meeting, action = facts()[2:]
    assert isinstance(meeting, MeetingHeld)
    assert [(one.who, one.attended) for one in meeting.attendance] == [
        ("Head teacher", "attended"),
        ("Police", "apologies"),
        ("Social worker", "attended"),
    ]
    assert meeting.decisions == ("To wait for the police.", "To tell the parents.")
    assert isinstance(action, ActionAgreed)
    assert (action.meeting, action.owner) == ("m1", cast.ben.post)


def test_a_row_that_lacks_its_owner_is_named_and_everything_typed_is_kept(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    put(cast, planned(cast))
    browser, page = signed_in(cast.ben), "/files/a1/meetings/m1/hold/"
    shown = browser.post(page, filled(browser.get(page), **holding(), action_3_what="Ask the school."))
    text = text_of(shown)
    assert "Name the post that owns the action." in text
    assert "#id_action_3_owner" in text
    assert 'value="Ask the school."' in text
    assert "To tell the parents." in text
    assert len(facts()) == 2


def test_of_two_editors_one_wins_and_the_other_keeps_what_was_typed(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    put(cast, planned(cast))
    browser, page = signed_in(cast.ben), "/files/a1/meetings/m1/hold/"
    hers, his = filled(browser.get(page), **holding()), filled(browser.get(page), **holding())
    assert browser.post(page, hers).status_code == 303
    overtaken = browser.post(page, his)
    assert overtaken.status_code == 409
    assert "To tell the parents." in text_of(overtaken)
    assert "Meeting held" in text_of(overtaken)
    again = browser.post(page, filled(overtaken, **holding()))
    assert "It is already recorded that this meeting was held." in text_of(again)
    assert len(facts()) == 3


def test_a_meeting_is_cancelled(cast: Cast, signed_in: SignedIn, file: str) -> None:
    put(cast, planned(cast))
    browser, page = signed_in(cast.ben), "/files/a1/meetings/m1/cancel/"
    assert browser.post(page, filled(browser.get(page), reason="The police asked.")).status_code == 303
    assert facts()[-1] == MeetingCancelled(meeting="m1", reason="The police asked.")


def test_minutes_too_long_come_back_whole(cast: Cast, signed_in: SignedIn, file: str) -> None:
    put(cast, planned(cast), held())
    browser, page = signed_in(cast.ben), "/files/a1/meetings/m1/minutes/record/"
    paste = "Minutes. " * 20_000
    shown = browser.post(page, filled(browser.get(page), text=paste))
    assert "It must be 100,000 characters or fewer." in text_of(shown)
    assert paste.strip() in text_of(shown)
    assert browser.post(page, filled(shown, text="As said.\nNo more.")).status_code == 303
    assert facts()[-1] == MinutesRecorded(meeting="m1", text="As said.\nNo more.")


def test_an_action_is_added_put_off_and_ended(cast: Cast, signed_in: SignedIn, file: str) -> None:
    browser, later = signed_in(cast.ben), today() + timedelta(days=9)
    page = "/files/a1/actions/add/"
    added = {"what": "Ask.", "owner": cast.ben.post, **dated("due", today().isoformat())}
    assert browser.post(page, filled(browser.get(page), **added)).status_code == 303
    agreed = facts()[-1]
    assert isinstance(agreed, ActionAgreed)
    page = f"/files/a1/actions/{agreed.action}/revise/"
    put_off = {**dated("due", later.isoformat()), "reason": "The school is shut."}
    assert browser.post(page, filled(browser.get(page), **put_off)).status_code == 303
    assert facts()[-1] == ActionRevised(action=agreed.action, due=later, reason="The school is shut.")
    page = f"/files/a1/actions/{agreed.action}/end/"
    assert "First due" in text_of(browser.get(page))
    ended = {"status": "done", "result": "Asked.", **dated("on", today().isoformat())}
    assert browser.post(page, filled(browser.get(page), **ended)).status_code == 303
    assert isinstance(facts()[-1], ActionEnded)


@pytest.mark.parametrize("answer", ["", "32", "0", "\x00", "²"])
def test_a_wrong_date_is_answered_on_the_page(
    cast: Cast, signed_in: SignedIn, file: str, answer: str
) -> None:
    browser, page = signed_in(cast.ben), "/files/a1/meetings/plan/"
    sent = filled(browser.get(page), **{**planning(cast, today()), "on-day": answer})
    assert "There is a problem" in text_of(browser.post(page, sent))
    assert len(facts()) == 1


def test_offers_answer_what_the_file_waits_for(cast: Cast, file: str) -> None:
    who = worker(cast.ben)
    for stated, item in (
        ((), "plan"),
        ((planned(cast),), "hold:m1"),
        ((held(), agreed(cast)), "minutes:m1"),
        ((MinutesRecorded(meeting="m1", text="As said."),), "action:x1"),
    ):
        if stated:
            put(cast, *stated)
        history = open_file("a1").history
        offered = {offer.item for offer in meeting_offers(OpenFile("a1", "allegation", history), who)}
        assert item in offered & {due.item for due in open_duties("allegation", history, RULEBOOK)}
    put(cast, FileClosed(closed_as="opened-in-error", reason="Twice.", evidence="The other file."))
    closed = OpenFile("a1", "allegation", open_file("a1").history)
    assert meeting_offers(closed, who) == []
    assert meeting_offers(OpenFile("a1", "allegation", history), worker(cast.carol)) == []


def worker(who: Member) -> Worker:
    held = posts_held(who.person, today())
    return Worker(who.person, held, held[0])


@pytest.mark.parametrize("step", STEPS)
def test_it_requires_the_power_to_arrange(cast: Cast, signed_in: SignedIn, file: str, step: str) -> None:
    put(cast, planned(cast))
    assert signed_in(cast.ben).get(f"/files/a1/meetings/{step}/").status_code == 200
    for who in (cast.carol, cast.dan, cast.eve):
        assert signed_in(who).get(f"/files/a1/meetings/{step}/").status_code == 404


@pytest.mark.parametrize("page", SHOWN)
def test_it_requires_the_power_to_read_cases(cast: Cast, signed_in: SignedIn, file: str, page: str) -> None:
    put(cast, planned(cast))
    assert signed_in(cast.ben).get(f"/files/a1/meetings/{page}/").status_code == 200
    for who in (cast.carol, cast.dan, cast.eve):
        assert signed_in(who).get(f"/files/a1/meetings/{page}/").status_code == 404


@pytest.mark.parametrize(
    "page",
    [
        "/files/nowhere/meetings/plan/",
        "/files/a1/meetings/m9/",
        "/files/a1/meetings/m9/invite/",
        "/files/a1/meetings/m9/invite/check/",
        "/files/a1/meetings/m9/actions/add/",
        "/files/a1/meetings/m9/hold/",
        "/files/a1/meetings/m9/cancel/",
        "/files/a1/meetings/m9/minutes/",
        "/files/a1/actions/x9/end/",
        "/files/a1/actions/x9/revise/",
    ],
)
def test_what_is_not_there_is_not_found(cast: Cast, signed_in: SignedIn, file: str, page: str) -> None:
    assert signed_in(cast.alice).get(page).status_code == 404


def test_the_post_responsible_is_proposed_as_chair_and_no_post_that_opens_no_case(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    text = text_of(signed_in(cast.ben).get(PLAN))
    assert f'<option value="{cast.alice.post}" selected>' in text
    assert cast.ben.post in text
    assert cast.carol.post not in text
    assert cast.dan.post not in text
