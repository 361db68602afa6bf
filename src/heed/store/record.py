"""The one door into the record: read, decide, seal, project, append; one transaction.

1. In one round trip: was this command recorded before, and what do the files it reads say?
2. If a file has grown since the caller looked, Conflict, with what came in between.
3. `decide` says what is to be stated, or refuses; it sees facts and the time and nothing else.
4. Seal the statements and work out how the read models change; no lock is held yet.
5. In one statement: keys, read models, append, commit. The head of the book is locked for this flush only.
6. Wait for the disk, together with everybody else who does; only then is it recorded.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import psycopg

from heed.facts.authority import AUTHORITY
from heed.facts.base import History, Recorded, check_correction
from heed.ledger.book import RECORD
from heed.store import keys as keyring
from heed.store.database import (
    DEADLOCK,
    RECORDED_BEFORE,
    STALE,
    UNIQUE_VIOLATION,
    Connection,
    alone,
    may_connect_again,
    raw,
    wait_for_disk,
)
from heed.store.derived.projection import Sources, difference, project
from heed.store.localrules import forget, rulebook
from heed.store.reading import Opened, fetch_files, unseal_files
from heed.store.roots import roots, search_secret
from heed.store.sealing import Actor, KeptApart, Statement, Tail, as_recorded, entry_idem, seal_statement
from heed.store.writing import Writes, record_all

Statements = Mapping[str, Sequence[Statement]]  # by file
Decide = Callable[[Mapping[str, History]], Statements]

ATTEMPTS = 20
# Somebody else was quicker; to look again tells whether that matters to the caller.
CLASHES = {STALE, RECORDED_BEFORE, UNIQUE_VIOLATION, DEADLOCK}


@dataclass(frozen=True, slots=True)
class Receipt:
    """Where the first statement of a command stands. The same command always gets the same receipt."""

    index: int
    file: str
    seq: int


class Conflict(Exception):
    """Somebody else recorded in the file since the caller looked; `since` is what they recorded."""

    def __init__(self, file: str, since: History) -> None:
        """`since` may be empty when the other entry came in the same instant."""
        super().__init__(f"file {file} has changed since it was opened")
        self.file = file
        self.since = since


class NothingToRecord(ValueError):
    """A decision that states nothing is a mistake of the program."""


def record(
    *,
    actor: Actor,
    command: str,
    now: datetime,
    reads: Mapping[str, int | None],
    decide: Decide,
) -> Receipt:
    """Put a decision on the record, once.

    `command` is the idempotency key: a repeat returns the first receipt. `reads` names the files that the
    decision looks at or writes to, each with the number of facts the caller saw there, or None where that
    does not matter. What `decide` was shown of them is still all there is when it is recorded. Raises Conflict,
    whatever `decide` raises, or psycopg.OperationalError; then nothing is recorded.
    """
    lost = False
    for _ in range(ATTEMPTS):
        with raw() as connection:
            try:
                return _record(connection, reads, decide, actor=actor, command=command, now=now)
            except psycopg.Error as error:
                if connection.closed and not lost and may_connect_again():
                    lost = True  # whether or not the answer alone was lost, the same command says it once
                elif error.sqlstate not in CLASHES:
                    raise
    raise Conflict(next(iter(reads)), ())


def _record(
    connection: Connection,
    reads: Mapping[str, int | None],
    decide: Decide,
    *,
    actor: Actor,
    command: str,
    now: datetime,
) -> Receipt:
    rows = fetch_files(connection, list(reads), idem=entry_idem(command, 0))
    if rows and rows[0][0] is not None:
        if alone(connection):
            wait_for_disk(connection)  # whoever recorded it may have been cut off before doing so
        return Receipt(*rows[0][:3])
    opened = unseal_files(rows)
    histories = {file: o.history for file, o in opened.items()}
    check_positions(histories, reads)
    statements = decide(histories)
    writes = seal_command(statements, opened, actor=actor, command=command, now=now)
    index = record_all(connection, RECORD, writes)
    if AUTHORITY in statements:
        forget()
    file, tail, _, _ = writes.entries[0]
    return Receipt(index, file, tail.seq)


def check_positions(histories: Mapping[str, History], reads: Mapping[str, int | None]) -> None:
    """Raise Conflict for the first file that is not as long as the caller saw it."""
    for file, seen in reads.items():
        if seen is not None and seen != len(histories[file]):
            raise Conflict(file, histories[file][seen:])


def seal_command(
    statements: Statements, opened: Mapping[str, Opened], *, actor: Actor, command: str, now: datetime
) -> Writes:
    """Seal what was decided and work out how the read models change. Pure but for randomness and roots."""
    writes = Writes()
    for file, stated in statements.items():
        if stated:
            after = seal_file(writes, file, stated, opened[file], actor=actor, command=command, now=now)
            _project(writes, file, opened[file], after)
    if not writes.entries:
        raise NothingToRecord(command)
    written = {entry[0] for entry in writes.entries}
    writes.looked_at = [(file, seen.tail) for file, seen in opened.items() if file not in written]
    return writes


def seal_file(
    writes: Writes,
    file: str,
    stated: Sequence[Statement],
    opened: Opened,
    *,
    actor: Actor,
    command: str,
    now: datetime,
    first: int = 0,
    random: Callable[[int], bytes] = os.urandom,
) -> Opened:
    """Seal statements of a command at the end of a file and give the file as it will be.

    `first` is where the command's entries begin in `writes`.
    """
    content = opened.content or _new_file(writes, file)
    reporter = _new_reporter(writes, file) if any(isinstance(s, KeptApart) for s in stated) else None
    tail, added = opened.tail, list[Recorded]()
    for statement in stated:
        idem = entry_idem(command, len(writes.entries) - first)
        entry = seal_statement(
            statement, file=file, tail=tail, at=now, actor=actor, idem=idem, content=content,
            reporter=reporter, random=random,
        )  # fmt: skip
        writes.entries.append((file, tail, idem, entry))
        added.append(as_recorded(file, tail.seq, statement, now, actor))
        tail = Tail(tail.seq + 1, entry.leaf_hash)
    history = (*opened.history, *added)
    for item in added:
        check_correction(item, history)
    return Opened(history, tail, content)


def _project(writes: Writes, file: str, before: Opened, after: Opened) -> None:
    assert after.content is not None  # noqa: S101 - it was sealed with
    sources = Sources(file, after.content.key, search_secret())
    book = rulebook()
    rows, changed = (project(opened.history, file, book) for opened in (before, after))
    difference(rows, changed, sources, writes.change)


def _new_file(writes: Writes, file: str) -> keyring.PartKey:
    file_row, part_row, content = keyring.new_file_keys(file, roots())
    writes.file_keys.append(file_row)
    writes.part_keys.append(part_row)
    return content


def _new_reporter(writes: Writes, file: str) -> keyring.PartKey:
    row, key = keyring.new_reporter_key(file, roots())
    writes.part_keys.append(row)
    return key
