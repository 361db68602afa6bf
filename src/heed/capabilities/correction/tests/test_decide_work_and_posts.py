"""What is put right about work and posts still keeps its order with what else the file says."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from heed.capabilities.correction.decide import Correct, correct
from heed.facts.base import Fact, History, Recorded
from heed.facts.organisation import (
    OrganisationClosed,
    OrganisationDescribed,
    PostCreated,
    PostEnded,
    PostLeft,
    PostTakenUp,
)
from heed.facts.person import PersonDescribed, PersonEmployed, WorkEnded
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
RULES = RULEBOOK.on(date(2026, 3, 2))
PERSON = (
    PersonDescribed(name="Kim Tester", born=date(1990, 1, 1)),
    PersonEmployed(organisation="o1", title="Coach", since=date(2020, 1, 1)),
    WorkEnded(entry=1, until=date(2021, 1, 1), ended_as="resigned"),
)
LEFT = PostLeft(tenure="t", post="p1", holder="p", until=date(2026, 1, 31))
SCHOOL = (
    OrganisationDescribed(name="Elm School", organisation_kind="school"),
    PostCreated(post="p1", title="Head"),
    PostTakenUp(tenure="t", post="p1", holder="p", tenure_kind="acting", since=date(2020, 1, 1)),
    LEFT,
    PostEnded(post="p1", on=date(2026, 1, 31), ended_as="abolished"),
    OrganisationClosed(on=date(2026, 2, 28), reason="No pupils."),
)


def put_right(facts: tuple[Fact, ...], seq: int, **answers: Any) -> Fact:
    history: History = tuple(Recorded("f", n, NOW, "a", "post", fact) for n, fact in enumerate(facts))
    return correct(Correct(seq=seq, answers=answers, reason="Misheard."), history, RULES)[0]


@pytest.mark.parametrize(
    ("facts", "seq", "answers", "rule", "field"),
    [
        (PERSON, 0, {"born": date(2020, 1, 2)}, "work-within-a-life", "born"),
        (PERSON, 1, {"since": date(1989, 12, 31)}, "work-within-a-life", "since"),
        (PERSON, 2, {"until": date(2019, 1, 1)}, "dates-in-order", "until"),
        (SCHOOL, 3, {"until": date(2026, 2, 1)}, "post-ended-once", "until"),
        (SCHOOL, 3, {"until": date(2026, 3, 1)}, "organisation-closed-once", "until"),
        (SCHOOL, 4, {"on": date(2026, 1, 30)}, "post-ended-once", "on"),
        (SCHOOL, 5, {"on": date(2026, 1, 30)}, "organisation-closed-once", "on"),
    ],
)
def test_the_order_is_kept(
    facts: tuple[Fact, ...], seq: int, answers: dict[str, Any], rule: str, field: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        put_right(facts, seq, **answers)
    assert (rule, field) in [(one.rule, one.field) for one in refusal.value.all]


@pytest.mark.parametrize(
    ("facts", "seq", "answers"),
    [
        (PERSON, 0, {"born": date(1991, 1, 1)}),
        (PERSON, 2, {"until": date(2021, 2, 1)}),
        (SCHOOL, 4, {"on": date(2026, 2, 1)}),
        (SCHOOL, 5, {"on": date(2026, 2, 27)}),
    ],
)
def test_a_day_that_keeps_the_order_is_put_right(
    facts: tuple[Fact, ...], seq: int, answers: dict[str, Any]
) -> None:
    fact = put_right(facts, seq, **answers)
    assert {name: getattr(fact, name) for name in answers} == answers
