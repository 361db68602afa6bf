"""Notes, checkpoints and proofs: the vectors, their traps, and keys read and written."""

import json
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

import pytest

from heed.ledger import checkpoint, signatures, tree
from heed.ledger.checkpoint import Checkpoint
from heed.ledger.errors import BadCheckpoint, BadKey, BadNote, BadProof, BadSignature, LedgerError
from heed.ledger.note import Note, Signer, Verifier, valid_name
from heed.ledger.proof import TlogProof
from heed.ledger.signatures import Algorithm

VECTORS = json.loads((Path(__file__).parent / "vectors" / "tlog.json").read_text())
LOG, POLICE = VECTORS["keys"]
HEALTH = "witness.health.example/1+9ab12c38+BA8l2ZVEddxNOjFpoNmXybb/szpuJ0uAijPFCob3ka9+"
KNOWN = [Verifier.parse(LOG["vkey"]), Verifier.parse(POLICE["vkey"]), Verifier.parse(HEALTH)]
LEAVES = [tree.leaf_hash(bytes([number])) for number in range(5)]
POINT = Checkpoint("log.example", 5, tree.root(LEAVES))
SIGNER = Signer("log.example", bytes(32))
NOTE = checkpoint.sign(POINT, [SIGNER], 0)
needs_ml_dsa = pytest.mark.skipif(not signatures.has_ml_dsa(), reason="this cryptography has no ML-DSA-44")


def is_good(note: bytes) -> bool:
    """The vectors' policy: the log's signature, and that of either partner agency."""
    try:
        return bool(checkpoint.open(note, KNOWN).witnesses)
    except LedgerError:
        return False


@pytest.mark.parametrize("key", [LOG, POLICE], ids=["log", "witness"])
def test_keys_of_the_vectors(key: dict[str, Any]) -> None:
    signer = Signer(key["name"], bytes.fromhex(key["seed_hex"]), Algorithm(key["type"]))
    assert signer.verifier == Verifier.parse(key["vkey"])
    assert signer.verifier.public.hex() == key["public_hex"]
    assert signer.verifier.key_id.hex() == key["key_id_hex"]
    assert signer.verifier.vkey == key["vkey"]
    assert Signer.parse(signer.private_key).verifier == signer.verifier
    assert signer.private_key == key.get("skey_go", signer.private_key)


@pytest.mark.parametrize("vector", VECTORS["checkpoints"], ids=lambda vector: str(vector["name"]))
def test_checkpoints_of_the_vectors(vector: dict[str, Any]) -> None:
    assert is_good(vector["note"].encode()) == vector["ok"]


@pytest.mark.parametrize("vector", VECTORS["checkpoints"][:6], ids=lambda vector: str(vector["name"]))
def test_signing_gives_the_notes_of_the_vectors_byte_for_byte(vector: dict[str, Any]) -> None:
    data = vector["note"].encode()
    opened, parsed = checkpoint.open(data, KNOWN), Note.parse(data)
    log = Signer(LOG["name"], bytes.fromhex(LOG["seed_hex"]))
    police = Signer(POLICE["name"], bytes.fromhex(POLICE["seed_hex"]), Algorithm.COSIGNATURE)
    made = checkpoint.cosign(
        checkpoint.sign(opened.checkpoint, [log], 0), KNOWN, police, opened.witnesses[0][1]
    )
    assert made == Note(parsed.text, parsed.signatures[:2]).encode()
    assert parsed.encode() == data


@pytest.mark.parametrize("vector", VECTORS["tlog_proofs"], ids=lambda vector: str(vector["name"]))
def test_proofs_of_the_vectors(vector: dict[str, Any]) -> None:
    data, leaf = vector["proof"].encode(), tree.leaf_hash(b64decode(vector["leaf"]))
    proof = TlogProof.parse(data)
    assert proof.encode() == data
    if vector["ok"]:
        assert proof.verify(leaf, KNOWN).witnesses
    else:
        with pytest.raises(BadProof):
            proof.verify(leaf, KNOWN)


