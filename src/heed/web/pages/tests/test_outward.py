"""What leaves a file, on its page: each step that waits names whom it is about and leads to where it is done."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.door import OpenFile, Worker, posts_held
from heed.access.testing import Cast, Member, state
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
from heed.facts.border import TransferOffered, TransferReceived
from heed.facts.concern import ConcernReceived, ConcernScreened
from heed.facts.onward import (
    DisclosureMade,
    OtherWorkKnown,
    ReferralAnswered,
    ReferralConsidered,
    ReferralSent,
    TellingConsidered,
)
from heed.facts.person import PersonDescribed, PersonEmployed
from heed.facts.telling import PersonNotTold, PersonTold
from heed.rulebook.book import RULEBOOK
from heed.store.reading import open_file
from heed.web.offers import offers
from heed.web.pages.step_words import item_words
from heed.web.testing import dated, filled, text_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
NAMES = {"kim": "Kim Sampleton", "lee": "Lee Testwick"}
OURS = {
    "tell-party", "give-feedback", "look-again", "consider-referral", "send-referral", "chase-referral",
    "consider-telling", "tell-employer", "chase-disclosure", "chase-transfer", "acknowledge-transfer", "respond",
}  # fmt: skip


def today() -> date:
    return timezone.localdate()


def put(cast: Cast, file: str, *facts: Fact) -> None:
    state(cast.alice, file, *facts, now=timezone.now())


def worker(who: Member) -> Worker:
    held = posts_held(who.person, today())
    return Worker(who.person, held, held[0])


def referral(key: str, body: str) -> ReferralConsidered:
    return ReferralConsidered(
        referral=key, subject="lee", body=body, decision="refer", decided_by="Alice", reason="Dismissed."
    )


@pytest.fixture
def file(cast: Cast) -> str:
    """A file in which everything that can leave it waits."""
    for person, name in NAMES.items():
        put(cast, person, PersonDescribed(name=name))
    put(
        cast,
        "a1",
        AllegationFileOpened(
            reference="A-7K2-MPQ", concern="c1", summary="On the bus.", referred=today() - timedelta(days=10),
            owner=cast.alice.post,
        ),
        ChildNamed(child="kim"),
        SubjectNamed(subject="lee", title="Coach", sector="teaching"),
        AllegationMade(allegation="al", child="kim", subject="lee", category="physical"),
        EmployerActed(subject="lee", outcome="dismissed"),
        referral("r1", "ofsted"),
        referral("r2", "charity-commission"),
        ReferralSent(referral="r2", on=today(), how="post", sent_by="Alice"),
        OtherWorkKnown(work="w1", subject="lee", where="Sampleton Scouts"),
        OtherWorkKnown(work="w2", subject="lee", where="Quillmere Choir"),
        TellingConsidered(work="w2", decision="tell", reason="Children are at risk."),
        DisclosureMade(
            disclosure="d1", about="lee", what="That there is a concern.", to_whom="The chair",
            basis="safeguarding", authorised_by=cast.alice.post, on=today(), how="phone", answer_by=today(),
        ),
        PersonNotTold(party="subject", person="lee", stage="concern", reason="Police ask.", look_again=today()),
        TransferOffered(
            transfer="t1", authority="Harrowby", on=today(), how="phone", what="The file.", reason="Moved.",
            answer_by=today(),
        ),
        TransferReceived(transfer="u1", authority="Merrowdale", on=today(), what="The file."),
    )  # fmt: skip
    return "a1"


OUTCOME = OutcomeDecided(
    allegation="al", outcome="substantiated", definition="D.", reason="R.", evidence="E."
)


def test_each_step_that_waits_leads_to_where_it_is_done(cast: Cast, file: str, signed_in: SignedIn) -> None:
    put(cast, file, OUTCOME)
    opened = OpenFile(file, "allegation", open_file(file).history)
    waits = {d.item for d in open_duties("allegation", opened.history, RULEBOOK) if d.what in OURS}
    links = {o.item: o.href for o in offers(opened, worker(cast.alice)) if o.item in waits and not o.beside}
    assert set(links) == waits
    assert len({item.partition(":")[0] for item in waits}) >= 11
    browser = signed_in(cast.alice)
    assert {browser.get(href).status_code for href in links.values()} == {200}


def test_a_closed_file_offers_what_other_bodies_still_owe_and_nothing_else_of_these(
    cast: Cast, file: str
) -> None:
    put(cast, file, OUTCOME, FileClosed(closed_as="concluded", reason="Settled.", evidence="Minutes."))
    opened = OpenFile(file, "allegation", open_file(file).history)
    texts = " ".join(offer.text for offer in offers(opened, worker(cast.alice)))
    assert "Record that the onward referral was sent: Ofsted about Lee Testwick" in texts
    assert "Record the answer of The chair" in texts
    assert "Tell " not in texts
    assert "Hand the matter" not in texts


def test_steps_name_whom_they_are_about(cast: Cast, file: str, signed_in: SignedIn) -> None:
    page = text_of(signed_in(cast.alice).get("/files/a1/"))
    for words in (
        "Tell those concerned: the child or family of Kim Sampleton",
        "Look again whether to tell: Lee Testwick, the concern",
        "Decide whether another body is to be told: Disclosure and Barring Service about Lee Testwick",
        "Send the onward referral: Ofsted about Lee Testwick",
        "Decide whether to tell another employer: Sampleton Scouts, Lee Testwick",
        "Chase the other authority: Harrowby",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("what", "item", "words"),
    [
        ("give-feedback", "feedback:referrer", "Tell the outcome: the referrer"),
        (
            "look-again",
            "look-again:family:kim:outcome:2026-04-01",
            "Look again whether to tell: the family of Kim, the outcome",
        ),
        ("tell-party", "tell:child:unknown", "Tell those concerned"),
        ("close-file", "close", "Close the file"),
    ],
)
def test_item_words(what: str, item: str, words: str) -> None:
    assert item_words(what, item, {"kim": "Kim"}) == words


def test_the_page_shows_what_left_the_file(cast: Cast, file: str, signed_in: SignedIn) -> None:
    put(
        cast,
        file,
        PersonTold(
            party="family", person="kim", stage="concern", on=today(), by="Ash Example", how="in-person",
            words="That somebody was worried.", wishes="To stay in the class.",
        ),
        ReferralAnswered(referral="r2", on=today(), result="noted", answer="Kept on file."),
    )  # fmt: skip
    page = text_of(signed_in(cast.alice).get("/files/a1/"))
    for words in (
        "To stay in the class.", "by Ash Example, in person", "Not told: Police ask.", "Kept on file.", "Not sent yet",
        "To be decided: Dismissed", "Stays here until they have it", "That there is a concern.",
    ):  # fmt: skip
        assert words in page


def test_the_register_of_a_file_and_of_a_person(cast: Cast, file: str, signed_in: SignedIn) -> None:
    for of in (file, "lee"):
        page = text_of(signed_in(cast.ben).get(f"/files/{of}/disclosures/"))
        assert "The chair" in page
        assert "Safeguarding of children" in page
        assert "Designated officer" in page
    assert "Nothing has been disclosed." in text_of(signed_in(cast.ben).get("/files/kim/disclosures/"))
    assert signed_in(cast.carol).get("/files/a1/disclosures/").status_code == 404
    assert signed_in(cast.alice).get(f"/files/{cast.organisation}/disclosures/").status_code == 404


def test_work_on_record_is_taken_over_by_one_choice(cast: Cast, file: str, signed_in: SignedIn) -> None:
    put(cast, "lee", PersonEmployed(organisation=cast.organisation, title="Lifeguard"))
    browser, page = signed_in(cast.ben), "/files/a1/other-work/of/lee/"
    assert "Lifeguard at Borough of Sampleton" in text_of(browser.get(page))
    assert browser.post(page, filled(browser.get(page), which="1")).status_code == 303
    known: Any = open_file(file).history[-1].fact
    assert (known.where, known.title, known.organisation) == (
        "Borough of Sampleton",
        "Lifeguard",
        cast.organisation,
    )
    assert "Lifeguard at" not in text_of(browser.get(page))


def test_a_concern_that_goes_no_further_tells_its_referrer(cast: Cast, signed_in: SignedIn) -> None:
    received = ConcernReceived(
        reference="C-1",
        channel="phone",
        source="school",
        words="Told.",
        referred=today(),
        owner=cast.alice.post,
    )
    put(cast, "c1", received)
    browser = signed_in(cast.alice)
    assert 'href="/files/c1/response/"' in text_of(browser.get("/files/c1/"))
    put(cast, "c1", ConcernScreened(screened_as="low-level-concern", limbs=(), reason="Why."))
    page = "/files/c1/told/referrer/outcome/"
    assert f'href="{page}"' in text_of(browser.get("/files/c1/"))
    said = {
        "told": "told",
        "by": "Alice",
        "how": "phone",
        "words": "No more is done.",
        **dated("on", today().isoformat()),
    }
    assert browser.post(page, filled(browser.get(page), **said)).status_code == 303
    assert "Told what came of it" in text_of(browser.get("/files/c1/"))
    assert open_duties("concern", open_file("c1").history, RULEBOOK) == []


@pytest.mark.parametrize(
    "page",
    [
        "told/child/concern/lee/", "told/subject/concern/kim/", "told/referrer/later/", "told/nobody/concern/kim/",
        "referrals/about/kim/dbs/", "referrals/about/lee/nobody/", "referrals/r9/send/", "referrals/r9/answer/",
        "referrals/r9/acknowledge/", "other-work/of/kim/", "other-work/w9/decide/", "other-work/w9/disclose/",
        "disclosures/d9/answer/", "transfers/t9/answer/", "transfers/u9/acknowledge/", "transfers/x/back/",
        "transfers/x/came-back/",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_found(cast: Cast, file: str, signed_in: SignedIn, page: str) -> None:
    assert signed_in(cast.alice).get(f"/files/a1/{page}").status_code == 404


@pytest.mark.parametrize(
    "page", ["referrals/", "lead/", "transfers/out/", "transfers/u1/acknowledge/", "other-work/w1/decide/"]
)
def test_what_is_decided_needs_the_power_to_decide(
    cast: Cast, file: str, signed_in: SignedIn, page: str
) -> None:
    assert signed_in(cast.alice).get(f"/files/a1/{page}").status_code == 200
    for who in (cast.ben, cast.carol, cast.dan, cast.eve):
        assert signed_in(who).get(f"/files/a1/{page}").status_code == 404
