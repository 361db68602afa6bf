"""What was said of duties and of records that may be the same, each with something that waits for its next step."""

from datetime import date, timedelta

from heed.facts.base import Fact
from heed.facts.duty import ClockPaused, UpdateAsked
from heed.facts.recurrence import ReconsiderationDue

PAUSE, ASK, TOGETHER = "b-pause", "b-ask", "b-together"


def dealt_with(owner: str, today: date) -> list[Fact]:
    """A pause that lasts and a question without an answer."""
    return [
        ClockPaused(pause=PAUSE, why="police", reason="They asked.", since=today - timedelta(days=3)),
        UpdateAsked(ask=ASK, of=owner, question="How does it stand?", due=today),
    ]


def accumulated(owner: str, concerns: tuple[str, ...]) -> Fact:
    """Concerns that are to be considered together."""
    return ReconsiderationDue(
        reconsideration=TOGETHER, rule="accumulates-by-person", concerns=concerns, months=24, owner=owner
    )
