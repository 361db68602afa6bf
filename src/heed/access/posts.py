"""Posts to choose from, and which post answers for the duties of another that is vacant or has ended."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from heed.access.names import titles
from heed.access.roles import ROLES
from heed.store.database import raw, run
from heed.store.derived.models import Post, PostLine, Tenure

CLOSED_TO_CASES = [role.code for role in ROLES.values() if "read-cases" not in role.powers]
SEATS = """
SELECT p.post,
    EXISTS (SELECT FROM derived_tenure t WHERE t.post = p.post AND t.since <= asked.day
            AND (t.until IS NULL OR t.until >= asked.day)),
    (SELECT l.leads_to FROM derived_post_line l WHERE l.post = p.post AND l.line = 'ended' AND l.since <= asked.day
     ORDER BY l.since DESC LIMIT 1),
    (SELECT l.leads_to FROM derived_post_line l WHERE l.post = p.post AND l.line = 'above' AND l.since <= asked.day
     ORDER BY l.since DESC LIMIT 1)
FROM derived_post p CROSS JOIN (SELECT %s::date) asked (day)
"""
UP_THE_LINE = """
WITH RECURSIVE up (post) AS (
    SELECT %s UNION
    SELECT l.leads_to FROM derived_post_line l JOIN up USING (post) WHERE l.leads_to <> ''
)
SELECT DISTINCT organisation FROM derived_post JOIN up USING (post) ORDER BY organisation
"""


@dataclass(frozen=True, slots=True)
class Seat:
    """A post on a day: whether it is held, and the posts to which its duties go otherwise, the first first."""

    held: bool
    leads_to: tuple[str, ...] = ()


def answering_posts(day: date) -> dict[str, str]:
    """For every post on record, the post that answers for its duties on the day. One query.

    Itself where it is held; of a post that has ended its successor, else the nearest held post above; itself again
    where nobody does: then it is vacant with nobody above.
    """
    seats = _seats(day)
    return {post: answering(post, seats) for post in seats}


def posts_answered_by(post: str, day: date) -> list[str]:
    """The posts for whose duties this one answers on the day, itself first where it does."""
    found = [other for other, answers in answering_posts(day).items() if answers == post]
    return sorted(found, key=lambda other: (other != post, other))


def with_answered(post: str, day: date) -> list[str]:
    """A post and those for whose duties it answers on the day: what its holder has to do."""
    return sorted({post, *posts_answered_by(post, day)})


def answering(post: str, seats: Mapping[str, Seat]) -> str:
    """The first held post on the way from a post; itself where there is none. No circle keeps it from ending."""
    return next((one for one in _way(post, seats) if seats[one].held), post)


def _way(post: str, seats: Mapping[str, Seat]) -> Iterator[str]:
    waiting, seen = [post], set[str]()
    while waiting:
        here = waiting.pop()
        if here in seen or here not in seats:
            continue
        seen.add(here)
        yield here
        waiting += reversed(seats[here].leads_to)


def posts_above(posts: Iterable[str], day: date) -> set[str]:
    """Every post to which one of these answers on the day, over however many posts. One query."""
    seats = _seats(day)
    return {above for post in posts for above in _way(post, seats) if above != post}


def _seats(day: date) -> dict[str, Seat]:
    with raw() as connection:
        rows = run(connection, SEATS, [day]).fetchall()
    return {
        post: Seat(held and successor is None, tuple(filter(None, (successor, above))))
        for post, held, successor, above in rows
    }


def organisations_up_the_line(post: str) -> list[str]:
    """The files of all organisations through which the line of a post leads, of any day: its own among them.

    A decision on that line reads them, so that what it looked at still holds when it is recorded.
    """
    with raw() as connection:
        return [row[0] for row in run(connection, UP_THE_LINE, [post]).fetchall()]


def posts_of_all(day: date) -> list[tuple[str, str]]:
    """Every post that has not ended by the day, of whatever organisation, with its name, to choose from."""
    gone = ended_posts(day)
    standing = [p for p in Post.objects.all() if p.post not in gone]
    names = titles(p.organisation for p in standing)
    labels = [(p.post, f"{p.title}, {names.get(p.organisation, '')}") for p in standing]
    return sorted(labels, key=lambda item: (item[1].casefold(), item[0]))


def ended_posts(day: date) -> set[str]:
    """The posts that were no more on that day."""
    return set(PostLine.objects.filter(line="ended", since__lte=day).values_list("post", flat=True))


def holders(posts: Iterable[str], day: date) -> dict[str, list[str]]:
    """The people who hold each of the posts on that day; an empty list means that it is vacant."""
    found: dict[str, list[str]] = {post: [] for post in posts}
    for t in Tenure.objects.filter(post__in=found, since__lte=day).order_by("since", "tenure"):
        if t.until is None or t.until >= day:
            found[t.post].append(t.holder)
    return found


def post_choices(day: date, *, role: str = "", first: str = "") -> list[tuple[str, str]]:
    """Posts with their holders of the day, `first` before the others; with the role where one is named.

    Posts whose role opens no case, such as the administrator's, are left out: nothing of a case is theirs.
    """
    posts = Post.objects.filter(role=role) if role else Post.objects.exclude(role__in=CLOSED_TO_CASES)
    gone = ended_posts(day)
    listed = {p.post: p.title for p in posts if p.post not in gone}
    held = holders(listed, day)
    names = titles(person for people in held.values() for person in people)
    labels = [
        (post, _label(title, [names.get(p, "") for p in held[post]], mine=post == first))
        for post, title in listed.items()
    ]
    return sorted(labels, key=lambda item: (item[0] != first, item[1]))


def deciding_posts(day: date, *, first: str = "") -> list[tuple[str, str]]:
    """As `post_choices`, those alone whose role has the power to decide."""
    roles = [role.code for role in ROLES.values() if "decide" in role.powers]
    found = [choice for role in roles for choice in post_choices(day, role=role, first=first)]
    return sorted(found, key=lambda item: (item[0] != first, item[1]))


def _label(title: str, people: list[str], *, mine: bool) -> str:
    who = ", ".join(filter(None, people)) or "vacant"
    return f"{title} ({who})" + (" (you)" if mine else "")
