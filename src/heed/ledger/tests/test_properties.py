"""Properties over random facts, corrections and conflicts; the same examples in every run."""

import unicodedata
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heed.ledger import canonical, entry, tree, verify
from heed.ledger.book import RECORD, FileHead, Pending
from heed.ledger.conformance import pending
from heed.ledger.entry import Header, HeaderPart, Part
from heed.ledger.errors import LedgerError, NotCanonical, Stale
from heed.ledger.memory import MemoryLedger
from heed.ledger.tree import Frontier
from heed.ledger.verify import BookVerifier

fixed = settings(derandomize=True, deadline=None, database=None, max_examples=150)

AWKWARD = ["\x00", "\x1f", "\x7f", '"', "\\", "/", "\b\t\n\f\r", "\u2028\u2029", "Zoë", "日本", "\U0001f600"]
nfc = (st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(AWKWARD)).map(
    lambda text: unicodedata.normalize("NFC", text)
)
name = nfc.map(lambda text: text.replace("\0", ""))
numbers = st.integers(-canonical.LARGEST, canonical.LARGEST)
values = st.recursive(
    nfc | st.booleans() | numbers,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(nfc, inner, max_size=4),
    max_leaves=12,
)
headers = st.builds(
    Header,
    nfc,
    nfc,
    nfc,
    nfc,
    nfc,
    st.lists(st.builds(HeaderPart, nfc, nfc, nfc, nfc), max_size=3).map(tuple),
    nfc,
    nfc,
    st.integers(0, canonical.LARGEST),
    st.just(1),
)
times = st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1), timezones=st.just(UTC))
parts = st.lists(
    st.builds(Part, name, st.binary(max_size=200), name, st.binary(min_size=32, max_size=32)),
    max_size=4,
    unique_by=lambda part: part.name,
)


@fixed
@given(headers)
def test_the_quick_header_encoding_is_the_canonical_one(header: Header) -> None:
    fields = {field: getattr(header, field) for field in header.__struct_fields__}
    named = [{field: getattr(part, field) for field in "ckns"} for part in header.parts]
    written = entry.encode_header(header)
    assert written == canonical.encode(fields | {"parts": named})
    assert entry.read_header(written) == header


@fixed
@given(values)
def test_canonical_json_reads_back_as_the_same_value(value: object) -> None:
    assert msgspec.json.decode(canonical.encode(value)) == value


@fixed
@given(st.dictionaries(nfc, numbers, min_size=2, max_size=6))
def test_canonical_json_does_not_depend_on_the_order_given(value: dict[str, int]) -> None:
    turned = dict(reversed(value.items()))
    assert canonical.encode(value) == canonical.encode(turned)


@fixed
@given(st.text(st.characters()) | st.sampled_from(["\ud800", "e\u0301", "\u212b"]))
def test_text_is_canonical_exactly_when_a_header_takes_it(text: str) -> None:
    def accepts(encode: Callable[[], bytes]) -> bool:
        try:
            encode()
        except NotCanonical:
            return False
        return True

    header = Header(text, "", "", "", "", (), "", "", 0, 1)
    assert accepts(lambda: canonical.encode(text)) == accepts(lambda: entry.encode_header(header))


@fixed
@given(times, name, parts)
def test_every_sealed_part_opens_to_what_was_sealed(at: datetime, file: str, given_parts: list[Part]) -> None:
    sealed = entry.seal(
        file=file,
        seq=0,
        prev=entry.ZERO_HASH,
        at=at,
        actor="a",
        post="p",
        kind="k",
        idem="i",
        parts=given_parts,
    )
    header = entry.read_header(sealed.header)
    assert datetime.fromisoformat(header.at) == at
    opened = entry.open_parts(
        (header, part.name, done.sealed, part.key)
        for part, done in zip(given_parts, sealed.parts, strict=True)
    )
    assert opened == [part.plain for part in given_parts]


@fixed
@given(st.binary(max_size=300))
def test_no_bytes_make_reading_a_header_fail_otherwise_than_by_refusal(data: bytes) -> None:
    try:
        entry.read_header(data)
    except LedgerError:
        return
    pytest.fail("random bytes were read as a header")


@fixed
@given(st.lists(st.lists(st.binary(min_size=32, max_size=32), max_size=9), max_size=6))
def test_a_frontier_does_not_depend_on_how_leaves_arrive(batches: list[list[bytes]]) -> None:
    together, one_by_one = Frontier(), Frontier()
    for batch in batches:
        together.extend(batch)
        for leaf in batch:
            one_by_one.append(leaf)
    assert together.state() == one_by_one.state()
    assert together.root() == tree.root([leaf for batch in batches for leaf in batch])


@fixed
@given(st.integers(1, 200), st.data())
def test_every_proof_made_is_accepted(size: int, data: st.DataObject) -> None:
    hashes = [tree.leaf_hash(bytes([number])) for number in range(size)]
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size))
    proof = tree.inclusion_proof(hashes, index, size)
    tree.verify_inclusion(hashes[index], index, size, proof, tree.root(hashes))
    steps = tree.consistency_proof(hashes, old, size)
    tree.verify_consistency(old, size, steps, tree.root(hashes[:old]), tree.root(hashes))


@settings(fixed, max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(["f-1", "f-2"]), st.integers(0, 3), st.integers(1, 3)), max_size=15)
)
def test_editors_who_read_at_different_times_leave_a_sound_book(
    turns: Sequence[tuple[str, int, int]],
) -> None:
    """Each turn somebody records in a file as it stood some entries ago: who is late is refused whole."""
    ledger = MemoryLedger()
    heads: dict[str, list[FileHead]] = {file: [(0, entry.ZERO_HASH)] for file in ("f-1", "f-2")}
    for number, (file, late, length) in enumerate(turns):
        known = heads[file]
        seen = known[max(0, len(known) - 1 - late)]
        batch = written(number, file, length, seen)
        if seen == known[-1]:
            ledger.append(RECORD, batch)
            known += [(each.seq + 1, each.entry.leaf_hash) for each in batch]
        else:
            with pytest.raises(Stale):
                ledger.append(RECORD, batch)
        assert ledger.file_head(RECORD, file) == known[-1]
    assert ledger.size(RECORD) == sum(len(known) - 1 for known in heads.values())
    verifier = BookVerifier(RECORD, origin="log.example", verifiers=[], checkpoints=[])
    assert list(verifier.verify(verify.rows(ledger.entries(RECORD)))) == []


def written(number: int, file: str, length: int, head: FileHead) -> list[Pending]:
    made = []
    for step in range(length):
        made.append(pending(file, head, idem=f"{number}/{step}"))
        head = (head[0] + 1, made[-1].entry.leaf_hash)
    return made
