"""Good answers spoilt in one place, for every field of a form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Any
from urllib.parse import quote_plus

from heed.web.forms import (
    CheckboxesField,
    DateField,
    HeedForm,
    LineField,
    LongTextField,
    RadioField,
    SelectField,
    WhenField,
)

TWO_MEGABYTES = 2 * 1024 * 1024
LONG_LINE = "a line of words " * 64 + "\r\n"
PASTE = LONG_LINE * (TWO_MEGABYTES // len(LONG_LINE))
DATES = {
    "31 February": ("31", "2", "2024"),
    "words": ("the", "first", "Tuesday"),
    "year 99999": ("1", "1", "99999"),
    "Arabic digits": ("١", "١", "٢٠٢٤"),
    "year 0": ("1", "1", "0000"),
    "raised digits": ("²", "1", "2024"),
    "below zero": ("-1", "1", "2024"),
    "NUL": ("1", "1", "20\x0024"),
    "unreadable": ("1", "�", "2024"),
    "a paste": ("1" * 20_000, "1", "2024"),
}
TEXTS = {"a bell": "A\x07 bell", "NUL": "A\x00 zero", "unreadable": "A�", "delete": "A\x7f", "C1": "A\x85 B"}
CODES = ("no-such-code", "\x00", "��", "x" * 50_000)
CODED = (RadioField, SelectField, CheckboxesField)
WORDS = (LineField, LongTextField)
HIDDEN = {"position", "idempotency_key"}
POSITIONS = ("", "-1", "+0", "one", "1.0", "٣", "0x1", "\x00", "1 OR 1=1", "9" * 400)
KEYS = ("", "x", "A" * 32, "a" * 33, "\x00" * 32, "٣" * 32, "../" * 11, "a" * 5000)


@dataclass(frozen=True, slots=True)
class Spoilt:
    """What is sent; messages must lead to the fields in `blamed`; `lost` is what no page can hold."""

    what: str
    sent: dict[str, str]
    blamed: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()


def spoilt(form: HeedForm, good: dict[str, str], ways: int = 99) -> Iterator[Spoilt]:
    """Every field of the form spoilt in each way that fits it: all fields at once, pastes one at a time.

    Days, codes and texts are spoilt together, each kind in its next way, since each field is blamed by itself.

    `ways` bounds how many ways are tried where all forms share the code.
    """
    beneath = {name for field, _, names in _revealing(form, good) for name in names}
    fields = {name: field for name, field in form.fields.items() if name not in beneath}
    coded = {n: f for n, f in fields.items() if isinstance(f, CODED)}
    deciding = [n for n, f in coded.items() if any(getattr(o, "reveals", ()) for o in f.options)]
    yield from _together(
        good,
        _dates([n for n, f in fields.items() if isinstance(f, DateField | WhenField)], good, ways),
        _codes(tuple(set(coded) - set(deciding)), good),
        _texts([n for n, f in fields.items() if isinstance(f, WORDS)], good),
    )
    for name in deciding:
        yield from _codes((name,), good)  # by itself: it decides which other fields are asked
    yield from _pastes({n: f for n, f in fields.items() if isinstance(f, WORDS)}, good)
    asked = [n for n, f in fields.items() if f.required and n not in HIDDEN]
    yield from _missing(
        asked, good, revealed={name for _, _, names in _revealing(form, {}) for name in names}
    )


def _together(good: dict[str, str], *kinds: Iterator[Spoilt]) -> Iterator[Spoilt]:
    """The first of each kind in one form, the second of each in the next, until no kind has any."""
    for cases in zip_longest(*kinds):
        found = [case for case in cases if case]
        bad = {name: text for case in found for name, text in case.sent.items() if good.get(name) != text}
        yield Spoilt(
            " and ".join(case.what for case in found),
            {**good, **bad},
            tuple(name for case in found for name in case.blamed),
            tuple(name for case in found for name in case.lost),
        )


def _revealing(form: HeedForm, good: dict[str, str]) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Each answer that was not given, with the fields that belong to it."""
    for name, field in form.fields.items():
        for option in field.options if isinstance(field, RadioField) else ():
            if good.get(name) != option.value:
                yield name, option.value, option.reveals


def boxes(name: str) -> list[str]:
    """The names of the boxes of a date."""
    return [f"{name}-{part}" for part in ("day", "month", "year")]


def _dates(names: list[str], good: dict[str, str], ways: int) -> Iterator[Spoilt]:
    for what, typed in list(DATES.items())[:ways] if names else ():
        bad = {box: text for name in names for box, text in zip(boxes(name), typed, strict=True)}
        yield Spoilt(what, {**good, **bad}, tuple(names))


def _codes(names: tuple[str, ...], good: dict[str, str]) -> Iterator[Spoilt]:
    for code in CODES if names else ():
        yield Spoilt(f"code {code[:12]!r}", {**good, **dict.fromkeys(names, code)}, names, names)


def _texts(names: list[str], good: dict[str, str]) -> Iterator[Spoilt]:
    for what, text in TEXTS.items() if names else ():
        yield Spoilt(what, {**good, **dict.fromkeys(names, text)}, tuple(names))


def _pastes(fields: Mapping[str, Any], good: dict[str, str]) -> Iterator[Spoilt]:
    """Two megabytes into each long field, one at a time, and a large piece into all lines at once."""
    lines = tuple(name for name, field in fields.items() if isinstance(field, LineField))
    if lines:
        yield Spoilt("a paste", {**good, **dict.fromkeys(lines, "words " * 3_000)}, lines)
    for name in set(fields) - set(lines):
        yield Spoilt(f"{name}: two megabytes", {**good, name: PASTE}, (name,))


def _missing(names: list[str], good: dict[str, str], revealed: set[str]) -> Iterator[Spoilt]:
    """No answer at all: what belongs to an answer of another field is then not asked for."""
    if not names:
        return  # a form that asks for nothing is answered by nothing
    asked = {box for name in names for box in (name, *boxes(name))}
    left = {name: value for name, value in good.items() if name not in asked}
    blamed = tuple(name for name in names if name not in revealed)
    yield Spoilt("nothing", left, blamed)
    yield Spoilt("spaces", {**left, **dict.fromkeys(names, " \t ")}, (), tuple(asked))


def without_reference(good: dict[str, str], ways: int = 99) -> Iterator[Spoilt]:
    """The hidden fields missing or tampered with; `ways` as for `spoilt`."""
    for name, values in (("position", POSITIONS), ("idempotency_key", KEYS)):
        yield Spoilt(f"{name} missing", {k: v for k, v in good.items() if k != name})
        for value in values[:ways]:
            yield Spoilt(f"{name} {value[:12]!r}", {**good, name: value})


def encoded(sent: dict[str, str]) -> bytes:
    """As a browser sends it; a lone surrogate and every U+FFFD become bytes that are not UTF-8."""
    return "&".join(f"{quote_plus(name)}={_quoted(value)}" for name, value in sent.items()).encode("ascii")


@lru_cache(256)
def _quoted(value: str) -> str:
    """Kept for the next form: to quote two megabytes takes longer than to answer them."""
    return quote_plus(value).replace(quote_plus("�"), "%FF%ED%A0%80")
