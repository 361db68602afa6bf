"""The page on which an entry is corrected, and the way to it from the timeline."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.testing import Cast, Member, state
from heed.facts.allegation import AllegationFileOpened, ChildNamed, FileClosed, SubjectNamed
from heed.facts.base import Fact
from heed.facts.meeting import Attendance, MeetingHeld, MeetingPlanned, MinutesRecorded
from heed.facts.organisation import OrganisationDescribed
from heed.store.derived.models import Subject
from heed.store.reading import open_file
from heed.web.testing import dated, filled, text_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[[Member], Client]


def facts(file: str = "a1") -> list[Fact]:
    return [item.fact for item in open_file(file).history]


@pytest.fixture
def file(cast: Cast) -> str:
    today = timezone.localdate()
    state(
        cast.alice,
        "a1",
        AllegationFileOpened(
            reference="A-7K2-MPQ", concern="c1", summary="Words.", referred=today, owner=cast.alice.post
        ),
        ChildNamed(child=cast.carol.person),
        SubjectNamed(subject=cast.dan.person, title="Coach", sector="sport"),
        MeetingPlanned(
            meeting="m1",
            meeting_kind="discussion",
            on=today,
            chair=cast.alice.post,
            invited=("Head teacher", "Police"),
        ),
        MeetingHeld(
            meeting="m1",
            on=today,
            attendance=(Attendance(who="Head teacher", attended="attended"),),
            no_review_reason="None needed.",
        ),
        MinutesRecorded(meeting="m1", text="It was Thrusday."),
        now=timezone.now(),
    )
    return "a1"


def test_the_timeline_leads_to_the_form_that_is_filled_in(cast: Cast, signed_in: SignedIn, file: str) -> None:
    browser = signed_in(cast.alice)
    assert "/files/a1/correct/2/" in text_of(browser.get("/files/a1/"))
    text = text_of(browser.get("/files/a1/correct/2/"))
    assert 'value="Coach"' in text
    assert 'value="sport" selected' in text
    assert "Not corrected on this page" in text
    assert "This is a decision" not in text


def test_what_stays_is_shown_so_that_one_sees_which_statement_it_is(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    text = text_of(signed_in(cast.alice).get("/files/a1/correct/2/"))
    assert "Dan Example" in text
    assert "A-7K2-MPQ" in text
    assert text_of(signed_in(cast.alice).get("/files/a1/correct/4/")).count("Head teacher") == 1


def test_a_correction_is_recorded_once_and_the_earlier_entry_stays(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    browser, page = signed_in(cast.alice), "/files/a1/correct/2/"
    answers = {"title": "Warden", "sector": "residential", "basis": "", "correction_reason": "Misheard."}
    sent = filled(browser.get(page), **answers)
    for _ in range(2):
        assert browser.post(page, sent)["Location"] == "/files/a1/"
    assert Subject.objects.get(file="a1").sector == "residential"
    text = text_of(browser.get("/files/a1/"))
    assert "Corrected by a later entry" in text
    assert "/files/a1/correct/6/" in text
    assert "/files/a1/correct/2/" not in text
    assert facts()[2] == SubjectNamed(subject=cast.dan.person, title="Coach", sector="sport")
    assert facts()[6] == SubjectNamed(
        subject=cast.dan.person,
        title="Warden",
        sector="residential",
        corrects=2,
        correction_reason="Misheard.",
    )


def test_nothing_changed_is_refused_with_what_was_typed_kept(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    browser, page = signed_in(cast.alice), "/files/a1/correct/2/"
    answers = {"title": "Coach", "sector": "sport", "correction_reason": "No cause at all."}
    shown = browser.post(page, filled(browser.get(page), **answers))
    assert "Nothing is changed." in text_of(shown)
    assert "No cause at all." in text_of(shown)
    assert len(facts()) == 6


def test_lists_dates_and_long_text_are_corrected(cast: Cast, signed_in: SignedIn, file: str) -> None:
    browser, day = signed_in(cast.alice), timezone.localdate().isoformat()
    page = "/files/a1/correct/3/"
    shown = browser.get(page)
    assert "Head teacher\nPolice</textarea>" in text_of(shown)
    planned = {"meeting_kind": "discussion", "chair": cast.alice.post, **dated("on", day)}
    sent = filled(shown, **planned, invited="Head teacher\nHealth", correction_reason="Misread.")
    assert browser.post(page, sent).status_code == 303
    corrected = facts()[-1]
    assert isinstance(corrected, MeetingPlanned)
    assert (corrected.meeting, corrected.invited) == ("m1", ("Head teacher", "Health"))
    page = "/files/a1/correct/5/"
    sent = filled(browser.get(page), text="It was Thursday.", correction_reason="Spelling.")
    assert browser.post(page, sent).status_code == 303


def test_of_two_editors_one_wins_and_the_other_keeps_what_was_typed(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    browser, page = signed_in(cast.alice), "/files/a1/correct/5/"
    hers = filled(browser.get(page), text="It was Thursday.", correction_reason="Spelling.")
    his = filled(browser.get(page), text="It was Friday.", correction_reason="The diary.")
    assert browser.post(page, hers).status_code == 303
    overtaken = browser.post(page, his)
    assert overtaken.status_code == 409
    assert "It was Friday." in text_of(overtaken)
    again = browser.post(page, filled(overtaken, text="It was Friday.", correction_reason="The diary."))
    assert again.status_code == 303
    assert facts()[-1].corrects == 6


def test_a_decision_is_flagged_and_may_be_corrected_in_a_closed_file(
    cast: Cast, signed_in: SignedIn, file: str
) -> None:
    closed = FileClosed(closed_as="transferred", reason="Another area.", evidence="Its letter.")
    state(cast.alice, "a1", closed, now=timezone.now())
    browser, page = signed_in(cast.alice), "/files/a1/correct/6/"
    shown = browser.get(page)
    assert "This is a decision" in text_of(shown)
    answers = {
        "reason": "Another area took it over.",
        "evidence": "Its letter.",
        "correction_reason": "Brief.",
    }
    assert browser.post(page, filled(shown, **answers)).status_code == 303


def test_it_requires_the_power_to_decide(cast: Cast, signed_in: SignedIn, file: str) -> None:
    for who in (cast.ben, cast.carol, cast.dan, cast.eve):
        assert signed_in(who).get("/files/a1/correct/2/").status_code == 404
    assert "/correct/" not in text_of(signed_in(cast.ben).get("/files/a1/"))


def test_it_requires_the_power_to_keep_the_directory(cast: Cast, signed_in: SignedIn) -> None:
    page = f"/files/{cast.organisation}/correct/0/"
    for who in (cast.ben, cast.carol, cast.eve):
        assert signed_in(who).get(page).status_code == 404
    browser = signed_in(cast.dan)
    answers = {"name": "Sampleton Council", "organisation_kind": "local-authority", "sector": "not-recorded"}
    sent = filled(browser.get(page), **answers, correction_reason="Its name.")
    assert browser.post(page, sent).status_code == 303
    corrected = facts(cast.organisation)[-1]
    assert isinstance(corrected, OrganisationDescribed)
    assert corrected.name == "Sampleton Council"


@pytest.mark.parametrize("entry", ["a1/correct/99", "nowhere/correct/0", "a1/correct/-1", "a1/correct/x"])
def test_what_is_not_there_is_not_found(cast: Cast, signed_in: SignedIn, file: str, entry: str) -> None:
    assert signed_in(cast.alice).get(f"/files/{entry}/").status_code == 404
