"""Who answered for the duties of a post on a past day: which post, and the people in it."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from heed.access.posts import answering_posts, holders


def answering() -> Callable[[str, date], tuple[str, tuple[str, ...]]]:
    """Gives, of a post and a day, the post that answered then and the people who held that one.

    Each is asked of the read models once: for one round of work, not to be kept.
    """
    on = lru_cache(maxsize=100)(answering_posts)

    @lru_cache(maxsize=10_000)
    def answer(post: str, day: date) -> tuple[str, tuple[str, ...]]:
        answers = on(day).get(post, post)
        return answers, tuple(holders([answers], day)[answers])

    return answer
