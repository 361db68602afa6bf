"""Given records that may speak of the same, when somebody answers, then these facts or this refusal."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from heed.capabilities.recurrence import decide
from heed.facts.base import Fact, History, Recorded
from heed.facts.concern import ConcernReceived
from heed.facts.person import PersonDescribed
from heed.facts.recurrence import (
    FieldCompared,
    MatchAnswered,
    ReconsiderationDue,
    Reconsidered,
    fold_recurrence,
)
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

TODAY = date(2026, 3, 9)
RULES = RULEBOOK.on(TODAY)
RECEIVED = ConcernReceived(
    reference="C-1",
    channel="phone",
    source="school",
    words="Told.",
    referred=TODAY,
    adult="Lee Example",
    owner="do",
)
LINE = FieldCompared(
    field="name", asked="Lee Example", held="Leigh Example", reason="sounds like", weight=6.25
)
CALL = ReconsiderationDue(
    reconsideration="x", rule="accumulates-by-person", concerns=("c1", "c2", "c3"), months=24, owner="do"
)


def given(*facts: Fact) -> History:
    at = datetime(2026, 3, 9, 9, tzinfo=UTC)
    return tuple(Recorded("f1", seq, at, "alice", "do", fact) for seq, fact in enumerate(facts))


def refused(act: Callable[[], object]) -> set[tuple[str, str]]:
    with pytest.raises(Refusal) as refusal:
        act()
    return {(one.rule, one.field) for one in refusal.value.all}


def command(**changed: str) -> decide.Answer:
    said = {"answer": "same", "reason": "The same club.", "other": "p1", "about": "person", **changed}
    return decide.Answer(other_kind="person", fields=(LINE,), total=6.25, model="weights", **said)


def test_match_answered_with_reason() -> None:
    (fact,) = decide.answer(command(), "c1", RULES)
    assert isinstance(fact, MatchAnswered)
    assert (fact.other, fact.answer, fact.fields, fact.total) == ("p1", "same", (LINE,), 6.25)
    name = "match-answered-with-reason"
    assert refused(lambda: decide.answer(command(reason=" "), "c1", RULES)) == {(name, "reason")}
    assert refused(lambda: decide.answer(command(other="c1"), "c1", RULES)) == {(name, "")}
    assert refused(lambda: decide.answer(command(answer="merge"), "c1", RULES)) == {
        ("code-in-force", "answer")
    }


def test_an_answer_taken_back_leaves_everything_as_it_was() -> None:
    same, different = (decide.answer(command(answer=a), "c1", RULES)[0] for a in ("same", "different"))
    assert fold_recurrence(given(RECEIVED, same)).same("person") == ["p1"]
    assert fold_recurrence(given(RECEIVED, same, different)).same("person") == []
    assert fold_recurrence(given(RECEIVED, same, different, same)).same("person") == ["p1"]


def test_the_adult_of_a_concern_gets_a_file_and_the_concern_is_about_them() -> None:
    described = PersonDescribed(name="Lee Example", born=date(1990, 1, 1))
    person, concern = decide.describe_adult("p9", described, given(RECEIVED), RULES, TODAY)
    assert person == [described]
    assert fold_recurrence(given(RECEIVED, *concern)).same("person") == ["p9"]
    again = given(RECEIVED, *concern)
    assert refused(lambda: decide.describe_adult("p8", described, again, RULES, TODAY)) == {
        ("match-answered-with-reason", "")
    }


@pytest.mark.parametrize(
    ("described", "refusal"),
    [
        (PersonDescribed(name=" "), ("person-named", "name")),
        (PersonDescribed(name="Lee", born=date(2027, 1, 1)), ("dates-in-order", "born")),
    ],
)
def test_person_named(described: PersonDescribed, refusal: tuple[str, str]) -> None:
    found = refused(lambda: decide.describe_adult("p9", described, given(RECEIVED), RULES, TODAY))
    assert refusal in found


def test_concerns_considered_together() -> None:
    history = given(RECEIVED, CALL)
    (fact,) = decide.reconsider("x", "watch", "Two are the same event.", history, RULES)
    assert fact == Reconsidered(
        reconsideration="x", decision="watch", concerns=CALL.concerns, reason="Two are the same event."
    )
    name = "concerns-considered-together"
    assert refused(lambda: decide.reconsider("x", "watch", "", history, RULES)) == {(name, "reason")}
    assert (name, "") in refused(lambda: decide.reconsider("y", "watch", "R.", history, RULES))
    assert (name, "") in refused(
        lambda: decide.reconsider("x", "watch", "R.", given(RECEIVED, CALL, fact), RULES)
    )
