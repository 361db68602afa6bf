"""The pages on which a file is opened, people are named in it, and an allegation is recorded."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.door import OpenFile, Worker, posts_held
from heed.access.testing import Cast, Member, state
from heed.capabilities.allegation.offers import naming_offers, opening_offers
from heed.duties import open_duties
from heed.facts.allegation import AllegationFileOpened, AllegationMade, ChildNamed, SubjectNamed
from heed.facts.concern import ConcernReceived, ConcernScreened
from heed.facts.person import PersonDescribed
from heed.rulebook.book import RULEBOOK
from heed.store.derived.models import File, Party
from heed.store.reading import open_file
from heed.web.testing import dated, filled, text_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[[Member], Client]
OPEN = "/files/c1/open-file/"
OPENING = {"summary": "A lift home.", "happened-unknown": "yes", "place": "The pool", "stage": "confirm"}
KIM = {"name": "Kim Tester", "sex": "not-asked", "ethnicity": "not-asked", **dated("born", "2014-05-06")}
ALEX = {
    "name": "Alex Sampler", "sex": "not-known", "ethnicity": "not-known", "title": "Coach", "sector": "sport",
    "basis": "volunteer", "where": "unlisted", "new_organisation": "Quay Pool",
    "organisation_kind": "sports-body",
}  # fmt: skip


@pytest.fixture
def referral(cast: Cast) -> None:
    received = ConcernReceived(
        reference="C-7K2-MPQ", channel="phone", source="employer", words="The coach drove the child home.",
        referred=timezone.localdate(), owner=cast.alice.post,
    )  # fmt: skip
    screened = ConcernScreened(screened_as="referral", limbs=(), reason="It may meet the threshold.")
    state(cast.alice, "c1", received, screened, now=timezone.now())


@pytest.fixture
def file(cast: Cast) -> str:
    opened = AllegationFileOpened(
        reference="A-7K2-MPQ", concern="c1", summary="A lift home.", referred=timezone.localdate(),
        owner=cast.alice.post,
    )  # fmt: skip
    state(cast.alice, "a1", opened, now=timezone.now())
    return "a1"


def opened(file: str) -> OpenFile:
    history = open_file(file).history
    return OpenFile(file, "concern" if file == "c1" else "allegation", history)


def worker(who: Member) -> Worker:
    held = posts_held(who.person, timezone.localdate())
    return Worker(who.person, held, held[0])


def facts(file: str) -> list[object]:
    return [item.fact for item in open_file(file).history]


def test_two_officers_open_a_file_at_once_and_one_does(
    cast: Cast, signed_in: SignedIn, referral: None
) -> None:
    one, other = signed_in(cast.alice), signed_in(cast.alice)
    sent = [filled(browser.get(OPEN), **OPENING, owner=cast.alice.post) for browser in (one, other)]
    won, lost = one.post(OPEN, sent[0]), other.post(OPEN, {**sent[1], "place": "The car park"})
    assert (won.status_code, lost.status_code) == (303, 409)
    assert "Allegation file opened from this concern" in text_of(lost)
    assert "The car park" in text_of(lost)
    assert one.post(OPEN, sent[0])["Location"] == won["Location"]
    assert File.objects.filter(kind="allegation").count() == 1


def test_the_position_of_who_lost_is_moved_and_the_rule_then_refuses(
    cast: Cast, signed_in: SignedIn, referral: None
) -> None:
    browser = signed_in(cast.alice)
    first = filled(browser.get(OPEN), **OPENING, owner=cast.alice.post)
    second = filled(browser.get(OPEN), **OPENING, owner=cast.alice.post)
    browser.post(OPEN, first)
    again = browser.post(OPEN, filled(browser.post(OPEN, second), **OPENING, owner=cast.alice.post))
    assert "An allegation file was already opened from this concern." in text_of(again)


def test_a_new_child_is_named_in_one_transaction_with_their_own_file(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    browser = signed_in(cast.ben)
    sent = filled(browser.get("/files/a1/children/new/"), **KIM)
    for _ in range(2):
        assert browser.post("/files/a1/children/new/", sent)["Location"] == "/files/a1/"
    _, named = facts("a1")
    assert isinstance(named, ChildNamed)
    (described,) = facts(named.child)
    assert isinstance(described, PersonDescribed)
    assert (described.name, str(described.born)) == ("Kim Tester", "2014-05-06")


def test_somebody_with_a_name_like_it_is_offered_before_a_second_file_is_made(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    state(cast.ben, "p-kim", PersonDescribed(name="Kim Testar"), now=timezone.now())
    browser = signed_in(cast.ben)
    sent = filled(browser.get("/files/a1/children/new/"), **KIM)
    asked = browser.post("/files/a1/children/new/", sent)
    assert "Is it one of these people?" in text_of(asked)
    assert "Kim Testar" in text_of(asked)
    carried = dict(asked.context["kept"])
    unsaid = browser.post("/files/a1/children/new/", carried)
    assert "Choose a person, or that it is somebody else" in text_of(unsaid)
    browser.post("/files/a1/children/new/", {**carried, "person": "p-kim"})
    assert facts("a1")[1:] == [ChildNamed(child="p-kim")]
    assert len(facts("p-kim")) == 1


def test_a_person_that_was_not_offered_cannot_be_smuggled_in(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    state(cast.ben, "p-kim", PersonDescribed(name="Kim Tester"), now=timezone.now())
    browser = signed_in(cast.ben)
    sent = filled(browser.get("/files/a1/children/new/"), **KIM, asked="yes", person=cast.carol.person)
    page = browser.post("/files/a1/children/new/", sent)
    assert "Is it one of these people?" in text_of(page)
    assert len(facts("a1")) == 1


def test_a_subject_begins_a_person_file_and_an_organisation_file(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    browser = signed_in(cast.ben)
    page = "/files/a1/subjects/new/"
    assert browser.post(page, filled(browser.get(page), **ALEX)).status_code == 303
    _, named = facts("a1")
    assert isinstance(named, SubjectNamed)
    assert Party.objects.filter(file="a1", party=named.organisation, part="setting").exists()
    assert Party.objects.filter(file=named.subject, party=named.organisation, part="worked-at").exists()
    again = browser.post(page, filled(browser.get(page), **{**ALEX, "name": "Robin Sampler"}))
    assert "already listed" in text_of(again)


def test_an_allegation_is_recorded_and_the_duty_is_answered_step_by_step(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    ben, step = worker(cast.ben), "/files/a1/allegations/new/"
    assert answering(file, ben) == "Name a child"
    state(cast.ben, file, ChildNamed(child=cast.carol.person), now=timezone.now())
    assert answering(file, ben) == "Name a subject"
    state(cast.ben, file, SubjectNamed(subject=cast.dan.person, sector="sport"), now=timezone.now())
    assert answering(file, ben) == "Record an allegation"
    browser = signed_in(cast.ben)
    said = {"child": cast.carol.person, "subject": cast.dan.person, "category": "conduct"}
    page = browser.post(step, filled(browser.get(step), **said, description="Drove the child home."))
    assert page.status_code == 303
    made = facts(file)[-1]
    assert isinstance(made, AllegationMade)
    assert {o.text for o in naming_offers(opened(file), ben)} == {"Name a child", "Name a subject"}
    twice = browser.post(step, filled(browser.get(step), **said, description="Drove the child home."))
    assert "There is already an allegation for this child and this person" in text_of(twice)


def answering(file: str, who: Worker) -> str:
    """The one offer that answers the duty to complete the file."""
    assert "complete" in {due.item for due in open_duties("allegation", open_file(file).history, RULEBOOK)}
    (offer,) = [offer for offer in naming_offers(opened(file), who) if offer.item == "complete"]
    return offer.text


def test_who_it_is_about_as_told_stands_above_the_form_of_a_subject(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    assert "As told" not in text_of(signed_in(cast.ben).get("/files/a1/subjects/new/"))
    told = ConcernReceived(
        reference="C-7K2-MPQ", channel="phone", source="employer", words="A lift.", adult="Alex Sampler",
        referred=timezone.localdate(), owner=cast.alice.post,
    )  # fmt: skip
    state(cast.ben, "c1", told, now=timezone.now())
    assert "Alex Sampler" in text_of(signed_in(cast.ben).get("/files/a1/subjects/new/"))


def test_opening_a_file_answers_the_duty(cast: Cast, referral: None) -> None:
    (offer,) = opening_offers(opened("c1"), worker(cast.alice))
    assert [due.item for due in open_duties("concern", open_file("c1").history, RULEBOOK)] == [offer.item]
    assert opening_offers(opened("c1"), worker(cast.ben)) == []


@pytest.mark.parametrize("step", ["children/new", "subjects/new", "allegations/new"])
def test_it_requires_a_post_that_may_receive(cast: Cast, signed_in: SignedIn, file: str, step: str) -> None:
    assert signed_in(cast.carol).get(f"/files/a1/{step}/").status_code == 404
    assert signed_in(cast.ben).get(f"/files/c9/{step}/").status_code == 404


def test_it_requires_the_power_to_decide(cast: Cast, signed_in: SignedIn, referral: None) -> None:
    assert signed_in(cast.ben).get(OPEN).status_code == 404


def test_somebody_named_by_mistake_is_taken_out_and_their_file_no_longer_leads_here(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    for person in ("p-right", "p-wrong"):
        state(cast.alice, person, PersonDescribed(name=f"Sam {person}"), now=timezone.now())
    named = [SubjectNamed(subject=person, sector="sport") for person in ("p-right", "p-wrong")]
    state(cast.alice, file, *named, now=timezone.now())
    browser = signed_in(cast.alice)
    page = "/files/a1/take-out/"
    sent = filled(browser.get(page), person="p-wrong", reason="Another coach of that name was meant.")
    assert "every allegation with them falls away" in text_of(browser.post(page, sent))
    assert browser.post(page, {**sent, "stage": "confirm"}).status_code == 303
    assert set(Party.objects.filter(file=file).values_list("party", flat=True)) == {"p-right"}
    shown = text_of(browser.get("/files/a1/"))
    assert "Person taken out, named by mistake" in shown
    assert "Another coach of that name was meant." in shown
    assert signed_in(cast.ben).get(page).status_code == 404
