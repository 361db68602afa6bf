"""Minutes put together from what was recorded in a meeting: a machine proposes, a person edits."""

from collections.abc import Callable, Iterable, Iterator

from heed.facts.meeting import Action, Meeting
from heed.rulebook.book import Rules
from heed.web.words import day_words

Call = Callable[[str, str], str]  # what is referred to, its pseudonym: its words


def draft(meeting: Meeting, actions: Iterable[Action], rules: Rules, call: Call) -> str:
    """The parts that have something to say, one after the other; empty where there is none."""
    parts = (
        _part("Those asked and who came", _came(meeting, rules)),
        _part("Information shared", _shared(meeting, rules)),
        *(_part(title, said) for title, said in _points(meeting, rules)),
        _part("Decisions", meeting.held.decisions if meeting.held else ()),
        _part("Actions", _agreed(actions, call)),
        _part("Next review", _review(meeting)),
    )
    return "\n\n".join(filter(None, parts))


def _part(title: str, lines: Iterable[str]) -> str:
    said = "\n".join(lines)
    return f"{title}\n{said}" if said else ""


def _came(meeting: Meeting, rules: Rules) -> Iterator[str]:
    labels = _labels(rules, "attendance")
    for one in meeting.held.attendance if meeting.held else ():
        yield f"{one.who}: {labels.get(one.attended, one.attended).lower()}"


def _shared(meeting: Meeting, rules: Rules) -> Iterator[str]:
    labels = _labels(rules, "disclosure-basis")
    for one in meeting.shared:
        conditions = f"; {one.conditions}" if one.conditions else ""
        yield f"{one.by}: {one.what} ({labels.get(one.basis, one.basis)}{conditions})"


def _labels(rules: Rules, name: str) -> dict[str, str]:
    return {code.code: code.label for code in rules.codes(name)}


def _points(meeting: Meeting, rules: Rules) -> Iterator[tuple[str, list[str]]]:
    for code in rules.codes("agenda-point"):
        yield code.label, [taken.said for taken in meeting.agenda if taken.point == code.code]


def _agreed(actions: Iterable[Action], call: Call) -> Iterator[str]:
    for one in actions:
        yield f"{one.agreed.what} ({call('post', one.agreed.owner)}, by {day_words(one.agreed.due)})"


def _review(meeting: Meeting) -> Iterator[str]:
    if meeting.held and meeting.held.next_review:
        yield day_words(meeting.held.next_review)
    elif meeting.held:
        yield meeting.held.no_review_reason
