"""Where in a TOML text a table, a key or a row stands, so that a fault can be named by its line."""

from __future__ import annotations

import itertools
import re

_OPAQUE = re.compile(
    r'"""(?:\\.|[^\\])*?"""|\'\'\'.*?\'\'\'|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL
)
_TABLE = re.compile(r"^[ \t]*\[\[[ \t]*table[ \t]*\]\]", re.MULTILINE)
_ROW_TABLE = re.compile(r"^[ \t]*\[\[[ \t]*table[ \t]*\.[ \t]*rows[ \t]*\]\]", re.MULTILINE)


class Lines:
    """Line numbers, from 1, of a text that is valid TOML. What cannot be found has its table's line."""

    def __init__(self, text: str) -> None:
        self._text = _OPAQUE.sub(lambda found: re.sub(r"[^\n]", " ", found.group()), text)
        starts = [found.start() for found in _TABLE.finditer(self._text)]
        self._sections = list(itertools.pairwise([*starts, len(self._text)]))

    def top(self, key: str) -> int:
        """The line of a key above the first table, or 1."""
        end = self._sections[0][0] if self._sections else len(self._text)
        return self._line(self._find_key(key, 0, end) or 0)

    def table(self, index: int) -> int:
        return self._line(self._section(index)[0])

    def key(self, index: int, key: str) -> int:
        start, end = self._section(index)
        found = self._find_key(key, start, end)
        return self._line(start if found is None else found)

    def row(self, index: int, row: int) -> int:
        start, end = self._section(index)
        rows = [found.start() for found in _ROW_TABLE.finditer(self._text, start, end)]
        if not rows:
            after = self._find_key("rows", start, end) or start
            rows = [found.start() for found in re.compile(r"\{").finditer(self._text, after, end)]
        return self._line(rows[row]) if row < len(rows) else self.key(index, "rows")

    def _section(self, index: int) -> tuple[int, int]:
        return self._sections[index] if index < len(self._sections) else (0, len(self._text))

    def _find_key(self, key: str, start: int, end: int) -> int | None:
        found = re.compile(rf"^[ \t]*{re.escape(key)}[ \t]*=", re.MULTILINE).search(self._text, start, end)
        return found.start() if found else None

    def _line(self, position: int) -> int:
        lead = re.compile(r"\s*").match(self._text, position)
        return self._text.count("\n", 0, lead.end() if lead else position) + 1
