"""Rules that several decisions ask: how a person is described, dates in order, where somebody works."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from heed.rulebook.book import Rules
from heed.rulebook.codes import UnknownCode
from heed.rulebook.refusal import Refusal


def closed_file_takes_nothing(rules: Rules, closed: object) -> Iterator[Refusal]:
    """Nothing is added to a closed allegation file until it is reopened; `closed` is how it was closed, or None."""
    if closed is not None:
        yield rules.refusal("closed-file-takes-nothing")


def coded(rules: Rules, name: str, code: str, field: str) -> Iterator[Refusal]:
    """A coded field says what the list of its day offers."""
    try:
        rules.require(name, code, field)
    except UnknownCode as unknown:
        yield unknown


def person_described(
    rules: Rules, today: date, *, name: str, born: date | None, sex: str, ethnicity: str
) -> Iterator[Refusal]:
    """A person has a name, was not born in the future, and is described by codes in force, or by none."""
    if not name.strip():
        yield rules.refusal("person-named", "name")
    if born and born > today:
        yield rules.refusal("dates-in-order", "born", "The date of birth cannot be in the future.")
    for field, code in (("sex", sex), ("ethnicity", ethnicity)):
        if code:
            yield from coded(rules, field, code, field)


def span_in_order(rules: Rules, since: date | None, until: date | None) -> Iterator[Refusal]:
    """A span of time does not end before it begins."""
    if since and until and until < since:
        yield rules.refusal("dates-in-order", "until")


def day_in_order(
    rules: Rules,
    rule: str,
    day: date,
    *,
    today: date,
    after: Sequence[tuple[date | None, str]] = (),
    field: str = "on",
) -> Iterator[Refusal]:
    """What happened on a day does not lie in the future, nor before any day that it follows, each with its words."""
    if day > today:
        yield rules.refusal(rule, field, "This day cannot be in the future.")
    for earlier, words in after:
        if earlier and day < earlier:
            message = f"This day cannot be before {earlier.day} {earlier:%B %Y}, the day {words}."
            yield rules.refusal(rule, field, message)
            return


def worded(rules: Rules, rule: str, said: Mapping[str, tuple[str, str]]) -> Iterator[Refusal]:
    """What a statement needs words for, by field: the words given, and the message where there are none."""
    for field, (words, message) in said.items():
        if not words.strip():
            yield rules.refusal(rule, field, message)


def within_a_life(rules: Rules, born: date | None, days: Mapping[str, date | None]) -> Iterator[Refusal]:
    """Nobody works before they were born; `days` has the days of work by their fields."""
    for field, day in days.items():
        if born and day and day < born:
            yield rules.refusal("work-within-a-life", field)


def born_before_work(rules: Rules, born: date | None, days: Iterable[date | None]) -> Iterator[Refusal]:
    """As `within_a_life`, when it is the date of birth that is said; `days` are those of all their work."""
    first = min((day for day in days if day), default=None)
    if born and first and first < born:
        message = "Work with children is on record from before this date of birth."
        yield rules.refusal("work-within-a-life", "born", message)


def organisation_listed(
    rules: Rules, directory: Mapping[str, str], *, chosen: str, new_name: str
) -> Iterator[Refusal]:
    """An organisation is chosen from the list, or is new to it; `directory` has the names by file."""
    if chosen and new_name:
        message = "Choose an organisation from the list, or enter a new one, but not both."
        yield rules.refusal("organisation-listed-once", "new_organisation", message)
    elif chosen and chosen not in directory:
        message = "This organisation is not on the list."
        yield rules.refusal("organisation-listed-once", "organisation", message)
    elif new_name and _plain(new_name) in map(_plain, directory.values()):
        yield rules.refusal("organisation-listed-once", "new_organisation")


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
