"""`heed verify`: recomputes every entry, chain, tree and signed checkpoint, and says what is wrong in words."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from heed.cli.errors import Advice

if TYPE_CHECKING:
    from heed.store.verification import Report

HELP = "check that nothing on the record was changed, removed, added or moved"
PROGRESS_EVERY = 100_000
LIMITS = """\
What this cannot find: a change made before the first checkpoint that covers the entry; and a whole record made
anew by somebody who holds every key, unless you give a checkpoint that was kept elsewhere (--against FILE)."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which book, against what, how printed."""
    parser.add_argument("--book", choices=["record", "reads"], help="only this book; both without it")
    parser.add_argument("--json", action="store_true", help="one JSON object for each book")
    parser.add_argument(
        "--against",
        type=Path,
        action="append",
        default=[],
        metavar="FILE",
        help="a checkpoint kept elsewhere",
    )
    parser.add_argument(
        "--keys", type=Path, metavar="FILE", help="the log's keys; log.vkey of the home folder"
    )


def run(args: argparse.Namespace) -> int:
    """Exit status 0: nothing is wrong; 1: something is; 2: it could not be checked."""
    from heed.cli.ready import home, ready

    ready()
    from heed.ledger.book import BOOKS
    from heed.store.database import raw
    from heed.store.verification import NotOurs, read_checkpoint, read_keys, verify_book

    if args.keys and not args.keys.exists():
        raise Advice(f"There is no {args.keys}.", "Without keys no checkpoint could be checked.")
    try:
        names = read_keys(args.keys or home() / "log.vkey")
        held = [read_checkpoint(path, names) for path in args.against]
    except NotOurs as error:
        raise Advice(str(error)) from error
    books = [book for book in BOOKS if args.book in {None, book}]
    with raw() as connection:
        reports = [
            verify_book(
                connection, book, names, held=[point for of, point in held if of == book],
                progress=_progress(book),
            )
            for book in books
        ]  # fmt: skip
    _print(reports, as_json=args.json)
    return 1 if any(report.wrong for report in reports) else 0


def _progress(book: str) -> Callable[[int], None]:
    told = 0

    def tell(entries: int) -> None:
        nonlocal told
        if entries - told >= PROGRESS_EVERY:
            told = entries
            print(f"  {book}: {entries:,} entries checked", file=sys.stderr, flush=True)

    return tell


def _print(reports: "list[Report]", *, as_json: bool) -> None:
    if as_json:
        for report in reports:
            print(json.dumps(_plain(report), ensure_ascii=False))
        return
    for report in reports:
        for line in _words(report):
            print(line)
    print(LIMITS)


def _plain(report: "Report") -> dict[str, object]:
    findings = [{"index": each.index, "problem": each.problem} for each in report.findings]
    return {
        "book": report.book,
        "entries": report.entries,
        "covered": report.covered,
        "root": report.root,
        "wrong": report.wrong,
        "findings": findings,
    }


def _words(report: "Report") -> list[str]:
    lines = [str(finding) for finding in report.findings]
    if (more := report.wrong - len(report.findings)) > 0:
        lines.append(f"{report.book}: and {more:,} more")
    verdict = {0: "nothing is wrong", 1: "one thing is wrong"}.get(
        report.wrong, f"{report.wrong:,} things are wrong"
    )
    lines.append(f"{report.book}: {report.entries:,} entries read, {verdict}.")
    uncovered = report.entries - report.covered
    if uncovered and not report.wrong:
        lines.append(f"{report.book}: the last {uncovered:,} are not yet covered by a signed checkpoint.")
    return lines
