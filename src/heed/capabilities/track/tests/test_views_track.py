"""The pages of the tracks: steps, endings, none; and the four side by side."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.door import OpenFile, Worker, posts_held
from heed.access.testing import Cast, Member, state
from heed.capabilities.track.offers import track_offers
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
from heed.facts.meeting import MeetingHeld, MeetingPlanned, MinutesRecorded
from heed.facts.person import PersonDescribed
from heed.facts.tracks import TrackEnded, TrackNotOpened, TrackStepTaken
from heed.rulebook.book import RULEBOOK
from heed.store.reading import open_file
from heed.web.testing import dated, filled, text_of
from heed.web.words import day_words

pytestmark = pytest.mark.django_db

SignedIn = Callable[[Member], Client]


def facts() -> list[Fact]:
    return [item.fact for item in open_file("a1").history]


def put(cast: Cast, *stated: Fact, file: str = "a1") -> None:
    state(cast.alice, file, *stated, now=timezone.now())


@pytest.fixture
def page(cast: Cast) -> str:
    """An allegation about Dan towards Carol; the address of Dan's tracks."""
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
    )
    return f"/files/a1/tracks/{subject}/"


def step(cast: Cast, track: str, code: str, ago: int = 0, ahead: int | None = None) -> TrackStepTaken:
    today = timezone.localdate()
    return TrackStepTaken(
        track=track, subject=cast.dan.person, step=code, on=today - timedelta(days=ago),
        next_on=None if ahead is None else today + timedelta(days=ahead),
    )  # fmt: skip


def ended(cast: Cast, ending: str = "police-no-further-action") -> TrackEnded:
    return TrackEnded(
        track="criminal", subject=cast.dan.person, ending=ending, on=timezone.localdate(), reason="As they wrote."
    )  # fmt: skip


def decided(outcome: str) -> OutcomeDecided:
    return OutcomeDecided(allegation="al1", outcome=outcome, definition="D.", reason="R.", evidence="E.")


def test_a_step_is_recorded_once_with_the_date_that_it_set(
    cast: Cast, signed_in: SignedIn, page: str
) -> None:
    browser, today = signed_in(cast.ben), timezone.localdate()
    bail = {"step": "bail", "by": "Police", "reference": "14/1", **dated("on", str(today))}
    sent = filled(browser.get(f"{page}criminal/step/"), **bail)
    refused = browser.post(f"{page}criminal/step/", sent)
    assert refused.context["form"].errors.keys() == {"next_on"}
    sent |= dated("next_on", str(today + timedelta(days=28)))
    for _ in range(2):
        done = browser.post(f"{page}criminal/step/", sent)
        assert (done.status_code, done["Location"]) == (303, page)
    assert len(facts()) == 5
    text = text_of(browser.get(page))
    assert f"Bail, by Police, 14/1. Next date set: {day_words(today + timedelta(days=28))}." in text


def test_only_steps_and_endings_of_the_track_are_offered(cast: Cast, signed_in: SignedIn, page: str) -> None:
    text = text_of(signed_in(cast.ben).get(f"{page}employment/step/"))
    assert "Settlement proposed" in text
    assert "Interview under caution" not in text
    text = text_of(signed_in(cast.ben).get(f"{page}regulator/end/"))
    assert "Removed from the register" in text
    assert "Acquitted" not in text


def test_a_step_before_birth_is_refused_and_kept(cast: Cast, signed_in: SignedIn, page: str) -> None:
    today = timezone.localdate()
    put(cast, PersonDescribed(name="Dan Example", born=today - timedelta(days=9000)), file=cast.dan.person)
    browser = signed_in(cast.ben)
    early = dated("on", str(today - timedelta(days=9001))) | {"step": "arrest", "note": "As the file says."}
    shown = browser.post(f"{page}criminal/step/", filled(browser.get(f"{page}criminal/step/"), **early))
    assert "The person was born on" in text_of(shown)
    assert "As the file says." in text_of(shown)


def test_a_track_ends_after_a_check_and_a_later_step_says_so(
    cast: Cast, signed_in: SignedIn, page: str
) -> None:
    browser, today = signed_in(cast.ben), timezone.localdate()
    answers = {"ending": "police-no-further-action", "reason": "No evidence.", **dated("on", str(today))}
    sent = filled(browser.get(f"{page}criminal/end/"), **answers)
    assert "Check your answers" in text_of(browser.post(f"{page}criminal/end/", sent))
    assert browser.post(f"{page}criminal/end/", {**sent, "stage": "confirm"}).status_code == 303
    text = text_of(browser.get(page))
    assert f"Ended on {day_words(today)}: No further action by the police. No evidence." in text
    put(cast, step(cast, "criminal", "right-to-review"))
    assert "A later step opened it again." in text_of(browser.get(page))


