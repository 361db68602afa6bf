"""The pages on which duties are dealt with."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.testing import Cast, Member, state
from heed.facts.allegation import AllegationFileOpened
from heed.facts.base import Fact
from heed.facts.duty import ClockPaused, ClockResumed, DutyRevised, DutySetAside, UpdateAsked, UpdateGiven
from heed.store.derived.models import Due
from heed.store.reading import open_file
from heed.web.testing import dated, filled, text_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[[Member], Client]
FILE = "/files/a1/"


@pytest.fixture
def file(cast: Cast) -> date:
    """An allegation file whose referral came today."""
    today = timezone.localdate()
    opened = AllegationFileOpened(
        reference="A-7K2-MPQ", concern="c1", summary="Words.", referred=today, owner=cast.alice.post
    )
    state(cast.alice, "a1", opened, now=timezone.now())
    return today


def said(kind: type[Fact]) -> list[Fact]:
    return [item.fact for item in open_file("a1").history if isinstance(item.fact, kind)]


def send(browser: Client, page: str, **answers: str) -> None:
    """The form, sent twice: recorded once, and both lead to the file."""
    sent = filled(browser.get(page), **answers)
    for _ in range(2):
        done = browser.post(page, sent)
        assert (done.status_code, done["Location"]) == (303, FILE)


def test_a_duty_is_given_a_new_day_and_keeps_its_first(cast: Cast, signed_in: SignedIn, file: date) -> None:
    browser, new = signed_in(cast.ben), file + timedelta(days=60)
    page = "/files/a1/duties/plan/new-day/"
    assert page in text_of(browser.get(FILE))
    send(browser, page, **dated("due", new.isoformat()), reason="The chair is away.")
    (revised,) = said(DutyRevised)
    row = Due.objects.get(file="a1", item="plan")
    assert (row.due, row.what) == (new, "plan-meeting")
    assert row.original < row.due
    assert row.alarm == row.original
    assert revised.says in text_of(browser.get(FILE))


def test_a_duty_is_set_aside_by_whoever_decides(cast: Cast, signed_in: SignedIn, file: date) -> None:
    page = "/files/a1/duties/plan/set-aside/"
    assert signed_in(cast.ben).get(page).status_code == 404
    send(signed_in(cast.alice), page, reason="The police ask that nobody meets.")
    assert said(DutySetAside)
    assert not Due.objects.filter(file="a1", item="plan").exists()
    again = "/files/a1/duties/plan/new-day/"
    assert signed_in(cast.ben).get(again).status_code == 404
    assert "Take up again: Plan the allegations meeting" in text_of(signed_in(cast.alice).get(FILE))
    new = (file + timedelta(days=60)).isoformat()
    send(signed_in(cast.alice), again, **dated("due", new), reason="They do not mind any more.")
    assert Due.objects.filter(file="a1", item="plan").exists()


def test_the_clock_is_paused_and_runs_again_and_the_page_counts_both(
    cast: Cast, signed_in: SignedIn, file: date
) -> None:
    browser = signed_in(cast.alice)
    send(
        browser,
        "/files/a1/clock/pause/",
        why="police",
        reason="They asked.",
        **dated("since", file.isoformat()),
    )
    (paused,) = said(ClockPaused)
    assert isinstance(paused, ClockPaused)
    assert "Clock paused" in text_of(browser.get(FILE))
    page = f"/files/a1/clock/{paused.pause}/resume/"
    send(browser, page, reason="Interviewed.", **dated("on", file.isoformat()))
    assert said(ClockResumed)


def test_a_question_waits_for_the_post_asked_until_it_is_answered(
    cast: Cast, signed_in: SignedIn, file: date
) -> None:
    browser = signed_in(cast.alice)
    send(
        browser,
        "/files/a1/updates/ask/",
        of=cast.alice.post,
        question="How does it stand?",
        **dated("due", (file + timedelta(days=3)).isoformat()),
    )
    (asked,) = said(UpdateAsked)
    assert isinstance(asked, UpdateAsked)
    assert Due.objects.get(file="a1", what="answer-update").owner == cast.alice.post
    send(signed_in(cast.ben), f"/files/a1/updates/{asked.ask}/", answer="An answer is expected on Friday.")
    assert said(UpdateGiven)
    assert not Due.objects.filter(file="a1", what="answer-update").exists()


@pytest.mark.parametrize("page", ["duties/none/new-day/", "clock/none/resume/", "updates/none/"])
def test_what_is_not_there_is_not_found(cast: Cast, signed_in: SignedIn, file: date, page: str) -> None:
    assert signed_in(cast.alice).get(FILE + page).status_code == 404


def test_those_who_open_no_case_find_no_page(cast: Cast, signed_in: SignedIn, file: date) -> None:
    for page in ("duties/plan/new-day/", "clock/pause/", "updates/ask/"):
        assert signed_in(cast.carol).get(FILE + page).status_code == 404
        assert signed_in(cast.dan).get(FILE + page).status_code == 404
