"""Signed checkpoints: the state of a book at one size, in a note that anybody can keep and check later."""

from collections.abc import Iterable, Sequence

import msgspec

from heed.ledger.errors import BadCheckpoint
from heed.ledger.lines import Checkpoint
from heed.ledger.note import Note, Signer, Verifier
from heed.ledger.signatures import Algorithm

__all__ = ["Checkpoint", "Opened", "cosign", "open", "sign"]


class Opened(msgspec.Struct, frozen=True):
    """A checkpoint whose signatures were checked: the log's own, and witnesses' with their unix time."""

    checkpoint: Checkpoint
    logs: tuple[Verifier, ...]
    witnesses: tuple[tuple[Verifier, int], ...]


def sign(checkpoint: Checkpoint, signers: Sequence[Signer], time: int) -> bytes:
    """The note: the checkpoint signed by each of `signers`; `time` is unix seconds, for types 04 and 06."""
    text = checkpoint.text()
    return Note(text, tuple(signer.sign(text, time) for signer in signers)).encode()


def cosign(note: bytes, verifiers: Iterable[Verifier], witness: Signer, time: int) -> bytes:
    """The note with the witness's signature added; to check what it continues is the caller's.

    Raises as `open` does: nobody signs what the log has not signed.
    """
    open(note, verifiers)
    parsed = Note.parse(note)
    return Note(parsed.text, (*parsed.signatures, witness.sign(parsed.text, time))).encode()


def open(note: bytes, verifiers: Iterable[Verifier]) -> Opened:
    """Read a signed checkpoint. `verifiers` are the log's, which bear its name, and the witnesses'.

    Raises BadNote; BadSignature when a known key's signature is wrong; BadCheckpoint when the text is no
    checkpoint, or none of `verifiers` signed it in the name of its origin. How many witnesses suffice is the
    caller's to judge.
    """
    parsed = Note.parse(note)
    checkpoint = Checkpoint.parse(parsed.text)
    found = parsed.signed_by(verifiers)
    logs = [verifier for verifier, _ in found if _is_log(verifier, checkpoint)]
    if not logs:
        raise BadCheckpoint(
            f"the checkpoint of {checkpoint.origin} is not signed by a known key of that name"
        )
    witnesses = [(verifier, seen.time) for verifier, seen in found if not _is_log(verifier, checkpoint)]
    return Opened(checkpoint, tuple(logs), tuple(witnesses))


def _is_log(verifier: Verifier, checkpoint: Checkpoint) -> bool:
    return verifier.name == checkpoint.origin and verifier.algorithm is not Algorithm.COSIGNATURE
