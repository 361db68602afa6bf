"""How many attempts to sign in are let through, and what is kept of them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from heed.access.attempts import (
    LIMITS,
    NO_WAIT,
    Failures,
    by_name,
    by_stranger,
    counted,
    failed,
    forget,
    give_back,
    neighbourhood,
    take,
    unusual,
    wait_words,
)
from heed.access.models import Attempt, AttemptHour

NOW = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)
NAME = LIMITS["name"]


def use_up(name: str, now: datetime = NOW) -> None:
    for _ in range(NAME.at_once):
        assert take([by_name(name)], now) == NO_WAIT


def test_so_many_at_once_and_then_one_every_few_minutes(db: None) -> None:
    use_up("alice")
    assert take([by_name("alice")], NOW) == NAME.every
    later = NOW + NAME.every
    assert take([by_name("alice")], later) == NO_WAIT
    assert take([by_name("alice")], later) == NAME.every


def test_to_try_while_one_is_to_wait_makes_nobody_wait_longer(db: None) -> None:
    use_up("alice")
    waits = {take([by_name("alice")], NOW) for _ in range(50)}
    assert waits == {NAME.every}
    assert take([by_name("alice")], NOW + NAME.every) == NO_WAIT


def test_one_name_in_any_spelling_has_one_count_and_another_name_its_own(db: None) -> None:
    use_up("alice")
    assert take([by_name(" ALICE ")], NOW) > NO_WAIT
    assert take([by_name("ben")], NOW) == NO_WAIT


def test_an_address_and_everybody_together_have_limits_of_their_own(db: None) -> None:
    address = LIMITS["address"]
    for number in range(address.at_once):
        assert take(by_stranger(f"name-{number}", "192.0.2.1"), NOW) == NO_WAIT
    assert take(by_stranger("another", "192.0.2.1"), NOW) == address.every
    assert take(by_stranger("another", "192.0.2.2"), NOW) == NO_WAIT
    for number in range(LIMITS["all"].at_once - address.at_once - 1):
        assert take([counted("all", ""), by_name(f"more-{number}")], NOW) == NO_WAIT
    assert take(by_stranger("yet another", ""), NOW) == LIMITS["all"].every


def test_an_attempt_that_has_to_wait_counts_under_nothing_else(db: None) -> None:
    use_up("alice")
    for _ in range(LIMITS["address"].at_once + 1):
        take(by_stranger("alice", "192.0.2.1"), NOW)
    assert take(by_stranger("ben", "192.0.2.1"), NOW) == NO_WAIT


def test_the_right_password_forgives_the_name_and_gives_one_back_to_the_address(db: None) -> None:
    under = by_stranger("alice", "192.0.2.1")
    for _ in range(NAME.at_once):
        take(under, NOW)
    give_back(under, NOW)
    use_up("alice")
    spent = Attempt.objects.get(kind="address").worked_off_at - NOW
    assert spent == LIMITS["address"].every * (NAME.at_once - 1)


@pytest.mark.parametrize(
    ("typed", "counted_as"),
    [
        ("192.0.2.1", "192.0.2.1"),
        (" 2001:db8:1:2:3:4:5:6 ", "2001:db8:1:2::/64"),
        ("", ""),
        ("unknown", ""),
        ("192.0.2.1\x00", ""),
    ],
)
def test_a_household_of_ipv6_is_one_and_what_is_no_address_is_none(typed: str, counted_as: str) -> None:
    assert neighbourhood(typed) == counted_as


def test_what_was_typed_and_where_from_are_nowhere_in_the_table(db: None) -> None:
    take(by_stranger("Alice Example", "192.0.2.77"), NOW)
    kept = str(list(Attempt.objects.values_list()))
    assert len(Attempt.objects.all()) == 3
    assert "Alice" not in kept
    assert "192.0.2" not in kept


def test_many_failures_are_told_and_as_many_as_on_any_day_are_not(db: None) -> None:
    assert unusual(NOW) is None
    for _ in range(21):
        failed(NOW)
    assert unusual(NOW) == Failures(21, 0)
    use_up("alice")
    take([by_name("alice")], NOW)
    assert unusual(NOW) == Failures(21, 1)
    for days in range(2, 28):
        AttemptHour.objects.create(hour=NOW - timedelta(days=days), failed=15)
    assert unusual(NOW) is None
    assert unusual(NOW + timedelta(days=2)) is None


def test_what_no_limit_asks_for_is_forgotten(db: None) -> None:
    use_up("alice")
    failed(NOW)
    forget(NOW + timedelta(minutes=1))
    assert take([by_name("alice")], NOW + timedelta(minutes=1)) > NO_WAIT
    forget(NOW + timedelta(days=1))
    assert not Attempt.objects.exists()
    forget(NOW + timedelta(days=29))
    assert not AttemptHour.objects.exists()


def test_attempts_sent_all_at_once_are_counted_one_by_one(fresh_database: str) -> None:
    def attempt(_: int) -> bool:
        try:
            return take(by_stranger("alice", "192.0.2.1"), NOW) == NO_WAIT
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as hands:
        let_through = sum(hands.map(attempt, range(24)))
    assert let_through == NAME.at_once


@pytest.mark.parametrize(
    ("seconds", "said"), [(1, "a minute"), (60, "a minute"), (61, "2 minutes"), (300, "5 minutes")]
)
def test_the_message_says_when_to_try_again(seconds: int, said: str) -> None:
    assert f"wait {said}, then try again" in wait_words(timedelta(seconds=seconds))
