"""What names people is shown to those alone who may open cases, and only once that is in the book of reads."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Never

import pytest
from django.test import Client
from tests.bad_input.pages import FORMS, PLAIN, SHOWN, routes, seen_by
from tests.bad_input.world import OPEN, World

from heed.access import door
from heed.access.testing import Member
from heed.ledger.book import READS
from heed.reports.year import Year
from heed.store.database import raw
from heed.store.derived.models import Read
from heed.store.pg_ledger import PgLedger
from heed.store.reads import NotRecorded
from heed.web.testing import text_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]

OF_CASES = ("Robin Sampleton", "Kim Sampleton", "Sam Testwick", "A rough grip", "On the bus", "A-BAD-AAA")
OPEN_CASES = {"alice", "ben"}
ROUTES = [*FORMS, *SHOWN, "search", "choose-post"]
ASKED = {"search": {"q": "Robin Sampleton"}}
SHOWS_NO_RECORD = {
    "choose-post",
    "receive-concern",
    "new-organisation",
    "figures",
    "search",
    "configuration",
    "choose-name",
    "choose-setting",
    "add-code",
    "end-code",
    "choose-outcomes",
    "write-guidance",
}  # until it is asked


def address(route: str, world: World) -> str:
    """An example of every page."""
    if route in FORMS:
        return FORMS[route].address(route, world)
    parts = SHOWN.get(route, {})
    if route == "figures-records":
        parts = {**parts, "text": str(Year.of(world.today - timedelta(days=20))), "key": "not-recorded"}
    path = "/" + routes()[route]
    for name, value in parts.items():
        path = (
            path.replace(f"<slug:{name}>", value).replace(f"<str:{name}>", value).replace(f"<{name}>", value)
        )
    return path


def answers(route: str, world: World, browser: Client) -> list[Any]:
    """The page as it is opened, and as it answers what is asked of it."""
    where = address(route, world)
    shown = [browser.get(where)]
    if route in FORMS:
        shown.append(browser.post(where, FORMS[route].answers(world)))
    elif route in PLAIN:
        shown.append(browser.post(where, ASKED.get(route, PLAIN[route][1])))
    return shown


def typed(route: str, world: World) -> str:
    """What is sent to the page, and so may come back."""
    return " ".join((FORMS[route].answers(world) if route in FORMS else ASKED.get(route, {})).values())


def named(answer: Any, but: str = "") -> list[str]:
    return [name for name in OF_CASES if name in text_of(answer) and name not in but]


def reads() -> int:
    with raw() as server:
        return PgLedger(server).size(READS)


@pytest.mark.parametrize("route", ROUTES)
def test_nobody_is_shown_a_case_but_who_may_open_one(route: str, world: World, signed_in: SignedIn) -> None:
    for member in world.cast.members:
        if member.username not in OPEN_CASES:
            for answer in answers(route, world, signed_in(member)):
                assert named(answer, typed(route, world)) == []


@pytest.mark.parametrize("route", ROUTES)
def test_what_is_shown_is_in_the_book_of_reads(route: str, world: World, signed_in: SignedIn) -> None:
    who = seen_by(route)
    browser, before = signed_in(world.member(who)), reads()
    answer = browser.get(address(route, world))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    if route in SHOWS_NO_RECORD:
        assert not named(answer)
    else:
        assert reads() > before
    if route in FORMS and FORMS[route].at.get("file") == OPEN:
        assert Read.objects.filter(of=OPEN, actor=world.member(who).person).exists()


@pytest.mark.parametrize("route", ROUTES)
def test_what_cannot_be_put_in_the_book_of_reads_is_not_shown(
    route: str, world: World, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> Never:
        raise NotRecorded("The disk is full.")

    monkeypatch.setattr(door, "record_reads", full)
    who = seen_by(route)
    opened, *_ = shown = answers(route, world, signed_in(world.member(who)))
    if route not in SHOWS_NO_RECORD:
        assert opened.status_code == 503
    for answer in shown:
        assert named(answer, typed(route, world)) == []
