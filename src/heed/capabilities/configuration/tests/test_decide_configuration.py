"""What an authority may choose, from when; each test bears the name of its rule."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from heed.capabilities.configuration.decide import (
    Standing,
    add_code,
    choose_name,
    choose_outcome_set,
    choose_setting,
    end_code,
    write_guidance,
)
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
from heed.facts.base import Fact, Recorded
from heed.rulebook.book import RULEBOOK
from heed.rulebook.lists import LISTS
from heed.rulebook.lists.local import EXTENSIBLE
from heed.rulebook.refusal import Refusal
from heed.store.composing import composed

NOON = datetime(2026, 6, 10, 11, 0, tzinfo=UTC)
TODAY = date(2026, 6, 10)
TOMORROW, NEXT_WEEK = TODAY + timedelta(days=1), TODAY + timedelta(days=7)
MEETING = SettingChosen(
    rule="first-meeting", setting="working_days", value=3, since=NEXT_WEEK, reason="Board, 2 June."
)
MUSEUMS = CodeAdded(
    list="sector", code="local-museums", label="Museums", definition="Museum staff.", maps_to="voluntary",
    since=NEXT_WEEK, reason="Board, 2 June.",
)  # fmt: skip
ENDED = CodeEnded(list="sector", code="immigration", until=NEXT_WEEK, reason="Never used.")
NAMED = NameChosen(thing="allegations-meeting", name="ASV meeting", since=NEXT_WEEK, reason="Regional.")
CHOSEN_SET = OutcomeSetChosen(outcome_set="three-item", since=NEXT_WEEK, reason="Regional.")
GUIDANCE = GuidanceWritten(place="consultation", text="Ring back.", since=NEXT_WEEK, reason="Board.")
DECIDES: dict[type[Fact], Callable[[Any, Standing], list[Fact]]] = {
    NameChosen: choose_name,
    SettingChosen: choose_setting,
    CodeAdded: add_code,
    CodeEnded: end_code,
    OutcomeSetChosen: choose_outcome_set,
    GuidanceWritten: write_guidance,
}
EVERY: tuple[Chosen, ...] = (MEETING, MUSEUMS, ENDED, NAMED, CHOSEN_SET, GUIDANCE)


def standing(*before: Chosen, now: datetime = NOON) -> Standing:
    """Where an authority stands that chose these before."""
    told = tuple(Recorded(AUTHORITY, seq, NOON, "a", "p", fact) for seq, fact in enumerate(before))
    return Standing(composed(RULEBOOK, told), now)


def changed(fact: Chosen, **changes: Any) -> Any:
    fields = {name: getattr(fact, name) for name in fact.__struct_fields__}
    return type(fact)(**{**fields, **changes})


def decide(fact: Chosen, before: Sequence[Chosen] = (), now: datetime = NOON) -> list[Fact]:
    return DECIDES[type(fact)](fact, standing(*before, now=now))


def refused(fact: Chosen, *before: Chosen, now: datetime = NOON) -> tuple[str, str, str]:
    """Rule, field and message of the refusal."""
    with pytest.raises(Refusal) as caught:
        decide(fact, before, now)
    return caught.value.rule, caught.value.field, caught.value.message


def from_day(fact: Chosen, day: date) -> Any:
    """The choice, holding from that day."""
    if isinstance(fact, CodeEnded):
        return changed(fact, until=day - timedelta(days=1))
    return changed(fact, since=day)


@pytest.mark.parametrize("fact", EVERY, ids=lambda fact: type(fact).__name__)
def test_change_holds_from_a_day_to_come(fact: Chosen) -> None:
    assert decide(from_day(fact, TOMORROW)) == [from_day(fact, TOMORROW)]
    field = "until" if isinstance(fact, CodeEnded) else "since"
    for day in (TODAY, date(2014, 3, 1), TODAY + timedelta(days=3_661)):
        assert refused(from_day(fact, day))[:2] == ("change-holds-from-a-day-to-come", field)
    assert refused(changed(fact, **{field: date.max}))[:2] == ("change-holds-from-a-day-to-come", field)


@pytest.mark.parametrize(
    ("now", "first"),
    [
        (datetime(2026, 6, 10, 22, 54, 59, tzinfo=UTC), date(2026, 6, 11)),  # 23:54:59 in summer time
        (datetime(2026, 6, 10, 22, 55, tzinfo=UTC), date(2026, 6, 12)),
        (datetime(2026, 6, 10, 23, 0, tzinfo=UTC), date(2026, 6, 12)),  # midnight: another day has begun
        (datetime(2026, 12, 10, 23, 54, 59, tzinfo=UTC), date(2026, 12, 11)),
        (datetime(2026, 12, 10, 23, 55, tzinfo=UTC), date(2026, 12, 12)),
    ],
)
def test_change_holds_from_a_day_to_come_also_for_those_who_read_it_at_midnight(
    now: datetime, first: date
) -> None:
    assert decide(from_day(MEETING, first), now=now)
    rule, _, message = refused(from_day(MEETING, first - timedelta(days=1)), now=now)
    assert rule == "change-holds-from-a-day-to-come"
    assert message


@pytest.mark.parametrize("fact", EVERY, ids=lambda fact: type(fact).__name__)
def test_change_says_why(fact: Chosen) -> None:
    assert refused(changed(fact, reason=" "))[:2] == ("change-says-why", "reason")


def test_change_changes_something() -> None:
    already = "change-changes-something"
    assert refused(changed(MEETING, value=5))[:2] == (already, "value")
    assert refused(MEETING, MEETING)[:2] == (already, "value")
    assert decide(changed(MEETING, value=5), [MEETING])
    assert refused(changed(NAMED, name=" Allegations meeting"))[:2] == (already, "name")
    assert refused(changed(NAMED, name=" ")) == (already, "name", "Enter the name.")
    assert refused(changed(GUIDANCE, text=" ")) == (already, "text", "Enter the text.")
    assert decide(changed(GUIDANCE, text=""), [GUIDANCE])


def test_setting_of_a_rule() -> None:
    for changes in ({"rule": "no-such-rule"}, {"setting": "weeks"}, {"rule": "original-words"}):
        assert refused(changed(MEETING, **changes))[:2] == ("setting-of-a-rule", "setting")


@pytest.mark.parametrize(
    ("rule", "setting", "least", "greatest"),
    [
        ("first-meeting", "working_days", 0, 3_660),
        ("first-review", "days", 0, 3_660),
        ("concluded-in-time", "months", 2, 120),
        ("concluded-in-time", "percent", 0, 100),
    ],
)
def test_setting_in_bounds(rule: str, setting: str, least: int, greatest: int) -> None:
    asked = changed(MEETING, rule=rule, setting=setting)
    for value in (least, greatest):
        assert decide(changed(asked, value=value))
    for value in (-1, greatest + 1, 10**9):
        assert refused(changed(asked, value=value))[:2] == ("setting-in-bounds", "value")


@pytest.mark.parametrize("name", [*sorted(set(LISTS) - set(EXTENSIBLE)), "no-such-list"])
def test_list_takes_local_codes(name: str) -> None:
    assert refused(changed(MUSEUMS, list=name))[:2] == ("list-takes-local-codes", "list")
    assert refused(changed(ENDED, list=name))[:2] == ("list-takes-local-codes", "list")


def test_code_added_once() -> None:
    taken = ("code-added-once", "label")
    assert refused(MUSEUMS, MUSEUMS)[:2] == taken
    assert refused(changed(MUSEUMS, label="  TEACHING "))[:2] == taken
    assert refused(changed(MUSEUMS, code="local-", label="…"))[:2] == taken
    assert refused(changed(MUSEUMS, definition=" "))[:2] == ("code-added-once", "definition")
    over = CodeEnded(list="sector", code="local-museums", until=TODAY, reason="A slip.")
    assert refused(MUSEUMS, MUSEUMS, over)[:2] == taken


def test_local_code_counted_nationally() -> None:
    for maps_to in ("", "no-such-code", "local-galleries"):
        galleries = changed(MUSEUMS, code="local-galleries", label="Galleries", since=TOMORROW)
        asked = changed(MUSEUMS, maps_to=maps_to)
        assert refused(asked, galleries)[:2] == ("local-code-counted-nationally", "maps_to")
    text = changed(MUSEUMS, list="channel", code="local-text", label="Text message", maps_to="")
    assert decide(text) == [text]


def test_code_ended_once() -> None:
    assert decide(changed(ENDED, until=TODAY))
    assert decide(changed(ENDED, code="local-museums"), [MUSEUMS])
    for code in ("immigration", "other", "not-recorded", "no-such-code"):
        assert refused(changed(ENDED, code=code), ENDED)[:2] == ("code-ended-once", "code")
    for name, code in (("meeting-kind", "allegations-meeting"), ("outcome", "false")):
        assert refused(changed(ENDED, list=name, code=code))[:2] == ("code-ended-once", "code")


def test_what_is_not_in_its_list_is_refused() -> None:
    asked = (
        changed(NAMED, thing="x"),
        changed(CHOSEN_SET, outcome_set="x"),
        changed(GUIDANCE, place="x"),
    )
    for fact in asked:
        assert refused(fact)[0] == "code-in-force"
