"""What a concern waits for: an answer to whoever told, the threshold decision, and a file where it is a referral."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from heed.duties.duty import Duty, arising, set_for
from heed.facts.base import History, effective
from heed.facts.concern import Concern, ConcernReceived, ConcernScreened, fold_concern
from heed.facts.telling import fold_telling
from heed.facts.tracker import FoundInTracker
from heed.facts.when import local_day
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
    if concern.screened is not None and not _came_screened(history):
        yield from _feedback(history, concern, book)


def _feedback(history: History, concern: Concern, book: Rulebook) -> Iterator[Duty]:
    """Where it goes no further: the referrer hears that, unless the screening or a later response advised them."""
    received, screened = concern.received, concern.screened
    if received is None or screened is None or screened.screened_as == "referral":
        return
    if screened.advice or received.source == "anonymous":
        return
    start, key = _screened(history, concern), ("referrer", "", "outcome")
    telling = fold_telling(history)
    heard = concern.response is not None and concern.response.on >= start
    if not (heard or key in telling.told or key in telling.not_told):
        item, rule = "feedback:referrer", "outcome-told"
        yield arising(item, "give-feedback", owner=received.owner, rule=rule, start=start, book=book)
    elif (said := telling.not_told.get(key)) and said.look_again:
        item = f"look-again:referrer::outcome:{said.look_again}"
        yield set_for(item, "look-again", received.owner, said.look_again)


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
