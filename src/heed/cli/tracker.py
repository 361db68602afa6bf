"""`heed import tracker`: brings an older tracker in from a spreadsheet, each incident once, however often it is run."""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from heed.cli.errors import Advice

if TYPE_CHECKING:
    from heed.store.sealing import Actor
    from heed.tracker.bringing import Brought
    from heed.tracker.planning import Planned, Status

HELP = "bring in an older tracker from a spreadsheet"
WHOLE, ATTENTION = 0, 1
STEP = 200


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, its mapping, and in whose name it is recorded."""
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="WHAT")
    tracker = kinds.add_parser("tracker", help=HELP, description=_description())
    tracker.add_argument("file", type=Path, metavar="FILE", help="a spreadsheet: .csv, .xlsx or .ods")
    tracker.add_argument("--mapping", type=Path, required=True, metavar="M.toml", help="what its columns are")
    tracker.add_argument("--as", dest="user", default="", metavar="USER", help="in whose name it is recorded")
    tracker.add_argument(
        "--dry-run", action="store_true", help="say row by row what would be recorded, and record nothing"
    )
    tracker.add_argument("--json", action="store_true", help="print one JSON document instead of words")


def _description() -> str:
    return (
        "Records each row through the same decisions as the pages. What a row does not say, or says in "
        "contradiction, is kept as found. Exit status: 0 when every row was recorded whole, 1 when some need "
        "attention, 2 when the file or the mapping cannot be used."
    )


def run(args: argparse.Namespace) -> int:
    """Bring the file in, or say what that would come to."""
    from heed.cli.ready import ready

    data, mapping = args.file.read_bytes(), _text(args.mapping)
    ready()
    from django.utils import timezone

    from heed.tracker.bringing import bring, planned

    actor = None if args.dry_run else _actor(args.user)
    brought = bring(data, args.file.name, mapping, timezone.now())
    if not args.json:
        _say_about_file(brought)
    results = list(planned(brought)) if actor is None else _record(brought, actor, quiet=args.json)
    return _tell(brought, results, as_json=args.json, every=args.dry_run)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Advice(f"{path} is not UTF-8.", "Save the mapping as UTF-8.") from None


def _actor(user_name: str) -> "Actor":
    """Whoever decides in the service: what is brought in stands under a name and a post."""
    from django.utils import timezone

    from heed.access.door import posts_held
    from heed.access.models import User
    from heed.store.sealing import Actor

    if not user_name:
        raise Advice(
            "Say in whose name it is recorded: --as USER.", "Or see first what it comes to: --dry-run."
        )
    user = User.objects.filter(username=user_name).first()
    held = posts_held(user.person, timezone.localdate()) if user else ()
    post = next((one for one in held if "decide" in one.role.powers), None)
    if user is None or post is None:
        raise Advice(
            f"{user_name} is nobody who decides in the service today.",
            "Name the account of a holder of a designated officer's post.",
        )
    return Actor(user.person, post.post)


def _record(brought: "Brought", actor: "Actor", *, quiet: bool) -> "list[Planned]":
    from heed.tracker.bringing import record_all

    results: list[Planned] = []
    recorded = 0

    def facts(number: int) -> None:
        nonlocal recorded
        recorded = number

    def done(one: "Planned") -> None:
        results.append(one)
        if not quiet and len(results) % STEP == 0:
            _progress(len(results), len(brought.incidents), recorded)

    record_all(brought, actor, facts=facts, done=done)
    if not quiet:
        _progress(len(results), len(brought.incidents), recorded, last=True)
    return results


def _progress(done: int, every: int, facts: int, *, last: bool = False) -> None:
    terminal = sys.stdout.isatty()
    line = f"  {done:,} of {every:,} incidents, {facts:,} facts on the record"
    print(f"\r{line}" if terminal else line, end="" if terminal and not last else "\n", flush=True)


def _tell(brought: "Brought", results: "list[Planned]", *, as_json: bool, every: bool) -> int:
    from heed.tracker.report import about_row, document, needs_attention, summary

    statuses: Counter[Status] = Counter(one.status for one in results)
    status = ATTENTION if needs_attention(statuses) else WHOLE
    if as_json:
        print(json.dumps(document(brought, results, status), ensure_ascii=True, indent=2))
        return status
    for one in results:
        if every or needs_attention([one.status]):
            _say(*about_row(one))
    _say("", summary(statuses), "Nothing was recorded: this was a dry run." if every else "")
    return status


def _say_about_file(brought: "Brought") -> None:
    from heed.tracker.report import about_file

    _say(*about_file(brought), "")


def _say(*lines: str) -> None:
    """Nothing that a file contains may steer the terminal."""
    for line in lines:
        print("".join(c if c.isprintable() else "\ufffd" for c in line.replace("\n", " / ")))
