"""Sent twice, sent late, sent with the wrong key: one fact, or a page that says why not and keeps the words."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.bad_input.pages import FORMS, NOTE, about_files
from tests.bad_input.reading import html_of, sent_by, size_of_record
from tests.bad_input.world import CHILD, OPEN, World

from heed.access.testing import Cast, Member
from heed.facts.concern import NoteAdded
from heed.store.reading import open_file
from heed.web.testing import dated, filled

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
NOTES = f"/files/{OPEN}/note/"
STANDS_ALONE = "give-account"  # a note of it is put at the end of the file, whatever else was recorded


def notes(file: str = OPEN) -> list[str]:
    return [item.fact.text for item in open_file(file).history if isinstance(item.fact, NoteAdded)]


@pytest.mark.parametrize("route", [route for route in about_files() if route != STANDS_ALONE])
@pytest.mark.parametrize("position", ["0", "999999999"])
def test_a_stale_page_keeps_its_words_and_can_be_sent_again(
    route: str, position: str, world: World, signed_in: SignedIn
) -> None:
    page = FORMS[route]
    browser, address = signed_in(world.member(page.who)), page.address(route, world)
    sent = filled(browser.get(address), **page.answers(world), stage="confirm")
    before = size_of_record()
    late = browser.post(address, {**sent, "position": position})

    assert late.status_code == 409
    assert size_of_record() == before
    kept = sent_by(html_of(late))
    moved = kept.pop("position")
    assert {name: kept.get(name) for name in sent} == {**sent, "position": None, "stage": None}
    again = browser.post(address, {**sent, "position": str(moved[-1])})
    assert again.status_code == 303
    assert size_of_record() > before


def note(page: Any, text: str) -> dict[str, str]:
    return filled(page, text=text)


def test_the_key_of_a_form_that_was_recorded_hides_nothing_that_is_typed_later(
    world: World, signed_in: SignedIn
) -> None:
    browser = signed_in(world.cast.alice)
    first = note(browser.get(NOTES), "The first.")
    browser.post(NOTES, first)
    second = browser.post(NOTES, {**first, "text": "Another."})

    assert second.status_code == 409
    assert "Another." in html_of(second)
    browser.post(NOTES, {**first, "text": "Another.", "position": str(int(first["position"]) + 1)})
    assert notes() == ["The first.", "Another."]


def test_the_key_of_another_form_hides_nothing(world: World, signed_in: SignedIn) -> None:
    browser = signed_in(world.cast.alice)
    sent = note(browser.get(NOTES), "The same words.")
    browser.post(NOTES, sent)
    elsewhere = browser.get(f"/files/{CHILD}/note/")
    key = {"idempotency_key": sent["idempotency_key"]}
    done = browser.post(f"/files/{CHILD}/note/", {**note(elsewhere, "The same words."), **key})

    assert done["Location"] == f"/files/{CHILD}/"
    assert (notes(), notes(CHILD)) == (["The same words."], ["The same words."])


def test_a_concern_sent_again_with_other_words_is_refused_and_kept(world: World, signed_in: SignedIn) -> None:
    browser, address = signed_in(world.cast.alice), "/concerns/new/"
    sent = filled(browser.get(address), **FORMS["receive-concern"].answers(world))
    first, same = browser.post(address, sent), browser.post(address, sent)
    before = size_of_record()
    other = browser.post(address, {**sent, "words": "Other words."})

    assert first["Location"] == same["Location"]
    assert size_of_record() == before
    assert "recorded already, with other answers" in html_of(other)
    assert sent_by(html_of(other))["words"] == "Other words."


@pytest.mark.parametrize("route", FORMS)
def test_how_a_form_is_sent_and_what_else_is_in_it_makes_no_difference(
    route: str, world: World, signed_in: SignedIn
) -> None:
    """As multipart, with fields that are not asked and with each answer twice; then plainly, which adds nothing."""
    page = FORMS[route]
    browser, address = signed_in(world.member(page.who)), page.address(route, world)
    sent = filled(browser.get(address), **page.answers(world), stage="confirm")
    more = {name: [value, value] for name, value in sent.items()} | {"file": "x", "corrects": "0", "": "x"}
    first = browser.post(address, more)
    after = size_of_record()

    assert first.status_code == (200 if route == STANDS_ALONE else 303)
    assert browser.post(address, sent).status_code in {302, 303}
    assert size_of_record() == after


def test_a_new_record_of_the_same_day_is_another_command(
    cast: Cast, signed_in: SignedIn, world: World
) -> None:
    """The control: with a key of its own, the same answer is recorded again."""
    browser = signed_in(cast.alice)
    for _ in range(2):
        browser.post(NOTES, {**note(browser.get(NOTES), NOTE), **dated("happened", world.today.isoformat())})

    assert len(notes()) == 2
