"""One entry's proof in a file (C2SP tlog-proof): its index, the hashes up to the root, a signed checkpoint.

c2sp.org/tlog-proof@v1
[extra <base64>]
index <n>
<base64 hash>, from the leaf's side, one a line
(blank line)
the checkpoint's note, verbatim
"""

from base64 import b64encode
from collections.abc import Iterable
from typing import Self

import msgspec

from heed.ledger import checkpoint, tree
from heed.ledger.checkpoint import Opened
from heed.ledger.errors import BadProof
from heed.ledger.lines import parse_base64, parse_hash, parse_number
from heed.ledger.note import Verifier

_FIRST_LINE = "c2sp.org/tlog-proof@v1"
_MOST_HASHES = 63


class TlogProof(msgspec.Struct, frozen=True):
    """A `.tlog-proof` file. `note` is the checkpoint's bytes; `extra` is carried along, not proved."""

    index: int
    hashes: tuple[bytes, ...]
    note: bytes
    extra: bytes | None = None

    def encode(self) -> bytes:
        """The file's bytes."""
        extra = [] if self.extra is None else [f"extra {b64encode(self.extra).decode()}"]
        hashes = [b64encode(each).decode() for each in self.hashes]
        lines = [_FIRST_LINE, *extra, f"index {self.index}", *hashes, "", ""]
        return "\n".join(lines).encode() + self.note

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a file. Raises BadProof for anything but its one form; the note is not looked into."""
        head, blank, note = data.partition(b"\n\n")
        if not blank:
            raise BadProof("a proof and its checkpoint are parted by a blank line")
        try:
            first, *lines = head.decode("ascii").split("\n")
            extra = parse_base64(lines.pop(0).removeprefix("extra ")) if _has(lines, "extra ") else None
            index = parse_number(lines.pop(0).removeprefix("index ") if _has(lines, "index ") else "")
            hashes = tuple(parse_hash(line) for line in lines)
        except ValueError as error:
            raise BadProof(f"not a proof: {error}") from error
        if first != _FIRST_LINE or len(hashes) > _MOST_HASHES:
            raise BadProof(f"a proof begins with {_FIRST_LINE} and has at most {_MOST_HASHES} hashes")
        return cls(index, hashes, note, extra)

    def verify(self, leaf_hash: bytes, verifiers: Iterable[Verifier]) -> Opened:
        """Check that the entry with `leaf_hash` is in the log; returns the checkpoint that says so.

        Raises BadProof, or what `checkpoint.open` raises.
        """
        opened = checkpoint.open(self.note, verifiers)
        point = opened.checkpoint
        tree.verify_inclusion(leaf_hash, self.index, point.size, self.hashes, point.root)
        return opened


def _has(lines: list[str], word: str) -> bool:
    return bool(lines) and lines[0].startswith(word)
