"""The one door into the record: read, decide, seal, project, append; one transaction.

    1. In one round trip: was this command recorded before, and what do the files it reads say?
    2. If a file has grown since the caller looked, Conflict, with what came in between.
    3. `decide` says what is to be stated, or refuses; it sees facts and the time and nothing else.
    4. Seal the statements and work out how the read models change; no lock is held yet.
    5. In one more round trip: keys, read models, append, commit. The head row is locked for this flush only.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import psycopg

from heed.facts.base import History, Recorded
from heed.ledger.entry import Entry
from heed.store import keys as keyring
from heed.store.database import Connection, delete, forget_connection, raw, run, upsert
from heed.store.derived.projection import TABLES, Change, Sources, difference, project
from heed.store.reading import ENTRIES, KEYS, Opened, unseal_files
from heed.store.roots import roots, search_secret
from heed.store.sealing import Actor, KeptApart, Statement, Tail, as_recorded, entry_idem, seal_statement

Statements = Mapping[str, Sequence[Statement]]  # by file
Decide = Callable[[Mapping[str, History]], Statements]

BEFORE = "SELECT index, file, seq FROM permanent.entry WHERE book = %s AND idem = %s"
APPEND = "SELECT permanent.append(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
INSERT_FILE_KEY = "INSERT INTO keys.file_key (file, root, wrapped) VALUES (%s, %s, %s)"
INSERT_PART_KEY = "INSERT INTO keys.part_key (id, file, part, root, wrapped) VALUES (%s, %s, %s, %s, %s)"
UPSERTS = {table.name: upsert(table.name, table.columns, table.key) for table in TABLES}
DELETES = {table.name: delete(table.name, table.columns, table.key) for table in TABLES}
STALE, RECORDED_BEFORE = "HD001", "HD002"
UNIQUE_VIOLATION = "23505"


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


@dataclass(frozen=True, slots=True)
class Sealed:
    """What one command puts on the record, ready to append."""

    entries: list[tuple[str, Tail, str, Entry]]  # file, its end before, idempotency key, entry
    file_keys: list[keyring.FileKeyRow]
    part_keys: list[keyring.PartKeyRow]
    histories: dict[str, tuple[History, keyring.PartKey]]  # as they will be
    change: Change


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
    decision looks at or writes to, each with the number of facts the caller saw there, or None where that does
    not matter. Raises Conflict, whatever `decide` raises, or psycopg.OperationalError; then nothing is recorded.
    """
    with raw() as connection:
        try:
            return _record(connection, actor, command, now, reads, decide)
        except psycopg.Error as error:
            if error.sqlstate == RECORDED_BEFORE and (receipt := _find(connection, command)):
                return receipt
            if error.sqlstate == STALE or _same_new_file(error):
                raise _conflict(connection, reads) from error
            if connection.closed:
                forget_connection()
            raise


def _same_new_file(error: psycopg.Error) -> bool:
    return error.sqlstate == UNIQUE_VIOLATION and error.diag.table_name in {"file_key", "part_key"}


def _record(
    connection: Connection,
    actor: Actor,
    command: str,
    now: datetime,
    reads: Mapping[str, int | None],
    decide: Decide,
) -> Receipt:
    files = list(reads)
    with connection.pipeline(), connection.transaction():
        before = run(connection, BEFORE, ["record", entry_idem(command, 0)])
        entries = run(connection, ENTRIES, ["record", files])
        wrapped = run(connection, KEYS, [files])
        found = before.fetchone()
        if found is not None:
            return Receipt(*found)
        opened = unseal_files(files, entries.fetchall(), wrapped.fetchall(), roots())
        _check_positions(opened, reads)
        statements = decide({file: o.history for file, o in opened.items()})
        sealed = seal_command(statements, opened, actor=actor, command=command, now=now)
        _write_keys(connection, sealed)
        _write_change(connection, sealed.change)
        index = append(connection, "record", sealed.entries)
    first = index.fetchone()
    assert first is not None  # noqa: S101 - the function returns one row or raises
    file, tail, _, _ = sealed.entries[0]
    return Receipt(first[0], file, tail.seq)


def _find(connection: Connection, command: str) -> Receipt | None:
    found = run(connection, BEFORE, ["record", entry_idem(command, 0)]).fetchone()
    return Receipt(*found) if found else None


