"""Whether a file can be closed, reopened or passed to another post; what is still open is named one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from heed.facts.allegation import (
    AllegationFile,
    FileClosed,
    FilePassed,
    FileReopened,
    fold_allegation_file,
)
from heed.facts.base import Fact, History
from heed.facts.meeting import Meetings, fold_meetings
from heed.rulebook.book import Rules
from heed.rulebook.checks import coded
from heed.rulebook.refusal import Refusal, refuse_any

# A file that another area has taken over, or that should not have been opened, reaches no finding here:
# to demand an outcome would be to make one up, and the figures would count it.
WITHOUT_FINDING = {"transferred", "opened-in-error"}
LEFT = {"resigned", "foster-carer-resigned"}

Names = Mapping[str, str]  # of people, by file


@dataclass(frozen=True, slots=True, kw_only=True)
class Close:
    """How the file ends. `no_meeting` says why no meeting was held, where none was."""

    closed_as: str
    reason: str
    evidence: str
    learning: str = ""
    no_meeting: str = ""


def close(command: Close, history: History, rules: Rules, names: Names) -> list[Fact]:
    """The file closed, unless it is closed already or anything in it is open."""
    file, meetings = fold_allegation_file(history), fold_meetings(history)
    if file.closed:
        raise rules.refusal("closed-file-takes-nothing", "", "The file is closed already.")
    refuse_any(
        (
            *reason_and_evidence(command, rules),
            *coded(rules, "closure-reason", command.closed_as, "closed_as"),
            *_open_for(command, file, meetings, rules, names),
        )
    )
    return [
        FileClosed(
            closed_as=command.closed_as,
            reason=command.reason,
            evidence=command.evidence,
            learning=command.learning,
            no_meeting=command.no_meeting if meetings.last_held is None else "",
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


def _open_for(
    command: Close, file: AllegationFile, meetings: Meetings, rules: Rules, names: Names
) -> Iterator[Refusal]:
    if command.closed_as not in WITHOUT_FINDING:
        yield from without_finding(file, rules, names)
        yield from no_meeting_without_reason(command, meetings, rules)
    yield from unsettled(meetings, rules)


def nothing_open_at_closure(
    file: AllegationFile, meetings: Meetings, rules: Rules, names: Names
) -> list[Refusal]:
    """Everything that has to be settled before the file can be concluded."""
    return [*without_finding(file, rules, names), *unsettled(meetings, rules)]


def without_finding(file: AllegationFile, rules: Rules, names: Names) -> Iterator[Refusal]:
    """Who is missing, which allegation has no outcome, of whom it is not known what the employer did."""
    missing = {"child": file.children, "subject": file.subjects, "allegation": file.allegations}
    for what, found in missing.items():
        if not found:
            yield _open(rules, f"No {what} is named in the file.")
    for key in file.without_outcome:
        yield _no_outcome(file, key, rules, names)
    for subject in file.without_employer_action:
        who = names.get(subject, "the subject")
        yield _open(rules, f"It is not recorded what the employer of {who} did.")


def _no_outcome(file: AllegationFile, allegation: str, rules: Rules, names: Names) -> Refusal:
    made = file.allegations[allegation]
    subject, child = names.get(made.subject, "the subject"), names.get(made.child, "the child")
    message = f"The allegation about {subject} towards {child} has no outcome."
    employer = file.employer.get(made.subject)
    if employer and employer.outcome in LEFT:
        return rules.refusal("conclude-whatever-happens", "", f"{message} A resignation does not end it.")
    return _open(rules, message)


def unsettled(meetings: Meetings, rules: Rules) -> Iterator[Refusal]:
    """Meetings to be held, cancelled or minuted, and actions that have not ended."""
    for meeting in meetings.open_meetings:
        day = meeting.held.on if meeting.held else meeting.planned.on
        what = "has no minutes" if meeting.held else "is neither held nor cancelled"
        yield _open(rules, f"The meeting of {day.day} {day:%B %Y} {what}.")
    for action in meetings.open_actions:
        yield _open(rules, f"The action has not ended: {action.agreed.what}")


def no_meeting_without_reason(command: Close, meetings: Meetings, rules: Rules) -> Iterator[Refusal]:
    """A file in which no meeting was held says why."""
    if meetings.last_held is None and not command.no_meeting.strip():
        message = "No meeting was held. Say why."
        yield rules.refusal("nothing-open-at-closure", "no_meeting", message)


def _open(rules: Rules, message: str) -> Refusal:
    return rules.refusal("nothing-open-at-closure", "", message)
