"""The book of reads: what was shown to whom is on the record before it is shown."""

from dataclasses import dataclass
from datetime import datetime

import psycopg

from heed.facts.upkeep import PageRead
from heed.ledger.entry import ZERO_HASH
from heed.store.database import raw, run
from heed.store.keys import FileKeyRow, PartKeyRow, new_file_keys, open_content_key
from heed.store.record import INSERT_FILE_KEY, INSERT_PART_KEY, STALE, append
from heed.store.roots import roots
from heed.store.sealing import Actor, Tail, entry_idem, seal_statement

TAIL = """
SELECT e.seq + 1, e.leaf_hash FROM permanent.entry e
WHERE e.book = 'reads' AND e.file = %s ORDER BY e.seq DESC LIMIT 1
"""
KEY = """
SELECT f.file, f.root, f.wrapped, k.id, k.file, k.part, k.root, k.wrapped
FROM keys.file_key f JOIN keys.part_key k USING (file) WHERE f.file = %s AND k.part = 'content'
"""
LIST = 'INSERT INTO derived_read (index, "of", page, actor, post, at) VALUES (%s, %s, %s, %s, %s, %s)'
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


def record_read(reader: Reader, read: PageRead, *, command: str, now: datetime) -> int:
    """Commit one read and give its place in the book of reads. Raises NotRecorded."""
    for attempt in range(ATTEMPTS):
        try:
            return _record(reader, read, f"{command}\0{attempt}", now)
        except psycopg.errors.UniqueViolation:
            continue  # the chain was begun elsewhere in the same moment
        except psycopg.Error as error:
            if error.sqlstate != STALE:
                raise
    raise NotRecorded(f"{reader.actor.id} reads from too many places at once.")


def _record(reader: Reader, read: PageRead, command: str, now: datetime) -> int:
    with raw() as connection, connection.pipeline(), connection.transaction():
        last = run(connection, TAIL, [reader.file])
        key = run(connection, KEY, [reader.file]).fetchone()
        tail = Tail(*(last.fetchone() or (0, ZERO_HASH)))
        if key is None:
            file_row, part_row, content = new_file_keys(reader.file, roots())
            run(connection, INSERT_FILE_KEY, [file_row.file, file_row.root, file_row.wrapped])
            run(
                connection,
                INSERT_PART_KEY,
                [part_row.id, part_row.file, part_row.part, part_row.root, part_row.wrapped],
            )
        else:
            content = open_content_key(FileKeyRow(*key[:3]), PartKeyRow(*key[3:]), roots())
        idem = entry_idem(command, 0)
        entry = seal_statement(
            read, file=reader.file, tail=tail, at=now, actor=reader.actor, idem=idem, content=content,
            reporter=None,
        )  # fmt: skip
        index = append(connection, "reads", [(reader.file, tail, idem, entry)]).fetchone()
        assert index is not None  # noqa: S101 - the function returns one row or raises
        run(connection, LIST, [index[0], read.of, read.page, reader.actor.id, reader.actor.post, now])
    return int(index[0])
