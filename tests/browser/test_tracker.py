"""The mapping of an older tracker is made in a browser: chosen, previewed, put right, downloaded."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.browser.turning import turn

CheckPage = Callable[..., None]
SignIn = Callable[..., None]
SAMPLE = Path(__file__).parents[2] / "docs/tracker"


def test_a_mapping_is_made_and_previewed(
    page: Page, check_page: CheckPage, service: str, sign_in: SignIn
) -> None:
    sign_in(page)
    page.goto(f"{service}/people/")
    turn(page.get_by_role("button", name="Bring in an older tracker"))
    check_page(page, "tracker")
    turn(page.get_by_role("button", name="Show what it comes to"))
    expect(page.get_by_role("link", name="Choose a spreadsheet")).to_be_visible()
    check_page(page, "tracker-error")

    page.get_by_label("Spreadsheet").set_input_files(SAMPLE / "tracker.csv")
    page.get_by_label("Mapping").fill((SAMPLE / "tracker.toml").read_text(encoding="utf-8"))
    turn(page.get_by_role("button", name="Show what it comes to"))
    expect(page.get_by_role("heading", name="The first 5 of 5 incidents")).to_be_visible()
    check_page(page, "tracker-preview")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download the mapping").click()
    assert taken.value.suggested_filename == "mapping.toml"
    assert "Sampleton tracker" in taken.value.path().read_text(encoding="utf-8")
