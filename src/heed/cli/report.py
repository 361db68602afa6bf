"""`heed report year 2013-14 --out DIR`: the year's tables as CSV and HTML, or none of them."""

import argparse
import shutil
import tempfile
from datetime import date
from pathlib import Path

from heed.cli.errors import Advice

HELP = "write the tables of a year"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One report so far: the year."""
    reports = parser.add_subparsers(dest="report", required=True, metavar="REPORT")
    year = reports.add_parser("year", help=HELP)
    year.add_argument("year", help="from April to March, as 2013-14")
    year.add_argument("--out", type=Path, required=True, metavar="DIR", help="a new or empty folder")
    year.add_argument(
        "--as-known-on", type=_day, metavar="YYYY-MM-DD", help="leave out what was recorded later"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2014-03-31") from None


def run(args: argparse.Namespace) -> int:
    """Write every table, or refuse all (exit status 1) where one does not add up."""
    from heed.cli.ready import ready

    ready()
    from heed.reports.table import DoesNotAddUp
    from heed.reports.year import NotAYear, Year, year_tables

    try:
        year = Year.parse(args.year)
    except NotAYear as wrong:
        raise Advice(str(wrong), wrong.advice) from None
    _refuse_full(args.out)
    try:
        tables = year_tables(year, args.as_known_on)
    except DoesNotAddUp as wrong:
        print(f"Refused, nothing was written. {wrong}")
        return 1
    _write(args.out, year, tables)
    print(f"{len(tables)} tables of {year} written to {args.out}")
    return 0


def _refuse_full(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Advice(f"{folder} is there already and is not empty.", "Name a new folder.")


def _write(folder: Path, year: object, tables: list) -> None:  # type: ignore[type-arg]
    """Into a folder beside it first, so that a full disk leaves no half of a report."""
    from heed.reports.csv_out import to_csv
    from heed.reports.html_out import to_html

    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        for table in tables:
            (part / f"{table.id}.csv").write_text(to_csv(table), encoding="utf-8", newline="")
        (part / "index.html").write_text(to_html(f"Figures {year}", tables), encoding="utf-8")
        part.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
