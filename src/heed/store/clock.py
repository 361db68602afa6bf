"""What the record does by itself: a heartbeat an hour, the ends of all files once a day, signed checkpoints.

Each has a command of its own hour or day, so that two clocks at once, or one that starts again, state it once.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

import psycopg

from heed.facts.base import Fact, History
from heed.facts.upkeep import HeadsTaken, Heartbeat
from heed.ledger.book import BOOKS, RECORD, Book
from heed.ledger.checkpoint import Checkpoint
from heed.ledger.heads import FileEnd, heads_root
from heed.store.checkpoints import LogKeys, sign_new
from heed.store.database import RECORDED_BEFORE, raw, run_numbered
from heed.store.reads import append_reads
from heed.store.record import Statements, record
from heed.store.sealing import Actor, entry_idem

CLOCK: Final = Actor("clock", "")
KNOWN: Final = "SELECT FROM permanent.entry WHERE book = $1 AND idem = $2"
# Files in the order of their bytes, as the collation of the column gives them, read while they are hashed.
ENDS: Final = """
SELECT h.size, e.file, e.seq, e.leaf_hash
FROM permanent.head h
CROSS JOIN LATERAL (
    SELECT DISTINCT ON (file) file, seq, leaf_hash FROM permanent.entry
    WHERE book = h.book ORDER BY file, seq DESC
) e
WHERE h.book = %s
"""


def tick(now: datetime, keys: LogKeys) -> list[Checkpoint]:
    """Do what is due and give the checkpoints that were signed. Raises what recording and signing raise."""
    now = now.astimezone(UTC)
    signed = []
    for book in BOOKS:
        _state_once(book, f"heartbeat {now:%Y-%m-%dT%H}", now, Heartbeat())
        if not _known(book, day := f"heads {now:%Y-%m-%d}"):
            _state_once(book, day, now, take_heads(book))
        if point := sign_new(book, keys, now):
            signed.append(point)
    return signed


def take_heads(book: Book) -> HeadsTaken:
    """The root over where every file of the book ends."""
    size = 0

    def end(row: tuple[int, str, int, bytes]) -> FileEnd:
        nonlocal size
        size = row[0]
        return FileEnd(*row[1:])

    with raw() as connection, connection.transaction():
        cursor = psycopg.ServerCursor(connection, "ends")
        cursor.itersize = 5_000
        with cursor:
            cursor.execute(ENDS, [book], binary=True)
            files, root = heads_root(map(end, cursor))
    return HeadsTaken(size=size, files=files, root=root.hex())


def upkeep_file(book: Book, now: datetime) -> str:
    """The chain of a book's own facts; one a month, so that none grows long."""
    return f"upkeep-of-{book}-{now:%Y-%m}"


def _known(book: Book, command: str) -> bool:
    with raw() as connection:
        return run_numbered(connection, KNOWN, [book, entry_idem(command, 0)]).fetchone() is not None


def _state_once(book: Book, command: str, now: datetime, fact: Fact) -> None:
    if _known(book, command):
        return
    file = upkeep_file(book, now)
    if book == RECORD:
        _record(file, command, now, fact)
        return
    try:
        append_reads(file, [fact], actor=CLOCK, command=command, now=now)
    except psycopg.Error as error:
        if error.sqlstate != RECORDED_BEFORE:
            raise


def _record(file: str, command: str, now: datetime, fact: Fact) -> None:
    def decide(_: Mapping[str, History]) -> Statements:
        return {file: [fact]}

    record(actor=CLOCK, command=command, now=now, reads={file: None}, decide=decide)
