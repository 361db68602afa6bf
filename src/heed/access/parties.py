"""Who has a part in files: a question that lists ask for many files at once."""

from collections.abc import Iterable, Sequence

from heed.store.derived.models import Party


def parties_of(files: Iterable[str], parts: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """For each file the people and organisations with one of the parts, in the order of `parts`. One query."""
    rows = Party.objects.filter(file__in=list(files), part__in=parts).values_list("file", "party", "part")
    found: dict[str, tuple[str, ...]] = {}
    for file, party, _ in sorted(rows, key=lambda row: (row[0], parts.index(row[2]), row[1])):
        found[file] = (*found.get(file, ()), party)
    return found
