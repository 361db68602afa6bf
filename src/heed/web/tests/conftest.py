"""The gallery stands in for the pages of the product, and sessions need no database."""

from collections.abc import Iterator

import pytest
from django.test import Client, override_settings

from heed.web.tests import gallery

GALLERY = {
    "ROOT_URLCONF": "heed.web.tests.urls",
    "SESSION_ENGINE": "django.contrib.sessions.backends.signed_cookies",
    "ALLOWED_HOSTS": ["testserver"],
    "HEED_DEMO": True,
}


@pytest.fixture(autouse=True)
def _gallery() -> Iterator[None]:
    gallery.RECORDED.clear()
    with override_settings(**GALLERY):
        yield


@pytest.fixture
def visitor() -> Client:
    """A browser as a person's: what goes wrong is answered with a page."""
    return Client(raise_request_exception=False)
