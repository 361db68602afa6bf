"""The entry: header, sealed parts and the blinded leaf that stands for them in the tree.

    commitment  = SHA-256("heed-part-v1\\0" ‖ r ‖ plain)                      r: 32 random bytes
    sealed      = nonce (12) ‖ AES-256-GCM(key, nonce, r ‖ plain, AAD)
    AAD         = "heed-aad-v1\\0" ‖ file ‖ 00 ‖ seq ‖ 00 ‖ part name ‖ 00 ‖ key id
    header      = canonical JSON {actor, at, file, idem, kind, parts: [{c, k, n, s}], post, prev, seq, v}
    leaf        = "heed-leaf-v1\\n" ‖ base64(SHA-256("heed-head-v1\\0" ‖ blind ‖ header)) ‖ "\\n"

`c` is the commitment and `s` the SHA-256 of the sealed bytes, `k` the key id, `n` the part's name; hashes in
the header are lower-case hexadecimal. The header's bytes are what is stored and checked.
"""

import os
from binascii import b2a_base64
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final, Literal

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from heed.ledger.canonical import LARGEST, check_text
from heed.ledger.errors import BadEntry, BadHeader, CommitmentBroken, NoSuchPart, SealChanged, WrongKey

ZERO_HASH: Final = bytes(32)
BLIND_BYTES: Final = 32
NONCE_BYTES: Final = 12
_PART_BYTES: Final = BLIND_BYTES + NONCE_BYTES
_HEAD_MARK: Final = b"heed-head-v1\0"
_LEAF_MARK: Final = b"heed-leaf-v1\n"
_PART_MARK: Final = b"heed-part-v1\0"


class Part(msgspec.Struct, frozen=True, gc=False):
    """One part to be sealed: `plain` under the 32-byte AES key `key`, which the header will call `key_id`."""

    name: str
    plain: bytes
    key_id: str
    key: bytes


class SealedPart(msgspec.Struct, frozen=True, gc=False):
    """One sealed part: `sealed` is nonce and ciphertext, `commitment` 32 bytes that pin the plaintext."""

    name: str
    key_id: str
    commitment: bytes
    sealed: bytes


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One entry, ready to append: header bytes, 32-byte blind and leaf hash, parts in header order."""

    header: bytes
    blind: bytes
    leaf_hash: bytes
    parts: tuple[SealedPart, ...]


class HeaderPart(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A part as the header names it: commitment, key id, name, SHA-256 of the sealed bytes."""

    # Fields stand sorted, here and in Header: msgspec writes them as declared, and that is canonical JSON.
    c: str
    k: str
    n: str
    s: str


class Header(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """The header as read; `at` is UTC with six decimals, `prev` the leaf hash before it in its file, hex."""

    actor: str
    at: str
    file: str
    idem: str
    kind: str
    parts: tuple[HeaderPart, ...]
    post: str
    prev: str
    seq: int
    v: Literal[1]


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Header).decode


def seal(
    *,
    file: str,
    seq: int,
    prev: bytes,
    at: datetime,
    actor: str,
    post: str,
    kind: str,
    idem: str,
    parts: Sequence[Part],
    random: Callable[[int], bytes] = os.urandom,
) -> Entry:
    """Seal `parts` at place `seq` of `file`, after the entry with leaf hash `prev` (`ZERO_HASH` at seq 0).

    `random` is called once; its bytes are the header's blind (32), then for each part r (32) and nonce (12).
    Raises BadEntry, or NotCanonical for text that is not NFC.
    """
    _check_place(seq, prev, parts)
    salt = random(BLIND_BYTES + _PART_BYTES * len(parts))
    sealed, named = [], []
    for start, part in zip(range(BLIND_BYTES, len(salt), _PART_BYTES), parts, strict=True):
        r, nonce = salt[start : start + BLIND_BYTES], salt[start + BLIND_BYTES : start + _PART_BYTES]
        done = _seal_part(part, file, seq, r, nonce)
        sealed.append(done)
        named.append(
            HeaderPart(done.commitment.hex(), done.key_id, done.name, sha256(done.sealed).hexdigest())
        )
    names = tuple(named)
    header = encode_header(Header(actor, _moment(at), file, idem, kind, names, post, prev.hex(), seq, 1))
    blind = salt[:BLIND_BYTES]
    return Entry(header, blind, leaf_hash_of(header, blind), tuple(sealed))


def _check_place(seq: int, prev: bytes, parts: Sequence[Part]) -> None:
    if not 0 <= seq <= LARGEST:
        raise BadEntry(f"no entry can have the number {seq} in its file")
    if len(prev) != 32 or (seq == 0) != (prev == ZERO_HASH):
        raise BadEntry(f"entry {seq} of a file cannot follow {prev.hex()}")
    if len(parts) > 1 and len({part.name for part in parts}) != len(parts):
        raise BadEntry("two parts have the same name")


