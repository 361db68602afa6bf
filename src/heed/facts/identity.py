"""Opening the name of somebody who asked for it to be kept back: who asked why, who else allowed it, and when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated, ClassVar, Final

from heed.facts.base import Fact, History, Recorded, of_kinds, shown

OPEN_FOR: Final = timedelta(hours=1)


class IdentityAsked(Fact, frozen=True, kw_only=True, tag="identity-asked/1"):
    """Somebody needs to know who told us, and says why."""

    says: ClassVar[str] = "Asked to open who told us"
    introduces: ClassVar[tuple[str, str]] = ("asking", "reason")

    asking: Annotated[str, shown("Asking", hidden=True)]
    reason: Annotated[str, shown("Reason", long=True)]


class IdentityAllowed(Fact, frozen=True, kw_only=True, tag="identity-allowed/1"):
    """Another person allowed it, for an hour."""

    says: ClassVar[str] = "Allowed to open who told us"

    asking: Annotated[str, shown("What was asked", refers="asking")]
    reason: Annotated[str, shown("Reason", long=True)]


class IdentityRefused(Fact, frozen=True, kw_only=True, tag="identity-refused/1"):
    """Another person did not allow it."""

    says: ClassVar[str] = "Not allowed to open who told us"

    asking: Annotated[str, shown("What was asked", refers="asking")]
    reason: Annotated[str, shown("Reason", long=True)]


class IdentityOpened(Fact, frozen=True, kw_only=True, tag="identity-opened/1"):
    """Whoever asked opened who told us; recorded before it was shown."""

    says: ClassVar[str] = "Opened who told us"

    asking: Annotated[str, shown("What was asked", refers="asking")]


@dataclass(frozen=True, slots=True)
class Asking:
    """What was asked and by whom, and what became of it. `answered_at` is when it was allowed or refused."""

    id: str
    reason: str
    by: str
    answered_at: datetime | None = None
    allowed: bool = False
    opened: bool = False

    def in_time(self, now: datetime) -> bool:
        """Whether it was allowed, and the hour is not over. A clock that was set back does not make it longer."""
        return (
            self.allowed
            and self.answered_at is not None
            and timedelta() <= now - self.answered_at <= OPEN_FOR
        )


_FOLDED: Final[set[type[Fact]]] = {IdentityAsked, IdentityAllowed, IdentityRefused, IdentityOpened}


def fold_identity(history: History) -> dict[str, Asking]:
    """Everything that was asked, by its id, in order."""
    state: dict[str, Asking] = {}
    for item in of_kinds(history, _FOLDED):
        state.update(_after(state, item))
    return state


def _after(state: dict[str, Asking], item: Recorded) -> Iterator[tuple[str, Asking]]:
    match item.fact:
        case IdentityAsked(asking=key, reason=reason):
            yield key, Asking(key, reason, item.actor)
        case IdentityAllowed(asking=key):
            yield key, replace(state[key], answered_at=item.at, allowed=True)
        case IdentityRefused(asking=key):
            yield key, replace(state[key], answered_at=item.at)
        case IdentityOpened(asking=key):
            yield key, replace(state[key], opened=True)


def has_name_kept_back(history: History) -> bool:
    """Whether a name lies sealed apart in the file."""
    return any(item.has_reporter for item in history)
