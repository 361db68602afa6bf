"""The rows that one file contributes to every read model: a pure function of its facts.

Recording takes the rows before and after and writes the difference; rebuilding writes them all. Both give the
same bytes, also for sealed cards, because these are sealed deterministically (AES-SIV).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.facts.base import History
from heed.facts.concern import fold_concern
from heed.facts.organisation import fold_organisation
from heed.facts.person import fold_person
from heed.facts.registry import FileKind, file_kind
from heed.store.derived.due import allegation_dues, concern_dues
from heed.store.derived.searchkeys import search_keys

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A read model as the database knows it; the first `key` columns identify a row, `file` finds them all."""

    name: str
    columns: tuple[str, ...]
    key: int


FILE: Final = Table(
    "derived_file",
    (
        "file", "kind", "state", "reference", "owner", "referred_on", "opened_at", "changed_at", "closed_on",
        "size", "card",
    ),
    1,
)  # fmt: skip
DUE: Final = Table("derived_due", ("file", "item", "what", "owner", "due", "original"), 2)
PARTY: Final = Table("derived_party", ("file", "party", "part"), 3)
SEARCH: Final = Table("derived_search_key", ("key", "file"), 2)
CONCERN: Final = Table("derived_concern", ("file", "channel", "source", "screened_as", "received_on"), 1)
SUBJECT: Final = Table("derived_subject", ("file", "subject", "sector", "employment_outcome"), 2)
ALLEGATION: Final = Table(
    "derived_allegation", ("file", "allegation", "child", "subject", "category", "outcome"), 2
)
POST: Final = Table("derived_post", ("post", "organisation", "title", "role"), 1)
TENURE: Final = Table("derived_tenure", ("tenure", "post", "holder", "kind", "since", "until"), 1)
TABLES: Final = (FILE, DUE, PARTY, SEARCH, CONCERN, SUBJECT, ALLEGATION, POST, TENURE)

Rows = dict[tuple[str, Values], tuple[Table, Values]]  # by table and key


@dataclass(frozen=True, slots=True)
class Card:
    """What a list shows of a file; sealed. `born` is an ISO date or empty."""

    title: str
    born: str = ""


_encode_card = msgspec.json.Encoder().encode
_decode_card = msgspec.json.Decoder(Card).decode


def _card_cipher(content_key: bytes) -> AESSIV:
    return AESSIV(HKDF(SHA512(), 64, None, b"heed-card-v1").derive(content_key))


def seal_card(card: Card, file: str, content_key: bytes) -> bytes:
    """The card under a key drawn from the file's content key; equal cards give equal bytes."""
    return _card_cipher(content_key).encrypt(_encode_card(card), [file.encode()])


def open_card(sealed: bytes, file: str, content_key: bytes) -> Card:
    """The card again."""
    return _decode_card(_card_cipher(content_key).decrypt(sealed, [file.encode()]))


@dataclass(frozen=True, slots=True)
class Sources:
    """What projecting one file needs beside its facts."""

    file: str
    content_key: bytes
    search_secret: bytes


@dataclass(frozen=True, slots=True)
class _Summary:
    """The part of the row in derived_file that depends on the kind of file, and the texts it is found by."""

    card: Card
    found_by: tuple[str, ...]
    state: str = ""
    reference: str = ""
    owner: str = ""
    referred_on: Any = None
    closed_on: Any = None


def project(history: History, sources: Sources) -> Rows:
    """All rows of one file. An empty history gives none."""
    if not history:
        return {}
    kind = file_kind(history[0].fact)
    if kind not in _PROJECTORS:
        return {}
    summary, rows = _PROJECTORS[kind](history, sources.file)
    found: Rows = {}
    for table, values in rows:
        found[table.name, values[: table.key]] = (table, values)
    for key in search_keys(sources.search_secret, summary.found_by):
        found[SEARCH.name, (key, sources.file)] = (SEARCH, (key, sources.file))
    values = _file_row(kind, summary, history, sources)
    found[FILE.name, values[:1]] = (FILE, values)
    return found


def _file_row(kind: FileKind, summary: _Summary, history: History, sources: Sources) -> Values:
    card = seal_card(summary.card, sources.file, sources.content_key)
    return (
        sources.file, kind, summary.state, summary.reference, summary.owner, summary.referred_on,
        history[0].at, history[-1].at, summary.closed_on, len(history), card,
    )  # fmt: skip


