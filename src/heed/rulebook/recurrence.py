"""The rules of recurrence: whether records speak of the same, and what many small concerns ask for together."""

from __future__ import annotations

from heed.rulebook.citation import OWN
from heed.rulebook.rules import Rule


def _rule(name: str, title: str, text: str, refusal: str) -> Rule:
    return Rule(id=name, title=title, text=text, refusal=refusal, basis="this project", citation=OWN)


RULES = (
    _rule(
        "match-answered-with-reason",
        "A person says whether two records speak of the same",
        "The system proposes and says why, field by field; a person answers the same, not the same or not sure, with "
        "the reason. Answers are kept. Nothing is moved or joined, so that an answer can be taken back.",
        "Answer whether it is the same, and say why.",
    ),
    _rule(
        "concerns-considered-together",
        "What is considered together is answered with a reason",
        "Concerns that have accumulated are laid side by side. What follows is decided with a reason: together they "
        "are a referral, the setting is advised, nothing follows now, or they do not belong together.",
        "Say what follows, and why.",
    ),
)
