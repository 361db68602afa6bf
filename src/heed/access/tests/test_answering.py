"""Who answered on a past day: the post, or the one above it, and its people of that day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from heed.access.answering import answering
from heed.access.testing import Cast
from heed.store.derived.models import PostLine, Tenure


@pytest.fixture
def vacant(cast: Cast) -> tuple[str, str, str]:
    """A post that fell vacant yesterday, the post above it, and who sits there."""
    seat, above = (Tenure.objects.get(post=member.post) for member in (cast.ben, cast.alice))
    yesterday = timezone.localdate() - timedelta(days=1)
    Tenure.objects.filter(post=seat.post).update(until=yesterday)
    PostLine.objects.create(post=seat.post, line="above", since=seat.since, leads_to=above.post)
    return seat.post, above.post, above.holder


def test_a_post_that_was_held_answered_for_itself(cast: Cast) -> None:
    seat = Tenure.objects.get(post=cast.alice.post)
    assert answering()(seat.post, timezone.localdate()) == (seat.post, (seat.holder,))


def test_for_a_vacant_post_the_one_above_answered(vacant: tuple[str, str, str]) -> None:
    post, above, holder = vacant
    assert answering()(post, timezone.localdate()) == (above, (holder,))


def test_the_day_counts_on_which_it_was_due_not_the_day_of_asking(vacant: tuple[str, str, str]) -> None:
    post, _, _ = vacant
    yesterday = timezone.localdate() - timedelta(days=1)
    assert answering()(post, yesterday)[0] == post


def test_for_a_post_that_nobody_knows_nobody_answered(cast: Cast) -> None:
    assert answering()("nobody", timezone.localdate()) == ("nobody", ())
