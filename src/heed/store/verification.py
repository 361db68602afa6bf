"""Verifying the two books on PostgreSQL: a page of rows at a time, each with the one before it in its file."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any, Final

from heed.ledger.book import BOOKS, Book, SignedSize
from heed.ledger.errors import BadKey, BadNote
from heed.ledger.lines import Checkpoint
from heed.ledger.note import Note, Verifier
from heed.ledger.verify import BookVerifier, Finding, RowTuple
from heed.store.database import Connection, run_numbered
from heed.store.pg_ledger import PgLedger, in_header_order

PAGE: Final = 1_000
FINDINGS_KEPT: Final = 100
# A page comes as one array a column, which is taken in a third quicker than rows. OFFSET 0 keeps the planner to
# one look-up an entry: a page costs the same wherever in the book it lies.
ROWS: Final = """
SELECT array_agg(index), array_agg(file), array_agg(seq), array_agg(header), array_agg(blind),
    array_agg(leaf_hash), array_agg(previous), array_agg(name), array_agg(sealed)
FROM (
    SELECT e.index, e.file, e.seq, e.header, e.blind, e.leaf_hash, previous.leaf_hash AS previous,
        part.name, part.sealed
    FROM permanent.entry e
    LEFT JOIN LATERAL (
        SELECT leaf_hash FROM permanent.entry
        WHERE book = $1 AND file = e.file AND seq = e.seq - 1 AND index < e.index OFFSET 0
    ) previous ON true
    LEFT JOIN LATERAL (
        SELECT name, sealed FROM permanent.part WHERE book = $1 AND index = e.index OFFSET 0
    ) part ON true
    WHERE e.book = $1 AND e.index >= $2 AND e.index < $3
    ORDER BY e.index
) page
"""
# The keys by which a repeated command is known, where they are not those that the header names.
OTHER_IDEMS: Final = """
SELECT index FROM permanent.entry
WHERE book = $1 AND position(convert_to('"idem":"' || idem || '"', 'UTF8') IN header) = 0 ORDER BY index
"""
POINTS: Final = (
    "SELECT size, note FROM permanent.checkpoint WHERE book = $1 AND size > $2 ORDER BY size LIMIT $3"
)
LAST: Final = "SELECT max(index) FROM permanent.entry WHERE book = $1"


LONGEST_FILE: Final = 1_000_000  # bytes


class NotOurs(ValueError):
    """A key or a checkpoint that was given does not belong to these books."""


@dataclass(frozen=True, slots=True)
class LogNames:
    """The public keys of the log, and the name under which it signs each book."""

    verifiers: tuple[Verifier, ...]
    origins: dict[Book, str]


@dataclass(slots=True)
class Report:
    """What was found in one book; `findings` are the first hundred of `wrong`."""

    book: Book
    entries: int = 0
    covered: int = 0
    root: str = ""
    wrong: int = 0
    findings: list[Finding] = field(default_factory=list)

    def add(self, finding: Finding) -> None:
        """Count one more thing that is wrong."""
        self.wrong += 1
        if self.wrong <= FINDINGS_KEPT:
            self.findings.append(finding)


def read_keys(path: Path) -> LogNames:
    """The published keys, one a line. Raises NotOurs, OSError; no keys at all while nothing is signed."""
    try:
        lines = _small(path).decode().split() if path.exists() else []
        verifiers = tuple(Verifier.parse(line) for line in lines)
    except (BadKey, UnicodeDecodeError) as error:
        raise NotOurs(f"{path} is not a list of keys: {error}") from error
    endings = {book: [v.name for v in verifiers if v.name.endswith(f"/{book}")] for book in BOOKS}
    return LogNames(verifiers, {book: names[0] if names else "" for book, names in endings.items()})


def read_checkpoint(path: Path, names: LogNames) -> tuple[Book, SignedSize]:
    """A checkpoint that was kept elsewhere, and which book it is of. Raises NotOurs, OSError."""
    note = _small(path)
    try:
        point = Checkpoint.parse(Note.parse(note).text)
    except BadNote as error:
        raise NotOurs(f"{path} is not a checkpoint: {error}") from error
    for book, origin in names.origins.items():
        if origin == point.origin:
            return book, SignedSize(point.size, note)
    raise NotOurs(f"{path} is a checkpoint of {point.origin}, not of this record.")


def _small(path: Path) -> bytes:
    """What a file holds that somebody named; nothing of ours is longer."""
    with path.open("rb") as file:
        content = file.read(LONGEST_FILE + 1)
    if len(content) > LONGEST_FILE:
        raise NotOurs(f"{path} is longer than a list of keys or a checkpoint can be.")
    return content


def verify_book(
    connection: Connection,
    book: Book,
    names: LogNames,
    *,
    held: Iterable[SignedSize] = (),
    progress: Callable[[int], None] | None = None,
) -> Report:
    """Verify one book against its own checkpoints and those held elsewhere. Memory does not grow with it."""
    size = attrgetter("size")
    said = PgLedger(connection).size(book)
    points = merge(_points(connection, book), sorted(held, key=size), key=size)
    verifier = BookVerifier(book, origin=names.origins[book], verifiers=names.verifiers, checkpoints=points)
    report = Report(book)
    for finding in verifier.verify(rows(connection, book, progress)):
        report.add(finding)
    for (index,) in run_numbered(connection, OTHER_IDEMS, [book]).fetchall():
        report.add(Finding(book, index, "the key of its command is not the one that its header names"))
    if verifier.size < said:
        report.add(Finding(book, None, f"it says that it has {said} entries, but has {verifier.size}"))
    report.entries, report.covered, report.root = verifier.size, verifier.covered, verifier.root().hex()
    return report


def _points(connection: Connection, book: Book) -> Iterator[SignedSize]:
    """The checkpoints kept, a page at a time: one a minute comes to gigabytes in some years."""
    last = -1
    while page := run_numbered(connection, POINTS, [book, last, PAGE]).fetchall():
        yield from (SignedSize(size, note.encode()) for size, note in page)
        last = page[-1][0]


def rows(
    connection: Connection, book: Book, progress: Callable[[int], None] | None = None
) -> Iterator[RowTuple]:
    """The rows of a book as `ledger.verify` takes them."""
    ((last,),) = run_numbered(connection, LAST, [book]).fetchall()
    for first in range(0, -1 if last is None else last + 1, PAGE):
        columns = run_numbered(connection, ROWS, [book, first, first + PAGE]).fetchone()
        if columns is not None and columns[0] is not None:
            yield from _whole(*columns)
        if progress:
            progress(min(first + PAGE, last + 1))


def _whole(*columns: list[Any]) -> Iterable[RowTuple]:
    """One row an entry out of one row a part."""
    index, names, sealed = columns[0], columns[7], columns[8]
    if len(set(index)) == len(index):
        parts = [
            ((name, part),) if name is not None else () for name, part in zip(names, sealed, strict=True)
        ]
        return zip(*columns[:7], parts, strict=True)
    return map(_gathered, groupby(zip(*columns, strict=True), itemgetter(slice(7))))


def _gathered(group: tuple[tuple[Any, ...], Iterator[tuple[Any, ...]]]) -> RowTuple:
    entry, rows_of_parts = group
    parts = [(row[7], row[8]) for row in rows_of_parts if row[7] is not None]
    return (*entry, in_header_order(entry[3], parts))
