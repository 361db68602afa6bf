"""The fields of a statement that a correction asks for, read from how they are shown."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, get_args

import msgspec

from heed.capabilities.correction.table import CORRECTABLE
from heed.facts.base import Fact
from heed.facts.when import When

Sort = Literal["line", "long", "code", "post", "date", "when", "tick", "lines"]

SORTS: dict[Any, Sort] = {
    date: "date",
    date | None: "date",
    When | None: "when",
    bool: "tick",
    tuple[str, ...]: "lines",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """One field as it is asked for. `codes` names its code list; `required` says that it cannot be blank."""

    name: str
    title: str
    sort: Sort
    codes: str
    required: bool


@cache
def asked(kind: type[Fact]) -> tuple[Asked, ...]:
    """The fields of this kind of statement that may be corrected, in the order in which they are shown."""
    found = ((info, _sort(info.type)) for info in _own(kind))
    keeps = CORRECTABLE[kind].keeps
    return tuple(_ask(info, sort) for info, sort in found if sort and info.name not in keeps)


@cache
def left_out(kind: type[Fact]) -> tuple[str, ...]:
    """The titles of fields that are shown to readers but not asked for in a correction."""
    names = {field.name for field in asked(kind)}
    metas = [(info.name, _meta(info.type)) for info in _own(kind)]
    return tuple(str(m.title) for name, m in metas if name not in names and not _extra(m, "hidden"))


def _own(kind: type[Fact]) -> list[msgspec.structs.FieldInfo]:
    """The fields of the kind itself, then when it happened, where it tells that."""
    common = set(Fact.__struct_fields__)
    infos = msgspec.structs.fields(kind)
    happened = [info for info in infos if info.name == "happened" and CORRECTABLE[kind].happened]
    return [*(info for info in infos if info.name not in common), *happened]


def _meta(annotated: Any) -> msgspec.Meta:
    meta: msgspec.Meta = get_args(annotated)[1]
    return meta


def _extra(meta: msgspec.Meta, name: str) -> Any:
    return (meta.extra or {}).get(name)


def _sort(annotated: Any) -> Sort | None:
    """How the field is asked for; None for what identifies, points elsewhere, or holds rows of its own."""
    plain, meta = get_args(annotated)[0], _meta(annotated)
    if _extra(meta, "hidden"):
        return None
    if refers := _extra(meta, "refers"):
        return "post" if refers == "post" else None
    if plain is not str:
        return SORTS.get(plain)
    if _extra(meta, "codes"):
        return "code"
    return "long" if _extra(meta, "long") else "line"


def _ask(info: msgspec.structs.FieldInfo, sort: Sort) -> Asked:
    meta = _meta(info.type)
    codes = str(_extra(meta, "codes") or "")
    # A coded field with a default has a code for "not recorded": blank is not one of its answers.
    required = info.required or bool(codes and info.default)
    return Asked(info.name, str(meta.title), sort, codes, required and sort not in {"tick", "lines"})