Projected = tuple[_Summary, Iterable[tuple[Table, Values]]]


def _project_concern(history: History, file: str) -> Projected:
    concern = fold_concern(history)
    received, screened = concern.received, concern.screened
    assert received is not None  # noqa: S101 - the first fact of such a file
    decision = screened.screened_as if screened else ""
    state = "to-screen" if screened is None else "to-open" if concern.open else "screened"
    title = " at ".join(filter(None, (received.adult, received.setting))) or "Adult not named"
    summary = _Summary(
        card=Card(title),
        found_by=(received.reference, received.adult, received.setting, received.children),
        state=state,
        reference=received.reference,
        owner=received.owner,
        referred_on=received.referred,
    )
    row = (file, received.channel, received.source, decision, received.referred)
    return summary, [(CONCERN, row), *_due_rows(file, concern_dues(history))]


def _due_rows(file: str, dues: Iterable[Any]) -> Iterator[tuple[Table, Values]]:
    for due in dues:
        yield DUE, (file, due.item, due.what, due.owner, due.due, due.original)


def _project_allegation(history: History, file: str) -> Projected:
    state = fold_allegation_file(history)
    opened = state.opened
    assert opened is not None  # noqa: S101 - the first fact of such a file
    summary = _Summary(
        card=Card(opened.summary[:200]),
        found_by=(opened.reference,),
        state="closed" if state.closed else "open",
        reference=opened.reference,
        owner=state.owner,
        referred_on=opened.referred,
        closed_on=state.closed_at.at.date() if state.closed_at else None,
    )
    return summary, [*_allegation_rows(state, file), *_due_rows(file, allegation_dues(history))]


def _allegation_rows(state: AllegationFile, file: str) -> Iterator[tuple[Table, Values]]:
    for child in state.children:
        yield PARTY, (file, child, "child")
    for key, subject in state.subjects.items():
        yield PARTY, (file, key, "subject")
        if subject.organisation:
            yield PARTY, (file, subject.organisation, "setting")
        employer = state.employer.get(key)
        yield SUBJECT, (file, key, subject.sector, employer.outcome if employer else "")
    for key, made in state.allegations.items():
        outcome = state.outcomes.get(key)
        decided = outcome.outcome if outcome else ""
        yield ALLEGATION, (file, key, made.child, made.subject, made.category, decided)


def _project_person(history: History, file: str) -> Projected:
    person = fold_person(history)
    described = person.described
    assert described is not None  # noqa: S101 - the first fact of such a file
    born = described.born.isoformat() if described.born else ""
    settings = [(PARTY, (file, e.organisation, "worked-at")) for e in person.employed]
    summary = _Summary(Card(described.name, born), (described.name, described.other_names))
    return summary, settings


def _project_organisation(history: History, file: str) -> Projected:
    organisation = fold_organisation(history)
    described = organisation.described
    assert described is not None  # noqa: S101 - the first fact of such a file
    rows: list[tuple[Table, Values]] = [
        (POST, (p.post, file, p.title, p.role)) for p in organisation.posts.values()
    ]
    rows += [
        (TENURE, (t.id, t.post, t.holder, t.kind, t.since, t.until)) for t in organisation.tenures.values()
    ]
    return _Summary(Card(described.name), (described.name,)), rows


_PROJECTORS: dict[FileKind, Callable[[History, str], Projected]] = {
    "concern": _project_concern,
    "allegation": _project_allegation,
    "person": _project_person,
    "organisation": _project_organisation,
}


@dataclass(frozen=True, slots=True)
class Change:
    """What to write so that the rows before become the rows after."""

    write: list[tuple[Table, Values]]
    remove: list[tuple[Table, Values]]


def difference(before: Rows, after: Rows) -> Change:
    """Rows to write and keys to remove, in one fixed order, so that two writers never wait for each other."""
    write = [row for place, row in sorted(after.items(), key=_order) if before.get(place) != row]
    remove = [(row[0], place[1]) for place, row in sorted(before.items(), key=_order) if place not in after]
    return Change(write, remove)


def _order(item: tuple[tuple[str, Values], Any]) -> tuple[str, str]:
    return item[0][0], repr(item[0][1])
