"""Every form, every field, spoilt in every way: a clear message, what was typed still there, nothing recorded."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from tests.bad_input.kept import problems
from tests.bad_input.pages import FORMS
from tests.bad_input.reading import size_of_record
from tests.bad_input.spoil import Spoilt, encoded, spoilt, without_reference
from tests.bad_input.world import World

from heed.access.testing import Member
from heed.web.testing import filled

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
URLENCODED = "application/x-www-form-urlencoded"
THOROUGHLY = {"receive-concern", "add-note"}


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
