"""The book of reads: what was shown to whom is on the record before it is shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import psycopg

from heed.facts.base import Fact
from heed.facts.upkeep import PageRead
from heed.ledger.book import READS
from heed.ledger.entry import ZERO_HASH
from heed.store.arrays import Array
from heed.store.database import STALE, Connection, alone, raw, run_numbered, wait_for_disk
from heed.store.keys import FileKeyRow, PartKey, PartKeyRow, new_file_keys, open_content_key
from heed.store.roots import roots
from heed.store.sealing import Actor, Tail, entry_idem, open_rows, seal_statement
from heed.store.statements import append_and_list
from heed.store.writing import Writes, append_values, key_steps, laid_out, record_all, send

LAST = """
SELECT e.seq + 1, e.leaf_hash, f.file, f.root, f.wrapped, k.id, k.file, k.part, k.root, k.wrapped
FROM permanent.entry e JOIN keys.file_key f ON f.file = e.file
JOIN keys.part_key k ON k.file = e.file AND k.part = 'content'
WHERE e.book = 'reads' AND e.file = $1 ORDER BY e.seq DESC LIMIT 1
"""
OPENED: Final = "opened"
NAMED: Final = "named"
SAID = """
SELECT e.index, e.file, e.seq, e.header, p.sealed, f.file, f.root, f.wrapped, k.id, k.file, k.part, k.root, k.wrapped
FROM permanent.entry e
JOIN permanent.part p ON p.book = e.book AND p.index = e.index AND p.name = 'content'
JOIN keys.file_key f ON f.file = e.file
JOIN keys.part_key k ON k.file = e.file AND k.part = 'content'
WHERE e.book = 'reads' AND e.index = ANY($1)
"""
ATTEMPTS = 20  # two tabs of one person may read at the same moment


class NotRecorded(Exception):
    """The read could not be put on the record, so nothing may be shown."""

    advice = "Try again; if it goes on, tell whoever looks after this service."


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads. Their reads are one chain, so that readers do not wait for each other."""

    actor: Actor

    @property
    def file(self) -> str:
        """The chain of this person's reads."""
        return f"reads-of-{self.actor.id}"


def record_reads(reader: Reader, reads: Sequence[PageRead], *, command: str, now: datetime) -> int:
    """Commit reads together and give the place of the first. Raises NotRecorded."""
    return append_reads(reader.file, reads, actor=reader.actor, command=command, now=now)


def append_reads(file: str, facts: Sequence[Fact], *, actor: Actor, command: str, now: datetime) -> int:
    """Commit facts to a chain of the book of reads and give the place of the first. Raises NotRecorded.

    The same command twice raises psycopg's error of state RECORDED_BEFORE.
    """
    for _ in range(ATTEMPTS):
        try:
            return _append(file, facts, actor, command, now)
        except psycopg.errors.UniqueViolation:
            continue  # the chain was begun elsewhere in the same moment
        except psycopg.Error as error:
            if error.sqlstate != STALE:
                raise
    raise NotRecorded(f"{file} grows from too many places at once.")


def open_reads(indexes: Sequence[int]) -> dict[int, PageRead]:
    """What some entries of the book of reads say, by their place in it: for one page of a list. One query."""
    with raw() as connection:
        rows = run_numbered(connection, SAID, [Array("bigint", indexes)]).fetchall()
    said = {}
    for index, file, seq, header, sealed, *keys in rows:
        content = open_content_key(FileKeyRow(*keys[:3]), PartKeyRow(*keys[3:]), roots())
        (item,) = open_rows(file, [seq], [header], [sealed], content)
        if isinstance(item.fact, PageRead):
            said[index] = item.fact
    return said


def _append(file: str, facts: Sequence[Fact], actor: Actor, command: str, now: datetime) -> int:
    with raw() as connection:
        last = run_numbered(connection, LAST, [file]).fetchone()
        writes = Writes()
        content = _content_key(writes, file, last and last[2:])
        tail = Tail(*last[:2]) if last else Tail(0, ZERO_HASH)
        for number, fact in enumerate(facts):
            idem = entry_idem(command, number)
            entry = seal_statement(
                fact, file=file, tail=tail, at=now, actor=actor, idem=idem, content=content, reporter=None
            )
            writes.entries.append((file, tail, idem, entry))
            tail = Tail(tail.seq + 1, entry.leaf_hash)
        return _send(connection, writes, [fact for fact in facts if isinstance(fact, PageRead)], actor, now)


def files_shown(read: PageRead) -> Iterator[tuple[str, str]]:
    """The file that was opened, empty for none, and every other that its page named, with how each was shown."""
    yield read.of, OPENED
    yield from ((file, NAMED) for file in dict.fromkeys(read.listed) if file != read.of)


def _send(
    connection: Connection, writes: Writes, listed: Sequence[PageRead], actor: Actor, now: datetime
) -> int:
    if not listed:
        return record_all(connection, READS, writes)
    shape, values = laid_out(list(key_steps(writes)))
    values += [*append_values(READS, writes.entries), actor.id, actor.post, now]
    values += _rows(listed)
    early = alone(connection)
    index = send(connection, append_and_list(shape, early=early), values)
    if early:
        wait_for_disk(connection)
    return index


def _rows(listed: Sequence[PageRead]) -> list[Array]:
    rows = [(of, how, read.page, place) for place, read in enumerate(listed) for of, how in files_shown(read)]
    files, hows, pages, places = zip(*rows, strict=True)
    return [Array("text", files), Array("text", hows), Array("text", pages), Array("bigint", places)]


def _content_key(writes: Writes, file: str, row: tuple[Any, ...] | None) -> PartKey:
    if row is not None:
        return open_content_key(FileKeyRow(*row[:3]), PartKeyRow(*row[3:]), roots())
    file_row, part_row, content = new_file_keys(file, roots())
    writes.file_keys.append(file_row)
    writes.part_keys.append(part_row)
    return content