def test_every_changed_byte_of_a_note_is_found() -> None:
    known = [SIGNER.verifier]
    checkpoint.open(NOTE, known)
    for place in range(len(NOTE)):
        for bit in range(8):
            changed = NOTE[:place] + bytes([NOTE[place] ^ 1 << bit]) + NOTE[place + 1 :]
            with pytest.raises(BadNote):
                checkpoint.open(changed, known)


@pytest.mark.parametrize(
    "change",
    [
        lambda note: note.replace(b"\n", b"\r\n"),
        lambda note: note[:-1],
        lambda note: note + b"\n",
        lambda note: note.replace(b"\n\n", b"\n"),
        lambda note: note.replace("— ".encode(), b"- "),
        lambda note: note.replace(b"log.example ", "log.example\u00a0".encode()),
        lambda note: note + "— other.example AAAA\n".encode(),
        lambda note: note + "— other.example AAAAAAB=\n".encode(),
        lambda note: note + "— other+example AAAAAAA=\n".encode(),
        lambda note: note + b"\xff\n",
        lambda note: note + "— other.example AAAAAAA=\n".encode() * 100,
        lambda note: b"",
    ],
)
def test_a_note_has_one_form(change: Any) -> None:
    with pytest.raises(BadNote):
        checkpoint.open(change(NOTE), [SIGNER.verifier])


def test_unknown_keys_are_ignored_but_a_known_wrong_one_spoils_the_note() -> None:
    other = Signer("log.example", bytes([1] * 32))
    parsed = Note.parse(NOTE)
    both = Note(parsed.text, (*parsed.signatures, other.sign(b"another text\n", 0))).encode()
    assert checkpoint.open(both, [SIGNER.verifier]).checkpoint == POINT
    with pytest.raises(BadSignature):
        checkpoint.open(both, [SIGNER.verifier, other.verifier])
    with pytest.raises(BadCheckpoint):
        checkpoint.open(NOTE, [other.verifier])


def test_a_text_may_hold_blank_lines_of_its_own() -> None:
    text = b"one\n\ntwo\n"
    note = Note(text, (SIGNER.sign(text, 0),))
    assert Note.parse(note.encode()) == note
    assert note.signed_by([SIGNER.verifier]) == [(SIGNER.verifier, note.signatures[0])]


def test_a_witness_key_does_not_speak_for_the_log() -> None:
    witness = Signer("log.example", bytes(32), Algorithm.COSIGNATURE)
    note = checkpoint.sign(POINT, [witness], 7)
    with pytest.raises(BadCheckpoint):
        checkpoint.open(note, [witness.verifier])
    with pytest.raises(BadCheckpoint):
        checkpoint.cosign(note, [witness.verifier], witness, 7)


def test_the_time_of_a_cosignature_is_signed() -> None:
    witness = Signer("witness.example", bytes(32), Algorithm.COSIGNATURE)
    known = [SIGNER.verifier, witness.verifier]
    note = checkpoint.cosign(NOTE, known, witness, 1_767_225_601)
    assert checkpoint.open(note, known).witnesses == ((witness.verifier, 1_767_225_601),)
    earlier = witness.sign(POINT.text(), 1).value[:8]
    forged = Note.parse(note).signatures[1]
    moved = (
        *Note.parse(NOTE).signatures,
        type(forged)(forged.name, forged.key_id, earlier + forged.value[8:]),
    )
    with pytest.raises(BadSignature):
        checkpoint.open(Note(POINT.text(), moved).encode(), known)


@needs_ml_dsa
def test_a_log_signs_with_both_algorithms() -> None:
    second = Signer("log.example", bytes(32), Algorithm.ML_DSA_44)
    assert Verifier.parse(second.verifier.vkey) == second.verifier
    assert Signer.parse(second.private_key).verifier == second.verifier
    note = checkpoint.sign(POINT, [SIGNER, second], 1_767_225_601)
    for known in ([SIGNER.verifier], [second.verifier], [second.verifier, SIGNER.verifier]):
        assert len(checkpoint.open(note, known).logs) == len(known)
    other = checkpoint.sign(Checkpoint("log.example", 6, POINT.root), [SIGNER, second], 1)
    swapped = Note(POINT.text(), (Note.parse(note).signatures[0], Note.parse(other).signatures[1]))
    with pytest.raises(BadSignature):
        checkpoint.open(swapped.encode(), [SIGNER.verifier, second.verifier])


