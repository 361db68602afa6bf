"""Every form, every field, spoilt in every way: a clear message, what was typed still there, nothing recorded."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpResponse, QueryDict
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
THOROUGHLY = {"receive-concern", "add-note"}
TRAVELS = {"position", "idempotency_key", "stage"}


@pytest.mark.parametrize("route", FORMS)
def test_bad_answers_are_refused_and_kept(route: str, world: World, signed_in: SignedIn) -> None:
    page = FORMS[route]
    browser, address = signed_in(world.member(page.who)), page.address(route, world)
    opened = browser.get(address)
    good = filled(opened, **page.answers(world), stage="confirm")
    before, ways = size_of_record(), 99 if route in THOROUGHLY else 4
    wrong = [
        f"{case.what}: {problem}"
        for case in (*spoilt(opened.context["form"], good, ways), *without_reference(good, ways))
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


@pytest.mark.parametrize(
    ("status", "html", "told"),
    [
        (500, "Something went wrong", "status 500"),
        (200, '<form method="post"><textarea name="why">\nWords</textarea></form>', "no message"),
        (200, '<p class="govuk-error-summary"><form method="post"></form>', "why is lost: ''"),
        (200, '<p class="govuk-error-summary"><textarea name="why">Words</textarea>', "why is lost: ''"),
        (
            200,
            '<p class="govuk-error-summary"><form method="post"><input name="why" value="Wor">',
            "why is lost: 'Wor'",
        ),
    ],
)
def test_the_control_a_page_that_says_nothing_or_loses_words_is_found(
    status: int, html: str, told: str
) -> None:
    case = Spoilt("a control", {"why": "Words"})

    assert told in list(problems(HttpResponse(html, status=status), case))
