"""The file of an organisation: what it is and became, its posts, and who held each of them from when to when."""

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, ClassVar

from heed.facts.base import Fact, History, effective, shown


class OrganisationDescribed(Fact, frozen=True, kw_only=True, tag="organisation-described/1"):
    """What the organisation is."""

    says: ClassVar[str] = "Organisation described"

    name: Annotated[str, shown("Name")]
    organisation_kind: Annotated[str, shown("Kind", codes="organisation-kind")]
    sector: Annotated[str, shown("Sector", codes="sector")] = "not-recorded"
    address: Annotated[str, shown("Address")] = ""


class PostCreated(Fact, frozen=True, kw_only=True, tag="post-created/1"):
    """A seat in the organisation. `role` is what its holder may do in this system; empty for none."""

    says: ClassVar[str] = "Post created"

    post: Annotated[str, shown("Post", hidden=True)]
    title: Annotated[str, shown("Title")]
    role: Annotated[str, shown("Role in this system", codes="access-role")] = ""


class PostTakenUp(Fact, frozen=True, kw_only=True, tag="post-taken-up/1"):
    """Somebody sits in a post from a day on."""

    says: ClassVar[str] = "Post taken up"

    tenure: Annotated[str, shown("Tenure", hidden=True)]
    post: Annotated[str, shown("Post", refers="post")]
    holder: Annotated[str, shown("Holder", refers="person")]
    tenure_kind: Annotated[str, shown("How held", codes="tenure-kind")]
    since: Annotated[date, shown("From")]


class PostLeft(Fact, frozen=True, kw_only=True, tag="post-left/1"):
    """The last day on which somebody sat in a post."""

    says: ClassVar[str] = "Post left"

    tenure: Annotated[str, shown("Tenure", hidden=True)]
    post: Annotated[str, shown("Post", refers="post")]
    holder: Annotated[str, shown("Holder", refers="person")]
    until: Annotated[date, shown("Until")]
    reason: Annotated[str, shown("Reason")] = ""


class PostPlaced(Fact, frozen=True, kw_only=True, tag="post-placed/1"):
    """To which post this one answers from a day on; that post may be of another organisation."""

    says: ClassVar[str] = "Post placed"

    post: Annotated[str, shown("Post", refers="post")]
    above: Annotated[str, shown("Answers to", refers="post")]
    since: Annotated[date, shown("From")]
    reason: Annotated[str, shown("Reason")] = ""


class PostEnded(Fact, frozen=True, kw_only=True, tag="post-ended/1"):
    """The last day of a post, and which post has its duties after that; empty for none of its own."""

    says: ClassVar[str] = "Post ended"

    post: Annotated[str, shown("Post", refers="post")]
    on: Annotated[date, shown("Last day")]
    ended_as: Annotated[str, shown("Ended as", codes="post-ending")]
    successor: Annotated[str, shown("Succeeded by", refers="post")] = ""
    reason: Annotated[str, shown("Reason")] = ""


class HandedOver(Fact, frozen=True, kw_only=True, tag="handed-over/1"):
    """What somebody who leaves a post handed over, and to whom; `files` are those of which it was told."""

    says: ClassVar[str] = "Handed over"

    post: Annotated[str, shown("Post", refers="post")]
    outgoing: Annotated[str, shown("Handed over by", refers="person")]
    incoming: Annotated[str, shown("Handed over to", refers="person")] = ""
    duties: Annotated[int, shown("Steps that waited")]
    # Whoever may read of posts may not therefore read which files there are.
    files: Annotated[tuple[str, ...], shown("Files", hidden=True)] = ()
    note: Annotated[str, shown("Note", long=True)] = ""


class OrganisationSucceeded(Fact, frozen=True, kw_only=True, tag="organisation-succeeded/1"):
    """Another organisation goes on with what this one did, from a day on."""

    says: ClassVar[str] = "Organisation succeeded by another"

    successor: Annotated[str, shown("Succeeded by", refers="organisation")]
    succeeded_as: Annotated[str, shown("How", codes="organisation-succession")]
    on: Annotated[date, shown("First day of the successor")]
    reason: Annotated[str, shown("Reason")] = ""


