"""Recording many commands at once: decided, sealed and projected as `record` does, many to a transaction.

    with Bulk() as bulk:
        bulk.record(actor=..., command=..., now=..., reads={file: 0}, decide=...)

A batch is decided and sealed while the one before is being written by another thread. A file named with 0
facts is believed to be new and not asked for; should that be wrong, or anybody else write in between, the
batch is decided again one command at a time, so that the outcome is always that of `record`.
"""

import gc
import os
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Final, Self

import msgspec
import psycopg

from heed.facts.authority import AUTHORITY
from heed.ledger.book import RECORD
from heed.store.database import (
    DEADLOCK,
    RECORDED_BEFORE,
    STALE,
    UNIQUE_VIOLATION,
    Connection,
    raw,
    run_numbered,
)
from heed.store.derived.projection import NO_ROWS, Projection, Sources, difference, project
from heed.store.localrules import forget, is_kept, rulebook
from heed.store.reading import NOT_THERE, Opened, open_files_on
from heed.store.record import (
    Decide,
    NothingToRecord,
    Statements,
    check_positions,
    record,
    seal_file,
)
from heed.store.roots import search_secret
from heed.store.sealing import Actor, entry_idem
from heed.store.writing import Writes, prepared, send

BATCH: Final = 2_000
KEPT: Final = 5_000
RANDOM_AT_ONCE: Final = 65_536
RARELY: Final = (
    200_000,
    20,
    100,
)  # walking through thousands of histories for garbage took a third of the time
TRY_AGAIN: Final = {STALE, RECORDED_BEFORE, UNIQUE_VIOLATION, DEADLOCK}
IDEMS: Final = "SELECT file, idem FROM permanent.entry WHERE book = 'record' AND file = ANY($1)"


class Command(msgspec.Struct, frozen=True):
    """The arguments of one call, to be made again if need be."""

    actor: Actor
    command: str
    now: datetime
    reads: Mapping[str, int | None]
    decide: Decide


@dataclass(slots=True)
class _File:
    """A file in memory: as it will be, what the read models hold of it, which commands it took part in."""

    opened: Opened
    projected: Projection
    idems: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Batch:
    commands: list[Command] = field(default_factory=list)
    writes: Writes = field(default_factory=Writes)
    touched: dict[str, None] = field(default_factory=dict)  # in order
    read: set[str] = field(default_factory=set)


