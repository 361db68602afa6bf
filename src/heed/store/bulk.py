"""Recording many commands at once: decided, sealed and projected as `record` does, many to a transaction.

    with Bulk() as bulk:
        bulk.record(actor=..., command=..., now=..., reads={file: 0}, decide=...)

A batch is decided and sealed while the one before is being written by another thread. A file named with 0
facts is believed to be new and not asked for; should that be wrong, or anybody else write in between, the batch is
decided again one command at a time, so that the outcome is always that of `record`.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from types import TracebackType
from typing import Final, Self

import psycopg

from heed.store.database import Connection, one_flush, raw, run
from heed.store.derived.projection import NO_ROWS, Projection, Sources, difference, project
from heed.store.reading import NOT_THERE, Opened, open_files_on
from heed.store.record import (
    RECORDED_BEFORE,
    STALE,
    UNIQUE_VIOLATION,
    Decide,
    NothingToRecord,
    Statements,
    check_positions,
    record,
    seal_file,
)
from heed.store.roots import search_secret
from heed.store.sealing import Actor, entry_idem
from heed.store.writing import Writes, write

BATCH: Final = 2_000
KEPT: Final = 5_000
TRY_AGAIN: Final = {STALE, RECORDED_BEFORE, UNIQUE_VIOLATION, "40P01"}
IDEMS: Final = "SELECT file, idem FROM permanent.entry WHERE book = 'record' AND file = ANY(%s)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
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
        self._written: Future[None] | None = None
        self._in_flight: list[Command] = []
        self.recorded = 0

    def __enter__(self) -> Self:
        self._writer = ThreadPoolExecutor(1, "bulk")
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
        opened = self._open(reads)
        if any(first in self._files[file].idems for file in reads):
            return
        histories = {file: o.history for file, o in opened.items()}
        check_positions(histories, reads)
        self._seal(decide(histories), opened, actor=actor, command=command, now=now)
        for file in reads:
            self._files[file].idems.add(first)
        self._batch.commands.append(
            Command(actor=actor, command=command, now=now, reads=reads, decide=decide)
        )
        if len(self._batch.writes.entries) >= self._size:
            self._send()

    def _seal(
        self,
        statements: Statements,
        opened: Mapping[str, Opened],
        *,
        actor: Actor,
        command: str,
        now: datetime,
    ) -> None:
        """Seal a whole command into the batch, or nothing of it."""
        writes = Writes()
        after = {
            file: seal_file(writes, file, stated, opened[file], actor=actor, command=command, now=now)
            for file, stated in statements.items()
            if stated
        }
        if not after:
            raise NothingToRecord(command)
        self._batch.writes.add(writes)
        for file, opened_after in after.items():
            self._files[file].opened = opened_after
            self._batch.touched[file] = None

    def flush(self) -> None:
        """Write all that was recorded so far. Raises what `record` raises."""
        if self._batch.commands:
            self._send()
        self._settle()

    def _open(self, reads: Mapping[str, int | None]) -> dict[str, Opened]:
        asked = [file for file, seen in reads.items() if seen != 0 and file not in self._files]
        if asked:
            self._settle()
            self._load(asked)
        for file in reads:
            # Taken out and put back, so that the files longest untouched come first.
            self._files[file] = self._files.pop(file) if file in self._files else _File(NOT_THERE, NO_ROWS)
        return {file: self._files[file].opened for file in reads}

    def _load(self, files: list[str]) -> None:
        idems = run(self._connection, IDEMS, [files]).fetchall()
        for file, opened in open_files_on(self._connection, files).items():
            self._files[file] = _File(opened, project(opened.history, file))
        for file, idem in idems:
            self._files[file].idems.add(idem)

    def _send(self) -> None:
        """Hand the batch over to the writing thread, once that has finished with the one before."""
        batch = self._batch
        for file in batch.touched:
            self._project(file, self._files[file])
        self._settle()
        if batch is not self._batch:
            return  # it was recorded again, one command at a time
        self._batch, self._in_flight = _Batch(), batch.commands
        self._written = self._writer.submit(_write, self._connection, batch.writes)
        self.recorded += len(batch.writes.entries)
        self._forget()

    def _project(self, file: str, held: _File) -> None:
        content = held.opened.content
        assert content is not None  # noqa: S101 - it was sealed with
        after = project(held.opened.history, file)
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


def _write(connection: Connection, writes: Writes) -> None:
    with one_flush(connection):
        write(connection, "record", writes)
