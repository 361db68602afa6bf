"""The text that notes, checkpoints and proofs share: base64, numbers, and a checkpoint's three lines."""

from base64 import b64decode, b64encode
from typing import Self

import msgspec

from heed.ledger.errors import BadCheckpoint
from heed.ledger.tree import EMPTY_ROOT

_LARGEST_SIZE = 2**63 - 1


class Checkpoint(msgspec.Struct, frozen=True):
    """The state of a log: its name, how many entries it has, the root over them (C2SP tlog-checkpoint 1.0.0).

    Extension lines are neither written nor read: nothing would check them.
    """

    origin: str
    size: int
    root: bytes

    def text(self) -> bytes:
        """The three lines that are signed."""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n".encode()

    @classmethod
    def parse(cls, text: bytes) -> Self:
        """Read the three lines. Raises BadCheckpoint for anything but their one form."""
        try:
            origin, size, root, end = text.decode().split("\n")
            point = cls(origin, parse_number(size), parse_hash(root))
        except ValueError as error:
            raise BadCheckpoint(f"a checkpoint is three lines: origin, size, root ({error})") from error
        if end or not origin:
            raise BadCheckpoint("a checkpoint is three lines: origin, size, root")
        if point.size == 0 and point.root != EMPTY_ROOT:
            raise BadCheckpoint("the root of an empty log is SHA-256 of nothing")
        return point


def parse_base64(text: str) -> bytes:
    """The bytes of `text`. Raises ValueError for base64 that is not in its one canonical form."""
    data = b64decode(text, validate=True)
    if b64encode(data).decode() != text:
        raise ValueError("base64 with unused bits set")
    return data


def parse_hash(text: str) -> bytes:
    """The 32 bytes of a base64 line. Raises ValueError."""
    data = parse_base64(text)
    if len(data) != 32:
        raise ValueError(f"a hash has 32 bytes, not {len(data)}")
    return data


def parse_number(text: str) -> int:
    """A decimal number without leading zeros. Raises ValueError."""
    if not (text.isascii() and text.isdecimal() and len(text) < 20):
        raise ValueError(f"{text[:20]!r} is not a number")
    number = int(text)
    if str(number) != text or number > _LARGEST_SIZE:
        raise ValueError(f"{text!r} is not a number in its shortest form below 2^63")
    return number
