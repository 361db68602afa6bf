"""The demonstration as a stranger meets it: each place, sound and accessible."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.browser.turning import turn

CheckPage = Callable[..., None]
SignIn = Callable[..., None]

PLACES = {
    "home": "/",
    "work": "/queue/",
    "search": "/search/",
    "people": "/people/",
    "handover": "/handover/",
    "workplaces": "/workplaces/",
    "figures": "/figures/",
    "year": "/figures/2013-14/",
    "published": "/figures/published/",
    "records": "/figures/2013-14/incidents-by-sector/teaching/",
    "new-concern": "/concerns/new/",
    "not-found": "/files/none/",
}


@pytest.mark.parametrize("name", PLACES)
def test_page(page: Page, check_page: CheckPage, service: str, sign_in: SignIn, name: str) -> None:
    sign_in(page)
    page.goto(service + PLACES[name])
    check_page(page, f"service-{name}")


def test_sign_in_page(page: Page, check_page: CheckPage, service: str) -> None:
    page.goto(f"{service}/sign-in/")
    check_page(page, "service-sign-in")
    turn(page.get_by_role("button", name="Sign in"))
    assert page.title().startswith("Error:")
    check_page(page, "service-sign-in-error")


def test_the_administrator_opens_no_case(page: Page, service: str, sign_in: SignIn) -> None:
    sign_in(page)
    page.goto(f"{service}/queue/")
    turn(page.locator("main a[href^='/files/']").first)
    file = re.sub(r"(/files/[^/]+/).*", r"\1", page.url)
    page.context.clear_cookies()
    sign_in(page, "dan")
    assert page.goto(file).status == 404  # type: ignore[union-attr]


def test_work_without_scripts(plain_page: Page, service: str, sign_in: SignIn) -> None:
    sign_in(plain_page)
    plain_page.goto(f"{service}/queue/")
    expect(plain_page.get_by_role("heading", name="Overdue", exact=True)).to_be_visible()
