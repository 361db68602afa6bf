"""Given a file, when other work is named, telling decided or something disclosed, then these facts or this refusal."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from heed.capabilities.disclosure.decide import (
    Answer,
    Disclose,
    NameWork,
    answer,
    consider_telling,
    disclose,
    name_work,
)
from heed.facts.allegation import AllegationFileOpened, ChildNamed, FileClosed, SubjectNamed
from heed.facts.base import Fact, History, Recorded
from heed.facts.onward import DisclosureAnswered, DisclosureMade, OtherWorkKnown, TellingConsidered
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

REFERRED, TODAY = date(2026, 3, 2), date(2026, 3, 23)
RULES, DECIDING = RULEBOOK.on(TODAY), {"officer"}
OPENED = AllegationFileOpened(
    reference="A-1", concern="c1", summary="On the bus.", referred=REFERRED, owner="officer"
)
CLOSED = FileClosed(closed_as="concluded", reason="Settled.", evidence="The minutes.")
WORK = OtherWorkKnown(work="w1", subject="lee", where="Sampleton Scouts")
TELL = TellingConsidered(work="w1", decision="tell", reason="Children are at risk.")


def given(*facts: Fact) -> History:
    at = datetime(2026, 3, 23, 9, tzinfo=UTC)
    every = (OPENED, ChildNamed(child="kim"), SubjectNamed(subject="lee"), *facts)
    return tuple(Recorded("f1", seq, at, "alice", "officer", fact) for seq, fact in enumerate(every))


def disclosing(**changes: Any) -> Disclose:
    usual: dict[str, Any] = {
        "disclosure": "d1", "about": "lee", "what": "That there is a concern.", "to_whom": "The group leader",
        "basis": "safeguarding", "authorised_by": "officer", "on": TODAY, "how": "phone",
    }  # fmt: skip
    return Disclose(**{**usual, **changes})


MADE = DisclosureMade(
    disclosure="d1", about="lee", what="That there is a concern.", to_whom="The group leader",
    basis="safeguarding", authorised_by="officer", on=TODAY, how="phone", work="w1",
)  # fmt: skip


def test_other_work_named() -> None:
    command = NameWork(work="w2", subject="lee", where="Choir")
    assert name_work(command, given(WORK), RULES) == [OtherWorkKnown(work="w2", subject="lee", where="Choir")]
    for changes in ({"subject": "kim"}, {"where": " "}, {"where": "sampleton  SCOUTS"}):
        usual: dict[str, Any] = {"work": "w2", "subject": "lee", "where": "Choir", **changes}
        with pytest.raises(Refusal) as refusal:
            name_work(NameWork(**usual), given(WORK), RULES)
        assert refusal.value.rule == "other-work-named"


@pytest.mark.parametrize("decision", ["tell", "do-not-tell"])
def test_telling_employer_needs_reason(decision: str) -> None:
    assert consider_telling("w1", decision, "Why.", given(WORK), RULES) == [
        TellingConsidered(work="w1", decision=decision, reason="Why.")
    ]
    with pytest.raises(Refusal) as refusal:
        consider_telling("w1", decision, "", given(WORK), RULES)
    assert (refusal.value.rule, refusal.value.field) == ("telling-employer-needs-reason", "reason")


@pytest.mark.parametrize("before", [(), (WORK, TELL), (WORK, TELL, MADE)])
def test_telling_is_decided_of_known_work_with_something_new_until_they_are_told(
    before: tuple[Fact, ...],
) -> None:
    with pytest.raises(Refusal) as refusal:
        consider_telling("w1", TELL.decision, TELL.reason, given(*before), RULES)
    assert refusal.value.rule == "telling-employer-needs-reason"


def test_whoever_is_responsible_for_other_work_is_told_once_that_is_decided() -> None:
    assert disclose(disclosing(work="w1"), given(WORK, TELL), RULES, TODAY, DECIDING) == [MADE]
    for before in (
        (),
        (WORK,),
        (WORK, TellingConsidered(work="w1", decision="do-not-tell", reason="Ended.")),
    ):
        with pytest.raises(Refusal) as refusal:
            disclose(disclosing(work="w1"), given(*before), RULES, TODAY, DECIDING)
        assert refusal.value.rule == "telling-employer-needs-reason"


@pytest.mark.parametrize(
    ("field", "value"),
    [("about", "pat"), ("what", " "), ("to_whom", ""), ("basis", ""), ("authorised_by", "desk"), ("how", "")],
)
def test_disclosure_says_all(field: str, value: str) -> None:
    with pytest.raises(Refusal) as refusal:
        disclose(disclosing(**{field: value}), given(), RULES, TODAY, DECIDING)
    assert refusal.value.field == field
    assert field in {"basis", "how"} or refusal.value.rule == "disclosure-says-all"


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": date(2026, 3, 24)}, "on"),
        ({"on": date(2026, 3, 1)}, "on"),
        ({"answer_by": REFERRED}, "answer_by"),
    ],
)
def test_disclosure_in_order(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        disclose(disclosing(**changes), given(), RULES, TODAY, DECIDING)
    assert (refusal.value.rule, refusal.value.field) == ("disclosure-in-order", field)


def test_a_disclosure_is_made_and_answered_also_once_the_file_is_closed() -> None:
    assert disclose(disclosing(about="kim"), given(CLOSED), RULES, TODAY, DECIDING)
    said = Answer(disclosure="d1", on=TODAY, answer="Heard.")
    answered = DisclosureAnswered(disclosure="d1", on=TODAY, answer="Heard.")
    assert answer(said, given(WORK, TELL, MADE, CLOSED), RULES, TODAY) == [answered]
    early = Answer(disclosure="d1", on=REFERRED, answer="Heard.")
    for command, before in ((said, ()), (said, (WORK, TELL, MADE, answered)), (early, (WORK, TELL, MADE))):
        with pytest.raises(Refusal) as refusal:
            answer(command, given(*before), RULES, TODAY)
        assert refusal.value.rule == "disclosure-in-order"


def test_closed_file_takes_nothing() -> None:
    with pytest.raises(Refusal) as named:
        name_work(NameWork(work="w2", subject="lee", where="Choir"), given(CLOSED), RULES)
    with pytest.raises(Refusal) as decided:
        consider_telling("w1", "tell", "Why.", given(WORK, CLOSED), RULES)
    assert {named.value.rule, decided.value.rule} == {"closed-file-takes-nothing"}


def test_telling_of_one_person_is_not_telling_about_the_work_of_another() -> None:
    with pytest.raises(Refusal) as refusal:
        disclose(disclosing(work="w1", about="kim"), given(WORK, TELL), RULES, TODAY, DECIDING)
    assert (refusal.value.rule, refusal.value.field) == ("disclosure-says-all", "about")
