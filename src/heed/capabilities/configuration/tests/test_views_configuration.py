"""The pages on which an authority chooses for itself, and where what it chose shows."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.rules import as_chosen_so_far, choices_so_far, rulebook, rules_on
from heed.access.testing import Cast, Member, state
from heed.facts.authority import AUTHORITY, SettingChosen
from heed.web.testing import dated, filled, text_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
SETTING = "/configuration/setting/"


@pytest.fixture
def tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)


def choose(browser: Client, page: str, **answers: str) -> str:
    """Fill in a page and confirm it; gives the page on which the answers were checked."""
    sent = filled(browser.get(page), **answers)
    checked = browser.post(page, sent)
    assert "Check your answers" in text_of(checked), text_of(checked)
    assert browser.post(page, {**sent, "stage": "confirm"}).status_code == 303
    return text_of(checked)


def test_a_setting_is_chosen_after_a_look_at_what_it_changes(
    cast: Cast, signed_in: SignedIn, tomorrow: date
) -> None:
    alice = signed_in(cast.alice)
    checked = choose(
        alice, SETTING, setting="first-meeting.working_days", value="3", reason="Board.",
        **dated("since", tomorrow.isoformat()),
    )  # fmt: skip
    assert "Without this change" in checked
    (told,) = choices_so_far()
    assert (told.actor, told.post) == (cast.alice.person, cast.alice.post)
    today = timezone.localdate()
    assert rules_on(today).setting("first-meeting", "working_days") == 5
    assert rulebook().on(tomorrow).setting("first-meeting", "working_days") == 3
    page = text_of(alice.get("/configuration/"))
    assert "Hold the first meeting in time: working days" in page
    assert "(to come)" in page
    assert "Alice Example, Designated officer. Board." in page


def test_the_rules_page_shows_the_local_value_beside_the_national_one_from_its_day(
    cast: Cast, signed_in: SignedIn, tomorrow: date
) -> None:
    fact = SettingChosen(
        rule="first-meeting", setting="working_days", value=3, since=tomorrow, reason="Board, 2 June."
    )
    state(cast.alice, AUTHORITY, fact, now=timezone.now())
    carol = signed_in(cast.carol)
    today = text_of(carol.get("/rules/"))
    assert "here, since" not in today
    assert "Sefton procedures section 15.10" in today
    then = text_of(carol.get("/rules/", dated("on", tomorrow.isoformat())))
    assert "3 here, since" in then
    assert "5 nationally" in then
    history = text_of(carol.get("/rules/first-meeting/"))
    assert "Board, 2 June." in history
    assert "Designated officer" in history
    assert "/configuration/" not in then + history


def test_a_rule_that_is_not_there_and_a_day_that_is_none_are_said(cast: Cast, signed_in: SignedIn) -> None:
    carol = signed_in(cast.carol)
    assert carol.get("/rules/no-such-rule/").status_code == 404
    assert "must include a" in text_of(carol.get("/rules/", {"on-day": "3"}))


@pytest.mark.parametrize("who", ["ben", "carol", "dan", "eve"])
def test_only_the_designated_officer_chooses(cast: Cast, signed_in: SignedIn, who: str) -> None:
    browser = signed_in(next(m for m in cast.members if m.username == who))
    for page in ("", "name/", "setting/", "outcomes/", "guidance/", "lists/sector/add/", "lists/sector/end/"):
        assert browser.get(f"/configuration/{page}").status_code == 404


def test_lists_that_are_the_same_everywhere_have_no_page(cast: Cast, signed_in: SignedIn) -> None:
    alice = signed_in(cast.alice)
    for name in ("threshold-limb", "guidance-edition", "screening", "no-such-list"):
        assert alice.get(f"/configuration/lists/{name}/add/").status_code == 404
        assert alice.get(f"/configuration/lists/{name}/end/").status_code == 404


@pytest.mark.parametrize("value", ["three", "3.5", "-1", "99999", ""])
def test_a_value_that_is_none_is_refused_and_kept(
    cast: Cast, signed_in: SignedIn, tomorrow: date, value: str
) -> None:
    alice = signed_in(cast.alice)
    sent = filled(
        alice.get(SETTING), setting="first-meeting.working_days", value=value, reason="Board.",
        **dated("since", tomorrow.isoformat()),
    )  # fmt: skip
    answer = text_of(alice.post(SETTING, sent))
    assert "There is a problem" in answer
    assert "whole number" in answer
    assert choices_so_far() == ()


def test_two_who_choose_at_once_learn_of_each_other(cast: Cast, signed_in: SignedIn, tomorrow: date) -> None:
    alice, since = signed_in(cast.alice), dated("since", tomorrow.isoformat())
    late = filled(
        alice.get("/configuration/name/"), thing="service", name="LADO service", reason="Board.", **since
    )
    choose(alice, SETTING, setting="first-review.days", value="21", reason="Board.", **since)
    answer = alice.post("/configuration/name/", {**late, "stage": "confirm"})
    assert answer.status_code == 409
    assert "Review within 28 days: days" in text_of(answer)


def test_a_code_is_added_with_what_it_counts_as_and_ended(
    cast: Cast, signed_in: SignedIn, tomorrow: date
) -> None:
    alice = signed_in(cast.alice)
    checked = choose(
        alice, "/configuration/lists/sector/add/", label="Museums & galleries", definition="Museum staff.",
        maps_to="voluntary", reason="Board.", **dated("since", tomorrow.isoformat()),
    )  # fmt: skip
    assert "Museums &amp; galleries (counted as Voluntary and uniformed groups)" in checked
    assert "local-museums-galleries" in dict(as_chosen_so_far().on(tomorrow).choices("sector"))
    choose(
        alice, "/configuration/lists/sector/end/", code="local-museums-galleries", reason="A slip.",
        **dated("until", tomorrow.isoformat()),
    )  # fmt: skip
    after = tomorrow + timedelta(days=1)
    assert "local-museums-galleries" not in dict(as_chosen_so_far().on(after).choices("sector"))
