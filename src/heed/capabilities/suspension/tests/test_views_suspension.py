"""The pages of suspension: option by option, reviewed, ended, and as the page of the file shows it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape

from heed.access.door import OpenFile, Worker, posts_held
from heed.access.testing import Cast, Member, state
from heed.capabilities.suspension.offers import suspension_offers
from heed.duties import open_duties
from heed.facts.allegation import AllegationFileOpened, FileClosed, SubjectNamed
from heed.facts.base import Fact
from heed.facts.suspension import OptionWeighed, SuspensionConsidered, SuspensionEnded, SuspensionReviewed
from heed.rulebook.book import RULEBOOK
from heed.rulebook.lists.suspension import SUSPENSION_OPTION
from heed.store.reading import open_file
from heed.web.testing import dated, filled, text_of
from heed.web.words import day_words

pytestmark = pytest.mark.django_db

SignedIn = Callable[[Member], Client]
NONE = {f"option-{code.code}": "not-weighed" for code in SUSPENSION_OPTION.codes}


def facts() -> list[Fact]:
    return [item.fact for item in open_file("a1").history]


@pytest.fixture
def page(cast: Cast) -> str:
    today = timezone.localdate()
    opened = AllegationFileOpened(
        reference="A-7K2-MPQ", concern="c1", summary="Words.", referred=today, owner=cast.alice.post
    )
    state(cast.alice, "a1", opened, SubjectNamed(subject=cast.dan.person), now=timezone.now())
    return f"/files/a1/suspension/{cast.dan.person}/"


def answers(**changes: str) -> dict[str, str]:
    today = timezone.localdate()
    weighed = {"option-redeploy": "rejected", "why-redeploy": "No other work.", "option-suspend": "taken"}
    return {
        **NONE, **weighed, "why-suspend": "For now.", "decision": "suspended", "decided_by": "Head teacher",
        "reason": "Until it is known more.", "welfare_contact": "Deputy head",
        **dated("since", str(today - timedelta(days=3))), **dated("review", str(today + timedelta(days=11))),
        **changes,
    }  # fmt: skip


def test_it_is_checked_recorded_once_and_shown_on_the_file(
    cast: Cast, signed_in: SignedIn, page: str
) -> None:
    browser = signed_in(cast.ben)
    sent = filled(browser.get(page), **answers())
    assert "Check your answers" in text_of(browser.post(page, sent))
    for _ in range(2):
        assert browser.post(page, {**sent, "stage": "confirm"}).status_code == 303
    considered = facts()[-1]
    assert isinstance(considered, SuspensionConsidered)
    assert len(facts()) == 3
    assert considered.options == (
        OptionWeighed(option="redeploy", taken=False, reason="No other work."),
        OptionWeighed(option="suspend", taken=True, reason="For now."),
    )
    text = text_of(browser.get("/files/a1/"))
    assert "Other work: rejected. No other work." in text
    assert "Keeps in touch: Deputy head" in text


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"welfare_contact": ""}, "welfare_contact"),
        ({"decided_by": ""}, "decided_by"),
        ({"review-day": "", "review-month": "", "review-year": ""}, "review"),
        ({"option-redeploy": "not-weighed", "why-redeploy": ""}, "decision"),
        ({"option-redeploy": "not-weighed"}, "option-redeploy"),
        ({"why-redeploy": ""}, "why-redeploy"),
        ({"reason": ""}, "reason"),
    ],
)
def test_what_is_missing_is_named_and_the_rest_kept(
    cast: Cast, signed_in: SignedIn, page: str, changes: dict[str, str], field: str
) -> None:
    browser = signed_in(cast.ben)
    shown = browser.post(page, filled(browser.get(page), **answers(**changes)))
    assert shown.context["form"].errors.keys() == {field}
    assert "For now." in text_of(shown)
    assert len(facts()) == 2


def lasting(cast: Cast) -> None:
    considered = SuspensionConsidered(
        consideration="s1", subject=cast.dan.person, decision="suspended", reason="For now.",
        since=timezone.localdate() - timedelta(days=3), review=timezone.localdate(),
    )  # fmt: skip
    state(cast.alice, "a1", considered, now=timezone.now())


def test_it_is_reviewed_and_ended(cast: Cast, signed_in: SignedIn, page: str) -> None:
    lasting(cast)
    browser, today = signed_in(cast.ben), timezone.localdate()
    review, end = "/files/a1/suspensions/s1/review/", "/files/a1/suspensions/s1/end/"
    shown = browser.get(review)
    assert "Review set for" in text_of(shown)
    sent = (
        dated("on", str(today)) | dated("review", str(today + timedelta(days=14))) | {"reason": "The same."}
    )
    assert browser.post(review, filled(shown, **sent)).status_code == 303
    assert isinstance(facts()[-1], SuspensionReviewed)
    assert f"Next review: {day_words(today + timedelta(days=14))}" in text_of(browser.get("/files/a1/"))
    shown = browser.get(end)
    early = filled(shown, **dated("on", str(today - timedelta(days=9))), reason="Back.")
    assert escape("It began later") in text_of(browser.post(end, early))
    assert browser.post(end, filled(shown, **dated("on", str(today)), reason="Back.")).status_code == 303
    assert isinstance(facts()[-1], SuspensionEnded)
    assert browser.get(end).status_code == 200


def offered(who: Member) -> list[str]:
    held = posts_held(who.person, timezone.localdate())
    file = OpenFile("a1", "allegation", open_file("a1").history)
    return [offer.item for offer in suspension_offers(file, Worker(who.person, held, held[0]))]


def test_offers_answer_what_the_file_waits_for(cast: Cast, page: str) -> None:
    for expected in ([f"suspension:{cast.dan.person}"], ["suspension-review:s1:0"] * 2):
        waiting = {due.item for due in open_duties("allegation", open_file("a1").history, RULEBOOK)}
        assert offered(cast.ben) == expected
        assert set(expected) <= waiting
        if expected == [f"suspension:{cast.dan.person}"]:
            lasting(cast)
    assert offered(cast.carol) == []
    closed = FileClosed(closed_as="opened-in-error", reason="Twice.", evidence="The other file.")
    state(cast.alice, "a1", closed, now=timezone.now())
    assert offered(cast.ben) == []


def test_it_requires_a_post_that_may_receive(cast: Cast, signed_in: SignedIn, page: str) -> None:
    lasting(cast)
    for address in (page, "/files/a1/suspensions/s1/review/", "/files/a1/suspensions/s1/end/"):
        assert signed_in(cast.alice).get(address).status_code == 200
        for who in (cast.carol, cast.dan, cast.eve):
            assert signed_in(who).get(address).status_code == 404


@pytest.mark.parametrize("address", ["suspension/nobody", "suspensions/s9/review", "suspensions/s9/end"])
def test_what_is_not_there_is_not_found(cast: Cast, signed_in: SignedIn, page: str, address: str) -> None:
    assert signed_in(cast.alice).get(f"/files/a1/{address}/").status_code == 404
