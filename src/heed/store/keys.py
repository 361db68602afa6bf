"""Roots, file keys and part keys: what is sealed under what, and the four verbs a root must have.

Root → file key → content key of that file. The identity of a reporter hangs off a root of its own, which is
kept apart, so that no key of the case opens it.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from heed.store.files import made_once

KEY_BYTES: Final = 32
NONCE_BYTES: Final = 12
CONTENT: Final = "content"
REPORTER: Final = "reporter"
SEARCH_FILE: Final = "search"  # not a case: the secret of the blind search keys is wrapped like a file's key


class KeyTrouble(Exception):
    """A key is missing or does not open what it should."""

    advice = "Restore the key folder of this installation from its backup: nothing can be read without it."


class Root(Protocol):
    """A key that wraps other keys and that never leaves its keeper."""

    name: str

    def wrap(self, key: bytes, about: bytes) -> bytes:
        """The key, sealed for this root and bound to what it is about."""

    def unwrap(self, wrapped: bytes, about: bytes) -> bytes:
        """The key again. Raises KeyTrouble."""

    def rotate(self) -> "Root":
        """The successor under which keys are to be wrapped from now on; this one can still unwrap."""

    def destroy(self) -> None:
        """Forget the root for ever, and with it all that it wraps."""


class FileRoot:
    """A root in a file of mode 0600. Whoever can read the file can read the record: for one machine only."""

    def __init__(self, path: Path) -> None:
        """Read the root at `path`, or make it."""
        self.path = path
        self.name = path.stem
        self._cipher = AESGCM(made_once(path, lambda: secrets.token_bytes(KEY_BYTES)))

    def wrap(self, key: bytes, about: bytes) -> bytes:
        """nonce (12) ‖ AES-256-GCM(root, key, about)."""
        nonce = os.urandom(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, key, about)

    def unwrap(self, wrapped: bytes, about: bytes) -> bytes:
        """See Root."""
        return _open(self._cipher, wrapped, about, self.name)

    def rotate(self) -> "FileRoot":
        """See Root: the successor lies beside this one, numbered one higher."""
        stem, _, number = self.name.rpartition("-")
        return FileRoot(self.path.with_name(f"{stem}-{int(number) + 1}.key"))

    def destroy(self) -> None:
        """See Root."""
        self.path.unlink()


def _open(cipher: AESGCM, wrapped: bytes, about: bytes, name: str) -> bytes:
    try:
        return cipher.decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], about)
    except InvalidTag:
        raise KeyTrouble(f"Root {name} does not open the key of {about.decode()}.") from None


@dataclass(frozen=True, slots=True)
class Roots:
    """The roots in use: `content` for cases, `reporter` for the identity of those who told us.

    `older` are those that a rotation has left behind and that may still wrap some keys.
    """

    content: Root
    reporter: Root
    older: tuple[Root, ...] = ()

    def named(self, name: str | None) -> Root:
        """The root of that name. Raises KeyTrouble."""
        for root in (self.content, self.reporter, *self.older):
            if root.name == name:
                return root
        raise KeyTrouble(f"Root {name} is not among the keys of this installation.")


def file_roots(folder: Path) -> Roots:
    """The newest numbered root of each kind in a folder, made where there is none, and the older ones."""
    contents, reporters = _numbered(folder, "content"), _numbered(folder, "reporter")
    return Roots(contents[-1], reporters[-1], (*contents[:-1], *reporters[:-1]))


def _numbered(folder: Path, kind: str) -> list[FileRoot]:
    found = sorted(folder.glob(f"{kind}-*.key"), key=lambda p: int(p.stem.rpartition("-")[2]))
    return [FileRoot(path) for path in found or [folder / f"{kind}-1.key"]]


@dataclass(frozen=True, slots=True)
class PartKey:
    """An open key of one class of parts in one file."""

    id: str
    key: bytes


@dataclass(frozen=True, slots=True)
class FileKeyRow:
    """A row of keys.file_key."""

    file: str
    root: str
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class PartKeyRow:
    """A row of keys.part_key; `root` is None where the file's own key wraps it."""

    id: str
    file: str
    part: str
    root: str | None
    wrapped: bytes


def new_file_keys(file: str, roots: Roots) -> tuple[FileKeyRow, PartKeyRow, PartKey]:
    """Fresh keys for a new file: what to store, and the content key to seal with."""
    file_key, content = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(KEY_BYTES)
    row = FileKeyRow(file, roots.content.name, roots.content.wrap(file_key, file.encode()))
    part_id = secrets.token_hex(8)
    nonce = os.urandom(NONCE_BYTES)
    wrapped = nonce + AESGCM(file_key).encrypt(nonce, content, part_id.encode())
    return row, PartKeyRow(part_id, file, CONTENT, None, wrapped), PartKey(part_id, content)


def new_reporter_key(file: str, roots: Roots) -> tuple[PartKeyRow, PartKey]:
    """A fresh key for the reporter's identity in a file, wrapped by the reporter's root alone."""
    part_id, key = secrets.token_hex(8), secrets.token_bytes(KEY_BYTES)
    wrapped = roots.reporter.wrap(key, part_id.encode())
    return PartKeyRow(part_id, file, REPORTER, roots.reporter.name, wrapped), PartKey(part_id, key)


def open_content_key(file: FileKeyRow, part: PartKeyRow, roots: Roots) -> PartKey:
    """The content key of a file. Raises KeyTrouble."""
    file_key = roots.named(file.root).unwrap(file.wrapped, file.file.encode())
    return PartKey(part.id, _open(AESGCM(file_key), part.wrapped, part.id.encode(), file.file))


def open_reporter_key(part: PartKeyRow, roots: Roots) -> PartKey:
    """The key of a reporter's identity. Raises KeyTrouble. Callers owe a second person's agreement."""
    return PartKey(part.id, roots.named(part.root).unwrap(part.wrapped, part.id.encode()))
