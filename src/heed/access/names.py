"""Names for pseudonyms, unsealed for a page that somebody was let into."""

from collections.abc import Iterable

from heed.store.database import raw, run
from heed.store.derived.models import Post
from heed.store.derived.projection import Card, open_card
from heed.store.keys import FileKeyRow, PartKeyRow, open_content_key
from heed.store.roots import roots

CARDS = """
SELECT d.card, f.file, f.root, f.wrapped, k.id, k.file, k.part, k.root, k.wrapped
FROM derived_file d JOIN keys.file_key f USING (file) JOIN keys.part_key k USING (file)
WHERE d.file = ANY(%s) AND k.part = 'content'
"""


def cards(files: Iterable[str]) -> dict[str, Card]:
    """The cards of files; those that do not exist are left out."""
    with raw() as connection:
        rows = run(connection, CARDS, [sorted(set(files))]).fetchall()
    return {row[1]: _open(row) for row in rows}


def _open(row: tuple[bytes, str, str, bytes, str, str, str, str | None, bytes]) -> Card:
    key = open_content_key(FileKeyRow(*row[1:4]), PartKeyRow(*row[4:]), roots())
    return open_card(row[0], row[1], key.key)


def titles(files: Iterable[str]) -> dict[str, str]:
    """The name or title on each card."""
    return {file: card.title for file, card in cards(files).items()}


def post_titles(posts: Iterable[str]) -> dict[str, str]:
    """The titles of posts."""
    return dict(Post.objects.filter(post__in=set(posts)).values_list("post", "title"))
