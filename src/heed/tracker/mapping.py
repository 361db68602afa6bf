"""The mapping: what each column of a tracker is, how its dates are written, what its words mean; a TOML file."""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from heed.rulebook.codes import CodeList
from heed.tracker.fields import AS_FOUND, FIELDS
from heed.tracker.sheet import UnreadableMapping

# How dates are written where the mapping does not say: days come first in England.
DATES: Final = (
    "%d/%m/%Y",
    "%d/%m/%y",
    "%d.%m.%Y",
    "%d.%m.%y",
    "%d-%m-%Y",
    "%d-%m-%y",
    "%d %B %Y",
    "%d %b %Y",
    "%d-%b-%y",
)
EMPTY: Final = ("-", "--", "n/a", "na", "tbc", "not known", "unknown", "none", "?")
Lists = Mapping[str, CodeList]
ENCODINGS: Final = ("utf-8", "utf-16", "cp1252", "latin-1", "cp850", "mac-roman")
SEPARATORS: Final = (",", ";", "\t", "|")
TEXTS: Final = ("tracker", "owner", "sheet", "encoding", "separator")
KEYS: Final = {*TEXTS, "header", "dates", "empty", "columns", "values", "defaults"}
DATE_MARKS: Final = re.compile(r"%[dmyYbB]")


@dataclass(frozen=True, slots=True)
class TrackerMapping:
    """A mapping that was read. `columns` has fields by heading, `values` codes by field and local word.

    `header` is the row of the headings, 0 for the first that is not blank; `sha256` is that of the text.
    """

    tracker: str
    owner: str
    columns: Mapping[str, str]
    sheet: str = ""
    header: int = 0
    encoding: str = ""
    separator: str = ""
    dates: tuple[str, ...] = DATES
    empty: frozenset[str] = frozenset(EMPTY)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    defaults: Mapping[str, str] = field(default_factory=dict)
    sha256: str = ""


def read_mapping(text: str, lists: Lists) -> TrackerMapping:
    """The mapping of a TOML text. Raises UnreadableMapping, naming the line of everything that is wrong with it.

    `lists` are the code lists of the authority, by name.
    """
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableMapping(f"The mapping is not TOML: {error}.") from error
    wrong = [
        *_wrong_keys(raw),
        *_wrong_columns(raw),
        *_wrong_values(raw, lists),
        *_wrong_defaults(raw, lists),
    ]
    if wrong:
        raise UnreadableMapping(
            "\n".join(f"Mapping, line {_line(text, key)}: {message}" for key, message in wrong)
        )
    return _mapping(raw, hashlib.sha256(text.encode()).hexdigest())


def _mapping(raw: dict[str, Any], sha256: str) -> TrackerMapping:
    texts = {name: raw[name] for name in TEXTS if name in raw}
    return TrackerMapping(
        **texts,
        columns={_plain(heading): name for heading, name in raw["columns"].items()},
        header=raw.get("header", 0),
        dates=tuple(raw.get("dates", DATES)),
        empty=frozenset(fold(word) for word in raw.get("empty", EMPTY)),
        values={
            name: {fold(word): code for word, code in words.items()}
            for name, words in raw.get("values", {}).items()
        },
        defaults=raw.get("defaults", {}),
        sha256=sha256,
    )


def fold(word: str) -> str:
    """A word as it is compared: without regard to case and spaces."""
    return " ".join(word.casefold().split())


def _plain(heading: str) -> str:
    return " ".join(heading.split())


Wrong = Iterator[tuple[str, str]]  # the key that stands on the line, and what is wrong


def _wrong_keys(raw: dict[str, Any]) -> Wrong:
    for key in raw:
        if key not in KEYS:
            yield key, f"‘{key}’ is not known. Known are: {', '.join(sorted(KEYS))}."
    for key in ("tracker", "owner", "sheet"):
        if key in raw and (not isinstance(raw[key], str) or not raw[key].strip()):
            yield key, f"{key} must be text."
    for key, why in (("tracker", "what the tracker is called"), ("owner", "which post is responsible")):
        if key not in raw:
            yield "", f'it must say {why}: {key} = "…".'
    for key, known in (("encoding", ENCODINGS), ("separator", SEPARATORS)):
        if key in raw and raw[key] not in known:
            yield key, f"{key} must be one of {', '.join(repr(one) for one in known)}."
    header = raw.get("header", 0)
    if not isinstance(header, int) or isinstance(header, bool) or header < 0:
        yield "header", "header must be the number of the row that has the headings."
    yield from _wrong_lists(raw)


