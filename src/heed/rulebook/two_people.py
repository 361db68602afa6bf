"""The rules by which two people open what one alone may not."""

from __future__ import annotations

from heed.rulebook.citation import OWN
from heed.rulebook.rules import Rule


def _rule(name: str, title: str, text: str, refusal: str) -> Rule:
    return Rule(id=name, title=title, text=text, refusal=refusal, basis="this project", citation=OWN)


RULES = (
    _rule(
        "two-people-open-an-identity",
        "Two people open who told us",
        "Where somebody asked for their name to be kept back, one person says why it has to be opened, and another "
        "allows it or does not, with the reason. Neither answers to the other, on any line of posts. Whoever allows "
        "it is not shown the name.",
        "Somebody else has to answer this, who neither answers to the person who asks nor has them answer to "
        "themselves. Say why.",
    ),
    _rule(
        "identity-opened-within-an-hour",
        "Who told us is opened within an hour",
        "Whoever asked, and nobody else, opens the name within one hour of being allowed to. That is on the record "
        "before it is shown. After the hour it is closed, and has to be asked for again.",
        "This can be opened by whoever asked alone, within an hour of being allowed. Ask again.",
    ),
)
