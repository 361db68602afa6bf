"""The verifier: every way of changing a small ledger is found and named, and nothing else is."""

import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec
import pytest

from heed.ledger import checkpoint, entry, tree, verify
from heed.ledger.book import RECORD, SignedSize
from heed.ledger.checkpoint import Checkpoint
from heed.ledger.conformance import chain
from heed.ledger.memory import MemoryLedger
from heed.ledger.note import Signer
from heed.ledger.verify import BookVerifier, Finding, Row

LOG = Signer("log.example/record", bytes(range(32)))
WRONG_LOG = Signer("log.example/record", bytes(32))


@dataclass(frozen=True)
class Book:
    """A book as its reader hands it over."""

    rows: Sequence[Row]
    points: Sequence[SignedSize]

    def with_row(self, index: int, **changes: Any) -> "Book":
        rows = list(self.rows)
        rows[index] = rows[index]._replace(**changes)
        return replace(self, rows=rows)


def signed(hashes: Sequence[bytes], size: int, signer: Signer = LOG) -> SignedSize:
    point = Checkpoint(LOG.verifier.name, size, tree.root(hashes[:size]))
    return SignedSize(size, checkpoint.sign(point, [signer], 0))


def make_book() -> Book:
    """Eight entries in two files, with checkpoints at 0, 3, 6 and 8 entries."""
    ledger = MemoryLedger()
    one, two = chain("f-1", 5), chain("f-2", 3)
    ledger.append(RECORD, [one[0], two[0], one[1], one[2], two[1], one[3], two[2], one[4]])
    rows = list(verify.rows(ledger.entries(RECORD)))
    hashes = [row.leaf_hash for row in rows]
    return Book(rows, [signed(hashes, size) for size in (0, 3, 6, 8)])


BOOK = make_book()


def findings(book: Book, *, erased: Sequence[str] = ()) -> list[Finding]:
    verifier = BookVerifier(
        RECORD,
        origin=LOG.verifier.name,
        verifiers=[LOG.verifier],
        checkpoints=book.points,
        erased=erased,
    )
    return list(verifier.verify(book.rows))


def words(book: Book, **options: Any) -> str:
    return "\n".join(map(str, findings(book, **options)))


def test_a_sound_book_has_no_findings() -> None:
    verifier = BookVerifier(
        RECORD, origin=LOG.verifier.name, verifiers=[LOG.verifier], checkpoints=BOOK.points
    )
    assert list(verifier.verify(iter(BOOK.rows))) == []
    assert (verifier.size, verifier.covered) == (8, 8)
    assert verifier.root() == tree.root([row.leaf_hash for row in BOOK.rows])


def test_an_empty_book_has_no_findings() -> None:
    assert findings(Book([], [])) == []
    assert findings(Book([], [signed([], 0)])) == []


def test_a_long_book_is_checked_across_batches() -> None:
    ledger = MemoryLedger()
    ledger.append(RECORD, chain("f-1", 2100))
    rows = list(verify.rows(ledger.entries(RECORD)))
    book = Book(rows, [signed([row.leaf_hash for row in rows], size) for size in (7, 1999, 2100)])
    assert findings(book) == []
    assert "entry 2050: its header" in words(book.with_row(2050, blind=bytes(32)))


def test_a_header_that_says_one_thing_twice_is_found() -> None:
    """Programs differ in which of the two they take; nothing that was sealed properly has such a header."""
    row = BOOK.rows[7]
    header = row.header.replace(b'{"actor":', b'{"actor":"somebody else","actor":', 1)
    book = BOOK.with_row(7, header=header, leaf_hash=entry.leaf_hash_of(header, row.blind))
    assert "entry 7: its header cannot be read: not a header: its JSON is not canonical" in words(
        replace(book, points=[])
    )


def stream(length: int) -> Iterator[Row]:
    """A sound book of one file, made as it is read."""
    seq, prev = head = (0, entry.ZERO_HASH)
    while seq < length:
        (made,) = chain("f-1", 1, head)
        sealed, parts = made.entry, [(part.name, part.sealed) for part in made.entry.parts]
        previous = prev if seq else None
        yield Row(seq, "f-1", seq, sealed.header, sealed.blind, sealed.leaf_hash, previous, parts)
        seq, prev = head = (seq + 1, sealed.leaf_hash)


