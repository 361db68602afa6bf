"""A duty in words: what is to be done, and about whom or what, read from the name of its item."""

from collections.abc import Mapping
from typing import Final

from heed.access.rules import code_list, label

# Lists whose codes stand in the names of items, such as "refer:dbs:<person>" or "end:criminal:<person>".
CODED: Final = ("told-party", "track", "referral-body")
NOTHING: Final[Mapping[str, str]] = {}


def parts_of(item: str) -> list[str]:
    """What stands in the name of an item behind its kind: codes, people, things of the file."""
    return item.split(":")[1:]


def item_words(what: str, item: str, names: Mapping[str, str], within: Mapping[str, str] = NOTHING) -> str:
    """'Carry out the action: Tell the parents', 'Record how the track ended: Criminal, Jordan Sample'."""
    about = filter(None, (_part(part, names, within) for part in parts_of(item)))
    return ": ".join(filter(None, (label("duty", what), ", ".join(about))))


def _part(part: str, names: Mapping[str, str], within: Mapping[str, str]) -> str:
    known = within.get(part) or names.get(part)
    if known:
        return known
    if part == "child":
        return "Child or family"
    return next((code.label for name in CODED if (code := code_list(name).get(part))), "")
