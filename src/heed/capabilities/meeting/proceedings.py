"""Whether what a meeting says can be recorded while it goes on: points of its agenda, and information shared."""

from collections.abc import Iterator

from heed.facts.allegation import fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.meeting import AgendaPointTaken, InformationShared, Meeting, fold_meetings
from heed.rulebook.book import Rules
from heed.rulebook.checks import closed_file_takes_nothing, coded
from heed.rulebook.refusal import Refusal, refuse_any


def take_point(taken: AgendaPointTaken, history: History, rules: Rules) -> list[Fact]:
    """What the meeting said on one point; a point may be taken up again."""
    _refuse_unless_going_on(taken.meeting, history, rules)
    refuse_any(coded(rules, "agenda-point", taken.point, "point"))
    if not taken.said.strip():
        raise rules.refusal("agenda-as-guidance-asks", "said")
    return [taken]


def share(shared: InformationShared, history: History, rules: Rules) -> list[Fact]:
    """What somebody told the meeting."""
    _refuse_unless_going_on(shared.meeting, history, rules)
    refuse_any(information_shared_with_basis(shared, rules))
    return [shared]


def information_shared_with_basis(shared: InformationShared, rules: Rules) -> Iterator[Refusal]:
    """Who told it, what they told, and on which basis."""
    if not shared.by.strip():
        message = "Say who told the meeting."
        yield rules.refusal("information-shared-with-basis", "by", message)
    if not shared.what.strip():
        yield rules.refusal("information-shared-with-basis", "what", "Say what was told.")
    yield from coded(rules, "disclosure-basis", shared.basis, "basis")


def _refuse_unless_going_on(meeting: str, history: History, rules: Rules) -> None:
    file, found = fold_allegation_file(history), fold_meetings(history).meetings.get(meeting)
    refuse_any((*closed_file_takes_nothing(rules, file.closed), *takes_words(found, rules)))


def takes_words(found: Meeting | None, rules: Rules) -> Iterator[Refusal]:
    """A meeting that is planned, goes on or was held, until its minutes say what was said."""
    if found is None:
        yield rules.refusal("meeting-in-order", "", "This meeting was not planned.")
    elif found.cancelled:
        yield rules.refusal("meeting-in-order", "", "This meeting was cancelled. Plan another one.")
    elif found.minutes:
        message = "The minutes are recorded already. Correct that entry if they leave something out."
        yield rules.refusal("meeting-in-order", "", message)
