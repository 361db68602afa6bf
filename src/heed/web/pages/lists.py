"""Long lists, page by page: by where the last row stood, never by counting rows, so that depth costs nothing.

Each list is merged from one short index scan for each kind of row that is wanted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import QueryDict

from heed.duties import WORDS
from heed.store.database import raw, run
from heed.web.components import Link

SIZE = 25
SEPARATOR = "~"

DUE = """
SELECT d.file, d.item, d.what, d.owner, d.due, d.original
FROM unnest(%s::text[]) AS wanted(what) {posts} CROSS JOIN LATERAL (
    SELECT * FROM derived_due
    WHERE derived_due.what = wanted.what {owner} AND due >= %s AND due <= %s AND (due, file, item) > (%s, %s, %s)
    ORDER BY due, file, item LIMIT %s
) d ORDER BY d.due, d.file, d.item LIMIT %s
"""
KINDS_THERE_ARE = """
SELECT what FROM unnest(%s::text[]) WITH ORDINALITY AS wanted(what, place)
WHERE EXISTS (SELECT FROM derived_due WHERE derived_due.what = wanted.what) ORDER BY place
"""
FILES = """
SELECT f.file, f.opened_at
FROM unnest(%s::text[]) AS wanted(state) {posts} CROSS JOIN LATERAL (
    SELECT file, opened_at FROM derived_file
    WHERE kind = %s AND derived_file.state = wanted.state {owner} AND (opened_at, file) < (%s, %s)
    ORDER BY opened_at DESC, file DESC LIMIT %s
) f ORDER BY f.opened_at DESC, f.file DESC LIMIT %s
"""
OF_POSTS = {"posts": "CROSS JOIN unnest(%s::text[]) AS owning(post)", "owner": "AND owner = owning.post"}
OF_ALL = {"posts": "", "owner": ""}


@dataclass(frozen=True, slots=True)
class Step:
    """A row of the queue."""

    file: str
    item: str
    what: str
    owner: str
    due: date
    original: date

    @property
    def cursor(self) -> str:
        """Where the row stands in the order of the queue."""
        return SEPARATOR.join((self.due.isoformat(), self.file, self.item))


@dataclass(frozen=True, slots=True)
class Listed:
    """A row of a list of files."""

    file: str
    opened_at: datetime

    @property
    def cursor(self) -> str:
        """Where the row stands, the newest first."""
        return SEPARATOR.join((self.opened_at.isoformat(), self.file))


def due_page(
    kinds: Sequence[str],
    *,
    owners: Sequence[str] = (),
    since: date,
    until: date,
    after: str,
    size: int = SIZE,
) -> list[Step]:
    """Up to `size` + 1 steps of the kinds due in the span, after a cursor; of some posts, or of all ([])."""
    day, file, item = _split(after, 3) or (date.min.isoformat(), "", "")
    query = DUE.format(**(OF_POSTS if owners else OF_ALL))
    place = [*([list(owners)] if owners else []), since, until, _day(day), file, item, size + 1, size + 1]
    with raw() as connection:
        return [Step(*row) for row in run(connection, query, [list(kinds), *place]).fetchall()]


def kinds_there_are() -> list[str]:
    """The kinds of step that wait anywhere, in the order of the steps of a case."""
    with raw() as connection:
        return [row[0] for row in run(connection, KINDS_THERE_ARE, [list(WORDS)]).fetchall()]


def file_page(
    kind: str, states: Sequence[str], *, owners: Sequence[str] = (), after: str = "", size: int = SIZE
) -> list[Listed]:
    """Up to `size` + 1 files of the kind in any of the states, the newest first, after a cursor; of posts or of all."""
    moment, file = _split(after, 2) or ("", "")
    query = FILES.format(**(OF_POSTS if owners else OF_ALL))
    place = [*([list(owners)] if owners else []), kind, _moment(moment), file, size + 1, size + 1]
    with raw() as connection:
        return [Listed(*row) for row in run(connection, query, [list(states), *place]).fetchall()]


def _split(cursor: str, parts: int) -> list[str] | None:
    split = cursor.replace("\0", "").split(SEPARATOR)
    return split if len(split) == parts else None


def _day(text: str) -> date:
    """A cursor that was not made here leads to the first page."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.min


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return datetime.max


def page_links(chosen: QueryDict, more: bool, last: str) -> tuple[Link | None, Link | None]:
    """Back to the first page, and on to the next, with the same filters."""
    kept = chosen.copy()
    here = kept.pop("after", None)
    first = Link("First page", f"?{kept.urlencode()}") if here else None
    kept["after"] = last
    return first, Link("Next page", f"?{kept.urlencode()}") if more else None
