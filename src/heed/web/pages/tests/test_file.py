"""The page of a file."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heed.access.testing import Cast, Member, state
from heed.facts.allegation import EmployerActed, FileClosed, OutcomeDecided
from heed.facts.base import Fact
from heed.facts.concern import ConcernReceived, ConcernScreened, LimbConsidered, NoteAdded, Referrer
from heed.facts.meeting import ActionAgreed, ActionRevised
from heed.facts.when import When
from heed.store.ids import new_id
from heed.store.reading import open_file
from heed.store.record import record
from heed.store.sealing import KeptApart

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
Receive = Callable[..., str]
LATER = datetime(2026, 3, 10, 14, 0, tzinfo=UTC)

Look = Callable[..., str]


@pytest.fixture
def look(cast: Cast, signed_in: SignedIn) -> Look:
    """The text of a file's page, as Alice sees it."""
    browser = signed_in(cast.alice)

    def get(file: str, **query: str) -> str:
        answer = browser.get(reverse("file", args=[file]), query)
        assert answer.status_code == 200
        return " ".join(answer.text.split())

    return get


def on(day: date) -> dict[str, str]:
    return {"known-day": str(day.day), "known-month": str(day.month), "known-year": str(day.year)}


def screened(**changes: object) -> ConcernScreened:
    limb = LimbConsidered(limb="harmed-a-child", met="met", reason="A bruise was seen.")
    fact: dict[str, object] = {"screened_as": "referral", "limbs": (limb,), "reason": "The limb is met."}
    return ConcernScreened(**{**fact, **changes})  # type: ignore[arg-type]


def test_it_says_who_is_responsible_what_is_next_and_by_when(receive: Receive, look: Look) -> None:
    text = look(receive())
    assert "Designated officer (Alice Example)" in text
    assert "Screen the concern" in text
    assert "3 March 2026 (" in text
    assert "working days overdue)" in text


def test_a_vacant_post_is_said_to_be_vacant(cast: Cast, receive: Receive, look: Look) -> None:
    assert look(receive(owner=cast.vacant_post)).count("Deputy designated officer (vacant)") == 3


def test_a_screened_concern_says_as_what(cast: Cast, receive: Receive, look: Look) -> None:
    file = receive()
    state(cast.alice, file, screened(screened_as="low-level-concern", evidence="The call."), now=LATER)
    assert "Screened: Low-level concern" in look(file)


def test_what_was_said_leads_and_stands_whole_and_what_is_not_recorded_is_said(
    receive: Receive, look: Look
) -> None:
    said = "He was alone with the group. " * 20
    text = look(receive(words=said.strip(), referrer=Referrer()))
    told = text[text.index('id="what-was-told"') : text.index('id="clocks"')]
    assert told.index("What was said, in the original words") < told.index("Happened")
    assert "<details" not in told
    assert told.count("Not recorded") == 2


def test_the_threshold_decision_shows_each_limb_by_itself(cast: Cast, receive: Receive, look: Look) -> None:
    file = receive()
    assert "The concern has not been screened yet." in look(file)
    state(cast.alice, file, screened(), now=LATER)
    text = look(file)
    assert "Harmed, or may have harmed, a child" in text
    assert "A bruise was seen." in text
    assert "Open an allegation file" in text


def test_a_name_kept_back_is_said_to_be_sealed_and_is_not_there(cast: Cast, look: Look) -> None:
    file = new_id()
    fact = ConcernReceived(
        reference="C-1", channel="phone", source="school", words="w", referred=date(2026, 3, 2),
        owner=cast.alice.post, name_kept_back=True,
    )  # fmt: skip
    statement = KeptApart(fact, b'{"name":"Sam Caller"}')
    record(
        actor=cast.alice.actor, command="c", now=LATER, reads={file: 0}, decide=lambda _: {file: [statement]}
    )
    text = look(file)
    assert "The name is sealed apart. Opening it takes two people." in text
    assert "Sam Caller" not in text


def test_who_told_is_shown_where_they_did_not_ask_otherwise(receive: Receive, look: Look) -> None:
    assert "Sam Caller" in look(receive(referrer=Referrer(name="Sam Caller")))


def test_happened_and_recorded_are_both_shown_with_who_recorded_it_in_which_post(
    receive: Receive, look: Look
) -> None:
    text = look(receive(happened=When(precision="about-month", date=date(2026, 2, 1))))
    assert "Happened about February 2026" in text
    assert "2 March 2026 at 9:30am" in text
    assert "by Alice Example, Designated officer" in text


def corrected(cast: Cast, receive: Receive) -> str:
    file = receive(adult="Jordan Sampel")
    received = open_file(file).history[0].fact
    state(cast.alice, file, NoteAdded(text="Called back."), now=LATER)
    correction = _changed(received, adult="Jordan Sample", corrects=0, correction_reason="Name was misheard.")
    state(cast.alice, file, correction, now=LATER + timedelta(days=1))
    return file


def _changed(fact: Fact, **changes: object) -> Fact:
    import msgspec

    changed: Fact = msgspec.structs.replace(fact, **changes)
    return changed


