"""Recording in bulk, beside saving one row after another by Django without history."""

from collections.abc import Callable, Iterator
from itertools import count
from time import perf_counter
from typing import Final

from bench.invented import ACTOR, START, concern, incident, record_file, screen
from bench.measure import Finding, Target, compared, rate, say
from bench.place import made
from bench.sizes import Sizes

NAME: Final = "bulk"
LENGTH: Final = 12
TARGET = Target(at_least=40.0)


def run(sizes: Sizes) -> Iterator[Finding]:
    """Concerns that are screened, and allegation files; one command for each concern, screening and file."""
    with made():
        from bench.audited import new_row, ways
        from bench.models import PlainCase

        PlainCase.objects.bulk_create([new_row(PlainCase, number) for number in range(sizes.rows)])
        save = ways(range(1, sizes.rows + 1))["Django save()"]
        numbers = count()
        yield from _rounds(sizes, save, numbers)


def _rounds(sizes: Sizes, save: Callable[[], object], numbers: Iterator[int]) -> Iterator[Finding]:
    record_many(numbers, sizes.bulk // 10)
    rate(save, sizes.operations // 4)
    ours, theirs = [], []
    for number in range(sizes.rounds):
        ours.append(record_many(numbers, sizes.bulk))
        theirs.append(rate(save, sizes.operations))
        say(f"  round {number + 1} of {sizes.rounds}: {ours[-1]:.0f} facts/s, {theirs[-1]:.0f} saves/s")
    yield compared(
        NAME,
        f"{sizes.bulk} facts",
        "facts or rows/s",
        ours,
        against="Django save()",
        others=theirs,
        target=TARGET,
    )


def record_many(numbers: Iterator[int], facts: int) -> float:
    """Record about so many facts; how many a second, the last commit included."""
    from heed.store.bulk import Bulk

    started = perf_counter()
    with Bulk() as bulk:
        while bulk.recorded < facts:
            number = next(numbers)
            record_file(bulk, f"c{number}", [concern(number)])
            bulk.record(
                actor=ACTOR, command=f"screen c{number}", now=START, reads={f"c{number}": 1}, decide=screen
            )
            record_file(bulk, f"a{number}", incident(number, LENGTH))
    return bulk.recorded / (perf_counter() - started)
