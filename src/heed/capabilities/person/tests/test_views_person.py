"""The pages in the file of a person."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.testing import Cast, Member, state
from heed.facts.allegation import AllegationFileOpened, SubjectNamed
from heed.facts.organisation import OrganisationDescribed
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


@pytest.mark.parametrize("step", [DESCRIBE, WORK, "/files/p1/employment/end/"])
def test_it_requires_a_post_that_may_receive(cast: Cast, signed_in: SignedIn, step: str) -> None:
    for member in (cast.carol, cast.dan):
        assert signed_in(member).get(step).status_code == 404


def test_the_page_shows_work_and_volunteering_with_what_goes_on_first_and_other_work_marked(
    cast: Cast, signed_in: SignedIn
) -> None:
    club = PersonEmployed(organisation="o-club", title="Goalkeeping coach", basis="volunteer", sector="sport")
    school = PersonEmployed(organisation=cast.organisation, title="Teacher", since=date(2020, 1, 6))
    state(
        cast.ben, "o-club", OrganisationDescribed(name="Rovers", organisation_kind="club"), now=timezone.now()
    )
    state(cast.ben, "p1", school, club, now=timezone.now())
    opened = AllegationFileOpened(
        reference="A-3BD-9XK",
        concern="c1",
        summary="On a trip.",
        referred=date(2026, 3, 2),
        owner=cast.alice.post,
    )
    named = SubjectNamed(subject="p1", organisation=cast.organisation, title="Teacher", sector="sport")
    state(cast.alice, "a1", opened, named, now=timezone.now())
    browser, end = signed_in(cast.ben), "/files/p1/employment/end/"
    before = text_of(browser.get("/files/p1/"))
    assert before.count("Present: other work with children") == 1
    sent = filled(browser.get(end), entry="1", ended_as="resigned", **dated("until", "2021-01-05"))
    assert [browser.post(end, sent).status_code for _ in range(2)] == [303, 303]
    after = text_of(browser.get("/files/p1/"))
    table = after[after.rindex("Posts and volunteering with children") : after.rindex("Timeline")]
    assert table.index("Goalkeeping coach") < table.index("5 January 2021 (resigned)")


def test_an_end_before_the_beginning_is_refused_and_kept(cast: Cast, signed_in: SignedIn) -> None:
    school = PersonEmployed(organisation=cast.organisation, title="Teacher", since=date(2020, 1, 6))
    state(cast.ben, "p1", school, now=timezone.now())
    browser, end = signed_in(cast.ben), "/files/p1/employment/end/"
    answers = {"entry": "1", "ended_as": "resigned", "reason": "Moved away", **dated("until", "2020-01-05")}
    page = browser.post(end, filled(browser.get(end), **answers))
    assert page.context["form"].problems[0].href == "#id_until-day"
    assert "Moved away" in text_of(page)
