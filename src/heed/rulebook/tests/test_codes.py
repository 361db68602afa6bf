from __future__ import annotations

import importlib
import itertools
import pkgutil
import re
from datetime import date

import pytest

from heed.rulebook import lists
from heed.rulebook.citation import OWN
from heed.rulebook.codes import Code, CodeList, UnknownCode
from heed.rulebook.lists import LISTS, OUTCOME_SETS

KEBAB = re.compile(r"[a-z]+(-[a-z0-9]+)*")
BLAMING = (
    "lifestyle",
    "promiscu",
    "risky behaviour",
    "child prostitut",
    "puts herself",
    "puts himself",
    "puts themsel",
    "at risk of own",
    "consent",
    "attention seeking",
    "attention-seeking",
    "streetwise",
    "street-wise",
    "sexually active",
    "absconder",
    "provocative",
    "manipulative",
    "willing",
    "complicit",
    "troubled",
)
EVERY_CODE = [(name, code) for name, held in LISTS.items() for code in held.codes]


def modules() -> list[str]:
    return [f"{lists.__name__}.{one.name}" for one in pkgutil.iter_modules(lists.__path__)]


def test_every_list_written_is_registered_under_its_own_name() -> None:
    written = {
        value.name
        for name in modules()
        for value in vars(importlib.import_module(name)).values()
        if isinstance(value, CodeList)
    }
    assert written == set(LISTS)
    assert all(name == held.name for name, held in LISTS.items())


@pytest.mark.parametrize(("name", "code"), EVERY_CODE)
def test_each_code_is_stable_explained_and_sourced(name: str, code: Code) -> None:
    assert KEBAB.fullmatch(code.code), name
    assert code.label.strip() == code.label != ""
    assert code.definition.endswith("."), code.code
    assert code.citation.title
    assert code.citation.url.startswith("https://") or not code.citation.verified or code.citation is OWN


@pytest.mark.parametrize("held", LISTS.values(), ids=LISTS)
def test_no_code_or_label_stands_twice_on_one_day(held: CodeList) -> None:
    days = {date(2010, 1, 1), date(2025, 1, 1)}
    days |= {day for code in held.codes for day in (code.since, code.until) if day}
    for day in days:
        in_force = held.on(day)
        assert in_force, day
        assert len({code.code for code in in_force}) == len(in_force)
        assert len({code.label for code in in_force}) == len(in_force)


@pytest.mark.parametrize("held", LISTS.values(), ids=LISTS)
def test_no_words_blame_a_child(held: CodeList) -> None:
    words = [held.title, held.notes, held.describes]
    words += [f"{code.code} {code.label} {code.definition}" for code in held.codes]
    found = [(term, text) for text in words for term in BLAMING if term in text.lower()]
    assert found == []


def test_suitability_limb_begins_on_1_september_2020() -> None:
    limbs = LISTS["threshold-limb"]
    assert len(limbs.on(date(2020, 8, 31))) == 3
    assert [code.code for code in limbs.on(date(2020, 9, 1))][3:] == ["may-be-unsuitable"]


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2014, 4, 2), ["substantiated", "unsubstantiated", "unfounded"]),
        (date(2014, 4, 3), ["substantiated", "malicious", "false", "unsubstantiated"]),
        (date(2021, 9, 1), ["substantiated", "malicious", "false", "unsubstantiated", "unfounded"]),
    ],
)
def test_outcomes_are_those_of_the_set_in_force(day: date, codes: list[str]) -> None:
    assert [code.code for code in LISTS["outcome"].on(day)] == codes


def test_states_of_an_allegation_are_not_outcomes() -> None:
    words = " ".join(f"{code.code} {code.label}" for code in LISTS["outcome"].codes).lower()
    assert not any(state in words for state in ("open", "ongoing", "further action", "below"))


def test_outcome_sets_follow_one_another_without_a_gap() -> None:
    for earlier, later in itertools.pairwise(OUTCOME_SETS):
        assert earlier.until is not None
        assert later.since is not None
        assert (later.since - earlier.until).days == 1


def test_definition_is_the_one_of_its_day() -> None:
    outcome = LISTS["outcome"]
    then = outcome.require("unfounded", date(2014, 1, 1))
    now = outcome.require("unfounded", date(2024, 1, 1))
    assert "misunderstood" in then.definition
    assert "proper basis" in now.definition
    assert outcome.get("unfounded") == now


def test_require_refuses_a_code_that_is_not_a_choice_and_lists_the_choices() -> None:
    with pytest.raises(UnknownCode) as caught:
        LISTS["screening"].require("hearsay", date(2024, 1, 1))
    assert caught.value.field == "screening"
    assert "‘hearsay’ is not a choice on 1 January 2024" in caught.value.message
    assert "Consultation; Low-level concern; Referral; Out of scope" in caught.value.message


def test_require_refuses_a_code_not_yet_in_force() -> None:
    with pytest.raises(UnknownCode, match="was not in force on 31 August 2020"):
        LISTS["threshold-limb"].require("may-be-unsuitable", date(2020, 8, 31), field="limb")


def test_label_of_a_code_outlives_its_dates_and_unknown_is_an_error() -> None:
    assert LISTS["outcome"].label("malicious") == "Malicious"
    with pytest.raises(KeyError):
        LISTS["outcome"].label("founded")


def test_silences_are_told_apart_wherever_people_are_described() -> None:
    for name in ("sex", "ethnicity"):
        codes = {code.code for code in LISTS[name].codes}
        assert {"not-known", "not-asked", "refused"} <= codes


def test_unverified_sources_say_so() -> None:
    five = LISTS["outcome"].require("false", date(2024, 1, 1))
    assert "not checked against the source" in str(five.citation)
    assert "not checked" not in str(LISTS["sector"].codes[0].citation)
