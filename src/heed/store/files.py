"""Small files that are either there whole or not there at all, whatever the disk has room for."""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write_once(path: Path, content: bytes) -> None:
    """A secret in a new file that only its owner can read, on disk before this returns. Raises FileExistsError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _beside(path, content, 0o600) as written:
        os.link(written, path)


def made_once(path: Path, make: Callable[[], bytes]) -> bytes:
    """What a secret's file holds; made where there is none, by whichever of several processes is first."""
    if not path.exists():
        with suppress(FileExistsError):
            write_once(path, make())
    return path.read_bytes()


def write_anew(path: Path, content: bytes) -> None:
    """A file that others may read; what it held before stays until the new content is on disk."""
    with _beside(path, content, 0o644) as written:
        written.rename(path)


@contextmanager
def _beside(path: Path, content: bytes, mode: int) -> Iterator[Path]:
    """The content under a passing name in the same folder; nothing of that name is left."""
    passing = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        descriptor = os.open(passing, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        yield passing
    except OSError as error:
        error.filename = error.filename or str(path)
        raise
    finally:
        passing.unlink(missing_ok=True)
