"""The embedded PostgreSQL server of the home folder: it goes on after the command that started it."""

import argparse

HELP = "start, stop or ask after the embedded PostgreSQL server"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["start", "stop", "status"])


def run(args: argparse.Namespace) -> int:
    """Exit status 1 when `status` finds no server running."""
    from django.conf import settings

    from heed.store.embedded import EmbeddedServer

    server = EmbeddedServer(settings.HOME)
    if args.action == "start":
        server.start()
    if args.action == "stop":
        server.stop()
    running = server.is_running()
    print(f"PostgreSQL for {server.home}: {'running at ' + server.dsn() if running else 'not running'}")
    return 1 if args.action == "status" and not running else 0
