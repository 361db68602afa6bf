"""Controls: each form of the table takes its good answers, once; so what refuses a bad one is what is bad in it."""

import secrets
from collections.abc import Callable

import pytest
from django.test import Client
from tests.bad_input.pages import FORMS, PLAIN, SHOWN, routes
from tests.bad_input.reading import size_of_record
from tests.bad_input.world import World

from heed.access.testing import Member
from heed.web.testing import filled

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]


def test_every_address_has_a_row() -> None:
    tables = [*FORMS, *PLAIN, *SHOWN]

    assert sorted(tables) == sorted(routes())


@pytest.mark.parametrize("route", FORMS)
def test_good_answers_are_recorded_once(route: str, world: World, signed_in: SignedIn) -> None:
    recorded_once(route, world, signed_in)


@pytest.mark.parametrize(
    ("route", "where"),
    [
        ("give-account", "heed.capabilities.organisation.accounts"),
        ("receive-concern", "heed.capabilities.concern.views"),
        ("add-note", "heed.web.recording"),
    ],
)
def test_the_control_a_page_that_forgets_its_key_is_found(
    route: str, where: str, world: World, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{where}.command_of", lambda request, form: secrets.token_hex(8))

    with pytest.raises(AssertionError):
        recorded_once(route, world, signed_in)


def recorded_once(route: str, world: World, signed_in: SignedIn) -> None:
    """Sends the good answers twice."""
    page = FORMS[route]
    browser, address = signed_in(world.member(page.who)), page.address(route, world)
    sent = filled(browser.get(address), **page.answers(world), stage="confirm")
    before = size_of_record()
    first = browser.post(address, sent)
    after = size_of_record()
    again = browser.post(address, sent)

    shown = first.context and first.context.get("form") and first.context["form"].errors
    assert first.status_code == (200 if route == "give-account" else 303), shown
    assert after > before
    assert again.status_code in {302, 303}
    assert size_of_record() == after
    assert route == "give-account" or again["Location"] == first["Location"]
