"""Whether a name that was kept back may be asked for, allowed and opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from heed.facts.base import Fact, History
from heed.facts.identity import (
    Asking,
    IdentityAllowed,
    IdentityAsked,
    IdentityOpened,
    IdentityRefused,
    fold_identity,
    has_name_kept_back,
)
from heed.rulebook.book import Rules
from heed.rulebook.refusal import Refusal, refuse_any

TWO_PEOPLE, IN_TIME = "two-people-open-an-identity", "identity-opened-within-an-hour"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What somebody answers. `in_one_line` says whether one of the two answers to the other."""

    asking: str
    by: str
    allow: bool
    reason: str
    in_one_line: bool


def ask(asking: str, reason: str, history: History, rules: Rules) -> list[Fact]:
    """Why it has to be opened, of a file in which a name was kept back."""
    if not has_name_kept_back(history):
        raise rules.refusal(TWO_PEOPLE, message="No name was kept back in this file.")
    if not reason.strip():
        raise rules.refusal(TWO_PEOPLE, "reason", "Say why it has to be opened.")
    return [IdentityAsked(asking=asking, reason=reason)]


def answer(command: Answer, history: History, rules: Rules) -> list[Fact]:
    """Allowed, or not."""
    refuse_any(two_people_open_an_identity(command, fold_identity(history).get(command.asking), rules))
    kind = IdentityAllowed if command.allow else IdentityRefused
    return [kind(asking=command.asking, reason=command.reason)]


def two_people_open_an_identity(command: Answer, asked: Asking | None, rules: Rules) -> Iterator[Refusal]:
    """Another person answers, once, who is neither above nor below the first, and says why."""
    if asked is None or asked.answered_at is not None:
        yield rules.refusal(TWO_PEOPLE, message="This was answered already, or was never asked.")
    elif asked.by == command.by or command.in_one_line:
        yield rules.refusal(TWO_PEOPLE)
    if not command.reason.strip():
        yield rules.refusal(TWO_PEOPLE, "reason", "Say why.")


def open_it(asking: str, by: str, history: History, rules: Rules, now: datetime) -> list[Fact]:
    """That it is opened, by whoever asked, in time, once."""
    refuse_any(identity_opened_within_an_hour(fold_identity(history).get(asking), by, rules, now))
    return [IdentityOpened(asking=asking)]


def identity_opened_within_an_hour(
    asked: Asking | None, by: str, rules: Rules, now: datetime
) -> Iterator[Refusal]:
    """Whoever asked opens it, once, within the hour."""
    if asked is None or asked.by != by or asked.opened or not asked.in_time(now):
        yield rules.refusal(IN_TIME)
