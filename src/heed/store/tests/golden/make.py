"""Makes a golden ledger out of the invented story: `python make.py NAME`, once for each release that adds a kind.

NAME.jsonl holds roots, keys, both books, signed checkpoints. It is never made anew: whatever this release has
recorded, every later one must read. NAME.json is what it folds to; `python make.py NAME --fold` writes that alone,
for when read models were changed on purpose.
"""

import json
import os
import secrets
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent


def main(name: str, *, fold_only: bool) -> None:
    """Write the files; refuses to replace a ledger."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heed.config.settings")
    django.setup()
    from heed.store.tests.golden.fold import folded, read_golden

    ledger, expected = HERE / f"{name}.jsonl", HERE / f"{name}.json"
    if not fold_only:
        with ledger.open("x", encoding="utf-8") as file:
            file.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in _lines())
    text = json.dumps(folded(read_golden(ledger)), ensure_ascii=False, indent=1)
    expected.write_text(f"{text}\n", encoding="utf-8")


def _lines() -> list[dict[str, Any]]:
    from heed.ledger.book import BOOKS, Pending
    from heed.ledger.checkpoint import Checkpoint, sign
    from heed.ledger.memory import MemoryLedger
    from heed.ledger.note import Signer
    from heed.ledger.tree import root
    from heed.store.keys import PartKey, Roots, new_file_keys, new_reporter_key
    from heed.store.sealing import KeptApart, Tail, entry_idem, seal_statement
    from heed.store.tests.golden.fold import PlainRoot
    from heed.store.tests.story import START, story

    roots = Roots(
        PlainRoot("content-1", secrets.token_bytes(32)), PlainRoot("reporter-1", secrets.token_bytes(32))
    )
    lines: list[dict[str, Any]] = [
        {"is": "root", "name": root_.name, "key": root_.key.hex()}
        for root_ in (roots.content, roots.reporter)
        if isinstance(root_, PlainRoot)
    ]
    ledger, keys = MemoryLedger(), dict[str, PartKey]()

    def keep(row: Any) -> None:
        values = {name: getattr(row, name) for name in row.__slots__}
        lines.append({"is": type(row).__name__, **values, "wrapped": row.wrapped.hex()})

    for step in story():
        if step.file not in keys:
            file_row, part_row, keys[step.file] = new_file_keys(step.file, roots)
            keep(file_row)
            keep(part_row)
        for number, statement in enumerate(step.statements):
            reporter = None
            if isinstance(statement, KeptApart):
                reporter_row, reporter = new_reporter_key(step.file, roots)
                keep(reporter_row)
            tail = Tail(*ledger.file_head(step.book, step.file))
            idem = entry_idem(step.command, number)
            entry = seal_statement(
                statement, file=step.file, tail=tail, at=step.at, actor=step.actor, idem=idem,
                content=keys[step.file], reporter=reporter,
            )  # fmt: skip
            ledger.append(step.book, [Pending(step.file, tail.seq, tail.prev, idem, entry)])
    for book in BOOKS:
        stored = list(ledger.entries(book))
        lines += [_entry(row) for row in stored]
        signer = Signer(f"golden.invalid/{book}", secrets.token_bytes(32))
        point = Checkpoint(signer.verifier.name, len(stored), root(row.leaf_hash for row in stored))
        note = sign(point, [signer], int(START.timestamp())).decode()
        lines.append({"is": "checkpoint", "book": book, "vkey": signer.verifier.vkey, "note": note})
    return lines


def _entry(row: Any) -> dict[str, Any]:
    return {
        "is": "entry", "book": row.book, "index": row.index, "file": row.file, "seq": row.seq,
        "header": row.header.decode(), "blind": row.blind.hex(), "leaf": row.leaf_hash.hex(),
        "parts": [[part, sealed.hex()] for part, sealed in row.parts],
    }  # fmt: skip


if __name__ == "__main__":
    main(sys.argv[1], fold_only="--fold" in sys.argv)
