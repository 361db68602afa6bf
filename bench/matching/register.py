"""The invented town put on record: keys, sealed profiles and matching keys, straight into the tables."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import TYPE_CHECKING

from bench.matching.town import Person, people
from bench.measure import say
from bench.place import Place, as_migrator, enter

if TYPE_CHECKING:
    from heed.facts import person as facts

CHUNK = 10_000
PROCESSES = 2
TABLES = {
    "file_keys": "COPY keys.file_key (file, root, wrapped) FROM STDIN",
    "part_keys": "COPY keys.part_key (id, file, part, root, wrapped) FROM STDIN",
    "profiles": "COPY derived_match (file, kind, profile) FROM STDIN",
    "match_keys": "COPY derived_match_key (key, file) FROM STDIN",
    "names": "COPY bench_name (file, name, born) FROM STDIN",
}
Lines = dict[str, bytes]


def file_of(number: int) -> str:
    """The pseudonym of an invented person, scattered as random ones are."""
    return f"{number * 2_654_435_761 % 2**32:020x}"


def fill(place: Place, count: int) -> None:
    """Everything that finding a person reads. Keys of the table come once it is full, as for any load so large."""
    from heed.store.database import raw, run

    with as_migrator(), raw() as connection:
        run(connection, "CREATE TABLE IF NOT EXISTS bench_name (file text, name text, born date)")
        run(connection, "GRANT SELECT ON bench_name TO heed_app")
        run(connection, "ALTER TABLE derived_match_key DROP CONSTRAINT derived_match_key_pkey")
        for made in _made(place, count):
            for table, copying in TABLES.items():
                with connection.cursor() as cursor, cursor.copy(copying.encode()) as copy:
                    copy.write(made[table])
        say("matching: indexes")
        run(connection, "SET maintenance_work_mem = '1GB'")
        run(connection, "ALTER TABLE derived_match_key ADD PRIMARY KEY (key, file)")
        for table in ("derived_match_key", "derived_match", "keys.file_key", "keys.part_key", "bench_name"):
            run(connection, f"VACUUM (ANALYZE) {table}")


def _made(place: Place, count: int) -> Iterator[Lines]:
    """Sealing and hashing on other cores, a few chunks ahead of the copying."""
    context = get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, context, enter, (place,)) as pool:
        waiting = []
        for number, chunk in enumerate(_chunks(people(count))):
            waiting.append(pool.submit(lines, chunk))
            if len(waiting) > PROCESSES + 1:
                yield waiting.pop(0).result()
            if number % 10 == 0:
                say(f"matching: {number * CHUNK} of {count} people made")
        for made in waiting:
            yield made.result()


def _chunks(everyone: Iterable[Person]) -> Iterator[list[Person]]:
    source = iter(everyone)
    while chunk := list(islice(source, CHUNK)):
        yield chunk


def lines(chunk: Sequence[Person]) -> Lines:
    """The rows of some people as COPY takes them, by table."""
    from heed.matching.keys import held_keys
    from heed.store.derived.matchkeys import match_keys, profile_of_person, seal_profile
    from heed.store.keys import new_file_keys
    from heed.store.roots import roots, search_secret

    made: dict[str, list[str]] = {table: [] for table in TABLES}
    for person in chunk:
        file = file_of(person.id)
        file_key, part_key, content = new_file_keys(file, roots())
        profile = profile_of_person(as_fold(person))
        sealed = seal_profile(profile, file, content.key)
        made["file_keys"].append(f"{file}\t{file_key.root}\t{_bytes(file_key.wrapped)}\n")
        made["part_keys"].append(f"{part_key.id}\t{file}\tcontent\t\\N\t{_bytes(part_key.wrapped)}\n")
        made["profiles"].append(f"{file}\tperson\t{_bytes(sealed)}\n")
        made["match_keys"] += [f"{key}\t{file}\n" for key in match_keys(search_secret(), held_keys(profile))]
        made["names"].append(f"{file}\t{person.name.casefold()}\t{person.born.isoformat()}\n")
    return {table: "".join(rows).encode() for table, rows in made.items()}


def _bytes(value: bytes) -> str:
    return "\\\\x" + value.hex()


def as_fold(person: Person) -> "facts.Person":
    """The person as the facts of a file would leave them."""
    from heed.facts import person as facts

    contacts = [("phone", person.phone), ("e-mail", person.email)]
    return facts.Person(
        facts.PersonDescribed(
            name=person.name, other_names="; ".join(person.other_names), born=person.born, sex=person.sex,
            address=address_of(person),
        ),
        contacts=tuple(facts.ContactKnown(contact_kind=kind, value=value) for kind, value in contacts if value),
    )  # fmt: skip


def address_of(person: Person) -> str:
    """An address on one line."""
    return f"{person.house} {person.street}, {person.town} {person.postcode}"
