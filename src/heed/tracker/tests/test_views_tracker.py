"""The page of the preview: it shows what a file comes to, records nothing, keeps nothing, and says it was read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape

from heed.access.testing import Cast, Member
from heed.ledger.book import READS, RECORD
from heed.store.database import raw
from heed.store.pg_ledger import PgLedger
from heed.store.reads import NotRecorded
from heed.tracker import views
from heed.tracker.forms import CHOOSE, LARGEST
from heed.tracker.tests.sheets import xlsx
from heed.web.testing import text_of

pytestmark = pytest.mark.django_db
SignedIn = Callable[[Member], Client]
SAMPLE = (Path(__file__).parents[4] / "docs/tracker/tracker.csv").read_bytes()
TABLE = [
    ["Ref No", "Date of referral", "Name of adult", "Threshold met?", "Outcome", "Colour of folder"],
    ["7", "03/04/2019", "Wren Harrowby", "Yes", "Substantiated", "blue"],
]


def sent(browser: Client, data: bytes, name: str = "tracker.csv", mapping: str = "") -> str:
    file = SimpleUploadedFile(name, data)
    return text_of(browser.post("/tracker/", {"file": file, "mapping": mapping}))


def sizes() -> tuple[int, int]:
    with raw() as server:
        return PgLedger(server).size(RECORD), PgLedger(server).size(READS)


def test_a_file_without_a_mapping_has_one_guessed_and_is_shown(cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(cast.alice)
    record, reads = sizes()
    page = sent(browser, xlsx(TABLE))
    for line in (
        '"Ref No" = "reference"', '"Date of referral" = "referred"', '"Colour of folder" = "as-found"',
        'owner = "Designated officer"', '"Yes" = "referral"', '"Substantiated" = "substantiated"',
    ):  # fmt: skip
        assert escape(line) in page
    assert "Concern received; Concern screened; Allegation file opened" in page
    assert "no child is named" in page
    assert sizes() == (record, reads + 1)


def test_a_mapping_that_was_sent_is_used_and_stays(cast: Cast, signed_in: SignedIn) -> None:
    mapping = 'tracker = "T"\nowner = "Designated officer"\n[columns]\n"Date of referral" = "referred"\n'
    page = sent(signed_in(cast.alice), xlsx(TABLE), mapping=mapping)
    assert "Kept as found only, since the mapping does not name them: ‘Ref No’" in page
    assert escape(mapping.strip()) in page.replace("\r\n", "\n")


def test_nothing_is_shown_unless_the_read_is_on_record(
    cast: Cast, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(*_: object) -> None:
        raise NotRecorded

    monkeypatch.setattr(views, "note_read", away)
    assert "Wren Harrowby" not in sent(signed_in(cast.alice), xlsx(TABLE))


@pytest.mark.parametrize("who", ["ben", "carol", "dan"])
def test_the_page_is_there_for_those_alone_who_decide(who: str, cast: Cast, signed_in: SignedIn) -> None:
    browser = signed_in(getattr(cast, who))
    assert browser.get("/tracker/").status_code == 404
    assert browser.post("/tracker/", {"mapping": "x", "save": "yes"}).status_code == 404


@pytest.mark.parametrize(
    ("data", "mapping", "said"),
    [
        (b"", "", CHOOSE),
        (b"a,b\n" * (LARGEST // 4 + 1), "", CHOOSE),
        (b"x" * 4_000_000, "", CHOOSE),
        (b"<html>", "", "This is a web page, whatever its name says."),
        (b"one\ntwo\n", "", "No row has two headings or more"),
        (SAMPLE, "tracker =", "The mapping is not TOML"),
        (
            SAMPLE,
            'tracker = "T"\nowner = "Nobody"\nheader = 3\n[columns]\n"Date of referral" = "referred"',
            "no post",
        ),
        (
            SAMPLE,
            'tracker = "T"\nowner = "Nobody"\n[columns]\n"Day" = "referred"',
            "line 4: the sheet has no column",
        ),
    ],
)
def test_what_cannot_be_used_is_said_and_the_mapping_stays(
    data: bytes, mapping: str, said: str, cast: Cast, signed_in: SignedIn
) -> None:
    browser = signed_in(cast.alice)
    before = sizes()
    page = sent(browser, data, mapping=mapping)
    assert "govuk-error-summary" in page
    assert said in page
    assert escape(mapping) in page.replace("\r\n", "\n")
    assert sizes() == before


def test_the_mapping_can_be_downloaded(cast: Cast, signed_in: SignedIn) -> None:
    answer = signed_in(cast.alice).post("/tracker/", {"mapping": 'tracker = "T"\r\n', "save": "yes"})
    assert answer.content == b'tracker = "T"\n'
    assert answer["Content-Disposition"] == 'attachment; filename="mapping.toml"'
