"""The daily heads: one root over where every file ends, so that an export without its last entries shows.

An item is four lines of UTF-8, each ended by a newline:

    heed-heads-v1
    <file>
    <seq of the file's last entry, decimal>
    <base64 of that entry's leaf hash>

Items stand in ascending order of the file id's UTF-8 bytes, each file once. The tree over them is made as the
book's (`tree`), with an item's bytes as leaf; a proof is an inclusion proof of that tree.
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from heed.ledger import tree
from heed.ledger.errors import BadEntry, BadProof
from heed.ledger.tree import Frontier


class FileEnd(NamedTuple):
    """Where a file ends: the seq and leaf hash of its last entry."""

    file: str
    seq: int
    leaf_hash: bytes

    def item(self) -> bytes:
        """The item's bytes. Raises BadEntry for what would make them ambiguous."""
        if "\n" in self.file or len(self.leaf_hash) != 32 or self.seq < 0:
            raise BadEntry(f"file {self.file!r} at {self.seq} cannot stand among the heads")
        return f"heed-heads-v1\n{self.file}\n{self.seq}\n{b64encode(self.leaf_hash).decode()}\n".encode()


class HeadsProof(msgspec.Struct, frozen=True):
    """That one file's end is item `index` of the `size` items under a heads root."""

    index: int
    size: int
    hashes: tuple[bytes, ...]

    def verify(self, end: FileEnd, root: bytes) -> None:
        """Raise BadProof unless `end` is among the heads with this root."""
        tree.verify_inclusion(tree.leaf_hash(end.item()), self.index, self.size, self.hashes, root)


def heads_root(ends: Iterable[FileEnd]) -> tuple[int, bytes]:
    """(number of files, root) over `ends` in order, streamed. Raises BadEntry when they are not in order."""
    frontier = Frontier()
    frontier.extend(tree.leaf_hash(end.item()) for end in _in_order(ends))
    return frontier.size, frontier.root()


def prove(ends: Iterable[FileEnd], file: str) -> HeadsProof:
    """The proof for `file`; remembers one hash an item. Raises BadProof when it is not among `ends`."""
    hashes: list[bytes] = []
    index: int | None = None
    for end in _in_order(ends):
        if end.file == file:
            index = len(hashes)
        hashes.append(tree.leaf_hash(end.item()))
    if index is None:
        raise BadProof(f"file {file} is not among the heads")
    return HeadsProof(index, len(hashes), tuple(tree.inclusion_proof(hashes, index, len(hashes))))


def _in_order(ends: Iterable[FileEnd]) -> Iterator[FileEnd]:
    last: bytes | None = None
    for end in ends:
        name = end.file.encode()
        if last is not None and name <= last:
            raise BadEntry(f"file {end.file} is out of order among the heads")
        last = name
        yield end
