"""A record with a file for every form, and browsers that are signed in."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import pytest
from django.utils import timezone
from tests.bad_input.world import World, make_world

from heed.access.testing import Cast, make_cast


@pytest.fixture(scope="package")
def standing(
    a_copy: Callable[[], AbstractContextManager[str]], django_db_blocker: pytest.FixtureRequest
) -> Iterator[World]:
    """The cast with a file of every kind, recorded once in a database of their own."""
    with django_db_blocker.unblock(), a_copy():  # type: ignore[attr-defined]
        yield make_world(make_cast(timezone.now()))


@pytest.fixture
def world(standing: World, db: None) -> World:
    """That record; what a test does to it is rolled back."""
    return standing


@pytest.fixture
def cast(world: World) -> Cast:
    """Those who are on it."""
    return world.cast
