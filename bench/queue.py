"""The queue and home over many files: a page of steps, first and deep, and the counts, beside one row by its key."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from random import Random
from statistics import quantiles
from time import perf_counter
from typing import Any, Final

from bench.invented import START
from bench.measure import Finding, Target, compared, say
from bench.place import analyse, as_migrator, made
from bench.sizes import Sizes

NAME: Final = "queue"
POSTS: Final = 200
DAYS: Final = 730
CHUNK: Final = 50_000
FIRST_DAY: Final = date(2026, 1, 5)
FLAT = Target(at_most=1.5)
LOOKUP: Final = "one row by its key"
ROWS: Final = "SELECT file, kind, state, reference, owner FROM derived_file WHERE file = %s"
DEEP: Final = """
SELECT due, file, item FROM derived_due WHERE %s IN ('', owner) ORDER BY due, file, item
OFFSET (SELECT count(*) * 9 / 10 FROM derived_due WHERE %s IN ('', owner)) LIMIT 1
"""
COUNTERS_AND_POSTS: Final = (
    "INSERT INTO derived_due_count SELECT owner, due, count(*) FROM derived_due GROUP BY owner, due",
    "INSERT INTO derived_post SELECT 'post-' || n, 'town', 'Post ' || n, 'designated-officer'"
    " FROM generate_series(0, %s - 1) n",
    "INSERT INTO derived_tenure SELECT 'tenure-' || post, post, 'holder-' || post, 'substantive', '2020-01-01'"
    " FROM derived_post WHERE substring(post FROM 6)::int % 10 <> 0",  # one in ten is vacant
)
Step = Callable[[], object]


def run(sizes: Sizes) -> Iterator[Finding]:
    """For one post and for all posts together; the rows alone, and with their names unsealed."""
    with made():
        fill(sizes.files)
        analyse()
        steps = dict(_steps(sizes))
        times: dict[str, list[float]] = {name: [] for name in steps}
        for step in steps.values():
            p95(step, 50)
        for number in range(sizes.rounds):
            say(f"  round {number + 1} of {sizes.rounds}")
            for name, step in steps.items():
                times[name].append(p95(step, sizes.lookups))
        yield from _findings(times)


def _findings(times: dict[str, list[float]]) -> Iterator[Finding]:
    for name, taken in times.items():
        if name != LOOKUP:
            yield compared(NAME, f"p95 of {name}", "ms", taken, against=LOOKUP, others=times[LOOKUP])
    for whose in ("one post", "all posts"):
        deep, first = f"a deep page of {whose}", f"the first page of {whose}"
        yield compared(
            NAME, f"p95 of {deep}", "ms", times[deep], against=first, others=times[first], target=FLAT
        )


def p95(step: Step, times: int) -> float:
    """The 95th percentile of so many calls, in milliseconds."""
    taken = []
    for _ in range(times):
        started = perf_counter()
        step()
        taken.append((perf_counter() - started) * 1_000)
    return quantiles(taken, n=20)[-1]


def _steps(sizes: Sizes) -> Iterator[tuple[str, Step]]:
    from heed.store.database import raw, run

    random = Random(1)

    def lookup() -> None:
        with raw() as connection:
            run(connection, ROWS, [_file(random.randrange(sizes.files))]).fetchone()

    yield LOOKUP, lookup
    for whose, owner in (("one post", _post(7)), ("all posts", "")):
        for where, after in (("the first page", ""), ("a deep page", _deep(owner))):
            yield f"{where} of {whose}", partial(_page, owner, after)
            yield f"{where} of {whose}, with names", partial(_named_page, owner, after)
        yield f"home of {whose}", partial(_home, owner)


def _page(owner: str, after: str) -> list[Any]:
    from heed.duties import WORDS
    from heed.web.pages.lists import due_page

    owners = [owner] if owner else []
    steps = due_page(list(WORDS), owners=owners, since=date.min, until=date.max, after=after)
    assert steps
    return steps


def _named_page(owner: str, after: str) -> None:
    from heed.access.names import named, post_titles

    steps = _page(owner, after)
    assert len(named(step.file for step in steps)) == len(steps)
    post_titles(step.owner for step in steps)


def _home(owner: str) -> None:
    """Every count of the home page, and the posts for which one answers."""
    from heed.access.posts import with_answered
    from heed.access.rules import rules_on
    from heed.web.pages.home import Desk, tasks

    rules = rules_on(FIRST_DAY + timedelta(days=DAYS // 2))
    posts = with_answered(owner, rules.day) if owner else []
    assert all(task.status for task in tasks(Desk(posts, {}, rules)))


def _deep(owner: str) -> str:
    """The cursor after nine tenths of the queue."""
    from heed.store.database import raw, run
    from heed.web.pages.lists import SEPARATOR

    with raw() as connection:
        row = run(connection, DEEP, [owner, owner]).fetchone()
    assert row is not None
    return SEPARATOR.join(map(str, row))


def _file(number: int) -> str:
    return f"{number * 2_654_435_761 % 2**32:020x}"  # scattered, as random names are


def _post(number: int) -> str:
    return f"post-{number % POSTS}"


def fill(files: int) -> None:
    """Files with their keys, sealed cards and one step each, put straight into the tables as the migrating role."""
    from heed.store.database import raw

    with as_migrator(), raw() as connection:
        for start in range(0, files, CHUNK):
            say(f"queue: {start} of {files} files made")
            numbers = range(start, min(start + CHUNK, files))
            for table, rows in _tables(numbers).items():
                with connection.cursor() as cursor, cursor.copy(f"COPY {table} FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
        for statement in COUNTERS_AND_POSTS:
            connection.execute(statement, [POSTS] if "%s" in statement else None)


def _tables(numbers: range) -> dict[str, list[tuple[Any, ...]]]:
    from heed.duties import WORDS
    from heed.store.derived.projection import Card, seal_card
    from heed.store.keys import new_file_keys
    from heed.store.roots import roots

    kinds = list(WORDS)
    file_keys, part_keys, files, dues = [], [], [], []
    for number in numbers:
        file, owner = _file(number), _post(number)
        file_key, part_key, content = new_file_keys(file, roots())
        card = seal_card(Card(f"Told of number {number} of the swimming club"), file, content.key)
        due = FIRST_DAY + timedelta(days=number * 7_919 % DAYS)
        file_keys.append((file, file_key.root, file_key.wrapped))
        part_keys.append((part_key.id, file, part_key.part, part_key.root, part_key.wrapped))
        files.append((file, "allegation", "open", f"A-{number}", owner, due, START, START, None, 12, card))
        dues.append((file, "step", kinds[number % len(kinds)], owner, due, due))
    return {
        "keys.file_key (file, root, wrapped)": file_keys,
        "keys.part_key (id, file, part, root, wrapped)": part_keys,
        "derived_file (file, kind, state, reference, owner, referred_on, opened_at, changed_at, closed_on,"
        " size, card)": files,
        "derived_due (file, item, what, owner, due, original)": dues,
    }
