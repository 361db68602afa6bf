"""Whether a command was recorded before, for pages that would ask a further question if it was not."""

from heed.store.database import raw, run
from heed.store.record import BEFORE, Receipt
from heed.store.sealing import entry_idem


def receipt_of(command: str) -> Receipt | None:
    """The receipt of a command that was recorded; None where it was not."""
    with raw() as connection:
        found = run(connection, BEFORE, ["record", entry_idem(command, 0)]).fetchone()
    return Receipt(*found) if found else None
