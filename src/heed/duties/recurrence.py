"""What the file of a person or a setting waits for: concerns that are to be considered together."""

from collections.abc import Iterator
from datetime import date

from heed.duties.duty import Duty, arising
from heed.facts.base import History, effective
from heed.facts.recurrence import ReconsiderationDue, Reconsidered
from heed.facts.when import local_day
from heed.rulebook.book import Rulebook


def recurrence_duties(history: History, book: Rulebook) -> Iterator[Duty]:
    """Each call to look at concerns together, done ones included."""
    every = effective(history)
    done = {h.fact.reconsideration: local_day(h.at) for h in every if isinstance(h.fact, Reconsidered)}
    latest = dict[str, tuple[str, date]]()
    asked = [(h.fact, local_day(h.at)) for h in every if isinstance(h.fact, ReconsiderationDue)]
    for fact, day in asked:
        latest[fact.rule] = (fact.reconsideration, day)
    for fact, day in asked:
        key, (newest, since) = fact.reconsideration, latest[fact.rule]
        # A later call lists the concerns of an earlier one as well, and stands in its place.
        settled = done.get(key) or (since if newest != key else None)
        yield arising(
            f"reconsider:{key}",
            "reconsider",
            owner=fact.owner,
            rule="reconsidered-in-time",
            start=day,
            book=book,
            settled=settled,
        )
