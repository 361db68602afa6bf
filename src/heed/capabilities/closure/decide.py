"""Whether a file can be closed, reopened or passed to another post; what is still open is named one by one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from heed.capabilities.closure import open as opened
from heed.capabilities.closure.open import Names, Open, Standing, standing
from heed.facts.allegation import (
    AllegationFile,
    FileClosed,
    FilePassed,
    FileReopened,
    fold_allegation_file,
)
from heed.facts.base import Fact, History
from heed.facts.meeting import Meetings, fold_meetings
from heed.rulebook.book import Rulebook, Rules
from heed.rulebook.checks import coded
from heed.rulebook.refusal import Refusal, refuse_any

# A file that another area has taken over, or that should not have been opened, reaches no finding here:
# to demand an outcome would be to make one up, and the figures would count it.
WITHOUT_FINDING = {"transferred", "opened-in-error"}
# What may stay open once the field says why.
EXPLAINED: Final = MappingProxyType[str, Callable[[Standing], Iterator[Open]]](
    {"goes_on": opened.lasting, "not_told": opened.untold, "settlement": opened.settlements}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """How the file ends. `no_meeting` says why no meeting was held, where none was.

    `goes_on` says why a suspension goes on, `not_told` why somebody was not told the outcome, `settlement` how the
    matter went on although one was proposed; each only where it is so.
    """

    closed_as: str
    reason: str
    evidence: str
    learning: str = ""
    no_meeting: str = ""
    goes_on: str = ""
    not_told: str = ""
    settlement: str = ""


def close(command: Close, history: History, rules: Rules, names: Names, book: Rulebook) -> list[Fact]:
    """The file closed, unless it is closed already or anything in it is open."""
    file, meetings = fold_allegation_file(history), fold_meetings(history)
    if file.closed:
        raise rules.refusal("closed-file-takes-nothing", "", "The file is closed already.")
    now = standing(history, names, book)
    refuse_any(
        (
            *reason_and_evidence(command, rules),
            *coded(rules, "closure-reason", command.closed_as, "closed_as"),
            *(_open_for(command, now, meetings, rules) if now else ()),
        )
    )
    asked = {name for name, found in EXPLAINED.items() if now and any(found(now))}
    return [
        FileClosed(
            closed_as=command.closed_as,
            reason=command.reason,
            evidence=command.evidence,
            learning=command.learning,
            no_meeting=command.no_meeting if meetings.last_held is None else "",
            goes_on=command.goes_on if "goes_on" in asked else "",
            not_told=command.not_told if "not_told" in asked else "",
            settlement=command.settlement if "settlement" in asked else "",
        )
    ]


def reopen(reason: str, history: History, rules: Rules) -> list[Fact]:
    """A closed file taken up again; the closing stays on the record."""
    if not fold_allegation_file(history).closed:
        raise rules.refusal("reopening-needs-reason", "", "The file is open already.")
    if not reason.strip():
        raise rules.refusal("reopening-needs-reason", "reason")
    return [FileReopened(reason=reason)]


def pass_on(owner: str, reason: str, history: History, rules: Rules) -> list[Fact]:
    """Another post becomes responsible."""
    file = fold_allegation_file(history)
    if file.closed:
        raise rules.refusal("closed-file-takes-nothing")
    refuse_any(_to_another_post(owner, reason, file, rules))
    return [FilePassed(owner=owner, reason=reason)]


def _to_another_post(owner: str, reason: str, file: AllegationFile, rules: Rules) -> Iterator[Refusal]:
    if not owner or owner == file.owner:
        message = "Choose another post than the one that is responsible now."
        yield rules.refusal("change-needs-reason", "owner", message)
    if not reason.strip():
        yield rules.refusal("change-needs-reason", "reason", "Say why another post becomes responsible.")


def reason_and_evidence(command: Close, rules: Rules) -> Iterator[Refusal]:
    """A closing, above all with no further action, states its reason and the evidence considered."""
    if not command.reason.strip():
        message = "Give the reason for which the file is closed."
        yield rules.refusal("no-further-action-needs-reason", "reason", message)
    if not command.evidence.strip():
        message = "Say what evidence was considered."
        yield rules.refusal("no-further-action-needs-reason", "evidence", message)


def _open_for(command: Close, now: Standing, meetings: Meetings, rules: Rules) -> Iterator[Refusal]:
    if command.closed_as in WITHOUT_FINDING:
        found = (*opened.unsettled(now), *opened.across(now))
        yield from (rules.refusal(one.rule, "", one.message) for one in found)
        yield from other_side_has_it(command, now, rules)
        return
    yield from nothing_open_at_closure(now, rules)
    yield from no_meeting_without_reason(command, meetings, rules)
    yield from explained(command, now, rules)


def nothing_open_at_closure(now: Standing, rules: Rules) -> Iterator[Refusal]:
    """Everything that has to be settled before the file can be concluded."""
    yield from (rules.refusal(one.rule, "", one.message) for one in opened.all_open(now))


def explained(command: Close, now: Standing, rules: Rules) -> Iterator[Refusal]:
    """What may stay open does so with its reason."""
    for field, found in EXPLAINED.items():
        if not getattr(command, field).strip():
            yield from (rules.refusal(one.rule, field, one.message) for one in found(now))


def other_side_has_it(command: Close, now: Standing, rules: Rules) -> Iterator[Refusal]:
    """Closed as transferred once the other authority has said that it has it."""
    if command.closed_as == "transferred" and now.case.border.accepted is None:
        yield rules.refusal("other-side-has-it", "closed_as")


def no_meeting_without_reason(command: Close, meetings: Meetings, rules: Rules) -> Iterator[Refusal]:
    """A file in which no meeting was held says why."""
    if meetings.last_held is None and not command.no_meeting.strip():
        message = "No meeting was held. Say why."
        yield rules.refusal("nothing-open-at-closure", "no_meeting", message)
