"""Signed checkpoints of the two books, and the keys of the log that sign them.

The keys lie in the home folder: `keys/log.name`, `keys/log-ed25519.key` and, where the runtime has ML-DSA-44,
`keys/log-ml-dsa-44.key`, 32 bytes each. `log.vkey` is for others: one line for each book and key.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from psycopg.pq import TransactionStatus

from heed.ledger.book import BOOKS, Book
from heed.ledger.checkpoint import Checkpoint, open, sign
from heed.ledger.errors import BadNote, BadProof
from heed.ledger.note import Signer, Verifier
from heed.ledger.signatures import Algorithm, has_ml_dsa
from heed.ledger.tree import Frontier
from heed.store.database import Connection, raw, run_numbered
from heed.store.keys import write_once

AT_MOST_EVERY: Final = timedelta(minutes=1)
PAGE: Final = 20_000
SEED_BYTES: Final = 32
KEYS: Final = {Algorithm.ED25519: "log-ed25519.key", Algorithm.ML_DSA_44: "log-ml-dsa-44.key"}
STATE: Final = """
SELECT h.size, c.size, c.note, c.signed_at, f.size, f.peaks
FROM permanent.head h
LEFT JOIN LATERAL (
    SELECT size, note, signed_at FROM permanent.checkpoint WHERE book = h.book ORDER BY size DESC LIMIT 1
) c ON true
LEFT JOIN derived_frontier f ON f.book = h.book
WHERE h.book = $1
"""
LEAVES: Final = """
SELECT leaf_hash FROM permanent.entry WHERE book = $1 AND index >= $2 AND index < $3 ORDER BY index
"""
KEEP: Final = """
INSERT INTO derived_frontier (book, size, peaks) VALUES ($1, $2, $3)
ON CONFLICT (book) DO UPDATE SET size = EXCLUDED.size, peaks = EXCLUDED.peaks
"""


class CannotSign(Exception):
    """A checkpoint cannot be signed."""

    advice = "Run `heed verify`."


@dataclass(frozen=True, slots=True)
class LogKeys:
    """The name of the log and its signing keys."""

    name: str
    seeds: dict[Algorithm, bytes]

    def origin(self, book: Book) -> str:
        """The name under which a book is signed."""
        return f"{self.name}/{book}"

    def signers(self, book: Book) -> list[Signer]:
        """The keys that sign a book."""
        return [Signer(self.origin(book), seed, algorithm) for algorithm, seed in self.seeds.items()]

    def verifiers(self, book: Book) -> list[Verifier]:
        """Their public halves."""
        return [signer.verifier for signer in self.signers(book)]


def log_keys(home: Path | None = None) -> LogKeys:
    """The keys of this installation, made where there are none, with `log.vkey` beside them for others."""
    home = home or settings.HOME
    folder = home / "keys"
    name = folder / "log.name"
    if not name.exists():
        chosen = settings.LOG_NAME or f"heed.invalid/{secrets.token_hex(4)}"
        write_once(name, chosen.encode())
    usable = [algorithm for algorithm in KEYS if algorithm is not Algorithm.ML_DSA_44 or has_ml_dsa()]
    seeds = {algorithm: _seed(folder / KEYS[algorithm]) for algorithm in usable}
    keys = LogKeys(name.read_text(encoding="utf-8").strip(), seeds)
    _publish(home / "log.vkey", keys)
    return keys


def _seed(path: Path) -> bytes:
    if not path.exists():
        write_once(path, secrets.token_bytes(SEED_BYTES))
    return path.read_bytes()


def _publish(path: Path, keys: LogKeys) -> None:
    lines = [f"{verifier.vkey}\n" for book in BOOKS for verifier in keys.verifiers(book)]
    if not path.exists() or path.read_text(encoding="utf-8") != "".join(lines):
        path.write_text("".join(lines), encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _State:
    size: int
    signed: int
    note: bytes
    signed_at: datetime | None
    frontier: Frontier


def sign_new(book: Book, keys: LogKeys, now: datetime) -> Checkpoint | None:
    """Sign the entries that were committed since the last checkpoint, at most once a minute.

    None where there is nothing to sign yet. Raises CannotSign, also within a transaction, where entries might
    be signed that are taken back.
    """
    with raw() as connection:
        if connection.info.transaction_status != TransactionStatus.IDLE or not connection.autocommit:
            raise CannotSign("A checkpoint is signed over committed entries, not within a transaction.")
        state = _state(connection, book, keys)
        if state.size == state.signed or (state.signed_at and now - state.signed_at < AT_MOST_EVERY):
            return None
        frontier = state.frontier
        frontier.extend(_leaves(connection, book, frontier.size, state.size))
        if frontier.size != state.size:
            raise CannotSign(f"The book '{book}' says {state.size} entries but has {frontier.size}.")
        point = Checkpoint(keys.origin(book), state.size, frontier.root())
        note = sign(point, keys.signers(book), int(now.timestamp()))
        run_numbered(
            connection, "SELECT permanent.add_checkpoint($1, $2, $3)", [book, point.size, note.decode()]
        )
        run_numbered(connection, KEEP, [book, point.size, b"".join(frontier.state()[1])])
    return point


def _state(connection: Connection, book: Book, keys: LogKeys) -> _State:
    row = run_numbered(connection, STATE, [book]).fetchone()
    assert row is not None  # noqa: S101 - each book has its head
    size, signed, note, signed_at, kept, peaks = row
    frontier = _trusted(kept, peaks, signed, note, keys.verifiers(book))
    return _State(size, signed or 0, (note or "").encode(), signed_at, frontier)


def _trusted(
    kept: int | None, peaks: bytes | None, signed: int | None, note: str | None, verifiers: list[Verifier]
) -> Frontier:
    """The frontier kept, if it is the one that was signed; else a fresh one, for which all leaves are read."""
    if kept is None or peaks is None or kept != signed or note is None:
        return Frontier()
    try:
        frontier = Frontier.of((kept, [peaks[n : n + 32] for n in range(0, len(peaks), 32)]))
        point = open(note.encode(), verifiers).checkpoint
    except (BadProof, BadNote):
        return Frontier()
    return frontier if (frontier.size, frontier.root()) == (point.size, point.root) else Frontier()


def _leaves(connection: Connection, book: Book, start: int, end: int) -> Iterator[bytes]:
    for first in range(start, end, PAGE):
        rows: list[tuple[Any, ...]] = run_numbered(
            connection, LEAVES, [book, first, min(first + PAGE, end)]
        ).fetchall()
        yield from (row[0] for row in rows)
