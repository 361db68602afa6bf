"""Whether a command was recorded before, for pages that would ask a further question if it was not."""

from heed.store.database import raw, run
from heed.store.record import Receipt
from heed.store.sealing import entry_idem

RECORDED = "SELECT index, file, seq FROM permanent.entry WHERE book = 'record' AND idem = %s"


def receipt_of(command: str) -> Receipt | None:
    """The receipt of a command that was recorded; None where it was not."""
    with raw() as connection:
        found = run(connection, RECORDED, [entry_idem(command, 0)]).fetchone()
    return Receipt(*found) if found else None
