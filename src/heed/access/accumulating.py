"""Putting on record that concerns have accumulated: once for the same concerns, however often it is looked at."""

import hashlib
from collections.abc import Mapping
from datetime import datetime

from heed.access.recurring import Accumulated, accumulated
from heed.access.rules import rules_on
from heed.duties import local_day
from heed.facts.base import History
from heed.facts.recurrence import ReconsiderationDue, fold_recurrence
from heed.store.clock import CLOCK
from heed.store.receipts import receipt_of
from heed.store.record import NothingToRecord, Statements, record


def reconsider(file: str, now: datetime) -> int:
    """Make it a duty to consider together what has accumulated around a file; gives how many such duties are new."""
    return sum(_state(found, now) for found in accumulated(file, rules_on(local_day(now))))


def _state(found: Accumulated, now: datetime) -> bool:
    """Stated by the clock: it follows from what is on record, and nobody decides it."""
    named = "\0".join((found.rule, found.anchor, *found.concerns))
    key = hashlib.sha256(named.encode()).hexdigest()[:20]

    if receipt_of(f"accumulated {key}"):
        return False

    def decide(read: Mapping[str, History]) -> Statements:
        return {found.anchor: [_due(found, key)] if _is_new(found, read[found.anchor]) else []}

    try:
        record(actor=CLOCK, command=f"accumulated {key}", now=now, reads={found.anchor: None}, decide=decide)
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
