"""The rules of posts that answer to posts, of organisations that follow one another, and of work that ends."""

from __future__ import annotations

from heed.rulebook.citation import OWN
from heed.rulebook.rules import Rule


def _rule(name: str, title: str, text: str, refusal: str = "") -> Rule:
    return Rule(id=name, title=title, text=text, refusal=refusal, basis="this project", citation=OWN)


POSTS = (
    _rule(
        "duties-follow-the-post",
        "Duties follow the post",
        "Who takes up a post has its duties from their first day. A post that has ended passes them to its "
        "successor. The duties of a vacant post rise to the nearest post above it that is held; where there is "
        "none, they are shown as vacant.",
        "Nobody holds this post or a post above it. Record who takes it up.",
    ),
    _rule(
        "line-of-posts-not-circular",
        "No post answers to itself",
        "The line of posts that answer to one another ends somewhere: none leads back to where it began, on "
        "any day and across organisations.",
        "This post would answer to itself in the end. Choose a post that does not answer to it.",
    ),
    _rule(
        "succession-of-posts-not-circular",
        "No post succeeds itself",
        "A post that ends is succeeded by another that goes on, or by none; no line of successors leads back "
        "to where it began.",
        "The succession of posts would lead back to this post. Choose another successor.",
    ),
    _rule(
        "post-ended-once",
        "A post ends once",
        "The last day of a post is recorded once, after everybody has left it. Nobody takes it up after that.",
        "It is already recorded when this post ended. Correct that entry if it is wrong.",
    ),
    _rule(
        "handed-over-by-post",
        "Who leaves a post hands it over",
        "What waits for a post and the files it is responsible for are listed when its holder leaves, and "
        "handed over by name with a note.",
        "Somebody who holds the post, or held it, hands it over to somebody else.",
    ),
)

ORGANISATIONS = (
    _rule(
        "succession-not-circular",
        "No organisation succeeds itself",
        "An organisation is succeeded by others, and no line of successors leads back to where it began.",
        "The succession would lead back to this organisation. Choose another successor.",
    ),
    _rule(
        "part-of-not-circular",
        "No organisation is part of itself",
        "An organisation may be part of a larger one, and no line of these leads back to where it began.",
        "This organisation would be part of itself. Choose another.",
    ),
    _rule(
        "organisation-closed-once",
        "An organisation closes once",
        "The last day of an organisation is recorded once, after everybody has left its posts.",
        "It is already recorded when this organisation closed. Correct that entry if it is wrong.",
    ),
)

WORK = (
    _rule(
        "work-within-a-life",
        "Work lies within a life",
        "Nobody works with children before they were born.",
        "This day lies before the date of birth of this person.",
    ),
    _rule(
        "work-ended-once",
        "Work ends once",
        "The last day of work with children is recorded once; if it was wrong, it is corrected.",
        "It is already recorded when this work ended. Correct that entry if it is wrong.",
    ),
)

RULES = (*POSTS, *ORGANISATIONS, *WORK)
