"""The criminal, employment and regulator tracks: steps, endings, and the reason where there is no such track.

The safeguarding track is the outcome of each allegation; the employment track ends with what the employer did
(see `heed.facts.allegation`). The four may disagree.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, ClassVar

from heed.facts.base import Fact, History, of_kinds, shown


class TrackStepTaken(Fact, frozen=True, kw_only=True, tag="track-step-taken/1"):
    """One step of one track about one subject, on the day on which it was taken."""

    says: ClassVar[str] = "Step of a track recorded"

    track: Annotated[str, shown("Track", codes="track")]
    subject: Annotated[str, shown("Subject", refers="person")]
    step: Annotated[str, shown("Step", codes="track-step")]
    on: Annotated[date, shown("On")]
    by: Annotated[str, shown("Taken by")] = ""
    reference: Annotated[str, shown("Reference")] = ""
    note: Annotated[str, shown("Note", long=True)] = ""
    next_on: Annotated[date | None, shown("Next date set")] = None


class TrackEnded(Fact, frozen=True, kw_only=True, tag="track-ended/1"):
    """How a track about one subject ended, and why."""

    says: ClassVar[str] = "Track ended"

    track: Annotated[str, shown("Track", codes="track")]
    subject: Annotated[str, shown("Subject", refers="person")]
    ending: Annotated[str, shown("Ending", codes="track-ending")]
    on: Annotated[date, shown("On")]
    reference: Annotated[str, shown("Reference")] = ""
    reason: Annotated[str, shown("Reason", long=True)]


class TrackNotOpened(Fact, frozen=True, kw_only=True, tag="track-not-opened/1"):
    """There is no such track about this subject, and why."""

    says: ClassVar[str] = "No such track"

    track: Annotated[str, shown("Track", codes="track")]
    subject: Annotated[str, shown("Subject", refers="person")]
    reason: Annotated[str, shown("Reason", long=True)]


_APPEALS = {"appeal-lodged": 1, "appeal-decided": -1}


@dataclass(frozen=True, slots=True)
class Track:
    """One track about one subject; a step on or after the day of its ending opens it again.

    `reopened` is the ending that a later step overtook, as long as there is no other.
    """

    steps: tuple[TrackStepTaken, ...] = ()
    ended: TrackEnded | None = None
    not_opened: TrackNotOpened | None = None
    reopened: TrackEnded | None = None

    @property
    def in_time(self) -> tuple[TrackStepTaken, ...]:
        """The steps by their days, whenever they came to be known."""
        return tuple(sorted(self.steps, key=lambda step: step.on))

    @property
    def last(self) -> tuple[int, TrackStepTaken] | None:
        """The step with the latest day, and its number by the order of recording; of one day, the last recorded."""
        numbered = enumerate(self.steps, 1)
        return max(numbered, key=lambda one: (one[1].on, one[0]), default=None)

    def days_of(self, step: str) -> list[date]:
        """The days on which a step was taken, the earliest first."""
        return sorted(taken.on for taken in self.steps if taken.step == step)

    @property
    def appeal_open(self) -> bool:
        """Whether an appeal was lodged that nobody has decided."""
        return sum(_APPEALS.get(step.step, 0) for step in self.steps) > 0

    @property
    def settled(self) -> bool:
        """Whether it has an end, or a stated reason for there being none."""
        return self.ended is not None or self.not_opened is not None


@dataclass(frozen=True, slots=True)
class Tracks:
    """By track and subject."""

    found: dict[tuple[str, str], Track] = field(default_factory=dict)

    def of(self, track: str, subject: str) -> Track:
        """The track, empty where nothing was said of it."""
        return self.found.get((track, subject), Track())


def _with_step(track: Track, step: TrackStepTaken) -> Track:
    """A step of before the ending that is learnt of late leaves it standing."""
    steps = (*track.steps, step)
    if track.ended is None:
        return Track(steps, reopened=track.reopened)
    return Track(steps, track.ended) if step.on < track.ended.on else Track(steps, reopened=track.ended)


_FOLDED: set[type[Fact]] = {TrackStepTaken, TrackEnded, TrackNotOpened}


def fold_tracks(history: History) -> Tracks:
    """The tracks as the facts leave them."""
    found: dict[tuple[str, str], Track] = {}
    for item in of_kinds(history, _FOLDED):
        key = (item.fact.track, item.fact.subject)
        track = found.get(key, Track())
        match item.fact:
            case TrackStepTaken() as fact:
                found[key] = _with_step(track, fact)
            case TrackEnded() as fact:
                found[key] = Track(track.steps, fact)
            case TrackNotOpened() as fact:
                found[key] = Track(track.steps, None, fact)
    return Tracks(found)
