"""Given organisations, when one is renamed, succeeded, placed or closed, then these facts, or this refusal."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from heed.capabilities.succession.decide import Rename, close, part_of, rename, succeed
from heed.facts.base import Fact, History, Recorded
from heed.facts.organisation import (
    OrganisationClosed,
    OrganisationDescribed,
    OrganisationPartOf,
    OrganisationSucceeded,
    PostCreated,
    PostTakenUp,
    fold_organisation,
)
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal
from heed.store.sealing import Statement

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
DAY = date(2026, 3, 2)
RULES = RULEBOOK.on(DAY)


def told(file: str, *facts: Fact) -> History:
    named = OrganisationDescribed(name=f"School {file}", organisation_kind="school", address="1 Elm Road")
    return tuple(Recorded(file, n, NOW, "dan", "post", fact) for n, fact in enumerate((named, *facts)))


def to(successor: str, how: str = "merged-into") -> OrganisationSucceeded:
    return OrganisationSucceeded(successor=successor, succeeded_as=how, on=DAY)


def refused(decide: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as caught:
        decide()
    return [(one.rule, one.field) for one in caught.value.all]


def succeeding(stated: OrganisationSucceeded, *facts: Fact, **others: History) -> list[Statement]:
    return succeed("a", {"a": told("a", *facts), **others}, stated, RULES)


RULE = "succession-not-circular"


def test_an_organisation_is_succeeded_by_another() -> None:
    assert succeeding(to("b"), b=told("b")) == [to("b")]
    assert succeeding(to("b"), b=told("b", to("c")), c=told("c")) == [to("b")]


def test_succession_not_circular() -> None:
    rule = [(RULE, "successor")]
    assert refused(lambda: succeeding(to("a"))) == rule
    assert refused(lambda: succeeding(to("b"), b=told("b", to("a")))) == rule
    around = {"b": told("b", to("c")), "c": told("c", to("a"))}
    assert refused(lambda: succeeding(to("b"), **around)) == rule
    assert refused(lambda: succeeding(to("nowhere"))) == rule


def test_only_what_was_split_has_several_successors() -> None:
    assert refused(lambda: succeeding(to("b"), to("c"), b=told("b"))) == [(RULE, "succeeded_as")]
    assert len(succeeding(to("b", "split"), to("c", "split"), b=told("b"))) == 1
    again = refused(lambda: succeeding(to("b", "split"), to("b", "split"), b=told("b")))
    assert again == [(RULE, "successor")]
    assert refused(lambda: succeeding(to("b", "sold"), b=told("b"))) == [("code-in-force", "succeeded_as")]


def placing(*facts: Fact, **others: History) -> list[Statement]:
    stated = OrganisationPartOf(parent="trust", since=DAY)
    return part_of("a", {"a": told("a", *facts), **others}, stated, RULES)


def test_part_of_not_circular() -> None:
    rule = [("part-of-not-circular", "parent")]
    assert len(placing(trust=told("trust"))) == 1
    upside_down = told("trust", OrganisationPartOf(parent="a", since=DAY))
    assert refused(lambda: placing(trust=upside_down)) == rule
    assert refused(placing) == rule
    already = OrganisationPartOf(parent="trust", since=date(2019, 1, 1))
    assert refused(lambda: placing(already, trust=told("trust"))) == rule


def renamed(name: str = "Oak Academy", since: date = DAY) -> list[Statement]:
    return rename(told("a"), Rename(name=name, since=since), RULES, {"b": "School b"})


def test_a_former_name_is_kept_and_the_rest_of_the_description_stays() -> None:
    (stated,) = renamed()
    assert isinstance(stated, OrganisationDescribed)
    after = fold_organisation((*told("a"), Recorded("a", 1, NOW, "dan", "post", stated)))
    assert after.described == stated
    assert (stated.name, stated.address) == ("Oak Academy", "1 Elm Road")
    assert after.former_names == ("School a",)


def test_organisation_listed_once() -> None:
    rule = [("organisation-listed-once", "name")]
    for name in (" ", "School a", "SCHOOL b"):
        assert refused(lambda name=name: renamed(name)) == rule  # type: ignore[misc]


def test_dates_in_order() -> None:
    assert refused(lambda: renamed(since=date(2026, 3, 3))) == [("dates-in-order", "since")]


def closing(*facts: Fact, reason: str = "No pupils.") -> list[Statement]:
    return close(told("a", *facts), OrganisationClosed(on=DAY, reason=reason), RULES)


def test_organisation_closed_once() -> None:
    rule = "organisation-closed-once"
    assert len(closing()) == 1
    assert refused(lambda: closing(OrganisationClosed(on=DAY, reason="No pupils."))) == [(rule, "on")]
    assert refused(lambda: closing(reason=" ")) == [(rule, "reason")]
    head = PostTakenUp(tenure="t", post="head", holder="p", tenure_kind="substantive", since=DAY)
    assert refused(lambda: closing(PostCreated(post="head", title="Head"), head)) == [(rule, "on")]
