"""What the holder of a post may do: one table that a data-protection lead can read and check.

A role belongs to a post, never to a person; who holds the post is on the record of its organisation.
"""

from dataclasses import dataclass
from typing import Final, Literal

Power = Literal[
    "read-cases",
    "receive",
    "arrange",
    "decide",
    "read-figures",
    "read-directory",
    "keep-directory",
    "configure",
    "read-reads",
]

POWERS: Final[dict[Power, str]] = {
    "read-cases": "Open concerns, allegation files and the files of the people in them",
    "receive": "Record a concern, a person, a child, a subject, what the employer did, a note",
    "arrange": "Plan meetings, record attendance and minutes, end actions",
    "decide": "Screen, open and close files, decide outcomes, pass responsibility, correct",
    "read-figures": "See tables and open the records behind a count where cases may be opened",
    "read-directory": "See organisations, posts and who holds them",
    "keep-directory": "Describe organisations, create posts, record who takes them up and leaves them",
    "configure": "Choose names, settings, codes, sets of outcomes and guidance for the whole authority",
    "read-reads": "See who was shown which file, when and why, and what stands out; without opening a case",
}
# Whoever decides about cases is among those whose reading is looked at, so does not look at it.
OF_CASES_AND_PLACES: Final = frozenset(POWERS) - {"read-reads"}


@dataclass(frozen=True, slots=True)
class Role:
    """A role with its reason, in words for people who are not programmers."""

    code: str
    name: str
    why: str
    powers: frozenset[Power]


ROLES: Final[dict[str, Role]] = {
    role.code: role
    for role in (
        Role(
            "designated-officer",
            "Designated officer",
            "Oversees each allegation from the first call to the closed file",
            OF_CASES_AND_PLACES,
        ),
        Role(
            "business-support",
            "Business support",
            "Takes calls, arranges meetings and minutes, but decides nothing",
            frozenset({"read-cases", "receive", "arrange", "read-figures", "read-directory"}),
        ),
        Role(
            "scrutineer",
            "Independent scrutineer",
            "Reads figures and their definitions; opens no case",
            frozenset({"read-figures", "read-directory"}),
        ),
        Role(
            "administrator",
            "System administrator",
            "Keeps organisations, posts and accounts; opens no case on any page",
            frozenset({"read-directory", "keep-directory"}),
        ),
        Role(
            "data-protection-lead",
            "Data protection lead",
            "Looks at who reads what, and asks why; opens no case on any page",
            frozenset({"read-reads", "read-directory"}),
        ),
    )
}
NO_ROLE: Final = Role("", "No role", "Signed in, but holds no post with a role today", frozenset())
