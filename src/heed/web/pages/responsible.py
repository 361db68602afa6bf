"""Which posts are held by whom on a day, and which one answers where nobody holds one, in words."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from heed.access.posts import answering_posts, ended_posts, holders
from heed.web.pages.present import Words


@dataclass(frozen=True, slots=True)
class Responsible:
    """The holders of each post on a day, the post that answers for it, and the posts that were no more."""

    held: Mapping[str, Sequence[str]] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    ended: Collection[str] = ()

    @classmethod
    def on(cls, posts: Iterable[str], day: date) -> "Responsible":
        """As it is for some posts. Three queries, none where there is no post."""
        asked = set(posts) - {""}
        if not asked:
            return cls()
        every = answering_posts(day)
        answers = {post: every.get(post, post) for post in asked}
        return cls(holders({*asked, *answers.values()}, day), answers, ended_posts(day) & asked)

    @property
    def people(self) -> list[str]:
        """Everybody who holds one of the posts."""
        return [person for held in self.held.values() for person in held]

    def says(self, post: str, words: Words) -> str:
        """'Designated officer (Alice Example)', 'Deputy (vacant): Designated officer (Alice Example) answers'."""
        if not post:
            return "The employer or agency, no post of this service"
        if self.held.get(post) and post not in self.ended:
            return self._with_holders(post, words)
        by = self.answers.get(post, post)
        gone = f"{_title(post, words)} ({'ended' if post in self.ended else 'vacant'})"
        return gone if by == post else f"{gone}: {self._with_holders(by, words)} answers"

    def _with_holders(self, post: str, words: Words) -> str:
        people = ", ".join(words.names.get(person, "") for person in self.held.get(post, ())) or "vacant"
        return f"{_title(post, words)} ({people})"


def _title(post: str, words: Words) -> str:
    return words.posts.get(post, "A post that is not on the record")
