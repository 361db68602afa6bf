"""The rows that posts, successions and work give, so that pages can ask across files."""

from datetime import date, timedelta
from typing import Any

import pytest

from heed.facts.base import Recorded
from heed.facts.organisation import OrganisationDescribed, PostEnded, PostPlaced
from heed.rulebook.book import RULEBOOK
from heed.store.derived.projection import POST_LINE, TIE, WORK, Projection, Table, project
from heed.store.tests.story import AFTERWARDS, EMPLOYED, ORGANISATION, PERSON, START, WORK_ENDED


def made(*facts: Any) -> Projection:
    history = tuple(Recorded("f", seq, START, "a", "p", fact) for seq, fact in enumerate(facts))
    return project(history, "f", RULEBOOK)


def rows(projection: Projection, table: Table) -> list[tuple[Any, ...]]:
    return list(projection.rows.get(table, {}).values())


def test_a_line_has_a_row_for_each_day_from_which_it_leads_elsewhere() -> None:
    assert rows(made(*ORGANISATION, *AFTERWARDS), POST_LINE) == [
        ("post-welfare", "above", date(2025, 9, 1), "post-officer"),
        ("post-welfare", "ended", date(2026, 3, 1), "post-desk"),
    ]


def test_of_several_placings_from_one_day_the_last_counts() -> None:
    day = date(2026, 3, 2)
    placed = [PostPlaced(post="p", above=above, since=day) for above in ("q", "r")]
    assert rows(made(ORGANISATION[0], *placed), POST_LINE) == [("p", "above", day, "r")]


@pytest.mark.parametrize(
    ("last", "after"),
    [(date(2026, 3, 2), date(2026, 3, 3)), (date.max - timedelta(days=1), date.max), (date.max, date.max)],
)
def test_a_post_that_ends_on_the_last_day_there_is_folds_all_the_same(last: date, after: date) -> None:
    ended = PostEnded(post="p", on=last, ended_as="abolished")
    assert rows(made(ORGANISATION[0], ended), POST_LINE) == [("p", "ended", after, "")]


def test_organisations_are_tied_to_their_successors_and_to_what_they_are_part_of() -> None:
    assert rows(made(*ORGANISATION, *AFTERWARDS), TIE) == [
        ("f", "succeeded-by", "organisation-2", date(2026, 3, 1)),
        ("f", "part-of", "organisation-2", date(2019, 8, 1)),
    ]


def test_an_organisation_is_found_by_its_former_names() -> None:
    again = OrganisationDescribed(name="Harrowby Wanderers", organisation_kind="club")
    assert made(ORGANISATION[0], again).found_by == ("Harrowby Wanderers", "Nethermoor Rovers")


def test_work_has_its_last_day_once_it_has_ended() -> None:
    given = EMPLOYED.since
    before, after = (rows(made(PERSON, EMPLOYED, *more), WORK) for more in ([], [WORK_ENDED]))
    assert before == [("f", 1, "organisation-1", given, date(2026, 1, 31), "volunteer", "sport")]
    assert after == [("f", 1, "organisation-1", given, date(2026, 1, 30), "volunteer", "sport")]
