"""Signed notes (C2SP signed-note v1.0.0): text, a blank line, and one signature a line.

A signature line is `— <name> <base64(key id ‖ value)>`. The value is the bare signature for a key of type
01, and eight bytes of unix time before it for types 04 and 06. Parsing is strict, so that a note has one form
only: canonical base64, `\\n` and no other control character, split at the last blank line.
"""

from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from typing import Self

import msgspec

from heed.ledger import signatures
from heed.ledger.errors import BadKey, BadNote, BadSignature
from heed.ledger.lines import parse_base64
from heed.ledger.signatures import Algorithm, has_ml_dsa

_DASH = "— "
_PRIVATE = "PRIVATE+KEY+"
_MOST_SIGNATURES = 100
_TIME_BYTES = 8


class Verifier(msgspec.Struct, frozen=True):
    """A public key under a name. Printed as `vkey`, read by `Verifier.parse`."""

    name: str
    algorithm: Algorithm
    public: bytes

    def __post_init__(self) -> None:
        if not valid_name(self.name):
            raise BadKey(f"{self.name!r} cannot be a key's name: no spaces, no plus sign, not empty")
        if len(self.public) != signatures.PUBLIC_BYTES[self.algorithm]:
            raise BadKey(f"{len(self.public)} bytes are no public key of type {self.algorithm:02x}")

    @classmethod
    def parse(cls, vkey: str) -> Self:
        """Read `name+<key id>+<base64>`. Raises BadKey."""
        name, algorithm, public = _parse_key(vkey)
        verifier = cls(name, algorithm, public)
        if verifier.vkey != vkey:
            raise BadKey(f"the key of {name} does not match its own key id {verifier.key_id.hex()}")
        return verifier

    @property
    def key_id(self) -> bytes:
        """Four bytes of the hash over name, type and key."""
        return sha256(f"{self.name}\n".encode() + bytes([self.algorithm]) + self.public).digest()[:4]

    @property
    def vkey(self) -> str:
        """The key in one line of text."""
        key = b64encode(bytes([self.algorithm]) + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{key}"

    @property
    def usable(self) -> bool:
        """Whether this machine can check the key's signatures."""
        return self.algorithm is not Algorithm.ML_DSA_44 or has_ml_dsa()

    def verify(self, text: bytes, value: bytes) -> None:
        """Raise BadSignature unless `value` (a signature line without its key id) signs `text`."""
        stamp = value[: _time_bytes(self.algorithm)]
        signed = signatures.message(self.algorithm, self.name, text, int.from_bytes(stamp))
        try:
            signatures.verify(self.algorithm, self.public, value[len(stamp) :], signed)
        except BadSignature as error:
            raise BadSignature(f"the signature of {self.name} does not match the text") from error


class Signer:
    """A private key under a name; `verifier` is its public half."""

    def __init__(self, name: str, seed: bytes, algorithm: Algorithm = Algorithm.ED25519) -> None:
        """`seed` is 32 bytes. Raises BadKey, also where this machine lacks the algorithm."""
        if len(seed) != 32:
            raise BadKey(f"a signing key has 32 bytes, not {len(seed)}")
        if algorithm is Algorithm.ML_DSA_44 and not has_ml_dsa():
            raise BadKey("this machine's cryptography library has no ML-DSA-44")
        self._seed = seed
        self.verifier = Verifier(name, algorithm, signatures.public_of(algorithm, seed))

    @classmethod
    def parse(cls, key: str) -> Self:
        """Read `PRIVATE+KEY+name+<key id>+<base64>`. Raises BadKey."""
        if not key.startswith(_PRIVATE):
            raise BadKey("a signing key begins with PRIVATE+KEY+")
        name, algorithm, seed = _parse_key(key.removeprefix(_PRIVATE))
        signer = cls(name, seed, algorithm)
        if signer.private_key != key:
            raise BadKey(f"the signing key of {name} does not match its own key id")
        return signer

    @property
    def private_key(self) -> str:
        """The key in one line of text, as Go's note package writes it. Secret."""
        key = b64encode(bytes([self.verifier.algorithm]) + self._seed).decode()
        return f"{_PRIVATE}{self.verifier.name}+{self.verifier.key_id.hex()}+{key}"

    def sign(self, text: bytes, time: int) -> "Signature":
        """Sign `text`; `time` is unix seconds, which only types 04 and 06 state."""
        algorithm, name = self.verifier.algorithm, self.verifier.name
        stamp = time.to_bytes(_TIME_BYTES)[: _time_bytes(algorithm)]
        value = signatures.sign(algorithm, self._seed, signatures.message(algorithm, name, text, time))
        return Signature(name, self.verifier.key_id, stamp + value)


class Signature(msgspec.Struct, frozen=True):
    """One signature line: the key's name, its four-byte id, and what the key made."""

    name: str
    key_id: bytes
    value: bytes

    @property
    def time(self) -> int:
        """The unix time that signatures of types 04 and 06 begin with; without meaning for type 01."""
        return int.from_bytes(self.value[:_TIME_BYTES])

    def line(self) -> str:
        """The line without its newline."""
        return f"{_DASH}{self.name} {b64encode(self.key_id + self.value).decode()}"


class Note(msgspec.Struct, frozen=True):
    """A text and the signatures below it, none of them checked yet."""

    text: bytes
    signatures: tuple[Signature, ...]

    @classmethod
    def parse(cls, note: bytes) -> Self:
        """Split a note. Raises BadNote for anything but its one form."""
        try:
            whole = note.decode()
        except UnicodeDecodeError as error:
            raise BadNote("a note is UTF-8 text") from error
        if any(letter < " " and letter != "\n" for letter in whole):
            raise BadNote("a note holds no control characters but newlines")
        text, blank, lines = whole.rpartition("\n\n")
        if not blank or not lines.endswith("\n"):
            raise BadNote("a note is text, a blank line, and signature lines, each with its newline")
        below = lines[:-1].split("\n")
        if len(below) > _MOST_SIGNATURES:
            raise BadNote(f"a note has at most {_MOST_SIGNATURES} signatures, not {len(below)}")
        return cls(f"{text}\n".encode(), tuple(_parse_signature(line) for line in below))

    def encode(self) -> bytes:
        """The note's bytes."""
        lines = "".join(f"{signature.line()}\n" for signature in self.signatures)
        return self.text + b"\n" + lines.encode()

    def signed_by(self, verifiers: Iterable[Verifier]) -> list[tuple[Verifier, Signature]]:
        """Which of `verifiers` signed; those that this machine cannot use count as unknown.

        A wrong signature of a known key raises BadSignature for the whole note.
        """
        known = {(each.name, each.key_id): each for each in verifiers if each.usable}
        found = []
        for signature in self.signatures:
            verifier = known.get((signature.name, signature.key_id))
            if verifier is not None:
                verifier.verify(self.text, signature.value)
                found.append((verifier, signature))
        return found


def valid_name(name: str) -> bool:
    """Whether `name` can be a key's name: not empty, no Unicode space, no control character, no plus sign."""
    return bool(name) and not any(letter.isspace() or letter < " " or letter == "+" for letter in name)


def _parse_signature(line: str) -> Signature:
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not space or not valid_name(name):
        raise BadNote("a signature line is a dash, a name and base64")
    try:
        data = parse_base64(encoded)
    except ValueError as error:
        raise BadNote(f"the signature of {name} is not canonical base64") from error
    if len(data) < 5:
        raise BadNote(f"the signature of {name} is too short")
    return Signature(name, data[:4], data[4:])


def _parse_key(key: str) -> tuple[str, Algorithm, bytes]:
    try:
        name, _, encoded = key.split("+", 2)
        data = parse_base64(encoded)
        return name, Algorithm(data[0]), data[1:]
    except (ValueError, IndexError) as error:
        raise BadKey("a key is name+id+base64, of type 01, 04 or 06") from error


def _time_bytes(algorithm: Algorithm) -> int:
    return 0 if algorithm is Algorithm.ED25519 else _TIME_BYTES
