"""A first mapping for a sheet, guessed from the words of its headings and coded columns; a worker finishes it."""

import json
from collections.abc import Iterator, Mapping
from typing import Final

from heed.rulebook.codes import CodeList
from heed.tracker.fields import AS_FOUND, FIELDS
from heed.tracker.mapping import fold
from heed.tracker.rows import Table, tidy

NOT_AT_ALL: Final = (0, 0)
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
    """A field for each heading: first where the words of a field are the heading, then where they stand in it."""
    columns = dict.fromkeys(found.headings, AS_FOUND)
    taken: set[str] = set()
    for fits in (_is, _holds):
        for heading in columns:
            free = [field for field in FIELDS.values() if field.name not in taken]
            best = max(free, key=lambda field: fits(heading, field.words))
            if columns[heading] == AS_FOUND and fits(heading, best.words) > NOT_AT_ALL:
                columns[heading] = best.name
                taken |= set() if best.many else {best.name}
    return columns


def _is(heading: str, words: tuple[str, ...]) -> tuple[int, int]:
    return (1, 1) if _bare(heading) in words else NOT_AT_ALL


def _holds(heading: str, words: tuple[str, ...]) -> tuple[int, int]:
    """How late in the heading the words end, and how long they are: an allegation outcome is an outcome."""
    bare = f" {_bare(heading)} "
    ends = ((bare.rfind(f" {word} ") + len(word), len(word)) for word in words if f" {word} " in bare)
    return max(ends, default=NOT_AT_ALL)


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