def _moment(at: datetime) -> str:
    text = at.isoformat(timespec="microseconds")
    if not text.endswith("+00:00"):
        raise BadEntry(f"{text} is not a time in UTC")
    return text[:-6] + "Z"


def _aad(file: str, seq: int, name: str, key_id: str) -> bytes:
    return f"heed-aad-v1\0{file}\0{seq}\0{name}\0{key_id}".encode()


def _seal_part(part: Part, file: str, seq: int, r: bytes, nonce: bytes) -> SealedPart:
    if "\0" in file or "\0" in part.name or "\0" in part.key_id:
        raise BadEntry("a file, part name or key id holds a zero byte, which separates them")
    check_text(file + part.name + part.key_id, "file, part name or key id")
    if len(part.key) != 32:
        raise BadEntry(f"the key of part {part.name} has {len(part.key)} bytes, not 32")
    blinded = r + part.plain
    commitment = sha256(_PART_MARK + blinded).digest()
    sealed = nonce + AESGCM(part.key).encrypt(nonce, blinded, _aad(file, seq, part.name, part.key_id))
    return SealedPart(part.name, part.key_id, commitment, sealed)


def encode_header(header: Header) -> bytes:
    """The header's canonical bytes. Raises NotCanonical."""
    texts = [header.actor, header.at, header.file, header.idem, header.kind, header.post, header.prev]
    for part in header.parts:
        texts += (part.c, part.k, part.n, part.s)
    if not "".join(texts).isascii():
        for text in texts:
            check_text(text, "header")
    return _encode(header)


def read_header(header: bytes) -> Header:
    """The header in `header`. Raises BadHeader, also for JSON that is not in canonical form."""
    try:
        read = _decode(header)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise BadHeader(f"not a header: {error}") from error
    if _encode(read) != header:
        raise BadHeader("not a header: its JSON is not canonical")
    return read


def leaf_of(header: bytes, blind: bytes) -> bytes:
    """The leaf: two lines of text that stand for header and blind and reveal neither."""
    return _LEAF_MARK + b2a_base64(sha256(_HEAD_MARK + blind + header).digest())


def leaf_hash_of(header: bytes, blind: bytes) -> bytes:
    """The leaf's hash in the tree: SHA-256(00 ‖ leaf)."""
    return sha256(b"\0" + leaf_of(header, blind)).digest()


def open_part(header: Header, sealed_part_name: str, sealed: bytes, key: bytes) -> bytes:
    """The plaintext of one part, after checking the seal, the place in the record and the commitment.

    Raises NoSuchPart, SealChanged, WrongKey or CommitmentBroken.
    """
    return _open(header, sealed_part_name, sealed, AESGCM(key))


def open_parts(items: Iterable[tuple[Header, str, bytes, bytes]]) -> list[bytes]:
    """`open_part` for each (header, part name, sealed, key); quicker for many parts under few keys."""
    ciphers: dict[bytes, AESGCM] = {}
    plains = []
    for header, name, sealed, key in items:
        cipher = ciphers.get(key)
        if cipher is None:
            cipher = ciphers[key] = AESGCM(key)
        plains.append(_open(header, name, sealed, cipher))
    return plains


def unseal_many(file: str, parts: Iterable[tuple[int, str, bytes]], *, name: str, key: bytes) -> list[bytes]:
    """The plaintexts of one file's parts of one name, each given as (seq, key id, sealed), for a page.

    The cipher refuses what was changed or moved; seals and commitments are left to `heed verify`.
    Raises WrongKey.
    """
    decrypt = AESGCM(key).decrypt
    plains = []
    for seq, key_id, sealed in parts:
        try:
            blinded = decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _aad(file, seq, name, key_id))
        except (InvalidTag, ValueError) as error:
            raise WrongKey(f"part {name} of entry {seq} of file {file} does not open") from error
        plains.append(blinded[BLIND_BYTES:])
    return plains


def _open(header: Header, name: str, sealed: bytes, cipher: AESGCM) -> bytes:
    for part in header.parts:
        if part.n == name:
            break
    else:
        raise NoSuchPart(f"entry {header.seq} of file {header.file} has no part {name}")
    where = f"part {name} of entry {header.seq} of file {header.file}"
    if sha256(sealed).hexdigest() != part.s:
        raise SealChanged(f"{where} is not what was sealed")
    try:
        aad = _aad(header.file, header.seq, name, part.k)
        blinded = cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], aad)
    except (InvalidTag, ValueError) as error:
        raise WrongKey(f"{where} does not open with this key") from error
    if sha256(_PART_MARK + blinded).hexdigest() != part.c:
        raise CommitmentBroken(f"{where} opens to another text than was committed to")
    return blinded[BLIND_BYTES:]
