"""What a concern waits for: an answer to whoever told, the threshold decision, and a file where it is a referral."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from heed.duties.duty import Duty, arising, local_day
from heed.facts.base import History, effective
from heed.facts.concern import Concern, ConcernReceived, ConcernScreened, fold_concern
from heed.facts.tracker import FoundInTracker
from heed.rulebook.book import Rulebook


def concern_duties(history: History, book: Rulebook) -> Iterator[Duty]:
    """The duties of one concern, done ones included."""
    concern = fold_concern(history)
    if concern.received is None:
        return
    first = next((local_day(h.at) for h in effective(history) if isinstance(h.fact, ConcernScreened)), None)
    owner, referred = concern.received.owner, concern.received.referred
    yield from _referred(concern.received, book)
    answers = [day for day in (concern.response.on if concern.response else None, first) if day]
    ours: dict[str, Any] = {"owner": owner, "start": referred, "book": book}
    if not _came_screened(history):
        yield arising("respond", "respond", rule="first-response", settled=min(answers, default=None), **ours)
        yield arising("screen", "screen", rule="screened-in-time", settled=first, **ours)
    if concern.screened is not None and concern.open:
        start = _screened(history, concern)
        yield arising(
            "open-file", "open-file", owner=owner, rule="file-opened-in-time", start=start, book=book
        )


def _came_screened(history: History) -> bool:
    """Whether the threshold decision was brought in with an older tracker, which does not say when it was taken."""
    found = {h.at for h in history if isinstance(h.fact, FoundInTracker)}
    return any(isinstance(h.fact, ConcernScreened) and h.at in found for h in history)


def _referred(received: ConcernReceived, book: Rulebook) -> Iterator[Duty]:
    """The employer's own clock, which had run out or not before the service knew anything: of no post of ours."""
    known = received.first_known
    if known and known.precision == "day" and known.date and known.date <= received.referred:
        yield arising(
            "refer",
            "refer",
            owner="",
            rule="refer-in-one-working-day",
            start=known.date,
            book=book,
            settled=received.referred,
        )


def _screened(history: History, concern: Concern) -> date:
    return next(local_day(h.at) for h in effective(history)[::-1] if h.fact == concern.screened)