def _wrong_lists(raw: dict[str, Any]) -> Wrong:
    for key in ("dates", "empty"):
        found = raw.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            yield key, f"{key} must be a list of texts."
        elif key == "dates":
            for form in found:
                if len(DATE_MARKS.findall(form)) != 3 or len(re.findall(r"%.?", form)) != 3:
                    yield (
                        key,
                        f"‘{form}’ is no form of a date: it needs %d, one of %m, %b and %B, and %Y or %y.",
                    )


def _wrong_columns(raw: dict[str, Any]) -> Wrong:
    columns = raw.get("columns")
    if not isinstance(columns, dict) or not columns:
        yield "columns", "[columns] must say of each heading which field it is."
        return
    taken: dict[str, str] = {}
    for heading, name in columns.items():
        known = FIELDS.get(name) if isinstance(name, str) else None
        if known is None and name != AS_FOUND:
            yield heading, f"‘{name}’ is no field. Fields are: {', '.join([*FIELDS, AS_FOUND])}."
        elif known and not known.many and known.name in taken:
            yield heading, f"‘{taken[known.name]}’ is mapped to {known.name} already, which takes one column."
        elif known:
            taken[known.name] = heading
    if "referred" not in [*taken, *_table(raw, "defaults")]:
        yield "columns", "one column must be mapped to referred, the day on which the service was told."


def _table(raw: dict[str, Any], name: str) -> dict[str, Any]:
    found = raw.get(name, {})
    return found if isinstance(found, dict) else {}


def _wrong_values(raw: dict[str, Any], lists: Lists) -> Wrong:
    if not isinstance(raw.get("values", {}), dict):
        yield "values", "values must be tables such as [values.outcome]."
    for name, words in _table(raw, "values").items():
        known = FIELDS.get(name)
        if known is None or not known.codes:
            coded = ", ".join(field.name for field in FIELDS.values() if field.codes)
            yield f"values.{name}", f"‘{name}’ has no codes. Fields with codes are: {coded}."
        elif not isinstance(words, dict):
            yield f"values.{name}", f"values.{name} must be a table of local words and codes."
        else:
            for word, code in words.items():
                yield from _wrong_code(word, lists[known.codes], code)


def _wrong_defaults(raw: dict[str, Any], lists: Lists) -> Wrong:
    if not isinstance(raw.get("defaults", {}), dict):
        yield "defaults", "[defaults] must be a table of fields and codes."
    for name, code in _table(raw, "defaults").items():
        known = FIELDS.get(name)
        if known is None or not known.codes:
            yield name, f"‘{name}’ has no codes, so it can have no default."
        elif code == AS_FOUND:
            yield name, "a default is what to record, so it cannot be as-found."
        else:
            yield from _wrong_code(name, lists[known.codes], code)


def _wrong_code(key: str, codes: CodeList, code: object) -> Wrong:
    known = dict.fromkeys(one.code for one in codes.codes)
    if not isinstance(code, str) or (code != AS_FOUND and code not in known):
        listed = ", ".join([*known, AS_FOUND])
        yield key, f"‘{code}’ is no code of {codes.title}. Codes are: {listed}."


def _line(text: str, key: str) -> int:
    """Where a key stands: as the name of a table, or before an equals sign; the first line where nowhere."""
    name = re.escape(key)
    here = re.compile(rf"""\s*(\[\s*{name}\s*\]|["']?{name}["']?\s*=)""") if key else re.compile("")
    return next((number for number, line in enumerate(text.splitlines(), 1) if here.match(line)), 1)


def check_headings(mapping: TrackerMapping, headings: Sequence[str], text: str = "") -> None:
    """Raise UnreadableMapping where the mapping names a column that the sheet has not."""
    missing = [heading for heading in mapping.columns if heading not in headings]
    if missing:
        lines = "\n".join(
            f"Mapping, line {_line(text, heading)}: the sheet has no column ‘{heading}’."
            for heading in missing
        )
        raise UnreadableMapping(lines, f"Its columns are: {', '.join(f'‘{one}’' for one in headings)}.")
