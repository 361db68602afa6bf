"""Whole columns as one PostgreSQL array each, packed by hand: ten times quicker than adapting every value.

The bytes are those of PostgreSQL's own binary array format, which its `array_recv` reads: dimensions, flag
for NULL, element type, then each element with its length.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from struct import Struct
from typing import Any, Final, Literal

import psycopg
from psycopg.adapt import Dumper, PyFormat
from psycopg.pq import Format

Type = Literal["text", "bytea", "integer", "bigint", "date", "timestamptz"]

_length = Struct("!i").pack
_LENGTHS: Final = [_length(n) for n in range(4096)]  # of most values
_header = Struct("!iiIii").pack
_NULL: Final = _length(-1)
_EPOCH_DAY: Final = date(2000, 1, 1).toordinal()
_EPOCH: Final = datetime(2000, 1, 1, tzinfo=UTC)
_small = Struct("!ii").pack
_large = Struct("!iq").pack


def _text(value: str) -> bytes:
    return _bytea(value.encode())


def _bytea(value: bytes) -> bytes:
    size = len(value)
    return (_LENGTHS[size] if size < 4096 else _length(size)) + value


def _integer(value: int) -> bytes:
    return _small(4, value)


def _bigint(value: int) -> bytes:
    return _large(8, value)


def _date(value: date) -> bytes:
    return _small(4, value.toordinal() - _EPOCH_DAY)


def _timestamptz(value: datetime) -> bytes:
    since = value - _EPOCH
    return _large(8, (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds)


_TYPES: Final[dict[Type, tuple[int, int, Callable[[Any], bytes]]]] = {
    "bytea": (1001, 17, _bytea),
    "bigint": (1016, 20, _bigint),
    "integer": (1007, 23, _integer),
    "text": (1009, 25, _text),
    "date": (1182, 1082, _date),
    "timestamptz": (1185, 1184, _timestamptz),
}


class Array:
    """A packed array, ready to be bound as a parameter."""

    __slots__ = ("data", "oid")

    def __init__(self, kind: Type, values: Sequence[Any]) -> None:
        """`values` are of the type that `kind` names; None is NULL."""
        self.oid, element, encode = _TYPES[kind]
        if not values:
            self.data = _header(0, 0, element, 0, 0)[:12]
            return
        has_null = None in values
        packed = (
            [_NULL if v is None else encode(v) for v in values] if has_null else list(map(encode, values))
        )
        self.data = _header(1, has_null, element, len(values), 1) + b"".join(packed)


class _ArrayDumper(Dumper):
    """Hands the packed bytes to psycopg under the array's own type."""

    format = Format.BINARY

    def get_key(self, obj: Array, format: PyFormat) -> tuple[type, int]:  # type: ignore[override]
        return (self.cls, obj.oid)

    def upgrade(self, obj: Array, format: PyFormat) -> "_ArrayDumper":
        dumper = _ArrayDumper(self.cls)
        dumper.oid = obj.oid
        return dumper

    def dump(self, obj: Array) -> bytes:
        return obj.data


psycopg.adapters.register_dumper(Array, _ArrayDumper)
