"""One cast of people for the tests of every room: who they are, which posts they hold, how they sign in."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from heed.access.models import User
from heed.facts.organisation import OrganisationDescribed, PostCreated, PostLeft, PostTakenUp
from heed.facts.person import PersonDescribed
from heed.store.ids import new_id
from heed.store.record import Receipt, record
from heed.store.sealing import Actor, Statement

PASSWORD = "a password for tests"  # noqa: S105 - of invented people in a database of a test
# Argon2 with the least cost it takes, made once: hashing as in earnest would be most of each test's time.
PASSWORD_HASH = "argon2$argon2id$v=19$m=8,t=1,p=1$YSBzYWx0IGZvciB0ZXN0cw$R2W7yr+k6IlzRbeTp58wUQ"  # noqa: S105
SINCE = date(2010, 4, 1)


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the cast: their file, their name, and the post they hold (or held)."""

    username: str
    name: str
    person: str
    post: str
    title: str
    role: str

    @property
    def actor(self) -> Actor:
        """Under which they record."""
        return Actor(self.person, self.post)


@dataclass(frozen=True, slots=True)
class Cast:
    """Alice decides, Ben supports, Carol scrutinises, Dan keeps the directory; Eve left yesterday."""

    organisation: str
    vacant_post: str
    alice: Member
    ben: Member
    carol: Member
    dan: Member
    eve: Member

    @property
    def members(self) -> tuple[Member, ...]:
        """All five."""
        return (self.alice, self.ben, self.carol, self.dan, self.eve)


def _member(username: str, name: str, title: str, role: str) -> Member:
    return Member(username, name, new_id(), new_id(), title, role)


def make_cast(now: datetime) -> Cast:
    """Put the cast on the record and make their accounts."""
    cast = Cast(
        new_id(),
        new_id(),
        _member("alice", "Alice Example", "Designated officer", "designated-officer"),
        _member("ben", "Ben Example", "Business support", "business-support"),
        _member("carol", "Carol Example", "Independent scrutineer", "scrutineer"),
        _member("dan", "Dan Example", "System administrator", "administrator"),
        _member("eve", "Eve Example", "Former designated officer", "designated-officer"),
    )
    statements: dict[str, list[Statement]] = {m.person: [PersonDescribed(name=m.name)] for m in cast.members}
    statements[cast.organisation] = _organisation(cast, now.date() - timedelta(days=1))
    record(
        actor=Actor("cast", ""),
        command=new_id(),
        now=now,
        reads=dict.fromkeys(statements, 0),
        decide=lambda _: statements,
    )
    for m in cast.members:
        User(username=m.username, person=m.person, password=PASSWORD_HASH).save()
    return cast


def _organisation(cast: Cast, yesterday: date) -> list[Statement]:
    facts: list[Statement] = [
        OrganisationDescribed(
            name="Borough of Sampleton", organisation_kind="local-authority", sector="not-recorded"
        ),
        PostCreated(post=cast.vacant_post, title="Deputy designated officer", role="designated-officer"),
    ]
    for m in cast.members:
        facts += [
            PostCreated(post=m.post, title=m.title, role=m.role),
            PostTakenUp(
                tenure=f"tenure-{m.person}",
                post=m.post,
                holder=m.person,
                tenure_kind="substantive",
                since=SINCE,
            ),
        ]
    eve = cast.eve
    facts.append(PostLeft(tenure=f"tenure-{eve.person}", post=eve.post, holder=eve.person, until=yesterday))
    return facts


def appoint(cast: Cast, username: str, name: str, role: str, *, now: datetime) -> Member:
    """Somebody more, in a new post of the same organisation with that role."""
    who = _member(username, name, role.replace("-", " ").capitalize(), role)
    taken = PostTakenUp(
        tenure=f"tenure-{who.person}",
        post=who.post,
        holder=who.person,
        tenure_kind="substantive",
        since=SINCE,
    )
    state(cast.dan, who.person, PersonDescribed(name=name), now=now)
    state(cast.dan, cast.organisation, PostCreated(post=who.post, title=who.title, role=role), taken, now=now)
    User(username=username, person=who.person, password=PASSWORD_HASH).save()
    return who


def state(who: Member, file: str, *facts: Statement, now: datetime) -> Receipt:
    """Put facts on the record as they are, without a decision, for a test that needs them to be there."""
    return record(
        actor=who.actor, command=new_id(), now=now, reads={file: None}, decide=lambda _: {file: facts}
    )
