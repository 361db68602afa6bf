"""Small files are there whole or not at all."""

import errno
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from heed.store.files import made_once, write_anew, write_once

WRITES: list[Callable[[Path, bytes], None]] = [write_once, write_anew]


def fail(_: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("write", WRITES)
def test_what_was_written_is_there_and_nothing_beside_it(
    write: Callable[[Path, bytes], None], tmp_path: Path
) -> None:
    write(tmp_path / "a", b"one")

    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"one"


@pytest.mark.parametrize("write", WRITES)
def test_a_disk_without_room_leaves_nothing_and_is_named(
    write: Callable[[Path, bytes], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space") as raised:
        write(tmp_path / "a", b"one")

    assert list(tmp_path.iterdir()) == []
    assert raised.value.filename == str(tmp_path / "a")


def test_what_a_file_held_before_stays_when_there_is_no_room(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_anew(tmp_path / "a", b"one")
    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(OSError, match="No space"):
        write_anew(tmp_path / "a", b"two")

    assert (tmp_path / "a").read_bytes() == b"one"


def test_a_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    write_once(tmp_path / "keys" / "a", b"one")
    with pytest.raises(FileExistsError):
        write_once(tmp_path / "keys" / "a", b"two")

    assert (tmp_path / "keys" / "a").read_bytes() == b"one"
    assert (tmp_path / "keys" / "a").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "keys").stat().st_mode & 0o777 == 0o700


def test_of_several_processes_one_makes_a_secret_and_all_have_it(tmp_path: Path) -> None:
    path, start = tmp_path / "keys" / "a", Barrier(8)

    def make(name: int) -> bytes:
        def late() -> bytes:
            start.wait()  # every one of them has seen that there is none
            return b"%d" % name

        return made_once(path, late)

    with ThreadPoolExecutor(8) as hands:
        held = set(hands.map(make, range(8)))

    assert held == {path.read_bytes()}
    assert [found.name for found in path.parent.iterdir()] == ["a"]
