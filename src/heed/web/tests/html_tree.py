"""HTML reduced to what a browser makes of it, so that two ways of writing the same thing are equal."""

import re
from html.parser import HTMLParser

VOID = {"input", "br", "img", "hr", "meta", "link", "path"}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = " ".join(f"{name}={_tidy(name, value or '')!r}" for name, value in sorted(attrs))
        self.parts.append(f"<{tag} {named}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        # Words on either side of a tag stay apart or together as they were; other space is layout.
        text = re.sub(r"\s+", " ", data)
        if text.strip():
            self.parts.append(text)


def _tidy(name: str, value: str) -> str:
    return " ".join(sorted(value.split())) if name == "class" else value


def tree(html: str) -> list[str]:
    """The tags with their attributes in order of name, and the text between them."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [part if part.startswith("<") else part.strip() for part in _spaced(reader.parts)]


def _spaced(parts: list[str]) -> list[str]:
    """Marks text that touches a span without a space, since there the space is read out."""
    marked = []
    for before, part in zip(["", *parts], parts, strict=False):
        touches = before.startswith(("<span", "</span")) and not part.startswith(("<", " "))
        marked.append(f"·{part}" if touches and before.startswith("</span") else part)
    return marked
