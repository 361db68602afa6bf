"""What those who come to meetings are called, and which posts there are to choose from."""

from collections.abc import Iterable
from datetime import date

from heed.access.door import Worker
from heed.access.names import post_titles, titles
from heed.access.posts import holders, posts_answered_by, posts_of_all
from heed.capabilities.meeting.invitations import outside_words
from heed.facts.meeting import Meeting


def posts_to_invite(day: date) -> dict[str, str]:
    """Every post on record: its title, its organisation and who holds it on the day."""
    return _with_holders(dict(posts_of_all(day)), day)


def post_words(posts: Iterable[str], day: date) -> dict[str, str]:
    """'Team manager (Kim Example)' for each post."""
    return _with_holders(post_titles(posts), day)


def _with_holders(called: dict[str, str], day: date) -> dict[str, str]:
    held = holders(called, day)
    names = titles(person for people in held.values() for person in people)
    people = {post: ", ".join(names.get(p, "") for p in held[post]) or "vacant" for post in called}
    return {post: f"{title} ({people[post]})" for post, title in called.items()}


def asked_words(meeting: Meeting, day: date) -> dict[str, str]:
    """Those asked to a meeting, in words; by their post, or by the same words where they hold none on record."""
    posts = post_words([one.post for one in meeting.asked if one.post], day)
    called = ((one.post or outside_words(one)) for one in meeting.asked)
    return {key: posts.get(key, key) for key in (*meeting.planned.invited, *called)}


def apologised(meeting: Meeting) -> set[str]:
    """Those who said that they cannot come: posts, or words."""
    return {one.post or one.who for one in meeting.apologies}


def answers_for(worker: Worker, day: date) -> frozenset[str]:
    """The posts for whose duties the post answers in which the worker acts."""
    return frozenset(posts_answered_by(worker.acting.post, day)) if worker.acting else frozenset()
