"""The run: a file and a mapping become a plan, and the plan goes on the record, each incident once."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.timezone import localdate

from heed.access.directory import organisations
from heed.access.rules import rulebook
from heed.facts.base import History
from heed.store.bulk import Bulk
from heed.store.derived.models import File, Post
from heed.store.receipts import recorded_of
from heed.store.record import Statements
from heed.store.sealing import Actor
from heed.tracker.cast import cast
from heed.tracker.incidents import Incident, incidents
from heed.tracker.mapping import TrackerMapping, check_headings, fold, read_mapping
from heed.tracker.planning import Before, Planned, build, plan
from heed.tracker.read import read_sheet
from heed.tracker.rows import LeftOut, Table, records, table
from heed.tracker.sheet import Limits, Sheet, UnreadableMapping
from heed.tracker.stating import Origin

AT_ONCE: Final = 5_000


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was read under a mapping."""

    sheet: Sheet
    table: Table
    origin: Origin
    incidents: list[Incident]
    left_out: list[LeftOut]

    @property
    def blank(self) -> int:
        """How many rows between the first and the last are blank."""
        rows = self.table.rows
        return rows[-1].number - self.table.header - len(rows) if rows else 0

    @property
    def unmapped(self) -> list[str]:
        """The headings that the mapping does not name: their cells are kept as found."""
        return [heading for heading in self.table.headings if heading not in self.origin.mapping.columns]


def bring(data: bytes, name: str, mapping_text: str, now: datetime, limits: Limits | None = None) -> Brought:
    """Read a file under a mapping. Raises Unreadable, saying what is wrong with which of them."""
    mapping = read_mapping(mapping_text, rulebook().lists)
    sheet = read_sheet(
        data, sheet=mapping.sheet, encoding=mapping.encoding, separator=mapping.separator, limits=limits
    )
    found = table(sheet, mapping.header)
    check_headings(mapping, found.headings, mapping_text)
    origin = Origin(
        file=name, sha256=hashlib.sha256(data).hexdigest(), sheet=sheet.name, mapping=mapping,
        owner=_owner(mapping), rulebook=rulebook(), now=now, today=localdate(now),
    )  # fmt: skip
    read = records(found, mapping, origin.today)
    return Brought(sheet, found, origin, *incidents(read, mapping.tracker, sheet.name))


def _owner(mapping: TrackerMapping) -> str:
    """The post that is called so, or bears that id. Raises UnreadableMapping."""
    found = [
        p.post for p in Post.objects.all() if mapping.owner == p.post or fold(mapping.owner) == fold(p.title)
    ]
    if len(found) == 1:
        return found[0]
    why = "no post" if not found else f"{len(found)} posts"
    raise UnreadableMapping(
        f"Mapping: owner names {why} on the record: ‘{mapping.owner}’.",
        "Name the post as its organisation's page has it, or by its id.",
    )


def planned(brought: Brought) -> Iterator[Planned]:
    """What each incident comes to, as the record stands now."""
    return plan(brought.incidents, brought.origin, before(brought))


def before(brought: Brought) -> Before:
    """What of this tracker is on the record already."""
    tracker = brought.origin.mapping.tracker
    directory = {fold(name): file for file, name in organisations().items()}
    casts = [cast(incident, tracker, directory) for incident in brought.incidents]
    commands = [Planned(i, "before", of).command for i, of in zip(brought.incidents, casts, strict=True)]
    return Before(_recorded(commands), _existing({file for of in casts for file in of.files}), directory)


def _in_chunks(names: Iterable[str]) -> Iterator[list[str]]:
    every = list(names)
    return (every[start : start + AT_ONCE] for start in range(0, len(every), AT_ONCE))


def _recorded(commands: Iterable[str]) -> set[str]:
    return {command for some in _in_chunks(commands) for command in recorded_of(some)}


def _existing(files: Iterable[str]) -> set[str]:
    chunks = (File.objects.filter(file__in=some) for some in _in_chunks(files))
    return {file for chunk in chunks for file in chunk.values_list("file", flat=True)}


def record_all(
    brought: Brought,
    actor: Actor,
    *,
    facts: Callable[[int], None] | None = None,
    done: Callable[[Planned], None],
) -> None:
    """Put every incident on the record that is not there yet, in order; a run that is cut off is taken up again.

    `facts` is told how many facts are on the record after each batch, `done` of each incident as it is handed over.
    """
    with Bulk(progress=facts) as bulk:
        for one in planned(brought):
            if one.states:
                bulk.record(
                    actor=actor, command=one.command, now=brought.origin.now, reads=one.reads,
                    decide=_decide(one, brought.origin),
                )  # fmt: skip
            done(one)


def _decide(one: Planned, origin: Origin) -> Callable[..., Statements]:
    """The decision anew, over what the files really hold."""

    def decide(read: dict[str, History]) -> Statements:
        return build(one.incident, one.cast, origin, read).states

    return decide
