"""The pages on which a file is closed, reopened and passed on."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.door import OpenFile, Worker, posts_held
from heed.access.testing import Cast, Member, state
from heed.capabilities.closure.offers import closure_offers
from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    EmployerActed,
    FileClosed,
    FilePassed,
    OutcomeDecided,
    SubjectNamed,
)
from heed.facts.base import Fact
from heed.facts.meeting import MeetingHeld, MeetingPlanned, MinutesRecorded
from heed.facts.telling import PersonTold
from heed.facts.tracks import TrackNotOpened
from heed.store.derived.models import File
from heed.store.reading import open_file
from heed.web.offers import Offer
from heed.web.testing import filled, text_of
from heed.web.words import day_words

pytestmark = pytest.mark.django_db

SignedIn = Callable[[Member], Client]
CLOSE, REOPEN, PASS = "/files/a1/close/", "/files/a1/reopen/", "/files/a1/pass/"
ANSWERS = {"closed_as": "concluded", "reason": "All is settled.", "evidence": "The rota."}
NO_MEETING = {**ANSWERS, "no_meeting": "The police asked for none."}


def facts() -> list[Fact]:
    return [item.fact for item in open_file("a1").history]


def put(cast: Cast, *stated: Fact) -> None:
    state(cast.alice, "a1", *stated, now=timezone.now())


@pytest.fixture
def file(cast: Cast) -> str:
    """Settled but for a meeting: an allegation about Dan towards Carol, since both have a name on file."""
    child, subject = cast.carol.person, cast.dan.person
    put(
        cast,
        AllegationFileOpened(
            reference="A-7K2-MPQ",
            concern="c1",
            summary="Words.",
            referred=timezone.localdate(),
            owner=cast.alice.post,
        ),
        ChildNamed(child=child),
        SubjectNamed(subject=subject),
        AllegationMade(allegation="al1", child=child, subject=subject, category="conduct"),
        EmployerActed(subject=subject, outcome="no-action"),
    )
    return "a1"


def decided() -> OutcomeDecided:
    return OutcomeDecided(
        allegation="al1", outcome="unfounded", definition="As it stands.", reason="Rota.", evidence="Rota."
    )


def apart(cast: Cast) -> list[Fact]:
    """The other tracks do not exist, and those concerned were told."""
    subject, child = cast.dan.person, cast.carol.person
    none = [
        TrackNotOpened(track=track, subject=subject, reason="None.") for track in ("criminal", "regulator")
    ]
    told = [
        PersonTold(
            party=party, person=person, stage="outcome", on=timezone.localdate(), by="Alice", how="phone",
            words="As decided.",
        )
        for party, person in (("family", child), ("subject", subject), ("referrer", ""))
    ]  # fmt: skip
    return [*none, *told]


def test_what_is_open_leads_to_where_it_is_settled(cast: Cast, signed_in: SignedIn, file: str) -> None:
    put(cast, decided())
    shown = signed_in(cast.alice).get(CLOSE)
    text = text_of(shown)
    assert "The criminal track about Dan Example has no end" in text
    assert f"/files/a1/tracks/{cast.dan.person}/criminal/end/" in text
    assert f"/files/a1/tracks/{cast.dan.person}/regulator/none/" in text
    assert "Dan Example: not told the outcome" in text
    assert shown.context["form"].fields.keys() >= {"no_meeting", "not_told"}
    assert "goes_on" not in shown.context["form"].fields


def test_a_track_leads_to_its_page_while_other_things_come_first(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    shown = signed_in(cast.alice).get(CLOSE)
    by_words = {one.message: [link.href for link in one.links] for one in shown.context["open"]}
    about = "track about Dan Example has no end, and no reason is given why there is none."
    assert by_words[f"The criminal {about}"] == [f"/files/a1/tracks/{cast.dan.person}/"]
    assert by_words["The allegation about Dan Example towards Carol Example has no outcome."] == [
        "/files/a1/outcomes/al1/"
    ]


def test_what_was_brought_in_closed_is_no_answer_here(cast: Cast, signed_in: SignedIn, file: str) -> None:
    offered = {
        option.value
        for option in signed_in(cast.alice).get(CLOSE).context["form"].fields["closed_as"].options
    }
    assert offered == {"concluded", "no-further-action", "transferred", "opened-in-error"}


def test_what_may_stay_open_is_explained_on_the_form(cast: Cast, signed_in: SignedIn, file: str) -> None:
    put(cast, decided(), *apart(cast)[:2])
    browser = signed_in(cast.alice)
    shown = browser.get(CLOSE)
    refused = browser.post(CLOSE, filled(shown, **NO_MEETING))
    assert refused.context["form"].errors.keys() == {"not_told"}
    sent = filled(shown, **NO_MEETING, not_told="All asked not to be.") | {"stage": "confirm"}
    assert browser.post(CLOSE, sent).status_code == 303
    closed = facts()[-1]
    assert isinstance(closed, FileClosed)
    assert closed.not_told == "All asked not to be."


def test_what_is_open_is_named_before_and_after_sending(cast: Cast, signed_in: SignedIn, file: str) -> None:
    put(
        cast,
        MeetingPlanned(
            meeting="m1", meeting_kind="discussion", on=timezone.localdate(), chair=cast.alice.post
        ),
    )
    browser = signed_in(cast.alice)
    shown = browser.get(CLOSE)
    no_outcome = "The allegation about Dan Example towards Carol Example has no outcome."
    assert no_outcome in text_of(shown)
    refused = browser.post(CLOSE, filled(shown, **ANSWERS))
    problems = [problem.text for problem in refused.context["form"].problems]
    assert problems[0] == no_outcome
    assert [problem for problem in problems if problem.endswith("is neither held nor cancelled.")]
    assert problems[-1] == "No meeting was held. Say why."
    assert "All is settled." in text_of(refused)


def test_a_settled_file_is_checked_and_then_closed_once(cast: Cast, signed_in: SignedIn, file: str) -> None:
    put(cast, decided(), *apart(cast))
    browser = signed_in(cast.alice)
    sent = filled(browser.get(CLOSE), **NO_MEETING)
    assert "Check your answers" in text_of(browser.post(CLOSE, sent))
    assert File.objects.get(file="a1").state == "open"
    for _ in range(2):
        done = browser.post(CLOSE, {**sent, "stage": "confirm"})
        assert (done.status_code, done["Location"]) == (303, "/files/a1/")
    assert len(facts()) == 12
    assert File.objects.get(file="a1").state == "closed"


def test_a_review_that_was_set_is_named_before_closing(cast: Cast, signed_in: SignedIn, file: str) -> None:
    assert "A review was set" not in text_of(signed_in(cast.alice).get(CLOSE))
    today = timezone.localdate()
    put(
        cast,
        MeetingPlanned(meeting="m9", meeting_kind="discussion", on=today, chair=cast.alice.post),
        MeetingHeld(meeting="m9", on=today, attendance=(), next_review=today + timedelta(days=9)),
        MinutesRecorded(meeting="m9", text="Short."),
    )
    text = text_of(signed_in(cast.alice).get(CLOSE))
    assert f"A review was set for {day_words(today + timedelta(days=9))}" in text


def test_a_closed_file_is_reopened_with_a_reason(cast: Cast, signed_in: SignedIn, file: str) -> None:
    put(cast, decided(), *apart(cast))
    browser = signed_in(cast.alice)
    browser.post(CLOSE, {**filled(browser.get(CLOSE), **NO_MEETING), "stage": "confirm"})
    shown = browser.get(REOPEN)
    assert "All is settled." in text_of(shown)
    missing = browser.post(REOPEN, filled(shown, reason=" "))
    assert "Give the reason for which the file is reopened" in text_of(missing)
    sent = filled(shown, reason="New information.")
    assert "Check your answers" in text_of(browser.post(REOPEN, sent))
    assert browser.post(REOPEN, {**sent, "stage": "confirm"}).status_code == 303
    assert File.objects.get(file="a1").state == "open"
    assert [type(fact).__name__ for fact in facts()[-2:]] == ["FileClosed", "FileReopened"]


def test_who_is_overtaken_keeps_what_was_typed(cast: Cast, signed_in: SignedIn, file: str) -> None:
    put(cast, decided())
    browser = signed_in(cast.alice)
    sent = filled(browser.get(CLOSE), **NO_MEETING)
    put(cast, FilePassed(owner=cast.vacant_post, reason="Leave."))
    overtaken = browser.post(CLOSE, {**sent, "stage": "confirm"})
    assert overtaken.status_code == 409
    assert "The police asked for none." in text_of(overtaken)
    assert File.objects.get(file="a1").state == "open"


def test_responsibility_passes_to_another_post(cast: Cast, signed_in: SignedIn, file: str) -> None:
    browser = signed_in(cast.alice)
    same = browser.post(PASS, filled(browser.get(PASS), owner=cast.alice.post, reason="Leave."))
    assert "Choose another post" in text_of(same)
    done = browser.post(PASS, filled(same, owner=cast.vacant_post, reason="Leave."))
    assert done.status_code == 303
    assert File.objects.get(file="a1").owner == cast.vacant_post


def test_a_post_that_was_not_offered_is_refused(cast: Cast, signed_in: SignedIn, file: str) -> None:
    browser = signed_in(cast.alice)
    shown = browser.post(PASS, filled(browser.get(PASS), owner=cast.carol.post, reason="Leave."))
    assert "owner" in shown.context["form"].errors
    assert len(facts()) == 5


def test_offers_answer_what_the_file_waits_for(cast: Cast, file: str) -> None:
    assert [offer.item for offer in offered(cast.alice)] == ["", ""]
    held = MeetingPlanned(
        meeting="m1", meeting_kind="discussion", on=timezone.localdate(), chair=cast.alice.post
    )
    put(cast, decided())
    assert [offer.item for offer in offered(cast.alice)] == ["", ""]
    put(cast, *apart(cast))
    assert [offer.item for offer in offered(cast.alice)] == ["close", ""]
    put(cast, held)
    assert [offer.item for offer in offered(cast.alice)] == ["", ""]
    assert offered(cast.ben) == []


def offered(who: Member) -> list[Offer]:
    held = posts_held(who.person, timezone.localdate())
    file = OpenFile("a1", "allegation", open_file("a1").history)
    return closure_offers(file, Worker(who.person, held, held[0]))


@pytest.mark.parametrize("page", [CLOSE, REOPEN, PASS])
def test_it_requires_the_power_to_decide(cast: Cast, signed_in: SignedIn, file: str, page: str) -> None:
    assert signed_in(cast.alice).get(page).status_code == 200
    for who in (cast.ben, cast.carol, cast.dan, cast.eve):
        assert signed_in(who).get(page).status_code == 404
