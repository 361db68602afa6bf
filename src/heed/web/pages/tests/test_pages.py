"""Every page for every role: who is let in, and that a read is on the record before anything is shown."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest
from django.test import Client
from django.urls import reverse

from heed.access import door
from heed.access.testing import Cast, Member
from heed.store.derived.models import Read
from heed.store.ids import new_id
from heed.store.reads import NotRecorded

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]

EVERYBODY = ["alice", "ben", "carol", "dan", "eve"]
CASE_WORKERS = {"alice", "ben"}
DIRECTORY_READERS = {"alice", "ben", "carol", "dan"}
PAGES = {
    "work": CASE_WORKERS,
    "files": CASE_WORKERS,
    "people": DIRECTORY_READERS,
    "search": DIRECTORY_READERS,
    "home": set(EVERYBODY),
    "choose-post": set(EVERYBODY),
}
SHOWING = ["home", "work", "files", "people"]


@pytest.mark.parametrize("username", EVERYBODY)
@pytest.mark.parametrize("name", PAGES)
def test_who_is_let_into_a_page(cast: Cast, signed_in: SignedIn, name: str, username: str) -> None:
    answer = signed_in(getattr(cast, username)).get(reverse(name))
    assert answer.status_code == (200 if username in PAGES[name] else 404)


@pytest.mark.parametrize("name", PAGES)
def test_nobody_is_asked_to_sign_in(db: None, name: str) -> None:
    answer = Client().get(reverse(name))
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("username", EVERYBODY)
@pytest.mark.parametrize("kind", ["concern", "allegation", "person", "organisation", "unknown"])
def test_who_is_let_into_a_file(
    cast: Cast, signed_in: SignedIn, receive: Callable[[], str], allegation: str, kind: str, username: str
) -> None:
    files = {
        "concern": receive(),
        "allegation": allegation,
        "person": cast.alice.person,
        "organisation": cast.organisation,
        "unknown": new_id(),
    }
    let_in = {"organisation": DIRECTORY_READERS, "unknown": set[str]()}.get(kind, CASE_WORKERS)
    answer = signed_in(getattr(cast, username)).get(reverse("file", args=[files[kind]]))
    assert answer.status_code == (200 if username in let_in else 404)


def test_unknown_and_forbidden_look_the_same(
    cast: Cast, signed_in: SignedIn, receive: Callable[[], str]
) -> None:
    browser = signed_in(cast.carol)
    forbidden = browser.get(reverse("file", args=[receive()]))
    unknown = browser.get(reverse("file", args=[new_id()]))
    assert forbidden.status_code == unknown.status_code == 404
    assert forbidden.content == unknown.content


def test_a_refused_file_leaves_no_read_and_an_opened_one_leaves_its_own(
    cast: Cast, signed_in: SignedIn, receive: Callable[[], str]
) -> None:
    file = receive()
    signed_in(cast.carol).get(reverse("file", args=[file]))
    assert not Read.objects.exists()
    signed_in(cast.ben).get(reverse("file", args=[file]))
    read = Read.objects.get(how="opened")
    assert (read.of, read.page, read.actor, read.post) == (file, "file", cast.ben.person, cast.ben.post)


@pytest.mark.parametrize("name", SHOWING)
def test_a_page_that_shows_something_is_one_read(cast: Cast, signed_in: SignedIn, name: str) -> None:
    browser = signed_in(cast.alice)
    for number in (1, 2):
        browser.get(reverse(name))
        opened = Read.objects.filter(how="opened")
        assert opened.filter(page=name).count() == opened.count() == number


@pytest.mark.parametrize("name", [*SHOWING, "file", "search"])
@pytest.mark.parametrize("error", [NotRecorded("too many places"), psycopg.OperationalError("gone")])
def test_nothing_is_shown_when_the_read_cannot_be_recorded(
    cast: Cast,
    signed_in: SignedIn,
    receive: Callable[[], str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    error: Exception,
) -> None:
    file = receive()

    def fail(*_: Any, **__: Any) -> int:
        raise error

    monkeypatch.setattr(door, "record_reads", fail)
    browser = signed_in(cast.alice)
    if name == "search":
        answer = browser.post(reverse("search"), {"q": "Jordan Sample"})
    else:
        answer = browser.get(reverse(name, args=[file] if name == "file" else []))
    assert answer.status_code == 503
    assert "Sampleton" not in answer.text
    assert "Elm School" not in answer.text


@pytest.mark.parametrize("name", ["home", "work", "files", "file"])
def test_the_number_of_statements_does_not_grow_with_the_rows(
    cast: Cast, signed_in: SignedIn, receive: Callable[[], str], statements: list[object], name: str
) -> None:
    browser, file = signed_in(cast.alice), receive()
    address = {
        "file": reverse("file", args=[file]),
        "files": reverse("files") + "?list=to-screen",
    }.get(name) or reverse(name)

    def counted() -> int:
        statements.clear()
        assert browser.get(address).status_code == 200
        return len(statements)

    counted()
    few = counted()
    for _ in range(12):
        receive()
    assert counted() == few
    assert few < 40
