"""`heed serve`: the web server, and beside it the worker that keeps the record's clock."""

import argparse
import os
import signal
import socket
import subprocess
import sys
from types import FrameType

from heed.cli.errors import Advice
from heed.cli.ready import ready

HELP = "serve the pages on 127.0.0.1"
# Processes as many as cores, few threads: rendering is most of a page.
WORKERS = min(4, os.cpu_count() or 1)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which port."""
    parser.add_argument("--port", type=port_number, default=8000)


def port_number(text: str) -> int:
    """A port that a program may ask for."""
    if not text.isascii() or not text.isdigit() or len(text) > 5 or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text[:20]!r} is not a port from 1 to 65535")
    return int(text)


def run(args: argparse.Namespace) -> int:
    """Serve until told to stop."""
    ready()
    return serve(args.port)


def serve(port: int) -> int:
    """Serve on 127.0.0.1 until SIGTERM or Ctrl-C; both children end with this process."""
    refuse_taken(port)
    _refuse_unsafe()
    _collect_static()
    worker = subprocess.Popen([sys.executable, "-m", "heed.cli", "worker"])
    web = subprocess.Popen(
        [
            sys.executable, "-m", "gunicorn", "heed.config.wsgi:application", "--bind", f"127.0.0.1:{port}",
            "--workers", str(WORKERS), "--preload", "--log-level", "warning",
        ]
    )  # fmt: skip

    def stop(_number: int, _frame: FrameType | None) -> None:
        web.terminate()

    signal.signal(signal.SIGTERM, stop)
    try:
        return web.wait()
    except KeyboardInterrupt:
        web.terminate()
        web.wait()
        return 0
    finally:
        worker.terminate()
        worker.wait()


def refuse_taken(port: int) -> None:
    """Raise Advice where another program listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise Advice(
                f"Port {port} is taken by another program.", "Choose another: make demo PORT=8010"
            ) from None


def _refuse_unsafe() -> None:
    from django.conf import settings

    from heed.store.bootstrap import refuse_unsafe_server

    if settings.SECRET_KEY == settings.NO_SECRET:
        raise Advice(
            "This installation has no key that signs sessions.", "Run `heed migrate`, or set HEED_SECRET_KEY."
        )
    for warning in refuse_unsafe_server(embedded=False):
        print(f"heed: warning: {warning}", file=sys.stderr)


def _collect_static() -> None:
    """Style sheets and scripts under names that change with their content, once they have changed."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    made = settings.STATIC_ROOT / "staticfiles.json"
    files = (storage.path(path) for finder in get_finders() for path, storage in finder.list([]))
    newest = max((os.stat(file).st_mtime for file in files), default=0)
    if not made.exists() or made.stat().st_mtime < newest:
        call_command("collectstatic", interactive=False, verbosity=0)
