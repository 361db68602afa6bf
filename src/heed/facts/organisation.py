"""The file of an organisation: what it is, its posts, and who held each of them from when to when."""

from dataclasses import dataclass, field
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

    def holders(self, post: str, day: date) -> list[Tenure]:
        """Who held the post on that day; none means that it was vacant."""
        return [t for t in self.tenures.values() if t.post == post and t.on(day)]


def fold_organisation(history: History) -> Organisation:
    """The organisation as the facts leave it."""
    described = None
    posts: dict[str, PostCreated] = {}
    tenures: dict[str, Tenure] = {}
    for item in effective(history):
        match item.fact:
            case OrganisationDescribed() as fact:
                described = fact
            case PostCreated() as fact:
                posts[fact.post] = fact
            case PostTakenUp() as fact:
                tenures[fact.tenure] = Tenure(
                    fact.tenure, fact.post, fact.holder, fact.tenure_kind, fact.since
                )
            case PostLeft() as fact:
                t = tenures[fact.tenure]
                tenures[fact.tenure] = Tenure(t.id, t.post, t.holder, t.kind, t.since, fact.until)
    return Organisation(described, posts, tenures)
