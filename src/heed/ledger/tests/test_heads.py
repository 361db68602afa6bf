"""The daily heads: one root over where the files end, proofs for one file, and what they give away."""

from hashlib import sha256

import pytest

from heed.ledger import heads, tree
from heed.ledger.errors import BadEntry, BadProof
from heed.ledger.heads import FileEnd

ENDS = [FileEnd(f"f-{number:03}", number, sha256(bytes([number])).digest()) for number in range(11)]


def test_an_item_is_four_lines() -> None:
    end = FileEnd("f-1", 12, bytes(32))
    assert end.item() == b"heed-heads-v1\nf-1\n12\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"


def test_the_root_is_that_of_the_tree_over_the_items() -> None:
    leaves = [tree.leaf_hash(end.item()) for end in ENDS]
    assert heads.heads_root(iter(ENDS)) == (11, tree.root(leaves))
    assert heads.heads_root([]) == (0, tree.EMPTY_ROOT)


@pytest.mark.parametrize("end", ENDS)
def test_every_file_is_proved_to_end_where_it_does(end: FileEnd) -> None:
    _, root = heads.heads_root(ENDS)
    proof = heads.prove(ENDS, end.file)
    proof.verify(end, root)
    for other in (end._replace(seq=end.seq + 1), end._replace(leaf_hash=bytes(32))):
        with pytest.raises(BadProof):
            proof.verify(other, root)


def test_a_file_that_lost_its_last_entry_has_no_proof() -> None:
    _, root = heads.heads_root(ENDS)
    shortened = [*ENDS[:4], ENDS[4]._replace(seq=3, leaf_hash=bytes(32)), *ENDS[5:]]
    with pytest.raises(BadProof):
        heads.prove(shortened, "f-004").verify(shortened[4], root)


@pytest.mark.parametrize("ends", [ENDS[::-1], [ENDS[0], ENDS[0]]])
def test_files_out_of_order_are_refused(ends: list[FileEnd]) -> None:
    with pytest.raises(BadEntry):
        heads.heads_root(ends)


def test_order_is_that_of_the_bytes() -> None:
    ends = [FileEnd(name, 0, bytes(32)) for name in ("Z", "a", "z\u00e9", "\uffff", "\U00010000")]
    assert heads.heads_root(ends)[0] == 5


@pytest.mark.parametrize(
    "end", [FileEnd("f\n1", 0, bytes(32)), FileEnd("f", -1, bytes(32)), FileEnd("f", 0, b"")]
)
def test_an_ambiguous_item_is_refused(end: FileEnd) -> None:
    with pytest.raises(BadEntry):
        end.item()


def test_an_unknown_file_has_no_proof() -> None:
    with pytest.raises(BadProof):
        heads.prove(ENDS, "f-999")
