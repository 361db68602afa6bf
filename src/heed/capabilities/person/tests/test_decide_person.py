"""Given the file of a person, when this is stated, then these facts, or this refusal."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import msgspec
import pytest

from heed.capabilities.person.decide import DescribeAgain, RecordWork, describe_again, end_work, record_work
from heed.facts.base import Fact, History, Recorded
from heed.facts.organisation import OrganisationDescribed
from heed.facts.person import PersonDescribed, PersonEmployed, WorkEnded, fold_person
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal
from heed.store.sealing import Statement

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = date(2026, 3, 2)
RULES = RULEBOOK.on(TODAY)
DIRECTORY = {"o-club": "Harbour Swimming Club"}
WAS = PersonDescribed(name="Alex Exemple", sex="not-known")
COACH = PersonEmployed(
    organisation="o-club", title="Coach", basis="volunteer", sector="sport", since=date(2020, 1, 6)
)


def told(*facts: Fact) -> History:
    return tuple(Recorded("p1", n, NOW, "alice", "post-1", fact) for n, fact in enumerate(facts))


def refused(decide: Callable[[], object]) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as caught:
        decide()
    return [(one.rule, one.field) for one in caught.value.all]


def again(*facts: Fact, reason: str = "Misheard.", **changes: object) -> Fact:
    usual: dict[str, object] = {"name": "Alex Example", "sex": "not-known"}
    described = PersonDescribed(**{**usual, **changes})  # type: ignore[arg-type]
    (fact,) = describe_again(
        told(WAS, *facts), DescribeAgain(described=described, reason=reason), RULES, TODAY
    )
    assert isinstance(fact, Fact)
    return fact


def test_a_description_stands_in_place_of_the_one_that_it_corrects() -> None:
    first = again()
    assert (first.corrects, first.correction_reason) == (0, "Misheard.")
    second = again(COACH, first, other_names="Lex")
    assert second.corrects == 2
    person = fold_person(told(WAS, COACH, first, second))
    assert person.described
    assert (person.described.name, person.described.other_names) == ("Alex Example", "Lex")


def test_correction_names_original() -> None:
    rule = "correction-names-original"
    assert refused(lambda: again(reason=" ")) == [(rule, "reason")]
    assert refused(lambda: again(name="Alex Exemple")) == [(rule, "")]
    corrected = again()
    assert refused(lambda: again(corrected)) == [(rule, "")]


def test_person_named_and_not_born_in_the_future() -> None:
    assert refused(lambda: again(name="", born=date(2026, 3, 3), ethnicity="none")) == [
        ("person-named", "name"),
        ("dates-in-order", "born"),
        ("code-in-force", "ethnicity"),
    ]


def work(
    *facts: Fact, new: OrganisationDescribed | None = None, employed: PersonEmployed = COACH
) -> dict[str, list[Fact]]:
    command = RecordWork(person="p1", employed=employed, new_organisation=new)
    return record_work({"p1": told(WAS, *facts)}, command, RULES, DIRECTORY)  # type: ignore[return-value]


def test_work_stands_in_the_file_of_the_person() -> None:
    assert work() == {"p1": [COACH]}


def test_a_new_organisation_gets_a_file_of_its_own() -> None:
    pool = OrganisationDescribed(name="Quay Pool", organisation_kind="sports-body")
    there = PersonEmployed(organisation="o-pool", title="Coach", sector="sport")
    assert work(new=pool, employed=there) == {"p1": [there], "o-pool": [pool]}


def test_dates_in_order() -> None:
    backwards = PersonEmployed(
        organisation="o-club", title="Coach", since=date(2020, 1, 6), until=date(2020, 1, 5)
    )
    assert refused(lambda: work(employed=backwards)) == [("dates-in-order", "until")]


def test_organisation_listed_once() -> None:
    rule = "organisation-listed-once"
    nowhere = PersonEmployed(organisation="", title="Coach")
    assert refused(lambda: work(employed=nowhere)) == [(rule, "where")]
    gone = PersonEmployed(organisation="o-gone", title="Coach")
    assert refused(lambda: work(employed=gone)) == [(rule, "organisation")]
    again = OrganisationDescribed(name="HARBOUR swimming club", organisation_kind="sports-body")
    assert refused(lambda: work(new=again, employed=gone)) == [(rule, "new_organisation")]


def test_work_recorded_once() -> None:
    assert refused(lambda: work(COACH)) == [("work-recorded-once", "")]


def coached(since: date | None, until: date | None = None, **changes: str) -> PersonEmployed:
    usual = {"organisation": "o-club", "title": "Coach", "basis": "casual", "sector": "sport"}
    return PersonEmployed(**{**usual, **changes}, since=since, until=until)  # type: ignore[arg-type]


def test_the_same_work_does_not_overlap_itself() -> None:
    first = coached(date(2020, 1, 6), date(2021, 1, 5))
    rule = [("work-recorded-once", "since")]
    assert refused(lambda: work(first, employed=coached(date(2021, 1, 5)))) == rule
    assert refused(lambda: work(coached(date(2019, 1, 1)), employed=first)) == rule
    assert refused(lambda: work(first, employed=coached(date(2020, 5, 1), title="COACH"))) == rule
    for other in (
        coached(date(2021, 1, 6)),
        coached(None),
        coached(date(2020, 5, 1), basis="volunteer"),
        coached(date(2020, 5, 1), title="Referee"),
    ):
        assert work(first, employed=other) == {"p1": [other]}


def test_work_that_has_ended_may_be_taken_up_again() -> None:
    first, ended = coached(date(2020, 1, 6)), WorkEnded(entry=1, until=date(2021, 1, 5), ended_as="moved")
    assert len(work(first, ended, employed=coached(date(2021, 1, 6)))["p1"]) == 1


BORN = PersonDescribed(name="Alex Sampler", born=date(1980, 2, 29))


def test_work_within_a_life() -> None:
    histories = {"p1": told(BORN)}
    early = RecordWork(person="p1", employed=coached(date(1980, 2, 28), date(1990, 1, 1)))
    assert refused(lambda: record_work(histories, early, RULES, DIRECTORY)) == [
        ("work-within-a-life", "since")
    ]
    on_that_day = RecordWork(person="p1", employed=coached(date(1980, 2, 29)))
    assert len(record_work(histories, on_that_day, RULES, DIRECTORY)["p1"]) == 1
    ends = WorkEnded(entry=1, until=date(1980, 2, 28), ended_as="unknown")
    assert refused(lambda: end_work(told(BORN, coached(None)), ends, RULES)) == [
        ("work-within-a-life", "until")
    ]


def test_nobody_is_described_as_born_after_their_work_began() -> None:
    assert refused(lambda: again(COACH, born=date(2020, 1, 7))) == [("work-within-a-life", "born")]


def ending(*facts: Fact, **changes: object) -> list[Statement]:
    usual: dict[str, object] = {"entry": 1, "until": date(2021, 1, 5), "ended_as": "resigned"}
    return end_work(told(WAS, *facts), WorkEnded(**{**usual, **changes}), RULES)  # type: ignore[arg-type]


def test_work_ends_with_its_last_day_and_how() -> None:
    began = coached(date(2020, 1, 6))
    (ended,) = ending(began)
    assert isinstance(ended, WorkEnded)
    (work_done,) = fold_person(told(WAS, began, ended)).work
    assert (work_done.employed.until, work_done.ended) == (date(2021, 1, 5), ended)
    assert [work_done.on(date(2021, 1, day)) for day in (5, 6)] == [True, False]


def test_work_ended_once() -> None:
    rule = [("work-ended-once", "entry")]
    ended = WorkEnded(entry=1, until=date(2021, 1, 4), ended_as="moved")
    assert refused(lambda: ending(coached(None), ended)) == rule
    assert refused(lambda: ending(coached(None, date(2021, 1, 1)))) == rule
    for entry in (0, 2, -1):
        assert refused(lambda entry=entry: ending(coached(None), entry=entry)) == rule  # type: ignore[misc]


def test_work_does_not_end_before_it_begins_and_in_a_way_of_the_list() -> None:
    assert refused(lambda: ending(coached(date(2021, 1, 6)), ended_as="lost")) == [
        ("code-in-force", "ended_as"),
        ("dates-in-order", "until"),
    ]


def test_a_corrected_beginning_keeps_its_end() -> None:
    began, ended = coached(None), WorkEnded(entry=1, until=date(2021, 1, 5), ended_as="moved")
    right = msgspec.structs.replace(coached(date(2020, 1, 6)), corrects=1, correction_reason="Asked.")
    (work_done,) = fold_person(told(WAS, began, ended, right)).work
    assert (work_done.employed.since, work_done.employed.until) == (date(2020, 1, 6), date(2021, 1, 5))


def test_codes_of_the_work_are_in_force() -> None:
    odd = PersonEmployed(organisation="o-club", title="Coach", basis="unpaid", sector="water")
    assert refused(lambda: work(employed=odd)) == [("code-in-force", "basis"), ("code-in-force", "sector")]
