"""The entry's bytes: the worked example reproduced, what is refused, and what opening finds out."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from heed.ledger import entry
from heed.ledger.entry import Entry, Part
from heed.ledger.errors import (
    BadEntry,
    BadHeader,
    CommitmentBroken,
    LedgerError,
    NoSuchPart,
    NotCanonical,
    SealChanged,
    WrongKey,
)

VECTORS = json.loads((Path(__file__).parent / "vectors" / "entry.json").read_text())["entries"]
KEY = bytes(range(32))


def seal_vector(vector: dict[str, Any]) -> Entry:
    header = json.loads(vector["header"])
    salt = bytes.fromhex(vector["header_blind_hex"] + vector["blind_hex"] + vector["nonce_hex"])
    return entry.seal(
        file=header["file"],
        seq=header["seq"],
        prev=bytes.fromhex(header["prev"]),
        at=datetime.fromisoformat(header["at"]),
        actor=header["actor"],
        post=header["post"],
        kind=header["kind"],
        idem=header["idem"],
        parts=[
            Part(
                header["parts"][0]["n"],
                vector["plaintext"].encode(),
                header["parts"][0]["k"],
                bytes.fromhex(vector["dek_hex"]),
            )
        ],
        random=lambda count: salt if count == len(salt) else b"",
    )


def seal(**changes: Any) -> Entry:
    given: dict[str, Any] = {
        "file": "f-1",
        "seq": 0,
        "prev": entry.ZERO_HASH,
        "at": datetime(2026, 1, 1, 9, tzinfo=UTC),
        "actor": "a-31",
        "post": "p-7",
        "kind": "note-added",
        "idem": "i-1",
        "parts": [Part("content", b"Seen today.", "key-0", KEY)],
    }
    return entry.seal(**(given | changes))


@pytest.mark.parametrize("vector", VECTORS)
def test_worked_example_is_reproduced_byte_for_byte(vector: dict[str, Any]) -> None:
    sealed = seal_vector(vector)
    assert sealed.header.decode() == vector["header"]
    assert sealed.blind.hex() == vector["header_blind_hex"]
    assert sealed.parts[0].sealed.hex() == vector["sealed_hex"]
    assert sealed.parts[0].commitment.hex() == vector["commitment_hex"]
    assert entry.leaf_of(sealed.header, sealed.blind).decode() == vector["leaf"]
    assert sealed.leaf_hash.hex() == vector["leaf_hash_hex"]


@pytest.mark.parametrize("vector", VECTORS)
def test_worked_example_opens(vector: dict[str, Any]) -> None:
    header = entry.read_header(vector["header"].encode())
    sealed, key = bytes.fromhex(vector["sealed_hex"]), bytes.fromhex(vector["dek_hex"])
    plain = vector["plaintext"].encode()
    assert entry.open_part(header, "content", sealed, key) == plain
    assert entry.open_parts([(header, "content", sealed, key)] * 3) == [plain] * 3


def test_two_seals_of_one_fact_share_nothing_readable() -> None:
    one, two = seal(), seal()
    assert one.leaf_hash != two.leaf_hash
    assert one.parts[0].commitment != two.parts[0].commitment
    assert b"Seen" not in one.header + one.parts[0].sealed


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"seq": -1}, "number -1"),
        ({"seq": 2**53}, "number"),
        ({"seq": 1}, "cannot follow"),
        ({"prev": b"\1" * 32}, "cannot follow"),
        ({"seq": 1, "prev": b"\1" * 31}, "cannot follow"),
        ({"at": datetime(2026, 1, 1)}, "UTC"),
        ({"at": datetime(2026, 1, 1, tzinfo=timezone(timedelta(hours=1)))}, "UTC"),
        ({"parts": [Part("content", b"", "k", KEY)] * 2}, "same name"),
        ({"parts": [Part("content", b"", "k", KEY[1:])]}, "31 bytes"),
        ({"parts": [Part("con\0tent", b"", "k", KEY)]}, "zero byte"),
        ({"parts": [Part("content", b"", "k\0", KEY)]}, "zero byte"),
    ],
)
def test_what_cannot_stand_as_an_entry_is_refused(changes: dict[str, Any], words: str) -> None:
    with pytest.raises(BadEntry, match=words):
        seal(**changes)


@pytest.mark.parametrize("field", ["file", "actor", "post", "kind", "idem"])
@pytest.mark.parametrize("text", ["Zoe\u0308", "\ud800"])
def test_text_without_a_canonical_form_is_refused(field: str, text: str) -> None:
    with pytest.raises(NotCanonical):
        seal(**{field: text})


def test_opening_finds_out_what_was_changed() -> None:
    done = seal()
    header, sealed = entry.read_header(done.header), done.parts[0].sealed
    with pytest.raises(NoSuchPart):
        entry.open_part(header, "reporter", sealed, KEY)
    with pytest.raises(SealChanged):
        entry.open_part(header, "content", sealed[:-1] + b"\0", KEY)
    with pytest.raises(WrongKey):
        entry.open_part(header, "content", sealed, bytes(32))


@pytest.mark.parametrize("place", [{"file": "f-2"}, {"seq": 1, "prev": b"\1" * 32}])
def test_sealed_bytes_moved_to_another_place_do_not_open(place: dict[str, Any]) -> None:
    done, moved = seal(), seal(**place)
    forged = done.header.replace(b'"file":"f-1"', f'"file":"{place.get("file", "f-1")}"'.encode())
    forged = forged.replace(b'"seq":0', f'"seq":{place.get("seq", 0)}'.encode())
    assert forged != done.header != moved.header
    with pytest.raises(WrongKey):
        entry.open_part(entry.read_header(forged), "content", done.parts[0].sealed, KEY)


def test_a_text_other_than_the_one_committed_to_is_refused() -> None:
    done = seal()
    commitment = done.parts[0].commitment.hex().encode()
    forged = entry.read_header(done.header.replace(commitment, b"0" * 64))
    with pytest.raises(CommitmentBroken):
        entry.open_part(forged, "content", done.parts[0].sealed, KEY)


@pytest.mark.parametrize(
    "header",
    [
        b"",
        b"[]",
        b"\xff",
        b"{}",
        seal().header + b" ",
        seal().header.replace(b'"v":1', b'"v":2'),
        seal().header.replace(b'"v":1', b'"v":1,"x":1'),
        seal().header.replace(b'"v":1', b'"v":1,"v":1'),
        seal().header.replace(b'"post":"p-7",', b""),
        seal().header.replace(b"p-7", b"\\u0070-7"),
    ],
)
def test_bytes_that_are_no_header_are_refused(header: bytes) -> None:
    with pytest.raises(BadHeader):
        entry.read_header(header)


def test_every_refusal_has_advice() -> None:
    kinds = [LedgerError]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        assert kind.advice.endswith(".")


def test_many_parts_of_one_file_open_together() -> None:
    one = seal()
    two = seal(seq=1, prev=one.leaf_hash, parts=[Part("content", b"Rang back.", "key-1", KEY)])
    given = [(0, "key-0", one.parts[0].sealed), (1, "key-1", two.parts[0].sealed)]
    assert entry.unseal_many("f-1", given, name="content", key=KEY) == [b"Seen today.", b"Rang back."]
    exchanged = [(1, "key-0", one.parts[0].sealed)]
    for file, items, key in [("f-2", given, KEY), ("f-1", exchanged, KEY), ("f-1", given, bytes(32))]:
        with pytest.raises(WrongKey):
            entry.unseal_many(file, items, name="content", key=key)
