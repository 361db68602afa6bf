"""Those on record who share the rarest keys with a profile, unsealed for scoring."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from heed.facts.registry import FileKind
from heed.matching.keys import Query
from heed.matching.profile import Profile
from heed.store.database import Connection, raw, run
from heed.store.derived.matchkeys import match_keys, open_profile
from heed.store.keys import FileKeyRow, PartKeyRow, open_content_key
from heed.store.roots import roots, search_secret

LOOKED_AT: Final = 100  # profiles unsealed and scored for one question
FOR_ONE_KEY: Final = 300  # a key that more files share tells too little to fetch them
COUNTED_TO: Final = 10_000

# The planner's own estimate is near enough once there are many; a few are counted.
SIZE = """
SELECT CASE WHEN reltuples >= %s THEN reltuples::bigint ELSE (SELECT count(*) FROM derived_match) END
FROM pg_class WHERE oid = 'derived_match'::regclass
"""
COUNTS = """
SELECT asked.key, found.files
FROM unnest(%s::bigint[]) AS asked (key)
CROSS JOIN LATERAL (
    SELECT count(*) AS files FROM (SELECT FROM derived_match_key k WHERE k.key = asked.key LIMIT %s) few
) found
"""
# For each tag the rarest key that a file shares counts, in bits; their sum ranks the files.
CANDIDATES = """
WITH found AS MATERIALIZED (
    SELECT asked.tag, every.files, log(2.0, %s::numeric / cardinality(every.files))::float8 AS bits
    FROM unnest(%s::bigint[], %s::text[]) AS asked (key, tag)
    CROSS JOIN LATERAL (
        SELECT array_agg(file) AS files
        FROM (SELECT file FROM derived_match_key k WHERE k.key = asked.key LIMIT %s) few
    ) every
    WHERE cardinality(every.files) <= %s
), ranked AS (
    SELECT file, sum(bits) AS bits
    FROM (
        SELECT file, max(bits) AS bits
        FROM found CROSS JOIN LATERAL unnest(found.files) AS file
        GROUP BY file, tag
    ) by_tag
    WHERE file <> ALL(%s)
    GROUP BY file
    ORDER BY bits DESC, file
    LIMIT %s
)
SELECT m.kind, m.profile, f.file, f.root, f.wrapped, k.id, k.file, k.part, k.root, k.wrapped
FROM ranked
JOIN derived_match m USING (file)
JOIN keys.file_key f USING (file)
JOIN keys.part_key k USING (file)
WHERE k.part = 'content'
ORDER BY ranked.bits DESC, m.file
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be meant: its kind, and what it can be recognised by."""

    file: str
    kind: FileKind
    profile: Profile


@dataclass(frozen=True, slots=True)
class Candidates:
    """The likeliest first; how many files can be recognised, and how many of them have each key that was counted."""

    found: tuple[Candidate, ...]
    size: int
    counts: Mapping[str, int]


def candidates(query: Query, *, exclude: Collection[str] = ()) -> Candidates:
    """The best of those that share a key with the query, without the files excluded."""
    with raw() as connection:
        ((size,),) = run(connection, SIZE, [COUNTED_TO]).fetchall()
        counts = _counts(connection, query.count)
        rows = _ranked(connection, query.look_for, max(size, 1), exclude)
    return Candidates(tuple(map(_candidate, rows)), size, counts)


def _counts(connection: Connection, keys: Collection[str]) -> dict[str, int]:
    hashed = match_keys(search_secret(), keys)
    rows = run(connection, COUNTS, [list(hashed), COUNTED_TO]).fetchall()
    return {hashed[key]: files for key, files in rows}


def _ranked(
    connection: Connection, keys: Collection[str], size: int, exclude: Collection[str]
) -> list[tuple[Any, ...]]:
    hashed = match_keys(search_secret(), keys)
    tags = [key[0] for key in hashed.values()]
    values = [size, list(hashed), tags, FOR_ONE_KEY + 1, FOR_ONE_KEY, list(exclude), LOOKED_AT]
    return run(connection, CANDIDATES, values).fetchall()


def _candidate(row: tuple[Any, ...]) -> Candidate:
    kind, sealed, *keys = row
    content = open_content_key(FileKeyRow(*keys[:3]), PartKeyRow(*keys[3:]), roots())
    return Candidate(keys[0], kind, open_profile(sealed, keys[0], content.key))
