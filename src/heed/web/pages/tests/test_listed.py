"""Whose names a page showed stands in the book of reads beside the page."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.testing import Cast, Member, state
from heed.facts.concern import ConcernReceived
from heed.facts.upkeep import PageRead
from heed.store.reading import open_files

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]


def last_read(who: Member) -> PageRead:
    chain = f"reads-of-{who.person}"
    fact = open_files([chain], "reads")[chain].history[-1].fact
    assert isinstance(fact, PageRead)
    return fact


@pytest.mark.parametrize("address", ["/", "/queue/", "/files/?list=to-screen&post=all"])
def test_a_list_names_its_files_in_the_book_of_reads(cast: Cast, signed_in: SignedIn, address: str) -> None:
    concern = ConcernReceived(
        reference="C-AAA-AAA",
        channel="phone",
        source="employer",
        words="A caller asks for advice.",
        referred=date(2026, 3, 2),
        adult="Corin Wispdale",
        owner=cast.alice.post,
    )
    state(cast.ben, "concern-1", concern, now=timezone.now())
    page = signed_in(cast.alice).get(address)
    assert "Corin Wispdale" in page.content.decode()
    assert last_read(cast.alice).listed == ("concern-1",)


def test_a_search_names_what_it_found(cast: Cast, signed_in: SignedIn) -> None:
    page = signed_in(cast.alice).post("/search/", {"q": "Sampleton"})
    found = page.context["results"]
    assert found
    assert set(last_read(cast.alice).listed) >= {one["file"].file for one in found}