class OrganisationClosed(Fact, frozen=True, kw_only=True, tag="organisation-closed/1"):
    """The last day of an organisation."""

    says: ClassVar[str] = "Organisation closed"

    on: Annotated[date, shown("Last day")]
    reason: Annotated[str, shown("Reason")]


class OrganisationPartOf(Fact, frozen=True, kw_only=True, tag="organisation-part-of/1"):
    """This organisation belongs to a larger one from a day on: a school to its trust, a club to its league."""

    says: ClassVar[str] = "Organisation is part of another"

    parent: Annotated[str, shown("Part of", refers="organisation")]
    since: Annotated[date, shown("From")]


@dataclass(frozen=True, slots=True)
class Tenure:
    """The dated span in which a person sat in a post; `until` is its last day."""

    id: str
    post: str
    holder: str
    kind: str
    since: date
    until: date | None = None

    def on(self, day: date) -> bool:
        """Whether the post was held so on that day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation as the facts leave it."""

    described: OrganisationDescribed | None = None
    posts: dict[str, PostCreated] = field(default_factory=dict)
    tenures: dict[str, Tenure] = field(default_factory=dict)
    placed: tuple[PostPlaced, ...] = ()
    ended: dict[str, PostEnded] = field(default_factory=dict)
    former_names: tuple[str, ...] = ()
    succeeded: tuple[OrganisationSucceeded, ...] = ()
    closed: OrganisationClosed | None = None
    part_of: tuple[OrganisationPartOf, ...] = ()
    handed_over: tuple[HandedOver, ...] = ()

    def holders(self, post: str, day: date) -> list[Tenure]:
        """Who held the post on that day; none means that it was vacant."""
        return [t for t in self.tenures.values() if t.post == post and t.on(day)]

    def above(self, post: str, day: date) -> str:
        """The post to which it answered on that day; empty where none was recorded."""
        placed = [p for p in self.placed if p.post == post and p.since <= day]
        return max(placed, key=lambda p: p.since).above if placed else ""

    def has_ended(self, post: str, day: date) -> bool:
        """Whether the last day of the post lay before that day."""
        return post in self.ended and self.ended[post].on < day


def fold_organisation(history: History) -> Organisation:
    """The organisation as the facts leave it."""
    facts = [item.fact for item in effective(history)]
    described = [f for f in facts if isinstance(f, OrganisationDescribed)]
    closed = [f for f in facts if isinstance(f, OrganisationClosed)]
    return Organisation(
        described=described[-1] if described else None,
        posts={f.post: f for f in facts if isinstance(f, PostCreated)},
        tenures=_tenures(facts),
        placed=_placed(facts),
        ended={f.post: f for f in facts if isinstance(f, PostEnded)},
        former_names=_former_names(described),
        succeeded=tuple(f for f in facts if isinstance(f, OrganisationSucceeded)),
        closed=closed[-1] if closed else None,
        part_of=tuple(f for f in facts if isinstance(f, OrganisationPartOf)),
        handed_over=tuple(f for f in facts if isinstance(f, HandedOver)),
    )


def _tenures(facts: list[Fact]) -> dict[str, Tenure]:
    tenures: dict[str, Tenure] = {}
    for fact in facts:
        if isinstance(fact, PostTakenUp):
            tenures[fact.tenure] = Tenure(fact.tenure, fact.post, fact.holder, fact.tenure_kind, fact.since)
        elif isinstance(fact, PostLeft):
            tenures[fact.tenure] = replace(tenures[fact.tenure], until=fact.until)
    return tenures


def _placed(facts: list[Fact]) -> tuple[PostPlaced, ...]:
    """Of several from one day on, the one recorded last."""
    return tuple({(f.post, f.since): f for f in facts if isinstance(f, PostPlaced)}.values())


def _former_names(described: list[OrganisationDescribed]) -> tuple[str, ...]:
    """The names it bore before, the oldest first, each once."""
    now = described[-1].name if described else ""
    return tuple(dict.fromkeys(f.name for f in described if f.name != now))
