"""Given a file, when a step, an ending or the absence of a track is stated, then this fact or this refusal."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from heed.capabilities.track.decide import EndTrack, Known, NoTrack, TakeStep, end_track, no_track, take_step
from heed.facts.allegation import AllegationFileOpened, FileClosed, SubjectNamed
from heed.facts.base import Fact, History, Recorded
from heed.facts.tracks import TrackEnded, TrackNotOpened, TrackStepTaken, fold_tracks
from heed.rulebook.book import RULEBOOK
from heed.rulebook.refusal import Refusal

TODAY = date(2026, 6, 1)
KNOWN = Known(TODAY, date(1980, 5, 4))
RULES = RULEBOOK.on(TODAY)
FILE: tuple[Fact, ...] = (
    AllegationFileOpened(
        reference="A-7K2-MPQ", concern="c1", summary="Words.", referred=date(2026, 3, 2), owner="p1"
    ),
    SubjectNamed(subject="alex"),
)
CLOSED = FileClosed(closed_as="opened-in-error", reason="Twice.", evidence="The other file.")
NFA = TrackEnded(
    track="criminal", subject="alex", ending="police-no-further-action", on=date(2026, 4, 10), reason="No evidence."
)  # fmt: skip


def given(*facts: Fact) -> History:
    at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    return tuple(Recorded("f1", seq, at, "alice", "p1", fact) for seq, fact in enumerate((*FILE, *facts)))


def fact(step: str, on: date, track: str = "criminal", **rest: Any) -> TrackStepTaken:
    return TrackStepTaken(track=track, subject="alex", step=step, on=on, **rest)


def command(step: str, on: date, track: str = "criminal", **rest: Any) -> TakeStep:
    return TakeStep(track=track, subject="alex", step=step, on=on, **rest)


def refused(taken: TakeStep, *before: Fact) -> list[tuple[str, str]]:
    with pytest.raises(Refusal) as refusal:
        take_step(taken, given(*before), RULES, KNOWN)
    return [(one.rule, one.field) for one in refusal.value.all]


APRIL, MAY = date(2026, 4, 1), date(2026, 5, 1)
IMPOSSIBLE = [
    pytest.param(command("arrest", date(2026, 6, 2)), (), "on", id="arrest in the future"),
    pytest.param(command("arrest", date(1980, 5, 3)), (), "on", id="before birth"),
    pytest.param(command("bail", MAY, next_on=APRIL), (), "next_on", id="bail to a date before it was given"),
    pytest.param(command("trial", APRIL), (fact("charge", MAY),), "on", id="trial before the charge"),
    pytest.param(command("charge", MAY), (fact("trial", APRIL),), "on", id="charge after the trial"),
    pytest.param(
        command("charge", MAY),
        (TrackEnded(track="criminal", subject="alex", ending="acquitted", on=APRIL, reason="R."),),
        "on",
        id="charge after the end",
    ),
    pytest.param(
        command("hearing-held", APRIL, "employment"),
        (fact("hearing-decided", MAY, "employment"),),
        "on",
        id="hearing held before it was decided on",
    ),
    pytest.param(
        command("hearing-decided", MAY, "employment"),
        (fact("hearing-held", APRIL, "employment"),),
        "on",
        id="hearing decided on after it was held",
    ),
    pytest.param(
        command("investigation-report", APRIL, "employment"),
        (fact("investigation-begun", MAY, "employment"),),
        "on",
        id="report before the investigation",
    ),
    pytest.param(command("charge", APRIL, "employment"), (), "step", id="a step of another track"),
    pytest.param(command("arrest", APRIL, "civil"), (), "", id="no such track"),
    pytest.param(replace(command("arrest", APRIL), subject="kim"), (), "", id="not a subject"),
]


@pytest.mark.parametrize(("taken", "before", "field"), IMPOSSIBLE)
def test_track_in_order(taken: TakeStep, before: tuple[Fact, ...], field: str) -> None:
    assert refused(taken, *before) == [("track-in-order", field)]


POSSIBLE = [
    pytest.param(command("trial", APRIL), (), id="the charge is not on record"),
    pytest.param(
        command("charge", MAY),
        (fact("charge", date(2026, 3, 9)), fact("trial", APRIL)),
        id="a further charge",
    ),
    pytest.param(command("charge", MAY), (NFA,), id="charged after no further action"),
    pytest.param(command("arrest", date(2019, 4, 1)), (), id="years before the referral"),
    pytest.param(command("bail", APRIL, next_on=APRIL), (), id="bail to the same day"),
    pytest.param(command("settlement-proposed", APRIL, "employment"), (), id="a settlement is recorded"),
    pytest.param(command("will-not-cooperate", APRIL, "employment"), (), id="does not take part"),
    pytest.param(
        command("under-investigation", APRIL), (fact("bail", MAY, next_on=MAY),), id="learnt of late"
    ),
]


@pytest.mark.parametrize(("taken", "before"), POSSIBLE)
def test_what_is_unlikely_is_recorded_as_told(taken: TakeStep, before: tuple[Fact, ...]) -> None:
    (stated,) = take_step(taken, given(*before), RULES, KNOWN)
    assert isinstance(stated, TrackStepTaken)
    assert (stated.step, stated.on, stated.next_on) == (taken.step, taken.on, taken.next_on)


def test_a_message_says_which_dates_cannot_both_be_right() -> None:
    with pytest.raises(Refusal) as refusal:
        take_step(command("trial", APRIL), given(fact("charge", MAY)), RULES, KNOWN)
    assert (
        refusal.value.message == "“Trial” on 1 April 2026 would lie before “Charge or summons” on 1 May 2026."
    )


def test_crime_number_recorded() -> None:
    assert refused(command("crime-recorded", APRIL)) == [("crime-number-recorded", "reference")]
    assert take_step(command("crime-recorded", APRIL, reference="14/1"), given(), RULES, KNOWN)


def test_bail_has_a_date() -> None:
    assert refused(command("bail", APRIL)) == [("bail-has-a-date", "next_on")]
    assert take_step(command("under-investigation", APRIL), given(), RULES, KNOWN)


def test_a_track_ends_with_its_reason() -> None:
    ended = EndTrack(track="criminal", subject="alex", ending=NFA.ending, on=NFA.on, reason="No evidence.")
    assert end_track(ended, given(fact("arrest", APRIL)), RULES, KNOWN) == [NFA]


@pytest.mark.parametrize(
    ("changes", "before", "rule", "field"),
    [
        ({"reason": " "}, (), "each-track-has-an-end", "reason"),
        ({}, (NFA,), "each-track-has-an-end", ""),
        ({"ending": "barred"}, (), "track-in-order", "ending"),
        ({"ending": "settlement"}, (), "track-in-order", "ending"),
        ({"on": date(2026, 6, 2)}, (), "track-in-order", "on"),
        ({"on": APRIL}, (fact("arrest", MAY),), "track-in-order", "on"),
    ],
)
def test_each_track_has_an_end(
    changes: dict[str, Any], before: tuple[Fact, ...], rule: str, field: str
) -> None:
    usual = EndTrack(track="criminal", subject="alex", ending="acquitted", on=MAY, reason="The verdict.")
    with pytest.raises(Refusal) as refusal:
        end_track(replace(usual, **changes), given(*before), RULES, KNOWN)
    assert (refusal.value.rule, refusal.value.field) == (rule, field)


def test_the_employment_track_ends_with_what_the_employer_did() -> None:
    for ending in ("settlement-proposed", "acquitted"):
        ended = EndTrack(track="employment", subject="alex", ending=ending, on=MAY, reason="An agreement.")
        with pytest.raises(Refusal) as refusal:
            end_track(ended, given(), RULES, KNOWN)
        assert "The employment track ends with what the employer did. Record that." in refusal.value.message
    with pytest.raises(Refusal) as refusal:
        no_track(NoTrack(track="employment", subject="alex", reason="None."), given(), RULES)
    assert refusal.value.rule == "each-track-has-an-end"


def test_that_there_is_no_track_needs_a_reason_and_no_steps() -> None:
    none = NoTrack(track="regulator", subject="alex", reason="Not registered anywhere.")
    assert no_track(none, given(), RULES) == [
        TrackNotOpened(track="regulator", subject="alex", reason="Not registered anywhere.")
    ]
    with pytest.raises(Refusal) as refusal:
        no_track(replace(none, reason=""), given(), RULES)
    assert (refusal.value.rule, refusal.value.field) == ("each-track-has-an-end", "reason")
    with pytest.raises(Refusal) as refusal:
        no_track(none, given(fact("regulator-informed", APRIL, "regulator")), RULES)
    assert refusal.value.rule == "track-in-order"


def test_a_later_step_opens_the_track_again_and_one_learnt_of_late_does_not() -> None:
    early, later = fact("arrest", date(2026, 3, 9)), fact("right-to-review", MAY)
    assert fold_tracks(given(NFA, early)).of("criminal", "alex").ended == NFA
    again = fold_tracks(given(NFA, later)).of("criminal", "alex")
    assert (again.settled, again.reopened) == (False, NFA)
    second = acquitted(on=TODAY)
    after = fold_tracks(given(NFA, later, second)).of("criminal", "alex")
    assert (after.ended, after.reopened) == (second, None)


def acquitted(on: date) -> TrackEnded:
    return TrackEnded(track="criminal", subject="alex", ending="acquitted", on=on, reason="The verdict.")


def test_closed_file_takes_nothing() -> None:
    assert refused(command("arrest", APRIL), CLOSED) == [("closed-file-takes-nothing", "")]
