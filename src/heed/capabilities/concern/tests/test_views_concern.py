"""The page on which a concern is taken down."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from heed.access.testing import Cast, Member
from heed.facts.concern import ConcernReceived
from heed.store.derived.models import File
from heed.store.reading import open_file
from heed.web.testing import dated, filled, text_of

pytestmark = pytest.mark.django_db

SignedIn = Callable[[Member], Client]
PAGE = "/concerns/new/"
TOLD = {
    "channel": "phone",
    "source": "employer",
    "words": "A coach drove a child home.",
    "happened-unknown": "yes",
    "kept_back": "no",
}


def today() -> dict[str, str]:
    return dated("referred", timezone.localdate().isoformat())


def test_one_s_own_post_is_proposed_where_it_may_screen(cast: Cast, signed_in: SignedIn) -> None:
    proposed = f'<option value="{cast.alice.post}" selected>'
    assert proposed in text_of(signed_in(cast.alice).get(PAGE))
    assert proposed not in text_of(signed_in(cast.ben).get(PAGE))


@pytest.mark.parametrize(("who", "said"), [("alice", "Screen it next."), ("ben", "It waits to be screened.")])
def test_nobody_is_told_to_do_next_what_they_may_not_do(
    cast: Cast, signed_in: SignedIn, who: str, said: str
) -> None:
    browser = signed_in(getattr(cast, who))
    done = browser.post(PAGE, filled(browser.get(PAGE), **TOLD, **today(), owner=cast.alice.post))
    assert done.status_code == 303, text_of(done)
    assert said in text_of(browser.get(done["Location"]))
    (file,) = File.objects.filter(kind="concern").values_list("file", flat=True)
    (received,) = open_file(file).history
    assert isinstance(received.fact, ConcernReceived)
    assert received.fact.words == "A coach drove a child home."
