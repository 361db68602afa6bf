"""The book of reads by file: a row for the file that was opened, and for each that its page named."""

import pytest

from heed.facts.upkeep import PageRead
from heed.store.derived.models import Read
from heed.store.reads import Reader, files_shown, open_reads, record_reads
from heed.store.sealing import Actor
from heed.store.tests.story import START

ALICE = Actor("alice", "p1")


def test_each_file_is_shown_once_by_a_page() -> None:
    read = PageRead(page="agenda", of="f1", listed=("f2", "f1", "f3", "f2"))
    assert list(files_shown(read)) == [("f1", "opened"), ("f2", "named"), ("f3", "named")]
    assert list(files_shown(PageRead(page="home"))) == [("", "opened")]


@pytest.mark.django_db
def test_each_file_shown_has_a_row_under_its_own_entry() -> None:
    reads = [
        PageRead(page="agenda", of="f1", listed=("f2", "f2")),
        PageRead(page="work", listed=("f1", "f3")),
    ]
    first = record_reads(Reader(ALICE), reads, command="c1", now=START)
    found = Read.objects.order_by("index", "of").values_list("index", "of", "how", "page")
    assert list(found) == [
        (first, "f1", "opened", "agenda"),
        (first, "f2", "named", "agenda"),
        (first + 1, "", "opened", "work"),
        (first + 1, "f1", "named", "work"),
        (first + 1, "f3", "named", "work"),
    ]
    assert set(Read.objects.values_list("actor", "post", "at")) == {("alice", "p1", START)}


@pytest.mark.django_db
def test_what_was_searched_for_and_why_is_opened_for_the_entries_that_are_asked_for() -> None:
    reads = [PageRead(page="search", query="Jordan"), PageRead(page="file", of="f1", reason="On call.")]
    mine = record_reads(Reader(ALICE), reads, command="c1", now=START)
    other = record_reads(Reader(Actor("ben", "p2")), [PageRead(page="home")], command="c2", now=START)
    assert open_reads([mine + 1, other]) == {mine + 1: reads[1], other: PageRead(page="home")}
    assert open_reads([]) == open_reads([other + 1]) == {}