def test_without_ml_dsa_its_signatures_are_those_of_unknown_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    public = Verifier("log.example", Algorithm.ML_DSA_44, bytes(1312))
    line = type(Note.parse(NOTE).signatures[0])("log.example", public.key_id, bytes(2428))
    both = Note(POINT.text(), (*Note.parse(NOTE).signatures, line)).encode()
    monkeypatch.setattr("heed.ledger.note.has_ml_dsa", lambda: False)
    assert checkpoint.open(both, [SIGNER.verifier, public]).logs == (SIGNER.verifier,)
    with pytest.raises(BadKey, match="no ML-DSA"):
        Signer("log.example", bytes(32), Algorithm.ML_DSA_44)


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"log.example\n5\n",
        b"\n5\n" + b64encode(bytes(32)) + b"\n",
        b"log.example\n05\n" + b64encode(bytes(32)) + b"\n",
        b"log.example\n+5\n" + b64encode(bytes(32)) + b"\n",
        "log.example\n٥\n".encode() + b64encode(bytes(32)) + b"\n",
        b"log.example\n9223372036854775808\n" + b64encode(bytes(32)) + b"\n",
        b"log.example\n5\n" + b64encode(bytes(31)) + b"\n",
        b"log.example\n5\n" + b64encode(bytes(32)) + b"\nextension\n",
        b"log.example\n0\n" + b64encode(bytes(32)) + b"\n",
        b"\xff\n5\n" + b64encode(bytes(32)) + b"\n",
    ],
)
def test_a_text_that_is_no_checkpoint_is_refused(text: bytes) -> None:
    with pytest.raises(BadCheckpoint):
        Checkpoint.parse(text)


@pytest.mark.parametrize(
    "vkey",
    [
        "",
        "a+b",
        LOG["vkey"].replace("2c9b4758", "2C9B4758"),
        LOG["vkey"].replace("2c9b4758", "2c9b4759"),
        LOG["vkey"].replace("safe", "un safe"),
        LOG["vkey"][:-4],
        LOG["vkey"].replace("+AX", "+BX"),
        LOG["vkey"].replace("+AX", "+CX"),
        "a+00000000+",
    ],
)
def test_a_key_that_cannot_be_read_is_refused(vkey: str) -> None:
    with pytest.raises(BadKey):
        Verifier.parse(vkey)
    with pytest.raises(BadKey):
        Signer.parse(vkey)
    with pytest.raises(BadKey):
        Signer.parse("PRIVATE+KEY+" + vkey)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\u2028b", "a\u3000", "a\0"])
def test_names_that_would_confuse_a_note(name: str) -> None:
    assert not valid_name(name)


def made_proof() -> bytes:
    return TlogProof(3, tuple(tree.inclusion_proof(LEAVES, 3, 5)), NOTE).encode()


def test_a_proof_made_here_verifies() -> None:
    opened = TlogProof.parse(made_proof()).verify(LEAVES[3], [SIGNER.verifier])
    assert opened.checkpoint == POINT


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"proof@v1", b"proof@v2"),
        (b"index 3", b"index 03"),
        (b"index 3", b"index 2"),
        (b"index 3\n", b""),
        (b"index 3", b"index 3\nindex 3"),
        (b"index 3\n", b"index 3\n" + b64encode(bytes(32)) + b"\n"),
        (b"index 3\n", b"index 3\n" + (b64encode(bytes(32)) + b"\n") * 64),
        (b"index 3\n", b"index 3\nAAAA\n"),
        (b"\n\n", b"\n"),
    ],
)
def test_a_changed_proof_is_refused(old: bytes, new: bytes) -> None:
    changed = made_proof().replace(old, new, 1)
    assert changed != made_proof()
    with pytest.raises(LedgerError):
        TlogProof.parse(changed).verify(LEAVES[3], [SIGNER.verifier])
