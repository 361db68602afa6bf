"""Whom to trust, as a text file (C2SP tlog-policy): the log's keys, witnesses, and how many of them it takes.

    log <vkey> [url]
    witness <name> <vkey> [url]
    group <name> all|any|<k> <member>...
    quorum <name>|none

Exactly one quorum line. A member is a witness or an earlier group, and belongs to one group only. Blank lines
and lines that begin with # say nothing.
"""

from typing import Self

import msgspec

from heed.ledger import checkpoint
from heed.ledger.checkpoint import Opened
from heed.ledger.errors import BadKey, BadPolicy, NoQuorum
from heed.ledger.note import Verifier

_NONE = "none"


class Group(msgspec.Struct, frozen=True):
    """At least `needed` of `members`, which are names of witnesses or groups."""

    needed: int
    members: tuple[str, ...]


class Policy(msgspec.Struct, frozen=True):
    """A policy file as read; `quorum` names a witness or group, or is None when no witness is needed."""

    logs: tuple[Verifier, ...]
    witnesses: dict[str, Verifier]
    groups: dict[str, Group]
    quorum: str | None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a policy file. Raises BadPolicy, naming the line."""
        reading = _Reading()
        for number, line in enumerate(text.split("\n"), 1):
            words = line.split()
            if words and not words[0].startswith("#"):
                try:
                    reading.take(words)
                except (BadKey, ValueError) as error:
                    raise BadPolicy(f"line {number}: {error}") from error
        if reading.quorum is None or not reading.logs:
            raise BadPolicy("a policy has at least one log line and exactly one quorum line")
        quorum = None if reading.quorum == _NONE else reading.quorum
        return cls(tuple(reading.logs), reading.witnesses, reading.groups, quorum)

    def open(self, note: bytes) -> Opened:
        """A checkpoint that this policy accepts. Raises what `checkpoint.open` raises, and NoQuorum."""
        opened = checkpoint.open(note, [*self.logs, *self.witnesses.values()])
        if not set(opened.logs) & set(self.logs):
            raise NoQuorum(f"no log of this policy signed the checkpoint of {opened.checkpoint.origin}")
        signed = {verifier for verifier, _ in opened.witnesses}
        if self.quorum is not None and not self._met(self.quorum, signed):
            raise NoQuorum(f"too few witnesses signed the checkpoint of {opened.checkpoint.size} entries")
        return opened

    def _met(self, name: str, signed: set[Verifier]) -> bool:
        if name in self.witnesses:
            return self.witnesses[name] in signed
        group = self.groups[name]
        return sum(self._met(member, signed) for member in group.members) >= group.needed


class _Reading:
    """What the lines read so far have said."""

    def __init__(self) -> None:
        self.logs: list[Verifier] = []
        self.witnesses: dict[str, Verifier] = {}
        self.groups: dict[str, Group] = {}
        self.quorum: str | None = None
        self._used: set[str] = set()

    def take(self, words: list[str]) -> None:
        """Take in one line. Raises BadKey or ValueError."""
        match words:
            case ["log", vkey] | ["log", vkey, _]:
                self.logs.append(Verifier.parse(vkey))
            case ["witness", name, vkey] | ["witness", name, vkey, _]:
                self.witnesses[self._new(name)] = Verifier.parse(vkey)
            case ["group", name, needed, *members] if members:
                self.groups[self._new(name)] = self._group(needed, members)
            case ["quorum", name] if self.quorum is None:
                self.quorum = name if name == _NONE else self._known(name)
            case _:
                raise ValueError(f"{' '.join(words[:2])} cannot be read, or is said twice")

    def _new(self, name: str) -> str:
        if name == _NONE or name in self.witnesses or name in self.groups:
            raise ValueError(f"the name {name} is taken")
        return name

    def _known(self, name: str) -> str:
        if name not in self.witnesses and name not in self.groups:
            raise ValueError(f"{name} is neither a witness nor a group above this line")
        return name

    def _group(self, needed: str, members: list[str]) -> Group:
        count = {"any": 1, "all": len(members)}.get(needed) or int(needed)
        if not 1 <= count <= len(members):
            raise ValueError(f"{needed} of {len(members)} members cannot be")
        for member in members:
            if self._known(member) in self._used:
                raise ValueError(f"{member} is a member twice")
            self._used.add(member)
        return Group(count, tuple(members))
