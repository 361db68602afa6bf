"""From facts to sealed entries and back."""

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from heed.facts.base import Fact, Recorded, kind_of
from heed.facts.registry import decode_many, encode
from heed.ledger.entry import Entry, Part, seal, unseal_many
from heed.store.keys import CONTENT, REPORTER, PartKey


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the pseudonym of a person, and the post they act in."""

    id: str
    post: str


@dataclass(frozen=True, slots=True)
class KeptApart:
    """A fact with bytes that are sealed under the reporter's root, out of reach of the case's own key."""

    fact: Fact
    reporter: bytes


Statement = Fact | KeptApart


@dataclass(frozen=True, slots=True)
class Tail:
    """Where a file ends: the number of its next entry and the leaf hash that this must follow."""

    seq: int
    prev: bytes


def entry_idem(command: str, number: int) -> str:
    """The idempotency key of the n-th entry of a command."""
    return hashlib.sha256(f"{command}\0{number}".encode()).hexdigest()[:32]


def seal_statement(
    statement: Statement,
    *,
    file: str,
    tail: Tail,
    at: datetime,
    actor: Actor,
    idem: str,
    content: PartKey,
    reporter: PartKey | None,
    random: Callable[[int], bytes] = os.urandom,
) -> Entry:
    """One entry at the end of a file."""
    fact = statement.fact if isinstance(statement, KeptApart) else statement
    parts = [Part(CONTENT, encode(fact), content.id, content.key)]
    if isinstance(statement, KeptApart):
        if reporter is None:
            raise ValueError("a reporter's identity needs a key of its own")
        parts.append(Part(REPORTER, statement.reporter, reporter.id, reporter.key))
    return seal(
        file=file, seq=tail.seq, prev=tail.prev, at=at, actor=actor.id, post=actor.post,
        kind=kind_of(fact), idem=idem, parts=parts, random=random,
    )  # fmt: skip


class _Glance(msgspec.Struct, gc=False):
    """The few fields of a header that a page needs; the rest is skipped while decoding."""

    actor: str
    at: datetime
    post: str


# Header strings escape their quotes, so these bytes can only be the name of a part.
_REPORTER_PART = b'"n":"reporter"'
_glance_at_all = msgspec.json.Decoder(list[_Glance]).decode


def open_rows(
    file: str, seqs: Sequence[int], headers: Sequence[bytes], sealed: Sequence[bytes], content: PartKey
) -> tuple[Recorded, ...]:
    """The history of a file from what is stored of each entry.

    GCM refuses content that was changed or moved; whole proofs are `heed verify`'s work. Raises WrongKey,
    UnreadableFact.
    """
    parts = ((seq, content.id, part) for seq, part in zip(seqs, sealed, strict=True))
    facts = decode_many(unseal_many(file, parts, name=CONTENT, key=content.key))
    glances = _glance_at_all(b"[" + b",".join(headers) + b"]")
    return tuple(
        Recorded(file, seq, g.at, g.actor, g.post, fact, _REPORTER_PART in header)
        for seq, header, g, fact in zip(seqs, headers, glances, facts, strict=True)
    )


def as_recorded(file: str, seq: int, statement: Statement, at: datetime, actor: Actor) -> Recorded:
    """The statement as it will be read back, for projecting before it is appended."""
    apart = isinstance(statement, KeptApart)
    fact = statement.fact if isinstance(statement, KeptApart) else statement
    return Recorded(file, seq, at.astimezone(UTC), actor.id, actor.post, fact, apart)
