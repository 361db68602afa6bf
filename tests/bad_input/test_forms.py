"""Every form, every field, spoilt in every way: a clear message, what was typed still there, nothing recorded."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client
from tests.bad_input.pages import FORMS
from tests.bad_input.reading import html_of, sent_by, size_of_record
from tests.bad_input.spoil import Spoilt, encoded, spoilt, without_reference
from tests.bad_input.world import World

from heed.access.testing import Member
from heed.web.testing import filled

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
URLENCODED = "application/x-www-form-urlencoded"
TRAVELS = {"position", "idempotency_key", "stage"}


@pytest.mark.parametrize("route", FORMS)
def test_bad_answers_are_refused_and_kept(route: str, world: World, signed_in: SignedIn) -> None:
    page = FORMS[route]
    browser, address = signed_in(world.member(page.who)), page.address(route, world)
    opened = browser.get(address)
    good = filled(opened, **page.answers(world), stage="confirm")
    before = size_of_record()
    wrong = [
        f"{case.what}: {problem}"
        for case in (*spoilt(opened.context["form"], good), *without_reference(good))
        for problem in problems(browser.post(address, encoded(case.sent), content_type=URLENCODED), case)
    ]

    assert not wrong, "\n".join(wrong)
    assert size_of_record() == before


def problems(answer: Any, case: Spoilt) -> Iterator[str]:
    """What is wrong with the answer to a form that was spoilt."""
    html = html_of(answer)
    if answer.status_code != 200:
        yield f"status {answer.status_code}"
        return
    if "govuk-error-summary" not in html:
        yield "no message"
    for name in case.blamed:
        if f'href="#id_{name}' not in html:
            yield f"no message leads to {name}"
    kept = sent_by(html)
    for name, typed in case.sent.items():
        if name not in TRAVELS | set(case.lost) and lines(kept, name) != as_shown(typed):
            yield f"{name} is lost: {lines(kept, name)[:60]!r}"
    if case.sent.get("idempotency_key", "").isalnum() and not lines(kept, "idempotency_key"):
        yield "the form has no key any more"


def lines(kept: QueryDict, name: str) -> str:
    return str(kept.get(name, "")).replace("\r\n", "\n")


def as_shown(typed: str) -> str:
    """Bytes that are no UTF-8 are shown as the mark for them, one for each."""
    return typed.replace("\r\n", "\n").replace("�", "�" * 4)
