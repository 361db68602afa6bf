"""The rules of dealing with duties: new days, pauses, what is set aside, and questions that become duties."""

from __future__ import annotations

from heed.rulebook.citation import OWN
from heed.rulebook.rules import Rule


def _rule(name: str, title: str, text: str, refusal: str) -> Rule:
    return Rule(id=name, title=title, text=text, refusal=refusal, basis="this project", citation=OWN)


RULES = (
    _rule(
        "due-day-revised-never-overwritten",
        "A day is revised with a reason, never overwritten",
        "A duty is given a new day with a reason. The first day stays on the record, and the duty goes on being "
        "overdue against it.",
        "Enter another day than the present one, and why it is needed.",
    ),
    _rule(
        "duty-set-aside-with-reason",
        "What need not be done is set aside with a reason",
        "Some duties do not fit every case. Such a duty is set aside with a reason, and taken up again by giving it a "
        "day; decisions, outcomes and telling people are never set aside, but made, with their own reasons.",
        "Say why this does not have to be done in this case.",
    ),
    _rule(
        "clock-paused-with-reason",
        "A clock is paused with a reason, and its days stay",
        "While the police, a court or another authority has to act first, the clock of a file is paused, with the "
        "reason and from which day. Days by which something is due stay as they are; the time taken is shown whole "
        "and without the pauses.",
        "Say what is waited for, from which day, and why.",
    ),
    _rule(
        "clock-resumed-in-order",
        "A pause ends once, and not before it began",
        "A pause ends on a day that has come and does not lie before its first, with what happened.",
        "Enter the last day of the pause, and what happened.",
    ),
    _rule(
        "update-asked-is-a-duty",
        "A question to a post is a duty with an answer",
        "Whoever asks a post how something stands says what is asked and by when. The question waits for that post "
        "until it is answered, once.",
        "Say what is asked, of which post, and by when.",
    ),
)
