"""What every ledger must do, as tests: subclass `LedgerConformance` and give it an empty `ledger`.

Left to each store: several writers at once, and refusing to change what is written.
"""

# ruff: noqa: S101 - assertions are what this module is for
from abc import ABC, abstractmethod
from datetime import UTC, datetime, timedelta

import pytest

from heed.ledger import entry
from heed.ledger.book import READS, RECORD, FileHead, Ledger, Pending
from heed.ledger.entry import ZERO_HASH, Part
from heed.ledger.errors import BadCheckpoint, Stale

_KEY = bytes(32)
_START = datetime(2026, 1, 1, 9, tzinfo=UTC)


def pending(file: str, head: FileHead, *, idem: str | None = None, parts: int = 1) -> Pending:
    """A sealed entry that expects `file` to stand at `head`."""
    seq, prev = head
    key = idem or f"{file}/{seq}"
    sealed = entry.seal(
        file=file,
        seq=seq,
        prev=prev,
        at=_START + timedelta(minutes=seq),
        actor="a-1",
        post="p-1",
        kind="note-added",
        idem=key,
        parts=[Part(f"part-{n}", f"text {n} of {key}".encode(), "key-1", _KEY) for n in range(parts)],
    )
    return Pending(file, seq, prev, key, sealed)


def chain(file: str, length: int, head: FileHead = (0, ZERO_HASH)) -> list[Pending]:
    """`length` entries of `file`, each sealed to follow the one before."""
    made: list[Pending] = []
    for _ in range(length):
        made.append(pending(file, head))
        head = (head[0] + 1, made[-1].entry.leaf_hash)
    return made


