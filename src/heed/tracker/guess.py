"""A first mapping for a sheet, guessed from the words of its headings and coded columns; a worker finishes it."""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from heed.rulebook.codes import CodeList
from heed.tracker.fields import AS_FOUND, FIELDS
from heed.tracker.mapping import fold
from heed.tracker.rows import Table, tidy

MOST_WORDS: Final = 40  # different words of a column; one that has more holds no codes
THRESHOLD: Final = {
    "yes": "referral", "y": "referral", "met": "referral", "no": "consultation", "n": "consultation",
    "not met": "consultation", "advice": "consultation", "consultation": "consultation",
}  # fmt: skip


def guess(found: Table, lists: Mapping[str, CodeList], *, tracker: str, owner: str) -> str:
    """The text of a mapping. Each heading is named; what no field fits is kept as found."""
    columns = guess_columns(found)
    return "\n".join(
        [
            f"tracker = {_quoted(tracker)}",
            f"owner = {_quoted(owner)}",
            f"header = {found.header}",
            "",
            "[columns]",
            *(f"{_quoted(heading)} = {_quoted(name)}" for heading, name in columns.items()),
            *_values(found, columns, lists),
            "",
        ]
    )


def guess_columns(found: Table) -> dict[str, str]:
    """A field for each heading: one whose words are the heading, then one whose words stand in it."""
    columns = dict.fromkeys(found.headings, AS_FOUND)
    taken: set[str] = set()
    for fits in (_is, _holds):
        for heading in columns:
            name = next(
                (f.name for f in FIELDS.values() if fits(heading, f.words) and f.name not in taken), ""
            )
            if name and columns[heading] == AS_FOUND:
                columns[heading] = name
                taken |= set() if FIELDS[name].many else {name}
    return columns


def _is(heading: str, words: tuple[str, ...]) -> bool:
    return _bare(heading) in words


def _holds(heading: str, words: tuple[str, ...]) -> bool:
    bare = f" {_bare(heading)} "
    return any(f" {word} " in bare for word in words)


def _bare(heading: str) -> str:
    return fold("".join(character if character.isalnum() else " " for character in heading))


def _values(found: Table, columns: Mapping[str, str], lists: Mapping[str, CodeList]) -> Iterator[str]:
    for place, name in enumerate(columns.values()):
        field = FIELDS.get(name)
        if field is None or not field.codes:
            continue
        said = dict.fromkeys(tidy(row.cells[place].text) for row in found.rows if place < len(row.cells))
        words = {fold(word): word for word in said if word}
        if len(words) > MOST_WORDS:
            continue
        yield f"\n[values.{name}]"
        for word in words.values():
            yield f"{_quoted(word)} = {_quoted(_code(word, name, lists[field.codes]))}"


def _code(word: str, name: str, codes: CodeList) -> str:
    """The code whose own name or label the word is; as found where there is none."""
    known = {fold(one.label): one.code for one in codes.codes} | {one.code: one.code for one in codes.codes}
    own = THRESHOLD if name == "threshold" else {}
    return own.get(fold(word)) or known.get(fold(word)) or known.get(fold(word).replace(" ", "-")) or AS_FOUND


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
