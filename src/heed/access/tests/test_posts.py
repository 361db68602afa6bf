"""Duties follow the post: to its successor, or up the line, and none is ever dropped."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

import psycopg
import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from heed.access.posts import (
    Seat,
    answering,
    answering_posts,
    organisations_up_the_line,
    post_choices,
    posts_answered_by,
)
from heed.access.testing import Cast, state
from heed.facts.base import Fact
from heed.facts.organisation import (
    OrganisationDescribed,
    PostCreated,
    PostEnded,
    PostLeft,
    PostPlaced,
    PostTakenUp,
)
from heed.store.derived.models import Post, PostLine, Tenure

POSTS = [f"post-{n}" for n in range(6)]
START = date(2026, 3, 2)
DAYS = st.integers(0, 9).map(lambda n: START + timedelta(days=n))
ANY_SEATS = st.dictionaries(
    st.sampled_from(POSTS),
    st.builds(Seat, st.booleans(), st.lists(st.sampled_from([*POSTS, "gone"]), max_size=2).map(tuple)),
)


def within_reach(post: str, seats: Mapping[str, Seat]) -> set[str]:
    """Every post on record to which a way leads, found by widening until nothing is added."""
    reached = {post}
    while added := {to for one in reached for to in seats[one].leads_to if to in seats} - reached:
        reached |= added
    return reached


@given(ANY_SEATS)
def test_duties_follow_the_post(seats: Mapping[str, Seat]) -> None:
    for post in seats:
        answers = answering(post, seats)
        held = {one for one in within_reach(post, seats) if seats[one].held}
        assert answers in held if held else answers == post
        assert not seats[post].held or answers == post


def test_the_successor_comes_before_the_post_above_and_the_nearest_before_the_farther() -> None:
    seats = {
        "ended": Seat(False, ("successor", "above")),
        "successor": Seat(False, ("over-successor",)),
        "over-successor": Seat(True),
        "above": Seat(True),
        "low": Seat(False, ("middle",)),
        "middle": Seat(True, ("above",)),
    }
    assert answering("ended", seats) == "over-successor"
    assert answering("low", seats) == "middle"


TENURES = st.lists(st.tuples(st.sampled_from(POSTS), DAYS, st.none() | DAYS), max_size=8)
PLACINGS = st.lists(st.tuples(st.sampled_from(POSTS), DAYS, st.sampled_from(POSTS)), max_size=8)
ENDINGS = st.dictionaries(st.sampled_from(POSTS), st.tuples(DAYS, st.sampled_from(["", *POSTS])), max_size=3)


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TENURES, PLACINGS, ENDINGS)
def test_whoever_comes_and_goes_each_duty_has_one_post_that_answers_on_each_day(
    held: list[tuple[str, date, date | None]],
    placed: list[tuple[str, date, str]],
    ended: dict[str, tuple[date, str]],
) -> None:
    _written(held, placed, ended)
    for day in (START + timedelta(days=n) for n in range(10)):
        seats = {post: _seat(post, day, held, placed, ended) for post in POSTS}
        answers = answering_posts(day)
        assert answers == {post: answering(post, seats) for post in POSTS}
        shares = [duty for post in POSTS for duty in posts_answered_by(post, day)]
        assert sorted(shares) == POSTS


def _written(held: list[Any], placed: list[Any], ended: dict[str, Any]) -> None:
    for table in (Post, Tenure, PostLine):
        table.objects.all().delete()
    Post.objects.bulk_create(Post(post=p, organisation="o", title=p, role="") for p in POSTS)
    Tenure.objects.bulk_create(
        Tenure(tenure=str(n), post=post, holder="h", kind="acting", since=since, until=until)
        for n, (post, since, until) in enumerate(held)
    )
    lines = {(post, "above", since): to for post, since, to in placed}
    lines |= {(post, "ended", since): to for post, (since, to) in ended.items()}
    PostLine.objects.bulk_create(
        PostLine(post=post, line=line, since=since, leads_to=to) for (post, line, since), to in lines.items()
    )


def _seat(post: str, day: date, held: list[Any], placed: list[Any], ended: dict[str, Any]) -> Seat:
    """As the lists say it, without the database."""
    sits = any(p == post and since <= day and (not until or day <= until) for p, since, until in held)
    above = {since: to for p, since, to in placed if p == post}  # of one day, the last
    begun = [since for since in above if since <= day]
    gone = post in ended and ended[post][0] <= day
    ways = (ended[post][1] if gone else "", above[max(begun)] if begun else "")
    return Seat(sits and not gone, tuple(filter(None, ways)))


@pytest.fixture
def say(cast: Cast) -> Callable[..., object]:
    """States facts in the file of the authority."""
    return lambda *facts: state(cast.dan, cast.organisation, *facts, now=timezone.now())


@pytest.mark.django_db
def test_when_a_holder_leaves_the_duties_rise_and_the_successor_has_them_from_the_first_day(
    cast: Cast, say: Callable[..., object]
) -> None:
    today = timezone.localdate()
    tomorrow, alice = today + timedelta(days=1), cast.alice.post
    say(PostPlaced(post=alice, above=cast.carol.post, since=today))
    say(PostLeft(tenure=f"tenure-{cast.alice.person}", post=alice, holder=cast.alice.person, until=today))
    assert answering_posts(today)[alice] == alice
    assert answering_posts(tomorrow)[alice] == cast.carol.post
    assert posts_answered_by(cast.carol.post, tomorrow) == [cast.carol.post, alice]
    say(PostTakenUp(tenure="t", post=alice, holder=cast.ben.person, tenure_kind="acting", since=tomorrow))
    assert answering_posts(tomorrow)[alice] == alice


@pytest.mark.django_db
def test_an_ended_post_leads_to_its_successor_and_is_not_chosen_any_more(
    cast: Cast, say: Callable[..., object]
) -> None:
    today = timezone.localdate()
    eve, alice = cast.eve.post, cast.alice.post
    assert answering_posts(today)[eve] == eve
    say(PostEnded(post=eve, on=today - timedelta(days=1), ended_as="merged", successor=alice))
    assert answering_posts(today)[eve] == alice
    assert eve not in dict(post_choices(today))
    assert eve in dict(post_choices(today - timedelta(days=1)))


@pytest.mark.django_db
def test_a_line_across_organisations_names_the_files_that_it_leads_through(cast: Cast) -> None:
    far: list[Fact] = [
        OrganisationDescribed(name="Joint service", organisation_kind="local-authority"),
        PostCreated(post="joint", title="Joint head"),
    ]
    state(cast.dan, "o-joint", *far, now=timezone.now())
    placed = PostPlaced(post=cast.alice.post, above="joint", since=timezone.localdate())
    state(cast.dan, cast.organisation, placed, now=timezone.now())
    assert organisations_up_the_line(cast.alice.post) == sorted([cast.organisation, "o-joint"])
    assert organisations_up_the_line("joint") == ["o-joint"]
    assert organisations_up_the_line("nowhere") == []


@pytest.mark.django_db
def test_the_posts_that_answer_are_found_in_one_query(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[object] = []
    execute = psycopg.Cursor.execute

    def noting(self: Any, query: Any, *rest: Any, **named: Any) -> Any:
        sent.append(query)
        return execute(self, query, *rest, **named)

    monkeypatch.setattr(psycopg.Cursor, "execute", noting)
    assert len(answering_posts(timezone.localdate())) == 6
    assert len(sent) == 1
