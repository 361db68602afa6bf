"""The pages in the file of a person."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.testing import Cast, Member, state
from heed.facts.person import PersonDescribed, PersonEmployed
from heed.store.reading import open_file
from heed.web.testing import dated, filled, text_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[[Member], Client]
DESCRIBE, WORK = "/files/p1/describe-person/", "/files/p1/employment/new/"


@pytest.fixture(autouse=True)
def person(cast: Cast) -> None:
    state(cast.ben, "p1", PersonDescribed(name="Alex Sampler", address="1 Quay"), now=timezone.now())


def test_the_description_is_there_to_put_right(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.ben)
    page = browser.get(DESCRIBE)
    assert 'value="1 Quay"' in text_of(page)
    right = {
        "name": "Alex Sampler",
        "sex": "male",
        "ethnicity": "not-asked",
        "reason": "Asked.",
        "note": "Left-handed.",
    }
    assert browser.post(DESCRIBE, filled(page, **right, **dated("born", "1980-02-29"))).status_code == 303
    corrected = open_file("p1").history[-1].fact
    assert (corrected.corrects, corrected.note, str(corrected.born)) == (0, "Left-handed.", "1980-02-29")


def test_work_is_recorded_at_an_organisation_on_the_list(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.ben)
    work = {
        "where": "listed", "organisation": cast.organisation, "title": "Coach", "basis": "casual",
        "sector": "sport", **dated("since", "2020-01-06"), **dated("until", "2020-01-05"),
    }  # fmt: skip
    page = browser.post(WORK, filled(browser.get(WORK), **work))
    assert page.context["form"].problems[0].href == "#id_until-day"
    page = browser.post(WORK, filled(page, **{**work, **dated("until", "2021-01-05")}))
    assert page.status_code == 303
    assert isinstance(open_file("p1").history[-1].fact, PersonEmployed)


@pytest.mark.parametrize("step", [DESCRIBE, WORK])
def test_it_requires_a_post_that_may_receive(cast: Cast, signed_in: SignedIn, step: str) -> None:
    for member in (cast.carol, cast.dan):
        assert signed_in(member).get(step).status_code == 404
