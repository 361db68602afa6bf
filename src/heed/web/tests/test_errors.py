"""Pages for what went wrong: the same headers, no hint of what exists, nothing typed that is lost."""

import re
from collections.abc import Callable

import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory, override_settings

from heed.web import errors
from heed.web.headers import CONTENT_SECURITY_POLICY

TYPED = {"idempotency_key": "a" * 32, "position": "4", "reason": "stopped <b>"}
OWN = {"Sec-Fetch-Site": "same-origin"}


def as_found(response: object) -> list[str]:
    assert isinstance(response, HttpResponse)
    return [str(response.status_code), response.content.decode()]


def test_unknown_and_forbidden_look_the_same(visitor: Client) -> None:
    assert as_found(visitor.get("/gallery/denied/")) == as_found(visitor.get("/gallery/nowhere/"))
    assert visitor.get("/gallery/denied/").status_code == 404


@pytest.mark.parametrize("address", ["/gallery/stopped/", "/gallery/full/"])
def test_a_database_that_is_away_says_that_nothing_was_recorded(visitor: Client, address: str) -> None:
    response = visitor.get(address)

    assert response.status_code == 503
    assert b"Nothing was recorded." in response.content


def test_a_fault_says_so_and_tells_nothing_else(visitor: Client) -> None:
    response = visitor.get("/gallery/fault/")

    assert response.status_code == 500
    assert b"Something went wrong" in response.content
    assert b"ZeroDivision" not in response.content


def test_what_was_typed_can_be_sent_again_with_the_same_key(visitor: Client) -> None:
    response = visitor.post("/gallery/step/", TYPED, headers=OWN)
    page = response.content.decode()

    assert response.status_code == 503
    assert 'action="/gallery/step/"' in page
    assert f'name="idempotency_key" value="{"a" * 32}"' in page
    assert re.search(r'name="reason" rows="1" readonly>\nstopped &lt;b&gt;</textarea>', page)
    assert "Try again" in page


def test_another_site_gets_no_button_to_send_its_words_on(visitor: Client) -> None:
    page = visitor.post("/gallery/step/", TYPED, headers={"Sec-Fetch-Site": "cross-site"}).content.decode()

    assert "stopped &lt;b&gt;</textarea>" in page
    assert "Try again" not in page
    assert "csrfmiddlewaretoken" not in page


def test_a_page_open_for_too_long_keeps_what_was_typed() -> None:
    strict = Client(enforce_csrf_checks=True)
    response = strict.post("/gallery/step/", TYPED, headers={"Origin": "http://testserver"})
    page = response.content.decode()

    assert response.status_code == 403
    assert "stopped &lt;b&gt;</textarea>" in page
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert token is not None
    again = {**TYPED, "reason": "Nothing more is open", "csrfmiddlewaretoken": token[1]}
    assert strict.post("/gallery/step/", again).status_code == 303


def test_a_password_is_never_shown_again() -> None:
    strict = Client(enforce_csrf_checks=True)
    typed = {"user": "alex@example.org", "password": "correct horse"}
    page = strict.post("/gallery/sign-in/", typed, headers=OWN).content.decode()

    assert "alex@example.org" in page
    assert "correct horse" not in page
    assert "Try again" not in page


@pytest.mark.parametrize(
    "address",
    ["", "fields/", "denied/", "nowhere/", "fault/", "stopped/", "full/"],
)
def test_every_page_carries_every_header(visitor: Client, address: str) -> None:
    assert_headers(visitor.get(f"/gallery/{address}"))


def test_a_request_too_large_and_one_without_token_carry_every_header(visitor: Client) -> None:
    with override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=1):
        assert_headers(
            visitor.post("/gallery/step/", "reason=a", content_type="application/x-www-form-urlencoded")
        )
    assert_headers(Client(enforce_csrf_checks=True).post("/gallery/step/", TYPED))
    assert_headers(visitor.get("/gallery/", headers={"Host": "elsewhere.example"}))


def assert_headers(response: object) -> None:
    assert isinstance(response, HttpResponse)
    policy = dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))
    assert policy == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "font-src": "'self'",
        "connect-src": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
        "base-uri": "'none'",
    }
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]


def test_no_page_holds_script_or_style_of_its_own(visitor: Client) -> None:
    for address in ("", "fields/", "fields/errors/", "sign-in/", "step/", "denied/", "stopped/"):
        page = visitor.get(f"/gallery/{address}").content.decode()

        assert not re.search(r"<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)", page)


def test_error_pages_ask_nothing_of_the_database(monkeypatch: pytest.MonkeyPatch) -> None:
    request = RequestFactory().post("/gallery/step/", TYPED)
    calls: list[Callable[[HttpRequest], HttpResponse]] = [errors.unavailable, errors.csrf_failure]
    monkeypatch.setattr(type(request), "user", property(lambda self: 1 / 0), raising=False)
    monkeypatch.setattr(type(request), "session", property(lambda self: 1 / 0), raising=False)

    for show in calls:
        assert show(request).status_code in {403, 503}


def test_a_database_that_stops_before_any_view_looks_the_same() -> None:
    request = RequestFactory().get("/gallery/")
    try:
        raise OperationalError("the server went away")
    except OperationalError:
        response = errors.server_error(request)

    assert response.status_code == 503


def test_the_policy_allows_nothing_inline() -> None:
    sources = [source for sources in CONTENT_SECURITY_POLICY["DIRECTIVES"].values() for source in sources]

    assert set(sources) == {"'none'", "'self'"}