def _check_positions(opened: Mapping[str, Opened], reads: Mapping[str, int | None]) -> None:
    for file, seen in reads.items():
        history = opened[file].history
        if seen is not None and seen != len(history):
            raise Conflict(file, history[seen:])


def _conflict(connection: Connection, reads: Mapping[str, int | None]) -> Conflict:
    """Which of the files has grown, now that the transaction that noticed it is over."""
    from heed.store.reading import open_files_on

    for file, opened in open_files_on(connection, list(reads)).items():
        seen = reads[file]
        if seen is not None and len(opened.history) != seen:
            return Conflict(file, opened.history[seen:])
    return Conflict(next(iter(reads)), ())


def seal_command(
    statements: Statements, opened: Mapping[str, Opened], *, actor: Actor, command: str, now: datetime
) -> Sealed:
    """Seal what was decided and work out how the read models change. Pure but for randomness and the roots."""
    sealed = Sealed([], [], [], {}, Change([], []))
    for file, stated in statements.items():
        if stated:
            _seal_file(sealed, file, stated, opened[file], actor, command, now)
    if not sealed.entries:
        raise NothingToRecord(command)
    return sealed


def _seal_file(
    sealed: Sealed,
    file: str,
    stated: Sequence[Statement],
    opened: Opened,
    actor: Actor,
    command: str,
    now: datetime,
) -> None:
    content = opened.content or _new_file(sealed, file)
    reporter = _new_reporter(sealed, file) if any(isinstance(s, KeptApart) for s in stated) else None
    tail, added = opened.tail, list[Recorded]()
    for statement in stated:
        idem = entry_idem(command, len(sealed.entries))
        entry = seal_statement(
            statement, file=file, tail=tail, at=now, actor=actor, idem=idem, content=content, reporter=reporter
        )
        sealed.entries.append((file, tail, idem, entry))
        added.append(as_recorded(file, tail.seq, statement, now, actor))
        tail = Tail(tail.seq + 1, entry.leaf_hash)
    after = (*opened.history, *added)
    sealed.histories[file] = (after, content)
    sources = Sources(file, content.key, search_secret())
    change = difference(project(opened.history, sources), project(after, sources))
    sealed.change.write.extend(change.write)
    sealed.change.remove.extend(change.remove)


def _new_file(sealed: Sealed, file: str) -> keyring.PartKey:
    file_row, part_row, content = keyring.new_file_keys(file, roots())
    sealed.file_keys.append(file_row)
    sealed.part_keys.append(part_row)
    return content


def _new_reporter(sealed: Sealed, file: str) -> keyring.PartKey:
    row, key = keyring.new_reporter_key(file, roots())
    sealed.part_keys.append(row)
    return key


def _write_keys(connection: Connection, sealed: Sealed) -> None:
    for row in sealed.file_keys:
        run(connection, INSERT_FILE_KEY, [row.file, row.root, row.wrapped])
    for part in sealed.part_keys:
        run(connection, INSERT_PART_KEY, [part.id, part.file, part.part, part.root, part.wrapped])


def _write_change(connection: Connection, change: Change) -> None:
    for table, key in change.remove:
        run(connection, DELETES[table.name], key)
    for table, values in change.write:
        run(connection, UPSERTS[table.name], values)


def append(
    connection: Connection, book: str, entries: Sequence[tuple[str, Tail, str, Entry]]
) -> psycopg.Cursor[tuple[Any, ...]]:
    """Call the database's own append; the cursor gives the index of the first entry."""
    parts = [(n, part) for n, (_, _, _, entry) in enumerate(entries) for part in entry.parts]
    return run(connection, 
        APPEND,
        [
            book,
            [file for file, _, _, _ in entries],
            [tail.seq for _, tail, _, _ in entries],
            [tail.prev for _, tail, _, _ in entries],
            [idem for _, _, idem, _ in entries],
            [entry.header for *_, entry in entries],
            [entry.blind for *_, entry in entries],
            [entry.leaf_hash for *_, entry in entries],
            [n for n, _ in parts],
            [part.name for _, part in parts],
            [part.key_id for _, part in parts],
            [part.sealed for _, part in parts],
        ],
    )
