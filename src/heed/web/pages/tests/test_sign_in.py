"""Signing in and out, and choosing a post."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.hashers import get_hasher, make_password
from django.core import signing
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from heed.access import attempts
from heed.access.attempts import Limit
from heed.access.models import User
from heed.access.testing import PASSWORD, Cast, Member, state
from heed.facts.organisation import PostLeft, PostTakenUp

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]


def sign_in(username: str, password: str, **more: str) -> tuple[Client, str, int]:
    browser = Client()
    answer = browser.post(reverse("sign-in"), {"username": username, "password": password, **more})
    return browser, answer.headers.get("Location", answer.text), answer.status_code


def test_the_right_password_leads_home_and_the_page_names_who_and_in_which_post(cast: Cast) -> None:
    browser, where, status = sign_in("alice", PASSWORD)
    assert (where, status) == ("/", 303)
    text = browser.get("/").text
    assert "Alice Example" in text
    assert "Designated officer" in text


def test_one_is_led_to_the_page_one_wanted_and_never_to_another_site(cast: Cast) -> None:
    assert sign_in("alice", PASSWORD, next="/people/")[1] == "/people/"
    for address in ("https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)"):
        assert sign_in("alice", PASSWORD, next=address)[1] == "/"


def test_an_unknown_name_and_a_wrong_password_get_the_same_answer_for_the_same_work(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed = count_hashing(monkeypatch)
    _, unknown, _ = sign_in("nobody", "wrong")
    for_unknown = hashed.pop(), len(hashed)
    _, wrong, _ = sign_in("alice", "wrong")
    assert (hashed.pop(), len(hashed)) == for_unknown == ("password", 0)
    assert without_token(wrong).replace("alice", "nobody") == without_token(unknown)
    assert "The user name or the password is wrong" in unknown


def count_hashing(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Grows by one for each password that is hashed or compared with a hash."""
    hashed: list[str] = []
    hasher = type(get_hasher())
    encode, verify = hasher.encode, hasher.verify

    def noting_encode(self: Any, *given: Any, **named: Any) -> str:
        hashed.append("password")
        return str(encode(self, *given, **named))

    def noting_verify(self: Any, *given: Any, **named: Any) -> bool:
        hashed.append("password")
        return bool(verify(self, *given, **named))

    monkeypatch.setattr(hasher, "encode", noting_encode)
    monkeypatch.setattr(hasher, "verify", noting_verify)
    return hashed


def without_token(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if "csrfmiddlewaretoken" not in line)


def test_signing_out_ends_the_session_and_clears_the_browser(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.alice)
    assert browser.get(reverse("sign-out")).status_code == 405
    answer = browser.post(reverse("sign-out"))
    assert answer["Location"] == reverse("sign-in")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert browser.get("/").status_code == 302


def test_who_left_their_post_is_told_that_they_hold_none(cast: Cast, signed_in: SignedIn) -> None:
    text = signed_in(cast.eve).get("/").text
    assert "You hold no post today" in text
    assert "What waits" not in text


def test_who_holds_two_posts_chooses_and_may_do_what_that_post_may(cast: Cast, signed_in: SignedIn) -> None:
    taken = PostTakenUp(
        tenure="second", post=cast.carol.post, holder=cast.alice.person, tenure_kind="acting",
        since=timezone.localdate(),
    )  # fmt: skip
    state(cast.dan, cast.organisation, taken, now=timezone.now())
    browser, where, _ = sign_in("alice", PASSWORD)
    assert where == reverse("choose-post")
    assert browser.post(reverse("choose-post"), {"post": cast.carol.post}).status_code == 303
    assert "You are working as Independent scrutineer" in browser.get("/").text
    assert browser.get(reverse("work")).status_code == 404
    browser.post(reverse("choose-post"), {"post": cast.alice.post})
    assert browser.get(reverse("work")).status_code == 200


def test_a_post_that_one_does_not_hold_cannot_be_chosen(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.ben)
    answer = browser.post(reverse("choose-post"), {"post": cast.alice.post})
    assert answer.status_code == 200
    assert "Error:" in answer.text
    assert "You are working as Business support" in browser.get("/").text


def test_a_session_that_was_there_before_signing_in_is_worth_nothing_after(cast: Cast) -> None:
    browser = Client()
    planted = browser.session
    planted["anything"] = "put there by somebody else"
    planted.save()
    browser.cookies[settings.SESSION_COOKIE_NAME] = str(planted.session_key)
    browser.post(reverse("sign-in"), {"username": "alice", "password": PASSWORD})
    assert browser.cookies[settings.SESSION_COOKIE_NAME].value != str(planted.session_key)
    somebody = Client()
    somebody.cookies[settings.SESSION_COOKIE_NAME] = str(planted.session_key)
    assert somebody.get("/").status_code == 302


def test_signing_out_ends_the_session_for_whoever_copied_it(cast: Cast, signed_in: SignedIn) -> None:
    browser, copied = signed_in(cast.alice), Client()
    copied.cookies[settings.SESSION_COOKIE_NAME] = browser.cookies[settings.SESSION_COOKIE_NAME].value
    assert copied.get("/").status_code == 200
    browser.post(reverse("sign-out"))
    assert copied.get("/").status_code == 302


def test_an_account_that_is_closed_is_out_at_the_next_page_and_cannot_come_back(
    cast: Cast, signed_in: SignedIn
) -> None:
    browser = signed_in(cast.alice)
    User.objects.filter(username="alice").update(is_active=False)
    assert browser.get("/").status_code == 302
    _, closed, _ = sign_in("alice", PASSWORD)
    _, wrong, _ = sign_in("alice", "wrong")
    assert without_token(closed) == without_token(wrong)


