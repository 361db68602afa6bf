"""The roots of this installation and the secret of its search keys, opened once a process.

Roots are made with the first key that they wrap, and never again: where they are missing afterwards, new ones would
open nothing and would take the names of those that are to be put back.
"""

from functools import cache
from pathlib import Path

from django.conf import settings

from heed.store.database import raw
from heed.store.keys import (
    SEARCH_FILE,
    FileKeyRow,
    KeyTrouble,
    PartKeyRow,
    Roots,
    file_roots,
    new_file_keys,
    open_content_key,
)


def folder() -> Path:
    """Where the roots lie."""
    return Path(settings.HOME) / "keys"


@cache
def roots() -> Roots:
    """The roots named by the settings. Raises KeyTrouble where they are missing."""
    for kind in ("content", "reporter"):
        if not any(folder().glob(f"{kind}-*.key")):
            raise KeyTrouble(f"There is no root key '{kind}' in {folder()}.")
    return file_roots(folder())


@cache
def search_secret() -> bytes:
    """The secret of the blind search keys, made on first use. Raises KeyTrouble."""
    with raw() as connection:
        found = connection.execute(
            "SELECT f.file, f.root, f.wrapped, k.id, k.file, k.part, k.root, k.wrapped "
            "FROM keys.file_key f JOIN keys.part_key k USING (file) WHERE f.file = %s",
            [SEARCH_FILE],
        ).fetchone()
    if found is None:
        raise KeyTrouble("The secret of the search keys has not been made; run `heed migrate`.")
    return open_content_key(FileKeyRow(*found[:3]), PartKeyRow(*found[3:]), roots()).key


def make_search_secret() -> None:
    """Make and store the secret of the search keys, and the roots, unless they were made."""
    with raw() as connection, connection.transaction():
        if connection.execute("SELECT FROM keys.file_key LIMIT 1").fetchone() is not None:
            return
        file_row, part_row, _ = new_file_keys(SEARCH_FILE, file_roots(folder()))
        made = connection.execute(
            "INSERT INTO keys.file_key (file, root, wrapped) VALUES (%s, %s, %s) ON CONFLICT DO NOTHING "
            "RETURNING file",
            [file_row.file, file_row.root, file_row.wrapped],
        ).fetchone()
        if made:
            connection.execute(
                "INSERT INTO keys.part_key (id, file, part, root, wrapped) VALUES (%s, %s, %s, %s, %s)",
                [part_row.id, part_row.file, part_row.part, part_row.root, part_row.wrapped],
            )
