"""What a table says that it counts, and where its own words name something else."""

from __future__ import annotations

import re

# Words for what is counted; words of one line count the same thing.
_GROUPS: tuple[tuple[str, ...], ...] = (
    ("incidents", "incident"),
    ("allegations", "allegation"),
    ("referrals", "referral"),
    ("cases", "case"),
    ("contacts", "contact"),
    ("consultations", "consultation"),
    ("notifications", "notification"),
    ("enquiries", "enquiry"),
    ("involvements", "involvement"),
    ("meetings", "meeting"),
    ("interviews", "interview"),
    ("arrests", "arrest"),
    ("prosecutions", "prosecution"),
    ("convictions", "conviction"),
    ("attendances", "attendance"),
    ("sessions", "session"),
    ("children", "child"),
    ("people", "person", "persons", "individuals", "individual", "staff", "carers", "carer", "employees"),
)
_GROUP_OF = {word: group[0] for group in _GROUPS for word in group}
# In the words of a row these name a thing that is counted; ‘staff’, ‘carers’ and ‘children’ name a category.
_IN_LABELS = {group[0] for group in _GROUPS} - {"children"} | {"persons", "individuals"}

_ASIDE = re.compile(r"\(([^()]*)\)")
_WORD = re.compile(r"[a-z]+")
_QUALIFIER = re.compile(r"\b(?:in|of|against|about|by|with|for|to|from|at|per)\b")
_PERCENT = re.compile(r"%|\bper ?cent(?:age)?s?\b", re.IGNORECASE)
_ROUNDED = re.compile(
    r"(?<!not )(?<!un)\b(?:rounded|almost|nearly|roughly|approximately|approx|circa)\b", re.IGNORECASE
)


def is_percentage(text: str) -> bool:
    return _PERCENT.search(text) is not None


def is_rounded(*texts: str) -> bool:
    return any(_ROUNDED.search(text) for text in texts)


def head(unit: str) -> str:
    """The unit without its asides: 'incidents (as the press words it)' gives 'incidents'."""
    bare = _ASIDE.sub(" ", unit).split(";")[0]
    return " ".join(bare.split()).casefold()


def main_units(unit: str) -> list[str]:
    """What the unit says is counted, before qualifying words: 'staff in 20 incidents' gives people."""
    return _named(_QUALIFIER.split(head(unit))[0])


def unit_faults(unit: str) -> list[str]:
    """Where the unit itself names more than one thing."""
    if "mixed" in unit.casefold():
        return [f"the unit is mixed by its own words: ‘{unit}’"]
    main = main_units(unit)
    if len(main) > 1:
        return [f"the unit names {_listed(main)}, which are counted differently"]
    others = [name for name in _named(_asides(unit)) if name not in main]
    if others and main:
        return [f"the unit is {main[0]}, but what is said of it also names {_listed(others)}"]
    return []


def label_faults(unit: str, label: str) -> list[str]:
    """Where a row names something other than what the table counts."""
    if is_percentage(label) and not is_percentage(unit):
        return [f"the row ‘{label}’ names a percentage in a table that counts {head(unit)}"]
    main = main_units(unit)
    aside = _named(_asides(label))
    body = [
        _GROUP_OF[word] for word in _WORD.findall(_ASIDE.sub(" ", label).casefold()) if word in _IN_LABELS
    ]
    others = [name for name in dict.fromkeys([*body, *aside]) if name not in main]
    if others and main:
        return [f"the row ‘{label}’ names {_listed(others)} in a table that counts {_listed(main)}"]
    return []


def _asides(text: str) -> str:
    return " ".join([*_ASIDE.findall(text), *text.split(";")[1:]])


def _named(text: str) -> list[str]:
    groups = (_GROUP_OF.get(word) for word in _WORD.findall(text.casefold()))
    return list(dict.fromkeys(group for group in groups if group))


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
