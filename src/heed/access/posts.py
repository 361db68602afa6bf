"""Posts to choose from: who may be made responsible for something."""

from collections.abc import Iterable
from datetime import date

from heed.access.names import titles
from heed.access.roles import ROLES
from heed.store.derived.models import Post, Tenure

CLOSED_TO_CASES = [role.code for role in ROLES.values() if "read-cases" not in role.powers]


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
    listed = {p.post: p.title for p in posts}
    held = holders(listed, day)
    names = titles(person for people in held.values() for person in people)
    labels = [
        (post, _label(title, [names.get(p, "") for p in held[post]], mine=post == first))
        for post, title in listed.items()
    ]
    return sorted(labels, key=lambda item: (item[0] != first, item[1]))


def _label(title: str, people: list[str], *, mine: bool) -> str:
    who = ", ".join(filter(None, people)) or "vacant"
    return f"{title} ({who})" + (" (you)" if mine else "")
