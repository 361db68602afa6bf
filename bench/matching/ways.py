"""Ways of finding one person: the product's own, and pg_trgm. Each answers with files, the likest first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.matching.errors import Query
from bench.place import DATABASE

Way = Callable[[Query], Sequence[str]]
SHOWN = 10
TRIGRAMS = """
SELECT file FROM bench_name WHERE name %% %s
ORDER BY similarity(name, %s) + CASE WHEN born = %s THEN 0.3 ELSE 0 END DESC, file LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What our own way says: files, the strength of the first, and how many share a name that is too common."""

    files: tuple[str, ...]
    strength: float = float("-inf")
    band: str = ""
    too_common: int = 0


def answer(query: Query) -> Answer:
    """From end to end as a page asks it: keys, SQL, unsealing, scoring."""
    from heed.access.matches import Asked, look_for

    address = " ".join(filter(None, (query.address, query.postcode)))
    found = look_for(
        Asked(
            name=query.name,
            born=query.born,
            sex=query.sex,
            address=address,
            phones=(query.phone,) if query.phone else (),
        ),
        limit=SHOWN,
    )
    if not found.found:
        return Answer((), too_common=found.too_common)
    first = found.found[0]
    return Answer(tuple(one.file for one in found.found), first.strength, first.band)


def trigrams(query: Query) -> Sequence[str]:
    """pg_trgm at its own threshold, with a bonus for the date of birth. It sees names and dates alone."""
    from heed.store.database import raw, run

    name = query.name.casefold()
    with raw() as connection:
        return [row[0] for row in run(connection, TRIGRAMS, [name, name, query.born, SHOWN]).fetchall()]


def prepare_trigrams(admin: str) -> None:
    """Make the index as a superuser may."""
    import psycopg

    with psycopg.connect(admin, dbname=DATABASE, autocommit=True) as server:
        server.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        server.execute("SET maintenance_work_mem = '1GB'")
        server.execute("CREATE INDEX bench_name_trgm ON bench_name USING gin (name gin_trgm_ops)")
