"""What a corrected statement about suspension or a track must still keep to."""

from collections.abc import Callable, Iterator
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from heed.facts.base import Fact, History, Recorded
from heed.facts.suspension import SuspensionConsidered, SuspensionEnded, SuspensionReviewed, fold_suspensions
from heed.facts.tracks import TrackEnded, TrackNotOpened, TrackStepTaken
from heed.rulebook.book import Rules
from heed.rulebook.lists.tracks import ENDINGS_OF, STEPS_OF
from heed.rulebook.refusal import Refusal


def _considered(fact: SuspensionConsidered, before: Recorded, _: History, rules: Rules) -> Iterator[Refusal]:
    """What lasts keeps its first day, a later review, and who decided; a suspension its contact."""
    stated: SuspensionConsidered = before.fact
    yield from _kept(fact, stated, "decided_by", "suspension-decided-by-employer", rules)
    yield from _kept(fact, stated, "welfare_contact", "welfare-contact-named", rules)
    yield from _kept(fact, stated, "since", "suspension-in-order", rules)
    yield from _kept(fact, stated, "review", "suspension-review-set", rules)
    if fact.since and fact.review and fact.review <= fact.since:
        yield rules.refusal("suspension-review-set", "review", "The review has to lie after the first day.")
    yield from _reasoned(fact, rules, "suspension-options-weighed")


def _kept(
    fact: SuspensionConsidered, stated: SuspensionConsidered, name: str, rule: str, rules: Rules
) -> Iterator[Refusal]:
    """What had to be said is put right, not taken away."""
    if getattr(stated, name) and not getattr(fact, name):
        yield rules.refusal(rule, name)


def _reviewed(fact: SuspensionReviewed, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    yield from _began_before(fact.consideration, fact.on, history, rules)
    if fact.review <= fact.on:
        yield rules.refusal("suspension-review-set", "review", "The next review has to lie after this one.")
    yield from _reasoned(fact, rules, "suspension-options-weighed")


def _ended(fact: SuspensionEnded, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    yield from _began_before(fact.consideration, fact.on, history, rules)
    yield from _reasoned(fact, rules, "suspension-options-weighed")


def _began_before(consideration: str, on: date, history: History, rules: Rules) -> Iterator[Refusal]:
    found = fold_suspensions(history).found.get(consideration)
    yield from _has_come(on, rules, "suspension-in-order")
    if found and found.considered.since and on < found.considered.since:
        yield rules.refusal("suspension-in-order", "on", "It began after that day.")


def _step(fact: TrackStepTaken, _: Recorded, __: History, rules: Rules) -> Iterator[Refusal]:
    yield from _has_come(fact.on, rules, "track-in-order")
    if fact.step not in STEPS_OF.get(fact.track, ()):
        yield rules.refusal("track-in-order", "step", "This step belongs to another track.")
    if fact.next_on and fact.next_on < fact.on:
        message = "A date that was set cannot lie before the day on which it was set."
        yield rules.refusal("track-in-order", "next_on", message)
    if fact.step == "crime-recorded" and not fact.reference.strip():
        yield rules.refusal("crime-number-recorded", "reference")
    if fact.step == "bail" and fact.next_on is None:
        yield rules.refusal("bail-has-a-date", "next_on")


def _track_ended(fact: TrackEnded, _: Recorded, __: History, rules: Rules) -> Iterator[Refusal]:
    yield from _has_come(fact.on, rules, "track-in-order")
    if fact.ending not in ENDINGS_OF.get(fact.track, ()):
        yield rules.refusal("track-in-order", "ending", "This ending belongs to another track.")
    yield from _reasoned(fact, rules, "each-track-has-an-end")


def _no_track(fact: TrackNotOpened, _: Recorded, __: History, rules: Rules) -> Iterator[Refusal]:
    yield from _reasoned(fact, rules, "each-track-has-an-end")


def _has_come(on: date, rules: Rules, rule: str) -> Iterator[Refusal]:
    if on > rules.day:
        yield rules.refusal(rule, "on", "The day cannot be in the future.")


def _reasoned(fact: Any, rules: Rules, rule: str) -> Iterator[Refusal]:
    if not fact.reason.strip():
        yield rules.refusal(rule, "reason", "Give the reason.")


TRACK_CHECKS: Final = MappingProxyType[
    type[Fact], Callable[[Any, Recorded, History, Rules], Iterator[Refusal]]
](
    {
        SuspensionConsidered: _considered,
        SuspensionReviewed: _reviewed,
        SuspensionEnded: _ended,
        TrackStepTaken: _step,
        TrackEnded: _track_ended,
        TrackNotOpened: _no_track,
    }
)
