"""Reading files back: one round trip for entries and keys of any number of files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from heed.facts.base import History
from heed.ledger.book import RECORD, Book
from heed.ledger.entry import ZERO_HASH
from heed.store.arrays import Array
from heed.store.database import Connection, raw, run_numbered
from heed.store.keys import CONTENT, FileKeyRow, KeyTrouble, PartKey, PartKeyRow, open_content_key
from heed.store.roots import roots
from heed.store.sealing import Tail, open_rows

# One row a file, with its entries as arrays: far quicker to take in than a row an entry. The first three columns
# say where a command was recorded, if it was. Each LIMIT keeps the planner to one look-up by key whatever it
# believes of the size of a table that has just grown.
FILES = """
SELECT first.index, first.file, first.seq, asked.file, f.root, f.wrapped, k.id, k.wrapped,
    e.seqs, e.headers, e.parts, e.last
FROM unnest($2::text[]) AS asked (file)
LEFT JOIN LATERAL (
    SELECT index, file, seq FROM permanent.entry WHERE book = $1 AND idem = $3 LIMIT 1
) first ON true
LEFT JOIN LATERAL (SELECT root, wrapped FROM keys.file_key WHERE file = asked.file LIMIT 1) f ON true
LEFT JOIN LATERAL (
    SELECT id, wrapped FROM keys.part_key WHERE file = asked.file AND part = 'content' LIMIT 1
) k ON true
LEFT JOIN LATERAL (
    SELECT array_agg(o.seq) AS seqs, array_agg(o.header) AS headers, array_agg(o.sealed) AS parts,
        (array_agg(o.leaf_hash))[count(*)] AS last
    FROM (
        SELECT e.seq, e.header, e.leaf_hash, p.sealed
        FROM permanent.entry e
        LEFT JOIN LATERAL (
            SELECT sealed FROM permanent.part
            WHERE book = $1 AND index = e.index AND name = 'content' LIMIT 1
        ) p ON true
        WHERE e.book = $1 AND e.file = asked.file
        ORDER BY e.seq
    ) o
) e ON true
"""
EMPTY_TAIL = Tail(0, ZERO_HASH)


class FileIncomplete(Exception):
    """Something of a file is missing: what is left is not shown as if it were all."""

    advice = "Run `heed verify`: an entry or a part of one was removed."


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as read: its history, where it ends, and its content key (None for a file that is not there)."""

    history: History
    tail: Tail
    content: PartKey | None


NOT_THERE = Opened((), EMPTY_TAIL, None)


def open_files(files: Iterable[str], book: Book = RECORD) -> dict[str, Opened]:
    """The named files; one that does not exist has an empty history. Raises FileIncomplete, KeyTrouble, WrongKey."""
    with raw() as connection:
        return open_files_on(connection, list(files), book)


def open_file(file: str) -> Opened:
    """One file; see open_files."""
    return open_files([file])[file]


def open_files_on(connection: Connection, files: Sequence[str], book: Book = RECORD) -> dict[str, Opened]:
    """As open_files, on a given connection."""
    return unseal_files(fetch_files(connection, files, book))


def fetch_files(
    connection: Connection, files: Sequence[str], book: Book = RECORD, idem: str = ""
) -> list[tuple[Any, ...]]:
    """The rows of FILES; `idem` is the idempotency key to look for beside."""
    return run_numbered(connection, FILES, [book, Array("text", files), idem]).fetchall()


def unseal_files(rows: Iterable[tuple[Any, ...]]) -> dict[str, Opened]:
    """The files from the rows of FILES."""
    return {row[3]: _opened(*row[3:]) for row in rows}


def _opened(file: str, root: str | None, *rest: Any) -> Opened:
    wrapped, part, wrapped_part, seqs, headers, sealed, last = rest
    if root is None or part is None:
        if seqs is not None:
            raise KeyTrouble(f"The keys of file {file} are missing.")
        return NOT_THERE
    keys = FileKeyRow(file, root, wrapped), PartKeyRow(part, file, CONTENT, None, wrapped_part)
    content = open_content_key(*keys, roots())
    if seqs is None:
        return Opened((), EMPTY_TAIL, content)
    if seqs[-1] + 1 != len(seqs) or None in sealed:
        raise FileIncomplete(f"File {file} is not complete.")
    return Opened(open_rows(file, seqs, headers, sealed, content), Tail(seqs[-1] + 1, last), content)
