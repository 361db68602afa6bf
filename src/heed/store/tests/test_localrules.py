"""What an authority chose is read once a day, and what is recorded follows the rules of the day on which it began."""

from datetime import UTC, date, datetime
from functools import partial

import pytest
from django.utils import timezone

from heed.facts.allegation import AllegationFileOpened
from heed.facts.authority import AUTHORITY, SettingChosen
from heed.facts.base import Fact
from heed.rulebook.book import RULEBOOK
from heed.store import localrules, rebuild
from heed.store.bulk import Bulk
from heed.store.database import raw
from heed.store.derived.models import Due
from heed.store.record import Statements, record
from heed.store.sealing import Actor

OFFICER = Actor("b2e4", "post-officer")
JANUARY = datetime(2026, 1, 12, 10, tzinfo=UTC)
FEBRUARY, TENTH = date(2026, 2, 1), date(2026, 2, 10)
THREE_DAYS = SettingChosen(
    rule="first-meeting", setting="working_days", value=3, since=FEBRUARY, reason="Board, 8 January."
)


def opened(referred: date) -> AllegationFileOpened:
    return AllegationFileOpened(
        reference="A-4RD-WK8", concern="c", summary="A lift home.", referred=referred, owner="post-officer"
    )


def put(file: str, fact: Fact) -> None:
    record(
        actor=OFFICER, command=f"{file}-1", now=JANUARY, reads={file: None}, decide=lambda _: {file: [fact]}
    )


def stating(file: str, fact: Fact, _: object) -> Statements:
    """The decision that states one fact."""
    return {file: [fact]}


def by(file: str) -> date:
    """By when the first meeting is due."""
    return Due.objects.get(file=file, what="plan-meeting").due


def test_clocks_keep_the_rules_of_the_day_on_which_they_start(fresh_database: str) -> None:
    put(AUTHORITY, THREE_DAYS)
    put("before", opened(date(2026, 1, 13)))
    put("after", opened(TENTH))
    with Bulk() as bulk:
        bulk.record(
            actor=OFFICER, command="bulk-1", now=JANUARY, reads={"bulk": 0},
            decide=lambda _: {"bulk": [opened(TENTH)]},
        )  # fmt: skip
    assert [by(file) for file in ("before", "after", "bulk")] == [
        date(2026, 1, 20), date(2026, 2, 13), date(2026, 2, 13),
    ]  # fmt: skip
    assert rebuild.check() == []


def test_what_is_recorded_in_bulk_follows_a_choice_recorded_before_it(fresh_database: str) -> None:
    told: dict[str, Fact] = {
        AUTHORITY: THREE_DAYS,
        "before": opened(date(2026, 1, 13)),
        "after": opened(TENTH),
    }
    with Bulk() as bulk:
        for file, fact in told.items():
            bulk.record(
                actor=OFFICER, command=file, now=JANUARY, reads={file: 0}, decide=partial(stating, file, fact)
            )
    assert [by(file) for file in ("before", "after")] == [date(2026, 1, 20), date(2026, 2, 13)]
    assert rebuild.check() == []


@pytest.mark.django_db
def test_it_is_read_once_a_day_and_anew_after_a_choice() -> None:
    localrules.forget()
    first = localrules.rulebook()
    assert localrules.is_kept()
    assert localrules.rulebook() is first
    put(AUTHORITY, THREE_DAYS)
    assert not localrules.is_kept()
    assert localrules.rulebook().on(TENTH).setting("first-meeting", "working_days") == 3


@pytest.mark.django_db
def test_a_process_that_read_before_a_choice_reads_anew_on_the_next_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    put(AUTHORITY, THREE_DAYS)
    localrules.keep(RULEBOOK)  # as in a process that read before
    assert localrules.rulebook() is RULEBOOK
    next_day = date.fromordinal(timezone.localdate().toordinal() + 1)
    monkeypatch.setattr(timezone, "localdate", lambda: next_day)
    assert localrules.rulebook().on(TENTH).setting("first-meeting", "working_days") == 3


@pytest.mark.django_db
def test_where_nothing_was_chosen_the_national_rules_hold() -> None:
    localrules.forget()
    with raw() as connection:
        assert localrules.read_choices(connection) == ()
    assert localrules.rulebook().on(TENTH).setting("first-meeting", "working_days") == 5
