"""The frame of the `heed` command: it finds commands, and turns what may go wrong into a sentence."""

import argparse
import errno
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Mapping
from importlib import import_module
from types import ModuleType

import psycopg
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError

from heed.cli.errors import Advice
from heed.cli.main import COMMANDS, main
from heed.store.server_account import ServerProblem


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], int]], Mapping[str, str]]:
    """Makes a table of one command, `act`, that does what the test says."""

    def make(act: Callable[[], int]) -> Mapping[str, str]:
        module = ModuleType("heed_test_command")
        module.HELP = "do as the test says"  # type: ignore[attr-defined]
        module.add_arguments = lambda _parser: None  # type: ignore[attr-defined]
        module.run = lambda _args: act()  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, module.__name__, module)
        return {"act": module.__name__}

    return make


Make = Callable[[Callable[[], int]], Mapping[str, str]]


def raising(error: BaseException) -> Callable[[], int]:
    def act() -> int:
        raise error

    return act


def from_driver(cause: Exception) -> OperationalError:
    error = OperationalError("wrapped")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize("status", [0, 1])
def test_the_command_decides_the_exit_status(command: Make, status: int) -> None:
    assert main(["act"], command(lambda: status)) == status


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (Advice("the file is empty.", "Name another."), "heed: the file is empty.\nName another.\n"),
        (Advice("the file is empty."), "heed: the file is empty.\n"),
        (ServerProblem("It does not start.", "See the log."), "heed: It does not start.\nSee the log.\n"),
        (ImproperlyConfigured("HEED_DEMO must be yes or no."), "heed: HEED_DEMO must be yes or no.\n"),
        (KeyboardInterrupt(), "heed: stopped.\n"),
        (OSError(errno.ENOSPC, "No space left on device"), "heed: the disk is full.\nFree some space"),
        (OSError(errno.EDQUOT, "Quota", "a.csv"), "heed: the disk is full (a.csv).\nFree some space"),
        (FileNotFoundError(2, "No such file", "a.toml"), "heed: cannot use a.toml: No such file.\n"),
        (psycopg.OperationalError("no route\nmore"), "heed: the database does not answer: no route\nStart"),
        (psycopg.OperationalError(), "heed: the database does not answer: no reason given\nStart"),
        (from_driver(psycopg.OperationalError("gone")), "heed: the database does not answer: gone\nStart"),
        (from_driver(psycopg.errors.DiskFull("full")), "heed: the disk of the database is full.\nFree some"),
    ],
)
def test_an_expected_error_is_a_sentence_and_status_2(
    command: Make, capsys: pytest.CaptureFixture[str], error: BaseException, sentence: str
) -> None:
    assert main(["act"], command(raising(error))) == 2
    assert capsys.readouterr().err.startswith(sentence)


@pytest.mark.parametrize("error", [ValueError("a fault"), OSError("nameless"), OperationalError("causeless")])
def test_a_fault_of_the_program_is_not_hidden(command: Make, error: Exception) -> None:
    with pytest.raises(type(error)):
        main(["act"], command(raising(error)))


@pytest.mark.parametrize("words", [[], ["unknown"], ["act", "--unknown"]])
def test_words_that_are_not_understood_end_with_status_2(
    command: Make, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    with pytest.raises(SystemExit) as ending:
        main(words, command(lambda: 0))
    assert ending.value.code == 2
    assert "usage: heed" in capsys.readouterr().err


def test_help_lists_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        main(["--help"])
    listing = capsys.readouterr().out
    assert ending.value.code == 0
    assert all(name in listing for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_in_the_table_has_what_the_frame_asks_for(name: str) -> None:
    module = import_module(COMMANDS[name])
    module.add_arguments(argparse.ArgumentParser())
    assert callable(module.run)
    assert module.HELP


def test_importing_the_commands_does_not_import_django() -> None:
    modules = list(COMMANDS.values())
    script = f"import sys; [__import__(name) for name in {modules}]; print('django' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_reader_that_leaves_early_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    script = """
        import sys, types
        from heed.cli.main import main
        words = types.ModuleType("words")
        words.HELP = "print"
        words.add_arguments = lambda parser: None
        words.run = lambda args: print("a word") or 0
        sys.modules["words"] = words
        sys.exit(main(["words"], {"words": "words"}))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")
