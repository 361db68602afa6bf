"""The figures as pages: who sees them, and that each count opens into its records."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client

from heed.access.testing import Cast, Member
from heed.facts.allegation import AllegationFileOpened
from heed.reports.table import DoesNotAddUp
from heed.reports.views import period_words
from heed.store.record import record
from heed.store.sealing import Actor

pytestmark = pytest.mark.django_db
SignIn = Callable[[Member], Client]
FIGURES = ("/figures/", "/figures/2013-14/", "/figures/published/")
RECORDS = "/figures/2013-14/incidents-by-sector/not-recorded/"


@pytest.fixture
def incident() -> None:
    fact = AllegationFileOpened(
        reference="A-AAA-AAA",
        concern="c",
        summary="A matter in brief.",
        referred=date(2013, 9, 2),
        owner="post-1",
    )
    record(
        actor=Actor("person-1", "post-1"),
        command="incident",
        now=datetime(2013, 9, 2, 9, tzinfo=UTC),
        reads={"incident-1": 0},
        decide=lambda _: {"incident-1": [fact]},
    )


def reads() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT size FROM permanent.head WHERE book = 'reads'")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("address", FIGURES)
def test_who_may_read_figures(cast: Cast, signed_in: SignIn, address: str) -> None:
    assert [signed_in(who).get(address).status_code for who in (cast.alice, cast.ben, cast.carol)] == [
        200
    ] * 3
    assert signed_in(cast.dan).get(address).status_code == 404


def test_the_scrutineer_sees_counts_but_opens_no_record(
    cast: Cast, signed_in: SignIn, incident: None
) -> None:
    page = signed_in(cast.carol).get("/figures/2013-14/").content.decode()
    assert "Incidents by sector of the subject" in page
    assert RECORDS not in page
    assert signed_in(cast.carol).get(RECORDS).status_code == 404


def test_a_count_opens_into_its_records_and_each_is_a_read(
    cast: Cast, signed_in: SignIn, incident: None
) -> None:
    alice = signed_in(cast.alice)
    assert RECORDS in alice.get("/figures/2013-14/").content.decode()
    before = reads()
    page = alice.get(RECORDS).content.decode()
    assert "A-AAA-AAA" in page
    assert "A matter in brief." in page
    assert reads() == before + 1


def test_a_past_day_leaves_out_what_was_not_yet_known(cast: Cast, signed_in: SignIn, incident: None) -> None:
    past = "/figures/2013-14/?known_on-day=1&known_on-month=sep&known_on-year=2013"
    page = signed_in(cast.alice).get(past).content.decode()
    assert "As known at the end of 1 September 2013" in page
    assert RECORDS not in page


def test_a_date_that_is_none_is_said_and_kept(cast: Cast, signed_in: SignIn, incident: None) -> None:
    page = signed_in(cast.alice).get("/figures/2013-14/?known_on-day=31&known_on-month=2&known_on-year=2014")
    assert "must be a real date" in page.content.decode()


def test_a_day_to_come_is_refused(cast: Cast, signed_in: SignIn, incident: None) -> None:
    page = signed_in(cast.alice).get("/figures/2013-14/?known_on-day=1&known_on-month=1&known_on-year=2999")
    assert "Day must be today or in the past" in page.content.decode()


def test_the_records_say_which_row_they_make_up(cast: Cast, signed_in: SignIn, incident: None) -> None:
    page = signed_in(cast.alice).get(RECORDS).content.decode()
    assert "Incidents by sector of the subject: Not recorded" in page
    assert "2013-14. 1 incident." in page


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2013-04-01/2014-03-31", "1 April 2013 to 31 March 2014"),
        ("last year before Oct 2020 (2019-20)", "last year before Oct 2020 (2019-20)"),
        ("2013/14", "2013/14"),
    ],
)
def test_a_period_of_two_days_is_said_in_words(period: str, words: str) -> None:
    assert period_words(period) == words


@pytest.mark.parametrize(("who", "opens"), [("alice", True), ("carol", False)])
def test_only_who_opens_cases_is_told_that_counts_open(
    cast: Cast, signed_in: SignIn, who: str, opens: bool
) -> None:
    page = signed_in(getattr(cast, who)).get("/figures/").content.decode()
    assert ("opens into the records" in page) is opens


@pytest.mark.parametrize("address", ["/figures/2013-15/", "/figures/2013-14/nothing/here/", "/figures/x/"])
def test_what_is_no_year_or_table_does_not_exist(cast: Cast, signed_in: SignIn, address: str) -> None:
    assert signed_in(cast.alice).get(address).status_code == 404


def test_tables_that_do_not_add_up_are_withheld(
    cast: Cast, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        from heed.reports.partition import check_partition

        difference = check_partition([("Row", 1)], 2)
        assert difference
        raise DoesNotAddUp("Incidents", difference)

    monkeypatch.setattr("heed.reports.views.year_tables", refuse)
    page = signed_in(cast.alice).get("/figures/2013-14/")
    assert page.status_code == 500
    assert "1 short" in page.content.decode()


def test_the_published_tables_that_contradict_themselves_are_named(cast: Cast, signed_in: SignIn) -> None:
    page = signed_in(cast.carol).get("/figures/published/").content.decode()
    assert page.count("Does not add up") == 3
