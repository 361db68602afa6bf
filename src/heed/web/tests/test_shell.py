"""The frame of every page."""

import re

import pytest
from django.test import Client, override_settings

from heed.access.roles import ROLES
from heed.web.shell import navigation


def test_who_is_signed_in_and_in_which_post(visitor: Client) -> None:
    page = visitor.get("/gallery/").content.decode()

    assert "Alex Marlowe" in page
    assert "Designated officer" in page
    assert re.search(r'<form method="post" action="/sign-out/"[^>]*>\s*<input type="hidden" name="csrf', page)


def test_nobody_signed_in_sees_no_way_on(visitor: Client) -> None:
    page = visitor.get("/gallery/sign-in/").content.decode()

    assert "govuk-service-navigation" not in page
    assert "Sign out" not in page


@pytest.mark.parametrize(
    ("path", "marked"),
    [
        ("/", {"Home": "page"}),
        ("/queue/", {"Work": "page"}),
        ("/queue/later/", {"Work": "true"}),
        ("/x/", {}),
    ],
)
def test_the_place_where_one_is_is_marked(path: str, marked: dict[str, str]) -> None:
    assert {
        place.text: place.current
        for place in navigation(path, ROLES["designated-officer"].powers)
        if place.current
    } == marked


@pytest.mark.parametrize(
    ("role", "places"),
    [
        ("business-support", ["Home", "Work", "Search", "People & organisations", "Figures", "Rules"]),
        ("scrutineer", ["Home", "Search", "People & organisations", "Figures", "Rules"]),
        ("administrator", ["Home", "Search", "People & organisations", "Rules"]),
    ],
)
def test_nobody_is_led_to_a_place_that_their_role_does_not_open(role: str, places: list[str]) -> None:
    assert [place.text for place in navigation("/", ROLES[role].powers)] == places


def test_a_demonstration_says_so_on_every_page_and_only_there(visitor: Client) -> None:
    for address in ("/gallery/", "/gallery/nowhere/", "/gallery/stopped/"):
        assert b"Everything shown here is invented" in visitor.get(address).content
    with override_settings(HEED_DEMO=False):
        assert b"Everything shown here is invented" not in visitor.get("/gallery/").content


def test_no_crown_and_no_word_of_gov_uk(visitor: Client) -> None:
    page = visitor.get("/gallery/").content.decode()

    assert "crown" not in page.lower()
    assert "GOV.UK" not in page
