"""Wrong addresses: unknown and forbidden are one and the same page, and nothing in an address makes it break."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from tests.bad_input.pages import FORMS, PLAIN, SHOWN, about_files, routes
from tests.bad_input.reading import size_of_record
from tests.bad_input.world import World

from heed.access.testing import Member
from heed.web.testing import filled

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
NAMES = ("nothing", "b-open%00", "%ED%A0%80", "..%2F", "'--", "x" * 999, "9" * 5000)
QUERIES = (
    "after=%00", "after=%FF~%FF~%FF", "after=9999-12-31~x~y", "after=0001-01-01T00:00:00%2B23:59~x",
    "after=9999-12-31T23:59:59-23:59~x", "post=%00", "when=%00", "what=%00&what=x", "list=%00", "kind=%00",
    "known_on-day=31&known_on-month=2&known_on-year=2024", "known_on-year=%00", "next=%00", "as-known-on=%00",
    "known_on-day=1&known_on-month=1&known_on-year=9999", "known_on-day=1&known_on-month=1&known_on-year=1900",
    "known-on=%00", "day=%00", "day=2024-02-31", "entry=%00", "entry=9" + "9" * 30, "x" * 6000, "%00=%00",
    "after=" + "~" * 3000, "page=-1", "&&&=&=&",
)  # fmt: skip
COOKIES = ('"\\000\\000\\000\\000\\000\\000\\000\\000"', "\xff\xfe", "x" * 3000, '"\\"')


def look(answer: Any) -> tuple[int, bytes]:
    return answer.status_code, answer.content


@pytest.mark.parametrize("route", about_files())
def test_unknown_forbidden_and_of_another_kind_look_the_same(
    route: str, world: World, signed_in: SignedIn
) -> None:
    page = FORMS[route]
    browser, address = signed_in(world.member(page.who)), page.address(route, world)
    sent = filled(browser.get(address), **page.answers(world), stage="confirm")
    before = size_of_record()
    unknown = browser.get("/nowhere/")
    wrong = [page.address(route, world, file="b-nowhere")]
    wrong += [page.address(route, world, file=page.other_kind)] if page.other_kind else []
    wrong += [page.address(route, world, **{part: 77}) for part in page.at if part != "file"]
    asked = [(browser, where) for where in wrong]
    asked += [(signed_in(world.member(who)), address) for who in ("carol", "eve")]
    asked += [(signed_in(world.cast.dan), address)] if page.who != "dan" else []

    assert unknown.status_code == 404
    for visitor, where in asked:
        assert look(visitor.get(where)) == look(unknown)
        assert look(visitor.post(where, sent)) == look(unknown)
    assert size_of_record() == before


@pytest.mark.parametrize("route", [*FORMS, *SHOWN, *PLAIN])
def test_no_address_and_no_query_breaks_a_page(route: str, world: World, signed_in: SignedIn) -> None:
    parts = routes()[route].replace("^", "").split("/")
    browser = signed_in(world.cast.alice)
    before = size_of_record()
    good = SHOWN.get(route) if route in SHOWN else getattr(FORMS.get(route), "at", {})
    plain = "/" + "/".join(_fill(part, dict(good or {}), world) for part in parts)
    addresses = [f"{plain}?{query}" for query in QUERIES if route not in FORMS]
    for place, name in product([n for n, p in enumerate(parts) if p.startswith("<")], NAMES):
        filled_in = [name if n == place else _fill(p, dict(good or {}), world) for n, p in enumerate(parts)]
        addresses.append("/" + "/".join(filled_in))
    broken = {where[:120]: status for where in addresses if (status := _status(browser, where)) >= 500}

    assert not broken
    assert size_of_record() == before


def _fill(part: str, good: dict[str, Any], world: World) -> str:
    if not part.startswith("<"):
        return part
    value = str(good[part.strip("<>").split(":")[-1]])
    return world.organisation if value == "organisation" else value


def _status(browser: Client, where: str) -> int:
    """Of a GET, and of a POST without anything in it."""
    return max(browser.get(where).status_code, browser.post(where).status_code)


@pytest.mark.parametrize("cookie", COOKIES)
@pytest.mark.parametrize("name", [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME])
def test_a_cookie_that_is_not_ours_is_no_session(name: str, cookie: str, world: World) -> None:
    browser = Client(raise_request_exception=False, enforce_csrf_checks=True)
    answers = [
        browser.get("/", headers={"cookie": f"{name}={cookie}"}),
        browser.post("/sign-in/", {"username": "a"}, headers={"cookie": f"{name}={cookie}"}),
    ]

    assert [answer.status_code for answer in answers] == [302, 403]  # to the page for signing in; no token


@pytest.mark.parametrize("route", SHOWN)
def test_a_page_that_only_shows_records_nothing_when_it_is_sent_something(
    route: str, world: World, signed_in: SignedIn
) -> None:
    parts = routes()[route].split("/")
    address = "/" + "/".join(_fill(part, dict(SHOWN[route]), world) for part in parts)
    before = size_of_record()
    answer = signed_in(world.cast.alice).post(
        address, {"idempotency_key": "a" * 32, "position": "1", "text": "x"}
    )

    assert answer.status_code < 500
    assert size_of_record() == before
