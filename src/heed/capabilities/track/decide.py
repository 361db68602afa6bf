"""Whether a step, an ending or the absence of a track can be recorded. Only what cannot be true is refused."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.tracks import Track, TrackEnded, TrackNotOpened, TrackStepTaken, fold_tracks
from heed.rulebook.book import Rules
from heed.rulebook.checks import closed_file_takes_nothing
from heed.rulebook.lists.tracks import ENDINGS_OF, STEPS_OF
from heed.rulebook.refusal import Refusal, refuse_any

# Which step cannot come before the first of which other, where both are on record.
AFTER: Final = MappingProxyType(
    {
        "investigation-report": "investigation-begun",
        "hearing-held": "hearing-decided",
        "appeal-decided": "appeal-lodged",
        "first-hearing": "charge",
        "trial": "charge",
    }
)
DECIDED_BY_A_COURT: Final = frozenset({"convicted", "acquitted"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeStep:
    """One step of one track about one subject. `next_on` is the date that was set, such as that of bail."""

    track: str
    subject: str
    step: str
    on: date
    by: str = ""
    reference: str = ""
    note: str = ""
    next_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndTrack:
    """How the criminal or the regulator track ended."""

    track: str
    subject: str
    ending: str
    on: date
    reference: str = ""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoTrack:
    """That there is no such track, and why."""

    track: str
    subject: str
    reason: str


@dataclass(frozen=True, slots=True)
class Known:
    """What dates are held against: the day of recording, and when the subject was born, where that is known."""

    today: date
    born: date | None = None


def take_step(command: TakeStep, history: History, rules: Rules, known: Known) -> list[Fact]:
    """The step on its day; after the ending of the track it opens the track again."""
    track = _open(command.track, command.subject, history, rules)
    refuse_any(
        (
            *_of(rules, "track-step", command.step, STEPS_OF.get(command.track, ()), "step"),
            *crime_number_recorded(command, rules),
            *bail_has_a_date(command, rules),
            *day_can_be(command.on, rules, known),
            *track_in_order(command, track, rules),
        )
    )
    return [
        TrackStepTaken(
            track=command.track, subject=command.subject, step=command.step, on=command.on, by=command.by,
            reference=command.reference, note=command.note, next_on=command.next_on,
        )
    ]  # fmt: skip


def end_track(command: EndTrack, history: History, rules: Rules, known: Known) -> list[Fact]:
    """The ending with its reason. The employment track has none: it ends with what the employer did."""
    track = _open(command.track, command.subject, history, rules)
    refuse_any(
        (
            *_of(rules, "track-ending", command.ending, ENDINGS_OF.get(command.track, ()), "ending"),
            *each_track_has_an_end(command, track, rules),
            *day_can_be(command.on, rules, known),
            *not_before_its_steps(command, track, rules),
        )
    )
    return [
        TrackEnded(
            track=command.track, subject=command.subject, ending=command.ending, on=command.on,
            reference=command.reference, reason=command.reason,
        )
    ]  # fmt: skip


def no_track(command: NoTrack, history: History, rules: Rules) -> list[Fact]:
    """There is none, with the reason. A track that has steps is one."""
    track = _open(command.track, command.subject, history, rules)
    if track.steps or track.ended:
        message = "Steps of this track are recorded already. Record how it ended instead."
        raise rules.refusal("track-in-order", "reason", message)
    refuse_any(each_track_has_an_end(command, track, rules))
    return [TrackNotOpened(track=command.track, subject=command.subject, reason=command.reason)]


def _open(track: str, subject: str, history: History, rules: Rules) -> Track:
    file = fold_allegation_file(history)
    refuse_any((*closed_file_takes_nothing(rules, file.closed), *_about(track, subject, file, rules)))
    return fold_tracks(history).of(track, subject)


def _about(track: str, subject: str, file: AllegationFile, rules: Rules) -> Iterator[Refusal]:
    if subject not in file.subjects:
        yield rules.refusal("track-in-order", "", "This person is not a subject of this file.")
    if track not in STEPS_OF:
        yield rules.refusal("track-in-order", "", "There is no such track.")


def _of(rules: Rules, name: str, code: str, among: tuple[str, ...], field: str) -> Iterator[Refusal]:
    """A code that belongs to the track and is in force."""
    offered = [one.label for one in rules.codes(name) if one.code in among]
    if code not in among or code not in {one.code for one in rules.codes(name)}:
        yield rules.refusal("track-in-order", field, f"Choose one of: {', '.join(offered)}.")


def crime_number_recorded(command: TakeStep, rules: Rules) -> Iterator[Refusal]:
    """A crime that was recorded has its number."""
    if command.step == "crime-recorded" and not command.reference.strip():
        yield rules.refusal("crime-number-recorded", "reference")


def bail_has_a_date(command: TakeStep, rules: Rules) -> Iterator[Refusal]:
    """Bail is to a date."""
    if command.step == "bail" and command.next_on is None:
        yield rules.refusal("bail-has-a-date", "next_on")


def day_can_be(on: date, rules: Rules, known: Known) -> Iterator[Refusal]:
    """A day that has come, and on which the person was born."""
    if on > known.today:
        message = (
            "The day cannot be in the future. A day that was set goes with the step by which it was set."
        )
        yield rules.refusal("track-in-order", "on", message)
    elif known.born and on < known.born:
        message = f"The person was born on {_day(known.born)}, after that day."
        yield rules.refusal("track-in-order", "on", message)


def track_in_order(command: TakeStep, track: Track, rules: Rules) -> Iterator[Refusal]:
    """No step before the one that it needs, no date set for the past, no charge once a court has decided."""
    if command.next_on and command.next_on < command.on:
        message = f"A date that was set on {_day(command.on)} cannot lie before that day."
        yield rules.refusal("track-in-order", "next_on", message)
    yield from _after_what_it_needs(command, track, rules)
    yield from _before_what_needs_it(command, track, rules)
    ended = track.ended or track.reopened
    if command.step == "charge" and ended and ended.ending in DECIDED_BY_A_COURT and command.on > ended.on:
        message = (
            f"The track ended on {_day(ended.on)}: {_label(rules, 'track-ending', ended.ending)}. A charge after "
            "that is another matter, or the ending is wrong: correct it first."
        )
        yield rules.refusal("track-in-order", "on", message)


def _after_what_it_needs(command: TakeStep, track: Track, rules: Rules) -> Iterator[Refusal]:
    needed = AFTER.get(command.step, "")
    days = track.days_of(needed)
    if days and command.on < days[0]:
        yield _out_of_order(rules, command.step, command.on, needed, days[0])


def _before_what_needs_it(command: TakeStep, track: Track, rules: Rules) -> Iterator[Refusal]:
    """A first charge cannot lie after the trial that is on record; a further one can."""
    if track.days_of(command.step):
        return
    for step, needed in AFTER.items():
        days = track.days_of(step)
        if needed == command.step and days and days[0] < command.on:
            yield _out_of_order(rules, step, days[0], command.step, command.on)


def _out_of_order(rules: Rules, step: str, on: date, needed: str, needed_on: date) -> Refusal:
    message = (
        f"“{_label(rules, 'track-step', step)}” on {_day(on)} would lie before "
        f"“{_label(rules, 'track-step', needed)}” on {_day(needed_on)}."
    )
    return rules.refusal("track-in-order", "on", message)


def each_track_has_an_end(command: EndTrack | NoTrack, track: Track, rules: Rules) -> Iterator[Refusal]:
    """One ending, with its reason; the employment track ends with what the employer did."""
    if command.track not in ENDINGS_OF:
        message = "The employment track ends with what the employer did. Record that."
        yield rules.refusal("each-track-has-an-end", "", message)
    if track.ended:
        message = f"The track ended on {_day(track.ended.on)} already. Correct that entry if it is wrong."
        yield rules.refusal("each-track-has-an-end", "", message)
    if not command.reason.strip():
        yield rules.refusal("each-track-has-an-end", "reason")


def not_before_its_steps(command: EndTrack, track: Track, rules: Rules) -> Iterator[Refusal]:
    """A track does not end before a step of it."""
    if track.last and command.on < track.last[1].on:
        step = track.last[1]
        message = (
            f"“{_label(rules, 'track-step', step.step)}” is recorded for {_day(step.on)}, after that day."
        )
        yield rules.refusal("track-in-order", "on", message)


def _label(rules: Rules, name: str, code: str) -> str:
    return next((one.label for one in rules.codes(name) if one.code == code), code)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
