"""Text as it goes on the record: one Unicode form, nothing unreadable, never cut short."""

import re
import unicodedata

from django.core.exceptions import ValidationError

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
MARKED = re.compile("[\ufffd\ud800-\udfff]")

LINE_LIMIT = 200
LONG_LIMIT = 20_000

UNREADABLE = (
    "This text holds a character that could not be read, shown as “�”. "
    "Delete it or type it again, then send the form."
)


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """One line: as `clean_text`, and a line break is refused."""
    line = unicodedata.normalize("NFC", text).strip()
    _refuse_unreadable(line, allowed="")
    _refuse_long(line, limit)
    return line


def clean_text(text: str, limit: int = LONG_LIMIT) -> str:
    """Text in normal form C with plain line ends, without space at its ends.

    Raises ValidationError for control characters, for what was not valid UTF-8 when it was sent, and for
    text above the limit. Nothing is silently replaced or cut: the worker decides what the words are.
    """
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    _refuse_unreadable(plain, allowed="\n\t")
    _refuse_long(plain, limit)
    return plain


def showable(text: str) -> str:
    """The same text for a page: a lone surrogate cannot be sent as UTF-8, so its place is marked."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")


def _refuse_unreadable(text: str, allowed: str) -> None:
    # Django decodes a request leniently: bytes that are not UTF-8 arrive as U+FFFD.
    if MARKED.search(text):
        raise ValidationError(UNREADABLE, code="unreadable")
    for found in CONTROL.finditer(text):
        if found[0] not in allowed:
            raise ValidationError(_control_message(found[0], found.end()), code="control")


def _control_message(character: str, place: int) -> str:
    name = {"\n": "a line break", "\r": "a line break", "\t": "a tab"}.get(character)
    what = name or f"a control character (code {ord(character):02X})"
    return f"Character {place:,} of this text is {what}, which cannot be recorded here. Delete it."


def _refuse_long(text: str, limit: int) -> None:
    if len(text) > limit:
        message = f"This is {len(text):,} characters long. It must be {limit:,} characters or fewer."
        raise ValidationError(message, code="max_length")
