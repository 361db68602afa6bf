"""Given a file, when it is closed, reopened or passed on, then this fact, or everything that is still open."""

from datetime import UTC, date, datetime

import pytest

from heed.capabilities.closure.decide import Close, close, pass_on, reopen
from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    EmployerActed,
    FileClosed,
    FilePassed,
    FileReopened,
    OutcomeDecided,
    SubjectNamed,
    fold_allegation_file,
)
from heed.facts.base import Fact, History, Recorded
from heed.facts.meeting import (
    ActionAgreed,
    ActionEnded,
    Attendance,
    MeetingCancelled,
    MeetingHeld,
    MeetingPlanned,
    MinutesRecorded,
)
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

MET = date(2026, 3, 9)
RULES = RULEBOOK.on(date(2026, 4, 1))
NAMES = {"kim": "Kim Tester", "alex": "Alex Sampler"}
OPENED = AllegationFileOpened(
    reference="A-7K2-MPQ", concern="c1", summary="Words.", referred=date(2026, 3, 2), owner="p1"
)
KIM, ALEX = ChildNamed(child="kim"), SubjectNamed(subject="alex")
MADE = AllegationMade(allegation="al1", child="kim", subject="alex", category="conduct")
PLANNED = MeetingPlanned(meeting="m1", meeting_kind="allegations-meeting", on=MET, chair="p1")
CANCELLED = MeetingCancelled(meeting="m1", reason="Not needed.")
HELD = MeetingHeld(
    meeting="m1", on=MET, attendance=(Attendance(who="Head", attended="attended"),), no_review_reason="None."
)
MINUTES = MinutesRecorded(meeting="m1", text="As said.")
AGREED = ActionAgreed(action="a1", meeting="m1", what="Ask the school.", owner="p1", due=MET)
ENDED = ActionEnded(action="a1", status="done", result="Asked.")
OUTCOME = OutcomeDecided(
    allegation="al1", outcome="unfounded", definition="None.", reason="Rota.", evidence="Rota."
)
EMPLOYER = EmployerActed(subject="alex", outcome="no-action")
CLOSED = FileClosed(closed_as="concluded", reason="All settled.", evidence="The minutes.")
SETTLED = (OPENED, KIM, ALEX, MADE, PLANNED, HELD, MINUTES, AGREED, ENDED, OUTCOME, EMPLOYER)


def given(*facts: Fact) -> History:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return tuple(Recorded("f1", seq, at, "alice", "p1", fact) for seq, fact in enumerate(facts))


def without(*left_out: Fact) -> History:
    return given(*(fact for fact in SETTLED if fact not in left_out))


def closing(**changes: str) -> Close:
    usual = {"closed_as": "concluded", "reason": "All settled.", "evidence": "The minutes."}
    return Close(**{**usual, **changes})


def refusals(history: History, command: Close) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as refusal:
        close(command, history, RULES, NAMES)
    return [(one.rule, one.message) for one in refusal.value.all]


def test_a_settled_file_is_closed() -> None:
    assert close(closing(), given(*SETTLED), RULES, NAMES) == [CLOSED]


@pytest.mark.parametrize(
    ("left_out", "message"),
    [
        ((OUTCOME,), "The allegation about Alex Sampler towards Kim Tester has no outcome."),
        ((EMPLOYER,), "It is not recorded what the employer of Alex Sampler did."),
        ((MINUTES,), "The meeting of 9 March 2026 has no minutes."),
        ((HELD, MINUTES, AGREED, ENDED), "The meeting of 9 March 2026 is neither held nor cancelled."),
        ((ENDED,), "The action has not ended: Ask the school."),
        ((KIM,), "No child is named in the file."),
        ((ALEX, EMPLOYER), "No subject is named in the file."),
        ((MADE, OUTCOME), "No allegation is named in the file."),
    ],
)
def test_nothing_open_at_closure(left_out: tuple[Fact, ...], message: str) -> None:
    found = refusals(without(*left_out), closing(no_meeting="It was urgent."))
    assert found == [("nothing-open-at-closure", message)]


def test_each_open_thing_is_named_at_once() -> None:
    found = [message for _, message in refusals(without(OUTCOME, EMPLOYER, MINUTES, ENDED), closing())]
    assert len(found) == 4