def peak_of(length: int) -> int:
    verifier = BookVerifier(RECORD, origin="log.example", verifiers=[], checkpoints=[])
    tracemalloc.start()
    try:
        assert not any(verifier.verify(stream(length)))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_book() -> None:
    short, long = peak_of(2100), peak_of(4200)
    assert long < short * 1.1


def flips(data: bytes) -> list[bytes]:
    return [data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :] for at in range(len(data))]


@pytest.mark.parametrize("field", ["header", "blind", "leaf_hash"])
@pytest.mark.parametrize("index", range(8))
def test_every_changed_byte_of_a_row_is_found_at_its_entry(field: str, index: int) -> None:
    for changed in flips(getattr(BOOK.rows[index], field)):
        found = findings(BOOK.with_row(index, **{field: changed}))
        assert index in {each.index for each in found}


@pytest.mark.parametrize("index", range(8))
def test_every_changed_byte_of_a_sealed_part_is_found_and_named(index: int) -> None:
    ((name, sealed),) = BOOK.rows[index].parts
    for changed in flips(sealed):
        (found,) = findings(BOOK.with_row(index, parts=[(name, changed)]))
        assert str(found) == (
            f"record: entry {index}: its sealed part {name} was changed after it was recorded"
        )


@pytest.mark.parametrize("number", range(4))
def test_every_changed_byte_of_a_checkpoint_is_found(number: int) -> None:
    for changed in flips(BOOK.points[number].note):
        points = list(BOOK.points)
        points[number] = SignedSize(points[number].size, changed)
        (found,) = findings(replace(BOOK, points=points))
        assert "cannot be trusted" in found.problem


def rewritten() -> Book:
    """Entry 4 recorded anew with other bytes, and everything after it made to agree with it."""
    rows = list(BOOK.rows)
    fresh: dict[str, bytes] = {}
    for at in range(4, 8):
        row = rows[at]
        before = fresh.get(row.file, row.previous)
        assert before is not None
        old = entry.read_header(row.header)
        actor = "a-9" if at == 4 else old.actor
        header = entry.encode_header(msgspec.structs.replace(old, actor=actor, prev=before.hex()))
        leaf_hash = entry.leaf_hash_of(header, row.blind)
        rows[at] = row._replace(header=header, leaf_hash=leaf_hash, previous=before)
        fresh[row.file] = leaf_hash
    return replace(BOOK, rows=rows)


def test_a_consistent_rewriting_is_found_by_the_signed_roots() -> None:
    problems = [str(found) for found in findings(rewritten())]
    assert problems == [
        "record: the signed root of 6 entries is another: an entry from 3 to 5 was changed, added or removed",
        "record: 1 later signed roots differ as well",
    ]


def test_control_without_signed_roots_a_consistent_rewriting_is_missed() -> None:
    assert findings(replace(rewritten(), points=[])) == []


def test_a_change_after_the_last_checkpoint_is_missed_as_published() -> None:
    assert findings(replace(rewritten(), points=BOOK.points[:2])) == []


@pytest.mark.parametrize("index", range(7))
def test_a_removed_row_is_found(index: int) -> None:
    rows = [row for row in BOOK.rows if row.index != index]
    found = words(replace(BOOK, rows=rows))
    assert f"entry {index + 1}: entry {index} is missing before it" in found
    assert f"the signed roots from entry {index} on could not be compared" in found


def test_several_removed_rows_are_named() -> None:
    rows = [row for row in BOOK.rows if row.index not in (2, 3)]
    assert "entry 4: entries 2 to 3 are missing before it" in words(replace(BOOK, rows=rows))


def test_a_row_given_twice_is_found() -> None:
    rows = [*BOOK.rows[:3], BOOK.rows[2], *BOOK.rows[3:]]
    assert "entry 2: it is given twice or out of order" in words(replace(BOOK, rows=rows))


