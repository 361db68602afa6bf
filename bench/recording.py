"""One decision put on the record whole, beside one row saved by Django alone and with libraries' histories.

The decision screens a concern: its file is read and unsealed, the decision made from it, sealed, projected,
appended and committed. The row is locked, three of its fields changed, saved and committed.
"""

import secrets
from collections.abc import Iterator
from functools import partial
from itertools import count
from typing import Final

from bench.crew import Crew, Pace, Ways, crew
from bench.invented import ACTOR, START, add_note, concern, incident, record_file, screen
from bench.measure import Finding, Target, compared, say
from bench.place import analyse, made
from bench.sizes import Sizes

NAME: Final = "recording"
HEED, LONG = "screening a concern", "a note in a file of 20 facts"
LENGTH: Final = 20
OTHERS = ("Django save()", "django-simple-history", "django-auditlog", "django-pghistory")
TARGET = Target(at_least=1.0)


def run(sizes: Sizes) -> Iterator[Finding]:
    """With one worker and with several."""
    with made() as place:
        everybody = 1 + sizes.workers
        say(f"recording: preparing {needed(sizes) * everybody * (LENGTH + 1)} facts")
        fill(sizes, everybody)
        for first, workers in ((0, 1), (1, sizes.workers)):
            say(f"recording with {workers} at once")
            with crew(place, workers, partial(ways, sizes, first)) as team:
                yield from _findings(_paces(team, sizes), workers)


def _paces(team: Crew, sizes: Sizes) -> dict[str, list[Pace]]:
    """By way; each round does every way, each round beginning with another."""
    names = [HEED, *OTHERS, LONG]
    paces: dict[str, list[Pace]] = {name: [] for name in names}
    for name in names:
        team.run(name, _warming(sizes))
    for number in range(sizes.rounds):
        say(f"  round {number + 1} of {sizes.rounds}")
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            paces[name].append(team.run(name, sizes.operations))
    return paces


def _findings(paces: dict[str, list[Pace]], workers: int) -> Iterator[Finding]:
    for other in OTHERS:
        yield _finding(paces, HEED, other, workers, TARGET)
    yield _finding(paces, LONG, OTHERS[0], workers, None)


def _finding(
    paces: dict[str, list[Pace]], ours: str, other: str, workers: int, target: Target | None
) -> Finding:
    cpu = sorted(o.cpu / t.cpu for o, t in zip(paces[ours], paces[other], strict=True))
    return compared(
        NAME, f"{ours}, {workers} at once", "changes/s", [pace.rate for pace in paces[ours]], against=other,
        others=[pace.rate for pace in paces[other]], target=target,
        more={"client CPU ratio": round(cpu[len(cpu) // 2], 2)},
    )  # fmt: skip


def _warming(sizes: Sizes) -> int:
    return sizes.operations // 4


def needed(sizes: Sizes) -> int:
    """How many times a worker does each way, the warming up included."""
    return sizes.operations * sizes.rounds + _warming(sizes)


def fill(sizes: Sizes, workers: int) -> None:
    """A fresh concern for every screening, a long file for every note, and the rows."""
    from bench.audited import new_row
    from bench.models import COMPARED
    from heed.store.bulk import Bulk

    with Bulk() as bulk:
        for number in range(needed(sizes) * workers):
            record_file(bulk, f"c{number}", [concern(number)])
            record_file(bulk, f"a{number}", incident(number, LENGTH))
    for model in COMPARED:
        model.objects.bulk_create([new_row(model, number) for number in range(sizes.rows * workers)])
    analyse()


def ways(sizes: Sizes, first: int, number: int) -> Ways:
    """What a worker can do; no two touch the same file or row. `first` workers came before this crew."""
    from bench import audited
    from heed.store.record import record

    worker = first + number
    concerns, files = count(worker * needed(sizes)), count(worker * needed(sizes))
    rows = range(worker * sizes.rows + 1, (worker + 1) * sizes.rows + 1)
    state = partial(record, actor=ACTOR, now=START)
    return {
        HEED: lambda: state(command=secrets.token_hex(16), reads={f"c{next(concerns)}": 1}, decide=screen),
        LONG: lambda: state(
            command=secrets.token_hex(16), reads={f"a{next(files)}": LENGTH}, decide=add_note
        ),
        **audited.ways(rows),
    }
