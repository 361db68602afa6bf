"""Deadlines that pass: for each day by which something was due and not done, one fact, stated by the clock.

What is looked at is an index of the days that are not yet on record as gone by, so that a round costs what passed
since the last one, however much is open. Each statement is a command of its own file, duty and day: two workers, a
clock that was set back or a round that was cut off state it once; a round that comes days late states all of them.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import psycopg

from heed.duties import Duty, local_day, open_duties
from heed.facts.base import History
from heed.facts.duty import DeadlinePassed
from heed.facts.registry import file_kind
from heed.facts.when import LONDON
from heed.rulebook.book import Rulebook
from heed.store.clock import CLOCK
from heed.store.database import raw, run_numbered
from heed.store.localrules import rulebook
from heed.store.record import NothingToRecord, Statements, record

# Of a post on a day: the post that answered for its duties, and the people who held that one.
Answered = tuple[str, tuple[str, ...]]
Answers = Callable[[str, date], Answered]

# A file that was opened today is of one sitting: what is late on paper only, as an old case is that is brought in, or
# through a slip that is put right at once, has not passed while it was here. Tomorrow it counts like any other.
PAGE: Final = """
SELECT alarm, file, item, owner FROM derived_due d
WHERE alarm < $1 AND (alarm, file, item) > ($2, $3, $4)
    AND (SELECT opened_at FROM derived_file f WHERE f.file = d.file) < $5
ORDER BY alarm, file, item LIMIT 500
"""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A day of one duty in one file that is not yet on record as gone by, and the post whose duty it is."""

    day: date
    file: str
    item: str
    owner: str


def pass_deadlines(now: datetime, answers: Answers) -> int:
    """Put on record every deadline that had passed when today began in England; how many there were.

    A duty counts once a day has begun with it on record. One whose first day and whose revised day have both gone by
    has two. A file that cannot be read keeps none of the others waiting: what it raised is raised once they are
    done. Raises psycopg.OperationalError at once.
    """
    passed = 0
    while found := _round(now.astimezone(UTC), answers):
        passed += found
    return passed


def _round(now: datetime, answers: Answers) -> int:
    passed, wrong = 0, list[Exception]()
    for alarm in alarms(local_day(now)):
        try:
            passed += _pass(alarm, now, answers)
        except psycopg.OperationalError:
            raise
        except Exception as error:
            wrong.append(error)
    if wrong and not passed:
        raise wrong[0]
    return passed


def begin_of(day: date) -> datetime:
    """The moment at which a day begins in England, in UTC."""
    return datetime.combine(day, time.min, LONDON).astimezone(UTC)


def alarms(today: date) -> Iterator[Alarm]:
    """What lies before the day, the oldest first, fetched as it is gone through."""
    last = Alarm(date.min, "", "", "")
    while page := _page(today, last):
        yield from page
        last = page[-1]


def _page(today: date, after: Alarm) -> list[Alarm]:
    values = [today, after.day, after.file, after.item, begin_of(today)]
    with raw() as connection:
        return [Alarm(*row) for row in run_numbered(connection, PAGE, values)]


def _pass(alarm: Alarm, now: datetime, answers: Answers) -> int:
    """State one; nought where somebody else did, or the duty was done or changed since the list was read."""
    book, answered = rulebook(), answers(alarm.owner, alarm.day + timedelta(days=1))
    today = local_day(now)

    def find(history: History) -> list[DeadlinePassed]:
        found = gone_by(alarm, history, book) if gone_by(alarm, before(today, history), book) else []
        return [deadline_passed(duty, alarm.day, answered) for duty in found if duty.alarm == alarm.day]

    return state(alarm.file, alarm.item, alarm.day, now, find)


def before(today: date, history: History) -> History:
    """The file as the day found it: without what has been added since it began."""
    end = len(history)
    while end and local_day(history[end - 1].at) == today:
        end -= 1
    return history[:end]


def gone_by(alarm: Alarm, history: History, book: Rulebook) -> list[Duty]:
    """The duty, where it is open and this is one of its days; else nothing. Pure."""
    if not history:
        return []
    found = open_duties(file_kind(history[0].fact), history, book)
    return [
        duty for duty in found
        if (duty.item, duty.owner) == (alarm.item, alarm.owner) and alarm.day in {duty.due, duty.original}
    ]  # fmt: skip


def deadline_passed(duty: Duty, day: date, answered: Answered) -> DeadlinePassed:
    """The fact that a day of the duty went by."""
    post, holders = answered
    return DeadlinePassed(
        item=duty.item, what=duty.what, rule=duty.rule, due=day, original=duty.original, owner=duty.owner,
        answered_by=post, holders=holders,
    )  # fmt: skip


def state(
    file: str, item: str, day: date, now: datetime, find: Callable[[History], list[DeadlinePassed]]
) -> int:
    """Record what `find` gives of the file as it stands, under the one key of this duty and day; how much it was."""
    stated = 0

    def decide(histories: Mapping[str, History]) -> Statements:
        nonlocal stated
        facts = find(histories[file])
        stated = len(facts)
        return {file: facts}

    with suppress(NothingToRecord):
        record(
            actor=CLOCK, command=f"deadline {file} {item} {day}", now=now, reads={file: None}, decide=decide
        )
    return stated
