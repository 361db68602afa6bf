"""The rows that one file contributes to every read model: a pure function of its facts.

Recording takes the rows before and after and writes the difference; rebuilding writes them all. Both give the
same bytes, also for sealed cards, because these are sealed deterministically (AES-SIV).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

import msgspec
from cryptography.hazmat.primitives.ciphers.aead import AESSIV
from cryptography.hazmat.primitives.hashes import SHA512
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from heed.duties import open_duties
from heed.duties.case import closed_on
from heed.facts.allegation import AllegationFile, fold_allegation_file
from heed.facts.base import History
from heed.facts.concern import fold_concern
from heed.facts.organisation import Organisation, fold_organisation
from heed.facts.person import Work, fold_person
from heed.facts.recurrence import fold_recurrence
from heed.facts.registry import FileKind, file_kind
from heed.facts.tracker import FoundInTracker
from heed.matching.keys import held_keys
from heed.matching.profile import NOTHING, Profile
from heed.rulebook.book import Rulebook
from heed.store.arrays import Type
from heed.store.derived.matchkeys import (
    match_keys,
    profile_of_concern,
    profile_of_organisation,
    profile_of_person,
    seal_profile,
)
from heed.store.derived.searchkeys import search_keys

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """A read model as the database knows it: its columns with their types; the first `key` identify a row."""

    name: str
    types: Mapping[str, Type]
    key: int

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(self.types)

    @property
    def kinds(self) -> tuple[Type, ...]:
        """Their types."""
        return tuple(self.types.values())


def _table(name: str, width: int, /, **types: Type) -> Table:
    return Table(name, types, width)


FILE: Final = _table(
    "derived_file", 1, file="text", kind="text", state="text", reference="text", owner="text",
    referred_on="date", opened_at="timestamptz", changed_at="timestamptz", closed_on="date", size="integer",
    card="bytea",
)  # fmt: skip
DUE: Final = _table(
    "derived_due", 2, file="text", item="text", what="text", owner="text", due="date", original="date",
    alarm="date",
)  # fmt: skip
PARTY: Final = _table("derived_party", 3, file="text", party="text", part="text")
SEARCH: Final = _table("derived_search_key", 2, key="bigint", file="text")
MATCH: Final = _table("derived_match", 1, file="text", kind="text", profile="bytea")
MATCH_KEY: Final = _table("derived_match_key", 2, key="bigint", file="text")
ANSWER: Final = _table(
    "derived_answer", 3, file="text", other="text", about="text", answer="text", total="integer"
)
CONCERN: Final = _table(
    "derived_concern", 1, file="text", channel="text", source="text", screened_as="text", received_on="date"
)
SUBJECT: Final = _table(
    "derived_subject", 2, file="text", subject="text", sector="text", employment_outcome="text"
)
ALLEGATION: Final = _table(
    "derived_allegation", 2, file="text", allegation="text", child="text", subject="text", category="text",
    outcome="text",
)  # fmt: skip
POST: Final = _table("derived_post", 1, post="text", organisation="text", title="text", role="text")
TENURE: Final = _table(
    "derived_tenure", 1, tenure="text", post="text", holder="text", kind="text", since="date", until="date"
)
# Where the duties of a post go when nobody holds it: `leads_to` is the post above, or the successor of one ended.
POST_LINE: Final = _table("derived_post_line", 3, post="text", line="text", since="date", leads_to="text")
TIE: Final = _table(
    "derived_organisation_tie", 3, organisation="text", tie="text", other="text", since="date"
)
WORK: Final = _table(
    "derived_work", 2, person="text", entry="integer", organisation="text", since="date", until="date",
    basis="text", sector="text",
)  # fmt: skip
# The part that a person or a setting has in the concern that was found to be about them.
PART_OF: Final = {"person": "concerned", "organisation": "setting"}
# The row of the file comes first: it changes with every fact, so two writers of one file meet there.
TABLES: Final = (
    FILE, DUE, PARTY, SEARCH, MATCH, MATCH_KEY, ANSWER, CONCERN,
    SUBJECT, ALLEGATION, POST, TENURE, POST_LINE, TIE, WORK,
)  # fmt: skip


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
    recognised_by: Profile = NOTHING


@dataclass(frozen=True, slots=True)
class Projection:
    """What one file contributes, before anything is sealed or hashed: that is done only for what changed."""

    rows: Mapping[Table, Mapping[Values, Values]]  # by table and key
    card: Card | None = None
    found_by: tuple[str, ...] = ()
    recognised_by: tuple[FileKind, Profile] | None = None


NO_ROWS: Final = Projection({})


def project(history: History, file: str, rulebook: Rulebook) -> Projection:
    """All that the file contributes, by the rules of the days on which its clocks start. No history gives nothing."""
    if not history:
        return NO_ROWS
    kind = file_kind(history[0].fact)
    if kind not in _PROJECTORS:
        return NO_ROWS
    summary, stated = _PROJECTORS[kind](history, file, rulebook)
    rows: dict[Table, dict[Values, Values]] = {FILE: {(file,): _file_row(kind, file, summary, history)}}
    for table, values in (
        *stated,
        *_answer_rows(kind, history, file),
        *_due_rows(kind, history, file, rulebook),
    ):
        rows.setdefault(table, {})[values[: table.key]] = values
    recognised = None if summary.recognised_by == NOTHING else (kind, summary.recognised_by)
    return Projection(rows, summary.card, summary.found_by, recognised)


def _due_rows(
    kind: FileKind, history: History, file: str, rulebook: Rulebook
) -> Iterator[tuple[Table, Values]]:
    for duty in open_duties(kind, history, rulebook):
        yield DUE, (file, duty.item, duty.what, duty.owner, duty.due, duty.original, duty.alarm)


def _answer_rows(kind: FileKind, history: History, file: str) -> Iterator[tuple[Table, Values]]:
    """What was found of other records; whoever a concern was found to be about has a part in it."""
    for (about, other), answer in fold_recurrence(history).answers.items():
        yield ANSWER, (file, other, about, answer.answer, round(100 * answer.total))
        part = PART_OF.get(answer.other_kind)
        if kind == "concern" and answer.answer == "same" and part:
            yield PARTY, (file, other, part)


def _file_row(kind: FileKind, file: str, summary: _Summary, history: History) -> Values:
    """The row without its card."""
    return (
        file, kind, summary.state, summary.reference, summary.owner, summary.referred_on, history[0].at,
        history[-1].at, summary.closed_on, len(history),
    )  # fmt: skip


Projected = tuple[_Summary, Iterable[tuple[Table, Values]]]


def _project_concern(history: History, file: str, rulebook: Rulebook) -> Projected:
    concern = fold_concern(history)
    received, screened = concern.received, concern.screened
    assert received is not None  # noqa: S101 - the first fact of such a file
    decision = screened.screened_as if screened else ""
    state = "to-screen" if screened is None else "to-open" if concern.open else "screened"
    title = " at ".join(filter(None, (received.adult, received.setting))) or "Adult not named"
    summary = _Summary(
        card=Card(title),
        found_by=(received.reference, received.adult, received.setting, received.children, *_old(history)),
        state=state,
        reference=received.reference,
        owner=received.owner,
        referred_on=received.referred,
        recognised_by=profile_of_concern(received),
    )
    row = (file, received.channel, received.source, decision, received.referred)
    return summary, [(CONCERN, row)]


def _project_allegation(history: History, file: str, rulebook: Rulebook) -> Projected:
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
        closed_on=closed_on(state),
    )
    return summary, _allegation_rows(state, file)


def _old(history: History) -> Iterator[str]:
    """The reference that it had in an older tracker."""
    return (item.fact.reference for item in history if isinstance(item.fact, FoundInTracker))


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


def _project_person(history: History, file: str, _: Rulebook) -> Projected:
    person = fold_person(history)
    described = person.described
    assert described is not None  # noqa: S101 - the first fact of such a file
    born = described.born.isoformat() if described.born else ""
    rows: list[tuple[Table, Values]] = [(PARTY, (file, e.organisation, "worked-at")) for e in person.employed]
    rows += [_work_row(file, work) for work in person.work]
    names = (described.name, described.other_names)
    summary = _Summary(Card(described.name, born), names, recognised_by=profile_of_person(person))
    return summary, rows


def _work_row(file: str, work: Work) -> tuple[Table, Values]:
    e = work.employed
    return WORK, (file, work.entry, e.organisation, e.since, e.until, e.basis, e.sector)


def _project_organisation(history: History, file: str, _: Rulebook) -> Projected:
    organisation = fold_organisation(history)
    described = organisation.described
    assert described is not None  # noqa: S101 - the first fact of such a file
    rows: list[tuple[Table, Values]] = [
        (POST, (p.post, file, p.title, p.role)) for p in organisation.posts.values()
    ]
    rows += [
        (TENURE, (t.id, t.post, t.holder, t.kind, t.since, t.until)) for t in organisation.tenures.values()
    ]
    rows += [*_post_line_rows(organisation), *_tie_rows(organisation, file)]
    names = (described.name, *organisation.former_names)
    profile = profile_of_organisation(organisation)
    return _Summary(Card(described.name), names, described.organisation_kind, recognised_by=profile), rows


def _post_line_rows(organisation: Organisation) -> Iterator[tuple[Table, Values]]:
    for placed in organisation.placed:
        yield POST_LINE, (placed.post, "above", placed.since, placed.above)
    for ended in organisation.ended.values():
        after = min(ended.on, date.max - timedelta(days=1)) + timedelta(days=1)
        yield POST_LINE, (ended.post, "ended", after, ended.successor)


def _tie_rows(organisation: Organisation, file: str) -> Iterator[tuple[Table, Values]]:
    for succeeded in organisation.succeeded:
        yield TIE, (file, "succeeded-by", succeeded.successor, succeeded.on)
    for part in organisation.part_of:
        yield TIE, (file, "part-of", part.parent, part.since)


_PROJECTORS: dict[FileKind, Callable[[History, str, Rulebook], Projected]] = {
    "concern": _project_concern,
    "allegation": _project_allegation,
    "person": _project_person,
    "organisation": _project_organisation,
}


@dataclass(frozen=True, slots=True)
class Change:
    """What to write so that the rows before become the rows after; rows and keys by table."""

    write: dict[Table, list[Values]] = field(default_factory=dict)
    remove: dict[Table, list[Values]] = field(default_factory=dict)
    due: Counter[tuple[str, date]] = field(default_factory=Counter)  # by how much the counters of posts move


def difference(before: Projection, after: Projection, sources: Sources, into: Change) -> None:
    """Add to a change what turns the rows before into those after; cards are sealed and words hashed here."""
    for table, rows in after.rows.items():
        old = before.rows.get(table, {})
        changed = [row for key, row in rows.items() if old.get(key) != row]
        if table is FILE and after.card is not None:
            card = seal_card(after.card, sources.file, sources.content_key)
            changed = [(*row, card) for row in rows.values()]
        if changed:
            into.write.setdefault(table, []).extend(changed)
    for table, old in before.rows.items():
        rows = after.rows.get(table, {})
        if gone := [key for key in old if key not in rows]:
            into.remove.setdefault(table, []).extend(gone)
    _count_dues(before, after, into)
    if before.found_by != after.found_by:
        _search_keys(before, after, sources, into)
    if before.recognised_by != after.recognised_by:
        _match_rows(before, after, sources, into)


def _count_dues(before: Projection, after: Projection, into: Change) -> None:
    for _, _, _, owner, due, *_ in before.rows.get(DUE, {}).values():
        into.due[owner, due] -= 1
    for _, _, _, owner, due, *_ in after.rows.get(DUE, {}).values():
        into.due[owner, due] += 1


def _search_keys(before: Projection, after: Projection, sources: Sources, into: Change) -> None:
    old, new = (search_keys(sources.search_secret, p.found_by) for p in (before, after))
    if added := new - old:
        into.write.setdefault(SEARCH, []).extend((key, sources.file) for key in added)
    if gone := old - new:
        into.remove.setdefault(SEARCH, []).extend((key, sources.file) for key in gone)


def _match_rows(before: Projection, after: Projection, sources: Sources, into: Change) -> None:
    old, new = (_match_keys(sources.search_secret, p) for p in (before, after))
    if after.recognised_by is not None:
        kind, profile = after.recognised_by
        sealed = seal_profile(profile, sources.file, sources.content_key)
        into.write.setdefault(MATCH, []).append((sources.file, kind, sealed))
    elif before.recognised_by is not None:
        into.remove.setdefault(MATCH, []).append((sources.file,))
    if added := new - old:
        into.write.setdefault(MATCH_KEY, []).extend((key, sources.file) for key in added)
    if gone := old - new:
        into.remove.setdefault(MATCH_KEY, []).extend((key, sources.file) for key in gone)


def _match_keys(secret: bytes, of: Projection) -> set[int]:
    return set(match_keys(secret, held_keys(of.recognised_by[1]))) if of.recognised_by else set()
