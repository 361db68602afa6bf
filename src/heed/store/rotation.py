"""Rotation of the root of cases: every file key is wrapped anew; what was sealed with it never changes."""

from typing import Final

from heed.store.database import raw, run_numbered
from heed.store.keys import Root, Roots

NEXT: Final = "SELECT file, wrapped FROM keys.file_key WHERE root = $1 ORDER BY file LIMIT $2"
REWRAP: Final = "SELECT keys.rewrap($1, $2, $3, $4)"


def rotate_content_root(old: Roots, successor: Root, *, at_once: int = 500) -> int:
    """Wrap under `successor` every file key that the old root wraps, and give their number.

    May be stopped and begun again; files that are made meanwhile are found too. Raises KeyTrouble.
    """
    done = 0
    with raw() as connection:
        while rows := run_numbered(connection, NEXT, [old.content.name, at_once]).fetchall():
            with connection.transaction():
                for file, wrapped in rows:
                    about = file.encode()
                    again = successor.wrap(old.content.unwrap(wrapped, about), about)
                    run_numbered(connection, REWRAP, [file, old.content.name, successor.name, again])
            done += len(rows)
    return done
