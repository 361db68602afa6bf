"""The parts of the page of a file: strip, contents, what waits, what can be done, clocks, how it ended, timeline."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heed.access.testing import Cast, Member, state
from heed.facts.allegation import AllegationMade, EmployerActed, FileClosed, OutcomeDecided
from heed.facts.concern import NoteAdded
from heed.facts.duty import ClockPaused, ClockResumed, DeadlinePassed, DutyRevised
from heed.facts.meeting import MeetingHeld, MeetingPlanned, MinutesRecorded
from heed.facts.onward import ReferralAnswered, ReferralConsidered, ReferralSent
from heed.facts.organisation import PostPlaced
from heed.facts.telling import PersonNotTold, PersonTold
from heed.facts.tracks import TrackEnded, TrackNotOpened
from heed.facts.upkeep import PageRead
from heed.rulebook.lists.duty import AREA_OF, AREAS, DUTY
from heed.store.reading import open_file, open_files

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
Receive = Callable[..., str]
Look = Callable[..., str]
LATER = datetime(2026, 3, 10, 14, 0, tzinfo=UTC)


@pytest.fixture
def look(cast: Cast, signed_in: SignedIn) -> Look:
    """The text of a page about a file, as Alice sees it, or somebody else."""

    def get(file: str, page: str = "file", who: Member | None = None, **query: str) -> str:
        answer = signed_in(who or cast.alice).get(reverse(page, args=[file]), query)
        assert answer.status_code == 200
        return " ".join(answer.text.split())

    return get


def part(text: str, id: str) -> str:
    """What stands between one heading and the next of its level."""
    return re.split(r"<h2", text[text.index(f'id="{id}"') :])[0]


def row(text: str, key: str) -> str:
    """The value of one row of a summary list, without its markup."""
    value = text.split(f'summary-list__key"> {key} </dt>')[1].split("</dd>", maxsplit=1)[0]
    return re.sub(r"<[^>]*>", "", value).strip()


def parties(allegation: str) -> tuple[str, str, str]:
    """The child, the subject and the allegation of the file."""
    facts = [item.fact for item in open_file(allegation).history]
    return facts[1].child, facts[2].subject, facts[3].allegation


def test_every_duty_stands_under_one_heading() -> None:
    assert set(AREA_OF) == {code.code for code in DUTY.codes}
    assert sum(len(codes) for codes in AREAS.values()) == len(AREA_OF)


def test_it_says_whom_it_is_about_with_role_setting_and_sector(allegation: str, look: Look) -> None:
    text = look(allegation)
    head = re.sub(r"<[^>]*>", "", text[text.index("<h1") : text.index("<dl")])
    assert "About Jordan Sample, Coach, Borough of Sampleton, Sport" in head


def test_a_concern_says_whom_it_is_about_as_told(receive: Receive, look: Look) -> None:
    assert "As told: Jordan Sample, coach, at Elm School" in look(receive(adult_role="coach"))


def test_for_a_vacant_post_it_says_which_one_answers(cast: Cast, receive: Receive, look: Look) -> None:
    above = PostPlaced(post=cast.vacant_post, above=cast.alice.post, since=date(2020, 1, 1))
    state(cast.dan, cast.organisation, above, now=LATER)
    text = look(receive(owner=cast.vacant_post))
    said = "Deputy designated officer (vacant): Designated officer (Alice Example) answers"
    assert row(text, "Responsible now") == said


def test_days_are_counted_with_and_without_pauses_and_a_pause_that_lasts_says_why(
    cast: Cast, receive: Receive, look: Look, today: date
) -> None:
    referred = today - timedelta(days=30)
    file = receive(referred=referred)
    first = ClockPaused(pause="p1", why="court", reason="A hearing.", since=referred + timedelta(days=1))
    over = ClockResumed(pause="p1", on=referred + timedelta(days=10), reason="It was held.")
    second = ClockPaused(pause="p2", why="police", reason="They asked us to wait.", since=today)
    state(cast.alice, file, first, over, second, now=timezone.now())
    text = look(file)
    assert row(text, "Time") == "Day 30 since the referral (19 without pauses)"
    assert "Police investigation. They asked us to wait." in row(text, "Clock")
    assert "A hearing." not in row(text, "Clock")
    assert "A hearing." in part(text, "clocks")


def test_a_revised_day_stands_beside_the_first(cast: Cast, receive: Receive, look: Look, today: date) -> None:
    file = receive(referred=date(2026, 3, 2))
    for item in ("respond", "screen"):
        revised = DutyRevised(item=item, what=item, due=today + timedelta(days=4), reason="Asked for more.")
        state(cast.alice, file, revised, now=timezone.now())
    assert "(in 4 days), first due 3 March 2026 (" in row(look(file), "By")


def test_deadlines_that_passed_lead_to_the_timeline_and_name_who_held_the_post(
    cast: Cast, receive: Receive, look: Look
) -> None:
    file = receive()
    passed = DeadlinePassed(
        item="screen", what="screen", rule="screened-in-time", due=date(2026, 3, 3), original=date(2026, 3, 3),
        owner=cast.vacant_post, answered_by=cast.alice.post, holders=(cast.alice.person,),
    )  # fmt: skip
    state(cast.alice, file, passed, now=LATER)
    text = look(file)
    assert row(text, "Deadlines") == "1 deadline has passed"
    assert f'href="/files/{file}/timeline/#entry-2"' in text
    listed = part(text, "clocks")
    assert "Deputy designated officer, for which this post answered: Designated officer" in listed
    assert "Alice Example" in listed


def planned(cast: Cast, on: date) -> MeetingPlanned:
    kind = "allegations-meeting"
    return MeetingPlanned(meeting="m1", meeting_kind=kind, on=on, chair=cast.alice.post)


def test_the_next_meeting_is_named(cast: Cast, allegation: str, look: Look, today: date) -> None:
    state(cast.alice, allegation, planned(cast, today + timedelta(days=3)), now=timezone.now())
    said = row(look(allegation), "Next meeting")
    assert "(in 3 days)" in said
    assert said.endswith("chaired by Designated officer")


def test_what_waits_stands_under_few_headings_the_overdue_first(
    cast: Cast, allegation: str, look: Look, today: date
) -> None:
    state(cast.alice, allegation, planned(cast, today + timedelta(days=3)), now=timezone.now())
    revised = DutyRevised(item="hold:m1", what="hold-meeting", due=today, reason="r")
    state(cast.alice, allegation, revised, now=timezone.now())
    waits = part(look(allegation), "waiting")
    headings = re.findall(r"<h3[^>]*>([^<]*)</h3>", waits)
    assert headings[:2] == ["Overdue", "Meetings and actions"]
    assert len(headings) == len(set(headings))
    assert waits.index("Hold the meeting") > waits.index("Meetings and actions")


def test_a_step_without_a_link_says_who_can_do_it(cast: Cast, receive: Receive, look: Look) -> None:
    waits = part(look(receive(), who=cast.ben), "waiting")
    assert "It is for Designated officer (Alice Example)." in waits
    for step in re.split(r"<li", waits)[1:]:
        assert "<a " in step or "Your post cannot record this" in step


def test_the_matter_ends_when_the_file_is_closed(allegation: str, look: Look) -> None:
    waits = part(look(allegation), "waiting")
    (step,) = [one for one in re.split(r"<li", waits) if "Conclude the matter" in one]
    assert "Ends when the file is closed." in step


def test_what_can_be_done_stands_under_the_same_headings(allegation: str, look: Look) -> None:
    offered = part(look(allegation), "offers")
    headings = re.findall(r"<h3[^>]*>([^<]*)</h3>", offered)
    assert headings == sorted(headings, key=list(AREAS).index)
    assert offered.index("Notes, questions and the clock") < offered.index("Pause the clock")


def test_each_link_of_the_contents_leads_to_a_part_of_the_page(allegation: str, look: Look) -> None:
    text = look(allegation)
    contents = text[
        text.index('aria-labelledby="contents"') : text.index("</nav>", text.index("On this page"))
    ]
    leads_to = re.findall(r'href="#([^"]+)"', contents)
    assert {"waiting", "offers", "subjects", "clocks", "timeline"} <= set(leads_to)
    assert all(text.count(f'id="{id}"') == 1 for id in leads_to)


def test_clocks_say_what_was_done_in_time_and_what_was_late(cast: Cast, allegation: str, look: Look) -> None:
    held = MeetingHeld(meeting="m1", on=date(2026, 3, 6), attendance=(), decisions=("d",))
    minutes = MinutesRecorded(meeting="m1", text="What was said.")
    state(cast.alice, allegation, planned(cast, date(2026, 3, 6)), held, now=LATER)
    state(cast.alice, allegation, minutes, now=LATER + timedelta(days=90))
    clocks = part(look(allegation), "clocks")
    (meeting,) = [one for one in clocks.split("<tr") if "/rules/first-meeting/" in one]
    assert "2 March 2026" in meeting
    assert "6 March 2026" in meeting
    assert "In time" in meeting
    (late,) = [one for one in clocks.split("<tr") if "/rules/minutes-in-time/" in one]
    assert "8 June 2026" in late
    assert "working days late" in late


def test_a_closed_file_says_how_each_track_ended_who_was_told_and_which_body_answered(
    cast: Cast, allegation: str, look: Look
) -> None:
    child, subject, made = parties(allegation)
    day = date(2026, 3, 9)
    state(
        cast.alice,
        allegation,
        AllegationMade(allegation="second", child=child, subject=subject, category="emotional"),
        OutcomeDecided(allegation="second", outcome="unfounded", definition="d", reason="r", evidence="e"),
        OutcomeDecided(allegation=made, outcome="unsubstantiated", definition="d", reason="r", evidence="e"),
        EmployerActed(subject=subject, outcome="no-further-action"),
        TrackEnded(
            track="criminal", subject=subject, ending="police-no-further-action", on=day, reason="No offence."
        ),
        TrackNotOpened(track="regulator", subject=subject, reason="Not a registered post."),
        PersonTold(
            party="family",
            person=child,
            stage="outcome",
            on=day,
            by="Alice",
            how="phone",
            words="It is over.",
        ),
        PersonNotTold(party="referrer", stage="outcome", reason="They cannot be reached."),
        ReferralConsidered(referral="r1", subject=subject, body="dbs", decision="refer", reason="r"),
        ReferralSent(referral="r1", on=day, how="e-mail", sent_by="Ben"),
        ReferralAnswered(referral="r1", on=day, result="no-further-action", answer="No bar."),
        ReferralConsidered(referral="r2", subject=subject, body="ofsted", decision="refer", reason="r"),
        ReferralSent(referral="r2", on=day, how="e-mail", sent_by="Ben"),
        FileClosed(closed_as="concluded", reason="All is done.", evidence="e"),
        now=LATER,
    )
    text = look(allegation)
    ended = part(text, "how-it-ended")
    tracks = row(ended, "Jordan Sample")
    assert "Unsubstantiated, recorded on 10 March 2026" in tracks
    assert "Unfounded, recorded on 10 March 2026" in tracks
    assert "Criminal: Ended. Ended on 9 March 2026" in tracks
    assert "Regulator: No such track. Reason: Not a registered post." in tracks
    told = row(ended, "Told the outcome")
    assert "Robin Little: on 9 March 2026, by Alice" in told
    assert "not told. They cannot be reached." in told
    bodies = row(ended, "Other bodies")
    assert "answered on 9 March 2026" in bodies
    assert "sent on 9 March 2026, not answered yet" in bodies
    assert row(text, "Time taken") == "8 days from the referral to the closing"


def test_an_open_file_does_not_say_how_it_ended(allegation: str, look: Look) -> None:
    assert "How it ended" not in look(allegation)


def test_earlier_entries_stand_on_the_page_of_the_whole_timeline(
    cast: Cast, receive: Receive, look: Look
) -> None:
    file = receive()
    for n in range(12):
        state(cast.alice, file, NoteAdded(text=f"Note {n}."), now=LATER + timedelta(days=n))
    page, whole = look(file), look(file, "timeline")
    assert "Note 11." in page
    assert "Note 0." not in page
    assert f'href="/files/{file}/timeline/"' in page
    assert [n for n in range(1, 14) if f'id="entry-{n}"' not in whole] == []
    assert "Note 0." in whole


def test_the_whole_timeline_too_can_be_seen_as_known_on_a_day(
    cast: Cast, receive: Receive, look: Look
) -> None:
    file = receive()
    state(cast.alice, file, NoteAdded(text="Called back."), now=LATER)
    known = {"known-day": "9", "known-month": "3", "known-year": "2026"}
    assert f"/files/{file}/timeline/?known-day=9&amp;known-month=3" in look(file, **known)
    text = look(file, "timeline", **known)
    assert "Called back." not in text
    assert "This is what the record said at the end of 9 March 2026." in text


@pytest.mark.parametrize("page", ["file", "timeline"])
def test_everybody_named_on_the_page_stands_in_the_book_of_reads(
    cast: Cast, allegation: str, look: Look, page: str
) -> None:
    look(allegation, page)
    chain = f"reads-of-{cast.alice.person}"
    read = open_files([chain], "reads")[chain].history[-1].fact
    assert isinstance(read, PageRead)
    child, subject, _ = parties(allegation)
    assert (read.page, read.of) == (page, allegation)
    assert {child, subject, cast.organisation, cast.alice.person} <= set(read.listed)
    assert allegation not in read.listed


def test_the_files_in_which_somebody_has_a_part_stand_in_the_book_of_reads(
    cast: Cast, allegation: str, look: Look
) -> None:
    look(parties(allegation)[1])
    chain = f"reads-of-{cast.alice.person}"
    read = open_files([chain], "reads")[chain].history[-1].fact
    assert isinstance(read, PageRead)
    assert allegation in read.listed
