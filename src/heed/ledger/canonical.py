"""Canonical JSON: RFC 8785, restricted so that no two programs can disagree.

Allowed are NFC text, booleans, integers below 2^53 in size, lists, and objects with text keys. Floats, null
and everything else raise `NotCanonical`.
"""

import json
import unicodedata
from typing import Final

from heed.ledger.errors import NotCanonical

LARGEST: Final = 2**53 - 1


def encode(value: object) -> bytes:
    """The one JSON form of `value`, in UTF-8.

    Raises NotCanonical, naming the place (`$.parts[0].n`) and the reason.
    """
    return _text(value, "$").encode()


def check_text(text: str, where: str) -> str:
    """Return `text`, or raise NotCanonical if it is not NFC or holds half of a surrogate pair."""
    if text.isascii():
        return text
    if not unicodedata.is_normalized("NFC", text):
        raise NotCanonical(f"{where}: text is not in composed form (NFC)")
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise NotCanonical(f"{where}: text holds half of a surrogate pair")
    return text


def _text(value: object, where: str) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return _integer(value, where)
        case str():
            return json.dumps(check_text(value, where), ensure_ascii=False)
        case list():
            return "[" + ",".join(_text(item, f"{where}[{i}]") for i, item in enumerate(value)) + "]"
        case dict():
            return _object(value, where)
    raise NotCanonical(f"{where}: {type(value).__name__} has no canonical form")


def _integer(value: int, where: str) -> str:
    if abs(value) > LARGEST:
        raise NotCanonical(f"{where}: {value} is not below 2^53")
    return str(int(value))


def _object(value: dict[object, object], where: str) -> str:
    for key in value:
        if not isinstance(key, str):
            raise NotCanonical(f"{where}: key {key!r} is not text")
        check_text(key, f"{where}, key {key!r}")
    # RFC 8785 sorts by UTF-16 code units, which differs from code points above U+FFFF.
    keys = sorted((str(key) for key in value), key=lambda key: key.encode("utf-16-be"))
    return "{" + ",".join(f"{_text(k, where)}:{_text(value[k], f'{where}.{k}')}" for k in keys) + "}"
