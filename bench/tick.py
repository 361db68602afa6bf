"""The clock's round: what it costs when so many deadlines have passed, with few and with many duties open.

The duties that wait are rows put straight into the read model; those that pass are real files, recorded and sealed.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from time import perf_counter
from typing import Final
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bench.invented import START, concern, record_file, screening
from bench.measure import Finding, Target, alone, compared, say
from bench.place import analyse, as_migrator, made
from bench.sizes import Sizes
from heed.facts.concern import ConcernScreened
from heed.facts.duty import UpdateAsked

NAME: Final = "tick"
CHUNK: Final = 100_000
FIRST_DAY: Final = date(2026, 6, 1)  # one day for each round of each size
WAITING: Final = date(2027, 6, 1)  # the first day of a duty that does not pass
POSTS: Final = 40
FLAT = Target(at_most=1.5)
BELOW = Target(at_most=1)
ROUNDS: Final = 5
OPEN: Final = "SELECT file, item, owner FROM derived_due WHERE due < %s OR original < %s"
# How an index on the day alone is not used: every open duty is looked at.
WITHOUT_INDEX: Final = ("SET enable_indexscan = off", "SET enable_bitmapscan = off")


def run(sizes: Sizes) -> Iterator[Finding]:
    """With a tenth of the duties open, then with all; each round is of a new day on which so many pass."""
    numbers = (0, 10, sizes.passing)
    with made():
        days = _days(numbers)
        _settle(START)
        say("tick: files whose deadlines will pass")
        for count, both in days.items():
            for day in (*both[0], *both[1]):
                _record(count, day)
        _settle(START)
        few, many = sizes.duties // 10, sizes.duties
        some, scans_of_some = _measure(0, few, {count: both[0] for count, both in days.items()})
        every, scans = _measure(few, many, {count: both[1] for count, both in days.items()})
        folds = [_fold(sizes.passing, day) for day in days[sizes.passing][1]]
    for count in numbers:
        yield compared(
            NAME, f"{count} of {many} pass", "ms", every[count], against=f"{count} of {few}", others=some[count],
            target=FLAT if count else None,
        )  # fmt: skip
    yield alone(NAME, f"{sizes.passing} files unsealed and folded, nothing stated", "ms", folds)
    scan = "every open duty looked at, nothing stated"
    yield compared(NAME, f"0 of {many} pass", "ms", every[0], against=scan, others=scans, target=BELOW)
    yield compared(NAME, scan, "ms", scans, against=f"the same, {few} open", others=scans_of_some)


def _days(numbers: tuple[int, ...]) -> dict[int, tuple[list[date], list[date]]]:
    """For each number that is to pass, the days of its rounds: first with few open, then with many."""
    found: dict[int, tuple[list[date], list[date]]] = {count: ([], []) for count in numbers}
    day = FIRST_DAY
    for half in (0, 1):
        for _ in range(ROUNDS):
            for count in numbers:
                found[count][half].append(day)
                day += timedelta(days=1)
    return found


def _measure(start: int, end: int, days: dict[int, list[date]]) -> tuple[dict[int, list[float]], list[float]]:
    """Milliseconds of each round by how many pass, and of the scan of all that is open in each."""
    fill(start, end)
    analyse()
    _settle(_morning(min(days[0])) - timedelta(days=1))
    taken: dict[int, list[float]] = {count: [] for count in days}
    scans = []
    for number in range(ROUNDS):
        say(f"  round {number + 1} of {ROUNDS} with {end} open")
        for count, each in days.items():
            moment = _morning(each[number] + timedelta(days=1))
            taken[count].append(_taken(moment, count))
        scans.append(_scan(days[0][number]))
    return taken, scans


def _taken(moment: datetime, expected: int) -> float:
    """A round and the one after it, which looks at what the first recorded."""
    started = perf_counter()
    passed = _tick(moment)
    _tick(moment)
    milliseconds = (perf_counter() - started) * 1_000
    assert passed == expected, (passed, expected)
    return milliseconds


def _tick(moment: datetime) -> int:
    from heed.access.answering import answering
    from heed.store.breaches import pass_deadlines
    from heed.store.overlooked import pass_overlooked

    answers = answering()
    return pass_overlooked(moment, answers) + pass_deadlines(moment, answers)


def _settle(moment: datetime) -> None:
    """Let the clock see all that is recorded."""
    while _tick(moment):
        pass
    _tick(moment)


def _scan(day: date) -> float:
    from heed.store.database import raw

    with raw() as connection:
        for setting in WITHOUT_INDEX:
            connection.execute(setting)
        started = perf_counter()
        connection.execute(OPEN, [day, day]).fetchall()
        milliseconds = (perf_counter() - started) * 1_000
        connection.execute("RESET ALL")
    return milliseconds


def _fold(count: int, day: date) -> float:
    """What a clock without any list would do with each file there is: open it and fold its duties."""
    from heed.duties import open_duties
    from heed.store.localrules import rulebook
    from heed.store.reading import open_files

    started = perf_counter()
    files = open_files([_name(day, number) for number in range(count)])
    found = [open_duties("concern", opened.history, rulebook()) for opened in files.values()]
    milliseconds = (perf_counter() - started) * 1_000
    assert len(found) == count
    return milliseconds


def _name(day: date, number: int) -> str:
    return f"passing-{day}-{number}"


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(0, 1), ZoneInfo("Europe/London"))


def _record(count: int, day: date) -> None:
    """So many concerns, each with one question to a post that is to be answered by the day."""
    from heed.store.bulk import Bulk

    with Bulk() as bulk:
        for number in range(count):
            asked = UpdateAsked(ask="a1", of=f"post-{number % POSTS}", question="How does it stand?", due=day)
            record_file(bulk, _name(day, number), [concern(number), _consultation(), asked])


def _consultation() -> ConcernScreened:
    return replace(screening(), screened_as="consultation")


def fill(start: int, end: int) -> None:
    """Rows of duties that wait for a day after all that is measured, put in as the migrating role."""
    from heed.store.database import raw

    columns = "file, item, what, owner, due, original, alarm"
    with as_migrator(), raw() as connection:
        for chunk in range(start, end, CHUNK):
            say(f"tick: {chunk} of {end} duties made")
            with (
                connection.cursor() as cursor,
                cursor.copy(f"COPY derived_due ({columns}) FROM STDIN") as copy,
            ):
                for number in range(chunk, min(chunk + CHUNK, end)):
                    day = WAITING + timedelta(days=number % 365)
                    file = f"{number * 2_654_435_761 % 2**32:020x}"
                    copy.write_row((file, "step", "decide-outcome", f"post-{number % POSTS}", day, day, day))
