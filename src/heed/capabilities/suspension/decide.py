"""Whether a consideration of suspension, a review of it or its end can be recorded as the worker says."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.suspension import (
    OptionWeighed,
    Suspension,
    SuspensionConsidered,
    SuspensionEnded,
    SuspensionReviewed,
    fold_suspensions,
)
from heed.rulebook.book import Rules
from heed.rulebook.checks import closed_file_takes_nothing, coded
from heed.rulebook.refusal import Refusal, refuse_any

SUSPEND: Final = "suspend"
LASTING: Final = frozenset({"suspended", "alternative"})
BY_EMPLOYER: Final = LASTING | {"neither"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Consider:
    """What the employer of one subject decided about suspension, and what was weighed."""

    consideration: str
    subject: str
    decision: str
    options: tuple[OptionWeighed, ...] = ()
    decided_by: str = ""
    reason: str
    views: str = ""
    since: date | None = None
    review: date | None = None
    welfare_contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The employer looked again, and it goes on until the next review."""

    consideration: str
    on: date
    reason: str
    review: date


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """The last day of a suspension or arrangement."""

    consideration: str
    on: date
    reason: str


def consider(command: Consider, history: History, rules: Rules) -> list[Fact]:
    """What was considered; a suspension or arrangement has its dates, its review and its contact."""
    file = fold_allegation_file(history)
    refuse_any(closed_file_takes_nothing(rules, file.closed))
    refuse_any(
        (
            *coded(rules, "suspension-decision", command.decision, "decision"),
            *suspension_decided_by_employer(command, file, rules),
            *suspension_options_weighed(command, rules),
            *suspension_review_set(command, rules),
            *welfare_contact_named(command, rules),
            *one_at_a_time(command, history, rules),
        )
    )
    lasts = command.decision in LASTING
    return [
        SuspensionConsidered(
            consideration=command.consideration, subject=command.subject, decision=command.decision,
            options=command.options, decided_by=command.decided_by, reason=command.reason, views=command.views,
            since=command.since if lasts else None, review=command.review if lasts else None,
            welfare_contact=command.welfare_contact,
        )
    ]  # fmt: skip


def review(command: Review, history: History, rules: Rules, today: date) -> list[Fact]:
    """It goes on, until the next review."""
    found = _lasting(command.consideration, history, rules)
    refuse_any(
        (
            *in_order(found, command.on, rules, today),
            *_reasoned(command.reason, "Say why it continues.", rules),
        )
    )
    if command.review <= command.on:
        message = "The next review has to lie after this one."
        raise rules.refusal("suspension-review-set", "review", message)
    return [
        SuspensionReviewed(
            consideration=command.consideration, on=command.on, reason=command.reason, review=command.review
        )
    ]


def end(command: End, history: History, rules: Rules, today: date) -> list[Fact]:
    """It came to its end."""
    found = _lasting(command.consideration, history, rules)
    refuse_any(
        (*in_order(found, command.on, rules, today), *_reasoned(command.reason, "Say why it ended.", rules))
    )
    return [SuspensionEnded(consideration=command.consideration, on=command.on, reason=command.reason)]


def _lasting(consideration: str, history: History, rules: Rules) -> Suspension:
    refuse_any(closed_file_takes_nothing(rules, fold_allegation_file(history).closed))
    found = fold_suspensions(history).found.get(consideration)
    if found is None or not found.lasts:
        message = "Nothing lasts here that could be reviewed or ended."
        raise rules.refusal("suspension-in-order", "", message)
    return found


def suspension_decided_by_employer(
    command: Consider, file: AllegationFile, rules: Rules
) -> Iterator[Refusal]:
    """About a subject of the file; where the employer decided, by which of their posts."""
    if command.subject not in file.subjects:
        message = "This person is not a subject of this file."
        yield rules.refusal("suspension-decided-by-employer", "", message)
    if command.decision in BY_EMPLOYER and not command.decided_by.strip():
        yield rules.refusal("suspension-decided-by-employer", "decided_by")


