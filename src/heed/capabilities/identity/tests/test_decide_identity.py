"""Given a concern whose name was kept back, when it is asked for, then two people open it, within an hour."""

from datetime import UTC, datetime, timedelta

import pytest

from heed.capabilities.identity.decide import Answer, answer, ask, open_it
from heed.facts.base import Fact, History, Recorded
from heed.facts.concern import ConcernReceived
from heed.facts.identity import IdentityAllowed, IdentityAsked, IdentityOpened, IdentityRefused
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

NOW = datetime(2026, 3, 9, 9, tzinfo=UTC)
RULES = RULEBOOK.on(NOW.date())
RECEIVED = ConcernReceived(
    reference="C-1",
    channel="letter",
    source="parent",
    words="As told.",
    referred=NOW.date(),
    name_kept_back=True,
    owner="p1",
)
ASKED = IdentityAsked(asking="i1", reason="The police ask.")
ALLOWED = IdentityAllowed(asking="i1", reason="A child is at risk.")
REFUSED = IdentityRefused(asking="i1", reason="Not yet.")
OPENED = IdentityOpened(asking="i1")


def given(*facts: Fact, kept_back: bool = True) -> History:
    """Alice states what is asked and opened, Gil what is answered; all of it at nine."""
    by = {IdentityAllowed: "gil", IdentityRefused: "gil"}
    return tuple(
        Recorded("c1", seq, NOW, by.get(type(fact), "alice"), "p1", fact, kept_back and seq == 0)
        for seq, fact in enumerate((RECEIVED, *facts))
    )


def answered(
    by: str = "gil", *, allow: bool = True, reason: str = "Yes.", in_one_line: bool = False
) -> Answer:
    return Answer(asking="i1", by=by, allow=allow, reason=reason, in_one_line=in_one_line)


def test_two_people_open_an_identity() -> None:
    assert ask("i1", ASKED.reason, given(), RULES) == [ASKED]
    assert answer(answered(), given(ASKED), RULES) == [IdentityAllowed(asking="i1", reason="Yes.")]
    no = answered(allow=False, reason="No.")
    assert answer(no, given(ASKED), RULES) == [IdentityRefused(asking="i1", reason="No.")]
    assert open_it("i1", "alice", given(ASKED, ALLOWED), RULES, NOW) == [OPENED]


@pytest.mark.parametrize(
    ("command", "history"),
    [
        (answered("alice"), given(ASKED)),  # the same person
        (answered(in_one_line=True), given(ASKED)),  # a manager
        (answered(), given()),  # never asked
        (answered(), given(ASKED, ALLOWED)),
        (answered(), given(ASKED, REFUSED)),
        (answered(reason=" "), given(ASKED)),
    ],
)
def test_two_people_open_an_identity_or_nobody_does(command: Answer, history: History) -> None:
    with pytest.raises(Refusal) as refusal:
        answer(command, history, RULES)
    assert refusal.value.rule == "two-people-open-an-identity"


@pytest.mark.parametrize(("history", "reason"), [(given(kept_back=False), "Why."), (given(), " ")])
def test_two_people_open_an_identity_that_was_kept_back_for_a_reason(history: History, reason: str) -> None:
    with pytest.raises(Refusal) as refusal:
        ask("i1", reason, history, RULES)
    assert refusal.value.rule == "two-people-open-an-identity"


@pytest.mark.parametrize(
    ("history", "by", "later"),
    [
        (given(), "alice", timedelta()),
        (given(ASKED), "alice", timedelta()),
        (given(ASKED, REFUSED), "alice", timedelta()),
        (given(ASKED, ALLOWED), "gil", timedelta()),  # whoever allowed it
        (given(ASKED, ALLOWED, OPENED), "alice", timedelta()),
        (given(ASKED, ALLOWED), "alice", timedelta(hours=1, seconds=1)),
        (given(ASKED, ALLOWED), "alice", timedelta(seconds=-1)),  # a clock that was set back
    ],
)
def test_identity_opened_within_an_hour_or_not_at_all(history: History, by: str, later: timedelta) -> None:
    with pytest.raises(Refusal) as refusal:
        open_it("i1", by, history, RULES, NOW + later)
    assert refusal.value.rule == "identity-opened-within-an-hour"


def test_identity_opened_within_an_hour_to_its_last_second() -> None:
    assert open_it("i1", "alice", given(ASKED, ALLOWED), RULES, NOW + timedelta(hours=1)) == [OPENED]
