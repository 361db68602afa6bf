"""Rules that several decisions ask: how a person is described, dates in order, where somebody works."""

from collections.abc import Iterator, Mapping
from datetime import date

from heed.rulebook.book import Rules
from heed.rulebook.codes import UnknownCode
from heed.rulebook.refusal import Refusal


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
