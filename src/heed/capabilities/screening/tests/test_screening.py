"""Given a concern, when it is screened, then this fact, or this refusal."""

from datetime import UTC, date, datetime

import pytest

from heed.capabilities.screening.decide import Screen, screen
from heed.facts.base import Fact, History, Recorded
from heed.facts.concern import ConcernReceived, ConcernScreened, ConcernTakenToFile, LimbConsidered
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BEFORE_THE_FOURTH_LIMB = date(2019, 3, 4)
TODAY = date(2026, 3, 2)


def given(*facts: Fact, referred: date = TODAY) -> History:
    received = ConcernReceived(
        reference="C-7K2-MPQ", channel="phone", source="employer", words="The coach drove the child home.",
        referred=referred, owner="post-1",
    )  # fmt: skip
    return tuple(Recorded("c1", n, NOW, "alice", "post-1", fact) for n, fact in enumerate((received, *facts)))


def limbs(*findings: str, day: date = TODAY) -> tuple[LimbConsidered, ...]:
    """The limbs of the day with these findings; those left over are not met."""
    codes = [limb.code for limb in RULEBOOK.on(day).threshold_limbs]
    every = [*findings, *["not-met"] * (len(codes) - len(findings))]
    return tuple(
        LimbConsidered(limb=code, met=met, reason="As told.") for code, met in zip(codes, every, strict=True)
    )


def decided(**changes: object) -> Screen:
    usual: dict[str, object] = {
        "screened_as": "consultation",
        "limbs": limbs(),
        "reason": "Advice was asked for.",
        "evidence": "The call, and the club's code of conduct.",
    }
    return Screen(**{**usual, **changes})  # type: ignore[arg-type]


def screened(history: History, **changes: object) -> ConcernScreened:
    (fact,) = screen(history, decided(**changes), RULEBOOK)
    assert isinstance(fact, ConcernScreened)
    return fact


def refused(history: History, **changes: object) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as caught:
        screen(history, decided(**changes), RULEBOOK)
    return [(one.rule, one.field) for one in caught.value.all]


def test_the_edition_is_that_of_the_day_of_the_referral_and_so_are_the_limbs() -> None:
    then = given(referred=BEFORE_THE_FOURTH_LIMB)
    fact = screened(then, limbs=limbs(day=BEFORE_THE_FOURTH_LIMB))
    assert (fact.edition, len(fact.limbs)) == ("wt-2018", 3)
    assert refused(then) == [("threshold-limb-by-limb", "")]
    assert screened(given()).edition == "wt-2023"


def test_a_referral_needs_no_evidence_yet() -> None:
    assert screened(given(), screened_as="referral", limbs=limbs("met"), evidence="").evidence == ""


@pytest.mark.parametrize("screened_as", ["consultation", "low-level-concern", "out-of-scope"])
def test_no_further_action_needs_reason(screened_as: str) -> None:
    assert refused(given(), screened_as=screened_as, reason=" ", evidence="") == [
        ("no-further-action-needs-reason", "reason"),
        ("no-further-action-needs-reason", "evidence"),
    ]


def test_screened_as_one_thing() -> None:
    assert refused(given(), screened_as="allegation") == [("code-in-force", "screened_as")]
    referral = {"screened_as": "referral", "limbs": limbs("met"), "reason": ""}
    assert refused(given(), **referral) == [("screened-as-one-thing", "reason")]


def test_threshold_limb_by_limb() -> None:
    rule = "threshold-limb-by-limb"
    assert refused(given(), limbs=limbs()[1:]) == [(rule, "limb-harmed-a-child")]
    assert refused(given(), limbs=(*limbs(), limbs()[0])) == [(rule, "")]
    silent = LimbConsidered(limb="harmed-a-child", met="not-met", reason="")
    assert refused(given(), limbs=(silent, *limbs()[1:])) == [(rule, "why-harmed-a-child")]
    unheard = LimbConsidered(limb="harmed-a-child", met="perhaps", reason="As told.")
    assert refused(given(), limbs=(unheard, *limbs()[1:])) == [("code-in-force", "limb-harmed-a-child")]


@pytest.mark.parametrize("screened_as", ["consultation", "low-level-concern"])
def test_met_limb_is_a_referral(screened_as: str) -> None:
    rule = ("met-limb-is-a-referral", "screened_as")
    assert refused(given(), screened_as=screened_as, limbs=limbs("met")) == [rule]
    assert screened(given(), screened_as=screened_as, limbs=limbs("not-known")).screened_as == screened_as


def test_a_referral_has_a_limb_that_is_met_or_not_known() -> None:
    assert refused(given(), screened_as="referral") == [("met-limb-is-a-referral", "screened_as")]
    assert (
        screened(given(), screened_as="referral", limbs=limbs("not-known")).reason == "Advice was asked for."
    )


def test_what_meets_a_limb_may_be_out_of_scope() -> None:
    assert screened(given(), screened_as="out-of-scope", limbs=limbs("met")).limbs == limbs("met")


def test_screen_again_with_reason() -> None:
    once = given(screened(given()))
    assert refused(once) == [("screen-again-with-reason", "again_reason")]
    again = screened(
        once, screened_as="referral", limbs=limbs("met"), again_reason="The school rang with more."
    )
    assert again.again_reason == "The school rang with more."


def test_a_concern_that_became_a_file_is_not_screened_again() -> None:
    referral = screened(given(), screened_as="referral", limbs=limbs("met"))
    taken = given(referral, ConcernTakenToFile(allegation_file="a1"))
    assert refused(taken, again_reason="More.") == [("screen-again-with-reason", "")]


def test_what_is_out_of_scope_need_not_be_weighed_limb_by_limb() -> None:
    assert screened(given(), screened_as="out-of-scope", limbs=()).limbs == ()
    assert ("threshold-limb-by-limb", "limb-harmed-a-child") in refused(given(), limbs=())
    half = LimbConsidered(limb="harmed-a-child", met="not-met", reason="")
    assert refused(given(), screened_as="out-of-scope", limbs=(half,)) == [
        ("threshold-limb-by-limb", "why-harmed-a-child")
    ]
