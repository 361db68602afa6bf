"""Policy files: the vectors judged as their own policy says, groups counted, and bad lines named."""

import json
from base64 import b64decode
from pathlib import Path
from typing import Any

import pytest

from heed.ledger import checkpoint, tree
from heed.ledger.checkpoint import Checkpoint
from heed.ledger.errors import BadPolicy, LedgerError, NoQuorum
from heed.ledger.note import Signer
from heed.ledger.policy import Policy
from heed.ledger.proof import TlogProof
from heed.ledger.signatures import Algorithm

VECTORS = json.loads((Path(__file__).parent / "vectors" / "tlog.json").read_text())
GIVEN = Policy.parse(VECTORS["policy"])
LOG = Signer("log.example", bytes(32))
WITNESSES = {name: Signer(f"{name}.example", name.encode() * 32, Algorithm.COSIGNATURE) for name in "abc"}
LINES = "".join(
    [
        f"log {LOG.verifier.vkey} https://log.example/\n",
        *(f"witness {name} {signer.verifier.vkey}\n" for name, signer in WITNESSES.items()),
    ]
)


def note(*witnesses: str) -> bytes:
    known = [LOG.verifier, *(signer.verifier for signer in WITNESSES.values())]
    made = checkpoint.sign(Checkpoint("log.example", 0, tree.EMPTY_ROOT), [LOG], 0)
    for name in witnesses:
        made = checkpoint.cosign(made, known, WITNESSES[name], 1)
    return made


def accepts(policy: Policy, data: bytes) -> bool:
    try:
        policy.open(data)
    except LedgerError:
        return False
    return True


@pytest.mark.parametrize("vector", VECTORS["checkpoints"], ids=lambda vector: str(vector["name"]))
def test_checkpoints_of_the_vectors(vector: dict[str, Any]) -> None:
    assert accepts(GIVEN, vector["note"].encode()) == vector["ok"]


@pytest.mark.parametrize("vector", VECTORS["tlog_proofs"], ids=lambda vector: str(vector["name"]))
def test_proofs_of_the_vectors(vector: dict[str, Any]) -> None:
    proof = TlogProof.parse(vector["proof"].encode())
    point = GIVEN.open(proof.note).checkpoint
    leaf = tree.leaf_hash(b64decode(vector["leaf"]))
    try:
        tree.verify_inclusion(leaf, proof.index, point.size, proof.hashes, point.root)
    except LedgerError:
        assert not vector["ok"]
    else:
        assert vector["ok"]


@pytest.mark.parametrize(
    ("rule", "enough", "too_few"),
    [
        ("quorum none", [""], []),
        ("quorum a", ["a", "ab"], ["", "bc"]),
        ("group g any a b c\nquorum g", ["a", "c"], [""]),
        ("group g all a b c\nquorum g", ["abc"], ["ab", "bc"]),
        ("group g 2 a b c\nquorum g", ["ab", "ca"], ["a", ""]),
        ("group h any a b\ngroup g all h c\nquorum g", ["ac", "bc"], ["ab", "c"]),
    ],
)
def test_groups_are_counted(rule: str, enough: list[str], too_few: list[str]) -> None:
    policy = Policy.parse(f"# ours\n\n{LINES}{rule}\n")
    for names in enough:
        assert accepts(policy, note(*names))
    for names in too_few:
        with pytest.raises(NoQuorum):
            policy.open(note(*names))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("", "exactly one quorum line"),
        ("quorum x", "line 5: x is neither"),
        ("quorum a\nquorum b", "line 6: quorum b"),
        ("group g 4 a b c\nquorum g", "line 5: 4 of 3"),
        ("group g 0 a\nquorum g", "line 5: 0 of 1"),
        ("group g most a\nquorum g", "line 5: invalid literal"),
        ("group g any\nquorum g", "line 5: group g"),
        ("group g any a a\nquorum g", "a is a member twice"),
        ("group g any a\ngroup h any a\nquorum g", "line 6: a is a member twice"),
        ("group a any b\nquorum a", "the name a is taken"),
        ("group none any b\nquorum none", "the name none is taken"),
        ("witness d nonsense\nquorum none", "line 5: a key is"),
        ("trust me", "line 5: trust me"),
    ],
)
def test_a_bad_line_is_named(rule: str, words: str) -> None:
    with pytest.raises(BadPolicy, match=words):
        Policy.parse(LINES + rule)


def test_a_policy_without_a_log_is_refused() -> None:
    with pytest.raises(BadPolicy):
        Policy.parse("quorum none\n")
