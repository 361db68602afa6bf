"""The demonstration as a stranger meets it: `heed demo --serve`, a browser, and the record verified afterwards."""

import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

CheckPage = Callable[..., None]
HEED = Path(sys.executable).with_name("heed")
PASSWORD = "an invented town by the sea"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("service")
    yield folder / "home"
    heed(folder / "home", "database", "stop")


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("HEED_", "DJANGO_"))}
    return {**kept, "HEED_HOME": str(home)}


def heed(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([HEED, *words], env=environment(home), capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def service(home: Path) -> Iterator[str]:
    """The address of a demonstration that is served for this module."""
    port = free_port()
    command = [HEED, "demo", "--incidents", "80", "--serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment(home), stdout=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, process)
        yield address
        process.terminate()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        try:
            urllib.request.urlopen(f"{address}/sign-in/", timeout=30).close()  # noqa: S310 - our own
            return
        except (urllib.error.URLError, ConnectionError):
            # The connection is refused until the server listens; asking again is the only way to know.
            try:
                process.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
    pytest.fail("the demonstration ended before it answered")


def sign_in(page: Page, service: str, who: str = "alice") -> None:
    page.goto(f"{service}/sign-in/")
    page.get_by_label("User name").fill(who)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Home")


PLACES = {
    "home": "/",
    "work": "/work/",
    "search": "/search/",
    "people": "/people/",
    "figures": "/figures/",
    "year": "/figures/2013-14/",
    "published": "/figures/published/",
    "records": "/figures/2013-14/incidents-by-sector/teaching/",
    "new-concern": "/concerns/new/",
    "not-found": "/files/none/",
}


@pytest.mark.parametrize("name", PLACES)
def test_page(page: Page, check_page: CheckPage, service: str, name: str) -> None:
    sign_in(page, service)
    page.goto(service + PLACES[name])
    check_page(page, f"service-{name}")


def test_sign_in_page(page: Page, check_page: CheckPage, service: str) -> None:
    page.goto(f"{service}/sign-in/")
    check_page(page, "service-sign-in")
    page.get_by_role("button", name="Sign in").click()
    assert page.title().startswith("Error:")
    check_page(page, "service-sign-in-error")


def test_the_administrator_opens_no_case(page: Page, service: str) -> None:
    sign_in(page, service)
    page.goto(f"{service}/work/")
    page.locator("main a[href^='/files/']").first.click()
    file = re.sub(r"(/files/[^/]+/).*", r"\1", page.url)
    page.context.clear_cookies()
    sign_in(page, service, "dan")
    assert page.goto(file).status == 404  # type: ignore[union-attr]


def test_work_without_scripts(
    plain_page: Page, check_page: CheckPage, browser: Browser, service: str
) -> None:
    sign_in(plain_page, service)
    plain_page.goto(f"{service}/work/")
    expect(plain_page.get_by_role("heading", name="Overdue")).to_be_visible()


def test_the_record_verifies_and_rebuilds_after_all_that(service: str, home: Path) -> None:
    for words in (["verify"], ["rebuild", "--check"]):
        done = heed(home, *words)
        assert done.returncode == 0, done.stdout + done.stderr
