"""`heed demo`: makes an invented authority on the embedded server, and with --serve opens it in a browser."""

import argparse
import os
import sys
from pathlib import Path

from heed.cli.errors import Advice
from heed.cli.ready import home, ready
from heed.cli.serve import port_number, refuse_taken

HELP = "make an invented authority and serve it"
INCIDENTS, SEED = 150, 2014
NEXT = """
  Try first:
    1. Sign in as alice. Home says in words what is late and what comes next; each number opens its list. One
       question rises to her from the deputy, who has left: see the hand-over list, and answer it.
    2. "Concerns to screen": open Safron Kestlewood, then "See whether it is known from other files". Answer that
       she is the person on record, and the third small concern makes it a duty to consider all three together.
    3. "Concerns to consider together": four callers who gave no names spoke of one school.
    4. "Files I am responsible for": one waits for the police, one for other bodies' answers, one for another
       authority, one has two subjects met about separately. "Critically overdue" says what went wrong in another.
    5. "People & organisations", "Ask who worked at a setting": Larkbeck Learning Trust, which two schools became;
       then once more under Ines Coldwater.
    6. Figures, 2013-14, as known on 31 March 2014; then "Published figures": what no records can add up to.
    In another window: .venv/bin/heed verify. Ctrl-C ends it; the next start finds everything as it was.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to make and whether to serve it."""
    parser.add_argument(
        "--incidents", type=int, default=INCIDENTS, metavar="N", help="at least 63, as 2013-14 has"
    )
    parser.add_argument(
        "--seed", type=int, default=SEED, metavar="S", help="the same seed tells the same stories"
    )
    parser.add_argument("--serve", action="store_true", help="serve it on 127.0.0.1 when it is made")
    parser.add_argument("--port", type=port_number, default=8000)


def run(args: argparse.Namespace) -> int:
    """Make what is not there yet; a second run finds it made."""
    os.environ["HEED_DEMO"] = "yes"
    from heed.cli.demonstration.plan import FEWEST

    if args.incidents < FEWEST:
        raise Advice(f"{args.incidents} incidents are too few: the year 2013-14 alone has {FEWEST}.")
    if os.environ.get("HEED_DATABASE_URL"):
        raise Advice("A demonstration is made on the embedded server only.", "Unset HEED_DATABASE_URL.")
    if args.serve:
        refuse_taken(args.port)
    _say("Starting the database")
    _prepare()
    _make(args.incidents, args.seed)
    _welcome(args.port)
    if not args.serve:
        return 0
    return _serve(args.port)


def _serve(port: int) -> int:
    """The pages, and with them the end of the database: who stops a demonstration means all of it."""
    from heed.cli.serve import serve
    from heed.store.embedded import EmbeddedServer

    try:
        return serve(port)
    finally:
        EmbeddedServer(home()).stop()


def _prepare() -> None:
    from heed.cli.prepare import prepare_embedded

    prepare_embedded()
    ready()


def _make(incidents: int, seed: int) -> None:
    from django.utils import timezone

    from heed.access.models import User
    from heed.cli.demonstration.make import make

    if User.objects.exists():
        return
    _say(f"Inventing an authority with {incidents} incidents")
    make(incidents=incidents, seed=seed, today=timezone.localdate(), progress=_progress)
    _say("")


def _progress(facts: int) -> None:
    end = "" if sys.stdout.isatty() else "\n"
    print(f"{chr(13) if end == '' else ''}  {facts:,} facts on the record", end=end, flush=True)


def _welcome(port: int) -> None:
    from heed.cli.demonstration.make import PASSWORD
    from heed.cli.demonstration.town import SEATS

    print(f"\nThe demonstration: http://127.0.0.1:{port}\n\n  Sign in with the password: {PASSWORD}")
    for seat in SEATS:
        for held in seat.held:
            if held.account:
                print(f"    {held.account:<8}{seat.title} ({held.name})")
    print(NEXT)
    print(
        f"  Everybody and everything in it is invented. Its data and its keys lie unprotected in {_short(home())}:"
    )
    print("  whoever can read that folder can read the record. Never put a real name into a demonstration.\n")


def _short(path: Path) -> str:
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)


def _say(words: str) -> None:
    print(words, flush=True)
