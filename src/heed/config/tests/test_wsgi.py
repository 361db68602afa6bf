"""The web application does not start on the stand-in for a key of sessions."""

import runpy

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.test import override_settings


def load() -> dict[str, object]:
    return runpy.run_module("heed.config.wsgi")


def test_without_a_key_for_sessions_it_refuses() -> None:
    with override_settings(SECRET_KEY=settings.NO_SECRET), pytest.raises(ImproperlyConfigured) as refused:
        load()
    assert "HEED_SECRET_KEY" in str(refused.value)


def test_with_a_key_it_loads() -> None:
    with override_settings(SECRET_KEY="a key of this test alone"):
        assert callable(load()["application"])
