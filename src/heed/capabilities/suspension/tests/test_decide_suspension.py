"""Given a file, when suspension is considered, reviewed or ended, then this fact or this refusal."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from heed.capabilities.suspension.decide import Consider, End, Review, consider, end, review
from heed.facts.allegation import AllegationFileOpened, FileClosed, SubjectNamed
from heed.facts.base import Fact, History, Recorded
from heed.facts.suspension import (
    OptionWeighed,
    SuspensionConsidered,
    SuspensionEnded,
    SuspensionReviewed,
    fold_suspensions,
)
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

TODAY = date(2026, 3, 20)
RULES = RULEBOOK.on(TODAY)
FILE: tuple[Fact, ...] = (
    AllegationFileOpened(
        reference="A-7K2-MPQ", concern="c1", summary="Words.", referred=date(2026, 3, 2), owner="p1"
    ),
    SubjectNamed(subject="alex"),
)
REDEPLOY = OptionWeighed(option="redeploy", taken=False, reason="No other work there.")
SUSPEND = OptionWeighed(option="suspend", taken=True, reason="Until it is known more.")
REJECTED = OptionWeighed(option="suspend", taken=False, reason="Not needed.")
SUPERVISE = OptionWeighed(option="supervise", taken=True, reason="A second adult is there.")
SUSPENDED = Consider(
    consideration="s1", subject="alex", decision="suspended", options=(REDEPLOY, SUSPEND),
    decided_by="Head teacher", reason="The rota leaves no other way.", views="The police agree.",
    since=date(2026, 2, 27), review=date(2026, 3, 13), welfare_contact="Deputy head",
)  # fmt: skip
FACT = SuspensionConsidered(
    consideration="s1", subject="alex", decision="suspended", options=(REDEPLOY, SUSPEND),
    decided_by="Head teacher", reason="The rota leaves no other way.", views="The police agree.",
    since=date(2026, 2, 27), review=date(2026, 3, 13), welfare_contact="Deputy head",
)  # fmt: skip
REVIEWED = SuspensionReviewed(
    consideration="s1", on=date(2026, 3, 13), reason="Nothing has changed.", review=date(2026, 3, 27)
)
ENDED = SuspensionEnded(consideration="s1", on=date(2026, 3, 18), reason="Back at work.")
CLOSED = FileClosed(closed_as="opened-in-error", reason="Twice.", evidence="The other file.")


def given(*facts: Fact) -> History:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return tuple(Recorded("f1", seq, at, "alice", "p1", fact) for seq, fact in enumerate((*FILE, *facts)))


def refused(history: History, **changes: Any) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as refusal:
        consider(replace(SUSPENDED, **changes), history, RULES)
    return [(one.rule, one.field) for one in refusal.value.all]


def test_a_suspension_may_have_begun_before_the_referral() -> None:
    assert consider(SUSPENDED, given(), RULES) == [FACT]


@pytest.mark.parametrize("decision", ["not-considered", "not-employed"])
def test_what_was_not_considered_needs_a_reason_and_keeps_no_dates(decision: str) -> None:
    (fact,) = consider(replace(SUSPENDED, decision=decision, options=(), decided_by=""), given(), RULES)
    assert isinstance(fact, SuspensionConsidered)
    assert (fact.since, fact.review) == (None, None)
    assert refused(given(), decision=decision, options=(), reason=" ") == [
        ("suspension-options-weighed", "reason")
    ]


@pytest.mark.parametrize(
    ("decision", "options", "field"),
    [
        ("suspended", (), "decision"),
        ("suspended", (SUSPEND,), "decision"),
        ("suspended", (REDEPLOY, REJECTED), "decision"),
        ("alternative", (SUPERVISE,), "decision"),
        ("alternative", (SUPERVISE, SUSPEND), "decision"),
        ("neither", (SUPERVISE,), "decision"),
        ("not-considered", (REDEPLOY,), "decision"),
        ("suspended", (OptionWeighed(option="redeploy", taken=False, reason=" "), SUSPEND), "why-redeploy"),
    ],
)  # fmt: skip
def test_suspension_options_weighed(decision: str, options: tuple[OptionWeighed, ...], field: str) -> None:
    assert ("suspension-options-weighed", field) in refused(given(), decision=decision, options=options)


@pytest.mark.parametrize(
    ("decision", "options"),
    [
        ("alternative", (SUPERVISE, REJECTED)),
        ("alternative", (SUPERVISE, REDEPLOY)),
        ("neither", (REDEPLOY,)),
        ("neither", ()),
        ("suspended", (REDEPLOY,)),
    ],
)
def test_what_was_weighed_is_kept_option_by_option(decision: str, options: tuple[OptionWeighed, ...]) -> None:
    (fact,) = consider(replace(SUSPENDED, decision=decision, options=options), given(), RULES)
    assert isinstance(fact, SuspensionConsidered)
    assert fact.options == options


def test_an_option_that_is_not_on_the_list_is_refused() -> None:
    unknown = OptionWeighed(option="holiday", taken=False, reason="No.")
    assert refused(given(), options=(unknown, REDEPLOY)) == [("code-in-force", "option-holiday")]


@pytest.mark.parametrize("review", [None, date(2026, 2, 27), date(2026, 2, 1)])
@pytest.mark.parametrize(
    ("decision", "options"), [("suspended", (REDEPLOY,)), ("alternative", (SUPERVISE, REDEPLOY))]
)
def test_suspension_review_set(
    decision: str, options: tuple[OptionWeighed, ...], review: date | None
) -> None:
    found = refused(given(), decision=decision, options=options, review=review)
    assert found == [("suspension-review-set", "review")]


def test_welfare_contact_named() -> None:
    assert refused(given(), welfare_contact=" ") == [("welfare-contact-named", "welfare_contact")]
    alternative = replace(
        SUSPENDED, decision="alternative", options=(SUPERVISE, REDEPLOY), welfare_contact=""
    )
    assert consider(alternative, given(), RULES)


def test_suspension_decided_by_employer() -> None:
    assert refused(given(), decided_by="") == [("suspension-decided-by-employer", "decided_by")]
    assert refused(given(), subject="kim") == [("suspension-decided-by-employer", "")]


def test_suspension_in_order() -> None:
    assert refused(given(), since=None) == [("suspension-in-order", "since")]
    assert refused(given(FACT), consideration="s2") == [("suspension-in-order", "")]
    assert consider(replace(SUSPENDED, consideration="s2"), given(FACT, ENDED), RULES)


def test_it_is_reviewed_and_goes_on() -> None:
    command = Review(
        consideration="s1", on=REVIEWED.on, reason="Nothing has changed.", review=REVIEWED.review
    )
    assert review(command, given(FACT), RULES, TODAY) == [REVIEWED]
    found = fold_suspensions(given(FACT, REVIEWED)).found["s1"]
    assert (found.lasts, found.next_review) == (True, date(2026, 3, 27))


@pytest.mark.parametrize(
    ("changes", "rule", "field"),
    [
        ({"on": date(2026, 3, 21)}, "suspension-in-order", "on"),
        ({"on": date(2026, 2, 26)}, "suspension-in-order", "on"),
        ({"on": date(2026, 3, 12)}, "suspension-in-order", "on"),
        ({"consideration": "s9"}, "suspension-in-order", ""),
        ({"review": date(2026, 3, 19)}, "suspension-review-set", "review"),
        ({"reason": " "}, "suspension-options-weighed", "reason"),
    ],
)
def test_a_review_comes_after_the_one_before(changes: dict[str, Any], rule: str, field: str) -> None:
    usual = Review(consideration="s1", on=date(2026, 3, 19), reason="Same.", review=date(2026, 4, 2))
    with pytest.raises(Refusal) as refusal:
        review(replace(usual, **changes), given(FACT, REVIEWED), RULES, TODAY)
    assert (refusal.value.rule, refusal.value.field) == (rule, field)


def test_it_ends_once_on_a_day_that_has_come() -> None:
    command = End(consideration="s1", on=ENDED.on, reason="Back at work.")
    assert end(command, given(FACT, REVIEWED), RULES, TODAY) == [ENDED]
    assert not fold_suspensions(given(FACT, REVIEWED, ENDED)).found["s1"].lasts
    for history, on in (
        (given(FACT, ENDED), ENDED.on),
        (given(FACT), date(2026, 3, 21)),
        (given(FACT), date(2026, 2, 26)),
        (given(FACT, REVIEWED), date(2026, 3, 12)),
    ):
        with pytest.raises(Refusal) as refusal:
            end(replace(command, on=on), history, RULES, TODAY)
        assert refusal.value.rule == "suspension-in-order"


def test_closed_file_takes_nothing() -> None:
    assert refused(given(CLOSED)) == [("closed-file-takes-nothing", "")]
    with pytest.raises(Refusal) as refusal:
        end(End(consideration="s1", on=ENDED.on, reason="Back."), given(FACT, CLOSED), RULES, TODAY)
    assert refusal.value.rule == "closed-file-takes-nothing"
