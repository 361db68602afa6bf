"""Blind search keys: a name is found, also with one letter wrong, without lying readable on disk.

For each word of a name its key and the keys of the word with one letter left out; a query does the same, so
that one letter wrong, missing, surplus or swapped with its neighbour still shares a key. Each key is a
truncated HMAC. Such an index leaks which files share a key and how many, and nothing more as long as its
secret is kept.
"""

import hmac
import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
SHORTEST_WITH_LETTER_LEFT_OUT = 4


def words(text: str) -> list[str]:
    """Lower-case words without accents and punctuation: "Zoë O'Hara" gives zoe, ohara."""
    plain = unicodedata.normalize("NFKD", text.replace("'", "").replace("’", "")).casefold()
    return _WORD.findall("".join(c for c in plain if not unicodedata.combining(c)))


def spellings(word: str) -> set[str]:
    """The word, and the word with any one letter left out."""
    if len(word) < SHORTEST_WITH_LETTER_LEFT_OUT:
        return {word}
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


def search_key(secret: bytes, spelling: str) -> int:
    """64 bits of HMAC-SHA256 as a signed integer."""
    return int.from_bytes(hmac.digest(secret, spelling.encode(), "sha256")[:8], signed=True)


def search_keys(secret: bytes, texts: Iterable[str]) -> set[int]:
    """All keys under which the texts are found."""
    every = {spelling for text in texts for word in words(text) for spelling in spellings(word)}
    return {search_key(secret, spelling) for spelling in every}
