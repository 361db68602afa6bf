"""Signed checkpoints of the two books, and the keys of the log that sign them.

The keys lie in the home folder: `keys/log.name`, `keys/log-ed25519.key` and, where the runtime has ML-DSA-44,
`keys/log-ml-dsa-44.key`, 32 bytes each. `log.vkey` is for others: one line for each book and key.
"""

import secrets
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
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
from heed.store.files import made_once, write_anew

AT_MOST_EVERY: Final = timedelta(minutes=1)
PAGE: Final = 20_000
SEED_BYTES: Final = 32
KEYS: Final = {Algorithm.ED25519: "log-ed25519.key", Algorithm.ML_DSA_44: "log-ml-dsa-44.key"}
STATE: Final = """
SELECT h.size, f.size, f.peaks FROM permanent.head h LEFT JOIN derived_frontier f ON f.book = h.book
WHERE h.book = $1
"""
NEWEST: Final = """
SELECT size, note, signed_at FROM permanent.checkpoint WHERE book = $1 ORDER BY size DESC LIMIT 20
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
    name = made_once(folder / "log.name", _choose_name).decode().strip()
    usable = [algorithm for algorithm in KEYS if algorithm is not Algorithm.ML_DSA_44 or has_ml_dsa()]
    seeds = {algorithm: made_once(folder / KEYS[algorithm], _new_seed) for algorithm in usable}
    keys = LogKeys(name, seeds)
    _publish(home / "log.vkey", keys)
    return keys


def _choose_name() -> bytes:
    return (settings.LOG_NAME or f"heed.invalid/{secrets.token_hex(4)}").encode()


def _new_seed() -> bytes:
    return secrets.token_bytes(SEED_BYTES)


def _publish(path: Path, keys: LogKeys) -> None:
    lines = [f"{verifier.vkey}\n" for book in BOOKS for verifier in keys.verifiers(book)]
    if not path.exists() or path.read_text(encoding="utf-8") != "".join(lines):
        write_anew(path, "".join(lines).encode())


def sign_new(book: Book, keys: LogKeys, now: datetime) -> Checkpoint | None:
    """Sign the entries that were committed since the last checkpoint, at most once a minute.

    None where there is nothing to sign yet. Raises CannotSign where the entries are not those that were signed
    before, and within a transaction, where entries might be signed that are taken back.
    """
    with raw() as connection:
        if connection.info.transaction_status != TransactionStatus.IDLE or not connection.autocommit:
            raise CannotSign("A checkpoint is signed over committed entries, not within a transaction.")
        ((size, kept, peaks),) = run_numbered(connection, STATE, [book]).fetchall()
        newest = run_numbered(connection, NEWEST, [book]).fetchall()
        if not _is_due(size, newest, now):
            return None
        signed = _last_signed(newest, keys.verifiers(book))
        frontier = _kept(kept, peaks, signed) or _afresh(connection, book, signed)
        frontier.extend(_leaves(connection, book, frontier.size, size))
        if frontier.size != size:
            raise CannotSign(f"The book '{book}' says {size} entries but has or had {frontier.size}.")
        point = Checkpoint(keys.origin(book), size, frontier.root())
        note = sign(point, keys.signers(book), int(now.timestamp()))
        run_numbered(
            connection, "SELECT permanent.add_checkpoint($1, $2, $3)", [book, point.size, note.decode()]
        )
        run_numbered(connection, KEEP, [book, point.size, b"".join(frontier.state()[1])])
    return point


def _is_due(size: int, newest: Sequence[tuple[Any, ...]], now: datetime) -> bool:
    if not newest:
        return size > 0
    signed_size, _, signed_at = newest[0]
    # A time to come is that of a clock that was set back since, and says nothing.
    lately = timedelta(0) <= now - signed_at < AT_MOST_EVERY
    return bool(size != signed_size) and not lately


def _last_signed(newest: Iterable[tuple[Any, ...]], verifiers: list[Verifier]) -> Checkpoint | None:
    """The newest checkpoint that this log did sign; anybody who may append can put others beside them."""
    for _, note, _ in newest:
        with suppress(BadNote):
            return open(note.encode(), verifiers).checkpoint
    return None


def _kept(size: int | None, peaks: bytes | None, signed: Checkpoint | None) -> Frontier | None:
    """The frontier kept, if it is that of the entries signed."""
    if size is None or peaks is None or signed is None:
        return None
    try:
        frontier = Frontier.of((size, [peaks[n : n + 32] for n in range(0, len(peaks), 32)]))
    except BadProof:
        return None
    return frontier if (size, frontier.root()) == (signed.size, signed.root) else None


def _afresh(connection: Connection, book: Book, signed: Checkpoint | None) -> Frontier:
    """A frontier from the entries, as far as they were signed. Raises CannotSign where they are others now."""
    frontier = Frontier()
    if signed is not None:
        frontier.extend(_leaves(connection, book, 0, signed.size))
        if (frontier.size, frontier.root()) != (signed.size, signed.root):
            raise CannotSign(
                f"The first {signed.size} entries of the book '{book}' are not those signed before."
            )
    return frontier


def _leaves(connection: Connection, book: Book, start: int, end: int) -> Iterator[bytes]:
    for first in range(start, end, PAGE):
        rows: list[tuple[Any, ...]] = run_numbered(
            connection, LEAVES, [book, first, min(first + PAGE, end)]
        ).fetchall()
        yield from (row[0] for row in rows)
