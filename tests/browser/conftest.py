"""A real Chromium, and the check that every page must pass.

Debian's own browser is used; nothing is downloaded. Set HEED_SCREENSHOTS to a folder to keep a picture of
each page at each width.
"""

import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect
from tests.browser.turning import turn

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
    scripts: bool = True


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
    yield watched(context.new_page(), scripts=False)
    context.close()


@pytest.fixture
def check_page() -> CheckPage:
    """The function that checks a page: `check_page(page, name)`."""
    return check


def watched(page: Page, *, scripts: bool = True) -> Page:
    """Notes from now on what the page complains of, and every request that leaves this machine."""
    watch = WATCHES[page] = Watch(scripts=scripts)

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
    with as_axe_can_read(page) as readable:
        found = Axe().run(readable, options={"runOnly": WCAG}).response["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]


@contextmanager
def as_axe_can_read(page: Page) -> Iterator[Page]:
    """The page; where no scripts run, its HTML in a window where axe is the only script."""
    if WATCHES[page].scripts or page.context.browser is None:
        yield page
        return
    context = page.context.browser.new_context(viewport=page.viewport_size)
    twin, html = context.new_page(), page.content()
    twin.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    twin.route(page.url, lambda route: route.fulfill(body=html, content_type="text/html"))
    twin.goto(page.url)
    yield twin
    context.close()


def keep_picture(page: Page, name: str) -> None:
    if folder := os.environ.get("HEED_SCREENSHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


HEED = Path(sys.executable).with_name("heed")
PASSWORD = "an invented town by the sea"


def _environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HEED_", "DJANGO_"))}
    return {**kept, "HEED_HOME": str(home)}


@pytest.fixture(scope="session")
def heed_command(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Any]]:
    """Runs the `heed` command on the home that is served; gives what it said and its exit status."""
    home = tmp_path_factory.mktemp("service") / "home"

    def run(*words: str, start: bool = False) -> Any:
        command = [str(HEED), *words]
        if start:
            return subprocess.Popen(command, env=_environment(home), stdout=subprocess.DEVNULL)
        return subprocess.run(command, env=_environment(home), capture_output=True, text=True, check=False)

    yield run
    run("database", "stop")


@pytest.fixture(scope="session")
def service(heed_command: Callable[..., Any]) -> Iterator[str]:
    """The address of a demonstration that is served for the session."""
    if CHROMIUM is None:
        pytest.skip("there is no chromium here; to run the browser tests:  apt-get install -y chromium")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with heed_command("demo", "--incidents", "80", "--serve", "--port", str(port), start=True) as process:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, process)
        yield address
        process.terminate()


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    """The connection is refused until the server listens; asking again is the only way to know."""
    while process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/sign-in/", timeout=60).close()  # noqa: S310 - our own
            return
        except (urllib.error.URLError, ConnectionError):
            try:
                process.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
    pytest.fail("the demonstration ended before it answered")


@pytest.fixture
def sign_in(service: str) -> Callable[..., None]:
    """Signs somebody in on a page."""

    def do(page: Page, who: str = "alice") -> None:
        page.goto(f"{service}/sign-in/")
        page.get_by_label("User name").fill(who)
        page.get_by_label("Password").fill(PASSWORD)
        turn(page.get_by_role("button", name="Sign in"))
        expect(page.get_by_role("heading", level=1)).to_have_text("Home")

    return do
