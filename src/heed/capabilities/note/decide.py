"""Whether a note can be added."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from heed.facts.allegation import fold_allegation_file
from heed.facts.base import Fact, History
from heed.facts.concern import NoteAdded
from heed.facts.when import When
from heed.rulebook.book import Rules
from heed.rulebook.checks import closed_file_takes_nothing
from heed.rulebook.refusal import Refusal, refuse_any


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What is worth keeping, and when it happened where that is another day than today."""

    text: str
    happened: When | None = None


def add_note(command: Note, history: History, rules: Rules, today: date) -> list[Fact]:
    """The note, on any kind of file."""
    refuse_any(
        (
            *closed_file_takes_nothing(rules, fold_allegation_file(history).closed),
            *original_words(command, rules),
        )
    )
    refuse_any(dates_kept_apart(command, rules, today))
    return [NoteAdded(text=command.text, happened=command.happened)]


def original_words(command: Note, rules: Rules) -> Iterator[Refusal]:
    """A note says something."""
    if not command.text.strip():
        yield rules.refusal("original-words", "text", "Enter the note.")


def dates_kept_apart(command: Note, rules: Rules, today: date) -> Iterator[Refusal]:
    """What is noted does not lie in the future."""
    if command.happened and command.happened.date and command.happened.date > today:
        yield rules.refusal("dates-kept-apart", "happened")
