"""The same questions put to Splink, as a batch: it has no way of asking for one person that is fit for a page.

It is given every field that our own matcher is given, telephone numbers written one way, chances learnt from answered
questions of the same kinds, and one blocking rule at a time, since several at once take far longer than their sum.
"""

from collections.abc import Iterable, Sequence
from time import perf_counter
from typing import Any

from bench.matching.errors import Query
from bench.matching.town import Person

RULES: tuple[Any, ...] = (
    "l.born = r.born",
    "l.first = r.first AND l.last = r.last",
    "l.first = r.last AND l.last = r.first",
    "l.last = r.last AND l.year = r.year",
    "l.first = r.first AND l.year = r.year AND l.month = r.month",
    "l.first = r.first AND l.month = r.month AND l.day = r.day",
    "l.last = r.last AND l.month = r.month AND l.day = r.day",
    "l.last = r.last AND l.district = r.district",
    "l.first = r.first AND l.postcode = r.postcode",
    "l.first = r.first AND l.district = r.district AND l.last3 = r.last3",
    "l.first3 = r.first3 AND l.last3 = r.last3 AND l.year = r.year",
    "l.first = r.first AND l.last3 = r.last3",
    "l.last = r.last AND l.first3 = r.first3",
    "l.phone = r.phone",
    "l.address = r.address AND l.postcode = r.postcode",
)
COLUMNS = (
    "unique_id", "first", "last", "middle", "first3", "last3", "born", "year", "month", "day", "sex", "postcode",
    "district", "address", "phone", "label", "source_dataset",
)  # fmt: skip


def answers(
    register: Iterable[Person], asked: Sequence[Query], taught: Sequence[tuple[Person, Query]]
) -> tuple[list[list[int]], float]:
    """The ten likeliest people (by id) for each question, and seconds spent on predicting all of them."""
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator

    database = DuckDBAPI()
    people = _table(database, "register", map(_of_person, register))
    lessons = _table(
        database,
        "lessons",
        (_of_query(query, f"t{n}", str(person.id)) for n, (person, query) in enumerate(taught)),
    )
    questions = _table(
        database, "questions", (_of_query(query, f"q{n}", "") for n, query in enumerate(asked))
    )
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=[
            compare.ForenameSurnameComparison("first", "last").configure(term_frequency_adjustments=True),
            compare.ExactMatch("middle"),
            compare.DateOfBirthComparison("born", input_is_string=True),
            compare.ExactMatch("sex"),
            compare.PostcodeComparison("postcode"),
            compare.LevenshteinAtThresholds("address", 2),
            compare.ExactMatch("phone"),
        ],
        blocking_rules_to_generate_predictions=[RULES[0]],
    )
    linker = Linker([people, lessons], settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_m_from_label_column("label")
    for column in ("first", "last"):
        linker.table_management.compute_tf_table(column)
    return _predicted(linker, questions, people, len(asked))


def _predicted(linker: Any, questions: Any, people: Any, count: int) -> tuple[list[list[int]], float]:
    best: list[dict[int, float]] = [{} for _ in range(count)]
    started = perf_counter()
    for rule in RULES:
        made = linker.inference.predict_between(
            questions, people, blocking_rules_to_generate_predictions=[rule], threshold_match_weight=-10
        )
        rows = made.as_duckdbpyrelation().select("unique_id_l, unique_id_r, match_weight").fetchall()
        for one, other, weight in rows:
            question, person = (one, other) if one.startswith("q") else (other, one)
            held = best[int(question[1:])]
            held[int(person)] = max(weight, held.get(int(person), weight))
    taken = perf_counter() - started
    return [sorted(found, key=lambda one: -found[one])[:10] for found in best], taken


def _table(database: Any, name: str, rows: Iterable[Sequence[str | None]]) -> Any:
    import pyarrow

    columns = list(zip(*((*row, name) for row in rows), strict=True))
    table = pyarrow.table(
        {
            column: pyarrow.array(values, pyarrow.string())
            for column, values in zip(COLUMNS, columns, strict=True)
        }
    )
    return database.register(table, table_name=name)


def _of_person(person: Person) -> tuple[str | None, ...]:
    return _row(
        str(person.id), person.name, person.born.isoformat(), person.sex, person.postcode,
        f"{person.house} {person.street}", person.phone, str(person.id),
    )  # fmt: skip


def _of_query(query: Query, number: str, label: str) -> tuple[str | None, ...]:
    born = query.born.isoformat() if query.born else ""
    return _row(number, query.name, born, query.sex, query.postcode, query.address, query.phone, label)


def _row(*values: str) -> tuple[str | None, ...]:
    number, name, born, sex, postcode, address, phone, label = values
    first, *middle = name.casefold().split()
    last = middle.pop() if middle else ""
    year, month, day = born.split("-") if born else ("", "", "")
    digits = "".join(c for c in phone if c.isdecimal())[-9:]
    row = (
        number, first, last, " ".join(middle), first[:3], last[:3], born, year, month, day, sex, postcode,
        postcode.split()[0] if postcode else "", address.casefold(), digits, label,
    )  # fmt: skip
    return tuple(value or None for value in row)
