"""Settings as the environment makes them: cookies, logs."""

import logging
import runpy
from pathlib import Path
from typing import Any

import pytest

from heed import config


def settings_of(monkeypatch: pytest.MonkeyPatch, **environment: str) -> dict[str, Any]:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(Path(config.__file__).with_name("settings.py")))


def test_two_installations_on_one_machine_do_not_share_their_cookies(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    names = [
        settings_of(monkeypatch, HEED_HOME=str(tmp_path / home))[f"{cookie}_COOKIE_NAME"]
        for home in ("one", "two")
        for cookie in ("SESSION", "CSRF")
    ]
    assert len(set(names)) == 4


def test_over_https_cookies_are_of_this_host_alone_and_never_sent_in_the_open(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = settings_of(monkeypatch, HEED_HOME=str(tmp_path), HEED_ORIGINS="https://heed.example")
    for cookie in ("SESSION", "CSRF"):
        assert made[f"{cookie}_COOKIE_NAME"].startswith("__Host-")
        assert made[f"{cookie}_COOKIE_SECURE"]
        assert made[f"{cookie}_COOKIE_HTTPONLY"]
        assert not made.get(f"{cookie}_COOKIE_DOMAIN")


def test_a_message_of_a_library_reaches_the_log_without_what_it_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    logs = settings_of(monkeypatch, HEED_HOME=str(tmp_path))["LOGGING"]
    formatters = {handler["formatter"] for handler in logs["handlers"].values()}
    assert logs["root"]["handlers"] == list(logs["handlers"])
    assert formatters == {"places"}
    assert logs["root"]["level"] == logging.getLevelName(logging.WARNING)
