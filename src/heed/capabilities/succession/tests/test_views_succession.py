"""The pages on which it is recorded what becomes of an organisation, and what its page then says."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.testing import Cast, Member, state
from heed.facts.organisation import OrganisationDescribed, OrganisationSucceeded, fold_organisation
from heed.store.reading import open_file
from heed.web.testing import dated, filled, text_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
ELM = "/files/o-elm/organisation"


@pytest.fixture(autouse=True)
def schools(cast: Cast) -> None:
    for file, name in {"o-elm": "Elm School", "o-oak": "Oak Academy", "o-trust": "Tree Trust"}.items():
        described = OrganisationDescribed(name=name, organisation_kind="school")
        state(cast.dan, file, described, now=timezone.now())


def send(browser: Client, page: str, **answers: str) -> Client:
    answer = browser.post(page, filled(browser.get(page), **answers))
    assert answer.status_code == 303, text_of(answer)
    return browser


def test_the_page_says_what_it_was_and_became(cast: Cast, signed_in: SignedIn) -> None:
    browser, today = signed_in(cast.dan), timezone.localdate().isoformat()
    send(browser, f"{ELM}/rename/", name="Elm Primary School", **dated("since", today))
    send(browser, f"{ELM}/part-of/", parent="o-trust", **dated("since", "2019-09-01"))
    send(browser, f"{ELM}/succeed/", successor="o-oak", succeeded_as="merged-into", **dated("on", today))
    send(browser, f"{ELM}/close/", reason="Merged.", **dated("on", today))
    shown = text_of(browser.get("/files/o-elm/"))
    for words in ("Elm Primary School", "Former names", "Elm School", "Tree Trust", "Oak Academy", "Merged."):
        assert words in shown
    assert "Elm Primary School" in text_of(browser.get("/files/o-oak/"))
    assert "Has as a part" in text_of(browser.get("/files/o-trust/"))
    assert fold_organisation(open_file("o-elm").history).former_names == ("Elm School",)


def test_it_is_found_by_its_former_name(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.dan)
    today = timezone.localdate().isoformat()
    send(browser, f"{ELM}/rename/", name="Birch Primary", **dated("since", today))
    found = browser.post("/search/", {"q": "Elm School"})
    assert "/files/o-elm/" in text_of(found)


def test_a_circle_of_successors_is_refused_and_what_was_typed_stays(cast: Cast, signed_in: SignedIn) -> None:
    back = OrganisationSucceeded(successor="o-elm", succeeded_as="renamed", on=timezone.localdate())
    state(cast.dan, "o-oak", back, now=timezone.now())
    browser = signed_in(cast.dan)
    answers = {
        "successor": "o-oak",
        "succeeded_as": "renamed",
        "reason": "A vote",
        **dated("on", "2024-01-01"),
    }
    answer = browser.post(f"{ELM}/succeed/", filled(browser.get(f"{ELM}/succeed/"), **answers))
    assert answer.context["form"].problems[0].href == "#id_successor"
    assert "A vote" in text_of(answer)


@pytest.mark.parametrize("step", ["rename", "succeed", "part-of", "close"])
def test_it_requires_the_power_to_keep_the_directory(cast: Cast, signed_in: SignedIn, step: str) -> None:
    assert signed_in(cast.ben).get(f"{ELM}/{step}/").status_code == 404
