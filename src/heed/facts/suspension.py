"""Suspension and its alternatives: what was weighed, who decided, why, until when, and who keeps in touch."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar

import msgspec

from heed.facts.base import Fact, History, of_kinds, shown


class OptionWeighed(msgspec.Struct, frozen=True, kw_only=True):
    """One option, taken or rejected, and why."""

    option: Annotated[str, shown("Option", codes="suspension-option")]
    taken: Annotated[bool, shown("Taken")]
    reason: Annotated[str, shown("Reason")]


class SuspensionConsidered(Fact, frozen=True, kw_only=True, tag="suspension-considered/1"):
    """The employer considered suspending somebody. The decision is theirs; the views of others are kept beside it."""

    says: ClassVar[str] = "Suspension considered"
    introduces: ClassVar[tuple[str, str]] = ("consideration", "decision")

    consideration: Annotated[str, shown("Consideration", hidden=True)]
    subject: Annotated[str, shown("Subject", refers="person")]
    decision: Annotated[str, shown("Decision", codes="suspension-decision")]
    options: Annotated[tuple[OptionWeighed, ...], shown("Options weighed")] = ()
    decided_by: Annotated[str, shown("Decided by (post at the employer)")] = ""
    reason: Annotated[str, shown("Reason", long=True)]
    views: Annotated[str, shown("Views of the designated officer and the police", long=True)] = ""
    since: Annotated[date | None, shown("From")] = None
    review: Annotated[date | None, shown("To be reviewed on")] = None
    welfare_contact: Annotated[str, shown("Welfare contact")] = ""


class SuspensionReviewed(Fact, frozen=True, kw_only=True, tag="suspension-reviewed/1"):
    """The employer looked again whether it is still needed."""

    says: ClassVar[str] = "Suspension reviewed"

    consideration: Annotated[str, shown("Consideration", refers="consideration")]
    on: Annotated[date, shown("Reviewed on")]
    reason: Annotated[str, shown("Why it continues", long=True)]
    review: Annotated[date, shown("To be reviewed on")]


class SuspensionEnded(Fact, frozen=True, kw_only=True, tag="suspension-ended/1"):
    """The suspension, or the arrangement in its place, came to its end."""

    says: ClassVar[str] = "Suspension or arrangement ended"

    consideration: Annotated[str, shown("Consideration", refers="consideration")]
    on: Annotated[date, shown("Last day")]
    reason: Annotated[str, shown("Reason", long=True)]


@dataclass(frozen=True, slots=True)
class Suspension:
    """One consideration as its facts leave it."""

    considered: SuspensionConsidered
    reviews: tuple[SuspensionReviewed, ...] = ()
    ended: SuspensionEnded | None = None

    @property
    def lasts(self) -> bool:
        """Whether somebody is suspended, or works under an arrangement, because of it."""
        return self.considered.decision in {"suspended", "alternative"} and self.ended is None

    @property
    def next_review(self) -> date | None:
        """The day set for looking again."""
        return self.reviews[-1].review if self.reviews else self.considered.review


@dataclass(frozen=True, slots=True)
class Suspensions:
    """By consideration, in the order of recording."""

    found: dict[str, Suspension] = field(default_factory=dict)

    def of(self, subject: str) -> list[Suspension]:
        """What was considered about one subject."""
        return [s for s in self.found.values() if s.considered.subject == subject]


_FOLDED: set[type[Fact]] = {SuspensionConsidered, SuspensionReviewed, SuspensionEnded}


def fold_suspensions(history: History) -> Suspensions:
    """The considerations as the facts leave them."""
    found: dict[str, Suspension] = {}
    for item in of_kinds(history, _FOLDED):
        key = item.fact.consideration
        match item.fact:
            case SuspensionConsidered() as fact:
                found[key] = Suspension(fact)
            case SuspensionReviewed() as fact:
                found[key] = Suspension(found[key].considered, (*found[key].reviews, fact), found[key].ended)
            case SuspensionEnded() as fact:
                found[key] = Suspension(found[key].considered, found[key].reviews, fact)
    return Suspensions(found)