def test_exchanged_rows_are_found() -> None:
    rows = list(BOOK.rows)
    rows[3], rows[4] = rows[4]._replace(index=3), rows[3]._replace(index=4)
    assert "the signed root of 6 entries is another" in words(replace(BOOK, rows=rows))


@pytest.mark.parametrize("kept", range(8))
def test_a_truncated_book_is_found(kept: int) -> None:
    found = words(replace(BOOK, rows=BOOK.rows[:kept]))
    assert f"covers 8 entries, but the book ends after {kept}: the last {8 - kept} are missing" in found


def add_part(row: Row) -> dict[str, Any]:
    return {"parts": [*row.parts, ("reporter", b"sealed")]}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda row: {"file": "f-9"}, "its header belongs to file f-1, but it is kept under file f-9"),
        (lambda row: {"seq": 4}, "its header is number 2 of its file, but it is kept as number 4"),
        (lambda row: {"previous": None}, "the entry before it in its file, number 1, is missing"),
        (lambda row: {"previous": bytes(32)}, "it does not continue the entry before it in its file"),
        (lambda row: {"parts": []}, "its sealed part part-0 is missing, and no erasure accounts for it"),
        (lambda row: {"parts": [*row.parts] * 2}, "a sealed part is kept twice"),
        (lambda row: {"parts": [("content", row.parts[0][1])]}, "a sealed part content is kept"),
        (add_part, "a sealed part reporter is kept that its header does not name"),
        (lambda row: {"header": b"{}"}, "its header cannot be read"),
        (lambda row: {"header": b"\xff"}, "its header cannot be read"),
    ],
)
def test_each_kind_of_damage_is_named_at_its_entry(
    change: Callable[[Row], dict[str, Any]], expected: str
) -> None:
    assert f"record: entry 3: {expected}" in words(BOOK.with_row(3, **change(BOOK.rows[3])))


def test_a_first_entry_that_claims_one_before_it_is_found() -> None:
    assert "entry 0: it does not continue" in words(BOOK.with_row(0, previous=bytes(32)))


def test_a_part_missing_after_an_erasure_is_no_finding() -> None:
    book = BOOK.with_row(3, parts=[])
    assert findings(book, erased=["key-1"]) == []
    assert len(findings(book, erased=["key-2"])) == 1


def test_all_damage_is_reported_in_one_run() -> None:
    book = BOOK.with_row(1, parts=[]).with_row(4, blind=bytes(32)).with_row(7, file="f-9")
    assert [each.index for each in findings(book)] == [1, 4, 7]


def test_a_checkpoint_signed_by_somebody_else_is_found() -> None:
    hashes = [row.leaf_hash for row in BOOK.rows]
    assert "cannot be trusted" in words(replace(BOOK, points=[signed(hashes, 8, WRONG_LOG)]))


def test_a_checkpoint_kept_for_another_size_or_log_is_found() -> None:
    moved = SignedSize(4, BOOK.points[1].note)
    assert "kept for 4 entries is one of log.example/record at 3" in words(replace(BOOK, points=[moved]))
    other = Signer("other.example", bytes(32))
    point = checkpoint.sign(Checkpoint("other.example", 3, bytes(32)), [other], 0)
    verifier = BookVerifier(
        RECORD, origin=LOG.verifier.name, verifiers=[other.verifier], checkpoints=[SignedSize(3, point)]
    )
    (found,) = verifier.verify(BOOK.rows)
    assert "is one of other.example at 3" in found.problem


def test_checkpoints_out_of_order_are_found() -> None:
    points = [BOOK.points[2], BOOK.points[1], BOOK.points[3]]
    (found,) = findings(replace(BOOK, points=points))
    assert found.problem == "the checkpoint of 3 entries was given out of order"


def test_two_checkpoints_of_one_size_are_both_compared() -> None:
    forged = SignedSize(3, checkpoint.sign(Checkpoint(LOG.verifier.name, 3, bytes(32)), [LOG], 0))
    points = [BOOK.points[1], forged, *BOOK.points[2:]]
    assert "the signed root of 3 entries is another" in words(replace(BOOK, points=points))
