"""The hand-over list: whose it is, what it lists, what rises to it, and that it is noted as read."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.handover import handover
from heed.access.testing import Cast, Member, state
from heed.facts.organisation import PostLeft, PostPlaced
from heed.store.derived.models import Read
from heed.web.testing import text_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]


def page(browser: Client, **query: str) -> str:
    return text_of(browser.get("/handover/", query))


def test_what_waits_is_listed_the_overdue_first(cast: Cast, allegation: str, signed_in: SignedIn) -> None:
    shown = page(signed_in(cast.alice))
    assert "Designated officer (Alice Example)" in shown
    assert (
        shown.index("Overdue") < shown.index("Still to be done") < shown.index("Files it is responsible for")
    )
    assert f'href="/files/{allegation}/"' in shown
    assert Read.objects.filter(page="handover", actor=cast.alice.person).exists()


def test_what_a_vacant_post_has_to_do_rises_to_the_post_above(
    cast: Cast, allegation: str, today: date, signed_in: SignedIn
) -> None:
    alice = cast.alice
    state(
        cast.dan, cast.organisation,
        PostPlaced(post=alice.post, above=cast.ben.post, since=today),
        PostLeft(
            tenure=f"tenure-{alice.person}", post=alice.post, holder=alice.person,
            until=today - timedelta(days=1),
        ),
        now=timezone.now(),
    )  # fmt: skip
    shown = page(signed_in(cast.ben))
    assert f'href="/files/{allegation}/"' in shown
    assert "Designated officer" in shown[shown.index("What rises to it") :]


def test_a_vacant_post_with_nobody_above_says_so_and_keeps_its_duties(
    cast: Cast, receive: Callable[..., str], signed_in: SignedIn
) -> None:
    concern = receive(owner=cast.vacant_post)
    shown = page(signed_in(cast.alice), post=cast.vacant_post)
    assert "Deputy designated officer (vacant). Nobody holds this post or a post above it" in shown
    assert f'href="/files/{concern}/"' in shown


def test_only_who_decides_sees_the_list_of_another_post(
    cast: Cast, allegation: str, signed_in: SignedIn
) -> None:
    assert f'href="/files/{allegation}/"' in page(signed_in(cast.alice), post=cast.alice.post)
    assert f'href="/files/{allegation}/"' not in page(signed_in(cast.ben), post=cast.alice.post)
    for member in (cast.carol, cast.dan):
        assert signed_in(member).get("/handover/").status_code == 404


def test_the_cost_does_not_follow_the_number_of_steps(
    cast: Cast, receive: Callable[..., str], signed_in: SignedIn, statements: list[object]
) -> None:
    browser = signed_in(cast.alice)
    counts = []
    for _ in range(2):
        for _ in range(4):
            receive()
        statements.clear()
        browser.get("/handover/")
        counts.append(len(statements))
    assert counts[0] == counts[1]


def test_every_file_is_listed_once(cast: Cast, allegation: str) -> None:
    left = handover([cast.alice.post])
    assert left.step_count == len(left.steps) > 0
    assert len(left.listed) == len(set(left.listed))
    assert allegation in left.listed
