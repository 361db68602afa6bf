"""Given what was taken down, then this fact, or this refusal."""

from datetime import date

import pytest

from heed.capabilities.concern.decide import Receive, receive
from heed.facts.concern import ConcernReceived, Referrer
from heed.facts.when import When
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal
from heed.store.sealing import KeptApart

MONDAY = date(2026, 3, 2)
RULES = RULEBOOK.on(MONDAY)


def taken_down(**changes: object) -> Receive:
    usual: dict[str, object] = {
        "reference": "C-7K2-MPQ",
        "channel": "phone",
        "source": RULES.codes("referral-source")[0].code,
        "words": "Caller says the coach drove the child home alone.",
        "referred": MONDAY,
        "happened": When.on(date(2026, 2, 28)),
        "first_known": When.on(MONDAY),
        "referrer": Referrer(name="Alice Example"),
        "name_kept_back": False,
        "owner": "post-1",
    }
    return Receive(**{**usual, **changes})  # type: ignore[arg-type]


def test_original_words_are_asked_for_and_kept() -> None:
    (fact,) = receive(taken_down(), RULES, MONDAY)
    assert isinstance(fact, ConcernReceived)
    assert fact.words == "Caller says the coach drove the child home alone."
    assert fact.referrer == Referrer(name="Alice Example")
    with pytest.raises(Refusal) as refused:
        receive(taken_down(words=" \n "), RULES, MONDAY)
    assert (refused.value.rule, refused.value.field) == ("original-words", "words")


def test_a_name_kept_back_is_sealed_apart_and_not_in_the_fact() -> None:
    (apart,) = receive(taken_down(name_kept_back=True), RULES, MONDAY)
    assert isinstance(apart, KeptApart)
    assert isinstance(apart.fact, ConcernReceived)
    assert apart.fact.referrer is None
    assert b"Alice Example" in apart.reporter


@pytest.mark.parametrize(
    ("changes", "rule", "field"),
    [
        ({"words": " \n "}, "original-words", "words"),
        ({"referred": date(2026, 3, 3)}, "dates-kept-apart", "referred"),
        ({"happened": When.on(date(2026, 3, 5))}, "dates-kept-apart", "happened"),
        ({"first_known": When.on(date(2026, 2, 27))}, "dates-kept-apart", "first_known"),
        ({"channel": "semaphore"}, "code-in-force", "channel"),
    ],
)
def test_a_refusal_names_rule_and_field(changes: dict[str, object], rule: str, field: str) -> None:
    with pytest.raises(Refusal) as refused:
        receive(taken_down(**changes), RULES, MONDAY)
    assert refused.value.field == field
    assert rule in refused.value.rule


def test_refer_in_one_working_day() -> None:
    late = {"happened": When.on(date(2026, 2, 20)), "first_known": When.on(date(2026, 2, 23))}
    with pytest.raises(Refusal) as refused:
        receive(taken_down(**late), RULES, MONDAY)
    assert refused.value.field == "late_reason"
    assert receive(taken_down(**late, late_reason="The head was away."), RULES, MONDAY)
