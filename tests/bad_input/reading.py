"""A form read back from the HTML of a page, as a browser would send it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.db import connection
from django.http import QueryDict


@dataclass
class _Select:
    name: str
    chosen: list[str] = field(default_factory=list)


class _Forms(HTMLParser):
    """Collects what every POST form of the page would send."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.sent: list[tuple[str, str]] = []
        self._inside = False
        self._area: tuple[str, list[str]] | None = None
        self._select: _Select | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        got = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._inside = got.get("method", "").lower() == "post"
        elif not self._inside:
            return
        elif tag == "input":
            self._input(got, checked=any(name == "checked" for name, _ in attrs))
        elif tag == "textarea":
            self._area = (got["name"], [])
        elif tag == "select":
            self._select = _Select(got["name"])
        elif tag == "option" and self._select and any(name == "selected" for name, _ in attrs):
            self._select.chosen.append(got.get("value", ""))

    def _input(self, got: dict[str, str], *, checked: bool) -> None:
        kind = got.get("type", "text")
        if "name" in got and (kind not in {"radio", "checkbox"} or checked):
            self.sent.append((got["name"], got.get("value", "")))

    def handle_data(self, data: str) -> None:
        if self._area:
            self._area[1].append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._inside = False
        elif tag == "textarea" and self._area:
            name, pieces = self._area
            self.sent.append((name, "".join(pieces).removeprefix("\n")))
            self._area = None
        elif tag == "select" and self._select:
            self.sent += [(self._select.name, value) for value in self._select.chosen]
            self._select = None


def sent_by(html: str) -> QueryDict:
    """What the POST forms of a page, the one for signing out among them, would send."""
    reader = _Forms()
    reader.feed(html)
    found = QueryDict(mutable=True)
    for name, value in reader.sent:
        found.appendlist(name, value)
    return found


def html_of(page: Any) -> str:
    """The HTML of a response."""
    return str(page.content.decode())


def size_of_record() -> int:
    """How many statements the record holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM permanent.entry WHERE book = 'record'")
        return int(cursor.fetchone()[0])
