"""The pages on which a post is placed, ended and handed over."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.posts import answering_posts
from heed.access.testing import Cast, Member, state
from heed.facts.base import Fact
from heed.facts.concern import ConcernReceived
from heed.facts.organisation import HandedOver, OrganisationDescribed, PostCreated, PostPlaced
from heed.store.reading import open_file
from heed.web.testing import dated, filled, text_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]


def send(browser: Client, page: str, **answers: str) -> Client:
    """Fill in a page and send it; fails where it was not recorded."""
    answer = browser.post(page, filled(browser.get(page), **answers))
    assert answer.status_code == 303, text_of(answer)
    return browser


def test_a_circle_over_two_organisations_is_refused_and_what_was_typed_stays(
    cast: Cast, signed_in: SignedIn
) -> None:
    today = timezone.localdate()
    far: list[Fact] = [
        OrganisationDescribed(name="Joint service", organisation_kind="local-authority"),
        PostCreated(post="joint", title="Joint head"),
        PostPlaced(post="joint", above=cast.alice.post, since=today),
    ]
    state(cast.dan, "o-joint", *far, now=timezone.now())
    browser, page = signed_in(cast.dan), f"/files/{cast.organisation}/posts/place/"
    answers = {"post": cast.alice.post, "reason": "Agreed in March", **dated("since", today.isoformat())}
    answer = browser.post(page, filled(browser.get(page), above="joint", **answers))
    assert answer.context["form"].problems[0].href == "#id_above"
    assert "Agreed in March" in text_of(answer)
    send(browser, page, **{**answers, "above": cast.carol.post})
    send(
        browser,
        f"/files/{cast.organisation}/posts/place/",
        **{**answers, "post": cast.vacant_post, "above": "joint"},
    )
    assert answering_posts(today)[cast.vacant_post] == cast.alice.post


def test_an_ended_post_gives_its_duties_to_its_successor(cast: Cast, signed_in: SignedIn) -> None:
    page, today = f"/files/{cast.organisation}/posts/end/", timezone.localdate()
    yesterday = dated("on", (today - timedelta(days=1)).isoformat())
    ends = {"post": cast.vacant_post, "ended_as": "merged", "successor": cast.alice.post, **yesterday}
    browser = send(signed_in(cast.dan), page, **ends)
    assert answering_posts(today)[cast.vacant_post] == cast.alice.post
    shown = text_of(browser.get(f"/files/{cast.organisation}/"))
    assert "Merged after" in shown


def test_a_hand_over_lists_what_waits_and_shows_no_file_to_who_may_not_open_it(
    cast: Cast, signed_in: SignedIn
) -> None:
    received = ConcernReceived(
        reference="C-7K2-MPQ", channel="phone", source="employer", words="A lift home.",
        referred=timezone.localdate(), owner=cast.alice.post, adult="Jordan Sample",
    )  # fmt: skip
    state(cast.alice, "c1", received, now=timezone.now())
    page = f"/files/{cast.organisation}/posts/hand-over/"
    note = "The keys are with the desk."
    send(
        signed_in(cast.alice), page, tenure=f"tenure-{cast.alice.person}", incoming=cast.ben.person, note=note
    )
    stated = open_file(cast.organisation).history[-1].fact
    assert isinstance(stated, HandedOver)
    assert (stated.outgoing, stated.incoming, stated.files) == (cast.alice.person, cast.ben.person, ("c1",))
    assert stated.duties > 0
    shown = text_of(signed_in(cast.dan).get(f"/files/{cast.organisation}/"))
    assert note in shown
    assert "C-7K2-MPQ" not in shown
    assert "Jordan Sample" not in shown


def test_somebody_hands_over_their_own_post_and_who_decides_any(cast: Cast, signed_in: SignedIn) -> None:
    page = f"/files/{cast.organisation}/posts/hand-over/"
    offered = {
        member.username: len(signed_in(member).get(page).context["form"].fields["tenure"].options)
        for member in (cast.alice, cast.ben)
    }
    assert offered == {"alice": 5, "ben": 1}
    other = {"tenure": f"tenure-{cast.alice.person}", "note": "Nothing."}
    browser = signed_in(cast.ben)
    answer = browser.post(page, filled(browser.get(page), **other))
    assert answer.context["form"].problems[0].href == "#id_tenure"


@pytest.mark.parametrize("step", ["place", "end"])
def test_it_requires_the_power_to_keep_the_directory(cast: Cast, signed_in: SignedIn, step: str) -> None:
    assert signed_in(cast.ben).get(f"/files/{cast.organisation}/posts/{step}/").status_code == 404