class LedgerConformance(ABC):
    """The contract of `book.Ledger`, one story a test."""

    @pytest.fixture
    @abstractmethod
    def ledger(self) -> Ledger:
        """An empty ledger."""

    def test_an_empty_book_has_nothing(self, ledger: Ledger) -> None:
        assert list(ledger.entries(RECORD)) == []
        assert list(ledger.file_entries(RECORD, "f-1")) == []
        assert list(ledger.checkpoints(RECORD)) == []
        assert (ledger.size(RECORD), ledger.head(RECORD)) == (0, None)
        assert ledger.file_head(RECORD, "f-1") == (0, ZERO_HASH)

    def test_appending_nothing_changes_nothing(self, ledger: Ledger) -> None:
        assert ledger.append(RECORD, []) == []
        assert ledger.size(RECORD) == 0

    def test_what_was_appended_is_read_back_whole(self, ledger: Ledger) -> None:
        given = pending("f-1", (0, ZERO_HASH), parts=3)
        ledger.append(RECORD, [given])
        (row,) = ledger.entries(RECORD)
        assert (row.book, row.index, row.file, row.seq, row.idem) == (RECORD, 0, "f-1", 0, "f-1/0")
        sealed = given.entry
        assert (row.header, row.blind, row.leaf_hash) == (sealed.header, sealed.blind, sealed.leaf_hash)
        assert row.parts == tuple((part.name, part.sealed) for part in sealed.parts)

    def test_an_entry_without_parts_is_read_back(self, ledger: Ledger) -> None:
        ledger.append(RECORD, [pending("f-1", (0, ZERO_HASH), parts=0)])
        assert [row.parts for row in ledger.entries(RECORD)] == [()]

    def test_indexes_have_no_gaps_and_follow_the_order_of_appending(self, ledger: Ledger) -> None:
        one, two = chain("f-1", 3), chain("f-2", 2)
        batches = [[one[0], two[0]], [one[1]], [two[1], one[2]]]
        receipts = [receipt for batch in batches for receipt in ledger.append(RECORD, batch)]
        assert [receipt.index for receipt in receipts] == [0, 1, 2, 3, 4]
        rows = list(ledger.entries(RECORD))
        assert [row.index for row in rows] == [0, 1, 2, 3, 4]
        assert [row.leaf_hash for row in rows] == [receipt.leaf_hash for receipt in receipts]
        assert [row.index for row in ledger.entries(RECORD, 3)] == [3, 4]
        assert ledger.head(RECORD) == receipts[-1]
        assert ledger.size(RECORD) == 5

    def test_each_file_is_a_chain_of_its_own(self, ledger: Ledger) -> None:
        one, two = chain("f-1", 3), chain("f-2", 2)
        ledger.append(RECORD, [one[0], two[0], one[1], two[1], one[2]])
        rows = ledger.file_entries(RECORD, "f-1")
        assert [(row.index, row.seq) for row in rows] == [(0, 0), (2, 1), (4, 2)]
        links = [entry.read_header(row.header).prev for row in rows]
        assert links == [ZERO_HASH.hex(), rows[0].leaf_hash.hex(), rows[1].leaf_hash.hex()]
        assert ledger.file_head(RECORD, "f-2") == (2, two[1].entry.leaf_hash)

    @pytest.mark.parametrize("head", [(0, ZERO_HASH), (1, b"\1" * 32), (3, b"\1" * 32)])
    def test_a_stale_expectation_is_refused_and_says_where_the_file_stands(
        self, ledger: Ledger, head: FileHead
    ) -> None:
        ledger.append(RECORD, chain("f-1", 2))
        stands = ledger.file_head(RECORD, "f-1")
        with pytest.raises(Stale) as refusal:
            ledger.append(RECORD, [pending("f-1", head, idem="late")])
        assert (refusal.value.file, refusal.value.expected, refusal.value.actual) == ("f-1", head, stands)
        assert ledger.size(RECORD) == 2

    def test_the_right_number_after_another_entry_is_stale(self, ledger: Ledger) -> None:
        ledger.append(RECORD, chain("f-1", 1))
        with pytest.raises(Stale):
            ledger.append(RECORD, [pending("f-1", (1, b"\1" * 32))])

    def test_a_new_file_starts_at_nought(self, ledger: Ledger) -> None:
        with pytest.raises(Stale) as refusal:
            ledger.append(RECORD, [pending("f-1", (1, b"\1" * 32))])
        assert refusal.value.actual == (0, ZERO_HASH)

    def test_a_gap_within_a_batch_is_refused(self, ledger: Ledger) -> None:
        first, _, third = chain("f-1", 3)
        with pytest.raises(Stale) as refusal:
            ledger.append(RECORD, [first, third])
        assert refusal.value.actual == (1, first.entry.leaf_hash)
        assert ledger.size(RECORD) == 0

    def test_one_stale_entry_refuses_its_whole_batch(self, ledger: Ledger) -> None:
        ledger.append(RECORD, chain("f-1", 1))
        before = ledger.file_head(RECORD, "f-2")
        with pytest.raises(Stale):
            ledger.append(RECORD, [*chain("f-2", 2), pending("f-1", (0, ZERO_HASH), idem="late")])
        assert ledger.size(RECORD) == 1
        assert ledger.file_head(RECORD, "f-2") == before
        assert [receipt.index for receipt in ledger.append(RECORD, chain("f-2", 2))] == [1, 2]

    def test_a_repeated_command_gets_its_first_receipt(self, ledger: Ledger) -> None:
        given = chain("f-1", 2)
        first = ledger.append(RECORD, given)
        assert ledger.append(RECORD, given) == first
        retyped = pending("f-1", (2, given[1].entry.leaf_hash), idem="f-1/0")
        assert ledger.append(RECORD, [retyped]) == first[:1]
        assert ledger.size(RECORD) == 2

    def test_a_command_repeated_within_a_batch_is_recorded_once(self, ledger: Ledger) -> None:
        (given,) = chain("f-1", 1)
        first, second = ledger.append(RECORD, [given, given])
        assert first == second
        assert ledger.size(RECORD) == 1

    def test_a_batch_may_mix_repeats_and_new_entries(self, ledger: Ledger) -> None:
        one, two = chain("f-1", 2)
        ledger.append(RECORD, [one])
        assert [receipt.index for receipt in ledger.append(RECORD, [one, two])] == [0, 1]
        assert ledger.size(RECORD) == 2

    def test_the_two_books_are_apart(self, ledger: Ledger) -> None:
        given = chain("f-1", 2)
        ledger.append(RECORD, given)
        assert ledger.size(READS) == 0
        assert ledger.file_head(READS, "f-1") == (0, ZERO_HASH)
        assert [receipt.index for receipt in ledger.append(READS, given[:1])] == [0]
        assert (ledger.size(RECORD), ledger.size(READS)) == (2, 1)
        assert [row.book for row in ledger.entries(READS)] == [READS]

    def test_checkpoints_are_kept_in_order_of_size(self, ledger: Ledger) -> None:
        ledger.append(RECORD, chain("f-1", 3))
        for size, note in [(1, b"one\n"), (3, b"three\n"), (2, b"two\n")]:
            ledger.add_checkpoint(RECORD, size, note)
        kept = [(each.size, each.note) for each in ledger.checkpoints(RECORD)]
        assert kept == [(1, b"one\n"), (2, b"two\n"), (3, b"three\n")]
        assert list(ledger.checkpoints(READS)) == []

    @pytest.mark.parametrize("size", [-1, 2])
    def test_a_checkpoint_beyond_the_book_is_refused(self, ledger: Ledger, size: int) -> None:
        ledger.append(RECORD, chain("f-1", 1))
        with pytest.raises(BadCheckpoint):
            ledger.add_checkpoint(RECORD, size, b"note\n")
