"""Reading files back: one round trip for entries and keys of any number of files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from heed.facts.base import History
from heed.ledger.entry import ZERO_HASH
from heed.store.database import Connection, raw, run
from heed.store.keys import FileKeyRow, PartKey, PartKeyRow, Roots, open_content_key
from heed.store.roots import roots
from heed.store.sealing import Row, Tail, open_rows

ENTRIES = """
SELECT e.file, e.seq, e.header, e.leaf_hash, p.key_id, p.sealed
FROM permanent.entry e
JOIN permanent.part p ON p.book = e.book AND p.index = e.index AND p.name = 'content'
WHERE e.book = %s AND e.file = ANY(%s)
ORDER BY e.file, e.seq
"""
KEYS = """
SELECT f.file, f.root, f.wrapped, k.id, k.file, k.part, k.root, k.wrapped
FROM keys.file_key f JOIN keys.part_key k USING (file)
WHERE f.file = ANY(%s) AND k.part = 'content'
"""
EMPTY_TAIL = Tail(0, ZERO_HASH)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as read: its history, where it ends, and its content key (None for a file that is not there)."""

    history: History
    tail: Tail
    content: PartKey | None


NOT_THERE = Opened((), EMPTY_TAIL, None)


def open_files(files: Iterable[str], book: str = "record") -> dict[str, Opened]:
    """The named files; one that does not exist has an empty history."""
    with raw() as connection:
        return open_files_on(connection, list(files), book)


def open_file(file: str) -> Opened:
    """One file; see open_files."""
    return open_files([file])[file]


def open_files_on(connection: Connection, files: Sequence[str], book: str = "record") -> dict[str, Opened]:
    """As open_files, on a given connection."""
    with connection.pipeline():
        entries = run(connection, ENTRIES, [book, list(files)])
        wrapped = run(connection, KEYS, [list(files)])
        return unseal_files(files, entries.fetchall(), wrapped.fetchall(), roots())


def unseal_files(
    files: Sequence[str], rows: Sequence[tuple[Any, ...]], wrapped: Sequence[tuple[Any, ...]], keeper: Roots
) -> dict[str, Opened]:
    """The files from the rows of ENTRIES and KEYS."""
    content = {
        key[0]: open_content_key(FileKeyRow(*key[:3]), PartKeyRow(*key[3:]), keeper) for key in wrapped
    }
    by_file: dict[str, list[tuple[Any, ...]]] = {}
    for row in rows:
        by_file.setdefault(row[0], []).append(row)
    return {file: _opened(file, by_file.get(file), content.get(file)) for file in files}


def _opened(file: str, rows: list[tuple[Any, ...]] | None, content: PartKey | None) -> Opened:
    if not rows or content is None:
        return Opened((), EMPTY_TAIL, content)
    history = open_rows(file, [Row(r[1], r[2], r[4], r[5]) for r in rows], content)
    return Opened(history, Tail(rows[-1][1] + 1, rows[-1][3]), content)
