"""Whether it can be recorded which authority leads, and which others were told."""

from dataclasses import dataclass
from datetime import date

from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.border import CopySent, LeadAgreed
from heed.rulebook.book import Rules
from heed.rulebook.checks import closed_file_takes_nothing, coded, day_in_order, worded
from heed.rulebook.refusal import refuse_any

LEAD, COPY = "lead-authority-named", "copied-with-reason"
REFERRED = "of the referral to the service"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agree:
    """Which authority leads, with whom that was agreed, and why."""

    ours: bool
    authority: str
    with_whom: str
    on: date
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another authority was told, and why it needs to know."""

    authority: str
    to_whom: str = ""
    on: date
    how: str
    reason: str


def agree_lead(command: Agree, history: History, rules: Rules, today: date) -> list[Fact]:
    """Which authority leads from now on."""
    file = fold_allegation_file(history)
    refuse_any(closed_file_takes_nothing(rules, file.closed))
    said = {
        "authority": (command.authority, "Say which authority leads."),
        "with_whom": (command.with_whom, "Say with whom it was agreed."),
        "reason": (command.reason, "Say why this authority leads."),
    }
    refuse_any(
        (
            *worded(rules, LEAD, said),
            *day_in_order(rules, LEAD, command.on, today=today, after=since_referral(file)),
        )
    )
    return [
        LeadAgreed(
            ours=command.ours, authority=command.authority, with_whom=command.with_whom, on=command.on,
            reason=command.reason,
        )
    ]  # fmt: skip


def copy(command: Copy, history: History, rules: Rules, today: date) -> list[Fact]:
    """Another authority was copied in."""
    file = fold_allegation_file(history)
    refuse_any(closed_file_takes_nothing(rules, file.closed))
    said = {
        "authority": (command.authority, "Say which authority was told."),
        "reason": (command.reason, "Say why it needs to know."),
    }
    refuse_any(
        (
            *worded(rules, COPY, said),
            *coded(rules, "sent-how", command.how, "how"),
            *day_in_order(rules, COPY, command.on, today=today, after=since_referral(file)),
        )
    )
    return [
        CopySent(
            authority=command.authority, to_whom=command.to_whom, on=command.on, how=command.how,
            reason=command.reason,
        )
    ]  # fmt: skip


def since_referral(file: AllegationFile) -> list[tuple[date | None, str]]:
    """What everything of a file follows: the day of its referral, with its words."""
    return [(file.opened.referred if file.opened else None, REFERRED)]
