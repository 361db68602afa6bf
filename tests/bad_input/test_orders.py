"""What cannot have been so: events out of order, before a birth, in a circle, never minuted. Each is told plainly."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from tests.bad_input.kept import problems
from tests.bad_input.pages import FORMS, day
from tests.bad_input.reading import html_of, size_of_record
from tests.bad_input.spoil import Spoilt
from tests.bad_input.world import REFERRAL, World

from heed.access.testing import Member, state
from heed.facts.allegation import AllegationFileOpened
from heed.facts.meeting import Attendance, MeetingHeld, MeetingPlanned
from heed.store.derived.models import Due
from heed.web.testing import filled

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]


@dataclass(frozen=True, slots=True)
class Told:
    """A form whose good answers are changed in one place, the field that is blamed, and what is said there."""

    route: str
    changed: Callable[[World], dict[str, str]]
    field: str
    says: str


def on(route: str, field: str, ahead: int, says: str) -> Told:
    """One day of a form moved so many days from today; the small record was referred twenty days ago."""
    return Told(route, lambda w: day(field, w, ahead), field, says)


BEFORE_REFERRAL = "the day of the referral to the service."
ORDERS: Mapping[str, Told] = {
    "a concern received before it happened": Told(
        "receive-concern",
        lambda w: {**day("referred", w, -1), **day("happened", w)},
        "happened",
        "The day it happened cannot be after the day it was received.",
    ),
    "an incident after its referral": on(
        "open-allegation-file", "happened", 0, "The day it happened cannot be after the day it was received."
    ),
    "a meeting before the referral": on(
        "plan-meeting", "on", -30, "The meeting cannot lie before the day of the referral."
    ),
    "a meeting held before the referral": on(
        "hold-meeting", "on", -30, "The meeting cannot lie before the day of the referral."
    ),
    "a meeting held tomorrow": on("hold-meeting", "on", 1, "The day of the meeting cannot be in the future."),
    "a review before its meeting": on(
        "hold-meeting", "next_review", -1, "The next review cannot lie before the meeting."
    ),
    "a referral sent before the service was told": on("send-referral", "on", -30, BEFORE_REFERRAL),
    "a receipt before the referral was sent": on(
        "acknowledge-referral", "on", -1, "the day on which it was sent."
    ),
    "an answer before the referral was sent": on(
        "answer-referral", "on", -1, "the day on which it was sent."
    ),
    "a disclosure before the service was told": on("disclose", "on", -30, BEFORE_REFERRAL),
    "an answer wanted before the disclosure": on(
        "disclose", "answer_by", -1, "An answer cannot be wanted by a day before the disclosure."
    ),
    "an answer before the disclosure": on("answer-disclosure", "on", -1, "the day of the disclosure."),
    "a subject told before the service was": on("tell", "on", -30, "the day on which the service was told."),
    "a response before the concern": on("respond", "on", -30, "the day on which the concern was received."),
    "a lead agreed before the referral": on("agree-lead", "on", -30, BEFORE_REFERRAL),
    "an answer wanted before the offer": on(
        "offer-transfer", "answer_by", -1, "An answer cannot be wanted by a day before the offer."
    ),
    "an answer before the offer": on("answer-transfer", "on", -9, "the day on which it was offered."),
    "our answer before their transfer": on(
        "acknowledge-transfer", "on", -1, "the day on which it was received."
    ),
    "a pause before the referral": on(
        "pause-clock", "since", -30, "The pause cannot begin before the day of the referral."
    ),
    "a pause that ends before it begins": on(
        "resume-clock", "on", -9, "The last day of the pause cannot be before its first."
    ),
    "a duty due before it began": on(
        "revise-duty", "due", -30, "The new day cannot be before the day from which it counts."
    ),
    "work that ends before it begins": on(
        "record-work", "until", -20, "The last day cannot be before the first."
    ),
    "work that ended before it began": on(
        "end-work", "until", -30, "The last day cannot be before the first."
    ),
    "a post left before it was taken up": on(
        "leave-post", "until", -1, "The last day cannot be before the first."
    ),
    "a child born after the referral": on(
        "name-child", "born", -1, "They cannot have been born after the day of the referral."
    ),
    "a subject born after the referral": on(
        "name-subject", "born", -1, "They cannot have been born after the day of the referral."
    ),
    "an adult born after the concern": on(
        "record-adult", "born", -1, "They cannot have been born after the concern was received."
    ),
    "somebody born tomorrow": on("describe-person", "born", 1, "The date of birth cannot be in the future."),
    "a post that answers to itself": Told(
        "place-post", lambda w: {"above": w.deputy}, "above", "This post would answer to itself in the end."
    ),
    "a post that succeeds itself": Told(
        "end-post", lambda w: {"successor": w.cast.eve.post}, "successor", "would lead back to this post."
    ),
    "an organisation that succeeds itself": Told(
        "succeed-organisation",
        lambda w: {"successor": w.organisation},
        "successor",
        "would lead back to this organisation.",
    ),
    "an organisation that is part of itself": Told(
        "part-of-organisation", lambda w: {"parent": w.organisation}, "parent", "would be part of itself."
    ),
}


@pytest.mark.parametrize("what", ORDERS)
def test_what_cannot_have_been_so_is_told_in_its_own_words_and_kept(
    what: str, world: World, signed_in: SignedIn
) -> None:
    told = ORDERS[what]
    page = FORMS[told.route]
    browser, address = signed_in(world.member(page.who)), page.address(told.route, world)
    good = filled(browser.get(address), **page.answers(world), stage="confirm")
    before, sent = size_of_record(), {**good, **told.changed(world)}
    answer = browser.post(address, sent)

    assert list(problems(answer, Spoilt(what, sent, (told.field,)))) == []
    assert told.says in unescape(html_of(answer))
    assert size_of_record() == before


LATE = "b-late"
CAME = (Attendance(who="Head teacher", attended="attended"),)


def test_a_meeting_of_the_past_without_minutes_waits_late_and_keeps_the_file_open(
    world: World, signed_in: SignedIn
) -> None:
    """First it is not known whether it was held, then what was said there; the file says so and does not close."""
    browser, past, now = signed_in(world.cast.alice), world.today - timedelta(days=60), timezone.now()
    opened = AllegationFileOpened(
        reference="A-BAD-CCC", concern=REFERRAL, summary="On the bus.", referred=past, owner=world.officer
    )
    planned = MeetingPlanned(
        meeting="b-past", meeting_kind="allegations-meeting", on=past, chair=world.officer
    )
    state(world.cast.alice, LATE, opened, planned, now=now)
    assert overdue("hold:b-past")
    assert f"The meeting of {past.day} {past:%B %Y} is neither held nor cancelled." in closing(browser, world)

    held = MeetingHeld(meeting="b-past", on=past, attendance=CAME, no_review_reason="All is settled.")
    state(world.cast.alice, LATE, held, now=now)
    assert overdue("minutes:b-past")
    assert f"The meeting of {past.day} {past:%B %Y} has no minutes." in closing(browser, world)


def overdue(item: str) -> bool:
    """Whether the step waits with a day that has gone by."""
    return Due.objects.filter(file=LATE, item=item, due__lt=timezone.localdate()).exists()


def closing(browser: Client, world: World) -> str:
    """What the file says when it is to be closed."""
    page = FORMS["close-file"]
    address = page.address("close-file", world, file=LATE)
    sent = filled(browser.get(address), **page.answers(world), stage="confirm")
    return unescape(html_of(browser.post(address, sent)))
