"""After everything that the browser did, the record verifies and its read models rebuild to the same."""

from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

HeedCommand = Callable[..., CompletedProcess[str]]


@pytest.mark.parametrize("words", [("verify",), ("rebuild", "--check")], ids=" ".join)
def test_clean(service: str, heed_command: HeedCommand, words: tuple[str, ...]) -> None:
    done = heed_command(*words)
    assert done.returncode == 0, done.stdout + done.stderr
