"""The page on which a note is added, on a file of any kind."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.testing import Cast, Member, state
from heed.facts.allegation import AllegationFileOpened
from heed.facts.concern import ConcernReceived, NoteAdded
from heed.store.reading import open_file
from heed.web.testing import filled, text_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[[Member], Client]


@pytest.fixture
def files(cast: Cast) -> dict[str, str]:
    today, now = timezone.localdate(), timezone.now()
    opened = AllegationFileOpened(
        reference="A-7K2-MPQ", concern="c1", summary="Words.", referred=today, owner=cast.alice.post
    )
    received = ConcernReceived(
        reference="C-1",
        channel="phone",
        source="employer",
        words="As told.",
        referred=today,
        owner=cast.alice.post,
    )
    state(cast.alice, "a1", opened, now=now)
    state(cast.alice, "c1", received, now=now)
    return {"allegation": "a1", "concern": "c1", "person": cast.eve.person, "organisation": cast.organisation}


@pytest.mark.parametrize("kind", ["concern", "allegation", "person", "organisation"])
def test_a_note_is_added_once_to_a_file_of_any_kind(
    cast: Cast, signed_in: SignedIn, files: dict[str, str], kind: str
) -> None:
    browser, file = signed_in(cast.ben), files[kind]
    page = f"/files/{file}/note/"
    assert page in text_of(browser.get(f"/files/{file}/"))
    sent = filled(browser.get(page), text="The school rang.\nIt will ring again.")
    for _ in range(2):
        done = browser.post(page, sent)
        assert (done.status_code, done["Location"]) == (303, f"/files/{file}/")
    notes = [item.fact for item in open_file(file).history if isinstance(item.fact, NoteAdded)]
    assert notes == [NoteAdded(text="The school rang.\nIt will ring again.")]


def test_what_somebody_else_recorded_is_never_taken_for_one_s_own(
    cast: Cast, signed_in: SignedIn, files: dict[str, str]
) -> None:
    """A form that one person sent, sent again by another from the same browser: whose statement is it?"""
    sent = filled(signed_in(cast.ben).get("/files/c1/note/"), text="The school rang.")
    assert signed_in(cast.ben).post("/files/c1/note/", sent).status_code == 303
    shown = signed_in(cast.alice).post("/files/c1/note/", sent)
    assert shown.status_code == 409
    assert "The school rang." in text_of(shown)


@pytest.mark.parametrize(
    ("text", "message"),
    [("", "Enter the note"), ("A\x00B", "cannot be recorded"), ("A�B", "could not be read")],
)
def test_what_cannot_be_read_is_named_and_kept(
    cast: Cast, signed_in: SignedIn, files: dict[str, str], text: str, message: str
) -> None:
    browser = signed_in(cast.ben)
    shown = browser.post("/files/a1/note/", filled(browser.get("/files/a1/note/"), text=text))
    assert message in text_of(shown)
    assert len(open_file("a1").history) == 1


def test_it_requires_a_post_that_may_receive(cast: Cast, signed_in: SignedIn, files: dict[str, str]) -> None:
    for who in (cast.carol, cast.dan, cast.eve):
        for file in files.values():
            assert signed_in(who).get(f"/files/{file}/note/").status_code == 404
