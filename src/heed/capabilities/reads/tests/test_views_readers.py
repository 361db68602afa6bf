"""The page on which those who work on a file see who was shown it, when and why."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from heed.access import door
from heed.access.testing import Cast, Member, appoint, state
from heed.capabilities.reads.words import page_words
from heed.facts.concern import ConcernReceived
from heed.facts.organisation import PostPlaced
from heed.facts.upkeep import PageRead
from heed.store.derived.models import Read
from heed.store.reads import NotRecorded, Reader, record_reads
from heed.web.pages.lists import SIZE
from heed.web.testing import text_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
PAGE = "/files/c1/reads/"


def concern(cast: Cast, owner: str, file: str = "c1") -> None:
    received = ConcernReceived(
        reference="C-7K2-MPQ", channel="phone", source="employer", words="As told.",
        referred=timezone.localdate(), owner=owner, adult="Jordan Sample",
    )  # fmt: skip
    state(cast.alice, file, received, now=timezone.now())


@pytest.fixture
def read(cast: Cast) -> Cast:
    concern(cast, cast.alice.post)
    note(cast.ben, PageRead(page="file", of="c1", reason="On call <tonight>."))
    note(cast.ben, PageRead(page="search results", query="Jordan", listed=("c1",)))
    note(cast.ben, PageRead(page="file", of="c2", query="elsewhere"))
    return cast


def note(who: Member, *reads: PageRead) -> None:
    record_reads(Reader(who.actor), reads, command=f"{reads}", now=timezone.now())


def test_the_post_responsible_sees_who_opened_it_and_why(read: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(read.alice)
    assert PAGE in text_of(browser.get("/files/c1/"))
    shown = text_of(browser.get(PAGE))
    assert "Ben Example" in shown
    assert "Business support" in shown
    assert "On call &lt;tonight&gt;." in shown
    assert "Search results, named" in shown
    assert "Asked for: Jordan" in shown
    assert "elsewhere" not in shown
    assert shown.index("Search results") < shown.index("On call")


def test_who_looks_is_noted_before_anything_is_shown(
    read: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = signed_in(read.alice)
    assert "Who opened the file" not in text_of(browser.get(PAGE))
    assert Read.objects.filter(
        of=read.ben.person, how="named", page="reads", actor=read.alice.person
    ).exists()
    assert "Who opened the file" in text_of(browser.get(PAGE))

    def fail(*_: object, **__: object) -> None:
        raise NotRecorded("full")

    monkeypatch.setattr(door, "record_reads", fail)
    answer = browser.get(PAGE)
    assert answer.status_code == 503
    assert "Ben Example" not in text_of(answer)


def test_nobody_else_is_told_that_there_is_such_a_page(read: Cast, signed_in: SignedIn) -> None:
    for member in (read.ben, read.carol, read.dan, read.eve):
        assert signed_in(member).get(PAGE).status_code == 404
    assert PAGE not in text_of(signed_in(read.ben).get("/files/c1/"))
    assert signed_in(read.alice).get("/files/nothing/reads/").status_code == 404
    assert signed_in(read.alice).get(f"/files/{read.ben.person}/reads/").status_code == 404


def test_the_post_that_answers_for_a_vacant_one_sees_it_too(cast: Cast, signed_in: SignedIn) -> None:
    concern(cast, cast.vacant_post)
    assert signed_in(cast.alice).get(PAGE).status_code == 404
    since = timezone.localdate()
    placed = PostPlaced(post=cast.vacant_post, above=cast.alice.post, since=since, reason="Agreed.")
    state(cast.dan, cast.organisation, placed, now=timezone.now())
    assert signed_in(cast.alice).get(PAGE).status_code == 200


def test_the_data_protection_lead_sees_readers_and_reasons_and_nothing_of_the_case(
    read: Cast, signed_in: SignedIn
) -> None:
    browser = signed_in(appoint(read, "fay", "Fay Example", "data-protection-lead", now=timezone.now()))
    shown = text_of(browser.get(PAGE))
    assert "C-7K2-MPQ" in shown
    assert "On call &lt;tonight&gt;." in shown
    assert "Jordan" not in shown
    assert Read.objects.filter(of="c1", page="reads", how="opened").exists()
    assert browser.get(f"/files/{read.ben.person}/reads/").status_code == 200
    for page in ("/files/c1/", "/files/", "/queue/", "/figures/"):
        assert browser.get(page).status_code == 404


def test_the_list_goes_from_page_to_page_without_leaving_one_out(read: Cast, signed_in: SignedIn) -> None:
    note(read.ben, *(PageRead(page=f"p{number}", of="c1") for number in range(SIZE)))
    browser = signed_in(read.alice)
    first = browser.get(PAGE)
    second = browser.get(PAGE + first.context["next"].href)
    rows = [*first.context["table"].rows, *second.context["table"].rows]
    pages = [row[2].text for row in rows]
    expected = [f"P{number}" for number in reversed(range(SIZE))]
    assert pages == [*expected, "Search results, named", "The file itself"]
    assert second.context["next"] is None
    assert len(browser.get(f"{PAGE}?after=x").context["table"].rows) == SIZE


def test_a_page_without_words_of_its_own_is_called_by_its_short_name() -> None:
    assert (page_words("file"), page_words("add-note")) == ("The file itself", "Add note")
