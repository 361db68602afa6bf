"""The three kinds of signature on a note: what each signs, and how it is made and checked.

    01 Ed25519              over the text
    04 Ed25519 cosignature  over "cosignature/v1\\ntime <t>\\n" ‖ text
    06 ML-DSA-44            over "subtree/v1\\n\\0" ‖ u8 length ‖ key name ‖ u64 time ‖ u8 length ‖ origin
                            ‖ u64 start (zero) ‖ u64 size ‖ root, so only over a checkpoint

C2SP signed-note v1.0.0, tlog-cosignature v1.1.0-rc.1. ML-DSA-44 depends on how `cryptography` was built.
"""

from enum import IntEnum
from functools import cache

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from heed.ledger.errors import BadCheckpoint, BadSignature
from heed.ledger.lines import Checkpoint


class Algorithm(IntEnum):
    """The type byte of a key."""

    ED25519 = 1
    COSIGNATURE = 4
    ML_DSA_44 = 6


PUBLIC_BYTES = {Algorithm.ED25519: 32, Algorithm.COSIGNATURE: 32, Algorithm.ML_DSA_44: 1312}


@cache
def has_ml_dsa() -> bool:
    """Whether this machine can make and check ML-DSA-44 signatures."""
    try:
        from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

        MLDSA44PrivateKey.from_seed_bytes(bytes(32))
    except (ImportError, UnsupportedAlgorithm):
        return False
    return True


def message(algorithm: Algorithm, name: str, text: bytes, time: int) -> bytes:
    """What the key `name` signs at `time` (unix seconds). Raises BadCheckpoint (type 06 only)."""
    if algorithm is Algorithm.ED25519:
        return text
    if algorithm is Algorithm.COSIGNATURE:
        return f"cosignature/v1\ntime {time}\n".encode() + text
    point = Checkpoint.parse(text)
    who = _short(name) + time.to_bytes(8) + _short(point.origin)
    return b"subtree/v1\n\0" + who + bytes(8) + point.size.to_bytes(8) + point.root


def _short(name: str) -> bytes:
    data = name.encode()
    if len(data) > 255:
        raise BadCheckpoint(f"{name[:20]}... is longer than 255 bytes")
    return bytes([len(data)]) + data


def public_of(algorithm: Algorithm, seed: bytes) -> bytes:
    """The public key of a 32-byte seed."""
    if algorithm is not Algorithm.ML_DSA_44:
        return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()
    from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

    return MLDSA44PrivateKey.from_seed_bytes(seed).public_key().public_bytes_raw()


def sign(algorithm: Algorithm, seed: bytes, signed: bytes) -> bytes:
    """The bare signature over `signed`."""
    if algorithm is not Algorithm.ML_DSA_44:
        return Ed25519PrivateKey.from_private_bytes(seed).sign(signed)
    from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey

    return MLDSA44PrivateKey.from_seed_bytes(seed).sign(signed)


def verify(algorithm: Algorithm, public: bytes, signature: bytes, signed: bytes) -> None:
    """Raise BadSignature unless `signature` is the key's over `signed`."""
    try:
        if algorithm is not Algorithm.ML_DSA_44:
            Ed25519PublicKey.from_public_bytes(public).verify(signature, signed)
            return
        from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PublicKey

        MLDSA44PublicKey.from_public_bytes(public).verify(signature, signed)
    except (InvalidSignature, ValueError) as error:
        raise BadSignature("the signature does not match") from error
