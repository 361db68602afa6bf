"""Concerns that wait to be screened, told to the record, and what the clock said of them."""

from datetime import UTC, date, datetime

from heed.facts.base import Fact, History
from heed.facts.concern import ConcernReceived, ConcernScreened
from heed.facts.duty import DeadlinePassed
from heed.store.derived.models import Due
from heed.store.reading import open_files
from heed.store.record import record
from heed.store.sealing import Actor

CLERK = Actor("a1f3", "post-desk")
MONDAY = date(2026, 3, 2)


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def answers(post: str, day: date) -> tuple[str, tuple[str, ...]]:
    """Whoever is asked about: the post itself, held by one person until 5 March and by another from then on."""
    return post, ("before" if day < date(2026, 3, 5) else "after",)


def state(file: str, fact: Fact, now: datetime) -> None:
    command = f"{file} {now} {fact}"
    record(actor=CLERK, command=command, now=now, reads={file: None}, decide=lambda _: {file: [fact]})


def receive(file: str, referred: date = MONDAY, at: datetime | None = None) -> None:
    concern = ConcernReceived(
        reference="C-7K2M",
        channel="phone",
        source="school",
        words="Drove home.",
        referred=referred,
        owner="desk",
    )
    state(file, concern, at or noon(referred))


SCREENED = ConcernScreened(screened_as="consultation", limbs=(), reason="Advice was asked for.")


def history(file: str) -> History:
    return open_files([file])[file].history


def passed(file: str, item: str = "screen") -> list[DeadlinePassed]:
    facts = [held.fact for held in history(file)]
    return [fact for fact in facts if isinstance(fact, DeadlinePassed) and fact.item == item]


def due_on(file: str, item: str = "screen") -> date:
    return Due.objects.get(file=file, item=item).due
