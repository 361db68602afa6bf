"""Reading a golden ledger: its rows, its keys, and what they fold to."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from heed.facts.base import History
from heed.facts.registry import encode
from heed.ledger.book import BOOKS, Book
from heed.ledger.verify import Row
from heed.rulebook.book import RULEBOOK
from heed.store.derived.projection import project
from heed.store.keys import (
    CONTENT,
    FileKeyRow,
    FileRoot,
    PartKey,
    PartKeyRow,
    Roots,
    open_content_key,
)
from heed.store.sealing import open_rows


class PlainRoot(FileRoot):
    """A root that lies open in a golden ledger."""

    def __init__(self, name: str, key: bytes) -> None:
        self.name, self.key = name, key
        self._cipher = AESGCM(key)


@dataclass(frozen=True)
class Golden:
    """A golden ledger as read."""

    roots: Roots
    file_keys: dict[str, FileKeyRow]
    part_keys: list[PartKeyRow]
    entries: dict[Book, list[dict[str, Any]]]
    checkpoints: dict[Book, dict[str, Any]]

    def content_key(self, file: str) -> PartKey:
        """The open content key of a file."""
        (part,) = (row for row in self.part_keys if row.file == file and row.part == CONTENT)
        return open_content_key(self.file_keys[file], part, self.roots)

    def rows(self, book: Book) -> Iterator[Row]:
        """The rows of a book, as they are verified."""
        leaves: dict[tuple[str, int], bytes] = {}
        for line in self.entries[book]:
            place, leaf = (line["file"], line["seq"]), bytes.fromhex(line["leaf"])
            previous = leaves.get((place[0], place[1] - 1))
            leaves[place] = leaf
            parts = tuple((name, bytes.fromhex(sealed)) for name, sealed in line["parts"])
            blind = bytes.fromhex(line["blind"])
            yield Row(line["index"], *place, line["header"].encode(), blind, leaf, previous, parts)

    def histories(self, book: Book) -> dict[str, History]:
        """The unsealed history of every file of a book."""
        rows: dict[str, list[Row]] = {}
        for row in self.rows(book):
            rows.setdefault(row.file, []).append(row)
        return {
            file: open_rows(
                file, [r.seq for r in of], [r.header for r in of], [dict(r.parts)[CONTENT] for r in of],
                self.content_key(file),
            )
            for file, of in rows.items()
        }  # fmt: skip


def read_golden(path: Path) -> Golden:
    """A golden ledger from its lines."""
    kinds: dict[str, list[dict[str, Any]]] = {}
    for text in path.read_text(encoding="utf-8").splitlines():
        line = json.loads(text)
        kinds.setdefault(line.pop("is"), []).append(line)
    content, reporter = (PlainRoot(line["name"], bytes.fromhex(line["key"])) for line in kinds["root"])
    wrapped = [{**line, "wrapped": bytes.fromhex(line["wrapped"])} for line in kinds["FileKeyRow"]]
    parts = [{**line, "wrapped": bytes.fromhex(line["wrapped"])} for line in kinds["PartKeyRow"]]
    return Golden(
        Roots(content, reporter),
        {line["file"]: FileKeyRow(**line) for line in wrapped},
        [PartKeyRow(**line) for line in parts],
        {book: [line for line in kinds["entry"] if line["book"] == book] for book in BOOKS},
        {line["book"]: line for line in kinds["checkpoint"]},
    )


def folded(golden: Golden) -> dict[str, Any]:
    """What a golden ledger says, as JSON: every fact with its place, and every row and card made from them."""
    return {
        f"{book} {file}": {"facts": [_fact(item) for item in history], **_rows(history, file)}
        for book in BOOKS
        for file, history in golden.histories(book).items()
    }


def _fact(item: Any) -> dict[str, Any]:
    return {
        "seq": item.seq,
        "at": item.at.isoformat(),
        "actor": item.actor,
        "post": item.post,
        "reporter": item.has_reporter,
        "fact": msgspec.json.decode(encode(item.fact)),
    }


def _rows(history: History, file: str) -> dict[str, Any]:
    made = project(history, file, RULEBOOK)
    rows = {table.name: [[_plain(v) for v in row] for row in of.values()] for table, of in made.rows.items()}
    return {"rows": rows, "card": asdict(made.card) if made.card else None, "found_by": list(made.found_by)}


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value
