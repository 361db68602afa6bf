"""The pages on which a name that was kept back is asked for, allowed, opened and shown."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, Never

import pytest
from django.test import Client
from django.utils import timezone

from heed.access import door
from heed.access.testing import Cast, Member, appoint, state
from heed.facts.concern import ConcernReceived
from heed.facts.identity import IdentityAllowed, IdentityAsked, IdentityOpened, fold_identity
from heed.facts.organisation import PostPlaced
from heed.store.derived.models import Read
from heed.store.reading import open_file
from heed.store.reads import NotRecorded
from heed.store.sealing import KeptApart
from heed.web.testing import filled, text_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
ASK = "/files/c1/identity/ask/"
NAME = "Quillon Featherby"
SEALED = b'{"name":"Quillon Featherby","contact":"01632 960123"}'


def received(cast: Cast, kept_back: bool) -> ConcernReceived:
    return ConcernReceived(
        reference="C-1",
        channel="letter",
        source="parent",
        words="As told.",
        referred=timezone.localdate(),
        name_kept_back=kept_back,
        owner=cast.alice.post,
    )


@pytest.fixture
def gil(cast: Cast) -> Member:
    """Another who decides; with a concern whose name was kept back, and one whose was not."""
    now = timezone.now()
    state(cast.alice, "c1", KeptApart(received(cast, True), SEALED), now=now)
    state(cast.alice, "c2", received(cast, False), now=now)
    return appoint(cast, "gil", "Gil Example", "designated-officer", now=now)


def asking() -> str:
    return list(fold_identity(open_file("c1").history))[-1]


def sent(browser: Client, page: str, **answers: str) -> Any:
    return browser.post(page, filled(browser.get(page), **answers))


def asked(browser: Client) -> str:
    assert sent(browser, ASK, reason="The police ask.").status_code == 303
    return f"/files/c1/identity/{asking()}/"


def test_one_asks_another_allows_and_whoever_asked_is_shown_it(
    cast: Cast, gil: Member, signed_in: SignedIn
) -> None:
    alice, other = signed_in(cast.alice), signed_in(gil)
    assert ASK in text_of(alice.get("/files/c1/"))
    page = asked(alice)
    shown = other.get(f"{page}answer/")
    assert f"{page}answer/" in text_of(other.get("/files/c1/"))
    assert "Alice Example asks, because: The police ask." in text_of(shown)
    assert NAME not in text_of(shown)
    assert alice.get(page).status_code == 404  # not allowed yet
    assert sent(other, f"{page}answer/", answer="allow", reason="A child is at risk.").status_code == 303
    assert alice.get(page).status_code == 404  # not on record as opened yet
    assert not Read.objects.filter(page="who-told-us").exists()
    done = sent(alice, f"{page}open/")
    assert (done.status_code, done["Location"]) == (303, page)
    answer = alice.get(page)
    assert NAME in text_of(answer)
    assert "01632 960123" in text_of(answer)
    assert "As told." not in text_of(answer)
    assert Read.objects.filter(page="who-told-us", of="c1", actor=cast.alice.person).count() == 1
    assert other.get(page).status_code == 404
    assert other.get(f"{page}open/").status_code == 404
    assert NAME not in text_of(other.get("/files/c1/"))


def test_what_cannot_be_noted_is_not_shown(
    cast: Cast, gil: Member, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(cast, gil, timedelta())

    def full(*_: object, **__: object) -> Never:
        raise NotRecorded("The disk is full.")

    monkeypatch.setattr(door, "record_reads", full)
    answer = signed_in(cast.alice).get("/files/c1/identity/i1/")
    assert answer.status_code == 503
    assert NAME not in text_of(answer)


def opened(cast: Cast, gil: Member, ago: timedelta) -> None:
    then = timezone.now() - ago
    state(cast.alice, "c1", IdentityAsked(asking="i1", reason="The police ask."), now=then)
    state(gil, "c1", IdentityAllowed(asking="i1", reason="At risk."), now=then)
    state(cast.alice, "c1", IdentityOpened(asking="i1"), now=then)


def test_after_the_hour_it_is_closed_and_can_be_asked_for_again(
    cast: Cast, gil: Member, signed_in: SignedIn
) -> None:
    opened(cast, gil, timedelta(hours=1, minutes=1))
    alice = signed_in(cast.alice)
    assert alice.get("/files/c1/identity/i1/").status_code == 404
    refused = sent(alice, "/files/c1/identity/i1/open/")
    assert "within an hour of being allowed" in text_of(refused)
    assert asked(alice) != "/files/c1/identity/i1/"


def test_the_same_person_and_a_manager_are_refused(cast: Cast, gil: Member, signed_in: SignedIn) -> None:
    alice, other = signed_in(cast.alice), signed_in(gil)
    page = asked(alice)
    assert alice.get(f"{page}answer/").status_code == 404
    for below, above in ((cast.alice, cast.vacant_post), (None, gil.post)):
        placed = PostPlaced(
            post=below.post if below else cast.vacant_post,
            above=above,
            since=timezone.localdate(),
            reason="Agreed.",
        )
        state(cast.dan, cast.organisation, placed, now=timezone.now())
    refused = sent(other, f"{page}answer/", answer="allow", reason="Yes.")
    assert "neither answers to the person who asks" in text_of(refused)
    assert fold_identity(open_file("c1").history)[asking()].answered_at is None


def test_another_concern_and_one_without_a_kept_back_name(
    cast: Cast, gil: Member, signed_in: SignedIn
) -> None:
    opened(cast, gil, timedelta())
    alice = signed_in(cast.alice)
    for page in ("ask/", "i1/answer/", "i1/open/", "i1/"):
        assert alice.get(f"/files/c2/identity/{page}").status_code == 404
    assert "/identity/" not in text_of(alice.get("/files/c2/"))
    assert alice.get("/files/c1/identity/i2/").status_code == 404
    assert alice.get("/files/c1/identity/i1/").status_code == 200


def test_for_whoever_may_not_decide_there_are_no_such_pages(
    cast: Cast, gil: Member, signed_in: SignedIn
) -> None:
    opened(cast, gil, timedelta())
    for who in (cast.ben, cast.carol, cast.dan, cast.eve):
        for page in ("ask/", "i1/answer/", "i1/open/", "i1/"):
            assert signed_in(who).get(f"/files/c1/identity/{page}").status_code == 404
    assert "/identity/" not in text_of(signed_in(cast.ben).get("/files/c1/"))
