"""Search: what is found, why, and for whom."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from heed.access.finding import IN_PART, NOT_IN_TITLE
from heed.access.testing import Cast, Member
from heed.store.derived.models import Read

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
Search = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def search(signed_in: SignedIn) -> Search:
    """What somebody finds: file and why, in order."""

    def ask(who: Member, query: str) -> list[tuple[str, str]]:
        answer = signed_in(who).post(reverse("search"), {"q": query})
        assert answer.status_code == 200
        return [(one["file"].file, one["why"]) for one in answer.context["results"]]

    return ask


@pytest.mark.parametrize("query", ["C-7K2-MPQ", " c-7k2-mpq ", "C7K2MPQ", "c 7k2 mpq", "7K2-MPQ", "7k2mpq"])
def test_a_reference_is_found_exactly(
    cast: Cast, receive: Callable[..., str], search: Search, query: str
) -> None:
    file = receive()
    receive(reference="C-7K2-MPR")
    assert search(cast.alice, query) == [(file, "Reference: C-7K2-MPQ")]


@pytest.mark.parametrize(
    "query", ["Jorden Sample", "Jordn Sample", "Jordan Samplle", "Jordan Sapmle", "jordan SAMPLE"]
)
def test_a_name_is_found_with_one_letter_wrong(
    cast: Cast, person: Callable[..., str], search: Search, query: str
) -> None:
    file = person("Jordan Sample")
    person("Robin Little")
    why = "Name: Jordan Sample"
    expected = why if query == "jordan SAMPLE" else f"{why} ~ {query}"
    assert search(cast.alice, query) == [(file, expected)]


def test_the_likest_comes_first_and_half_a_name_only_where_there_is_no_whole(
    cast: Cast, person: Callable[..., str], search: Search
) -> None:
    exact, near = person("Jordan Sample"), person("Jordan Sampel")
    person("Jordan Other")
    assert [file for file, _ in search(cast.alice, "Jordan Sample")] == [exact, near]
    assert {why for _, why in search(cast.alice, "Jordan Nowhere")} == {IN_PART}
    assert len(search(cast.alice, "Jordan Nowhere")) == 3


def test_a_child_as_told_is_found_and_it_is_said_that_the_title_does_not_show_it(
    cast: Cast, receive: Callable[..., str], search: Search
) -> None:
    file = receive(children="Wilhelmina")
    assert search(cast.alice, "Wilhelmina") == [(file, NOT_IN_TITLE)]


def test_a_person_leads_to_the_files_in_which_they_have_a_part(
    cast: Cast, signed_in: SignedIn, allegation: str
) -> None:
    answer = signed_in(cast.ben).post(reverse("search"), {"q": "Robin Little"})
    [found] = answer.context["results"]
    assert [file.file for _, file in found["files"]] == [allegation]
    assert "A-3BD-9XK" in answer.text
    assert "Allegation file, open" in answer.text


@pytest.mark.parametrize("query", ["Jordan Sample", "C-7K2-MPQ", "Elm School"])
def test_who_may_open_no_case_finds_none(
    cast: Cast, receive: Callable[..., str], person: Callable[..., str], search: Search, query: str
) -> None:
    receive()
    person("Jordan Sample")
    for member in (cast.carol, cast.dan):
        assert search(member, query) == []
        assert [file for file, _ in search(member, "Sampleton")] == [cast.organisation]


def test_people_with_one_name_are_told_apart_by_their_birth(
    cast: Cast, signed_in: SignedIn, person: Callable[..., str]
) -> None:
    person("Jordan Sample", born=date(2012, 5, 4))
    assert "born 4 May 2012" in signed_in(cast.alice).post(reverse("search"), {"q": "Jordan Sample"}).text


def test_the_question_is_on_the_record_and_in_no_address(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.alice)
    answer = browser.post(reverse("search"), {"q": "Jordan Sample"})
    opened = Read.objects.filter(how="opened").order_by("index")
    assert list(opened.values_list("page", flat=True)) == ["search", "search results"]
    assert answer.request["QUERY_STRING"] == ""
    assert 'method="post"' in answer.text
    assert browser.get(reverse("search"), {"q": "Jordan Sample"}).context.get("results") is None


@pytest.mark.parametrize("query", ["", "   ", "a\0b", "x" * 101])
def test_a_question_that_is_none_is_refused_and_recorded_nowhere(
    cast: Cast, signed_in: SignedIn, query: str
) -> None:
    answer = signed_in(cast.alice).post(reverse("search"), {"q": query})
    assert "Error:" in answer.text
    assert not Read.objects.exists()


@pytest.mark.parametrize("query", ["-", "'", "%", "日本", "\\"])
def test_odd_questions_find_nothing_and_break_nothing(cast: Cast, search: Search, query: str) -> None:
    assert search(cast.alice, query) == []
