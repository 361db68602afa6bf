"""Who worked at a setting, at what came before and after it, between two days or under a head."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from heed.access.testing import Cast, Member, state
from heed.access.workplaces import FIRST_PAGE, Span, _place, family, worked_at
from heed.facts.base import Fact
from heed.facts.organisation import (
    OrganisationDescribed,
    OrganisationSucceeded,
    PostCreated,
    PostLeft,
    PostTakenUp,
)
from heed.facts.person import PersonDescribed, PersonEmployed, WorkEnded
from heed.store.derived.models import Read
from heed.store.reading import open_files
from heed.web.testing import dated, text_of

SignedIn = Callable[[Member], Client]
OLD, NEW, ELSEWHERE = "o-elm", "o-oak", "o-ash"
UNKNOWN = "Dates not recorded"


def school(name: str, *facts: Fact) -> list[Fact]:
    return [OrganisationDescribed(name=name, organisation_kind="school"), *facts]


def worker(name: str, where: str, since: date | None, until: date | None = None) -> list[Fact]:
    told: list[Fact] = [
        PersonDescribed(name=name),
        PersonEmployed(organisation=where, title="Teacher", basis="permanent", since=since),
    ]
    return [*told, *([WorkEnded(entry=1, until=until, ended_as="resigned")] if until else [])]


@pytest.fixture
def told(cast: Cast) -> Cast:
    """Elm School became Oak Academy; its head served from 2016 to 2018; five people worked there or elsewhere."""
    head = [
        PostCreated(post="head", title="Head teacher"),
        PostTakenUp(tenure="t-head", post="head", holder="p-head", tenure_kind="substantive", since=date(2016, 9, 1)),
        PostLeft(tenure="t-head", post="head", holder="p-head", until=date(2018, 8, 31)),
    ]  # fmt: skip
    succeeded = OrganisationSucceeded(successor=NEW, succeeded_as="renamed", on=date(2019, 9, 1))
    files: dict[str, list[Fact]] = {
        "p-head": [PersonDescribed(name="Hetty Headley")],
        OLD: school("Elm School", *head, succeeded),
        NEW: school("Oak Academy"),
        ELSEWHERE: school("Ash School"),
        "p-early": worker("Edna Early", OLD, date(2010, 1, 1), date(2015, 7, 31)),
        "p-under": worker("Una Under", OLD, date(2017, 1, 1), date(2019, 7, 31)),
        "p-after": worker("Arthur After", NEW, date(2020, 1, 1)),
        "p-unknown": worker("Ulla Unknown", OLD, None),
        "p-gone": worker("Greta Gone", OLD, None, date(2012, 7, 31)),
        "p-other": worker("Otto Other", ELSEWHERE, date(2017, 1, 1)),
    }
    for file, facts in files.items():
        state(cast.alice, file, *facts, now=timezone.now())
    return cast


def asked(browser: Client, **query: str) -> tuple[str, str]:
    """The two parts of the answer: those whose days are known, and the others."""
    page = browser.get("/workplaces/", query)
    assert page.status_code == 200
    known, _, unknown = text_of(page).partition(UNKNOWN)
    return known[known.index("Worked there in that time") :], unknown


@pytest.mark.django_db
def test_everybody_under_a_head_and_apart_from_them_those_without_dates(
    told: Cast, signed_in: SignedIn
) -> None:
    known, unknown = asked(signed_in(told.alice), organisation=OLD, head="t-head")
    assert "Una Under" in known
    assert "Hetty Headley" in known
    assert "1 January 2017 to 31 August 2018" in known
    assert "Ulla Unknown" in unknown
    assert "Ulla Unknown" not in known
    for absent in ("Edna Early", "Arthur After", "Greta Gone", "Otto Other"):
        assert absent not in known + unknown


@pytest.mark.django_db
@pytest.mark.parametrize("organisation", [OLD, NEW])
def test_predecessors_and_successors_are_asked_as_well(
    told: Cast, signed_in: SignedIn, organisation: str
) -> None:
    since = {**dated("since", "2017-06-01"), **dated("until", "2021-01-01")}
    known, _ = asked(signed_in(told.ben), organisation=organisation, **since)
    assert "Una Under" in known
    assert "Arthur After" in known
    assert family(OLD).successors == [NEW]
    assert family(NEW).predecessors == [OLD]
    assert family(ELSEWHERE).all == [ELSEWHERE]


@pytest.mark.django_db
def test_whoever_is_listed_is_noted_and_nobody_s_name_is_in_the_address(
    told: Cast, signed_in: SignedIn
) -> None:
    asked(signed_in(told.alice), organisation=OLD)
    noted = set(Read.objects.filter(page="workplaces").values_list("of", flat=True))
    assert {"p-under", "p-unknown", "p-early", "p-head", "p-gone"} <= noted


@pytest.mark.django_db
def test_days_out_of_order_are_refused_and_kept(told: Cast, signed_in: SignedIn) -> None:
    days = {**dated("since", "2021-01-01"), **dated("until", "2020-01-01")}
    page = signed_in(told.alice).get("/workplaces/", {"organisation": OLD, **days})
    assert page.context["form"].problems[0].href.startswith("#id_until")
    assert 'value="2021"' in text_of(page)
    assert "Worked there in that time" not in text_of(page)


@pytest.mark.django_db
def test_it_is_for_who_reads_cases(told: Cast, signed_in: SignedIn) -> None:
    for member in (told.carol, told.dan):
        assert signed_in(member).get("/workplaces/").status_code == 404


@pytest.mark.django_db
def test_page_after_page_everybody_comes_once(told: Cast) -> None:
    found: list[Span] = []
    after = ""
    while page := worked_at([OLD, NEW], date.min, date.max, after=after, size=1)[:1]:
        found += page
        after = page[-1].cursor
    assert [span.person for span in found] == [
        "p-early", "p-head", "p-under", "p-after", "p-gone", "p-unknown",
    ]  # fmt: skip
    assert set(open_files([span.person for span in found])) == {span.person for span in found}


@given(st.text(max_size=60))
def test_a_cursor_from_elsewhere_leads_to_the_first_page(cursor: str) -> None:
    if cursor.count("~") != 3:
        assert _place(cursor) == FIRST_PAGE
