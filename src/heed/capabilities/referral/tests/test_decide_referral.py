"""Given a file, when an onward referral is decided on, sent or answered, then these facts or this refusal."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from heed.capabilities.referral.decide import (
    Acknowledge,
    Answer,
    Consider,
    Send,
    acknowledge,
    answer,
    consider,
    send,
)
from heed.facts.allegation import AllegationFileOpened, FileClosed, SubjectNamed
from heed.facts.base import Fact, History, Recorded
from heed.facts.onward import (
    ReferralAcknowledged,
    ReferralAnswered,
    ReferralConsidered,
    ReferralSent,
    fold_onward,
)
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

REFERRED, SENT_ON, TODAY = date(2026, 3, 2), date(2026, 3, 16), date(2026, 3, 23)
RULES = RULEBOOK.on(TODAY)
OPENED = AllegationFileOpened(
    reference="A-1", concern="c1", summary="On the bus.", referred=REFERRED, owner="post-1"
)
CLOSED = FileClosed(closed_as="concluded", reason="Settled.", evidence="The minutes.")
SENT = ReferralSent(referral="r1", on=SENT_ON, how="online-form", sent_by="Alice")
ANSWERED = ReferralAnswered(referral="r1", on=SENT_ON, result="noted", answer="Kept.")


def given(*facts: Fact) -> History:
    at = datetime(2026, 3, 23, 9, tzinfo=UTC)
    every = (OPENED, SubjectNamed(subject="lee"), *facts)
    return tuple(Recorded("f1", seq, at, "alice", "post-1", fact) for seq, fact in enumerate(every))


def decided(decision: str = "refer", **changes: Any) -> ReferralConsidered:
    usual: dict[str, Any] = {
        "referral": "r1", "subject": "lee", "body": "dbs", "decided_by": "Alice", "reason": "Dismissed.",
    }  # fmt: skip
    return ReferralConsidered(decision=decision, **{**usual, **changes})


def considering(**changes: Any) -> Consider:
    usual: dict[str, Any] = {
        "referral": "r2", "subject": "lee", "body": "dbs", "decision": "not-due", "decided_by": "Alice",
        "reason": "The harm test is not met.",
    }  # fmt: skip
    return Consider(**{**usual, **changes})


def sending(**changes: Any) -> Send:
    return Send(**{"referral": "r1", "on": SENT_ON, "how": "post", "sent_by": "Alice", **changes})


def answering(**changes: Any) -> Answer:
    return Answer(**{"referral": "r1", "on": TODAY, "result": "noted", "answer": "Kept.", **changes})


def test_a_body_is_decided_on_also_once_the_file_is_closed() -> None:
    (fact,) = consider(considering(), given(CLOSED), RULES, TODAY)
    assert fact == decided("not-due", referral="r2", reason="The harm test is not met.")


@pytest.mark.parametrize("field", ["decided_by", "reason"])
def test_not_referred_needs_reason(field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        consider(considering(**{field: " "}), given(), RULES, TODAY)
    assert (refusal.value.rule, refusal.value.field) == ("not-referred-needs-reason", field)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"subject": "kim"}, "subject"),
        ({"body": "nobody"}, "body"),
        ({"decision": "perhaps"}, "decision"),
        ({"body": "other-body"}, "body_name"),
        ({"decision": "refer", "by": date(2026, 3, 22)}, "by"),
    ],
)
def test_a_decision_names_a_subject_a_body_and_a_day_to_come(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        consider(considering(**changes), given(), RULES, TODAY)
    assert refusal.value.field == field


def test_another_decision_takes_the_place_of_one_of_which_nothing_has_left() -> None:
    (fact,) = consider(
        considering(decision="refer", reason="New facts."), given(decided("not-yet")), RULES, TODAY
    )
    assert isinstance(fact, ReferralConsidered)
    assert fact.referral == "r1"
    assert list(fold_onward(given(decided("not-yet"), fact)).referrals) == ["r1"]
    (again,) = consider(considering(), given(decided(), SENT), RULES, TODAY)
    assert isinstance(again, ReferralConsidered)
    assert again.referral == "r2"


def test_the_same_decision_is_not_recorded_twice() -> None:
    with pytest.raises(Refusal, match="already"):
        consider(considering(decision="refer", reason="Dismissed."), given(decided()), RULES, TODAY)


def test_referral_in_order() -> None:
    assert send(sending(), given(decided("employer-refers")), RULES, TODAY) == [
        ReferralSent(referral="r1", on=SENT_ON, how="post", sent_by="Alice")
    ]
    for before in ((), (decided("not-due"),), (decided("not-yet"),), (decided(), SENT)):
        with pytest.raises(Refusal) as refusal:
            send(sending(), given(*before), RULES, TODAY)
        assert refusal.value.rule == "referral-in-order"


@pytest.mark.parametrize("on", [date(2026, 3, 1), date(2026, 3, 24)])
def test_it_is_sent_after_the_referral_to_the_service_and_not_in_the_future(on: date) -> None:
    with pytest.raises(Refusal) as refusal:
        send(sending(on=on), given(decided()), RULES, TODAY)
    assert (refusal.value.rule, refusal.value.field) == ("referral-in-order", "on")


def test_what_was_sent_is_acknowledged_and_answered_once_also_once_the_file_is_closed() -> None:
    sent = (decided(), SENT, CLOSED)
    has = acknowledge(Acknowledge(referral="r1", on=SENT_ON, reference="D-1"), given(*sent), RULES, TODAY)
    assert has == [ReferralAcknowledged(referral="r1", on=SENT_ON, reference="D-1")]
    assert answer(answering(on=SENT_ON), given(*sent), RULES, TODAY) == [ANSWERED]
    assert fold_onward(given(*sent)).referrals["r1"].open
    assert not fold_onward(given(*sent, ANSWERED)).referrals["r1"].open
    for history in (given(*sent, ANSWERED), given(decided()), given()):
        with pytest.raises(Refusal) as refusal:
            answer(answering(), history, RULES, TODAY)
        assert refusal.value.rule == "referral-in-order"


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"on": date(2026, 3, 15)}, "on"), ({"result": "lost"}, "result"), ({"answer": ""}, "answer")],
)
def test_an_answer_says_what_it_is_and_follows_the_sending(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        answer(answering(**changes), given(decided(), SENT), RULES, TODAY)
    assert refusal.value.field == field
