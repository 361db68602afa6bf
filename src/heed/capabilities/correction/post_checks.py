"""What a corrected statement about posts and organisations must still keep to."""

from collections.abc import Callable, Iterator
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from heed.facts.base import Fact, History, Recorded
from heed.facts.organisation import (
    OrganisationClosed,
    PostCreated,
    PostEnded,
    PostLeft,
    PostTakenUp,
    Tenure,
    fold_organisation,
)
from heed.rulebook.book import Rules
from heed.rulebook.refusal import Refusal


def _post(fact: PostCreated, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    posts = fold_organisation(history).posts.values()
    if any(p.post != fact.post and p.title.casefold() == fact.title.casefold() for p in posts):
        yield rules.refusal("post-has-a-title", "title")


def _taken_up(fact: PostTakenUp, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    tenures = fold_organisation(history).tenures
    until = tenures[fact.tenure].until
    if until and until < fact.since:
        yield rules.refusal("dates-in-order", "since", "The post was left before that day.")
    if fact.tenure_kind == "substantive":
        others = [t for t in tenures.values() if t.post == fact.post and t.id != fact.tenure]
        yield from _one_substantive(fact.since, until, others, "since", rules)


def _left(fact: PostLeft, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    organisation = fold_organisation(history)
    tenures, ended = organisation.tenures, organisation.ended.get(fact.post)
    tenure = tenures[fact.tenure]
    if fact.until < tenure.since:
        yield rules.refusal("dates-in-order", "until", "The post was taken up after that day.")
    if ended and fact.until > ended.on:
        yield rules.refusal("post-ended-once", "until", "The post had ended by that day.")
    if organisation.closed and fact.until > organisation.closed.on:
        yield rules.refusal("organisation-closed-once", "until", "The organisation had closed by that day.")
    if tenure.kind == "substantive":
        others = [t for t in tenures.values() if t.post == fact.post and t.id != fact.tenure]
        yield from _one_substantive(tenure.since, fact.until, others, "until", rules)


def _one_substantive(
    since: date, until: date | None, others: list[Any], field: str, rules: Rules
) -> Iterator[Refusal]:
    last = until or date.max
    for other in others:
        overlaps = other.since <= last and since <= (other.until or date.max)
        if other.kind == "substantive" and overlaps:
            yield rules.refusal("one-substantive-holder", field)
            return


def _post_ended(fact: PostEnded, _: Recorded, history: History, rules: Rules) -> Iterator[Refusal]:
    tenures = [t for t in fold_organisation(history).tenures.values() if t.post == fact.post]
    yield from _after_all_left(fact.on, tenures, "post-ended-once", rules)


def _organisation_closed(
    fact: OrganisationClosed, _: Recorded, history: History, rules: Rules
) -> Iterator[Refusal]:
    tenures = list(fold_organisation(history).tenures.values())
    yield from _after_all_left(fact.on, tenures, "organisation-closed-once", rules)


def _after_all_left(day: date, tenures: list[Tenure], rule: str, rules: Rules) -> Iterator[Refusal]:
    if any(t.until is None or t.until > day for t in tenures):
        yield rules.refusal(rule, "on", "Somebody still held a post after that day.")


POST_CHECKS: Final = MappingProxyType[
    type[Fact], Callable[[Any, Recorded, History, Rules], Iterator[Refusal]]
](
    {
        PostCreated: _post,
        PostTakenUp: _taken_up,
        PostLeft: _left,
        PostEnded: _post_ended,
        OrganisationClosed: _organisation_closed,
    }
)
