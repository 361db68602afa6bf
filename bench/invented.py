"""Facts to measure with: invented, neutral, and of ordinary length."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from heed.facts.allegation import (
    AllegationFileOpened,
    AllegationMade,
    ChildNamed,
    OutcomeDecided,
    SubjectNamed,
)
from heed.facts.base import Fact, History
from heed.facts.concern import ConcernReceived, ConcernScreened, LimbConsidered, NoteAdded, fold_concern
from heed.facts.meeting import ActionAgreed, ActionEnded
from heed.store.bulk import Bulk
from heed.store.sealing import Actor, Statement

ACTOR = Actor("person-of-the-measurement", "post-of-the-measurement")
START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
REASON = (
    "Considered with the setting's manager; the account given by the setting agrees with the rota of the day."
)


def concern(number: int) -> ConcernReceived:
    """What begins the file of a concern."""
    return ConcernReceived(
        reference=f"C-{number:06}",
        channel="phone",
        source="school",
        words="Caller says that the coach drove a child home alone after practice, against the club's rules.",
        referred=date(2026, 3, 2),
        owner=f"post-{number % 40}",
        adult="Corin Fernshaw",
        setting="Brammoor Swimming Club",
    )


def screening() -> ConcernScreened:
    """A threshold decision with its limbs."""
    limbs = tuple(LimbConsidered(limb=f"limb-{n}", met="not-met", reason=REASON) for n in range(4))
    return ConcernScreened(screened_as="referral", limbs=limbs, reason=REASON, evidence=REASON)


def screen(histories: Mapping[str, History]) -> Mapping[str, Sequence[Statement]]:
    """Decide as a page would: look at the concern as it is, refuse or state."""
    [(file, history)] = histories.items()
    if fold_concern(history).screened is not None:
        raise ValueError("this concern was screened before")
    return {file: [screening()]}


def add_note(histories: Mapping[str, History]) -> Mapping[str, Sequence[Statement]]:
    """State a note in the one file that was read."""
    return {file: [NoteAdded(text=REASON)] for file in histories}


def record_file(bulk: Bulk, file: str, facts: Sequence[Fact], seen: int = 0) -> None:
    """One command that states the facts at the end of a file of `seen` facts, a minute after the last."""
    bulk.record(
        actor=ACTOR,
        command=f"{file} {seen}",
        now=START + timedelta(minutes=seen),
        reads={file: seen},
        decide=lambda _: {file: facts},
    )


def incident(number: int, length: int) -> list[Fact]:
    """The facts of an allegation file of a given length."""
    return list(islice(_incident(number), length))


def _incident(number: int) -> Iterator[Fact]:
    post, child, subject = f"post-{number % 40}", f"child-{number}", f"subject-{number}"
    yield AllegationFileOpened(
        reference=f"A-{number:06}",
        concern=f"concern-{number}",
        summary="A child was driven home alone after practice.",
        referred=date(2026, 3, 2),
        owner=post,
    )
    yield ChildNamed(child=child)
    yield SubjectNamed(subject=subject, title="Coach", basis="volunteer", sector="sport")
    yield AllegationMade(
        allegation="a1", child=child, subject=subject, category="not-recorded", description=REASON
    )
    yield OutcomeDecided(allegation="a1", outcome="unfounded", definition="d", reason=REASON, evidence=REASON)
    step = 0
    while True:
        step += 1
        due = date(2026, 4, 1) + timedelta(days=step)
        yield NoteAdded(text=REASON)
        yield ActionAgreed(action=f"step-{step}", what="Ask the setting for its rota.", owner=post, due=due)
        yield NoteAdded(text=REASON)
        yield ActionEnded(action=f"step-{step}", status="done", result=REASON)
