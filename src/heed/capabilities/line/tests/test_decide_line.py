"""Given posts and who holds them, when one is placed, ended or handed over, then these facts, or this refusal."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from heed.capabilities.line.decide import end_post, hand_over, place_post
from heed.facts.base import Fact, History, Recorded
from heed.facts.organisation import (
    HandedOver,
    OrganisationDescribed,
    PostCreated,
    PostEnded,
    PostLeft,
    PostPlaced,
    PostTakenUp,
    fold_organisation,
)
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal
from heed.store.sealing import Statement

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DAY, LATER = date(2026, 3, 2), date(2026, 6, 1)
RULES = RULEBOOK.on(DAY)


def told(file: str, *facts: Fact) -> History:
    return tuple(Recorded(file, n, NOW, "dan", "post", fact) for n, fact in enumerate(facts))


def council(*facts: Fact) -> History:
    posts = [PostCreated(post=p, title=p) for p in ("officer", "deputy", "head")]
    name = OrganisationDescribed(name="Borough of Sampleton", organisation_kind="local-authority")
    return told("o1", name, *posts, *facts)


def joint(*facts: Fact) -> History:
    name = OrganisationDescribed(name="Joint service", organisation_kind="local-authority")
    return told("o2", name, PostCreated(post="joint", title="Joint head"), *facts)


def above(post: str, to: str, since: date = DAY) -> PostPlaced:
    return PostPlaced(post=post, above=to, since=since)


def ended(post: str, successor: str = "", on: date = DAY, ended_as: str = "abolished") -> PostEnded:
    return PostEnded(post=post, on=on, ended_as=ended_as, successor=successor)


def refused(decide: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as caught:
        decide()
    return [(one.rule, one.field) for one in caught.value.all]


def placing(placed: PostPlaced, *facts: Fact, far: History = ()) -> list[Statement]:
    histories = {"o1": council(*facts), **({"o2": far} if far else {})}
    return place_post("o1", histories, placed, RULES)


def test_a_post_answers_to_one_of_its_own_organisation_or_of_another() -> None:
    assert placing(above("officer", "head")) == [above("officer", "head")]
    assert placing(above("officer", "joint"), far=joint()) == [above("officer", "joint")]


def test_a_later_placing_holds_from_its_day() -> None:
    state = fold_organisation(council(above("officer", "head"), above("officer", "deputy", LATER)))
    assert [state.above("officer", day) for day in (date(2026, 3, 1), DAY, LATER)] == ["", "head", "deputy"]


RULE = ("line-of-posts-not-circular", "above")


def test_line_of_posts_not_circular() -> None:
    assert refused(lambda: placing(above("officer", "officer"))) == [RULE]
    chain = (above("deputy", "officer"), above("head", "deputy"))
    assert refused(lambda: placing(above("officer", "head"), *chain)) == [RULE]


def test_a_circle_over_several_organisations_is_refused() -> None:
    far = joint(above("joint", "officer"))
    assert refused(lambda: placing(above("officer", "joint"), far=far)) == [RULE]


def test_a_circle_that_would_close_on_a_later_day_is_refused_and_one_that_has_opened_is_not() -> None:
    later = above("head", "officer", LATER)
    assert refused(lambda: placing(above("officer", "head"), later)) == [RULE]
    opened = (above("head", "officer", date(2025, 1, 1)), above("head", "deputy", date(2026, 1, 1)))
    assert len(placing(above("officer", "head"), *opened)) == 1
    leaves_first = above("officer", "deputy", date(2026, 5, 1))
    assert len(placing(above("officer", "head"), later, leaves_first)) == 1


def test_a_line_that_leads_out_of_what_was_looked_at_is_looked_at_again() -> None:
    assert refused(lambda: placing(above("officer", "head"), above("head", "joint"))) == [RULE]


def test_a_post_is_placed_once_under_a_post_that_goes_on() -> None:
    assert refused(lambda: placing(above("officer", "head"), above("officer", "head"))) == [RULE]
    assert refused(lambda: placing(above("officer", "nobody"))) == [RULE]
    gone = ended("head", on=date(2026, 3, 1))
    assert refused(lambda: placing(above("officer", "head"), gone)) == [RULE]
    assert refused(lambda: placing(above("head", "officer"), gone)) == [("post-ended-once", "post")]
    assert refused(lambda: placing(above("nobody", "officer"))) == [("post-has-a-title", "post")]


def ending(stated: PostEnded, *facts: Fact, far: History = ()) -> list[Statement]:
    histories = {"o1": council(*facts), **({"o2": far} if far else {})}
    return end_post("o1", histories, stated, RULES)


def test_a_post_ends_with_a_successor_or_without() -> None:
    assert len(ending(ended("deputy"))) == 1
    assert len(ending(ended("deputy", "joint", ended_as="merged"), far=joint())) == 1
    assert refused(lambda: ending(ended("deputy", ended_as="merged"))) == [
        ("succession-of-posts-not-circular", "successor")
    ]


def test_succession_of_posts_not_circular() -> None:
    rule = [("succession-of-posts-not-circular", "successor")]
    assert refused(lambda: ending(ended("deputy", "deputy"))) == rule
    before = ended("officer", "deputy", on=LATER)
    assert refused(lambda: ending(ended("deputy", "officer"), before)) == rule
    around = joint(ended("joint", "deputy", on=LATER))
    assert refused(lambda: ending(ended("deputy", "joint"), far=around)) == rule
    assert refused(lambda: ending(ended("deputy", "officer"), ended("officer"))) == rule
    assert refused(lambda: ending(ended("deputy", "nobody"))) == rule


def held(until: date | None = None) -> list[Fact]:
    since = date(2020, 4, 1)
    taken = PostTakenUp(tenure="t", post="deputy", holder="p", tenure_kind="acting", since=since)
    left = PostLeft(tenure="t", post="deputy", holder="p", until=until) if until else None
    return [taken, *([left] if left else [])]


def test_post_ended_once() -> None:
    assert refused(lambda: ending(ended("deputy"), ended("deputy"))) == [("post-ended-once", "post")]
    assert refused(lambda: ending(ended("deputy"), *held())) == [("post-ended-once", "on")]
    assert refused(lambda: ending(ended("deputy"), *held(LATER))) == [("post-ended-once", "on")]
    assert len(ending(ended("deputy"), *held(DAY))) == 1
    assert refused(lambda: ending(ended("nobody"))) == [("post-has-a-title", "post")]


def test_dates_in_order() -> None:
    early = ended("deputy", on=date(2019, 1, 1))
    assert ("dates-in-order", "on") in refused(lambda: ending(early, *held(DAY)))


def test_how_a_post_ends_is_one_of_the_list() -> None:
    assert refused(lambda: ending(ended("deputy", ended_as="lost"))) == [("code-in-force", "ended_as")]


def handing(**changes: object) -> list[Statement]:
    usual: dict[str, object] = {
        "post": "deputy",
        "outgoing": "p",
        "duties": 2,
        "files": ("f",),
        "note": "Two.",
    }
    stated = HandedOver(**{**usual, **changes})  # type: ignore[arg-type]
    return hand_over(council(*held(DAY)), stated, RULES)


def test_who_has_left_hands_over_with_a_note_to_somebody_or_to_nobody_yet() -> None:
    assert len(handing()) == len(handing(incoming="q")) == 1


def test_handed_over_by_post() -> None:
    rule = "handed-over-by-post"
    assert refused(lambda: handing(outgoing="q")) == [(rule, "outgoing")]
    assert refused(lambda: handing(incoming="p")) == [(rule, "incoming")]
    assert refused(lambda: handing(note=" ")) == [(rule, "note")]
