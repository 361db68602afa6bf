"""The log says where something failed and never what was typed."""

import logging
import sys

from heed.config.logs import PlacesOnly


def failed(secret: str) -> logging.LogRecord:
    try:
        raise ValueError(secret)
    except ValueError:
        return logging.LogRecord("django.request", logging.ERROR, "", 0, secret, (), sys.exc_info())


def test_the_log_names_place_and_kind_without_message_or_value() -> None:
    line = PlacesOnly().format(failed("Corin Wispdale"))
    assert "Corin" not in line
    assert "builtins.ValueError" in line
    assert "test_logs.py" in line


def test_control_the_usual_formatter_would_tell() -> None:
    assert "Corin" in logging.Formatter().format(failed("Corin Wispdale"))
