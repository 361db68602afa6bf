"""Long lists: every row once, whatever the filter; and the pages that show them."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from heed.access.testing import Cast, Member, state
from heed.duties import WORDS
from heed.facts.organisation import PostPlaced
from heed.store.derived.models import Due, File
from heed.web.pages.lists import Step, due_page, file_page

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
FIRST = date(2026, 3, 2)
EVERY_KIND = list(WORDS)


@pytest.fixture
def many(cast: Cast) -> set[tuple[str, str]]:
    """Sixty steps of two posts, of every kind, many on the same day."""
    rows = [
        Due(
            file=f"f{n % 7}",
            item=f"i{n}",
            what=EVERY_KIND[n % len(EVERY_KIND)],
            owner=("one", "two")[n % 2],
            due=FIRST + timedelta(days=n % 5),
            original=FIRST,
        )
        for n in range(60)
    ]
    Due.objects.bulk_create(rows)
    return {(row.file, row.item) for row in rows}


def walk(kinds: list[str], owner: str, since: date = date.min, until: date = date.max) -> Iterator[Step]:
    """Page after page to the end."""
    after = ""
    while True:
        page = due_page(kinds, owners=[owner] if owner else [], since=since, until=until, after=after, size=4)
        yield from page[:4]
        if len(page) <= 4:
            return
        after = page[3].cursor


def test_every_step_comes_once_in_order(many: set[tuple[str, str]]) -> None:
    steps = list(walk(EVERY_KIND, ""))
    places = [(s.due, s.file, s.item) for s in steps]
    assert places == sorted(places)
    assert len(steps) == len(many)
    assert {(s.file, s.item) for s in steps} == many


def test_a_filter_takes_exactly_its_own(many: set[tuple[str, str]]) -> None:
    day = FIRST + timedelta(days=2)
    steps = list(walk(["screen", "action"], "two", since=day, until=day))
    expected = Due.objects.filter(what__in=["screen", "action"], owner="two", due=day)
    assert {s.item for s in steps} == {row.item for row in expected}
    assert steps


@pytest.mark.parametrize("cursor", ["nonsense", "2026-13-45~f~i", "~~", "a~b", "\0"])
def test_a_cursor_that_was_not_made_here_leads_to_the_first_page(
    many: set[tuple[str, str]], cursor: str
) -> None:
    first = due_page(EVERY_KIND, since=date.min, until=date.max, after="")
    assert due_page(EVERY_KIND, since=date.min, until=date.max, after=cursor) == first
    assert file_page("allegation", ["open"], after=cursor) == []


def test_every_file_comes_once_the_newest_first(cast: Cast) -> None:
    opened = datetime(2026, 3, 2, tzinfo=UTC)
    rows = [
        File(
            file=f"f{n:02}", kind="allegation", state=("open", "closed")[n % 2], reference="", owner="",
            opened_at=opened + timedelta(hours=n // 3), changed_at=opened, size=1, card=b"",
        )
        for n in range(23)
    ]  # fmt: skip
    File.objects.bulk_create(rows)
    seen, after = list[str](), ""
    while page := file_page("allegation", ["open", "closed"], after=after, size=5):
        seen += [row.file for row in page[:5]]
        if len(page) <= 5:
            break
        after = page[4].cursor
    assert seen == sorted((row.file for row in rows), reverse=True)


def test_the_queue_is_grouped_and_says_how_late_things_are(
    cast: Cast, signed_in: SignedIn, receive: Callable[..., str], today: date
) -> None:
    receive(reference="C-OLD")
    receive(reference="C-NEW", referred=today + timedelta(days=30))
    text = signed_in(cast.alice).get(reverse("work")).text
    assert (
        text.index("Critically overdue</h2>")
        < text.index("C-OLD")
        < text.index("Later</h2>")
        < text.index("C-NEW")
    )
    assert "working days overdue)" in text
    assert "Designated officer" in text


def test_the_queue_begins_with_one_s_own_post(
    cast: Cast, signed_in: SignedIn, receive: Callable[..., str]
) -> None:
    receive(reference="C-VACANT", owner=cast.vacant_post)
    browser = signed_in(cast.alice)
    assert "C-VACANT" not in browser.get(reverse("work")).text
    for post in ("all", cast.vacant_post):
        text = browser.get(reverse("work"), {"post": post}).text
        assert "C-VACANT" in text
        assert "(1 chosen)" in text
    assert "C-VACANT" not in browser.get(reverse("work"), {"post": "all", "what": "action"}).text


def test_the_queue_says_about_whom_the_employer_is_asked(
    cast: Cast, signed_in: SignedIn, allegation: str
) -> None:
    page = signed_in(cast.alice).get(reverse("work"), {"what": "employer-action"})
    [card] = [card for group in page.context["groups"] for card in group.cards]
    assert card.text == "Record what the employer did: Jordan Sample"


def test_an_unknown_filter_is_refused_in_words(cast: Cast, signed_in: SignedIn) -> None:
    text = signed_in(cast.alice).get(reverse("work"), {"what": "dance", "post": "nobody"}).text
    assert "Error:" in text


def test_pages_of_the_queue_lead_on_with_the_same_filters(
    cast: Cast, signed_in: SignedIn, receive: Callable[..., str]
) -> None:
    for n in range(27):
        receive(reference=f"C-{n:03}")
    browser = signed_in(cast.alice)
    first = browser.get(reverse("work"), {"when": "overdue", "what": "screen"})
    following = first.context["next"].href
    assert "when=overdue" in following
    second = browser.get(reverse("work") + following)
    seen = [card.reference for page in (first, second) for g in page.context["groups"] for card in g.cards]
    assert sorted(seen) == [f"C-{n:03}" for n in range(27)]
    assert second.context["next"] is None
    assert second.context["previous"].href == "?when=overdue&what=screen"


def test_files_are_listed_by_how_they_stand(cast: Cast, signed_in: SignedIn, allegation: str) -> None:
    browser = signed_in(cast.alice)
    assert "A-3BD-9XK" in browser.get(reverse("files")).text
    assert "A-3BD-9XK" not in browser.get(reverse("files"), {"list": "closed"}).text
    assert "C-7K2-MPQ" in browser.get(reverse("files"), {"list": "to-screen"}).text


def test_organisations_are_listed_by_kind(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.carol)
    text = browser.get(reverse("people")).text
    assert "Borough of Sampleton" in text
    assert "Local authority, 6 posts" in text
    assert "Borough of Sampleton" in browser.get(reverse("people"), {"kind": "local-authority"}).text
    assert "Borough of Sampleton" not in browser.get(reverse("people"), {"kind": "school"}).text


def test_home_counts_in_words_and_leads_into_the_lists(
    cast: Cast, signed_in: SignedIn, allegation: str
) -> None:
    answer = signed_in(cast.alice).get(reverse("home"))
    tasks = {task.title: task for task in answer.context["tasks"]}
    assert tasks["Concerns to screen"].status == "1 concern"
    assert tasks["Files I am responsible for"].status == "1 open file"
    assert tasks["Minutes to write, approve or circulate"].status == "none"
    overdue = int(tasks["Overdue"].status.split()[0])
    listed = signed_in(cast.alice).get(tasks["Overdue"].href)
    assert overdue == sum(len(group.cards) for group in listed.context["groups"]) > 0
    assert "A-3BD-9XK" in answer.text
    assert "Record a concern" in answer.text


def test_home_of_who_decides_nothing_counts_what_waits_for_every_post(
    cast: Cast, signed_in: SignedIn, allegation: str
) -> None:
    browser = signed_in(cast.ben)
    answer = browser.get(reverse("home"))
    tasks = {task.title: task for task in answer.context["tasks"]}
    assert "What waits, for all posts" in answer.text
    assert tasks["Open allegation files"].status == "1 open file"
    assert len(browser.get(tasks["Open allegation files"].href).context["files"]) == 1
    listed = browser.get(tasks["Overdue"].href).context["groups"]
    assert int(tasks["Overdue"].status.split()[0]) == sum(len(group.cards) for group in listed) > 0


@pytest.mark.parametrize("username", ["alice", "ben", "carol", "dan"])
def test_every_place_named_on_home_opens(cast: Cast, signed_in: SignedIn, username: str) -> None:
    browser = signed_in(getattr(cast, username))
    places = browser.get(reverse("home")).context["places"]
    assert {browser.get(href).status_code for href, _ in places} == {200}


def test_home_of_a_scrutineer_leads_to_the_figures(cast: Cast, signed_in: SignedIn) -> None:
    text = signed_in(cast.carol).get(reverse("home")).text
    assert reverse("figures") in text
    assert reverse("figures-published") in text


def test_home_of_a_scrutineer_names_no_case(cast: Cast, signed_in: SignedIn, allegation: str) -> None:
    text = signed_in(cast.carol).get(reverse("home")).text
    assert "A-3BD-9XK" not in text
    assert "Record a concern" not in text
    assert "Organisations and posts" in text


def test_the_queue_and_home_show_what_a_vacant_post_leaves_to_the_one_above(
    cast: Cast, signed_in: SignedIn, receive: Callable[..., str], today: date
) -> None:
    """Nobody moves anything: as soon as the post answers to another, its work stands there."""
    receive(reference="C-VACANT", owner=cast.vacant_post)
    browser = signed_in(cast.alice)
    assert "C-VACANT" not in browser.get(reverse("work")).text
    placed = PostPlaced(post=cast.vacant_post, above=cast.alice.post, since=today, reason="Reports to it.")
    state(cast.alice, cast.organisation, placed, now=timezone.now())
    page = browser.get(reverse("work"))
    assert "C-VACANT" in page.text
    assert "Also shown: 1 post that is vacant" in " ".join(page.text.split())
    tasks = {task.title: task.status for task in browser.get(reverse("home")).context["tasks"]}
    assert tasks["Critically overdue"] != "none"


def test_home_leads_back_to_what_one_opened(cast: Cast, signed_in: SignedIn, allegation: str) -> None:
    browser = signed_in(cast.ben)
    assert browser.get(reverse("home")).context["opened"] == []
    browser.get(reverse("file", args=[allegation]))
    [(kind, file)] = browser.get(reverse("home")).context["opened"]
    assert (kind, file.file) == ("Allegation file", allegation)


def test_home_of_who_decides_shows_how_much_is_late_in_the_team(
    cast: Cast, signed_in: SignedIn, receive: Callable[..., str]
) -> None:
    receive(reference="C-OLD", owner=cast.ben.post)
    rows = signed_in(cast.alice).get(reverse("home")).context["team"].rows
    late = {str(row[0].text): int(row[2].text) for row in rows}
    assert late["Business support"] > 0
    assert signed_in(cast.ben).get(reverse("home")).context["team"] is None


def test_steps_of_which_nothing_waits_are_no_filter(
    cast: Cast, signed_in: SignedIn, receive: Callable[..., str]
) -> None:
    receive(reference="C-ONE")
    text = signed_in(cast.alice).get(reverse("work")).text
    assert "Screen the concern" in text
    assert "Acknowledge the transfer" not in text