def test_a_new_password_ends_the_sessions_of_the_old_one(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.alice)
    alice = User.objects.get(username="alice")
    alice.password = make_password("another one")
    alice.save()
    assert browser.get("/").status_code == 302


def test_who_leaves_their_post_is_out_of_every_file_at_the_next_page(cast: Cast, signed_in: SignedIn) -> None:
    browser, work = signed_in(cast.alice), reverse("work")
    assert browser.get(work).status_code == 200
    left = PostLeft(
        tenure=f"tenure-{cast.alice.person}", post=cast.alice.post, holder=cast.alice.person,
        until=timezone.localdate() - timedelta(days=1),
    )  # fmt: skip
    state(cast.dan, cast.organisation, left, now=timezone.now())
    assert browser.get(work).status_code == 404
    assert browser.get(reverse("file", args=[cast.ben.person])).status_code == 404


def test_a_form_sent_from_another_site_does_nothing(cast: Cast) -> None:
    browser = Client(enforce_csrf_checks=True)
    for page in ("sign-in", "sign-out", "search", "choose-post"):
        sent = {"username": "alice", "password": PASSWORD, "q": "Alice"}
        assert browser.post(reverse(page), sent).status_code == 403
    assert "_auth_user_id" not in browser.session


def test_a_name_of_the_server_that_it_does_not_have_is_refused(cast: Cast) -> None:
    assert Client().get(reverse("sign-in"), headers={"host": "elsewhere.example"}).status_code == 400


def try_often(username: str, times: int = 5) -> list[int]:
    return [sign_in(username, "wrong")[2] for _ in range(times)]


def test_after_too_many_attempts_the_answer_and_the_work_are_alike_for_known_and_unknown_names(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed = count_hashing(monkeypatch)
    assert try_often("alice") == try_often("nobody") == [200] * 5
    assert len(hashed) == 10
    _, known, status = sign_in("alice", "wrong")
    _, unknown, other = sign_in("nobody", "wrong")
    assert (status, other, len(hashed)) == (429, 429, 10)
    assert without_token(known).replace("alice", "nobody") == without_token(unknown)
    assert "wait 5 minutes, then try again" in known


def test_the_right_password_is_not_looked_at_either_while_one_is_to_wait(cast: Cast) -> None:
    try_often("alice")
    browser, _, status = sign_in("alice", PASSWORD)
    assert status == 429
    assert "_auth_user_id" not in browser.session


def test_the_answer_says_to_programs_too_how_long_to_wait(cast: Cast) -> None:
    try_often("alice")
    answer = Client().post(reverse("sign-in"), {"username": "alice", "password": "wrong"})
    assert 0 < int(answer["Retry-After"]) <= 300


def test_a_stranger_who_tries_a_name_does_not_keep_its_owner_out_of_their_own_browser(cast: Cast) -> None:
    browser, _, _ = sign_in("alice", PASSWORD)
    browser.post(reverse("sign-out"))
    try_often("alice")
    assert sign_in("alice", PASSWORD)[2] == 429
    typed = {"username": "alice", "password": PASSWORD}
    assert browser.post(reverse("sign-in"), typed).status_code == 303


def test_a_browser_that_is_known_for_one_account_is_a_stranger_to_another_and_has_a_limit(cast: Cast) -> None:
    browser, _, _ = sign_in("alice", PASSWORD)
    browser.post(reverse("sign-out"))
    guess = {"username": "ben", "password": "wrong"}
    assert [browser.post(reverse("sign-in"), guess).status_code for _ in range(6)] == [200] * 5 + [429]
    guess = {"username": "alice", "password": "wrong"}
    assert [browser.post(reverse("sign-in"), guess).status_code for _ in range(11)] == [200] * 10 + [429]


@pytest.mark.parametrize("cookie", ["", "x", "a:b:c", "é", "W10:1:2"])
def test_a_cookie_that_is_not_ours_makes_no_browser_known(cast: Cast, cookie: str) -> None:
    try_often("alice")
    browser = Client()
    browser.cookies[settings.KNOWN_BROWSER_COOKIE_NAME] = cookie
    typed = {"username": "alice", "password": PASSWORD}
    assert browser.post(reverse("sign-in"), typed).status_code == 429


def test_the_cookie_of_a_known_browser_names_nobody(cast: Cast) -> None:
    cookie = sign_in("alice", PASSWORD)[0].cookies[settings.KNOWN_BROWSER_COOKIE_NAME]
    kept = str(signing.loads(cookie.value, salt="heed.known-browser"))
    assert "alice" not in kept
    assert cast.alice.person not in kept
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def from_one_place(names: str) -> list[int]:
    sent = [{"username": name, "password": "wrong"} for name in names]
    answers = [Client().post(reverse("sign-in"), one, headers={"X-Real-IP": "192.0.2.1"}) for one in sent]
    return [answer.status_code for answer in answers]


def test_an_address_is_believed_only_from_the_header_that_was_named(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    limit = Limit(2, timedelta(minutes=1))
    monkeypatch.setattr(attempts, "LIMITS", {**attempts.LIMITS, "address": limit})
    assert from_one_place("abc") == [200] * 3
    with override_settings(ADDRESS_HEADER="X-Real-IP"):
        assert from_one_place("def") == [200] * 2 + [429]


def test_unusual_numbers_of_failures_are_told_to_whoever_keeps_accounts(
    cast: Cast, signed_in: SignedIn
) -> None:
    for _ in range(25):
        attempts.failed(timezone.now())
    assert "25 with a wrong user name or password, 0 told to wait" in signed_in(cast.dan).get("/").text
    assert "wrong user name" not in signed_in(cast.ben).get("/").text
