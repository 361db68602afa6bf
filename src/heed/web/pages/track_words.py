"""The four tracks about one subject in words: what happened on each when, how each stands, where they disagree."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from heed.access.rules import code_list
from heed.duties import local_day
from heed.facts.allegation import AllegationFile, EmployerActed, OutcomeDecided, fold_allegation_file
from heed.facts.base import Fact, History, effective
from heed.facts.tracks import Track, TrackStepTaken, fold_tracks
from heed.web.pages.present import Words, code_words
from heed.web.words import day_words

OPEN, ENDED, NONE, SILENT = "Open", "Ended", "No such track", "Nothing recorded yet"
# How one track, ended as it is, is said beside the others.
SAID: Final = MappingProxyType(
    {
        "police-no-further-action": "the police took no further action",
        "prosecutors-no-charge": "the prosecutors did not charge",
        "out-of-court": "the criminal matter was settled out of court",
        "convicted": "a court convicted",
        "acquitted": "a court acquitted",
        "discontinued": "the prosecution was discontinued",
        "no-case": "the regulator found no case to answer",
        "advice-or-warning": "the regulator gave advice or a warning",
        "conditions": "the regulator set conditions",
        "suspended-from-register": "the regulator suspended the registration",
        "removed-from-register": "the regulator ended the registration",
        "barred": "the person is barred",
        "registration-cancelled": "the registration was cancelled",
    }
)
UPHELD: Final = frozenset(
    {
        "substantiated", "out-of-court", "convicted", "advice-or-warning", "conditions", "suspended-from-register",
        "removed-from-register", "barred", "registration-cancelled", "dismissed", "agency-use-ceased",
        "volunteer-use-ceased", "foster-carer-deregistered", "final-written-warning", "written-warning",
    }
)  # fmt: skip
NOT_UPHELD: Final = frozenset(
    {
        "unsubstantiated", "unfounded", "false", "malicious", "police-no-further-action", "prosecutors-no-charge",
        "acquitted", "discontinued", "no-case", "no-action",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TrackWords:
    """One track: its code, what it is called, how it stands, and what was recorded of it in order of days."""

    track: str
    title: str
    state: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FourTracks:
    """The tracks about one subject, and the sentence on where they disagree, empty where they do not."""

    tracks: tuple[TrackWords, ...]
    apart: str = ""


def four_tracks(subject: str, history: History, words: Words, day: date) -> FourTracks:
    """Safeguarding, employment, criminal and regulator, each by itself; `day` dates the labels."""
    file, tracks = fold_allegation_file(history), fold_tracks(history)
    found = (
        _safeguarding(subject, file, history, words, day),
        _employment(subject, file, tracks.of("employment", subject), history, day),
        *(_outside(track, tracks.of(track, subject), day) for track in ("criminal", "regulator")),
    )
    ends = [tracks.of(track, subject).ended for track in ("criminal", "regulator")]
    return FourTracks(found, _apart(subject, file, [end.ending for end in ends if end], day))


def _title(track: str, day: date) -> str:
    return code_words("track", track, day)


def _safeguarding(
    subject: str, file: AllegationFile, history: History, words: Words, day: date
) -> TrackWords:
    lines, open_ones = [], 0
    for key, made in file.allegations.items():
        if made.subject != subject:
            continue
        decided = file.outcomes.get(key)
        open_ones += decided is None
        lines.append(f"Towards {words.call('person', made.child)}: {_outcome(decided, history, day)}")
    state = (OPEN if open_ones else ENDED) if lines else SILENT
    return TrackWords("safeguarding", _title("safeguarding", day), state, tuple(lines))


def _outcome(decided: OutcomeDecided | None, history: History, day: date) -> str:
    if decided is None:
        return "not decided yet"
    return (
        f"{code_words('outcome', decided.outcome, day)}, recorded on {day_words(_day_of(decided, history))}"
    )


def _employment(subject: str, file: AllegationFile, track: Track, history: History, day: date) -> TrackWords:
    lines, acted = [*_steps(track, day)], file.employer.get(subject)
    if acted:
        what = code_words("employment-outcome", acted.outcome, day)
        lines.append(f"What the employer did: {what}, recorded on {day_words(_day_of(acted, history))}")
    if acted and track.appeal_open:
        lines.append("The track is open again: an appeal was lodged and is not decided.")
    ended = acted is not None and not track.appeal_open
    state = ENDED if ended else OPEN if lines else SILENT
    return TrackWords("employment", _title("employment", day), state, tuple(lines))


def _outside(code: str, track: Track, day: date) -> TrackWords:
    lines = [*_steps(track, day), *_ending(track, day)]
    state = ENDED if track.ended else NONE if track.not_opened else OPEN if track.steps else SILENT
    return TrackWords(code, _title(code, day), state, tuple(lines))


def _ending(track: Track, day: date) -> Iterator[str]:
    if track.ended:
        what = code_words("track-ending", track.ended.ending, day)
        reference = f" ({track.ended.reference})" if track.ended.reference else ""
        yield f"Ended on {day_words(track.ended.on)}: {what}{reference}. {track.ended.reason}"
    elif track.reopened:
        what = code_words("track-ending", track.reopened.ending, day)
        yield f"It had ended on {day_words(track.reopened.on)}: {what}. A later step opened it again."
    elif track.not_opened:
        yield f"Reason: {track.not_opened.reason}"


def _steps(track: Track, day: date) -> Iterator[str]:
    yield from (_step(step, day) for step in track.in_time)


def _step(step: TrackStepTaken, day: date) -> str:
    """'4 March 2026: Bail, by the police, CR/1. Next date set: 1 May 2026. To live elsewhere.'"""
    what = ", ".join(
        filter(
            None,
            (code_words("track-step", step.step, day), f"by {step.by}" if step.by else "", step.reference),
        )
    )
    then = f" Next date set: {day_words(step.next_on)}." if step.next_on else ""
    return f"{day_words(step.on)}: {what}.{then} {step.note}".strip()


def _day_of(fact: Fact, history: History) -> date:
    return next(local_day(item.at) for item in effective(history)[::-1] if item.fact == fact)


def _apart(subject: str, file: AllegationFile, endings: list[str], day: date) -> str:
    """'The outcome is substantiated; the police took no further action. Each stands by itself.'"""
    outcomes = [
        file.outcomes[key].outcome
        for key, made in file.allegations.items()
        if made.subject == subject and key in file.outcomes
    ]
    acted = file.employer.get(subject)
    leanings = {_finding(outcomes), *map(_leaning, endings), _leaning(acted.outcome) if acted else 0}
    if not {1, -1} <= leanings:
        return ""
    said = [
        *_outcomes_said(outcomes, day),
        *_employer_said(acted, day),
        *(SAID[e] for e in endings if e in SAID),
    ]
    sentence = "; ".join(said)
    return f"{sentence[:1].upper()}{sentence[1:]}. Each stands by itself."


def _finding(outcomes: list[str]) -> int:
    """Of several allegations about one subject, one that is substantiated counts."""
    national = [(code_list("outcome").get(one), one) for one in outcomes]
    return max((_leaning(code.maps_to or one if code else one) for code, one in national), default=0)


def _leaning(code: str) -> int:
    return 1 if code in UPHELD else -1 if code in NOT_UPHELD else 0


def _outcomes_said(outcomes: list[str], day: date) -> Iterator[str]:
    labels = list(dict.fromkeys(code_words("outcome", one, day).lower() for one in outcomes))
    if len(labels) == 1:
        yield f"the outcome is {labels[0]}"
    elif labels:
        yield f"the outcomes are {' and '.join(labels)}"


def _employer_said(acted: EmployerActed | None, day: date) -> Iterator[str]:
    if acted:
        yield f"the employer's action is “{code_words('employment-outcome', acted.outcome, day)}”"
