"""What stands out among what people were shown on a day, as the data protection lead sees it."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.testing import Cast, Member, appoint, state
from heed.access.unusual import ReadingOfDay, reading_of, working_hours
from heed.facts.allegation import AllegationFileOpened, SubjectNamed
from heed.facts.organisation import PostLeft, PostTakenUp
from heed.facts.person import PersonDescribed
from heed.facts.upkeep import PageRead
from heed.rulebook.book import RULEBOOK
from heed.store.derived.models import Read
from heed.store.reads import Reader, record_reads
from heed.web.testing import text_of

SignedIn = Callable[[Member], Client]
MONDAY, SUNDAY = date(2026, 3, 9), date(2026, 3, 8)
RULES = RULEBOOK.on(MONDAY)
NINE = datetime(2026, 3, 9, 9, tzinfo=UTC)


def one(**given: object) -> list[str]:
    seen: dict[str, object] = {"opened": 0, "named": 0, "outside": 0, **given}
    return list(ReadingOfDay("r", **seen).stands_out(RULES))  # type: ignore[arg-type]


def note(who: Member, *reads: PageRead, at: datetime = NINE) -> None:
    record_reads(Reader(who.actor), reads, command=f"{reads}{at}", now=at)


@pytest.fixture
def told(cast: Cast) -> Cast:
    """Three files: one about Alice, one of the authority itself, one of neither."""
    now = timezone.now()
    opened = AllegationFileOpened(
        reference="A-1", concern="c1", summary="Words.", referred=MONDAY, owner=cast.alice.post
    )
    state(cast.alice, "p1", PersonDescribed(name="Sam Testwick"), now=now)
    state(
        cast.alice, "about-alice", opened, SubjectNamed(subject=cast.alice.person, title="Officer"), now=now
    )
    named = SubjectNamed(subject="p1", title="Clerk", organisation=cast.organisation)
    state(cast.alice, "of-authority", opened, named, now=now)
    state(cast.alice, "other", opened, now=now)
    return cast


@pytest.mark.parametrize(
    ("given", "stands_out"),
    [
        ({"opened": 40}, False),
        ({"opened": 41}, True),
        ({"named": 500}, False),
        ({"named": 501}, True),
        ({"opened": 41, "named": 501}, True),
    ],
)
def test_many_files_in_a_day(given: dict[str, object], stands_out: bool) -> None:
    assert one(**given) == (["many-files-in-a-day"] if stands_out else [])


def test_reading_outside_working_hours_follows_the_clock_of_the_authority() -> None:
    assert one(outside=1) == ["reading-outside-working-hours"]
    begin, end = working_hours(MONDAY, RULES)
    assert (begin, end) == (datetime(2026, 3, 9, 7, tzinfo=UTC), datetime(2026, 3, 9, 19, tzinfo=UTC))
    begin, end = working_hours(date(2026, 6, 8), RULES)
    assert (begin, end) == (datetime(2026, 6, 8, 6, tzinfo=UTC), datetime(2026, 6, 8, 18, tzinfo=UTC))
    begin, end = working_hours(SUNDAY, RULES)
    assert begin == end


@pytest.mark.django_db
def test_each_file_is_counted_once_a_day_and_each_page_outside_hours(told: Cast) -> None:
    note(told.ben, PageRead(page="file", of="other", listed=("p1",)), PageRead(page="file", of="other"))
    note(told.ben, PageRead(page="work", listed=("other", "p1")), at=NINE.replace(hour=19))
    note(told.ben, PageRead(page="home"), at=NINE.replace(hour=6, minute=59))
    note(told.ben, PageRead(page="file", of="p1"), at=NINE - timedelta(days=1))
    note(told.alice, PageRead(page="file", of=told.organisation))
    assert reading_of(MONDAY, RULES) == [
        ReadingOfDay(told.ben.person, opened=1, named=2, outside=2),
        ReadingOfDay(told.alice.person, opened=0, named=0, outside=0),
    ]
    (sunday,) = reading_of(SUNDAY, RULES)
    assert (sunday.opened, sunday.outside) == (1, 1)


@pytest.mark.django_db
def test_reading_about_ones_own_name_in_a_file_or_on_a_list(told: Cast) -> None:
    own = told.alice.person
    note(told.alice, PageRead(page="work", listed=("about-alice", "other")))
    note(told.ben, PageRead(page="file", of="other", listed=(told.ben.person,)))
    alice, ben = sorted(reading_of(MONDAY, RULES), key=lambda one: one.reader != own)
    assert (alice.about_oneself, ben.about_oneself) == (("about-alice",), ())
    assert list(alice.stands_out(RULES)) == ["reading-about-ones-own"]
    note(told.ben, PageRead(page="file", of=told.ben.person))
    assert reading_of(MONDAY, RULES)[0].about_oneself == (told.ben.person,)


@pytest.mark.django_db
def test_reading_about_ones_own_organisation_of_that_day(told: Cast) -> None:
    note(told.ben, PageRead(page="file", of="of-authority"), PageRead(page="file", of="other"))
    note(told.alice, PageRead(page="work", listed=("of-authority",)))
    ben, alice = reading_of(MONDAY, RULES)
    assert (ben.where_one_belongs, alice.where_one_belongs) == (("of-authority",), ())
    assert list(ben.stands_out(RULES)) == ["reading-about-ones-own"]
    left = PostLeft(
        tenure="t1", post=told.vacant_post, holder=told.carol.person, until=MONDAY - timedelta(days=365)
    )
    held = PostTakenUp(
        tenure="t1",
        post=told.vacant_post,
        holder=told.carol.person,
        tenure_kind="acting",
        since=SUNDAY - timedelta(days=400),
    )
    ended = PostLeft(
        tenure=f"tenure-{told.carol.person}", post=told.carol.post, holder=told.carol.person, until=held.since
    )
    state(told.dan, told.organisation, held, ended, left, now=timezone.now())
    note(told.carol, PageRead(page="file", of="of-authority"))
    note(told.carol, PageRead(page="file", of="of-authority"), at=NINE + timedelta(days=1))
    carol = next(one for one in reading_of(MONDAY, RULES) if one.reader == told.carol.person)
    assert carol.where_one_belongs == ("of-authority",)
    assert reading_of(MONDAY + timedelta(days=1), RULES)[0].where_one_belongs == ()
    before = datetime(2009, 3, 9, 9, tzinfo=UTC)
    note(told.ben, PageRead(page="file", of="of-authority"), at=before)
    assert reading_of(before.date(), RULES)[0].where_one_belongs == ()


@pytest.mark.django_db
def test_the_page_shows_references_alone_and_who_looks_is_noted(told: Cast, signed_in: SignedIn) -> None:
    note(told.alice, PageRead(page="file", of="about-alice", query="Sam Testwick"))
    note(told.carol, PageRead(page="home"))
    browser = signed_in(appoint(told, "fay", "Fay Example", "data-protection-lead", now=timezone.now()))
    shown = browser.get("/reads/?on-day=9&on-month=3&on-year=2026")
    text = text_of(shown)
    assert text.index("Alice Example") < text.index("Carol Example")
    assert "Reading about oneself or one's own organisation stands out" in unescape(text)
    assert 'href="/files/about-alice/reads/">A-1<' in shown.text
    assert "Sam Testwick" not in text
    assert "Words." not in text
    assert Read.objects.filter(page="reads-of-a-day", of="about-alice", how="named").exists()
    assert "Alice Example" not in text_of(browser.get("/reads/"))
    assert "Fay Example" in text_of(browser.get("/reads/"))


@pytest.mark.django_db
def test_a_day_to_come_is_refused_and_kept(told: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(appoint(told, "fay", "Fay Example", "data-protection-lead", now=timezone.now()))
    shown = text_of(browser.get("/reads/?on-day=1&on-month=1&on-year=2999"))
    assert "Day must be today or in the past" in shown
    assert 'value="2999"' in shown


@pytest.mark.django_db
def test_for_everybody_else_there_is_no_such_page(cast: Cast, signed_in: SignedIn) -> None:
    for member in cast.members:
        assert signed_in(member).get("/reads/").status_code == 404