def test_an_empty_file_names_what_is_missing_and_asks_why_no_meeting_was_held() -> None:
    found = [message for _, message in refusals(given(OPENED), closing())]
    assert found[-1] == "No meeting was held. Say why."
    assert len(found) == 4


@pytest.mark.parametrize("meetings", [(), (PLANNED, CANCELLED)])
def test_a_file_without_a_meeting_closes_with_the_reason_for_none(meetings: tuple[Fact, ...]) -> None:
    history = given(OPENED, KIM, ALEX, MADE, *meetings, OUTCOME, EMPLOYER)
    (fact,) = close(closing(no_meeting="The police asked for none."), history, RULES, NAMES)
    assert isinstance(fact, FileClosed)
    assert fact.no_meeting == "The police asked for none."
    assert refusals(history, closing()) == [("nothing-open-at-closure", "No meeting was held. Say why.")]


def test_conclude_whatever_happens() -> None:
    resigned = EmployerActed(subject="alex", outcome="resigned")
    history = given(*(fact for fact in SETTLED if fact not in {OUTCOME, EMPLOYER}), resigned)
    ((rule, message),) = refusals(history, closing())
    assert rule == "conclude-whatever-happens"
    assert message.endswith("A resignation does not end it.")


@pytest.mark.parametrize("closed_as", ["no-further-action", "concluded", "transferred", "opened-in-error"])
def test_no_further_action_needs_reason(closed_as: str) -> None:
    found = refusals(given(*SETTLED), closing(closed_as=closed_as, reason=" ", evidence=""))
    assert [rule for rule, _ in found] == ["no-further-action-needs-reason"] * 2


@pytest.mark.parametrize("closed_as", ["transferred", "opened-in-error"])
def test_a_file_that_reaches_no_finding_here_needs_none_made_up(closed_as: str) -> None:
    assert close(closing(closed_as=closed_as), given(OPENED), RULES, NAMES)
    assert refusals(given(OPENED, AGREED), closing(closed_as=closed_as)) == [
        ("nothing-open-at-closure", "The action has not ended: Ask the school.")
    ]


def test_no_further_action_still_needs_an_outcome_for_what_was_alleged() -> None:
    found = refusals(without(OUTCOME), closing(closed_as="no-further-action"))
    assert [rule for rule, _ in found] == ["nothing-open-at-closure"]


def test_a_file_closes_in_a_way_that_the_list_offers() -> None:
    assert [rule for rule, _ in refusals(given(*SETTLED), closing(closed_as="lost"))] == ["code-in-force"]


def test_closed_file_takes_nothing() -> None:
    closed = given(*SETTLED, CLOSED)
    assert refusals(closed, closing())[0][0] == "closed-file-takes-nothing"
    with pytest.raises(Refusal) as refusal:
        pass_on("p2", "Leave.", closed, RULES)
    assert refusal.value.rule == "closed-file-takes-nothing"


def test_reopening_needs_reason_and_the_closing_stays() -> None:
    closed = given(*SETTLED, CLOSED)
    facts = reopen("New information.", closed, RULES)
    assert facts == [FileReopened(reason="New information.")]
    after = given(*SETTLED, CLOSED, *facts)
    assert fold_allegation_file(after).closed is None
    assert CLOSED in [item.fact for item in after]
    for history, reason, field in ((closed, " ", "reason"), (given(*SETTLED), "New.", "")):
        with pytest.raises(Refusal) as refusal:
            reopen(reason, history, RULES)
        assert (refusal.value.rule, refusal.value.field) == ("reopening-needs-reason", field)


def test_another_post_becomes_responsible() -> None:
    facts = pass_on("p2", "Long leave.", given(OPENED), RULES)
    assert facts == [FilePassed(owner="p2", reason="Long leave.")]
    assert fold_allegation_file(given(OPENED, *facts)).owner == "p2"


@pytest.mark.parametrize(("owner", "reason", "field"), [("p1", "Leave.", "owner"), ("p2", "", "reason")])
def test_change_needs_reason(owner: str, reason: str, field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        pass_on(owner, reason, given(OPENED), RULES)
    assert (refusal.value.rule, refusal.value.field) == ("change-needs-reason", field)
