"""The tree: vectors reproduced, frontier and proofs against the definition, forged proofs refused."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from heed.ledger import tree
from heed.ledger.errors import BadProof
from heed.ledger.tree import Frontier

VECTORS = json.loads((Path(__file__).parent / "vectors" / "tlog.json").read_text())
LEAVES = [b64decode(leaf["hash"]) for leaf in VECTORS["leaves"]]
ROOTS = {row["size"]: b64decode(row["root"]) for row in VECTORS["roots"]}
MANY = [tree.leaf_hash(str(number).encode()) for number in range(70)]


def by_definition(hashes: list[bytes]) -> bytes:
    """RFC 6962 section 2.1, word for word."""
    if len(hashes) < 2:
        return hashes[0] if hashes else tree.EMPTY_ROOT
    split = 1
    while split * 2 < len(hashes):
        split *= 2
    return tree.node_hash(by_definition(hashes[:split]), by_definition(hashes[split:]))


def decoded(vector: dict[str, Any]) -> list[bytes]:
    return [b64decode(line) for line in vector["proof"]]


def test_leaves_of_the_vectors() -> None:
    assert [tree.leaf_hash(b64decode(leaf["data"])) for leaf in VECTORS["leaves"]] == LEAVES


def test_roots_of_the_vectors() -> None:
    assert {size: tree.root(LEAVES[:size]) for size in ROOTS} == ROOTS


@pytest.mark.parametrize("vector", VECTORS["inclusion"])
def test_inclusion_proofs_of_the_vectors(vector: dict[str, Any]) -> None:
    index, size = vector["index"], vector["size"]
    proof = tree.inclusion_proof(LEAVES, index, size)
    assert proof == decoded(vector)
    tree.verify_inclusion(LEAVES[index], index, size, proof, ROOTS[size])


@pytest.mark.parametrize("vector", VECTORS["consistency"])
def test_consistency_proofs_of_the_vectors(vector: dict[str, Any]) -> None:
    old, new = vector["old"], vector["new"]
    proof = tree.consistency_proof(LEAVES, old, new)
    assert proof == decoded(vector)
    tree.verify_consistency(old, new, proof, ROOTS[old], ROOTS[new])


def test_frontier_agrees_with_the_definition_at_every_size_and_cut() -> None:
    for size in range(len(MANY)):
        assert tree.root(MANY[:size]) == by_definition(MANY[:size])
    for cut in range(20):
        frontier = Frontier()
        frontier.extend(MANY[:cut])
        frontier.append(MANY[cut])
        resumed = Frontier.of(frontier.state())
        resumed.extend(iter(MANY[cut + 1 :]))
        assert resumed.root() == by_definition(MANY)
        assert resumed.size == len(MANY)


def test_frontier_goes_across_its_batches() -> None:
    hashes = [number.to_bytes(32) for number in range(9001)]
    assert tree.root(hashes) == by_definition(hashes)


@pytest.mark.parametrize("state", [(1, []), (2, [bytes(32)] * 2), (-1, []), (1, [b"short"])])
def test_a_frontier_that_does_not_fit_is_refused(state: tuple[int, list[bytes]]) -> None:
    with pytest.raises(BadProof):
        Frontier.of(state)


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 11])
def test_a_forged_inclusion_proof_is_refused(size: int) -> None:
    root = tree.root(MANY[:size])
    for index in range(size):
        proof = tree.inclusion_proof(MANY, index, size)
        forgeries = [[*proof, MANY[0]], proof[:-1], [*proof[:-1], bytes(32)]]
        for forged in forgeries:
            if forged != proof:
                with pytest.raises(BadProof):
                    tree.verify_inclusion(MANY[index], index, size, forged, root)
        for leaf, place, within in [(MANY[index + 1], index, size), (MANY[index], size, size)]:
            with pytest.raises(BadProof):
                tree.verify_inclusion(leaf, place, within, proof, root)


@pytest.mark.parametrize(("old", "new"), [(0, 3), (1, 2), (3, 3), (3, 7), (4, 8), (6, 11)])
def test_a_forged_consistency_proof_is_refused(old: int, new: int) -> None:
    old_root, new_root = tree.root(MANY[:old]), tree.root(MANY[:new])
    proof = tree.consistency_proof(MANY, old, new)
    tree.verify_consistency(old, new, proof, old_root, new_root)
    with pytest.raises(BadProof):
        tree.verify_consistency(old, new, [*proof, MANY[0]], old_root, new_root)
    with pytest.raises(BadProof):
        tree.verify_consistency(old, new, proof, bytes(32), new_root)
    if proof:
        with pytest.raises(BadProof):
            tree.verify_consistency(old, new, proof[:-1], old_root, new_root)
        with pytest.raises(BadProof):
            tree.verify_consistency(old, new, proof, old_root, bytes(32))


def test_what_has_no_proof_is_refused() -> None:
    for index, size in [(0, 0), (3, 3), (-1, 3), (0, 71)]:
        with pytest.raises(BadProof):
            tree.inclusion_proof(MANY, index, size)
    for old, new in [(4, 3), (-1, 3), (0, 71)]:
        with pytest.raises(BadProof):
            tree.consistency_proof(MANY, old, new)
    with pytest.raises(BadProof):
        tree.verify_consistency(4, 3, [], MANY[0], MANY[1])
    with pytest.raises(BadProof):
        tree.verify_consistency(3, 4, [], MANY[0], MANY[1])
