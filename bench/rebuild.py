"""`heed rebuild`: the read models made anew from the record, in facts a second, and its memory."""

from collections.abc import Iterator
from itertools import count
from typing import Final

from bench.command import heed
from bench.measure import Finding, Target, alone, compared, say
from bench.place import analyse, made
from bench.sizes import Sizes
from bench.verify import fill, size

NAME: Final = "rebuild"
ROUNDS: Final = 3
FLAT = Target(at_most=1.25)


def run(sizes: Sizes) -> Iterator[Finding]:
    """First a tenth of the facts, for their memory, then all."""
    with made():
        numbers = count()
        fill(numbers, sizes.rebuilt // 10)
        analyse()
        tenth = heed("rebuild").memory
        fill(numbers, sizes.rebuilt)
        analyse()
        facts, costs = size(), []
        for number in range(ROUNDS):
            say(f"  round {number + 1} of {ROUNDS}")
            costs.append(heed("rebuild"))
        yield alone(NAME, f"{facts} facts", "facts/s", [facts / cost.wall for cost in costs])
        yield compared(
            NAME, f"memory, {facts} facts", "MiB", [costs[0].memory], against="a tenth of them", others=[tenth],
            target=FLAT,
        )  # fmt: skip
