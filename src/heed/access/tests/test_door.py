"""Who people are today, and what they are let into."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.door import posts_held
from heed.access.testing import Cast, Member

pytestmark = pytest.mark.django_db


def test_each_of_the_cast_holds_the_post_of_their_role(cast: Cast) -> None:
    today = timezone.localdate()
    for member in (cast.alice, cast.ben, cast.carol, cast.dan):
        assert [(h.post, h.role.code) for h in posts_held(member.person, today)] == [
            (member.post, member.role)
        ]


def test_a_post_is_held_to_the_end_of_its_last_day(cast: Cast) -> None:
    last = timezone.now().date() - timedelta(days=1)
    assert [h.post for h in posts_held(cast.eve.person, last)] == [cast.eve.post]
    assert posts_held(cast.eve.person, last + timedelta(days=1)) == ()


def test_the_cast_signs_in(cast: Cast, signed_in: Callable[[Member], Client]) -> None:
    assert signed_in(cast.alice).session["_auth_user_id"]
