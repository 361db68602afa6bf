"""The `heed` command: finds the module of the command asked for, runs it, and says plainly what went wrong.

A command is a module with HELP (one line), `add_arguments(parser)` and `run(args) -> exit status`; naming it
in COMMANDS is all it takes. Modules import Django only inside `run`, after `django.setup()`, so that commands
on plain files start at once. Exit status 2 means that the command could not do its work.
"""

import argparse
import io
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Protocol, cast

from heed.cli.explain import explain

COMMANDS = {
    "demo": "heed.cli.demo",
    "begin": "heed.cli.begin",
    "serve": "heed.cli.serve",
    "import": "heed.cli.tracker",
    "figures": "heed.cli.figures",
    "report": "heed.cli.report",
    "verify": "heed.cli.verify",
    "rebuild": "heed.cli.rebuild",
    "worker": "heed.cli.worker",
    "checkpoint": "heed.cli.checkpoint",
    "migrate": "heed.cli.migrate",
    "database": "heed.cli.database",
}


class Command(Protocol):
    """What a module of this folder offers."""

    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, args: argparse.Namespace) -> int: ...


def main(argv: Sequence[str] | None = None, commands: Mapping[str, str] = COMMANDS) -> int:
    """Run one command; its exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heed.config.settings")
    _print_what_the_terminal_lacks()
    try:
        return _run(sys.argv[1:] if argv is None else argv, commands)
    except BrokenPipeError:
        return _reader_left()
    except (Exception, KeyboardInterrupt) as error:
        sentence = explain(error)
        if sentence is None:
            raise
        print(f"heed: {sentence}", file=sys.stderr)
        return 2


def _run(words: Sequence[str], commands: Mapping[str, str]) -> int:
    try:
        args = _parser(words, commands)
        return cast(int, args.run(args))
    finally:
        sys.stdout.flush()  # here, where a reader that left can still be met


def _parser(words: Sequence[str], commands: Mapping[str, str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="heed", description="The record that makes sure warnings are heeded."
    )
    choices = parser.add_subparsers(required=True, metavar="COMMAND")
    wanted = words[0] if words and words[0] in commands else None
    for name, module in commands.items():
        if wanted in {None, name}:
            command = cast(Command, import_module(module))
            one = choices.add_parser(name, help=command.HELP, description=command.HELP)
            command.add_arguments(one)
            one.set_defaults(run=command.run)
    return parser.parse_args(words)


def _print_what_the_terminal_lacks() -> None:
    """A terminal without a letter of ours, an ASCII one perhaps, shows its number instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _reader_left() -> int:
    """Whoever read our output, `head` perhaps, has enough; nothing more may be written, at exit either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 141
