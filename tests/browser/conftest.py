"""A real Chromium, and the check that every page must pass.

Debian's own browser is used; nothing is downloaded. Set HEED_SCREENSHOTS to a folder to keep a picture of each
page at each width.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

CHROMIUM = shutil.which("chromium")
WIDTHS = (1280, 320)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ARGUMENTS = ["--disable-dev-shm-usage", "--disable-background-networking"]

# Playwright's loop runs in the thread of the tests; Django would take that for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"


@dataclass
class Watch:
    """What a page said while it was open: errors in its console, requests to elsewhere."""

    said: list[str] = field(default_factory=list)


WATCHES: WeakKeyDictionary[Page, Watch] = WeakKeyDictionary()

CheckPage = Callable[..., None]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    if CHROMIUM is None:
        pytest.skip("there is no chromium here; to run the browser tests:  apt-get install -y chromium")
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": CHROMIUM, "args": [*ARGUMENTS, *root]}


@pytest.fixture
def page(page: Page) -> Page:
    return watched(page)


@pytest.fixture
def plain_page(browser: Browser) -> Iterator[Page]:
    """A page in a browser that runs no scripts."""
    context = browser.new_context(java_script_enabled=False)
    yield watched(context.new_page())
    context.close()


@pytest.fixture
def check_page() -> CheckPage:
    """The function that checks a page: `check_page(page, name)`."""
    return check


def watched(page: Page) -> Page:
    """Notes from now on what the page complains of, and every request that leaves this machine."""
    watch = WATCHES[page] = Watch()

    def heard(message: ConsoleMessage) -> None:
        # The status of the page itself is for the test to judge.
        is_status = message.text.startswith("Failed to load resource")
        if message.type == "error" and not (is_status and message.location.get("url") == page.url):
            watch.said.append(message.text)

    def asked(request: Request) -> None:
        if not request.url.startswith(("http://127.0.0.1:", "http://localhost:", "data:")):
            watch.said.append(f"asked {request.url}")

    page.on("console", heard)
    page.on("pageerror", lambda error: watch.said.append(str(error)))
    page.on("request", asked)
    return page


def check(page: Page, name: str) -> None:
    """Fail, naming everything that is wrong, unless the page as it stands is accessible and sound.

    Looks at 1280 and at 320 pixels: WCAG 2 A and AA up to 2.2 by axe, complaints in the console (those of
    the Content-Security-Policy among them), and content that is wider than the window.
    """
    wrong = list(WATCHES[page].said)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wrong += [f"{width} px: {one}" for one in [*overflow(page), *violations(page)]]
        keep_picture(page, f"{name}-{width}")
    assert not wrong, f"{name}:\n" + "\n".join(wrong)


def overflow(page: Page) -> list[str]:
    over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [f"content is {over} px wider than the window"] if over > 0 else []


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": WCAG}).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]


def keep_picture(page: Page, name: str) -> None:
    if folder := os.environ.get("HEED_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
