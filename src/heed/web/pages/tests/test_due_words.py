"""Dates by which something is due, in words."""

from datetime import date

import pytest

from heed.rulebook.book import RULEBOOK
from heed.web.pages.due_words import (
    CRITICAL,
    LATER,
    OVERDUE,
    TODAY,
    WEEK,
    critical_day,
    distance_words,
    due_words,
    group_of,
)

WEDNESDAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("due", "words", "group"),
    [
        (date(2026, 2, 27), "3 working days overdue", OVERDUE),
        (date(2026, 3, 3), "1 working day overdue", OVERDUE),
        (WEDNESDAY, "today", TODAY),
        (date(2026, 3, 5), "tomorrow", WEEK),
        (date(2026, 3, 8), "in 4 days", WEEK),
        (date(2026, 3, 11), "in 7 days", WEEK),
        (date(2026, 3, 12), "in 8 days", LATER),
    ],
)
def test_every_date_has_words_and_a_group(due: date, words: str, group: str) -> None:
    assert distance_words(due, WEDNESDAY) == words
    assert group_of(due, WEDNESDAY) == group


def test_critically_overdue() -> None:
    critical = critical_day(RULEBOOK.on(WEDNESDAY))
    assert critical == date(2026, 2, 17)  # eleven working days before
    assert group_of(critical, WEDNESDAY, critical) == CRITICAL
    assert group_of(date(2026, 2, 18), WEDNESDAY, critical) == OVERDUE
    assert group_of(WEDNESDAY, WEDNESDAY, critical) == TODAY


def test_on_a_sunday_what_was_due_on_friday_is_overdue_by_no_working_day() -> None:
    friday, sunday = date(2026, 3, 6), date(2026, 3, 8)
    assert distance_words(friday, sunday) == "overdue since the last working day"


def test_the_date_stands_before_its_words() -> None:
    assert due_words(date(2026, 3, 5), WEDNESDAY) == "5 March 2026 (tomorrow)"
