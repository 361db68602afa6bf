"""Whether an action can be agreed, given a new date or ended as the worker says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from heed.facts.allegation import fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.meeting import (
    Action,
    ActionAgreed,
    ActionEnded,
    ActionRevised,
    Meetings,
    fold_meetings,
)
from heed.facts.when import When
from heed.rulebook.book import Rules
from heed.rulebook.checks import closed_file_takes_nothing, coded
from heed.rulebook.refusal import Refusal, refuse_any


@dataclass(frozen=True, slots=True, kw_only=True)
class Agree:
    """Something a post is to do. `row` is what the names of its fields on the form begin with."""

    action: str
    what: str
    owner: str
    due: date | None
    row: str = ""


def agree_all(actions: Iterable[Agree], rules: Rules, *, meeting: str = "", since: date) -> list[Fact]:
    """Each action as a fact; `since` is the day from which it can be due. All refusals at once."""
    actions = list(actions)
    refuse_any(one for action in actions for one in action_owned_by_post(action, rules, since))
    return [
        ActionAgreed(action=a.action, meeting=meeting, what=a.what, owner=a.owner, due=a.due)
        for a in actions
        if a.due
    ]


def action_owned_by_post(action: Agree, rules: Rules, since: date) -> Iterator[Refusal]:
    """An action says what is to be done, which post does it, and by when."""
    if not action.what.strip():
        yield rules.refusal("action-owned-by-post", f"{action.row}what", "Say what is to be done.")
    if not action.owner:
        yield rules.refusal(
            "action-owned-by-post", f"{action.row}owner", "Name the post that owns the action."
        )
    if action.due is None:
        yield rules.refusal("action-owned-by-post", f"{action.row}due", "Enter the day by which it is due.")
    elif action.due < since:
        message = f"It cannot be due before {since.day} {since:%B %Y}, when it could first be agreed."
        yield rules.refusal("action-owned-by-post", f"{action.row}due", message)


def add(action: Agree, history: History, rules: Rules, today: date, *, meeting: str = "") -> list[Fact]:
    """An action agreed in a meeting that goes on, or outside any, perhaps some time ago."""
    file = fold_allegation_file(history)
    refuse_any(closed_file_takes_nothing(rules, file.closed))
    since = file.opened.referred if file.opened else today
    return agree_all([action], rules, meeting=meeting, since=since)


def revise(action: str, due: date, reason: str, history: History, rules: Rules) -> list[Fact]:
    """A new date for an action; the first one goes on counting."""
    file, meetings = fold_allegation_file(history), fold_meetings(history)
    found = meetings.actions.get(action)
    refuse_any((*closed_file_takes_nothing(rules, file.closed), *still_to_be_done(found, rules)))
    refuse_any((*another_day(due, found, meetings, rules), *_reasoned(reason, rules)))
    return [ActionRevised(action=action, due=due, reason=reason)]


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """How an action ended, and on which day."""

    action: str
    status: str
    on: date
    result: str


def end(command: End, history: History, rules: Rules, today: date) -> list[Fact]:
    """An action was done, or will not be done, and why."""
    file, found = fold_allegation_file(history), fold_meetings(history).actions.get(command.action)
    refuse_any((*closed_file_takes_nothing(rules, file.closed), *still_to_be_done(found, rules)))
    refuse_any(settled(command, rules, today))
    return [
        ActionEnded(
            action=command.action, status=command.status, result=command.result, happened=When.on(command.on)
        )
    ]


def still_to_be_done(action: Action | None, rules: Rules) -> Iterator[Refusal]:
    """Only an action that was agreed and has not ended takes a new date or ends."""
    if action is None:
        yield rules.refusal("action-settled-once", "", "There is no such action in this file.")
    elif action.ended:
        yield rules.refusal("action-settled-once", "", "This action has ended already.")


def another_day(due: date, action: Action | None, meetings: Meetings, rules: Rules) -> Iterator[Refusal]:
    """The new date differs from the present one and does not lie before the meeting."""
    if action is None:
        return
    meeting = meetings.meetings.get(action.agreed.meeting)
    if due == action.due:
        yield rules.refusal("action-owned-by-post", "due", "This is the date that the action has already.")
    elif meeting and meeting.held and due < meeting.held.on:
        yield rules.refusal("action-owned-by-post", "due", "It cannot be due before it was agreed.")


def _reasoned(reason: str, rules: Rules) -> Iterator[Refusal]:
    if not reason.strip():
        yield rules.refusal("change-needs-reason", "reason", "Say why the action has a new date.")


def settled(command: End, rules: Rules, today: date) -> Iterator[Refusal]:
    """It was done or will not be done, on a day that has come, and the result or the reason is said."""
    yield from coded(rules, "action-status", command.status, "status")
    if command.status == "open":
        yield rules.refusal("action-settled-once", "status")
    if command.on > today:
        yield rules.refusal("action-settled-once", "on", "The day on which it ended cannot be in the future.")
    if not command.result.strip():
        message = "Say what was done, or why it will not be done."
        yield rules.refusal("action-settled-once", "result", message)