def test_a_correction_and_what_it_corrects_lead_to_each_other(
    cast: Cast, receive: Receive, look: Look
) -> None:
    text = look(corrected(cast, receive))
    first, third = text.index('id="entry-1"'), text.index('id="entry-3"')
    assert third < first
    correction, original = text[third : text.index('id="entry-2"')], text[first:]
    assert 'href="#entry-1"' in correction
    assert "Name was misheard." in correction
    assert 'href="#entry-3"' in original
    assert "Corrected" in original
    assert "Jordan Sampel" in original
    assert "<h1" in text
    assert "Jordan Sample at Elm School" in text[: text.index("Timeline")]


def test_as_known_on_a_day_shows_what_was_recorded_by_its_end_and_offers_nothing(
    cast: Cast, receive: Receive, look: Look
) -> None:
    file = corrected(cast, receive)
    text = look(file, **on(LATER.date()))
    assert "This is what the record said at the end of 10 March 2026." in text
    assert "Called back." in text
    assert "Jordan Sampel at Elm School" in text
    assert "Name was misheard." not in text
    assert "What you can do" not in text
    assert f"/files/{file}/screen" not in text
    assert "5 working days overdue" in text


@pytest.mark.parametrize(
    ("day", "message"),
    [
        (date(2026, 3, 1), "The file begins on 2 March 2026"),
        (date(2199, 1, 1), "Day must be today or in the past"),
    ],
)
def test_a_day_without_the_file_is_refused_and_the_file_is_shown_as_it_stands(
    receive: Receive, look: Look, day: date, message: str
) -> None:
    text = look(receive(), **on(day))
    assert message in text
    assert "Error:" in text
    assert "This is what the record said" not in text


def test_a_date_that_is_none_is_refused(receive: Receive, look: Look) -> None:
    text = look(receive(), **{"known-day": "31", "known-month": "2", "known-year": "2026"})
    assert "Day must be a real date" in text


def test_an_allegation_file_shows_its_people_and_each_allegation_with_its_outcome(
    cast: Cast, allegation: str, look: Look
) -> None:
    text = look(allegation)
    assert "Robin Little" in text
    assert "Coach" in text
    assert "Borough of Sampleton" in text
    assert "Not decided yet" in text
    assert "Decide the outcome: allegation about Jordan Sample towards Robin Little" in text
    assert "Record what the employer did: Jordan Sample" in text


def test_a_closed_file_says_so_and_waits_for_nothing(cast: Cast, allegation: str, look: Look) -> None:
    facts = [item.fact for item in open_file(allegation).history]
    made, subject = facts[3].allegation, facts[2].subject
    outcome = OutcomeDecided(
        allegation=made, outcome="unsubstantiated", definition="d", reason="r", evidence="e"
    )
    acted = EmployerActed(subject=subject, outcome="no-further-action")
    closed = FileClosed(closed_as="concluded", reason="All is done.", evidence="e")
    state(cast.alice, allegation, outcome, acted, closed, now=LATER)
    text = look(allegation)
    assert "All is done." in text
    assert "Closed on 10 March 2026: Concluded" in text
    assert "Nothing waits" in text
    assert 'id="waiting"' not in text


def test_a_revised_action_keeps_its_first_date(cast: Cast, allegation: str, look: Look, today: date) -> None:
    first, second = today + timedelta(days=1), today + timedelta(days=4)
    agreed = ActionAgreed(action="a1", what="Tell the parents", owner=cast.ben.post, due=first)
    revised = ActionRevised(action="a1", due=second, reason="They are away.")
    state(cast.alice, allegation, agreed, revised, now=timezone.now())
    text = look(allegation)
    assert "Carry out the action: Tell the parents" in text
    assert "(in 4 days)" in text
    assert f"first due {first.day} {first:%B %Y}" in text


def test_a_person_s_file_lists_the_files_in_which_they_have_a_part(allegation: str, look: Look) -> None:
    subject = open_file(allegation).history[2].fact.subject
    text = look(subject)
    assert "A-3BD-9XK (An incident at a swimming lesson.)" in text
    assert f'href="/files/{allegation}/"' in text
    assert "</a>. Open" in text


def test_an_organisation_shows_the_holders_of_today_and_the_dated_history(cast: Cast, look: Look) -> None:
    text = look(cast.organisation)
    assert "Vacant" in text
    assert "1 April 2010" in text
    assert text.index("Who held the posts") < text.rindex("Eve Example")


def test_who_may_open_no_case_sees_no_way_to_one_from_an_organisation(
    cast: Cast, signed_in: SignedIn, allegation: str
) -> None:
    text = signed_in(cast.carol).get(reverse("file", args=[cast.organisation])).text
    assert "Alice Example" in text
    assert f"/files/{cast.alice.person}/" not in text
    assert "A-3BD-9XK" not in text


def test_a_print_carries_who_and_when(receive: Receive, look: Look) -> None:
    assert "Shown to Alice Example, Designated officer, on " in look(receive())
