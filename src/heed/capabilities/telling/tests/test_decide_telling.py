"""Given a file, when somebody is told, is not told or has a first response, then these facts or this refusal."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from heed.capabilities.telling.decide import DoNotTell, Respond, Tell, do_not_tell, respond, tell
from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    FileClosed,
    OutcomeDecided,
    SubjectNamed,
)
from heed.facts.base import Fact, History, Recorded
from heed.facts.concern import ConcernReceived, ResponseGiven
from heed.facts.telling import PersonNotTold, PersonTold
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

REFERRED, TODAY = date(2026, 3, 2), date(2026, 3, 23)
RULES = RULEBOOK.on(TODAY)
OPENED = AllegationFileOpened(
    reference="A-1", concern="c1", summary="On the bus.", referred=REFERRED, owner="officer"
)
RECEIVED = ConcernReceived(
    reference="C-1", channel="phone", source="school", words="Told.", referred=REFERRED, owner="officer"
)
CLOSED = FileClosed(closed_as="concluded", reason="Settled.", evidence="The minutes.")


def history(*facts: Fact) -> History:
    at = datetime(2026, 3, 23, 9, tzinfo=UTC)
    return tuple(Recorded("f1", seq, at, "alice", "officer", fact) for seq, fact in enumerate(facts))


def given(*facts: Fact) -> History:
    return history(OPENED, ChildNamed(child="kim"), SubjectNamed(subject="lee"), *facts)


def telling(**changes: Any) -> Tell:
    usual: dict[str, Any] = {
        "party": "family", "person": "kim", "stage": "concern", "on": TODAY, "by": "Social worker",
        "how": "in-person", "words": "That somebody was worried.", "wishes": "To stay in the class.",
    }  # fmt: skip
    return Tell(**{**usual, **changes})


def test_told_in_words() -> None:
    (fact,) = tell(telling(), given(), RULES, TODAY)
    assert isinstance(fact, PersonTold)
    assert (fact.party, fact.person, fact.wishes) == ("family", "kim", "To stay in the class.")
    for field in ("by", "words"):
        with pytest.raises(Refusal) as refusal:
            tell(telling(**{field: " "}), given(), RULES, TODAY)
        assert (refusal.value.rule, refusal.value.field) == ("told-in-words", field)


@pytest.mark.parametrize("on", [date(2026, 3, 24), date(2026, 3, 1)])
def test_they_are_told_once_the_service_knows_and_not_in_the_future(on: date) -> None:
    with pytest.raises(Refusal) as refusal:
        tell(telling(on=on), given(), RULES, TODAY)
    assert (refusal.value.rule, refusal.value.field) == ("told-in-words", "on")


@pytest.mark.parametrize(
    ("party", "person"),
    [("child", "lee"), ("subject", "kim"), ("employer", ""), ("referrer", "kim"), ("x", "kim")],
)
def test_whoever_is_told_has_that_part_in_the_file(party: str, person: str) -> None:
    with pytest.raises(Refusal) as refusal:
        tell(telling(party=party, person=person, agreed_by="Police"), given(), RULES, TODAY)
    assert refusal.value.field == "party"


def test_subject_told_when_agreed() -> None:
    to = telling(party="subject", person="lee")
    with pytest.raises(Refusal) as refusal:
        tell(to, given(), RULES, TODAY)
    assert (refusal.value.rule, refusal.value.field) == ("subject-told-when-agreed", "agreed_by")
    agreed = telling(party="subject", person="lee", agreed_by="Police and officer")
    (fact,) = tell(agreed, given(), RULES, TODAY)
    assert isinstance(fact, PersonTold)
    assert fact.agreed_by == "Police and officer"
    assert tell(telling(party="subject", person="lee", stage="progress"), given(), RULES, TODAY)


def test_no_outcome_is_told_before_there_is_one_about_that_person() -> None:
    made = AllegationMade(allegation="a1", child="kim", subject="lee", category="physical")
    outcome = OutcomeDecided(
        allegation="a1", outcome="unfounded", definition="D.", reason="R.", evidence="E."
    )
    about = given(ChildNamed(child="sam"), made)
    for who in (("family", "kim"), ("subject", "lee"), ("referrer", "")):
        to = telling(party=who[0], person=who[1], stage="outcome")
        with pytest.raises(Refusal) as refusal:
            tell(to, about, RULES, TODAY)
        assert (refusal.value.rule, refusal.value.field) == ("told-in-words", "stage")
        assert tell(to, given(ChildNamed(child="sam"), made, outcome), RULES, TODAY)
    to = telling(party="family", person="sam", stage="outcome")
    with pytest.raises(Refusal):
        tell(to, given(ChildNamed(child="sam"), made, outcome), RULES, TODAY)


def test_not_told_needs_reason() -> None:
    later = date(2026, 3, 30)
    usual: dict[str, Any] = {"party": "child", "person": "kim", "stage": "outcome", "reason": "Away."}
    assert do_not_tell(DoNotTell(**usual, look_again=later), given(), RULES, TODAY) == [
        PersonNotTold(party="child", person="kim", stage="outcome", reason="Away.", look_again=later)
    ]
    for changes, field in (({"reason": ""}, "reason"), ({"look_again": TODAY}, "look_again")):
        with pytest.raises(Refusal) as refusal:
            do_not_tell(DoNotTell(**{**usual, **changes}), given(), RULES, TODAY)
        assert (refusal.value.rule, refusal.value.field) == ("not-told-needs-reason", field)


def test_the_referrer_of_a_concern_is_told_in_the_file_of_the_concern() -> None:
    to = telling(party="referrer", person="", stage="outcome")
    assert tell(to, history(RECEIVED), RULES, TODAY)
    with pytest.raises(Refusal):
        tell(telling(), history(RECEIVED), RULES, TODAY)


def test_response_in_words() -> None:
    said: dict[str, Any] = {"on": REFERRED, "to": "Head teacher", "how": "phone", "advice": "Keep notes."}
    given_once = ResponseGiven(**said)
    assert respond(Respond(**said), history(RECEIVED), RULES, TODAY) == [given_once]
    early = {"on": date(2026, 3, 1)}
    for changes, before in (
        ({"to": ""}, (RECEIVED,)), ({"advice": ""}, (RECEIVED,)), (early, (RECEIVED,)), ({}, (RECEIVED, given_once)),
        ({}, ()),
    ):  # fmt: skip
        with pytest.raises(Refusal) as refusal:
            respond(Respond(**{**said, **changes}), history(*before), RULES, TODAY)
        assert refusal.value.rule == "response-in-words"


def test_closed_file_takes_nothing() -> None:
    with pytest.raises(Refusal) as refusal:
        tell(telling(), given(CLOSED), RULES, TODAY)
    assert refusal.value.rule == "closed-file-takes-nothing"
