"""Names for pseudonyms, unsealed for a page that somebody was let into."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from heed.facts.registry import FileKind
from heed.store.database import raw, run
from heed.store.derived.models import Post
from heed.store.derived.projection import Card, open_card
from heed.store.keys import FileKeyRow, PartKeyRow, open_content_key
from heed.store.roots import roots

CARDS = """
SELECT d.kind, d.state, d.reference, d.card, f.file, f.root, f.wrapped, k.id, k.file, k.part, k.root, k.wrapped
FROM derived_file d JOIN keys.file_key f USING (file) JOIN keys.part_key k USING (file)
WHERE d.file = ANY(%s) AND k.part = 'content'
"""


@dataclass(frozen=True, slots=True)
class Named:
    """What a list shows of a file: its kind, how it stands, its reference, and its unsealed card."""

    file: str
    kind: FileKind
    state: str
    reference: str
    card: Card

    @property
    def title(self) -> str:
        """The name of a person or an organisation, or what a case is about."""
        return self.card.title


def named(files: Iterable[str]) -> dict[str, Named]:
    """What lists show of the files, in one round trip; those that do not exist are left out."""
    wanted = sorted(set(files))
    if not wanted:
        return {}
    with raw() as connection:
        rows = run(connection, CARDS, [wanted]).fetchall()
    return {found.file: found for found in map(_named, rows)}


def _named(row: tuple[Any, ...]) -> Named:
    kind, state, reference, card, *keys = row
    content = open_content_key(FileKeyRow(*keys[:3]), PartKeyRow(*keys[3:]), roots())
    file: str = keys[0]
    return Named(file, kind, state, reference, open_card(card, file, content.key))


def cards(files: Iterable[str]) -> dict[str, Card]:
    """The cards of files; those that do not exist are left out."""
    return {file: found.card for file, found in named(files).items()}


def called(file: str) -> str:
    """What a form says that a file is called: the reference of a case, the name of anybody else."""
    return next((one.reference or one.title for one in named([file]).values()), "")


def titles(files: Iterable[str]) -> dict[str, str]:
    """The name or title on each card."""
    return {file: found.title for file, found in named(files).items()}


def post_titles(posts: Iterable[str]) -> dict[str, str]:
    """The titles of posts."""
    wanted = set(posts)
    if not wanted:
        return {}
    return dict(Post.objects.filter(post__in=wanted).values_list("post", "title"))
