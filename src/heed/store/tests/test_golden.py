"""Whatever a release has recorded, every later one verifies, opens and folds to the same."""

import json
from pathlib import Path

import pytest

from heed.facts.registry import FACTS, encode
from heed.ledger.book import BOOKS, RECORD, Book, SignedSize
from heed.ledger.entry import open_part, read_header
from heed.ledger.note import Verifier
from heed.ledger.verify import BookVerifier, Row
from heed.store.keys import REPORTER, open_reporter_key
from heed.store.tests.golden.fold import Golden, folded, read_golden
from heed.store.tests.story import REPORTER as IDENTITY

LEDGERS = sorted((Path(__file__).parent / "golden").glob("*.jsonl"))


@pytest.fixture(params=LEDGERS, ids=lambda path: path.stem)
def path(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture
def golden(path: Path) -> Golden:
    return read_golden(path)


def findings(golden: Golden, book: Book, rows: list[Row]) -> list[str]:
    signed = golden.checkpoints[book]
    key = Verifier.parse(signed["vkey"])
    point = SignedSize(len(golden.entries[book]), signed["note"].encode())
    verifier = BookVerifier(book, origin=key.name, verifiers=[key], checkpoints=[point])
    return [str(finding) for finding in verifier.verify(rows)]


def test_there_is_a_golden_ledger() -> None:
    assert LEDGERS


@pytest.mark.parametrize("book", BOOKS)
def test_it_verifies(golden: Golden, book: Book) -> None:
    assert findings(golden, book, list(golden.rows(book))) == []


def test_one_altered_byte_is_found(golden: Golden) -> None:
    rows = list(golden.rows(RECORD))
    name, sealed = rows[5].parts[0]
    rows[5] = rows[5]._replace(parts=((name, sealed[:-1] + bytes([sealed[-1] ^ 1])),))
    assert any("entry 5" in finding for finding in findings(golden, RECORD, rows))


def test_it_folds_to_what_it_folded_to_when_it_was_made(path: Path, golden: Golden) -> None:
    assert folded(golden) == json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))


def test_the_golden_ledgers_hold_every_kind_of_fact() -> None:
    held = {
        type(item.fact).__struct_config__.tag
        for each in LEDGERS
        for book in BOOKS
        for history in read_golden(each).histories(book).values()
        for item in history
    }
    assert held == set(FACTS)


def test_a_fact_is_written_again_byte_for_byte(golden: Golden) -> None:
    for row in golden.rows(RECORD):
        header, key = read_header(row.header), golden.content_key(row.file)
        plain = open_part(header, "content", dict(row.parts)["content"], key.key)
        fact = golden.histories(RECORD)[row.file][row.seq].fact
        assert encode(fact) == plain


def test_a_reporter_s_identity_opens_with_its_own_root(golden: Golden) -> None:
    (row,) = (row for row in golden.part_keys if row.part == REPORTER)
    key = open_reporter_key(row, golden.roots)
    (entry,) = (each for each in golden.rows(RECORD) if len(each.parts) == 2)
    assert open_part(read_header(entry.header), REPORTER, dict(entry.parts)[REPORTER], key.key) == IDENTITY
