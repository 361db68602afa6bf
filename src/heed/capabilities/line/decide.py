"""To which post a post answers, when it ends and what succeeds it, and how somebody hands it over."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from heed.facts.base import History
from heed.facts.organisation import (
    HandedOver,
    Organisation,
    PostEnded,
    PostPlaced,
    fold_organisation,
)
from heed.rulebook.book import Rules
from heed.rulebook.checks import coded
from heed.rulebook.refusal import Refusal, refuse_any
from heed.store.sealing import Statement

Histories = Mapping[str, History]
ABOVE, SUCCESSOR = "line-of-posts-not-circular", "succession-of-posts-not-circular"
CHANGED = "The posts above have just been placed anew. Look at them and send this again."


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """The posts of all organisations that a line leads through, as their files say."""

    organisations: tuple[Organisation, ...]

    def owner(self, post: str) -> Organisation | None:
        """The organisation of a post; None where its file was not looked at."""
        return next((o for o in self.organisations if post in o.posts), None)

    def above(self, post: str, day: date) -> str:
        """The post to which it answers on that day."""
        found = self.owner(post)
        return found.above(post, day) if found else ""

    def successor(self, post: str) -> str:
        """The post that succeeded it, whenever it ended."""
        found = self.owner(post)
        ended = found.ended.get(post) if found else None
        return ended.successor if ended else ""

    def known(self, line: list[str]) -> bool:
        """Whether each post of a line is of a file that was looked at."""
        return all(self.owner(post) is not None for post in line)

    @property
    def days(self) -> set[date]:
        """The days on which a post was placed."""
        return {placed.since for o in self.organisations for placed in o.placed}


def _lines(histories: Histories) -> Lines:
    return Lines(organisations=tuple(fold_organisation(h) for h in histories.values()))


def _line(post: str, onward: Callable[[str], str]) -> list[str]:
    """The post and those after it, up to the end or to where it has been before."""
    line = [post]
    while (after := onward(line[-1])) and after not in line:
        line.append(after)
    return line


def place_post(file: str, histories: Histories, placed: PostPlaced, rules: Rules) -> list[Statement]:
    """The post to which another answers; `histories` has the files through which the line leads."""
    lines = _lines(histories)
    own = fold_organisation(histories[file])
    refuse_any(
        (
            *_standing(own, placed.post, placed.since, rules),
            *_above_known(lines, placed, rules),
            *line_of_posts_not_circular(lines, placed, rules),
        )
    )
    return [placed]


def _standing(organisation: Organisation, post: str, day: date, rules: Rules) -> Iterator[Refusal]:
    if post not in organisation.posts:
        yield rules.refusal("post-has-a-title", "post", "Choose a post of this organisation.")
    elif organisation.has_ended(post, day):
        yield rules.refusal("post-ended-once", "post", "This post has ended by that day.")


def _above_known(lines: Lines, placed: PostPlaced, rules: Rules) -> Iterator[Refusal]:
    owner = lines.owner(placed.above)
    if owner is None:
        yield rules.refusal(ABOVE, "above", "Choose a post that is on the record.")
    elif owner.has_ended(placed.above, placed.since):
        yield rules.refusal(ABOVE, "above", "The post above has ended by that day. Choose another.")
    if lines.above(placed.post, placed.since) == placed.above:
        yield rules.refusal(ABOVE, "above", "The post answers to this one already.")


def line_of_posts_not_circular(lines: Lines, placed: PostPlaced, rules: Rules) -> Iterator[Refusal]:
    """On no day from then on does the line lead back to the post."""
    own = [p.since for o in lines.organisations for p in o.placed if p.post == placed.post]
    until = min((day for day in own if day > placed.since), default=date.max)
    for day in sorted({placed.since, *(d for d in lines.days if placed.since < d < until)}):
        line = _line(placed.above, partial(lines.above, day=day))
        if placed.post in line:
            yield rules.refusal(ABOVE, "above")
            return
        if lines.owner(placed.above) and not lines.known(line):
            yield rules.refusal(ABOVE, "above", CHANGED)
            return


def end_post(file: str, histories: Histories, ended: PostEnded, rules: Rules) -> list[Statement]:
    """The end of a post; `histories` has the files through which the line of its successor leads."""
    lines, own = _lines(histories), fold_organisation(histories[file])
    refuse_any(post_ended_once(own, ended, rules))
    refuse_any(
        (
            *coded(rules, "post-ending", ended.ended_as, "ended_as"),
            *_everybody_left(own, ended, rules),
            *succession_of_posts_not_circular(lines, ended, rules),
        )
    )
    return [ended]


def post_ended_once(organisation: Organisation, ended: PostEnded, rules: Rules) -> Iterator[Refusal]:
    """The last day of a post is recorded once, and says why where nothing succeeds it."""
    if ended.post not in organisation.posts:
        yield rules.refusal("post-has-a-title", "post", "Choose a post of this organisation.")
    elif ended.post in organisation.ended:
        yield rules.refusal("post-ended-once", "post")


def _everybody_left(organisation: Organisation, ended: PostEnded, rules: Rules) -> Iterator[Refusal]:
    tenures = [t for t in organisation.tenures.values() if t.post == ended.post]
    if any(t.until is None or t.until > ended.on for t in tenures):
        message = "Somebody holds this post after that day. Record first that they leave it."
        yield rules.refusal("post-ended-once", "on", message)
    if any(t.since > ended.on for t in tenures):
        yield rules.refusal("dates-in-order", "on", "The post was taken up after that day.")


def succession_of_posts_not_circular(lines: Lines, ended: PostEnded, rules: Rules) -> Iterator[Refusal]:
    """The successor is another post that goes on, and its own line of successors does not lead back."""
    if not ended.successor:
        if ended.ended_as in {"renamed", "merged"}:
            message = "Choose the post that goes on with its work."
            yield rules.refusal(SUCCESSOR, "successor", message)
        return
    line = _line(ended.successor, lines.successor)
    owner = lines.owner(ended.successor)
    if ended.post in line:
        yield rules.refusal(SUCCESSOR, "successor")
    elif not lines.known(line):
        yield rules.refusal(SUCCESSOR, "successor", "Choose a post that is on the record.")
    elif owner and (gone := owner.ended.get(ended.successor)) and gone.on <= ended.on:
        message = "This successor has ended by then. Choose a post that goes on."
        yield rules.refusal(SUCCESSOR, "successor", message)


def hand_over(history: History, stated: HandedOver, rules: Rules) -> list[Statement]:
    """What was handed over, by whom and to whom."""
    refuse_any(handed_over_by_post(fold_organisation(history), stated, rules))
    return [stated]


def handed_over_by_post(organisation: Organisation, stated: HandedOver, rules: Rules) -> Iterator[Refusal]:
    """Somebody who holds or held the post hands it over, to somebody else."""
    rule = "handed-over-by-post"
    if stated.post not in organisation.posts:
        yield rules.refusal("post-has-a-title", "post", "Choose a post of this organisation.")
    if all((t.post, t.holder) != (stated.post, stated.outgoing) for t in organisation.tenures.values()):
        yield rules.refusal(rule, "outgoing")
    if stated.outgoing == stated.incoming:
        yield rules.refusal(rule, "incoming", "Choose somebody else than who hands it over.")
    if not stated.note.strip():
        yield rules.refusal(rule, "note", "Say what the next holder has to know, or that there is nothing.")
