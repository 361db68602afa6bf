"""Who may be meant by a name that was typed."""

from datetime import date

import pytest
from django.utils import timezone

from heed.access.matches import people_like
from heed.access.testing import Cast, state
from heed.facts.person import PersonDescribed, PersonEmployed

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def people(cast: Cast) -> None:
    now = timezone.now()
    state(cast.ben, "p1", PersonDescribed(name="Zoë Ann Kettlewell", born=date(2014, 5, 6)), now=now)
    state(cast.ben, "p2", PersonDescribed(name="Zoe Kettlewel"), now=now)
    state(cast.ben, "p3", PersonDescribed(name="Zara Oakley", other_names="Zoe Kettlewell"), now=now)
    state(cast.ben, "p4", PersonDescribed(name="Zoe Oakley"), now=now)


@pytest.mark.parametrize("name", ["Zoe Kettlewell", "kettlewell, ZOË", "Zoe Katherine Ketlewell"])
def test_the_likest_come_first_also_with_a_letter_wrong(name: str) -> None:
    assert {match.person for match in people_like(name)} == {"p1", "p2", "p3"}
    assert people_like(name)[-1].person == "p3"


def test_a_match_says_when_they_were_born() -> None:
    born = {match.person: match.born for match in people_like("Zoe Kettlewell")}
    assert (born["p1"], born["p2"]) == (date(2014, 5, 6), None)


def test_a_match_says_where_they_work_or_worked_with_children(cast: Cast) -> None:
    employed = PersonEmployed(organisation=cast.organisation, title="Coach", sector="sport")
    state(cast.ben, "p4", employed, now=timezone.now())
    places = {match.person: match.worked_at for match in people_like("Zoe Oakley")}
    assert places == {"p4": ("Borough of Sampleton",), "p3": ()}


def test_who_may_open_no_case_is_shown_holders_of_posts_alone(cast: Cast) -> None:
    assert people_like("Zoe Kettlewell", staff_only=True) == []
    assert [match.person for match in people_like("Carol Exampel", staff_only=True)] == [cast.carol.person]


def test_a_name_without_a_word_is_like_nobody() -> None:
    assert people_like("?!") == []
