"""Canonical JSON: RFC 8785's own example where it applies, and what is refused, with the place named."""

import pytest

from heed.ledger import canonical
from heed.ledger.errors import NotCanonical


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({}, "{}"),
        ([], "[]"),
        ([True, False, 0, -1, 2**53 - 1], "[true,false,0,-1,9007199254740991]"),
        ({"b": 1, "a": [{"d": "", "c": True}]}, '{"a":[{"c":true,"d":""}],"b":1}'),
        ('\u20ac$\u000f\nA\'B"\\\\"/', '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'),
        ("\b\t\n\f\r\x7f\u2028", '"\\b\\t\\n\\f\\r\x7f\u2028"'),
    ],
)
def test_the_one_form(value: object, expected: str) -> None:
    assert canonical.encode(value) == expected.encode()


def test_keys_are_sorted_by_utf_16_code_units() -> None:
    keys = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\uff5e"]
    expected = ",".join(f'"{key}":0' for key in keys).replace("\r", "\\r")
    assert canonical.encode(dict.fromkeys(reversed(keys), 0)).decode() == f"{{{expected}}}"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, r"\$: NoneType"),
        (1.5, r"\$: float"),
        (b"a", r"\$: bytes"),
        ((1,), r"\$: tuple"),
        ({"a": [0, None]}, r"\$\.a\[1\]: NoneType"),
        ({"a": {1: 2}}, r"\$\.a: key 1 is not text"),
        ([2**53], r"\$\[0\]: 9007199254740992"),
        (-(2**53), r"\$: -9007199254740992"),
        ({"a": "e\u0301"}, r"\$\.a: text is not in composed form"),
        ({"e\u0301": 1}, "key .* is not in composed form"),
        ("\ud800", "surrogate"),
    ],
)
def test_what_has_no_form_is_refused_with_its_place(value: object, words: str) -> None:
    with pytest.raises(NotCanonical, match=words):
        canonical.encode(value)
