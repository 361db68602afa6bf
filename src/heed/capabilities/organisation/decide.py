"""Listing an organisation, creating its posts, and who holds them from when to when."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from heed.facts.base import History
from heed.facts.organisation import (
    Organisation,
    OrganisationDescribed,
    PostCreated,
    PostLeft,
    PostTakenUp,
    fold_organisation,
)
from heed.facts.person import PersonDescribed
from heed.rulebook.book import Rules
from heed.rulebook.checks import coded, organisation_listed, person_described, span_in_order
from heed.rulebook.refusal import Refusal, refuse_any
from heed.store.sealing import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class CreatePost:
    """A seat in the organisation; `role` is what its holder may do in this system, empty for nothing."""

    post: str
    title: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeUp:
    """`holder` sits in a post from a day on; described where they have no file yet."""

    organisation: str
    tenure: str
    post: str
    holder: str
    described: PersonDescribed | None = None
    tenure_kind: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """The last day of a tenure, and why it ends."""

    tenure: str
    until: date
    reason: str


def list_organisation(
    new: OrganisationDescribed, rules: Rules, directory: Mapping[str, str]
) -> list[Statement]:
    """A new organisation; `directory` has the names of those that are listed, by their file."""
    refuse_any(
        (
            *organisation_listed_once(new, rules, directory),
            *coded(rules, "organisation-kind", new.organisation_kind, "organisation_kind"),
            *coded(rules, "sector", new.sector, "sector"),
        )
    )
    return [new]


def organisation_listed_once(
    new: OrganisationDescribed, rules: Rules, directory: Mapping[str, str]
) -> Iterator[Refusal]:
    """An organisation has a name, and is entered once."""
    if not new.name.strip():
        yield rules.refusal(
            "organisation-listed-once", "new_organisation", "Enter the name of the organisation."
        )
    yield from organisation_listed(rules, directory, chosen="", new_name=new.name)


def create_post(
    history: History, command: CreatePost, rules: Rules, roles: Mapping[str, str]
) -> list[Statement]:
    """A post with its title, and what its holder may do here; `roles` has the names of the roles, by code."""
    refuse_any((*post_has_a_title(fold_organisation(history), command, rules), *_role_known(command, roles)))
    return [PostCreated(post=command.post, title=command.title, role=command.role)]


def post_has_a_title(organisation: Organisation, command: CreatePost, rules: Rules) -> Iterator[Refusal]:
    """Each post of an organisation has a title by which it is told from the others."""
    title = command.title.strip().casefold()
    if not title or title in {post.title.casefold() for post in organisation.posts.values()}:
        yield rules.refusal("post-has-a-title", "title")


def _role_known(command: CreatePost, roles: Mapping[str, str]) -> Iterator[Refusal]:
    if command.role and command.role not in roles:
        offered = "; ".join(roles.values())
        yield Refusal("code-in-force", f"Choose one of these roles, or none: {offered}.", "role")


def take_up(
    histories: Mapping[str, History], command: TakeUp, rules: Rules, today: date
) -> dict[str, list[Statement]]:
    """The tenure in the file of the organisation, and the person's own file where there is none yet; by file."""
    organisation = fold_organisation(histories[command.organisation])
    refuse_any(
        (
            *_post_of(organisation, command, rules),
            *post_ended_once(organisation, command, rules),
            *coded(rules, "tenure-kind", command.tenure_kind, "tenure_kind"),
            *one_substantive_holder(organisation, command, rules),
            *_described_or_known(histories[command.holder], command.described, rules, today),
        )
    )
    taken = PostTakenUp(
        tenure=command.tenure, post=command.post, holder=command.holder,
        tenure_kind=command.tenure_kind, since=command.since,
    )  # fmt: skip
    own: list[Statement] = [command.described] if command.described else []
    return {command.organisation: [taken], command.holder: own}


def _post_of(organisation: Organisation, command: TakeUp, rules: Rules) -> Iterator[Refusal]:
    if command.post not in organisation.posts:
        yield rules.refusal("post-has-a-title", "post", "Choose a post of this organisation.")


def post_ended_once(organisation: Organisation, command: TakeUp, rules: Rules) -> Iterator[Refusal]:
    """Nobody takes up a post that has ended, or will have while they hold it."""
    if command.post in organisation.ended:
        yield rules.refusal("post-ended-once", "post", "This post has ended. Choose another.")


def one_substantive_holder(organisation: Organisation, command: TakeUp, rules: Rules) -> Iterator[Refusal]:
    """One person at a time holds a post substantively; nobody holds a post twice at once."""
    rule = "one-substantive-holder"
    later = [
        t
        for t in organisation.tenures.values()
        if t.post == command.post and (t.until is None or t.until >= command.since)
    ]
    if any(t.holder == command.holder for t in later):
        yield rules.refusal(rule, "name", "This person already holds the post in that time.")
    elif command.tenure_kind == "substantive" and any(t.kind == "substantive" for t in later):
        yield rules.refusal(rule, "tenure_kind")


def _described_or_known(
    holder: History, described: PersonDescribed | None, rules: Rules, today: date
) -> Iterator[Refusal]:
    """Whoever has no file yet is described; whoever has one is not described a second time."""
    if (holder == ()) == (described is None):
        message = "Choose a person on record, or enter the name of a new one."
        yield rules.refusal("person-named", "name", message)
    if described:
        yield from person_described(
            rules, today, name=described.name, born=described.born, sex=described.sex,
            ethnicity=described.ethnicity,
        )  # fmt: skip


def leave(history: History, command: Leave, rules: Rules) -> list[Statement]:
    """The end of a tenure."""
    organisation = fold_organisation(history)
    refuse_any(left_once(organisation, command, rules))
    tenure = organisation.tenures[command.tenure]
    refuse_any((*span_in_order(rules, tenure.since, command.until), *_with_reason(command, rules)))
    return [
        PostLeft(
            tenure=tenure.id, post=tenure.post, holder=tenure.holder, until=command.until,
            reason=command.reason,
        )
    ]  # fmt: skip


def left_once(organisation: Organisation, command: Leave, rules: Rules) -> Iterator[Refusal]:
    """The last day in a post is recorded once."""
    tenure = organisation.tenures.get(command.tenure)
    if tenure is None:
        yield rules.refusal("left-once", "tenure", "Choose somebody who holds a post of this organisation.")
    elif tenure.until is not None:
        yield rules.refusal("left-once", "tenure")


def _with_reason(command: Leave, rules: Rules) -> Iterator[Refusal]:
    if not command.reason.strip():
        yield rules.refusal("left-once", "reason", "Say why they leave the post.")
