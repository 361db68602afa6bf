"""How many attempts to sign in are let through: by user name, by address where one is known, and altogether.

Each limit lets a number of attempts through at once and then one each so often, so that whoever guesses is slowed
and nobody has to wait longer than that. What is counted under is a keyed hash of what was typed, also for a name
that does not exist. A browser in which the account was signed in to before has a count of its own: a stranger who
tries a name all day does not keep its owner out.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from typing import Final, Literal

from django.db import transaction
from django.db.models import F, QuerySet, Sum
from django.utils.crypto import salted_hmac

from heed.access.models import Attempt, AttemptHour

Kind = Literal["name", "browser", "password", "address", "all"]
NO_WAIT: Final = timedelta()
DAY: Final = timedelta(days=1)
COUNTED_FOR: Final = timedelta(days=28)
MANY: Final = 20  # failures in a day below which a number is never unusual
TIMES: Final = 3  # as many as on a day of the weeks before


@dataclass(frozen=True, slots=True)
class Limit:
    """So many attempts at once, then one `every` so often, which is also the longest wait."""

    at_once: int
    every: timedelta


LIMITS: Final[Mapping[str, Limit]] = {
    "name": Limit(5, timedelta(minutes=5)),
    "browser": Limit(10, timedelta(minutes=1)),
    "password": Limit(5, timedelta(minutes=5)),  # the one now, asked for before it is changed
    "address": Limit(30, timedelta(seconds=10)),
    "all": Limit(300, timedelta(seconds=1)),
}


@dataclass(frozen=True, slots=True, order=True)
class Counted:
    """What attempts are counted under: `key` is a keyed hash."""

    key: str
    kind: Kind


def hashed(kind: Kind, value: str) -> str:
    """64 hexadecimal digits from which nobody gets back to the value without the session key."""
    return salted_hmac(f"heed.access.attempts.{kind}", value, algorithm="sha256").hexdigest()


def counted(kind: Kind, value: str) -> Counted:
    """What attempts with this value are counted under."""
    return Counted(hashed(kind, value), kind)


def by_name(username: str) -> Counted:
    """The name as it was typed, whether or not there is an account of it."""
    return counted("name", username.strip().casefold())


def by_stranger(username: str, address: str) -> list[Counted]:
    """What an attempt counts under from a browser that is not known; `address` is empty where none is known."""
    found = [by_name(username), counted("all", "")]
    return [*found, counted("address", neighbourhood(address))] if neighbourhood(address) else found


def neighbourhood(address: str) -> str:
    """The address, or of IPv6 the network of 64 bits that one household or office has; empty if it is none."""
    try:
        ip = ip_address(address.strip())
    except ValueError:
        return ""
    return str(ip) if ip.version == 4 else str(ip_network((ip.packed[:8] + bytes(8), 64)))


@transaction.atomic
def take(under: Iterable[Counted], now: datetime) -> timedelta:
    """Count an attempt before the password is looked at, so that many at once are counted too.

    Gives how long to wait, in which case it is counted under nothing; else no time at all.
    """
    rows = _locked(under, now)
    wait = max((_wait(row, now) for row in rows), default=NO_WAIT)
    if wait > NO_WAIT:
        _count(now, refused=1)
        return wait
    for row in rows:
        row.worked_off_at = max(row.worked_off_at, now) + LIMITS[row.kind].every
        row.save()
    return NO_WAIT


@transaction.atomic
def give_back(under: Iterable[Counted], now: datetime) -> None:
    """The attempt was right: it no longer counts, and failures with this name or browser are forgiven."""
    for row in _locked(under, now):
        shared = row.kind in {"address", "all"}
        row.worked_off_at = row.worked_off_at - LIMITS[row.kind].every if shared else now
        row.save()


def wait_words(wait: timedelta) -> str:
    """When to try again; the same for every name, whether or not there is an account of it."""
    minutes = math.ceil(wait / timedelta(minutes=1))
    when = f"{minutes} minutes" if minutes > 1 else "a minute"
    return f"Too many passwords were tried. Nothing is locked: wait {when}, then try again"


def failed(now: datetime) -> None:
    """Count, for those who keep accounts, that a password was wrong."""
    _count(now, failed=1)


def _locked(under: Iterable[Counted], now: datetime) -> list[Attempt]:
    """The rows, each made if need be, always locked in the same order so that no two wait for one another."""
    rows = [Attempt(key=one.key, kind=one.kind, worked_off_at=now) for one in sorted(set(under))]
    # To write what is there already locks a row, and one that is locked is not removed meanwhile.
    Attempt.objects.bulk_create(rows, update_conflicts=True, update_fields=["kind"], unique_fields=["key"])
    return list(Attempt.objects.filter(key__in=[row.key for row in rows]))


def _wait(row: Attempt, now: datetime) -> timedelta:
    limit = LIMITS[row.kind]
    return row.worked_off_at - limit.every * (limit.at_once - 1) - now


def _count(now: datetime, **more: int) -> None:
    hour = now.replace(minute=0, second=0, microsecond=0)
    AttemptHour.objects.bulk_create([AttemptHour(hour=hour)], ignore_conflicts=True)
    AttemptHour.objects.filter(hour=hour).update(**{name: F(name) + number for name, number in more.items()})


@dataclass(frozen=True, slots=True)
class Failures:
    """Attempts in the last 24 hours: with a wrong password or name, and told to wait."""

    failed: int
    refused: int


def unusual(now: datetime) -> Failures | None:
    """The failures of the last 24 hours, if they are many and far more than on a day of the four weeks before."""
    hours = AttemptHour.objects.filter(hour__gt=now - COUNTED_FOR)
    before = _sum(hours.filter(hour__lte=now - DAY))
    last = _sum(hours.filter(hour__gt=now - DAY))
    daily = (before.failed + before.refused) / (COUNTED_FOR / DAY - 1)
    return last if last.failed + last.refused > max(MANY, TIMES * daily) else None


def _sum(hours: QuerySet[AttemptHour]) -> Failures:
    sums = hours.aggregate(failed=Sum("failed", default=0), refused=Sum("refused", default=0))
    return Failures(sums["failed"], sums["refused"])


def forget(now: datetime) -> None:
    """Remove what no limit asks for any more."""
    Attempt.objects.filter(worked_off_at__lt=now).delete()
    AttemptHour.objects.filter(hour__lt=now - COUNTED_FOR).delete()
