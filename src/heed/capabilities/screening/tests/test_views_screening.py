"""The page on which a concern is screened."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.door import OpenFile, Worker, posts_held
from heed.access.testing import Cast, Member, state
from heed.capabilities.screening.offers import screening_offers
from heed.facts.authority import AUTHORITY, GuidanceWritten
from heed.facts.concern import ConcernReceived, ConcernScreened, NoteAdded
from heed.rulebook.book import RULEBOOK
from heed.store.reading import open_file
from heed.web.testing import filled, text_of

pytestmark = pytest.mark.django_db

PAGE = "/files/c1/screen/"
SignedIn = Callable[[Member], Client]


@pytest.fixture
def concern(cast: Cast) -> ConcernReceived:
    fact = ConcernReceived(
        reference="C-7K2-MPQ", channel="phone", source="employer", words="The coach drove the child home.",
        referred=timezone.localdate(), owner=cast.alice.post,
    )  # fmt: skip
    state(cast.ben, "c1", fact, now=timezone.now())
    return fact


def answers(**changes: str) -> dict[str, str]:
    """What a consultation is answered with: no limb met."""
    limbs = [limb.code for limb in RULEBOOK.on(timezone.localdate()).threshold_limbs]
    given = {"screened_as": "consultation", "reason": "Advice was asked for.", "evidence": "The call."}
    for limb in limbs:
        given |= {f"limb-{limb}": "not-met", f"why-{limb}": "Nothing of the kind was told."}
    return {**given, **changes}


def test_a_decision_is_checked_and_then_recorded_once(
    cast: Cast, signed_in: SignedIn, concern: ConcernReceived
) -> None:
    browser = signed_in(cast.alice)
    sent = filled(browser.get(PAGE), **answers())
    check = browser.post(PAGE, sent)
    assert "Check your answers" in text_of(check)
    assert "Consultation" in text_of(check)
    assert len(open_file("c1").history) == 1
    for _ in range(2):
        done = browser.post(PAGE, {**sent, "stage": "confirm"})
        assert (done.status_code, done["Location"]) == (303, "/files/c1/")
    _, screened = open_file("c1").history
    assert isinstance(screened.fact, ConcernScreened)
    assert (screened.actor, screened.post) == (cast.alice.person, cast.alice.post)


def test_the_page_shows_what_was_told_and_the_definitions(
    cast: Cast, signed_in: SignedIn, concern: ConcernReceived
) -> None:
    page = text_of(signed_in(cast.alice).get(PAGE))
    for code in RULEBOOK.on(concern.referred).codes("screening"):
        assert code.definition.split(".")[0].replace("'", "&#x27;") in page
    assert concern.words in page


def test_the_authority_s_own_guidance_stands_beside_the_national_words(
    cast: Cast, signed_in: SignedIn, concern: ConcernReceived
) -> None:
    yesterday = concern.referred - timedelta(days=1)
    limb = GuidanceWritten(place="may-pose-a-risk", text="See page 12.", since=yesterday, reason="Board.")
    contact = GuidanceWritten(place="consultation", text="Ring back.", since=yesterday, reason="Board.")
    state(cast.alice, AUTHORITY, limb, contact, now=timezone.now())
    page = text_of(signed_in(cast.alice).get(PAGE))
    assert "Local guidance: See page 12." in page
    assert "Local guidance: Ring back." in page


def test_a_refusal_stands_at_its_field_and_what_was_typed_is_kept(
    cast: Cast, signed_in: SignedIn, concern: ConcernReceived
) -> None:
    browser = signed_in(cast.alice)
    page = browser.post(PAGE, filled(browser.get(PAGE), **answers(evidence="", reason="Only advice.")))
    assert page.context["form"].problems[0].href == "#id_evidence"
    assert "Only advice." in text_of(page)
    assert "<title>Error: " in text_of(page)


def test_who_is_overtaken_sees_what_was_recorded_meanwhile(
    cast: Cast, signed_in: SignedIn, concern: ConcernReceived
) -> None:
    browser = signed_in(cast.alice)
    sent = filled(browser.get(PAGE), **answers(reason="Only advice."), stage="confirm")
    state(cast.ben, "c1", NoteAdded(text="The head rang again."), now=timezone.now())
    page = browser.post(PAGE, sent)
    assert page.status_code == 409
    assert "Note added" in text_of(page)
    assert "Only advice." in text_of(page)


def test_who_screens_again_sees_what_was_decided_before_and_why(
    cast: Cast, signed_in: SignedIn, concern: ConcernReceived
) -> None:
    assert "Screened before as" not in text_of(signed_in(cast.alice).get(PAGE))
    decided = ConcernScreened(screened_as="consultation", limbs=(), reason="They asked how to word a plan.")
    state(cast.alice, "c1", decided, now=timezone.now())
    page = text_of(signed_in(cast.alice).get(PAGE))
    assert "Screened before as" in page
    assert "Consultation. They asked how to word a plan." in page


def test_it_requires_the_power_to_decide(cast: Cast, signed_in: SignedIn, concern: ConcernReceived) -> None:
    unknown = signed_in(cast.alice).get("/files/c2/screen/")
    refused = signed_in(cast.ben).get(PAGE)
    assert (unknown.status_code, refused.status_code) == (404, 404)


def test_screening_answers_the_duty_and_may_be_done_again(cast: Cast, concern: ConcernReceived) -> None:
    held = posts_held(cast.alice.person, timezone.localdate())
    alice = Worker(cast.alice.person, held, held[0])
    assert [o.item for o in screening_offers(_opened(), alice)] == ["screen"]
    state(cast.alice, "c1", ConcernScreened(screened_as="referral", limbs=(), reason="."), now=timezone.now())
    assert [o.text for o in screening_offers(_opened(), alice)] == ["Screen the concern again"]
    assert screening_offers(_opened(), Worker(cast.ben.person, (), None)) == []


def _opened() -> OpenFile:
    return OpenFile("c1", "concern", open_file("c1").history)


def test_out_of_scope_is_screened_without_the_limbs(
    cast: Cast, signed_in: SignedIn, concern: ConcernReceived
) -> None:
    browser = signed_in(cast.alice)
    without = {name: "" for name in answers() if name.startswith(("limb-", "why-"))}
    sent = filled(browser.get(PAGE), **{**answers(), **without, "screened_as": "out-of-scope"})
    done = browser.post(PAGE, {**sent, "stage": "confirm"})
    assert done.status_code == 303
    fact = open_file("c1").history[-1].fact
    assert isinstance(fact, ConcernScreened)
    assert (fact.screened_as, fact.limbs) == ("out-of-scope", ())
