"""Putting on record that concerns have accumulated: once for the same concerns, however often it is looked at."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from heed.access.recurring import Accumulated, accumulated
from heed.access.rules import rules_on
from heed.duties import local_day
from heed.facts.base import History
from heed.facts.recurrence import ReconsiderationDue, fold_recurrence
from heed.store.clock import CLOCK
from heed.store.database import raw, run
from heed.store.derived.models import Answer
from heed.store.receipts import receipt_of
from heed.store.record import NothingToRecord, Statements, record

LOOKED_AT: Final = 1_000  # the last entries of the record
CHANGED: Final = """
SELECT DISTINCT file FROM (
    SELECT file FROM permanent.entry WHERE book = 'record' ORDER BY index DESC LIMIT %s
) newest
"""


def reconsider(file: str, now: datetime) -> list[str]:
    """Make it a duty to consider together what has accumulated around a file; gives the files of new such duties."""
    return [one.anchor for one in accumulated(file, rules_on(local_day(now))) if _state(one, now)]


def reconsider_again(now: datetime) -> int:
    """As `reconsider`, for the files of the last entries in which something was answered: a round costs those."""
    with raw() as connection:
        changed = [row[0] for row in run(connection, CHANGED, [LOOKED_AT]).fetchall()]
    told = Answer.objects.filter(answer="same", file__in=changed).values_list("file", flat=True)
    return sum(len(reconsider(file, now)) for file in sorted(set(told)))


def _state(found: Accumulated, now: datetime) -> bool:
    """Stated by the clock: it follows from what is on record, and nobody decides it."""
    named = "\0".join((found.rule, found.anchor, *found.concerns))
    key = hashlib.sha256(named.encode()).hexdigest()[:20]

    if receipt_of(f"accumulated {key}"):
        return False

    # Before the person or the setting had a file, that was recorded in one of the concerns.
    reads = dict.fromkeys((found.anchor, *found.concerns))

    def decide(read: Mapping[str, History]) -> Statements:
        known = any(not _is_new(found, history) for history in read.values())
        return {found.anchor: [] if known else [_due(found, key)]}

    try:
        record(actor=CLOCK, command=f"accumulated {key}", now=now, reads=reads, decide=decide)
    except NothingToRecord:
        return False
    return True


def _due(found: Accumulated, key: str) -> ReconsiderationDue:
    return ReconsiderationDue(
        reconsideration=key, rule=found.rule, concerns=found.concerns, months=found.months, owner=found.owner
    )


def _is_new(found: Accumulated, history: History) -> bool:
    """Whether there is a concern that was not among those that were to be considered together before."""
    before = fold_recurrence(history).reconsiderations.values()
    known = [set(one.asked.concerns) for one in before if one.asked.rule == found.rule]
    return not any(set(found.concerns) <= one for one in known)
