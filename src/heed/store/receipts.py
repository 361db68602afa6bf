"""Whether commands were recorded before, for those who would ask, or do, something else if they were not."""

from collections.abc import Iterable

from heed.store.database import raw, run
from heed.store.record import Receipt
from heed.store.sealing import entry_idem

ANY_RECORDED = "SELECT idem FROM permanent.entry WHERE book = 'record' AND idem = ANY(%s)"
RECORDED = "SELECT index, file, seq FROM permanent.entry WHERE book = 'record' AND idem = %s"


def receipt_of(command: str) -> Receipt | None:
    """The receipt of a command that was recorded; None where it was not."""
    with raw() as connection:
        found = run(connection, RECORDED, [entry_idem(command, 0)]).fetchone()
    return Receipt(*found) if found else None


def recorded_of(commands: Iterable[str]) -> set[str]:
    """Those of many commands that were recorded."""
    by_idem = {entry_idem(command, 0): command for command in commands}
    with raw() as connection:
        found = run(connection, ANY_RECORDED, [list(by_idem)]).fetchall()
    return {by_idem[idem] for (idem,) in found}