class Bulk:
    """Takes commands, writes them in batches, in order. Not for use by several threads at once."""

    def __init__(
        self, *, batch: int = BATCH, kept: int = KEPT, progress: Callable[[int], None] | None = None
    ) -> None:
        """`batch` is how many facts go into one transaction, `kept` how many files stay in memory in between.

        `progress` is called with the number of facts on the record after each batch.
        """
        self._size, self._kept, self._progress = batch, kept, progress
        self._files: dict[str, _File] = {}
        self._batch = _Batch()
        self._written: Future[int] | None = None
        self._in_flight: list[Command] = []
        self._random = _Random()
        self.recorded = 0

    def __enter__(self) -> Self:
        self._writer = ThreadPoolExecutor(1, "bulk")
        self._collector = gc.get_threshold()
        gc.set_threshold(*RARELY)
        with raw() as connection:
            self._connection: Connection = connection
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write what is left; after an error what was not yet written is forgotten."""
        try:
            if error is None:
                self.flush()
            elif self._written is not None:
                self._written.exception()
        finally:
            self._writer.shutdown()
            gc.set_threshold(*self._collector)

    def record(
        self,
        *,
        actor: Actor,
        command: str,
        now: datetime,
        reads: Mapping[str, int | None],
        decide: Decide,
    ) -> None:
        """As `store.record.record`, whose refusals come here; a conflict may come as late as on leaving."""
        first = entry_idem(command, 0)
        held = self._open(reads)
        if any(first in file.idems for file in held.values()):
            return
        histories = {name: file.opened.history for name, file in held.items()}
        check_positions(histories, reads)
        call = Command(actor, command, now, reads, decide)
        after = self._seal(call, decide(histories), held)
        for name, opened in after.items():
            held[name].opened = opened
            self._batch.touched[name] = None
        for file in held.values():
            file.idems.add(first)
        self._batch.read.update(reads)
        self._batch.commands.append(call)
        if AUTHORITY in after:
            self.flush()
            forget()  # what follows may lie on a day on which the choice holds
        elif len(self._batch.writes.entries) >= self._size:
            self._send()

    def _seal(self, call: Command, statements: Statements, held: Mapping[str, _File]) -> dict[str, Opened]:
        """Seal a whole command into the batch, or nothing of it."""
        writes = self._batch.writes
        marks = len(writes.entries), len(writes.file_keys), len(writes.part_keys)
        after: dict[str, Opened] = {}
        try:
            for name, stated in statements.items():
                if stated:
                    after[name] = seal_file(
                        writes, name, stated, held[name].opened, actor=call.actor, command=call.command,
                        now=call.now, first=marks[0], random=self._random,
                    )  # fmt: skip
        except BaseException:
            writes.cut(*marks)
            raise
        if not after:
            raise NothingToRecord(call.command)
        return after

    def flush(self) -> None:
        """Write all that was recorded so far. Raises what `record` raises."""
        if self._batch.commands:
            self._send()
        self._settle()

    def _open(self, reads: Mapping[str, int | None]) -> dict[str, _File]:
        """The files, taken out and put back so that those longest untouched come first."""
        if self._not_held(reads):
            self._settle()  # which may forget those that are held
            self._load(self._not_held(reads))
        files = self._files
        held = {name: files.pop(name) if name in files else _File(NOT_THERE, NO_ROWS) for name in reads}
        files.update(held)
        return held

    def _not_held(self, reads: Mapping[str, int | None]) -> list[str]:
        return [name for name, seen in reads.items() if seen != 0 and name not in self._files]

    def _load(self, files: list[str]) -> None:
        idems = run_numbered(self._connection, IDEMS, [files]).fetchall()
        for file, opened in open_files_on(self._connection, files).items():
            self._files[file] = _File(opened, project(opened.history, file, rulebook()))
        for file, idem in idems:
            self._files[file].idems.add(idem)

    def _send(self) -> None:
        """Hand the batch over to the writing thread, once that has finished with the one before."""
        batch = self._batch
        if not is_kept():
            self._settle()  # the connection is the writing thread's until then
            if batch is not self._batch:
                return
        for file in batch.touched:
            self._project(file, self._files[file])
        only_read = batch.read.difference(batch.touched)
        batch.writes.looked_at = [(file, self._files[file].opened.tail) for file in sorted(only_read)]
        statement, values = prepared(RECORD, batch.writes)
        self._settle()
        if batch is not self._batch:
            return  # it was recorded again, one command at a time
        self._batch, self._in_flight = _Batch(), batch.commands
        self._written = self._writer.submit(send, self._connection, statement, values)
        self.recorded += len(batch.writes.entries)
        self._forget()

    def _project(self, file: str, held: _File) -> None:
        content = held.opened.content
        assert content is not None  # noqa: S101 - it was sealed with
        after = project(held.opened.history, file, rulebook())
        difference(
            held.projected, after, Sources(file, content.key, search_secret()), self._batch.writes.change
        )
        held.projected = after

    def _forget(self) -> None:
        while len(self._files) > self._kept:
            del self._files[next(iter(self._files))]

    def _settle(self) -> None:
        """Wait for the batch being written; where it clashed, record it and all since one by one."""
        if self._written is None:
            return
        error, self._written = self._written.exception(), None
        if isinstance(error, psycopg.Error) and error.sqlstate in TRY_AGAIN:
            self._again([*self._in_flight, *self._batch.commands])
        elif error is not None:
            raise error
        self._in_flight = []
        if self._progress:
            self._progress(self.recorded)

    def _again(self, commands: list[Command]) -> None:
        self.recorded += len(self._batch.writes.entries)
        self._files.clear()
        self._batch = _Batch()
        for command in commands:
            record(
                actor=command.actor,
                command=command.command,
                now=command.now,
                reads=command.reads,
                decide=command.decide,
            )


class _Random:
    """Fresh random bytes, taken from the system many at once: each asking lets other threads in."""

    def __init__(self) -> None:
        self._left = memoryview(b"")

    def __call__(self, size: int) -> bytes:
        if len(self._left) < size:
            self._left = memoryview(os.urandom(max(size, RANDOM_AT_ONCE)))
        taken, self._left = self._left[:size], self._left[size:]
        return bytes(taken)
