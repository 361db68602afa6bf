"""A record with a file for every form, and browsers that are signed in."""

import pytest
from tests.bad_input.world import World, make_world

from heed.access.testing import Cast


@pytest.fixture
def world(cast: Cast) -> World:
    """The cast with a file of every kind; rolled back at the end of the test."""
    return make_world(cast)
