"""What is said of duties: a new date, a pause of the clock, a deadline that passed, an update asked for and given."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar

from heed.facts.base import Fact, History, of_kinds, shown
from heed.facts.when import local_day


class DutyRevised(Fact, frozen=True, kw_only=True, tag="duty-revised/1"):
    """A duty has another day; the first one stays on the record and goes on counting."""

    says: ClassVar[str] = "Duty given a new date"

    item: Annotated[str, shown("Which", hidden=True)]
    what: Annotated[str, shown("Duty", codes="duty")]
    due: Annotated[date, shown("New date")]
    reason: Annotated[str, shown("Reason", long=True)]


class DutySetAside(Fact, frozen=True, kw_only=True, tag="duty-set-aside/1"):
    """A duty does not have to be done in this case, and why."""

    says: ClassVar[str] = "Duty set aside"

    item: Annotated[str, shown("Which", hidden=True)]
    what: Annotated[str, shown("Duty", codes="duty")]
    reason: Annotated[str, shown("Reason", long=True)]


class ClockPaused(Fact, frozen=True, kw_only=True, tag="clock-paused/1"):
    """Somebody outside the service has to act first. Due days stay; the time is counted with and without it."""

    says: ClassVar[str] = "Clock paused"
    introduces: ClassVar[tuple[str, str]] = ("pause", "why")

    pause: Annotated[str, shown("Pause", hidden=True)]
    why: Annotated[str, shown("What is waited for", codes="pause-reason")]
    reason: Annotated[str, shown("Reason", long=True)]
    since: Annotated[date, shown("From")]


class ClockResumed(Fact, frozen=True, kw_only=True, tag="clock-resumed/1"):
    """What was waited for has happened, or is no longer waited for."""

    says: ClassVar[str] = "Clock resumed"

    pause: Annotated[str, shown("Pause", refers="pause")]
    on: Annotated[date, shown("Last day of the pause")]
    reason: Annotated[str, shown("What happened", long=True)]


class DeadlinePassed(Fact, frozen=True, kw_only=True, tag="deadline-passed/1"):
    """A day by which something was due went by, and it was not done. Made by the clock."""

    says: ClassVar[str] = "Deadline passed"

    item: Annotated[str, shown("Which", hidden=True)]
    what: Annotated[str, shown("Duty", codes="duty")]
    rule: Annotated[str, shown("Rule", codes="rule")] = ""
    due: Annotated[date, shown("Was due")]
    original: Annotated[date, shown("First due")]
    owner: Annotated[str, shown("Post", refers="post")]
    answered_by: Annotated[str, shown("Post that answered for it", refers="post")] = ""
    holders: Annotated[tuple[str, ...], shown("Held by", refers="person")] = ()


class UpdateAsked(Fact, frozen=True, kw_only=True, tag="update-asked/1"):
    """A post is asked how something stands, by a day."""

    says: ClassVar[str] = "Update asked for"
    introduces: ClassVar[tuple[str, str]] = ("ask", "question")

    ask: Annotated[str, shown("Question", hidden=True)]
    of: Annotated[str, shown("Asked of", refers="post")]
    question: Annotated[str, shown("What was asked", long=True)]
    due: Annotated[date, shown("By")]


class UpdateGiven(Fact, frozen=True, kw_only=True, tag="update-given/1"):
    """The answer to a question."""

    says: ClassVar[str] = "Update given"

    ask: Annotated[str, shown("Question", refers="ask")]
    answer: Annotated[str, shown("Answer", long=True)]


@dataclass(frozen=True, slots=True)
class Pause:
    """A span in which the clock waited for somebody outside; both days count as paused, `until` None while it lasts."""

    id: str
    why: str
    reason: str
    since: date
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """A question to a post and its answer, if there is one."""

    asked: UpdateAsked
    asked_on: date
    given: UpdateGiven | None = None
    given_on: date | None = None


@dataclass(frozen=True, slots=True)
class Dealings:
    """What was said of the duties of one file. Whatever was set aside is taken up again by giving it a day."""

    revised: dict[str, tuple[DutyRevised, ...]] = field(default_factory=dict)  # by item, in order
    set_aside: dict[str, DutySetAside] = field(default_factory=dict)
    passed: dict[str, tuple[DeadlinePassed, ...]] = field(default_factory=dict)
    pauses: dict[str, Pause] = field(default_factory=dict)
    asks: dict[str, Ask] = field(default_factory=dict)


_FOLDED: set[type[Fact]] = {
    DutyRevised, DutySetAside, ClockPaused, ClockResumed, DeadlinePassed, UpdateAsked, UpdateGiven,
}  # fmt: skip


def fold_dealings(history: History) -> Dealings:
    """The dealings as the facts leave them; days of questions are those of their recording."""
    said = Dealings()
    for item in of_kinds(history, _FOLDED):
        match item.fact:
            case DutyRevised() as fact:
                said.revised[fact.item] = (*said.revised.get(fact.item, ()), fact)
                said.set_aside.pop(fact.item, None)
            case DutySetAside() as fact:
                said.set_aside[fact.item] = fact
            case DeadlinePassed() as fact:
                said.passed[fact.item] = (*said.passed.get(fact.item, ()), fact)
            case ClockPaused() as fact:
                said.pauses[fact.pause] = Pause(fact.pause, fact.why, fact.reason, fact.since)
            case ClockResumed() as fact if fact.pause in said.pauses:
                p = said.pauses[fact.pause]
                said.pauses[fact.pause] = Pause(p.id, p.why, p.reason, p.since, fact.on)
            case UpdateAsked() as fact:
                said.asks[fact.ask] = Ask(fact, local_day(item.at))
            case UpdateGiven() as fact if fact.ask in said.asks:
                ask = said.asks[fact.ask]
                said.asks[fact.ask] = Ask(ask.asked, ask.asked_on, fact, local_day(item.at))
    return said
