"""A file is read whole or not at all."""

from datetime import UTC, datetime

import psycopg
import pytest

from heed.facts.upkeep import HeadsTaken
from heed.store.keys import KeyTrouble
from heed.store.reading import FileIncomplete, open_file
from heed.store.record import record
from heed.store.sealing import Actor

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def state(text: str) -> None:
    record(
        actor=Actor("a", "p"), command=text, now=NOW, reads={"f": None},
        decide=lambda _: {"f": [HeadsTaken(size=1, files=1, root=text)]},
    )  # fmt: skip


REMOVED = {
    "a part of its middle": ["DELETE FROM permanent.part WHERE index = 1"],
    "the part of its end": ["DELETE FROM permanent.part WHERE index = 2"],
    "an entry of its middle": ["DELETE FROM permanent.entry WHERE index = 1"],
    "its keys": ["DELETE FROM keys.part_key WHERE file = 'f'", "DELETE FROM keys.file_key WHERE file = 'f'"],
}


@pytest.mark.parametrize("what", REMOVED)
def test_a_file_that_lacks_something_is_not_shown_as_if_that_was_all(fresh_database: str, what: str) -> None:
    for text in ("One.", "Two.", "Three."):
        state(text)
    with psycopg.connect(fresh_database, autocommit=True) as owner:
        for table in ("entry", "part"):
            owner.execute(f"ALTER TABLE permanent.{table} DISABLE TRIGGER ALL".encode())
        for statement in REMOVED[what]:
            assert owner.execute(statement.encode()).rowcount == 1
    with pytest.raises((FileIncomplete, KeyTrouble)):
        open_file("f")
    with pytest.raises((FileIncomplete, KeyTrouble)):
        state("Four.")
