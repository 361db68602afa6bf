"""Given a file, when something passes between authorities, then these facts or this refusal."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from heed.capabilities.border.decide import (
    Acknowledge,
    Answer,
    Offer,
    Receive,
    acknowledge,
    answer,
    offer,
    receive,
)
from heed.capabilities.border.leading import Agree, Copy, agree_lead, copy
from heed.facts.allegation import AllegationFileOpened, FileClosed
from heed.facts.base import Fact, History, Recorded
from heed.facts.border import (
    CopySent,
    LeadAgreed,
    TransferAcknowledged,
    TransferAnswered,
    TransferOffered,
    TransferReceived,
    fold_border,
)
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

REFERRED, SENT, TODAY = date(2026, 3, 2), date(2026, 3, 16), date(2026, 3, 23)
RULES = RULEBOOK.on(TODAY)
OPENED = AllegationFileOpened(
    reference="A-1", concern="c1", summary="On the bus.", referred=REFERRED, owner="officer"
)
CLOSED = FileClosed(closed_as="concluded", reason="Settled.", evidence="The minutes.")
OFFERED = TransferOffered(
    transfer="t1", authority="Harrowby", on=SENT, how="secure-mail", what="The file.", reason="They work there.",
    answer_by=TODAY,
)  # fmt: skip
ACCEPTED = TransferAnswered(transfer="t1", answer="accepted", on=SENT, by="Officer", reference="H-1")
RECEIVED = TransferReceived(transfer="u1", authority="Merrowdale", on=SENT, what="The file.")
TAKEN = TransferAcknowledged(transfer="u1", answer="accepted", on=SENT, how="secure-mail")


def given(*facts: Fact) -> History:
    at = datetime(2026, 3, 23, 9, tzinfo=UTC)
    return tuple(
        Recorded("f1", seq, at, "alice", "officer", fact) for seq, fact in enumerate((OPENED, *facts))
    )


def offering(**changes: Any) -> Offer:
    usual: dict[str, Any] = {
        "transfer": "t2", "authority": "Harrowby", "on": SENT, "how": "secure-mail", "what": "The file.",
        "reason": "They work there.", "answer_by": TODAY,
    }  # fmt: skip
    return Offer(**{**usual, **changes})


def answering(**changes: Any) -> Answer:
    usual: dict[str, Any] = {
        "transfer": "t1", "answer": "accepted", "on": SENT, "by": "Officer", "reference": "H-1",
    }  # fmt: skip
    return Answer(**{**usual, **changes})


def receiving(**changes: Any) -> Receive:
    usual: dict[str, Any] = {"transfer": "u2", "authority": "Harrowby", "on": TODAY, "what": "The file."}
    return Receive(**{**usual, **changes})


def test_lead_authority_named() -> None:
    said: dict[str, Any] = {
        "ours": False, "authority": "Harrowby", "with_whom": "Officer", "on": SENT, "reason": "They work there.",
    }  # fmt: skip
    assert agree_lead(Agree(**said), given(), RULES, TODAY) == [LeadAgreed(**said)]
    for changes in ({"authority": ""}, {"with_whom": ""}, {"reason": ""}, {"on": date(2026, 3, 24)}):
        with pytest.raises(Refusal) as refusal:
            agree_lead(Agree(**{**said, **changes}), given(), RULES, TODAY)
        assert refusal.value.rule == "lead-authority-named"
        assert [refusal.value.field] == list(changes)


def test_copied_with_reason() -> None:
    said: dict[str, Any] = {
        "authority": "Harrowby",
        "on": SENT,
        "how": "phone",
        "reason": "The child lives there.",
    }
    assert copy(Copy(**said), given(), RULES, TODAY) == [CopySent(**said)]
    for changes in ({"authority": ""}, {"reason": ""}, {"on": date(2026, 3, 1)}):
        with pytest.raises(Refusal) as refusal:
            copy(Copy(**{**said, **changes}), given(), RULES, TODAY)
        assert refusal.value.rule == "copied-with-reason"


def test_transfer_in_order() -> None:
    assert offer(offering(transfer="t1"), given(), RULES, TODAY) == [OFFERED]
    for before in ((OFFERED,), (OFFERED, ACCEPTED)):
        with pytest.raises(Refusal) as refusal:
            offer(offering(), given(*before), RULES, TODAY)
        assert refusal.value.rule == "transfer-in-order"
    for history in (given(), given(OFFERED, ACCEPTED)):
        with pytest.raises(Refusal) as refusal:
            answer(answering(), history, RULES, TODAY)
        assert refusal.value.rule == "transfer-in-order"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": date(2026, 3, 24)}, "on"),
        ({"on": date(2026, 3, 1)}, "on"),
        ({"answer_by": date(2026, 3, 15)}, "answer_by"),
        ({"authority": ""}, "authority"),
        ({"what": ""}, "what"),
        ({"reason": ""}, "reason"),
        ({"returns": "u1"}, ""),
    ],
)
def test_an_offer_says_all_and_stands_in_order(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        offer(offering(**changes), given(), RULES, TODAY)
    assert (refusal.value.rule, refusal.value.field) == ("transfer-in-order", field)


def test_other_side_has_it() -> None:
    assert answer(answering(), given(OFFERED), RULES, TODAY) == [ACCEPTED]
    for changes in (
        {"by": ""}, {"reference": ""}, {"answer": "refused"}, {"answer": "withdrawn", "reference": ""},
    ):  # fmt: skip
        with pytest.raises(Refusal) as refusal:
            answer(answering(**changes), given(OFFERED), RULES, TODAY)
        assert refusal.value.rule == "other-side-has-it"
    assert fold_border(given(OFFERED)).unanswered
    assert fold_border(given(OFFERED, ACCEPTED)).accepted


def test_an_answer_follows_the_offer() -> None:
    with pytest.raises(Refusal) as refusal:
        answer(answering(on=date(2026, 3, 15)), given(OFFERED), RULES, TODAY)
    assert (refusal.value.rule, refusal.value.field) == ("transfer-in-order", "on")


def test_what_was_taken_over_comes_back_once_and_can_then_be_offered_again() -> None:
    gone = (OFFERED, ACCEPTED)
    (back,) = receive(receiving(returns="t1"), given(*gone), RULES, TODAY)
    assert fold_border(given(*gone, back)).accepted is None
    (ours,) = acknowledge(
        Acknowledge(transfer="u2", answer="accepted", on=TODAY, how="phone"), given(*gone, back), RULES, TODAY
    )
    assert offer(offering(), given(*gone, back, ours), RULES, TODAY)
    for before in ((), (OFFERED,), (*gone, back)):
        with pytest.raises(Refusal) as refusal:
            receive(receiving(returns="t1"), given(*before), RULES, TODAY)
        assert refusal.value.rule == "transfer-in-order"


def test_a_transfer_to_us_is_answered_once_and_what_came_may_go_back() -> None:
    said = Acknowledge(transfer="u1", answer="accepted", on=SENT, how="secure-mail")
    assert acknowledge(said, given(RECEIVED), RULES, TODAY) == [TAKEN]
    (back,) = offer(offering(returns="u1"), given(RECEIVED, TAKEN), RULES, TODAY)
    assert isinstance(back, TransferOffered)
    assert back.returns == "u1"
    early = Acknowledge(transfer="u1", answer="accepted", on=REFERRED, how="phone")
    unreasoned = Acknowledge(transfer="u1", answer="refused", on=SENT, how="phone")
    for command, before in (
        (said, ()),
        (said, (RECEIVED, TAKEN)),
        (early, (RECEIVED,)),
        (unreasoned, (RECEIVED,)),
    ):
        with pytest.raises(Refusal) as refusal:
            acknowledge(command, given(*before), RULES, TODAY)
        assert refusal.value.rule == "transfer-in-order"


def test_closed_file_takes_nothing() -> None:
    with pytest.raises(Refusal) as refusal:
        offer(offering(), given(CLOSED), RULES, TODAY)
    assert refusal.value.rule == "closed-file-takes-nothing"
