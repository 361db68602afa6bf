"""A demonstration that is served for real, and a plain browser for it: cookies, forms, no scripts, no redirects."""

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import psycopg
from tests.bad_input.reading import sent_by

from heed.store.embedded import EmbeddedServer

HEED = Path(sys.executable).with_name("heed")
PASSWORD = "an invented town by the sea"
WITHOUT_RIGHTS = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Answer:
    """A response: its status, where it leads, what it says."""

    status: int
    location: str
    html: str


@dataclass
class Browser:
    """Somebody's browser at a served demonstration."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, address: str) -> Answer:
        """A page."""
        return self._ask("GET", address, b"")

    def send(self, address: str, answers: Mapping[str, str]) -> Answer:
        """A form, as a browser sends it from a page of the service."""
        return self._ask("POST", address, urlencode(answers).encode())

    def form(self, address: str) -> dict[str, str]:
        """What the form at an address sends when nothing is typed."""
        return {name: str(value) for name, value in sent_by(self.get(address).html).items()}

    def sign_in(self, who: str = "alice") -> "Browser":
        """Signed in as one of the demonstration."""
        typed = {**self.form("/sign-in/"), "username": who, "password": PASSWORD}
        assert self.send("/sign-in/", typed).status == 303
        return self

    def _ask(self, method: str, address: str, body: bytes) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=120)
        headers = {
            "Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()),
            "Sec-Fetch-Site": "same-origin",
        }
        if method == "POST":
            headers |= {"Content-Type": FORM, "Origin": f"http://127.0.0.1:{self.port}"}
        connection.request(method, address, body or None, headers)
        response = connection.getresponse()
        html = response.read().decode()
        for cookie in response.headers.get_all("Set-Cookie") or ():
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
        connection.close()
        return Answer(response.status, response.headers.get("Location", ""), html)


def environment(home: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """That of a command, with nothing of the test run's own settings."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("HEED_", "DJANGO_", "PG"))
    }
    return {**kept, "HEED_HOME": str(home), **(more or {})}


def heed(
    home: Path, *words: str, limited: bool = False, more: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Runs a command to its end; `limited` as one to whom the modes of files apply, root too."""
    command = [*(WITHOUT_RIGHTS if limited and os.geteuid() == 0 else ()), str(HEED), *words]
    env = environment(home, more)
    return subprocess.run(command, env=env, capture_output=True, text=True, errors="replace", check=False)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Service:
    """A demonstration that is being served."""

    home: Path
    port: int

    def browser(self) -> Browser:
        """A new browser."""
        return Browser(self.port)

    def heed(self, *words: str, limited: bool = False) -> "subprocess.CompletedProcess[str]":
        """Runs a command on the same home."""
        return heed(self.home, *words, limited=limited)


@contextmanager
def serving(home: Path, log_file: Path) -> Iterator[Service]:
    """Makes a small demonstration, serves it, and stops both at the end."""
    port = free_port()
    words = [str(HEED), "demo", "--incidents", "63", "--serve", "--port", str(port)]
    try:
        with log_file.open("w") as log:
            process = subprocess.Popen(words, env=environment(home), stdout=log, stderr=log)
            try:
                _wait_for(port, process, log_file)
                yield Service(home, port)
            finally:
                process.terminate()
                process.wait()
    finally:
        heed(home, "database", "stop")


def _wait_for(port: int, process: "subprocess.Popen[bytes]", log_file: Path) -> None:
    """The connection is refused until the server listens; asking again is the only way to know."""
    while process.poll() is None:
        try:
            if Browser(port).get("/sign-in/").status == 200:
                return
        except OSError:
            try:
                process.wait(0.1)
            except subprocess.TimeoutExpired:
                continue
    raise AssertionError(log_file.read_text())


def first_file(browser: Browser) -> str:
    """The address of a concern."""
    found = re.search(
        r'href="(/files/[\w-]+/)"', browser.get("/files/?list=screened&post=all").html.split("<main")[1]
    )
    assert found
    return found[1]


def asked(service: Service, query: str) -> int:
    """A number from the database."""
    with psycopg.connect(EmbeddedServer(service.home).dsn("heed"), autocommit=True) as admin:
        row = admin.execute(query).fetchone()
    assert row
    return int(row[0])


def facts(service: Service) -> int:
    """How many statements the record holds."""
    return asked(service, "SELECT count(*) FROM permanent.entry WHERE book = 'record'")


def try_again(answer: Answer) -> dict[str, str]:
    """What the button of a page that says to try again sends."""
    assert "Try again" in answer.html
    return form_on(answer)


def form_on(answer: Answer) -> dict[str, str]:
    """What the forms of a page send."""
    return {name: str(value) for name, value in sent_by(answer.html).items()}


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A folder on a small disk of its own where one can be mounted, else an ordinary one."""
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "heed-test", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    try:
        yield folder
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(filler: Path, disk: Path) -> None:
    """Leaves no room on the disk."""
    with filler.open("ab") as file:
        if free := shutil.disk_usage(disk).free:
            os.posix_fallocate(file.fileno(), file.tell(), free)
