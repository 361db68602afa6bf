"""`heed verify` of a long record: its processor time beside SHA-256 alone over the same bytes; its memory."""

from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from itertools import count
from time import process_time
from typing import Final

from bench.bulk import record_many
from bench.command import heed
from bench.measure import Finding, Target, compared, say
from bench.place import analyse, made
from bench.sizes import Sizes

NAME: Final = "verify"
ROUNDS: Final = 3
COST, FLAT = Target(at_most=4.0), Target(at_most=1.1)
BATCH: Final = 1_000
Entries = Sequence[tuple[bytes, ...]]
BYTES: Final = """
SELECT e.header, e.blind, p.sealed FROM permanent.entry e
JOIN permanent.part p ON p.book = e.book AND p.index = e.index
WHERE e.book = 'record' ORDER BY e.index
"""


def run(sizes: Sizes) -> Iterator[Finding]:
    """First a tenth of the entries, for their memory, then all."""
    with made():
        numbers = count()
        tenth = _verified(numbers, sizes.entries // 10)
        whole = _verified(numbers, sizes.entries)
        costs, hashes, everything = [], [], []
        for number in range(ROUNDS):
            say(f"  round {number + 1} of {ROUNDS}")
            hashes.append(hashing(_once))
            everything.append(hashing(_all))
            costs.append(heed("verify").cpu)
        for against, others in (
            ("SHA-256 of each entry, once", hashes),
            ("every SHA-256 needed", everything),
        ):
            yield compared(
                NAME, f"{sizes.entries} entries", "s of client CPU", costs, against=against, others=others,
                target=COST,
            )  # fmt: skip
        yield compared(
            NAME, f"memory, {sizes.entries} entries", "MiB", [whole], against="a tenth of them", others=[tenth],
            target=FLAT,
        )  # fmt: skip


def _verified(numbers: Iterator[int], entries: int) -> float:
    """Peak memory of verifying a record that has grown to so many entries, in MiB."""
    fill(numbers, entries)
    analyse()
    return heed("verify").memory


def fill(numbers: Iterator[int], entries: int) -> None:
    """Record until there are at least so many entries."""
    while (there := size()) < entries:
        say(f"  {there} of {entries} entries recorded")
        record_many(numbers, min(100_000, entries - there))


def size() -> int:
    """Entries of the record."""
    from heed.store.database import raw

    with raw() as connection:
        row = connection.execute("SELECT size FROM permanent.head WHERE book = 'record'").fetchone()
    return int(row[0]) if row else 0


def hashing(digest: Callable[[Entries], None]) -> float:
    """Seconds of processor time for hashing each entry as `digest` does; fetching is not counted."""
    from heed.store.database import raw

    spent = 0.0
    with raw() as connection, connection.transaction(), connection.cursor("bytes", binary=True) as cursor:
        cursor.execute(BYTES)
        while entries := cursor.fetchmany(BATCH):
            before = process_time()
            digest(entries)
            spent += process_time() - before
    return spent


def _once(entries: Entries) -> None:
    """One digest over header and sealed part together."""
    for header, _, sealed in entries:
        sha256(header + sealed).digest()


def _all(entries: Entries) -> None:
    """The four that the format asks for: of the blinded header, of the leaf, of the sealed part, in the tree."""
    for header, blind, sealed in entries:
        leaf = sha256(blind + header).digest()
        sha256(leaf + leaf[:25]).digest()
        sha256(sealed).digest()
        sha256(leaf + leaf + b"1").digest()
