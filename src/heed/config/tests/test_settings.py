"""Settings as the environment makes them: cookies, logs."""

import logging
import runpy
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

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


def test_how_long_one_stays_signed_in_is_longer_without_a_page_only_in_a_demonstration(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = settings_of(monkeypatch, HEED_HOME=str(tmp_path))
    assert (made["SESSION_IDLE"], made["SESSION_LONGEST"]) == (timedelta(minutes=30), timedelta(hours=12))
    assert settings_of(monkeypatch, HEED_DEMO="yes")["SESSION_IDLE"] == timedelta(hours=4)
    chosen = settings_of(monkeypatch, HEED_IDLE_MINUTES="15", HEED_SESSION_HOURS="8")
    assert (chosen["SESSION_IDLE"], chosen["SESSION_LONGEST"]) == (timedelta(minutes=15), timedelta(hours=8))


@pytest.mark.parametrize("text", ["", "0", "4", "721", "-5", "5.5", "soon", "٣٠"])
def test_a_length_that_cannot_be_meant_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, text: str
) -> None:
    with pytest.raises(ImproperlyConfigured, match="HEED_IDLE_MINUTES must be a whole number from 5 to 720"):
        settings_of(monkeypatch, HEED_HOME=str(tmp_path), HEED_IDLE_MINUTES=text)
