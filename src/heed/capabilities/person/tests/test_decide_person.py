"""Given the file of a person, when this is stated, then these facts, or this refusal."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from heed.capabilities.person.decide import DescribeAgain, RecordWork, describe_again, record_work
from heed.facts.base import Fact, History, Recorded
from heed.facts.organisation import OrganisationDescribed
from heed.facts.person import PersonDescribed, PersonEmployed, fold_person
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

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


def test_a_person_has_a_name_and_is_not_born_in_the_future() -> None:
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


def test_codes_of_the_work_are_in_force() -> None:
    odd = PersonEmployed(organisation="o-club", title="Coach", basis="unpaid", sector="water")
    assert refused(lambda: work(employed=odd)) == [("code-in-force", "basis"), ("code-in-force", "sector")]
