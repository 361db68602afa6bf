"""Given a statement, when it is corrected, then the same kind of statement that names it, or this refusal."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from heed.capabilities.correction.decide import Correct, correct, standing
from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    FileClosed,
    OutcomeDecided,
    SubjectNamed,
    fold_allegation_file,
)
from heed.facts.base import Fact, History, Recorded, effective
from heed.facts.concern import ConcernReceived, ConcernTakenToFile, NoteAdded, Referrer, fold_concern
from heed.facts.meeting import (
    ActionAgreed,
    ActionEnded,
    ActionRevised,
    Attendance,
    MeetingHeld,
    MeetingPlanned,
    fold_meetings,
)
from heed.facts.organisation import OrganisationDescribed, PostCreated, PostLeft, PostTakenUp
from heed.facts.person import PersonDescribed, PersonEmployed
from heed.facts.when import When
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

REFERRED, MET, TODAY = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 11)
RULES = RULEBOOK.on(TODAY)
OPENED = AllegationFileOpened(
    reference="A-7K2-MPQ", concern="c1", summary="On the bus.", referred=REFERRED, owner="p1",
    happened=When.on(REFERRED),
)  # fmt: skip
CHILD, SUBJECT = ChildNamed(child="kim"), SubjectNamed(subject="alex", sector="sport")
MADE = AllegationMade(allegation="al1", child="kim", subject="alex", category="conduct")
DECIDED = OutcomeDecided(
    allegation="al1", outcome="unfounded", definition="As it stood.", reason="Rota.", evidence="The rota."
)
PLANNED = MeetingPlanned(meeting="m1", meeting_kind="allegations-meeting", on=MET, chair="p1")
HELD = MeetingHeld(
    meeting="m1", on=MET, attendance=(Attendance(who="Head", attended="attended"),), no_review_reason="None."
)
AGREED = ActionAgreed(action="a1", meeting="m1", what="Ask.", owner="p1", due=TODAY)
REVISED = ActionRevised(action="a1", due=date(2026, 3, 20), reason="Shut.")
ENDED = ActionEnded(action="a1", status="done", result="Asked.", happened=When.on(TODAY))
CLOSED = FileClosed(closed_as="concluded", reason="Done.", evidence="Minutes.", no_meeting="Not needed.")
FILE: tuple[Fact, ...] = (
    OPENED, CHILD, SUBJECT, MADE, DECIDED, PLANNED, HELD, AGREED, REVISED, ENDED, CLOSED,
)  # fmt: skip
RECEIVED = ConcernReceived(
    reference="C-1", channel="phone", source="employer", words="As told.", referred=REFERRED, owner="p1",
    happened=When.on(REFERRED), first_known=When.on(REFERRED), referrer=Referrer(name="Robin Caller"),
)  # fmt: skip
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


def given(*facts: Fact) -> History:
    return tuple(
        Recorded("f1", seq, START + timedelta(days=seq), "alice", "p1", fact)
        for seq, fact in enumerate(facts)
    )


def put_right(history: History, seq: int, why: str = "Typed wrongly.", **answers: Any) -> Fact:
    (fact,) = correct(Correct(seq=seq, answers=answers, reason=why), history, RULES)
    return fact


def test_a_correction_is_the_same_kind_of_statement_naming_the_one_it_stands_in_for() -> None:
    fact = put_right(given(*FILE), 2, sector="residential", title="Warden")
    assert fact == SubjectNamed(
        subject="alex", sector="residential", title="Warden", corrects=2, correction_reason="Typed wrongly."
    )


def test_folds_see_the_correction_in_the_place_of_what_it_corrects() -> None:
    fact = put_right(given(*FILE), 2, sector="residential")
    after = given(*FILE, fact)
    assert fold_allegation_file(after).subjects["alex"].sector == "residential"
    assert [type(item.fact) for item in effective(after)] == [type(fact) for fact in FILE]
    assert after[2].fact == SUBJECT


def test_a_corrected_closing_closed_the_file_on_the_day_it_did() -> None:
    fact = put_right(given(*FILE), 10, learning="Two adults on each bus.")
    before, after = fold_allegation_file(given(*FILE)), fold_allegation_file(given(*FILE, fact))
    assert after.closed
    assert before.closed_at
    assert after.closed_at
    assert after.closed.learning == "Two adults on each bus."
    assert after.closed_at.at == before.closed_at.at


def test_a_correction_is_corrected_in_its_turn() -> None:
    once = put_right(given(*FILE), 2, sector="residential")
    for named in (2, 11):
        twice = put_right(given(*FILE, once), named, sector="police")
        assert twice.corrects == 11
        assert fold_allegation_file(given(*FILE, once, twice)).subjects["alex"].sector == "police"
    assert standing(given(*FILE, once), 2).seq == standing(given(*FILE, once), 11).seq == 11


def test_correction_names_original_and_says_why() -> None:
    with pytest.raises(Refusal) as refusal:
        put_right(given(*FILE), 2, " ", sector="residential")
    assert (refusal.value.rule, refusal.value.field) == ("correction-names-original", "correction_reason")


def test_a_correction_that_changes_nothing_is_refused() -> None:
    with pytest.raises(Refusal) as refusal:
        put_right(given(*FILE), 2, sector="sport")
    assert refusal.value.rule == "correction-names-original"
    once = put_right(given(*FILE), 2, sector="residential")
    assert put_right(given(*FILE, once), 2, sector="sport").corrects == 11


@pytest.mark.parametrize(
    ("seq", "answers"),
    [
        (1, {"child": "robin"}),
        (3, {"allegation": "al2"}),
        (7, {"due": date(2026, 5, 1)}),
        (10, {"closed_as": "opened-in-error"}),
    ],
)
def test_a_field_on_which_others_hang_stays(seq: int, answers: dict[str, Any]) -> None:
    with pytest.raises(Refusal) as refusal:
        put_right(given(*FILE), seq, **answers)
    assert refusal.value.message.startswith("Nothing is changed")


def test_the_original_words_and_the_kept_back_name_stay() -> None:
    fact = put_right(
        given(RECEIVED), 0, words="Otherwise.", adult="Alex Sampler", name_kept_back=True, referrer=None
    )
    assert isinstance(fact, ConcernReceived)
    assert (fact.words, fact.name_kept_back, fact.referrer) == ("As told.", False, RECEIVED.referrer)
    received = fold_concern(given(RECEIVED, fact)).received
    assert received
    assert received.adult == "Alex Sampler"


def test_a_link_made_by_a_step_is_not_corrected() -> None:
    with pytest.raises(Refusal) as refusal:
        put_right(given(RECEIVED, ConcernTakenToFile(allegation_file="f2")), 1, allegation_file="f3")
    assert refusal.value.rule == "correction-names-original"


def test_another_outcome_brings_its_definition_and_another_reason_does_not() -> None:
    other = put_right(given(*FILE[:-1]), 4, outcome="substantiated")
    same = put_right(given(*FILE), 4, reason="The rota of that week.")
    assert isinstance(other, OutcomeDecided)
    assert isinstance(same, OutcomeDecided)
    assert other.definition == RULES.require("outcome", "substantiated").definition
    assert same.definition == "As it stood."


def test_the_codes_are_those_of_the_day_on_which_it_was_first_said() -> None:
    with pytest.raises(Refusal) as refusal:
        correct(
            Correct(seq=4, answers={"outcome": "malicious"}, reason="Wrong."),
            given(*FILE),
            RULEBOOK.on(date(2014, 3, 1)),
        )
    assert (refusal.value.rule, refusal.value.field) == ("code-in-force", "outcome")


@pytest.mark.parametrize(
    ("seq", "answers", "rule", "field"),
    [
        (0, {"summary": " "}, "correction-names-original", "summary"),
        (0, {"referred": date(2026, 3, 10)}, "dates-kept-apart", "referred"),
        (0, {"happened": When.on(MET)}, "dates-kept-apart", "happened"),
        (2, {"sector": "lighthouses"}, "code-in-force", "sector"),
        (5, {"on": date(2026, 3, 1)}, "meeting-in-order", "on"),
        (6, {"on": date(2026, 3, 12)}, "dates-kept-apart", "on"),
        (6, {"on": date(2026, 3, 1)}, "meeting-in-order", "on"),
        (6, {"no_review_reason": ""}, "next-review-or-reason", "next_review"),
        (6, {"next_review": MET}, "next-review-or-reason", "next_review"),
        (
            6,
            {"no_review_reason": "", "next_review": REFERRED},
            "next-review-or-reason",
            "next_review",
        ),
        (8, {"due": date(2026, 3, 8)}, "action-owned-by-post", "due"),
        (9, {"status": "open"}, "action-settled-once", "status"),
        (9, {"happened": When.on(date(2026, 3, 12))}, "dates-kept-apart", "happened"),
        (10, {"no_meeting": " "}, "nothing-open-at-closure", "no_meeting"),
    ],
)
def test_what_is_put_right_keeps_to_the_rules(
    seq: int, answers: dict[str, Any], rule: str, field: str
) -> None:
    with pytest.raises(Refusal) as refusal:
        put_right(given(*FILE), seq, **answers)
    assert (rule, field) in [(one.rule, one.field) for one in refusal.value.all]


@pytest.mark.parametrize(
    ("answers", "rule", "field"),
    [
        ({"referred": date(2026, 3, 12)}, "dates-kept-apart", "referred"),
        ({"happened": When.on(MET)}, "dates-kept-apart", "happened"),
        ({"first_known": When.on(MET)}, "dates-kept-apart", "first_known"),
        ({"first_known": When.on(date(2026, 2, 23))}, "refer-in-one-working-day", "late_reason"),
    ],
)
def test_a_concern_put_right_keeps_its_dates_apart(answers: dict[str, Any], rule: str, field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        put_right(given(RECEIVED), 0, **answers)
    assert (refusal.value.rule, refusal.value.field) == (rule, field)


ORGANISATION: tuple[Fact, ...] = (
    OrganisationDescribed(name="Sampleton", organisation_kind="local-authority"),
    PostCreated(post="p1", title="Officer", role="designated-officer"),
    PostCreated(post="p2", title="Deputy"),
    PostTakenUp(tenure="t1", post="p1", holder="alice", tenure_kind="substantive", since=date(2020, 1, 1)),
    PostLeft(tenure="t1", post="p1", holder="alice", until=date(2022, 1, 1)),
    PostTakenUp(tenure="t2", post="p1", holder="eve", tenure_kind="substantive", since=date(2022, 1, 2)),
)


@pytest.mark.parametrize(
    ("seq", "answers", "rule", "field"),
    [
        (1, {"title": "deputy"}, "post-has-a-title", "title"),
        (3, {"since": date(2022, 1, 2)}, "dates-in-order", "since"),
        (4, {"until": date(2019, 1, 1)}, "dates-in-order", "until"),
        (4, {"until": date(2022, 6, 1)}, "one-substantive-holder", "until"),
        (5, {"since": date(2021, 6, 1)}, "one-substantive-holder", "since"),
    ],
)
def test_posts_put_right_keep_their_order(seq: int, answers: dict[str, Any], rule: str, field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        put_right(given(*ORGANISATION), seq, **answers)
    assert (rule, field) in [(one.rule, one.field) for one in refusal.value.all]


def test_a_role_is_not_given_by_a_correction() -> None:
    fact = put_right(given(*ORGANISATION), 2, title="Second officer", role="designated-officer")
    assert isinstance(fact, PostCreated)
    assert (fact.title, fact.role) == ("Second officer", "")


@pytest.mark.parametrize(
    ("first", "answers", "field"),
    [
        (PersonDescribed(name="Kim Tester"), {"born": date(2026, 3, 12)}, "born"),
        (PersonDescribed(name="Kim Tester"), {"name": ""}, "name"),
        (
            PersonEmployed(organisation="o1", title="Coach", since=date(2020, 1, 1)),
            {"until": date(2019, 1, 1)},
            "until",
        ),
    ],
)
def test_people_put_right_keep_their_order(first: Fact, answers: dict[str, Any], field: str) -> None:
    with pytest.raises(Refusal) as refusal:
        put_right(given(first), 0, **answers)
    assert refusal.value.field == field


def test_an_action_put_right_keeps_its_dates() -> None:
    fact = put_right(given(*FILE), 7, what="Ask the school.", owner="p2")
    action = fold_meetings(given(*FILE, fact)).actions["a1"]
    assert (action.agreed.what, action.agreed.owner, action.due) == (
        "Ask the school.", "p2", date(2026, 3, 20),
    )  # fmt: skip


def test_a_note_put_right_stands_once() -> None:
    fact = put_right(given(OPENED, NoteAdded(text="Thrusday.")), 1, text="Thursday.")
    texts = [i.fact.text for i in effective(given(OPENED, NoteAdded(text="Thrusday."), fact)) if i.seq]
    assert texts == ["Thursday."]
