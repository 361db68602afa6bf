"""`python -m bench matching`: who is found, how fast, and who is taken for somebody else, in an invented town.

Every way is asked the same questions about the same register; pg_trgm and Splink only some of them, since they take so
much longer. Splink is asked all at once. What is measured of our own way is `look_for` from end to end: keys, both
statements, unsealing, scoring.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from random import Random
from statistics import quantiles
from time import perf_counter
from typing import Final

from bench.matching import variants, ways
from bench.matching.errors import ERRORS, Query, questions
from bench.matching.register import file_of, fill
from bench.matching.town import Person, people
from bench.measure import Finding, Target, alone, compared, say
from bench.place import made
from bench.sizes import Sizes

NAME: Final = "matching"
AIM: Final = "the aim"
AT_LEAST, AT_MOST = Target(at_least=1.0), Target(at_most=1.0)
CROSSED: Final = 20_000
LESSONS: Final = 200
Question = tuple[str, Person, Query]
HARDEST: Final = "typos, wrong date and moved"


@dataclass
class Found:
    """What one way found: for each question whether the person came first, among ten, and how long it took."""

    first: list[bool] = field(default_factory=list)
    ten: list[bool] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)
    likely: list[bool] = field(default_factory=list)  # where the first was shown as likely: whether rightly

    def add(self, person: Person, files: Sequence[str], taken: float) -> None:
        """One more answer."""
        me = file_of(person.id)
        self.first.append(list(files[:1]) == [me])
        self.ten.append(me in files[:10])
        self.milliseconds.append(taken)


def run(sizes: Sizes) -> Iterator[Finding]:
    """Names apart; then the town on record, its people asked for in every wrong way, and strangers."""
    yield from _names()
    with made() as place:
        fill(place, sizes.people)
        ways.prepare_trigrams(place.admin)
        yield from asked_of(sizes)


def asked_of(sizes: Sizes) -> Iterator[Finding]:
    """All that is asked of a town that is on record."""
    yield from _sizes(sizes.people)
    everyone = list(people(sizes.people))
    asked = {kind: [(kind, *one) for one in questions(kind, everyone, sizes.asked)] for kind in ERRORS}
    own = {kind: _ask_own(some) for kind, some in asked.items()}
    fewer = {kind: some[: max(1, sizes.asked // 10)] for kind, some in asked.items()}
    beside = {"trigrams": {kind: _ask(ways.trigrams, some) for kind, some in fewer.items()}}
    yield from _strangers(sizes)
    if find_spec("splink"):
        thirds = {kind: some[: max(1, sizes.asked // 3)] for kind, some in asked.items()}
        beside["splink"] = _splink(everyone, thirds)
    yield from _recall(own, beside)
    yield from _heritages(own, asked)
    yield from _times(own, beside["trigrams"])


def _names() -> Iterator[Finding]:
    """Spellings that the author of the matcher has not seen."""
    pairs = variants.within()
    known = 100 * sum(_recognised(one, other) for _, one, other in pairs) / len(pairs)
    yield _aimed("pairs of variants recognised", "%", known, 85.0, AT_LEAST)
    false = sum(_recognised(one, other) for one, other in variants.across(CROSSED, Random(1)))
    yield _aimed(f"different names taken for one, of {CROSSED:,}", "pairs", false, 40, AT_MOST)


def _recognised(one: str, other: str) -> bool:
    from heed.matching.names import level
    from heed.matching.text import name_words

    return level("".join(name_words(one)), "".join(name_words(other))) not in {"", "initial", "short"}


def _aimed(case: str, unit: str, figure: float, aim: float, target: Target) -> Finding:
    return compared(NAME, case, unit, [figure], against=AIM, others=[aim], target=target)


def _ask(way: Callable[[Query], Sequence[str]], asked: Sequence[Question]) -> Found:
    found = Found()
    for _, person, query in asked:
        started = perf_counter()
        files = way(query)
        found.add(person, files, (perf_counter() - started) * 1_000)
    return found


def _ask_own(asked: Sequence[Question]) -> Found:
    from heed.matching.model import LIKELY

    found = Found()
    for _, person, query in asked:
        started = perf_counter()
        answer = ways.answer(query)
        found.add(person, answer.files, (perf_counter() - started) * 1_000)
        if answer.band == LIKELY:
            found.likely.append(found.first[-1])
    return found


def _splink(everyone: Sequence[Person], asked: dict[str, list[Question]]) -> dict[str, Found]:
    from bench.matching.linkage import answers

    flat = [one for some in asked.values() for one in some]
    lessons = [one for kind in ERRORS for one in questions(kind, everyone, LESSONS, seed=7)]
    files, taken = answers(everyone, [query for _, _, query in flat], lessons)
    say(f"matching: Splink predicted for {len(flat)} questions in {taken:.0f} s")
    found: dict[str, Found] = defaultdict(Found)
    for (kind, person, _), ids in zip(flat, files, strict=True):
        found[kind].add(person, [file_of(number) for number in ids], 1_000 * taken / len(flat))
    return found


def _percent(answers: Sequence[bool]) -> float:
    return round(100 * sum(answers) / len(answers), 2)


def _recall(own: dict[str, Found], beside: dict[str, dict[str, Found]]) -> Iterator[Finding]:
    for kind, found in own.items():
        others = {f"{name} @10": _percent(way[kind].ten) for name, way in beside.items()}
        yield alone(
            NAME,
            f"found among ten: {kind}",
            "%",
            [_percent(found.ten)],
            first=_percent(found.first),
            **others,
        )
    for name, way in {"own": own, **beside}.items():
        first, ten = (
            _percent([a for f in way.values() for a in getattr(f, what)]) for what in ("first", "ten")
        )
        if name != "own":
            yield alone(NAME, f"found among ten by {name}: all kinds", "%", [ten], first=first)
            continue
        yield _aimed("found among ten: all kinds", "%", ten, 98.5, AT_LEAST)
        yield _aimed("found first: all kinds", "%", first, 94.0, AT_LEAST)
    likely = [right for found in own.values() for right in found.likely]
    yield _aimed("of those shown as likely, rightly", "%", _percent(likely), 99.8, AT_LEAST)
    dated = [_percent(own[kind].ten) for kind, error in ERRORS.items() if error.dated and kind != HARDEST]
    yield _aimed(
        "found among ten: the worst kind with a date, but for the hardest", "%", min(dated), 97.0, AT_LEAST
    )
    yield _aimed(f"found among ten: {HARDEST}", "%", _percent(own[HARDEST].ten), 90.0, AT_LEAST)
    yield _aimed(
        "found among ten: name only, one typo", "%", _percent(own["name only, one typo"].ten), 92.0, AT_LEAST
    )


def _heritages(own: dict[str, Found], asked: dict[str, list[Question]]) -> Iterator[Finding]:
    """Names alone are left out: who shares a name with many is found less often, whatever its heritage."""
    ten: dict[str, list[bool]] = defaultdict(list)
    for kind, some in asked.items():
        if not ERRORS[kind].name_only:
            for (_, person, _), found in zip(some, own[kind].ten, strict=True):
                ten[person.heritage].append(found)
    rates = {heritage: _percent(found) for heritage, found in sorted(ten.items())}
    for heritage, rate in rates.items():
        yield alone(
            NAME, f"found among ten: names of heritage {heritage}", "%", [rate], asked=len(ten[heritage])
        )
    yield _aimed(
        "gap between heritages of names", "points", max(rates.values()) - min(rates.values()), 1.0, AT_MOST
    )


def _times(own: dict[str, Found], trigrams: dict[str, Found]) -> Iterator[Finding]:
    mine, theirs = ([ms for found in way.values() for ms in found.milliseconds] for way in (own, trigrams))
    for share, aim in ((50, 20.0), (95, 50.0)):
        figure, other = (quantiles(taken, n=100)[share - 1] for taken in (mine, theirs))
        yield _aimed(f"p{share} of a question", "ms", figure, aim, AT_MOST)
        yield compared(NAME, f"p{share} of a question", "ms", [figure], against="pg_trgm", others=[other])


def _strangers(sizes: Sizes) -> Iterator[Finding]:
    """People of another town: every second with a postcode, the others with name, date and sex alone."""
    from heed.matching.model import LIKELY

    town = people(sizes.people + sizes.strangers, seed=2)
    strangers = list(town)[-sizes.strangers :]
    likely = 0
    for number, person in enumerate(strangers):
        query = Query(name=person.name, born=person.born, sex=person.sex)
        if number % 2:
            query = Query(query.name, query.born, query.sex, postcode=person.postcode)
        likely += ways.answer(query).band == LIKELY
    yield _aimed("strangers shown somebody as likely", "%", 100 * likely / len(strangers), 1.5, AT_MOST)


def _sizes(count: int) -> Iterator[Finding]:
    from heed.store.database import raw, run

    with raw() as connection:
        for relation in ("derived_match_key", "derived_match_key_pkey", "derived_match", "bench_name_trgm"):
            ((size,),) = run(connection, "SELECT pg_table_size(%s::regclass)", [relation]).fetchall()
            yield alone(NAME, f"{relation}, {count} people", "MB", [size / 1e6])
        ((keys,),) = run(connection, "SELECT count(*) FROM derived_match_key").fetchall()
    yield alone(NAME, "keys of one person", "keys", [keys / count])
