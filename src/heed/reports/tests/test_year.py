"""The tables of a year: partitions of totals counted apart, now and as known on a past day."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    EmployerActed,
    FileClosed,
    OutcomeDecided,
    SubjectNamed,
)
from heed.facts.authority import AUTHORITY, CodeAdded, OutcomeSetChosen
from heed.facts.base import Fact
from heed.reports import measures
from heed.reports.measures import BY_ID, Measure
from heed.reports.table import DoesNotAddUp, Table
from heed.reports.year import NotAYear, Year, count_behind, files_behind, known, row_label, year_tables
from heed.rulebook.lists.local import EXTENSIBLE
from heed.store.record import record
from heed.store.sealing import Actor

pytestmark = pytest.mark.django_db
YEAR = Year(2013)
LATER = datetime(2014, 6, 2, 9, tzinfo=UTC)


def state(file: str, *facts: Fact, now: datetime, seen: int | None = 0) -> None:
    record(
        actor=Actor("person-1", "post-1"),
        command=f"{file}-{now.isoformat()}-{seen}",
        now=now,
        reads={file: seen},
        decide=lambda _: {file: facts},
    )


def opened(reference: str) -> AllegationFileOpened:
    return AllegationFileOpened(
        reference=reference, concern="c", summary="In brief.", referred=date(2013, 9, 2), owner="post-1"
    )


def subject(person: str, sector: str) -> SubjectNamed:
    return SubjectNamed(subject=person, sector=sector)


def made(number: str, person: str) -> AllegationMade:
    return AllegationMade(allegation=number, child="child-1", subject=person, category="physical")


def decided(number: str, outcome: str) -> OutcomeDecided:
    return OutcomeDecided(allegation=number, outcome=outcome, definition="d", reason="r", evidence="e")


@pytest.fixture
def two_incidents() -> None:
    start = datetime(2013, 9, 2, 9, tzinfo=UTC)
    state(
        "i1",
        opened("A-1"),
        subject("p1", "teaching"),
        made("1", "p1"),
        decided("1", "unsubstantiated"),
        now=start,
    )
    state("i2", opened("A-2"), subject("p2", "teaching"), subject("p3", "sport"), now=start)
    state("i2", made("1", "p2"), made("2", "p3"), decided("1", "substantiated"), now=start, seen=None)
    state(
        "i2",
        decided("2", "unfounded"),
        EmployerActed(subject="p2", outcome="dismissed"),
        now=LATER,
        seen=None,
    )


def counts(tables: list[Table], name: str) -> dict[str, int]:
    table = next(t for t in tables if t.id == name)
    assert sum(row.value for row in table.rows) == table.total
    return {row.key: row.value for row in table.rows}


def test_each_table_counts_its_own_unit(two_incidents: None) -> None:
    tables = year_tables(YEAR)
    assert counts(tables, "incidents-by-sector") == {"teaching": 1, "several": 1}
    assert counts(tables, "incidents-by-outcome") == {"unsubstantiated": 1, "several": 1}
    assert counts(tables, "allegations-by-outcome") == {
        "substantiated": 1,
        "unsubstantiated": 1,
        "unfounded": 1,
    }
    assert counts(tables, "subjects-by-employment-outcome") == {"dismissed": 1}


def test_a_file_closed_without_a_finding_is_not_counted_as_open(two_incidents: None) -> None:
    closed = FileClosed(closed_as="transferred", reason="Moved.", evidence="The letter.")
    state("i3", opened("A-3"), subject("p4", "sport"), made("1", "p4"), closed, now=LATER)
    tables = year_tables(YEAR)
    assert counts(tables, "incidents-by-outcome")["no-finding"] == 1
    assert counts(tables, "allegations-by-outcome")["no-finding"] == 1


def test_the_time_taken_is_counted_in_whole_months_beside_its_targets(two_incidents: None) -> None:
    for name, day in (("i5", date(2013, 10, 2)), ("i6", date(2013, 10, 3)), ("i7", date(2014, 9, 3))):
        closed = FileClosed(closed_as="concluded", reason="Settled.", evidence="Minutes.")
        state(name, opened(f"A-{name}"), now=datetime(2013, 9, 2, 9, tzinfo=UTC))
        state(name, closed, now=datetime(day.year, day.month, day.day, 9, tzinfo=UTC), seen=None)
    table = next(t for t in year_tables(YEAR) if t.id == "incidents-by-time-taken")
    assert {row.key: row.value for row in table.rows} == {
        "one-month": 1, "three-months": 1, "longer": 1, "not-closed": 2
    }  # fmt: skip
    assert "Conclude eight in ten within one month: 1 of 5, where 80 in 100 are aimed at." in table.notes
    assert "Conclude nine in ten within three months: 2 of 5, where 90 in 100 are aimed at." in table.notes


def test_as_known_on_a_past_day_leaves_out_what_was_recorded_later(two_incidents: None) -> None:
    tables = year_tables(YEAR, date(2014, 3, 31))
    assert counts(tables, "allegations-by-outcome") == {"substantiated": 1, "unsubstantiated": 1, "open": 1}
    assert counts(tables, "subjects-by-employment-outcome") == {"not-recorded": 1}
    assert "31 March 2014" in tables[0].as_at.words


def test_the_past_leaves_the_present_as_it_is(two_incidents: None) -> None:
    before = year_tables(YEAR)
    year_tables(YEAR, date(2014, 3, 31))
    assert [t.rows for t in year_tables(YEAR)] == [t.rows for t in before]


def test_the_past_is_told_apart_from_the_present_however_often_both_were_asked_for(
    two_incidents: None,
) -> None:
    """The server keeps the plan of a statement that is run often, with the tables that it was made for."""
    for _ in range(4):
        now = counts(year_tables(YEAR), "allegations-by-outcome")
        then = counts(year_tables(YEAR, date(2014, 3, 31)), "allegations-by-outcome")
        assert (now.get("unfounded"), then.get("open")) == (1, 1)
    for _ in range(4):
        year_tables(YEAR)
    then = counts(year_tables(YEAR, date(2014, 3, 31)), "allegations-by-outcome")
    assert then == {"substantiated": 1, "unsubstantiated": 1, "open": 1}


def test_each_count_opens_into_the_files_behind_it(two_incidents: None) -> None:
    assert files_behind(BY_ID["incidents-by-sector"], YEAR, "several") == [("i2", 1)]
    with known(date(2014, 3, 31)):
        assert files_behind(BY_ID["allegations-by-outcome"], YEAR, "open") == [("i2", 1)]


def test_the_shares_of_the_files_make_up_the_count(two_incidents: None) -> None:
    for table in year_tables(YEAR):
        for row in table.rows:
            behind = files_behind(BY_ID[table.id], YEAR, row.key)
            assert count_behind(BY_ID[table.id], YEAR, row.key) == (row.value, len(behind))
            assert sum(share for _, share in behind) == row.value
            assert row_label(BY_ID[table.id], row.key) == row.label


def test_local_codes_are_counted_under_the_national_ones_that_they_map_to(two_incidents: None) -> None:
    galleries = CodeAdded(
        list="sector", code="local-galleries", label="Galleries", definition="Their staff.", maps_to="teaching",
        since=date(2013, 4, 1), reason="Board.",
    )  # fmt: skip
    own_set = OutcomeSetChosen(
        outcome_set="founded-and-substantiated", since=date(2013, 4, 1), reason="Board."
    )
    state(AUTHORITY, galleries, own_set, now=LATER)
    state("i3", opened("A-3"), subject("p4", "local-galleries"), subject("p5", "teaching"), now=LATER)
    state("i3", made("1", "p4"), made("2", "p5"), decided("1", "founded"), now=LATER, seen=None)
    state("i3", decided("2", "substantiated"), now=LATER.replace(hour=10), seen=None)

    tables = year_tables(YEAR)
    assert counts(tables, "incidents-by-sector") == {"teaching": 2, "several": 1}
    assert counts(tables, "incidents-by-outcome") == {"unsubstantiated": 1, "several": 1, "substantiated": 1}
    assert counts(tables, "allegations-by-outcome")["substantiated"] == 3
    assert counts(tables, "subjects-by-employment-outcome") == {"dismissed": 1, "not-recorded": 2}
    assert files_behind(BY_ID["allegations-by-outcome"], YEAR, "substantiated") == [("i2", 1), ("i3", 2)]
    sectors = next(table for table in tables if table.id == "incidents-by-sector")
    assert sectors.notes[-1] == "‘Galleries’ is counted as ‘Teaching’."


def test_a_table_whose_query_counts_a_unit_twice_is_refused(
    two_incidents: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = BY_ID["incidents-by-sector"]
    wrong = Measure(right.id, right.title, right.unit, right.definition, right.codes,
        "SELECT f.file, s.sector FROM derived_file f JOIN derived_subject s ON s.file = f.file "
        "WHERE f.referred_on BETWEEN %(first)s AND %(last)s", right.counted)  # fmt: skip
    monkeypatch.setattr("heed.reports.year.MEASURES", (wrong,))
    with pytest.raises(DoesNotAddUp, match="1 over"):
        year_tables(YEAR)


@pytest.mark.parametrize("text", ["2013", "2013-15", "2013/14", "13-14", "2013-1", "", "2199-00x"])
def test_a_year_is_written_one_way(text: str) -> None:
    with pytest.raises(NotAYear):
        Year.parse(text)


def test_a_year_runs_from_april_to_march() -> None:
    assert Year.parse("1999-00") == Year.of(date(2000, 3, 31)) == Year(1999)
    assert str(Year.of(date(2013, 4, 1))) == "2013-14"


def test_every_measure_has_a_row_for_what_is_not_recorded_or_open(two_incidents: None) -> None:
    with connection.cursor() as cursor:
        for measure in measures.MEASURES:
            query = f"SELECT count(*) FROM ({measure.classified}) u (f, k) WHERE k IS NULL"  # noqa: S608
            cursor.execute(query, {"first": YEAR.first, "last": YEAR.last, **dict.fromkeys(EXTENSIBLE, "{}")})
            assert cursor.fetchone() == (0,), measure.id
