"""The Merkle tree over leaf hashes: roots, proofs, and a frontier that streams.

RFC 6962 section 2.1 for the tree and making proofs, RFC 9162 sections 2.1.3.2 and 2.1.4.2 for checking.
Hashes are 32 bytes; proofs list sibling hashes from the leaf's side to the root's.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import islice
from typing import Final, Self

from heed.ledger.errors import BadProof

EMPTY_ROOT: Final = sha256(b"").digest()
_BATCH: Final = 4096


def leaf_hash(leaf: bytes) -> bytes:
    """SHA-256(00 ‖ leaf)."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """SHA-256(01 ‖ left ‖ right)."""
    return sha256(b"\x01" + left + right).digest()


class Frontier:
    """What must be kept of a tree to append to it: the roots of its perfect subtrees, largest first.

    Memory is one hash for each bit set in `size`; a book of n entries costs n-1 node hashes in all.
    """

    __slots__ = ("_peaks", "size")

    def __init__(self) -> None:
        self.size = 0
        self._peaks: list[bytes] = []

    @classmethod
    def of(cls, state: tuple[int, Sequence[bytes]]) -> Self:
        """Continue from `state()`. Raises BadProof when the hashes do not fit the size."""
        size, peaks = state
        if size < 0 or len(peaks) != size.bit_count() or any(len(peak) != 32 for peak in peaks):
            raise BadProof(f"{len(peaks)} hashes cannot be the frontier of a tree of {size}")
        frontier = cls()
        frontier.size, frontier._peaks = size, list(peaks)
        return frontier

    def state(self) -> tuple[int, list[bytes]]:
        """(size, subtree roots, largest first): enough to continue with `of`."""
        return self.size, list(self._peaks)

    def append(self, leaf: bytes) -> None:
        """Add one leaf hash."""
        position = self.size
        while position & 1:
            leaf = node_hash(self._peaks.pop(), leaf)
            position >>= 1
        self._peaks.append(leaf)
        self.size += 1

    def extend(self, leaves: Iterable[bytes]) -> None:
        """Add leaf hashes in order, a level at a time: nearly nothing but hashing."""
        source = iter(leaves)
        while level := list(islice(source, _BATCH)):
            self._add(level)

    def _add(self, level: list[bytes]) -> None:
        position, waiting = self.size, list[bytes]()
        self.size += len(level)
        while level:
            if position & 1:
                level.insert(0, self._peaks.pop())
            if len(level) & 1:
                waiting.append(level.pop())
            level = _pair(level)
            position >>= 1
        self._peaks += reversed(waiting)

    def root(self) -> bytes:
        """The root of the tree so far."""
        if not self._peaks:
            return EMPTY_ROOT
        node, *rest = reversed(self._peaks)
        for peak in rest:
            node = node_hash(peak, node)
        return node


def _pair(level: Sequence[bytes]) -> list[bytes]:
    """The level above; an odd last hash is left out."""
    nodes = iter(level)
    return [sha256(b"\x01" + left + right).digest() for left, right in zip(nodes, nodes, strict=False)]


def _levels(hashes: Sequence[bytes]) -> Iterator[list[bytes]]:
    """Every level from the leaves up; an odd last hash rises unchanged."""
    level = list(hashes)
    while len(level) > 1:
        yield level
        level = _pair(level) + level[len(level) & ~1 :]


def root(hashes: Iterable[bytes]) -> bytes:
    """The root over leaf hashes; SHA-256 of nothing for none."""
    frontier = Frontier()
    frontier.extend(hashes)
    return frontier.root()


def inclusion_proof(hashes: Sequence[bytes], index: int, size: int) -> list[bytes]:
    """The proof that leaf `index` is in the tree of the first `size` of `hashes` (RFC 6962 section 2.1.1).

    Raises BadProof when there is no such leaf or tree.
    """
    if not 0 <= index < size <= len(hashes):
        raise BadProof(f"no entry {index} in a tree of {size}, made of {len(hashes)} entries")
    proof = []
    for level in _levels(hashes[:size]):
        if (sibling := index ^ 1) < len(level):
            proof.append(level[sibling])
        index >>= 1
    return proof


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], expected: bytes) -> None:
    """Raise BadProof unless `proof` leads from leaf hash `leaf` at `index` to root `expected` of `size`."""
    if not 0 <= index < size:
        raise BadProof(f"no entry {index} in a tree of {size}")
    position, last, node = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise BadProof(f"the proof for entry {index} is too long")
        if position & 1 or position == last:
            node = node_hash(sibling, node)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            node = node_hash(node, sibling)
        position, last = position >> 1, last >> 1
    if last or node != expected:
        raise BadProof(f"entry {index} is not proved to be in the tree of {size}")


def consistency_proof(hashes: Sequence[bytes], old: int, new: int) -> list[bytes]:
    """The proof that the tree of `old` leaves is a beginning of the tree of `new` (RFC 6962 section 2.1.2).

    Empty when `old` is 0 or equals `new`. Raises BadProof when there is no such pair of trees.
    """
    if not 0 <= old <= new <= len(hashes):
        raise BadProof(f"no tree of {old} within one of {new}, made of {len(hashes)} entries")
    if old in (0, new):
        return []
    return _subproof(hashes[:new], old, whole=True)


def _subproof(hashes: Sequence[bytes], old: int, *, whole: bool) -> list[bytes]:
    if old == len(hashes):
        return [] if whole else [root(hashes)]
    split = 1 << (len(hashes) - 1).bit_length() - 1
    left, right = hashes[:split], hashes[split:]
    if old <= split:
        return [*_subproof(left, old, whole=whole), root(right)]
    return [*_subproof(right, old - split, whole=False), root(left)]


def verify_consistency(old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> None:
    """Raise BadProof unless `proof` shows that tree `old` is a beginning of tree `new`."""
    if not 0 <= old <= new:
        raise BadProof(f"a tree of {new} cannot continue one of {old}")
    if old in (0, new):
        _verify_trivial(old, new, proof, old_root, new_root)
        return
    path = [old_root, *proof] if old & (old - 1) == 0 else list(proof)
    if not path:
        raise BadProof(f"the proof from {old} to {new} is empty")
    if _climb(old - 1, new - 1, path) != (old_root, new_root):
        raise BadProof(f"the tree of {new} is not proved to continue the tree of {old}")


def _verify_trivial(old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> None:
    if proof:
        raise BadProof(f"the proof from {old} to {new} should be empty")
    if (old == 0 and old_root != EMPTY_ROOT) or (old == new and old_root != new_root):
        raise BadProof(f"the roots of {old} and {new} contradict each other")


def _climb(position: int, last: int, path: Sequence[bytes]) -> tuple[bytes, bytes]:
    """Both roots that `path` leads to (RFC 9162 section 2.1.4.2, steps 3 to 6)."""
    while position & 1:
        position, last = position >> 1, last >> 1
    old_node = new_node = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise BadProof("the consistency proof is too long")
        if position & 1 or position == last:
            old_node, new_node = node_hash(sibling, old_node), node_hash(sibling, new_node)
            while not position & 1 and position:
                position, last = position >> 1, last >> 1
        else:
            new_node = node_hash(new_node, sibling)
        position, last = position >> 1, last >> 1
    if last:
        raise BadProof("the consistency proof is too short")
    return old_node, new_node
