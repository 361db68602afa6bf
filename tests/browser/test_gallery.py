"""Every component and field in four forms: as it is, with errors, on a phone, without scripts."""

from collections.abc import Callable, Iterator

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test import override_settings
from django.test.testcases import LiveServerThread
from playwright.sync_api import Page, expect
from tests.browser.turning import turn

CheckPage = Callable[..., None]

PAGES = ["", "fields/", "fields/errors/", "sign-in/", "table/", "list/", "summary/", "step/", "decision/"]
PAGES += ["sign-in/again/", "signed-in-again/"]
WITH_FORMS = ["fields/", "fields/errors/", "sign-in/"]
FAILURES = ["nowhere/", "stopped/"]
SETTINGS = {
    "ROOT_URLCONF": "heed.web.tests.urls",
    "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
    "ALLOWED_HOSTS": ["127.0.0.1"],
    "HEED_DEMO": True,
}


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    """The address of the gallery, served without a database."""
    with override_settings(**SETTINGS):
        server = LiveServerThread("127.0.0.1", StaticFilesHandler)
        server.daemon = True
        server.start()
        server.is_ready.wait()
        yield f"http://127.0.0.1:{server.port}/gallery/"
        server.terminate()


@pytest.mark.parametrize("address", PAGES + FAILURES)
def test_the_page_is_sound(page: Page, gallery: str, check_page: CheckPage, address: str) -> None:
    page.goto(gallery + address)

    check_page(page, name_of(address))


@pytest.mark.parametrize("address", WITH_FORMS)
def test_the_page_is_sound_without_scripts(
    plain_page: Page, gallery: str, check_page: CheckPage, address: str
) -> None:
    plain_page.goto(gallery + address)

    check_page(plain_page, f"{name_of(address)}-plain")


def test_the_check_bites(page: Page, gallery: str, check_page: CheckPage) -> None:
    page.goto(f"{gallery}flawed/")

    with pytest.raises(AssertionError) as found:
        check_page(page, "flawed")
    for flaw in ("color-contrast", "image-alt", "Content Security Policy", "wider than the window"):
        assert flaw in str(found.value)


def test_an_error_takes_the_focus_and_its_link_leads_to_the_control(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}step/")
    turn(page.get_by_role("button", name="Save"))

    expect(page).to_have_title("Error: Close the file – Heed")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    page.get_by_role("link", name="Enter the reason").click()
    expect(page.get_by_label("Reason")).to_be_focused()


def test_an_answer_reveals_its_field_with_scripts_and_shows_it_plainly_without(
    page: Page, plain_page: Page, gallery: str
) -> None:
    for one in (page, plain_page):
        one.goto(f"{gallery}fields/")
    expect(plain_page.get_by_label("What else")).to_be_visible()
    expect(page.get_by_label("What else")).to_be_hidden()

    page.get_by_label("Something else").check()

    expect(page.get_by_label("What else")).to_be_visible()


def test_a_decision_goes_through_without_scripts(
    plain_page: Page, gallery: str, check_page: CheckPage
) -> None:
    plain_page.goto(f"{gallery}decision/")
    plain_page.get_by_label("Reason").fill("Nothing more is open")
    plain_page.get_by_label("Year").fill("2014")
    turn(plain_page.get_by_role("button", name="Continue"))
    check_page(plain_page, "check-answers")
    turn(plain_page.get_by_role("button", name="Change answers"))
    expect(plain_page.get_by_label("Reason")).to_have_value("Nothing more is open")
    turn(plain_page.get_by_role("button", name="Continue"))
    turn(plain_page.get_by_role("button", name="Confirm and record"))

    expect(plain_page.get_by_role("alert")).to_contain_text("The file is closed")


def test_a_stale_page_is_sound_and_keeps_what_was_typed(
    page: Page, gallery: str, check_page: CheckPage
) -> None:
    page.goto(f"{gallery}step/")
    page.get_by_label("Reason").fill("late")
    turn(page.get_by_role("button", name="Save"))

    expect(page.get_by_text("Recorded meanwhile")).to_be_visible()
    expect(page.get_by_label("Reason")).to_have_value("late")
    check_page(page, "stale")


def test_after_a_stop_trying_again_is_one_press(page: Page, gallery: str, check_page: CheckPage) -> None:
    page.goto(f"{gallery}step/")
    page.get_by_label("Reason").fill("stopped")
    turn(page.get_by_role("button", name="Save"))

    expect(page.get_by_role("heading", name="Heed cannot reach its records")).to_be_visible()
    expect(page.get_by_label("Reason")).to_have_value("stopped")
    check_page(page, "stopped-with-answers")
    turn(page.get_by_role("button", name="Try again"))
    expect(page.get_by_label("Reason")).to_have_value("stopped")


def test_the_keyboard_meets_the_skip_link_first(page: Page, gallery: str) -> None:
    page.goto(f"{gallery}fields/")
    page.keyboard.press("Tab")

    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main-content")).to_be_focused()


def test_rows_are_stacked_on_a_phone_and_led_by_their_headings(page: Page, gallery: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(gallery)
    cell = page.locator("td[data-label='Still open']").first

    assert cell.evaluate("cell => getComputedStyle(cell).display") == "block"
    assert "Still open" in cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    expect(page.get_by_role("table", name="Referrals by sector")).to_be_visible()


def test_paper_shows_the_record_and_not_the_way_around(page: Page, gallery: str) -> None:
    page.goto(gallery)
    page.emulate_media(media="print")

    expect(page.locator(".govuk-service-navigation")).to_be_hidden()
    expect(page.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(page.get_by_role("heading", name="Meeting held")).to_be_visible()
    header = page.locator(".govuk-generic-header")
    assert header.evaluate("one => getComputedStyle(one).backgroundColor") == "rgba(0, 0, 0, 0)"
    assert (
        page.locator("a.govuk-link").first.evaluate("a => getComputedStyle(a, '::after').content") == "none"
    )


def test_forced_colours_keep_the_line_of_the_timeline(page: Page, gallery: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(gallery)
    line = page.locator(".moj-timeline")
    ink, paper = (
        line.evaluate(f"one => getComputedStyle({of}).backgroundColor")
        for of in ("one, '::before'", "document.body")
    )

    assert ink != paper


def name_of(address: str) -> str:
    return address.strip("/").replace("/", "-") or "components"
