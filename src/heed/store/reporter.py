"""A name that was kept back, unsealed under the root that is kept apart. `heed.access.identity` is its only caller."""

from typing import Final

from heed.ledger.book import RECORD
from heed.ledger.entry import unseal_many
from heed.store.database import raw, run_numbered
from heed.store.keys import REPORTER, PartKeyRow, open_reporter_key
from heed.store.roots import roots

LATEST: Final = """
SELECT e.seq, p.sealed, k.id, k.file, k.part, k.root, k.wrapped
FROM permanent.entry e
JOIN permanent.part p ON p.book = e.book AND p.index = e.index AND p.name = 'reporter'
JOIN keys.part_key k ON k.id = p.key_id
WHERE e.book = $1 AND e.file = $2 ORDER BY e.seq DESC LIMIT 1
"""


def open_reporter(file: str) -> bytes | None:
    """What was sealed apart in a file last; None where nothing was. Raises KeyTrouble, WrongKey."""
    with raw() as connection:
        row = run_numbered(connection, LATEST, [RECORD, file]).fetchone()
    if row is None:
        return None
    seq, sealed, *key_row = row
    key = open_reporter_key(PartKeyRow(*key_row), roots())
    (plain,) = unseal_many(file, [(seq, key.id, sealed)], name=REPORTER, key=key.key)
    return plain
