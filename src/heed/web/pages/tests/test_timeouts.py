"""Who opens no page is signed out, and so is who has been signed in for long; what they typed comes back."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone
from tests.bad_input.reading import sent_by, size_of_record

from heed.access.models import User
from heed.access.sessions import ACTIVE, SIGNED_IN
from heed.access.testing import PASSWORD, Cast, Member, state
from heed.facts.organisation import PostLeft
from heed.web.kept_form import FIELD
from heed.web.testing import filled, text_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
IDLE, LONGEST = 31 * 60, 12 * 60 * 60 + 1
OWN = {"Sec-Fetch-Site": "same-origin"}
WORDS = "Hours of work <b>\r\nin “two” lines"


@pytest.fixture(autouse=True)
def _half_an_hour(settings: Any) -> None:
    settings.SESSION_IDLE = timedelta(minutes=30)


def wait(browser: Client, *, idle: int = 0, since: int = 0) -> None:
    """As if so many seconds had gone by since the last page, or since signing in."""
    session, now = browser.session, int(time.time())
    session[SIGNED_IN], session[ACTIVE] = now - max(since, idle), now - idle
    session.save()


def note_about(cast: Cast) -> str:
    return reverse("add-note", args=[cast.organisation])


def sent_too_late(cast: Cast, browser: Client, **seconds: int) -> Any:
    """The answer to a note that was sent after the session had ended."""
    address = note_about(cast)
    sent = filled(browser.get(address), text=WORDS)
    wait(browser, **(seconds or {"idle": IDLE}))
    return browser.post(address, sent, headers=OWN)


def sign_in_from(page: Any, browser: Client, who: Member, password: str = PASSWORD) -> Any:
    """Sign in on the page on which somebody was asked to."""
    sealed = str(sent_by(text_of(page))[FIELD])
    typed = {"username": who.username, "password": password, FIELD: sealed}
    return browser.post(reverse("sign-in"), typed, headers=OWN)


@pytest.mark.parametrize(
    ("seconds", "why"),
    [
        ({"idle": IDLE}, "no page was opened for 30 minutes"),
        ({"since": LONGEST}, "nobody stays signed in for more than 12 hours"),
    ],
)
def test_a_session_ends_and_the_page_for_signing_in_says_why_and_leads_back(
    cast: Cast, signed_in: SignedIn, seconds: dict[str, int], why: str
) -> None:
    browser = signed_in(cast.alice)
    assert browser.get("/people/").status_code == 200
    wait(browser, **seconds)
    answer = browser.get("/people/")
    assert answer.status_code == 303
    assert why in browser.get(answer["Location"]).text
    assert browser.get("/").status_code == 302
    typed = {"username": "alice", "password": PASSWORD, "next": "/people/"}
    assert browser.post(answer["Location"], typed)["Location"] == "/people/"


def test_whoever_copied_an_ended_session_has_nothing(cast: Cast, signed_in: SignedIn) -> None:
    browser, copied = signed_in(cast.alice), Client()
    copied.cookies[settings.SESSION_COOKIE_NAME] = browser.cookies[settings.SESSION_COOKIE_NAME].value
    wait(browser, idle=IDLE)
    browser.get("/")
    assert copied.get("/").status_code == 302


def test_who_goes_on_working_stays_until_the_longest_time(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.alice)
    wait(browser, idle=IDLE - 2 * 60, since=LONGEST - 60)
    assert browser.get("/").status_code == 200
    assert time.time() - browser.session[ACTIVE] < 60
    wait(browser, idle=0, since=LONGEST)
    assert browser.get("/").status_code == 303


def test_a_session_is_written_once_a_minute_and_not_for_each_page(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.alice)
    browser.get("/people/")
    noted = browser.session[ACTIVE]
    for ago, written in ((30, False), (61, True)):
        wait(browser, idle=ago)
        before = browser.session[ACTIVE]
        browser.get("/people/")
        assert (browser.session[ACTIVE] != before) == written
    assert browser.session[SIGNED_IN] <= noted


def test_to_sign_in_begins_the_time_anew(cast: Cast) -> None:
    browser = Client()
    for _ in range(2):
        browser.post(reverse("sign-in"), {"username": "alice", "password": PASSWORD})
        assert time.time() - browser.session[SIGNED_IN] < 60
        wait(browser, since=LONGEST)
        assert browser.get("/").status_code == 303


def test_every_page_says_until_when_one_stays_signed_in(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.alice)
    for address in ("/", "/people/", "/change-password/"):
        assert "at the latest, and no longer than 30 minutes without a page" in browser.get(address).text
    assert "at the latest" not in Client().get(reverse("sign-in")).text


def test_a_form_that_was_sent_too_late_comes_back_filled_after_signing_in(
    cast: Cast, signed_in: SignedIn
) -> None:
    browser = signed_in(cast.alice)
    before = size_of_record()
    asked = sent_too_late(cast, browser)
    assert asked.status_code == 403
    assert "no page was opened for 30 minutes" in text_of(asked)
    assert "Hours of work" not in text_of(asked)
    again = sign_in_from(asked, browser, cast.alice)
    assert "Hours of work &lt;b&gt;" in text_of(again)
    assert size_of_record() == before
    form = browser.post(note_about(cast), sent_by(text_of(again)).dict() | {"stage": "change"})
    assert "Hours of work &lt;b&gt;" in text_of(form)
    recorded = browser.post(note_about(cast), sent_by(text_of(form)).dict())
    assert (recorded.status_code, size_of_record()) == (303, before + 1)


def test_what_was_typed_outlives_a_wrong_password(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.alice)
    wrong = sign_in_from(sent_too_late(cast, browser), browser, cast.alice, "wrong")
    assert "still sealed in this page" in text_of(wrong)
    assert "Hours of work" in text_of(sign_in_from(wrong, browser, cast.alice))


def test_what_was_typed_outlives_signing_in_elsewhere_meanwhile(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.alice)
    asked = sent_too_late(cast, browser)
    browser.post(reverse("sign-in"), {"username": "alice", "password": PASSWORD})
    assert "Hours of work" in text_of(sign_in_from(asked, browser, cast.alice))


def test_a_page_that_was_open_for_too_long_keeps_what_was_sealed(cast: Cast, signed_in: SignedIn) -> None:
    asked = sent_too_late(cast, signed_in(cast.alice))
    strict = Client(enforce_csrf_checks=True)
    refused = sign_in_from(asked, strict, cast.alice)
    assert refused.status_code == 403
    assert sent_by(text_of(refused))[FIELD] == sent_by(text_of(asked))[FIELD]


def test_nobody_else_sees_what_was_typed(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.alice)
    other = sign_in_from(sent_too_late(cast, browser), browser, cast.ben)
    assert "Hours of work" not in text_of(other)
    assert "cannot be shown" in text_of(other)
    assert "Ben Example" in browser.get("/").text


@pytest.mark.parametrize("spoilt", ["", "x", "é", "AAAA", "A" * 400])
def test_what_we_did_not_seal_shows_nothing(cast: Cast, spoilt: str) -> None:
    typed = {"username": "alice", "password": PASSWORD, FIELD: spoilt}
    answer = Client().post(reverse("sign-in"), typed)
    assert answer.status_code == 200
    assert "cannot be shown" in answer.text


def test_a_seal_that_was_changed_in_one_place_does_not_open(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.alice)
    sealed = str(sent_by(text_of(sent_too_late(cast, browser)))[FIELD])
    other = sealed[:60] + ("A" if sealed[60] != "A" else "B") + sealed[61:]
    typed = {"username": "alice", "password": PASSWORD, FIELD: other}
    assert "cannot be shown" in browser.post(reverse("sign-in"), typed).text


def test_nothing_typed_is_kept_on_the_server_or_readable_in_the_page(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.alice)
    page = text_of(sent_too_late(cast, browser))
    assert "Hours" not in page
    assert all("Hours" not in str(kept.get_decoded()) for kept in Session.objects.all())


def test_signing_out_after_the_end_is_just_signing_out(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.alice)
    wait(browser, idle=IDLE)
    assert browser.post(reverse("sign-out"))["Location"] == reverse("sign-in")


def test_passwords_are_never_sealed_into_a_page(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.alice)
    wait(browser, idle=IDLE)
    answer = browser.post("/change-password/", {"now": PASSWORD, "new": "x" * 15, "again": "x" * 15})
    assert (answer.status_code, FIELD in answer.text) == (303, False)


def out_by_closing(cast: Cast) -> None:
    User.objects.filter(username="alice").update(is_active=False)


def out_by_password(cast: Cast) -> None:
    User.objects.filter(username="alice").update(password=make_password("quite another sentence"))


@pytest.mark.parametrize("put_out", [out_by_closing, out_by_password])
def test_who_is_put_out_records_nothing_more_and_keeps_their_words(
    cast: Cast, signed_in: SignedIn, put_out: Callable[[Cast], None]
) -> None:
    browser = signed_in(cast.alice)
    sent = filled(browser.get(note_about(cast)), text=WORDS)
    put_out(cast)
    before = size_of_record()
    answer = browser.post(note_about(cast), sent, headers=OWN)
    assert (answer.status_code, size_of_record()) == (403, before)
    assert sent_by(text_of(answer))["text"] == WORDS
    assert browser.get("/people/").status_code == 302


def test_whose_post_ended_records_nothing_more(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.alice)
    sent = filled(browser.get(note_about(cast)), text=WORDS)
    left = PostLeft(
        tenure=f"tenure-{cast.alice.person}", post=cast.alice.post, holder=cast.alice.person,
        until=timezone.localdate() - timedelta(days=1),
    )  # fmt: skip
    state(cast.dan, cast.organisation, left, now=timezone.now())
    before = size_of_record()
    assert browser.post(note_about(cast), sent, headers=OWN).status_code == 404
    assert size_of_record() == before


def test_a_form_too_long_to_be_sealed_is_given_back_to_be_copied(
    cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("heed.web.kept_form.LONGEST", 10)
    answer = sent_too_late(cast, signed_in(cast.alice))
    assert answer.status_code == 403
    assert "Hours of work" in text_of(answer)


@override_settings(SESSION_LONGEST=timedelta(hours=1))
def test_the_longest_time_is_what_was_set(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.alice)
    wait(browser, since=60 * 60)
    assert "more than 1 hour" in browser.get(browser.get("/")["Location"]).text
