"""A duty: something that one post has to do by a day, and how it comes to its day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from heed.facts.duty import Dealings
from heed.rulebook.book import Rulebook
from heed.rulebook.lists.duty import DUTY
from heed.rulebook.workingdays import OutsideCalendar

# A meeting that is to be: what waits before it.
MEETING: Final = frozenset({"plan-meeting", "review", "hold-meeting"})
# Come up again under the same name: minutes given anew, an outcome that changed, an employer who acted otherwise.
COMES_AGAIN: Final = frozenset({"read-minutes", "give-feedback", "consider-referral"})
# The words for each code, in the order of the steps of a case.
WORDS: Final = MappingProxyType({code.code: code.label for code in DUTY.codes})


@dataclass(frozen=True, slots=True)
class Duty:
    """`item` names it within its file and is never used for another; `what` is its code.

    `original` is the first day by which it was due and is never moved; `due` is the day as last revised. `rule` is
    the rule of which it comes, empty where somebody set the day. `settled` is the day on which it was done;
    `aside` says that it need not be. `passed` are its days that are on record as having gone by.
    """

    item: str
    what: str
    owner: str
    due: date
    original: date
    rule: str = ""
    start: date | None = None
    settled: date | None = None
    aside: bool = False
    passed: frozenset[date] = frozenset()

    @property
    def open(self) -> bool:
        """Whether it still has to be done."""
        return self.settled is None and not self.aside

    @property
    def alarm(self) -> date | None:
        """The first of its days that is not yet on record as having gone by; None where there is nothing to watch."""
        waiting = {self.due, self.original} - self.passed
        return min(waiting, default=None) if self.open else None

    @property
    def late(self) -> bool:
        """Whether it was done after the day by which it was first due."""
        return self.settled is not None and self.settled > self.original


@lru_cache(maxsize=8192)
def last_day(book: Rulebook, rule: str, start: date, recorded: date = date.max) -> date:
    """The last day on which the rule is kept, as the rulebook of the day on which its clock starts has it.

    A clock that starts on a day to come keeps the rules of the day on which that was recorded: those of days to come
    can still change.

    What is on the record must fold for ever: beyond the calendar of working days every day counts as one.
    """
    rules = book.on(min(start, recorded))
    try:
        return rules.due(rule, start)
    except OutsideCalendar:
        return start + timedelta(days=rules.setting(rule, "working_days"))
    except (OverflowError, ValueError):
        return start


def arising(
    item: str,
    what: str,
    *,
    owner: str,
    rule: str,
    start: date,
    book: Rulebook,
    settled: date | None = None,
) -> Duty:
    """A duty that comes of a rule, whose clock starts on a day."""
    due = last_day(book, rule, start)
    return Duty(item, what, owner, due, due, rule, start, settled)


def set_for(item: str, what: str, owner: str, due: date, original: date | None = None) -> Duty:
    """A duty for a day that somebody set; `original` where a rule or an earlier word had set an earlier one."""
    return Duty(item, what, owner, due, min(due, original) if original else due)


def as_dealt_with(found: Iterable[Duty], said: Dealings) -> Iterator[Duty]:
    """The duties with what was said of them: revised days, those set aside, and days that went by."""
    for duty in found:
        revised = [r.due for r in said.revised.get(duty.item, ()) if not _of_before(duty, r.due)]
        yield replace(
            duty,
            due=revised[-1] if revised else duty.due,
            aside=duty.item in said.set_aside,
            passed=gone_by(duty, said),
        )


def _of_before(duty: Duty, day: date) -> bool:
    """Whether a day was said of a duty before it came up again: it lies before its clock starts."""
    return duty.what in COMES_AGAIN and duty.start is not None and day < duty.start


def gone_by(duty: Duty, said: Dealings) -> frozenset[date]:
    """The days of a duty that are on record as having gone by.

    The day by which there was to be a meeting goes by once, whether none was planned by then, one was that was
    cancelled, or one for a later day.
    """
    own = {passed.due for passed in said.passed.get(duty.item, ())}
    if duty.what in MEETING and (duty.what != "hold-meeting" or duty.original != duty.due):
        every = (passed for facts in said.passed.values() for passed in facts if passed.what in MEETING)
        own |= {duty.original} & {passed.due for passed in every if passed.due == passed.original}
    return frozenset(own)