def suspension_options_weighed(command: Consider, rules: Rules) -> Iterator[Refusal]:
    """Each option with its reason, at least one besides what was decided, and the decision among those taken."""
    rule, taken = "suspension-options-weighed", {option.option for option in command.options if option.taken}
    yield from _reasoned(command.reason, "Give the reason for the decision.", rules)
    for option in command.options:
        yield from coded(rules, "suspension-option", option.option, f"option-{option.option}")
        if not option.reason.strip():
            message = f"Say why “{_label(option.option, rules)}” was taken or rejected."
            yield rules.refusal(rule, f"why-{option.option}", message)
    yield from (rules.refusal(rule, "decision", message) for message in _unfitting(command, taken))
    if command.decision in LASTING and not _others(command, taken):
        yield rules.refusal(
            rule, "decision", "Weigh at least one other option, and say why it was not enough."
        )


def _unfitting(command: Consider, taken: set[str]) -> Iterator[str]:
    """Where what was taken is not what was decided."""
    weighed = {option.option for option in command.options}
    if command.decision == "suspended" and SUSPEND in weighed - taken:
        yield "Suspension cannot be both decided and rejected."
    if command.decision == "alternative" and not taken - {SUSPEND}:
        yield "Say which option was taken instead of suspension."
    if command.decision in {"alternative", "neither"} and SUSPEND in taken:
        yield "Suspension is marked as taken. Choose “Suspended”, or mark it as rejected."
    if command.decision == "neither" and taken - {SUSPEND}:
        yield "An option is marked as taken. Choose “An alternative instead”, or mark it as rejected."
    if command.decision == "not-considered" and command.options:
        yield "Options are weighed here, so it was considered. Choose what was decided."


def _others(command: Consider, taken: set[str]) -> set[str]:
    weighed = {option.option for option in command.options}
    return weighed - {SUSPEND} if command.decision == "suspended" else weighed - taken


def suspension_review_set(command: Consider, rules: Rules) -> Iterator[Refusal]:
    """It has a first day and a later one on which it is reviewed."""
    if command.decision not in LASTING:
        return
    if command.since is None:
        yield rules.refusal("suspension-in-order", "since", "Enter the first day.")
    if command.review is None:
        yield rules.refusal("suspension-review-set", "review")
    elif command.since and command.review <= command.since:
        yield rules.refusal("suspension-review-set", "review", "The review has to lie after the first day.")


def welfare_contact_named(command: Consider, rules: Rules) -> Iterator[Refusal]:
    """Whoever is suspended has somebody who keeps in touch."""
    if command.decision == "suspended" and not command.welfare_contact.strip():
        yield rules.refusal("welfare-contact-named", "welfare_contact")


def one_at_a_time(command: Consider, history: History, rules: Rules) -> Iterator[Refusal]:
    """What lasts is reviewed or ended before something else is decided."""
    if any(found.lasts for found in fold_suspensions(history).of(command.subject)):
        message = "A suspension or arrangement lasts already. Review it, or record its end first."
        yield rules.refusal("suspension-in-order", "", message)


def in_order(found: Suspension, on: date, rules: Rules, today: date) -> Iterator[Refusal]:
    """On a day that has come, not before it began and not before it was last reviewed."""
    since = found.considered.since
    if on > today:
        yield rules.refusal("suspension-in-order", "on", "The day cannot be in the future.")
    if since and on < since:
        yield rules.refusal("suspension-in-order", "on", f"It began later, on {_day(since)}.")
    elif found.reviews and on < found.reviews[-1].on:
        message = f"It was reviewed later, on {_day(found.reviews[-1].on)}."
        yield rules.refusal("suspension-in-order", "on", message)


def _reasoned(reason: str, message: str, rules: Rules) -> Iterator[Refusal]:
    if not reason.strip():
        yield rules.refusal("suspension-options-weighed", "reason", message)


def _label(option: str, rules: Rules) -> str:
    return next((code.label for code in rules.codes("suspension-option") if code.code == option), option)


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
