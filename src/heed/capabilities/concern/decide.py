"""Whether a concern can be put on the record as it was taken down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import msgspec

from heed.facts.base import History
from heed.facts.concern import ConcernReceived, Referrer
from heed.facts.when import When
from heed.rulebook.book import Rules
from heed.rulebook.refusal import Refusal, refuse_any
from heed.rulebook.workingdays import working_days_between
from heed.store.sealing import KeptApart, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Receive:
    """A concern as it was taken down from a call, a form or a letter."""

    reference: str
    channel: str
    source: str
    words: str
    referred: date
    happened: When | None
    first_known: When | None
    adult: str = ""
    adult_role: str = ""
    setting: str = ""
    children: str = ""
    late_reason: str = ""
    referrer: Referrer
    name_kept_back: bool
    owner: str


def receive(command: Receive, rules: Rules, today: date, before: History = ()) -> list[Statement]:
    """The concern as a fact; the referrer's name is sealed apart where they asked for that.

    `before` is what was recorded from the same form already.
    """
    refuse_any(form_recorded_once(before, rules))
    refuse_any((*original_words(command, rules), *dates_kept_apart(command, rules, today)))
    refuse_any(refer_in_one_working_day(command, rules))
    rules.require("channel", command.channel, "channel")
    rules.require("referral-source", command.source, "source")
    fact = ConcernReceived(
        reference=command.reference, channel=command.channel, source=command.source, words=command.words,
        referred=command.referred, happened=command.happened, first_known=command.first_known,
        adult=command.adult, adult_role=command.adult_role, setting=command.setting,
        children=command.children, late_reason=command.late_reason, owner=command.owner,
        name_kept_back=command.name_kept_back,
        referrer=None if command.name_kept_back else command.referrer,
    )  # fmt: skip
    if command.name_kept_back:
        return [KeptApart(fact, msgspec.json.encode(command.referrer))]
    return [fact]


def form_recorded_once(before: History, rules: Rules) -> Iterator[Refusal]:
    """A form that was recorded and is sent again with other answers is neither a correction nor a new concern."""
    if before:
        message = (
            "This form was recorded already, with other answers. Correct that entry on the page of the concern. "
            "For another concern, start from an empty form."
        )
        yield rules.refusal("original-words", "", message)


def original_words(command: Receive, rules: Rules) -> Iterator[Refusal]:
    """What was told is kept in the words in which it was told."""
    if not command.words.strip():
        yield rules.refusal("original-words", "words")


def dates_kept_apart(command: Receive, rules: Rules, today: date) -> Iterator[Refusal]:
    """Happened, first known and received stand in that order, and none of them lies in the future."""
    if command.referred > today:
        yield rules.refusal(
            "dates-kept-apart", "referred", "The day it was received cannot be in the future."
        )
    happened, known = _day(command.happened), _day(command.first_known)
    if happened and happened > min(command.referred, today):
        message = "The day it happened cannot be after the day it was received."
        yield rules.refusal("dates-kept-apart", "happened", message)
    if known and known > command.referred:
        message = "The day it was first known cannot be after the day it was received."
        yield rules.refusal("dates-kept-apart", "first_known", message)
    if known and happened and known < happened and _exact(command.happened, command.first_known):
        message = "It cannot have been known before the day it happened."
        yield rules.refusal("dates-kept-apart", "first_known", message)


def refer_in_one_working_day(command: Receive, rules: Rules) -> Iterator[Refusal]:
    """A referral later than one working day after it was first known says why."""
    known = _day(command.first_known)
    if known is None or not _exact(command.first_known) or command.late_reason.strip():
        return
    limit = rules.setting("refer-in-one-working-day", "working_days")
    if working_days_between(known, command.referred) > limit:
        message = "It was known for more than one working day before it was referred. Say why, or that it is not known."
        yield rules.refusal("refer-in-one-working-day", "late_reason", message)


def _day(when: When | None) -> date | None:
    return when.date if when else None


def _exact(*whens: When | None) -> bool:
    return all(when and when.precision == "day" for when in whens)
