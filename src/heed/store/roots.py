"""The roots of this installation and the secret of its search keys, opened once a process."""

from functools import cache

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


@cache
def roots() -> Roots:
    """The roots named by the settings."""
    return file_roots(settings.HOME / "keys")


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
    """Make and store the secret of the search keys unless there is one."""
    file_row, part_row, _ = new_file_keys(SEARCH_FILE, roots())
    with raw() as connection, connection.transaction():
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
