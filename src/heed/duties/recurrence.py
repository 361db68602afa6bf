"""What the file of a person or a setting waits for: concerns that are to be considered together."""

from collections.abc import Iterator

from heed.duties.duty import Duty, arising, local_day
from heed.facts.base import History, effective
from heed.facts.recurrence import ReconsiderationDue, Reconsidered
from heed.rulebook.book import Rulebook


def recurrence_duties(history: History, book: Rulebook) -> Iterator[Duty]:
    """Each call to look at concerns together, done ones included."""
    every = effective(history)
    done = {h.fact.reconsideration: local_day(h.at) for h in every if isinstance(h.fact, Reconsidered)}
    for item in every:
        if isinstance(item.fact, ReconsiderationDue):
            asked = item.fact
            key = asked.reconsideration
            yield arising(
                f"reconsider:{key}",
                "reconsider",
                owner=asked.owner,
                rule="reconsidered-in-time",
                start=local_day(item.at),
                book=book,
                settled=done.get(key),
            )