def test_that_there_is_no_track_is_said_with_its_reason(cast: Cast, signed_in: SignedIn, page: str) -> None:
    browser = signed_in(cast.ben)
    sent = filled(browser.get(f"{page}regulator/none/"), reason="Not registered.")
    assert browser.post(f"{page}regulator/none/", sent).status_code == 303
    expected = TrackNotOpened(track="regulator", subject=cast.dan.person, reason="Not registered.")
    assert facts()[-1] == expected
    text = text_of(browser.get(page))
    assert "No such track" in text
    assert "Reason: Not registered." in text


def apart(browser: Client, page: str) -> str:
    return str(browser.get(page).context["apart"])


def test_where_tracks_disagree_the_page_says_so_neutrally(cast: Cast, signed_in: SignedIn, page: str) -> None:
    browser = signed_in(cast.ben)
    put(cast, decided("substantiated"))
    assert apart(browser, page) == ""
    put(cast, ended(cast))
    said = "The outcome is substantiated; the police took no further action. Each stands by itself."
    assert apart(browser, page) == said
    assert said in text_of(browser.get("/files/a1/"))


def test_where_tracks_agree_nothing_is_said(cast: Cast, signed_in: SignedIn, page: str) -> None:
    put(
        cast,
        decided("unfounded"),
        ended(cast),
        EmployerActed(subject=cast.dan.person, outcome="no-action"),
    )
    assert apart(signed_in(cast.ben), page) == ""


def test_an_employer_may_act_where_nothing_was_proved(cast: Cast, signed_in: SignedIn, page: str) -> None:
    put(cast, decided("unsubstantiated"), EmployerActed(subject=cast.dan.person, outcome="dismissed"))
    assert apart(signed_in(cast.ben), page) == (
        "The outcome is unsubstantiated; the employer's action is “Dismissed”. Each stands by itself."
    )


def test_each_track_stands_under_a_heading_of_its_own(cast: Cast, signed_in: SignedIn, page: str) -> None:
    text = text_of(signed_in(cast.alice).get(page))
    for track in ("safeguarding", "employment", "criminal", "regulator"):
        assert f'aria-labelledby="track-{track}"' in text
        assert text.count(f'id="track-{track}"') == 1
    assert text.count("<h1") == 1
    assert "Towards Carol Example: not decided yet" in text


def worker(who: Member) -> Worker:
    held = posts_held(who.person, timezone.localdate())
    return Worker(who.person, held, held[0])


def offered(who: Member) -> list[str]:
    file = OpenFile("a1", "allegation", open_file("a1").history)
    return [offer.item for offer in track_offers(file, worker(who))]


def waiting() -> set[str]:
    return {due.item for due in open_duties("allegation", open_file("a1").history, RULEBOOK)}


def test_offers_answer_what_the_file_waits_for(cast: Cast, page: str) -> None:
    dan, today = cast.dan.person, timezone.localdate()
    put(cast, step(cast, "employment", "hearing-decided"))
    assert offered(cast.ben) == ["", f"track:employment:{dan}:1"]
    assert f"track:employment:{dan}:1" in waiting()
    put(
        cast,
        decided("unfounded"),
        EmployerActed(subject=dan, outcome="no-action"),
        MeetingPlanned(meeting="m9", meeting_kind="discussion", on=today, chair=cast.alice.post),
        MeetingHeld(meeting="m9", on=today, attendance=(), no_review_reason="None."),
        MinutesRecorded(meeting="m9", text="Short."),
    )
    ends = [f"end:criminal:{dan}"] * 2 + [f"end:regulator:{dan}"] * 2
    assert offered(cast.ben) == ["", *ends]
    assert set(ends) <= waiting()
    assert offered(cast.carol) == [""]
    closed = FileClosed(closed_as="opened-in-error", reason="Twice.", evidence="The other file.")
    put(cast, closed)
    assert offered(cast.ben) == [""]


def test_it_requires_a_post_that_may_receive(cast: Cast, signed_in: SignedIn, page: str) -> None:
    for address in ("criminal/step/", "criminal/end/", "regulator/none/"):
        assert signed_in(cast.alice).get(page + address).status_code == 200
        for who in (cast.carol, cast.dan, cast.eve):
            assert signed_in(who).get(page + address).status_code == 404


def test_the_four_tracks_lead_to_what_each_worker_may_record(
    cast: Cast, signed_in: SignedIn, page: str
) -> None:
    outcome = "/files/a1/outcomes/al1/"
    assert outcome in text_of(signed_in(cast.alice).get(page))
    text = text_of(signed_in(cast.ben).get(page))
    assert outcome not in text
    assert "criminal/step/" in text
    put(cast, FileClosed(closed_as="opened-in-error", reason="Twice.", evidence="The other file."))
    assert "criminal/step/" not in text_of(signed_in(cast.ben).get(page))
    for who in (cast.carol, cast.dan, cast.eve):
        assert signed_in(who).get(page).status_code == 404


@pytest.mark.parametrize("address", ["civil/step/", "employment/end/", "employment/none/"])
def test_what_is_not_there_is_not_found(cast: Cast, signed_in: SignedIn, page: str, address: str) -> None:
    assert signed_in(cast.alice).get(page + address).status_code == 404
    assert signed_in(cast.alice).get("/files/a1/tracks/nobody/").status_code == 404
