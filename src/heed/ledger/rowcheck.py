"""One stored row against itself: quickly for the many that are right, and in words for those that are not."""

from binascii import b2a_base64
from collections.abc import Container, Iterator, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

import msgspec

from heed.ledger.entry import ZERO_HASH, Header, HeaderPart, leaf_hash_of, read_header
from heed.ledger.errors import BadHeader

_ZERO_HEX: Final = ZERO_HASH.hex()


class Row(NamedTuple):
    """A row to verify.

    `previous` is the leaf hash stored for (file, seq - 1), None when there is no such row; `parts` are
    (name, sealed).
    """

    index: int  # type: ignore[assignment]  # hides tuple.index, which a row has no use for
    file: str
    seq: int
    header: bytes
    blind: bytes
    leaf_hash: bytes
    previous: bytes | None
    parts: Sequence[tuple[str, bytes]]


RowTuple = tuple[int, str, int, bytes, bytes, bytes, bytes | None, Sequence[tuple[str, bytes]]]
"""What readers may give instead of `Row`, in its order."""


def suspects(rows: Sequence[RowTuple], first: int) -> list[Row]:
    """The rows that `problems` has to look at; `first` is the index that the first row should have.

    This is the hot loop of verification: one decode and one encode, the hashes that cannot be avoided, and
    comparisons.
    """
    decode, encode = msgspec.json.Decoder(Header).decode, msgspec.json.Encoder().encode
    found: list[Row] = []
    for expected, row in enumerate(rows, first):
        index, file, seq, header, blind, leaf_hash, previous, parts = row
        try:
            read = decode(header)
        except (msgspec.MsgspecError, UnicodeError):
            found.append(Row._make(row))
            continue
        # As entry.leaf_hash_of, without its calls.
        head = b2a_base64(sha256(b"heed-head-v1\0" + blind + header).digest())
        if (
            sha256(b"\0heed-leaf-v1\n" + head).digest() != leaf_hash
            or encode(read) != header
            or index != expected
            or read.file != file
            or read.seq != seq
            or read.prev != (previous.hex() if previous else _ZERO_HEX)
            or (seq == 0) != (previous is None)
        ):
            found.append(Row._make(row))
            continue
        named = read.parts
        if len(named) == len(parts) == 1:
            (part,), ((name, sealed),) = named, parts
            if part.s != sha256(sealed).hexdigest() or part.n != name:
                found.append(Row._make(row))
        elif [(part.n, part.s) for part in named] != [(n, sha256(each).hexdigest()) for n, each in parts]:
            found.append(Row._make(row))
    return found


def problems(row: Row, erased: Container[str]) -> Iterator[str]:
    """What is wrong with a row, in words, its index apart; `erased` are key ids that erasures destroyed."""
    if leaf_hash_of(row.header, row.blind) != row.leaf_hash:
        yield "its header, or the blind or leaf hash kept with it, was changed after it was recorded"
    try:
        header = read_header(row.header)
    except BadHeader as error:
        yield f"its header cannot be read: {error}"
        return
    if header.file != row.file:
        yield f"its header belongs to file {header.file}, but it is kept under file {row.file}"
    if header.seq != row.seq:
        yield f"its header is number {header.seq} of its file, but it is kept as number {row.seq}"
    yield from _chain_problems(header, row)
    yield from _part_problems(header.parts, row.parts, erased)


def _chain_problems(header: Header, row: Row) -> Iterator[str]:
    if row.seq > 0 and row.previous is None:
        yield f"the entry before it in its file, number {row.seq - 1}, is missing"
    elif header.prev != (row.previous or ZERO_HASH).hex() or (row.seq == 0) != (row.previous is None):
        yield "it does not continue the entry before it in its file: one of the two was changed"


def _part_problems(
    named: Sequence[HeaderPart], parts: Sequence[tuple[str, bytes]], erased: Container[str]
) -> Iterator[str]:
    kept = dict(parts)
    if len(kept) != len(parts):
        yield "a sealed part is kept twice"
    for part in named:
        sealed = kept.pop(part.n, None)
        if sealed is None:
            if part.k not in erased:
                yield f"its sealed part {part.n} is missing, and no erasure accounts for it"
        elif sha256(sealed).hexdigest() != part.s:
            yield f"its sealed part {part.n} was changed after it was recorded"
    for name in kept:
        yield f"a sealed part {name} is kept that its header does not name"
