"""The page of each kind of file, as it stands, as known on a day, and with a day that cannot be."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.turning import turn

CheckPage = Callable[..., None]
SignIn = Callable[..., None]
LEADING_TO = {
    "allegation": ("/files/?post=all", "h2 a"),
    "concern": ("/files/?list=screened&post=all", "h2 a"),
    "organisation": ("/people/", "h3 a"),
}


def first_link(page: Page, address: str, where: str) -> str:
    page.goto(address)
    return str(page.locator(f"main {where}").first.get_attribute("href")).partition("#")[0]


@pytest.mark.parametrize("kind", LEADING_TO)
def test_the_page_of_a_file(
    page: Page, check_page: CheckPage, service: str, sign_in: SignIn, kind: str
) -> None:
    sign_in(page)
    address, where = LEADING_TO[kind]
    file = first_link(page, service + address, where)
    page.goto(service + file)
    check_page(page, f"file-{kind}")
    page.goto(f"{service}{file}?known-day=1&known-month=1&known-year=2199")
    assert page.title().startswith("Error:")
    check_page(page, f"file-{kind}-error")


def test_the_page_of_a_person_and_of_a_file_as_known_on_a_day(
    page: Page, check_page: CheckPage, service: str, sign_in: SignIn
) -> None:
    sign_in(page)
    file = first_link(page, service + "/files/?post=all", "h2 a")
    page.goto(service + first_link(page, service + file, "tbody th a"))
    check_page(page, "file-person")
    page.goto(service + file)
    recorded = page.locator("time").last.get_attribute("datetime") or ""
    year, month, day = recorded[:10].split("-")
    page.goto(f"{service}{file}?known-day={day}&known-month={month}&known-year={year}")
    expect(page.get_by_text("This is what the record said at the end of")).to_be_visible()
    check_page(page, "file-known")


def test_the_four_tracks_suspension_and_what_closing_waits_for(
    page: Page, check_page: CheckPage, service: str, sign_in: SignIn
) -> None:
    sign_in(page)
    file = first_link(page, service + "/files/?post=all", "h2 a")
    page.goto(service + file)
    turn(page.get_by_role("link", name="See the four tracks"))
    expect(page.get_by_role("heading", name="Safeguarding")).to_be_visible()
    check_page(page, "four-tracks")
    turn(page.get_by_role("link", name="Record a step of the criminal track"))
    check_page(page, "track-step")
    page.goto(service + file)
    turn(page.get_by_role("link", name=re.compile("^Record .*suspension was considered")))
    check_page(page, "suspension")
    page.goto(f"{service}{file}close/")
    expect(page.get_by_role("heading", name="Still open")).to_be_visible()
    check_page(page, "closing-open")


def test_the_filters_and_what_a_search_finds(
    page: Page, check_page: CheckPage, service: str, sign_in: SignIn
) -> None:
    sign_in(page)
    page.goto(f"{service}/queue/?what=unheard-of")
    check_page(page, "work-error")
    page.goto(f"{service}/search/")
    page.locator("#id_q").fill("Alise Fernshaw")
    turn(page.get_by_role("button", name="Search", exact=True))
    expect(page.get_by_role("link", name="Alice Fernshaw")).to_be_visible()
    check_page(page, "search-found")


def test_who_worked_at_a_setting(page: Page, check_page: CheckPage, service: str, sign_in: SignIn) -> None:
    sign_in(page)
    page.goto(service + first_link(page, service + "/people/", "h3 a"))
    turn(page.get_by_role("link", name="Ask who worked here, and when"))
    expect(page.get_by_role("heading", name="Dates not recorded")).to_be_visible()
    expect(page.locator("main table a[href^='/files/']").first).to_be_visible()
    check_page(page, "workplaces-answer")
