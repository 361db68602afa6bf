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
    """'Carry out the action: Tell the parents', 'Tell those concerned: the child or family of Robin Example'."""
    return ": ".join(filter(None, (label("duty", what), about_words(item, names, within))))


def about_words(item: str, names: Mapping[str, str], within: Mapping[str, str] = NOTHING) -> str:
    """About whom or what alone; empty for a step of the whole file."""
    match item.split(":"):
        case ["tell" | "feedback", "child", person]:
            return f"the child or family of {names[person]}" if person in names else ""
        case ["tell" | "feedback", party, *person]:
            return _whom(party, "".join(person), names)
        case ["look-again", party, person, stage, _]:
            of = (code.label for code in [code_list("told-stage").get(stage)] if code)
            return ", ".join((_whom(party, person, names), *map(_small, of)))
        case ["refer", body, person] if person in names:
            return f"{_part(body, names, within)} about {names[person]}"
        case [_, *parts]:
            return ", ".join(filter(None, (_part(part, names, within) for part in parts)))
    return ""


def _whom(party: str, person: str, names: Mapping[str, str]) -> str:
    """'the family of Robin Example', 'Jordan Sample', 'the referrer'."""
    who = _small(_part(party, NOTHING, NOTHING))
    if person not in names:
        return who
    return names[person] if party in {"subject", "child"} else f"{who} of {names[person]}"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _part(part: str, names: Mapping[str, str], within: Mapping[str, str]) -> str:
    known = within.get(part) or names.get(part)
    return known or next((code.label for name in CODED if (code := code_list(name).get(part))), "")
