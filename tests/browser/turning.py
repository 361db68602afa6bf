"""Going from page to page without looking at the old one by mistake."""

from playwright.sync_api import Locator


def turn(link_or_button: Locator) -> None:
    """Press it and wait until the page it leads to has loaded.

    A click alone returns before that, and what is asked next may be answered by the page that is left.
    """
    with link_or_button.page.expect_navigation():
        link_or_button.click()
