"""What an authority chooses holds from its day and not before, whatever the order in which it was recorded."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from heed.facts.authority import (
    AUTHORITY,
    Chosen,
    CodeAdded,
    CodeEnded,
    GuidanceWritten,
    NameChosen,
    OutcomeSetChosen,
    SettingChosen,
)
from heed.facts.base import Recorded
from heed.rulebook.book import RULEBOOK, Rulebook
from heed.rulebook.lists.local import LOCAL_OUTCOME_SETS
from heed.store.composing import composed

AT = datetime(2026, 1, 5, 9, tzinfo=UTC)
MARCH, APRIL, MAY = date(2026, 3, 1), date(2026, 4, 1), date(2026, 5, 1)
BEFORE = date(2026, 2, 28)
MUSEUMS = CodeAdded(
    list="sector", code="local-museums", label="Museums", definition="Museum staff.", since=APRIL,
    maps_to="voluntary", reason="Board.",
)  # fmt: skip


def book(*facts: Chosen) -> Rulebook:
    """The rulebook of an authority that chose these, one after the other."""
    return composed(RULEBOOK, told(facts))


def told(facts: Sequence[Chosen]) -> tuple[Recorded, ...]:
    return tuple(Recorded(AUTHORITY, seq, AT, "a", "p", fact) for seq, fact in enumerate(facts))


def setting(
    value: int, since: date, name: str = "working_days", rule: str = "first-meeting"
) -> SettingChosen:
    return SettingChosen(rule=rule, setting=name, value=value, since=since, reason="Board.")


def first_meeting(held: Rulebook, day: date) -> int:
    return held.on(day).setting("first-meeting", "working_days")


def test_nothing_chosen_is_the_national_rulebook() -> None:
    assert composed(RULEBOOK, ()) is RULEBOOK


def test_a_setting_holds_from_its_day_until_the_next() -> None:
    held = book(setting(3, MARCH), setting(4, APRIL))
    days = (BEFORE, MARCH, date(2026, 3, 31), APRIL)
    assert [first_meeting(held, day) for day in days] == [5, 3, 3, 4]


def test_what_was_recorded_later_for_an_earlier_day_does_not_undo_what_holds_after_it() -> None:
    held = book(setting(4, APRIL), setting(3, MARCH))
    assert [first_meeting(held, day) for day in (BEFORE, MARCH, APRIL)] == [5, 3, 4]


def test_of_two_for_one_day_the_one_recorded_last_holds() -> None:
    held = book(setting(3, MARCH), setting(2, MARCH))
    assert [first_meeting(held, day) for day in (BEFORE, MARCH)] == [5, 2]


def test_two_settings_of_one_rule_keep_apart() -> None:
    rule = "concluded-in-time"
    held = book(setting(2, APRIL, "months", rule), setting(70, MARCH, "percent", rule))
    assert dict(held.on(MARCH).rule(rule).settings) == {"months": 1, "percent": 70}
    assert dict(held.on(APRIL).rule(rule).settings) == {"months": 2, "percent": 70}


def test_the_rules_of_days_before_are_the_same_objects_as_ever() -> None:
    held = book(setting(3, APRIL), MUSEUMS)
    then, national = held.on(BEFORE), RULEBOOK.on(BEFORE)
    assert then.codes("sector") == national.codes("sector")
    assert {i: dict(r.settings) for i, r in then.rules.items()} == {
        i: dict(r.settings) for i, r in national.rules.items()
    }


def test_a_name_is_used_for_the_thing_and_for_its_kind_of_meeting_from_its_day() -> None:
    held = book(NameChosen(thing="allegations-meeting", name="ASV meeting", since=APRIL, reason="Board."))
    for name in ("named-thing", "meeting-kind"):
        assert held.on(MARCH).label(name, "allegations-meeting") == "Allegations meeting"
        assert held.on(APRIL).label(name, "allegations-meeting") == "ASV meeting"
    assert held.on(APRIL).name("allegations-meeting") == "ASV meeting"
    assert dict(held.on(APRIL).choices("meeting-kind"))["allegations-meeting"] == "ASV meeting"
    assert dict(held.on(MARCH).choices("meeting-kind"))["allegations-meeting"] == "Allegations meeting"


def test_steps_speak_of_the_thing_by_its_name() -> None:
    held = book(
        NameChosen(thing="allegations-meeting", name="ASV meeting", since=APRIL, reason="Board."),
        NameChosen(thing="review-meeting", name="Follow-up meeting", since=APRIL, reason="Board."),
    )
    assert held.on(MARCH).label("duty", "plan-meeting") == "Plan the allegations meeting"
    assert held.on(APRIL).label("duty", "plan-meeting") == "Plan the ASV meeting"
    assert held.on(APRIL).label("duty", "review") == "Plan the follow-up meeting"


def test_a_code_is_offered_while_it_lasts_before_those_for_anything_else_and_keeps_its_label() -> None:
    held = book(MUSEUMS, CodeEnded(list="sector", code="local-museums", until=APRIL, reason="Closed."))
    offered = [[code.code for code in held.on(day).codes("sector")] for day in (MARCH, APRIL, MAY)]
    assert ["local-museums" in codes for codes in offered] == [False, True, False]
    assert offered[1][-3:] == ["local-museums", "other", "not-recorded"]
    assert held.on(MAY).label("sector", "local-museums") == "Museums"
    assert held.lists["sector"].national == {"local-museums": "voluntary"}
    assert held.lists["sector"].counted_as("local-museums") == "voluntary"
    assert held.lists["sector"].counted_as("teaching") == "teaching"


def test_a_code_can_be_taken_back_before_its_first_day() -> None:
    held = book(MUSEUMS, CodeEnded(list="sector", code="local-museums", until=BEFORE, reason="A slip."))
    assert all("local-museums" not in dict(held.on(day).choices("sector")) for day in (MARCH, APRIL, MAY))
    assert held.on(MAY).label("sector", "local-museums") == "Museums"


def test_a_set_of_outcomes_takes_the_place_of_the_one_before() -> None:
    held = book(
        OutcomeSetChosen(outcome_set="founded-and-substantiated", since=MARCH, reason="Board."),
        OutcomeSetChosen(outcome_set="five-item", since=MAY, reason="Board."),
    )
    assert held.on(BEFORE).choices("outcome") == RULEBOOK.on(BEFORE).choices("outcome")
    assert [label for _, label in held.on(APRIL).choices("outcome")] == [
        "Founded", "Substantiated", "Unsubstantiated", "Unfounded",
    ]  # fmt: skip
    assert dict(held.on(MAY).choices("outcome")) == dict(RULEBOOK.on(MAY).choices("outcome"))
    assert held.lists["outcome"].national == {
        "founded": "substantiated", "unfounded-as-malicious": "malicious",
    }  # fmt: skip


def test_a_set_leaves_the_outcomes_that_the_authority_added() -> None:
    own = CodeAdded(
        list="outcome", code="local-not-pursued", label="Not pursued", definition="Withdrawn.", since=MARCH,
        maps_to="unsubstantiated", reason="Board.",
    )  # fmt: skip
    chosen = OutcomeSetChosen(outcome_set="three-item", since=APRIL, reason="Board.")
    assert "local-not-pursued" in dict(book(own, chosen).on(APRIL).choices("outcome"))


def test_each_outcome_of_each_set_is_counted_under_a_national_one() -> None:
    national = {code for code, _ in RULEBOOK.on(MAY).choices("outcome")}
    for chosen in LOCAL_OUTCOME_SETS.values():
        assert {maps_to or code for code, _, _, maps_to in chosen.members} <= national


def test_guidance_stands_from_its_day_until_it_is_withdrawn() -> None:
    place = "may-pose-a-risk"
    written = GuidanceWritten(place=place, text="Page 12.", since=APRIL, reason="Board.")
    held = book(GuidanceWritten(place=place, since=MAY, reason="Board."), written)
    assert [held.on(day).guidance.get(place, "") for day in (MARCH, APRIL, MAY)] == ["", "Page 12.", ""]


def test_a_choice_about_what_a_later_release_no_longer_has_changes_nothing() -> None:
    gone = (
        setting(3, MARCH, rule="no-such-rule"),
        CodeEnded(list="no-such-list", code="x", until=MARCH, reason="Board."),
        OutcomeSetChosen(outcome_set="no-such-set", since=MARCH, reason="Board."),
        NameChosen(thing="no-such-thing", name="x", since=MARCH, reason="Board."),
    )
    assert first_meeting(book(*gone, setting(4, APRIL)), APRIL) == 4
