"""Every page for every role: who is let in, and that a read is on the record before anything is shown."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heed.access.testing import Cast, Member, state
from heed.facts.concern import ConcernReceived
from heed.store.ids import new_id

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]

CASE_WORKERS = {"alice", "ben"}
DIRECTORY_READERS = {"alice", "ben", "carol", "dan"}
PAGES = {
    "work": CASE_WORKERS,
    "files": CASE_WORKERS,
    "people": DIRECTORY_READERS,
}


def received(owner: str, words: str = "He was alone with the group.") -> ConcernReceived:
    return ConcernReceived(
        reference="C-7K2-MPQ",
        channel="phone",
        source="school",
        words=words,
        referred=date(2026, 3, 2),
        adult="Jordan Sample",
        setting="Elm School",
        owner=owner,
    )


@pytest.fixture
def concern(cast: Cast) -> str:
    file = new_id()
    state(cast.alice, file, received(cast.alice.post), now=timezone.now())
    return file


@pytest.mark.parametrize("username", ["alice", "ben", "carol", "dan", "eve"])
@pytest.mark.parametrize("page", PAGES)
def test_who_is_let_into_a_page(cast: Cast, signed_in: SignedIn, page: str, username: str) -> None:
    answer = signed_in(getattr(cast, username)).get(reverse(page))
    assert answer.status_code == (200 if username in PAGES[page] else 404)


@pytest.mark.parametrize("username", ["alice", "ben", "carol", "dan", "eve"])
def test_who_is_let_into_a_concern(cast: Cast, signed_in: SignedIn, concern: str, username: str) -> None:
    answer = signed_in(getattr(cast, username)).get(reverse("file", args=[concern]))
    assert answer.status_code == (200 if username in CASE_WORKERS else 404)
    assert ("Jordan Sample" in answer.text) is (username in CASE_WORKERS)


def test_a_concern_says_who_is_responsible_what_is_next_and_by_when(
    cast: Cast, signed_in: SignedIn, concern: str
) -> None:
    text = signed_in(cast.alice).get(reverse("file", args=[concern])).text
    assert "Designated officer (Alice Example)" in text
    assert "Screen the concern" in text
    assert "working days overdue" in text


def test_unknown_and_forbidden_look_the_same(cast: Cast, signed_in: SignedIn, concern: str) -> None:
    browser = signed_in(cast.carol)
    forbidden = browser.get(reverse("file", args=[concern]))
    unknown = browser.get(reverse("file", args=[new_id()]))
    assert forbidden.status_code == unknown.status_code == 404
    assert forbidden.content == unknown.content
