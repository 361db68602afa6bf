"""Somebody at the keyboard who goes from link to form to file, and looks at the pages on the way."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.turning import turn

CheckPage = Callable[..., None]
SignIn = Callable[..., None]
Words = str | re.Pattern[str]


class Walk:
    """One way through the service; `called` begins the names of its pictures, `pictures` is where they go."""

    def __init__(self, page: Page, check: CheckPage, service: str, called: str, pictures: Path) -> None:
        self.page, self.check, self.service = page, check, service
        self.called, self.pictures = called, pictures
        self.file = ""
        self.pages: dict[str, str] = {}  # other pages to come back to, by a name of one's own
        self.steps = 0

    @property
    def main(self) -> Locator:
        """What the page says, without its frame."""
        return self.page.get_by_role("main")

    def reads(self, *words: Words) -> None:
        """The page says each of these."""
        for one in words:
            expect(self.main).to_contain_text(one)

    def go(self, address: str) -> None:
        """Open a page of the service by its address."""
        self.page.goto(self.service + address)

    def here(self) -> None:
        """The page that is open is the page of the file from which the next steps start."""
        self.file = self.page.url.partition("#")[0]

    def open(self) -> None:
        """Open the page of the file."""
        self.page.goto(self.file)

    def follow(self, link: Words) -> None:
        """Open a step from the page of the file."""
        self.open()
        self.press_link(link)

    def press_link(self, link: Words) -> None:
        """Follow a link of the page that is open."""
        turn(self.main.get_by_role("link", name=link).first)

    def back(self) -> None:
        """Go back by the link at the top of the page."""
        turn(self.page.locator(".govuk-back-link"))

    def sound(self) -> None:
        """Look whether the page is accessible and sound, and keep a picture of it."""
        self.steps += 1
        name = f"{self.called}-{self.steps:02}"
        self.check(self.page, name)
        self.page.set_viewport_size({"width": 1280, "height": 800})
        self.page.screenshot(path=self.pictures / f"{name}.png", full_page=True)

    def fill(self, **answers: str) -> None:
        """Type into fields, by name."""
        for name, text in answers.items():
            self.page.locator(f"main [name='{name}']").fill(text)

    def tick(self, name: str, *values: str) -> None:
        """Choose answers of a field, by its name."""
        for value in values:
            self.page.locator(f"main input[name='{name}'][value='{value}']").check()

    def mark(self, label: Words, *, within: Words = "") -> None:
        """Choose an answer by its label; `within` is the question where several have such an answer."""
        asked = self.main.get_by_role("group", name=within) if within else self.main
        asked.get_by_label(label).first.check()

    def choose(self, name: str, label: Words) -> None:
        """Choose from a list the first line that bears these words."""
        select = self.page.locator(f"main select[name='{name}']")
        option = select.locator("option", has_text=label).first
        select.select_option(value=option.get_attribute("value"))

    def day(self, name: str, day: date) -> None:
        """Type a date."""
        self.fill(
            **{f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}
        )

    def press(self) -> None:
        """Press the button of the form, and go on whatever comes of it."""
        turn(self.page.locator("main form button").first)

    def send(self) -> None:
        """Press the button; where answers are checked first, confirm them. Nothing may be refused."""
        self.press()
        confirm = self.page.get_by_role("button", name=re.compile("^Confirm"))
        if confirm.count():
            self.confirm(confirm)
        if self.errors.count():
            pytest.fail(f"{self.page.title()}: {self.errors.inner_text()}")

    def confirm(self, button: Locator) -> None:
        """Press the button of the page on which answers are checked."""
        turn(button)

    def refused(self, *words: Words) -> None:
        """Press the button, and be told why it cannot be."""
        self.press()
        for one in words:
            expect(self.errors).to_contain_text(one)

    @property
    def errors(self) -> Locator:
        """What a page refuses, at its top."""
        return self.page.locator(".govuk-error-summary")
