"""The pages on which outcomes, and what employers did, are recorded."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from heed.access.door import OpenFile, Worker, posts_held
from heed.access.testing import Cast, Member, state
from heed.capabilities.outcome.offers import outcome_offers
from heed.duties import open_duties
from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    EmployerActed,
    FileClosed,
    OutcomeDecided,
    SubjectNamed,
)
from heed.facts.base import Fact
from heed.rulebook.book import RULEBOOK
from heed.store.derived.models import Allegation
from heed.store.reading import open_file
from heed.web.testing import filled, text_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[[Member], Client]
PAGE = "/files/a1/outcomes/al1/"
ANSWERS = {"outcome": "unfounded", "reason": "It was another day.", "evidence": "The rota."}


def facts() -> list[Fact]:
    return [item.fact for item in open_file("a1").history]


@pytest.fixture
def file(cast: Cast) -> str:
    """An allegation about Dan towards Carol, since both have a file with a name."""
    today = timezone.localdate()
    state(
        cast.alice,
        "a1",
        AllegationFileOpened(
            reference="A-7K2-MPQ", concern="c1", summary="Words.", referred=today, owner=cast.alice.post
        ),
        ChildNamed(child=cast.carol.person),
        SubjectNamed(subject=cast.dan.person, title="Coach"),
        AllegationMade(
            allegation="al1", child=cast.carol.person, subject=cast.dan.person, category="conduct"
        ),
        now=timezone.now(),
    )
    return "a1"


def test_the_definition_in_force_stands_beside_each_outcome(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    text = text_of(signed_in(cast.alice).get(PAGE))
    for code in RULEBOOK.on(timezone.localdate()).codes("outcome"):
        assert escape(code.definition) in text
    assert "Five outcomes of Keeping children safe in education" in text
    assert "Carol Example" in text
    assert "Dan Example" in text


def test_an_outcome_is_checked_and_then_recorded_once(cast: Cast, signed_in: SignedIn, file: str) -> None:
    browser = signed_in(cast.alice)
    sent = filled(browser.get(PAGE), **ANSWERS)
    checked = text_of(browser.post(PAGE, sent))
    assert "Check your answers" in checked
    assert "Dan Example" in checked
    assert "Carol Example" in checked
    assert len(facts()) == 4
    for _ in range(2):
        done = browser.post(PAGE, {**sent, "stage": "confirm"})
        assert (done.status_code, done["Location"]) == (303, "/files/a1/")
    assert len(facts()) == 5
    assert Allegation.objects.get(file="a1").outcome == "unfounded"


def test_a_decided_outcome_is_changed_only_with_a_reason(cast: Cast, signed_in: SignedIn, file: str) -> None:
    browser = signed_in(cast.alice)
    browser.post(PAGE, {**filled(browser.get(PAGE), **ANSWERS), "stage": "confirm"})
    shown = browser.get(PAGE)
    assert "Outcome now" in text_of(shown)
    change = filled(shown, **{**ANSWERS, "outcome": "substantiated"})
    refused = browser.post(PAGE, change)
    assert "Say why it changes." in text_of(refused)
    assert "It was another day." in text_of(refused)
    change |= {"correction_reason": "A witness came forward.", "stage": "confirm"}
    assert browser.post(PAGE, change).status_code == 303
    first, second = facts()[4:]
    assert isinstance(first, OutcomeDecided)
    assert isinstance(second, OutcomeDecided)
    assert (first.outcome, second.outcome, second.corrects) == ("unfounded", "substantiated", 4)


@pytest.mark.parametrize("left_out", ["outcome", "reason", "evidence"])
def test_what_is_missing_is_named_and_the_rest_kept(
    cast: Cast, signed_in: SignedIn, file: str, left_out: str
) -> None:
    browser = signed_in(cast.alice)
    shown = browser.post(PAGE, filled(browser.get(PAGE), **{**ANSWERS, left_out: ""}))
    assert shown.context["form"].errors.keys() == {left_out}
    assert all(words in text_of(shown) for name, words in ANSWERS.items() if name != left_out)
    assert len(facts()) == 4


def test_of_two_editors_one_wins_and_the_other_keeps_what_was_typed(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    browser = signed_in(cast.alice)
    hers, his = filled(browser.get(PAGE), **ANSWERS), filled(browser.get(PAGE), **ANSWERS)
    browser.post(PAGE, {**hers, "stage": "confirm"})
    overtaken = browser.post(PAGE, {**his, "stage": "confirm"})
    assert overtaken.status_code == 409
    assert "It was another day." in text_of(overtaken)
    assert len(facts()) == 5


def test_what_the_employer_did_is_recorded_apart(cast: Cast, signed_in: SignedIn, file: str) -> None:
    browser, page = signed_in(cast.ben), f"/files/a1/employer/{cast.dan.person}/"
    sent = filled(browser.get(page), outcome="dismissed", reason="As the panel found.")
    assert browser.post(page, {**sent, "stage": "confirm"}).status_code == 303
    expected = EmployerActed(subject=cast.dan.person, outcome="dismissed", reason="As the panel found.")
    assert facts()[-1] == expected
    assert Allegation.objects.get(file="a1").outcome == ""


def test_offers_answer_what_the_file_waits_for(cast: Cast, file: str) -> None:
    history = open_file("a1").history
    waiting = {due.item for due in open_duties("allegation", history, RULEBOOK)}
    offered = {
        offer.item for offer in outcome_offers(OpenFile("a1", "allegation", history), worker(cast.alice))
    }
    assert offered == {"outcome:al1", f"employer:{cast.dan.person}"} <= waiting
    offered = {
        offer.item for offer in outcome_offers(OpenFile("a1", "allegation", history), worker(cast.ben))
    }
    assert offered == {f"employer:{cast.dan.person}"}
    closed = FileClosed(closed_as="opened-in-error", reason="Twice.", evidence="The other file.")
    state(cast.alice, "a1", closed, now=timezone.now())
    after = OpenFile("a1", "allegation", open_file("a1").history)
    assert outcome_offers(after, worker(cast.alice)) == []


def worker(who: Member) -> Worker:
    held = posts_held(who.person, timezone.localdate())
    return Worker(who.person, held, held[0])


def test_it_requires_the_power_to_decide(cast: Cast, signed_in: SignedIn, file: str) -> None:
    for who in (cast.ben, cast.carol, cast.dan, cast.eve):
        assert signed_in(who).get(PAGE).status_code == 404


def test_it_requires_a_post_that_may_receive(cast: Cast, signed_in: SignedIn, file: str) -> None:
    page = f"/files/a1/employer/{cast.dan.person}/"
    for who in (cast.carol, cast.dan, cast.eve):
        assert signed_in(who).get(page).status_code == 404


@pytest.mark.parametrize("page", ["outcomes/al9", "employer/nobody"])
def test_what_is_not_there_is_not_found(cast: Cast, signed_in: SignedIn, file: str, page: str) -> None:
    assert signed_in(cast.alice).get(f"/files/a1/{page}/").status_code == 404
