"""A file's page and the file as known on a day, beside django-simple-history's as_of with as many changes."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import cycle
from typing import Final

from bench.invented import START, incident, record_file
from bench.measure import Finding, Target, compared, rate, say
from bench.place import analyse, made
from bench.sizes import Sizes

NAME: Final = "reading"
TARGETS: Final = {50: Target(at_least=8.0), 500: Target(at_least=3.0)}
OTHER: Final = "django-simple-history as_of"
BY_ROW: Final = "django-simple-history as_of of a row"


def run(sizes: Sizes) -> Iterator[Finding]:
    """Files of 50 and of 500 facts among many others, read in turn; unsealing and folding included."""
    with made():
        say(f"reading: preparing {sizes.background} facts of other files")
        fill(sizes)
        for length, target in TARGETS.items():
            yield from _findings(sizes, length, target)


def _findings(sizes: Sizes, length: int, target: Target) -> Iterator[Finding]:
    steps = {"page": page(sizes, length), "as known on": known(sizes, length), OTHER: as_of(sizes, length)}
    steps[BY_ROW] = as_of_instance(sizes, length)
    rates: dict[str, list[float]] = {name: [] for name in steps}
    for step in steps.values():
        rate(step, sizes.pages)
    for number in range(sizes.rounds):
        say(f"  {length} facts: round {number + 1} of {sizes.rounds}")
        for name, step in steps.items():
            rates[name].append(rate(step, sizes.reads))
    for name in ("page", "as known on"):
        for other, goal in ((OTHER, target), (BY_ROW, None)):
            yield compared(
                NAME, f"{name}, {length} facts", "reads/s", rates[name], against=other, others=rates[other],
                target=goal,
            )  # fmt: skip


def files(sizes: Sizes, length: int) -> list[str]:
    """The files of that length."""
    return [f"file-{length}-{number}" for number in range(sizes.pages)]


def rows(sizes: Sizes, length: int) -> list[int]:
    """The keys of the rows with so many changes."""
    first = 1_000_000 + list(TARGETS).index(length) * sizes.pages
    return list(range(first, first + sizes.pages))


def fill(sizes: Sizes) -> None:
    """As many changes on either side."""
    from bench.audited import history_of, new_row
    from bench.models import SimpleHistoryCase
    from heed.store.bulk import Bulk

    wanted = [(file, length) for length in TARGETS for file in files(sizes, length)]
    wanted += [(f"other-{number}", 20) for number in range(sizes.background // 20)]
    with Bulk() as bulk:
        for number, (file, length) in enumerate(wanted):
            for place, fact in enumerate(incident(number, length)):
                record_file(bulk, file, [fact], place)
    for length in TARGETS:
        SimpleHistoryCase.objects.bulk_create(
            [new_row(SimpleHistoryCase, key, key=key) for key in rows(sizes, length)]
        )
    history = SimpleHistoryCase.history
    for length in TARGETS:
        history.bulk_create(history_of(rows(sizes, length), length), batch_size=1_000)
    history.bulk_create(history_of(list(range(1, sizes.background // 20 + 1)), 20), batch_size=1_000)
    analyse()


def page(sizes: Sizes, length: int) -> Callable[[], object]:
    """Read the next file as it is and fold it."""
    from heed.facts.allegation import fold_allegation_file
    from heed.facts.meeting import fold_meetings
    from heed.store.reading import open_file

    turn = cycle(files(sizes, length))

    def read() -> None:
        history = open_file(next(turn)).history
        assert len(history) == length
        fold_allegation_file(history)
        fold_meetings(history)

    return read


def known(sizes: Sizes, length: int) -> Callable[[], object]:
    """Read the next file as it was known half-way, and fold it."""
    from heed.facts.allegation import fold_allegation_file
    from heed.facts.base import known_on
    from heed.facts.meeting import fold_meetings
    from heed.store.reading import open_file

    turn = cycle(files(sizes, length))

    def read() -> None:
        history = known_on(open_file(next(turn)).history, START + timedelta(minutes=length // 2))
        assert len(history) == length // 2 + 1
        fold_allegation_file(history)
        fold_meetings(history)

    return read


def as_of(sizes: Sizes, length: int) -> Callable[[], object]:
    """The next row as it was half-way, asked for by its key."""
    from bench.models import SimpleHistoryCase

    turn, moment = cycle(rows(sizes, length)), START + timedelta(minutes=length // 2)

    def read() -> None:
        row = SimpleHistoryCase.history.as_of(moment).get(id=next(turn))
        assert row.screened_as == f"as-{length // 2}"

    return read


def as_of_instance(sizes: Sizes, length: int) -> Callable[[], object]:
    """The same, from the row as it is now: cheaper for the database, but two queries."""
    from bench.models import SimpleHistoryCase

    turn, moment = cycle(rows(sizes, length)), START + timedelta(minutes=length // 2)

    def read() -> None:
        row = SimpleHistoryCase.objects.get(pk=next(turn)).history.as_of(moment)
        assert row.screened_as == f"as-{length // 2}"

    return read
