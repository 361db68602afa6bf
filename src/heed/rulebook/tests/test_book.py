from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest

from heed.rulebook.book import RULEBOOK
from heed.rulebook.citation import CITY_2015, OWN
from heed.rulebook.codes import UnknownCode, code_list
from heed.rulebook.editions import (
    EDITIONS,
    KCSIE,
    WORKING_TOGETHER,
    Edition,
    NoEdition,
    edition_on,
)
from heed.rulebook.foundation import RULES
from heed.rulebook.lists.threshold import threshold_limbs_on
from heed.rulebook.refusal import Refusal
from heed.rulebook.rules import Rule

THEN = RULEBOOK.on(date(2013, 9, 2))
NOW = RULEBOOK.on(date(2025, 9, 2))


@pytest.mark.parametrize("series", [WORKING_TOGETHER, KCSIE])
def test_editions_follow_one_another_without_a_gap(series: tuple[Edition, ...]) -> None:
    for earlier, later in itertools.pairwise(series):
        assert earlier.until == later.since - timedelta(days=1)
    assert series[-1].until is None


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (date(2013, 4, 14), "wt-2010"),
        (date(2013, 4, 15), "wt-2013"),
        (date(2019, 1, 1), "wt-2018"),
        (date(2021, 1, 1), "wt-2018-amended-2020"),
        (date(2024, 1, 1), "wt-2023"),
    ],
)
def test_edition_in_force(day: date, edition: str) -> None:
    assert edition_on(day).id == edition


def test_edition_in_force_is_a_code_of_its_day() -> None:
    assert [code.code for code in THEN.codes("guidance-edition")] == [THEN.edition.id]


def test_series_are_told_apart() -> None:
    assert edition_on(date(2021, 9, 1), "kcsie").id == "kcsie-2021"
    with pytest.raises(NoEdition, match="2014-04-02"):
        edition_on(date(2014, 4, 2), "kcsie")


def test_three_limbs_then_four() -> None:
    assert len(threshold_limbs_on(date(2020, 8, 31))) == 3
    assert len(THEN.threshold_limbs) == 3
    assert len(NOW.threshold_limbs) == 4


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_each_rule_is_worded_sourced_and_rests_on_a_known_edition(rule: Rule) -> None:
    assert rule.text.endswith(".")
    assert rule.refusal.endswith(".") or rule.settings
    assert rule.edition == "" or rule.edition in EDITIONS
    assert (rule.basis == "statutory guidance") == bool(rule.edition)


def test_no_two_rules_share_a_name() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


def test_rules_of_a_day_give_lists_edition_and_words() -> None:
    assert THEN.edition.id == "wt-2013"
    assert [code.code for code in THEN.codes("outcome")] == ["substantiated", "unsubstantiated", "unfounded"]
    assert NOW.choices("screening")[0] == ("consultation", "Consultation")
    assert NOW.label("sector", "childminder") == "Childminder"
    assert NOW.require("channel", "phone").label == "Phone"


def test_rules_of_a_day_refuse_a_code_of_another_day() -> None:
    with pytest.raises(UnknownCode) as caught:
        THEN.require("outcome", "malicious", field="outcome")
    assert caught.value.field == "outcome"


def test_refusal_speaks_in_the_words_of_its_rule() -> None:
    refusal = NOW.refusal("no-further-action-needs-reason", "reason")
    assert isinstance(refusal, Refusal)
    assert (
        refusal.message == "To take no further action, give the reason and the evidence that was considered."
    )
    assert (
        NOW.refusal("nothing-open-at-closure", message="One action is open.").message == "One action is open."
    )


def test_due_dates_count_working_days_or_days() -> None:
    assert THEN.due("refer-in-one-working-day", date(2013, 8, 23)) == date(2013, 8, 27)
    assert THEN.due("first-meeting", date(2013, 9, 2)) == date(2013, 9, 9)
    assert THEN.due("first-review", date(2013, 9, 9)) == date(2013, 10, 7)


def test_local_setting_holds_from_its_day_and_not_before() -> None:
    local = RULEBOOK.with_settings(
        "first-meeting", {"working_days": 3}, since=date(2014, 1, 1), citation=CITY_2015
    )
    assert local.on(date(2013, 12, 31)).setting("first-meeting", "working_days") == 5
    assert local.on(date(2014, 1, 1)).setting("first-meeting", "working_days") == 3
    assert local.on(date(2014, 1, 1)).rule("first-meeting").citation == CITY_2015
    assert NOW.setting("first-meeting", "working_days") == 5


def test_local_setting_that_the_rule_does_not_have_is_refused() -> None:
    with pytest.raises(KeyError, match="weeks"):
        RULEBOOK.with_settings("first-meeting", {"weeks": 1}, since=date(2014, 1, 1), citation=OWN)


def test_local_list_takes_the_place_of_the_national_one() -> None:
    local = code_list(
        "meeting-kind", "Kind", "one meeting", OWN, [("amm", "Allegation management meeting", "A.")]
    )
    assert (
        RULEBOOK.with_list(local).on(date(2025, 1, 1)).label("meeting-kind", "amm").startswith("Allegation")
    )
    with pytest.raises(KeyError):
        RULEBOOK.with_list(code_list("colour", "Colour", "one thing", OWN, []))
