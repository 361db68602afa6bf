"""`heed checkpoint`: the latest signed checkpoint of each book, to be kept where this installation cannot reach."""

import argparse
from datetime import UTC, datetime
from pathlib import Path

HELP = "sign what is new, and print the latest checkpoints or write them to a folder"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="write record.checkpoint and reads.checkpoint"
    )


def run(args: argparse.Namespace) -> int:
    """Exit status 1 while there is nothing to sign."""
    from heed.cli.ready import ready

    ready()
    from heed.store.files import write_anew

    notes = _latest()
    for book, note in notes.items():
        if args.out:
            args.out.mkdir(parents=True, exist_ok=True)
            path = args.out / f"{book}.checkpoint"
            write_anew(path, note)
            print(f"{path} written. Check against it with: heed verify --against {path}")
        else:
            print(note.decode())
    if not notes:
        print("There is nothing on the record yet.")
    return 0 if notes else 1


def _latest() -> dict[str, bytes]:
    """The last checkpoint of each book that has one."""
    from heed.ledger.book import BOOKS
    from heed.store.checkpoints import log_keys, sign_new
    from heed.store.database import raw
    from heed.store.pg_ledger import PgLedger

    keys, found = log_keys(), {}
    for book in BOOKS:
        sign_new(book, keys, datetime.now(UTC))
        with raw() as connection:
            if kept := PgLedger(connection).checkpoints(book):
                found[str(book)] = kept[-1].note
    return found
