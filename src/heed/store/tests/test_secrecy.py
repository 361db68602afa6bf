"""A dump of the whole database holds no name, birth date or free text of any fact."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import date

import msgspec
import psycopg
import pytest
from psycopg import sql

from heed.facts.base import Fact, tag_of
from heed.facts.registry import FACTS
from heed.store.bulk import Bulk
from heed.store.sealing import KeptApart
from heed.store.tests.story import BORN, REPORTER, story
from heed.store.tests.telling import tell_story

# What lies in the open on purpose: codes, references, pseudonyms, and the titles of posts.
# The last names a code list, as columns may be named too.
IN_THE_OPEN = {"reference", "allegation", "definition", "title", "root", "time", "page", "list"}


def facts() -> Iterator[Fact]:
    for step in story():
        for statement in step.statements:
            yield statement.fact if isinstance(statement, KeptApart) else statement


def secrets() -> set[str]:
    """Every text of the story that is neither a code nor a pseudonym, and the birth date as it may be written."""
    found = {text for fact in facts() for text in _texts(fact)}
    return found | {BORN.isoformat(), f"{BORN:%d/%m/%Y}", "Featherby", "01632 960123"}


def _texts(value: msgspec.Struct) -> Iterator[str]:
    for info, field in zip(
        msgspec.inspect.type_info(type(value)).fields,  # type: ignore[attr-defined]
        msgspec.structs.fields(value),
        strict=True,
    ):
        extra = getattr(info.type, "extra", None) or {}
        if field.name in IN_THE_OPEN or extra.get("codes") or extra.get("refers") or extra.get("hidden"):
            continue
        yield from _words(getattr(value, field.name))


def _words(value: object) -> Iterator[str]:
    match value:
        case str():
            yield from [value] if len(value) > 3 else []
        case msgspec.Struct():
            yield from _texts(value)
        case tuple():
            for item in value:
                yield from _words(item)


def dump(admin: str) -> bytes:
    """Every column of every table, as text and in binary."""
    parts = []
    with psycopg.connect(admin) as server:
        tables = server.execute(
            "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', "
            "'information_schema')"
        ).fetchall()
        assert {"permanent", "keys", "public"} <= {schema for schema, _ in tables}
        for table in tables:
            for form in ("text", "binary"):
                query = sql.SQL("COPY {} TO STDOUT (FORMAT {})").format(sql.Identifier(*table), sql.SQL(form))
                with server.cursor().copy(query) as copy:
                    parts += [bytes(block) for block in copy]
    return b"\n".join(parts)


def leaks(content: bytes) -> set[str]:
    """Which secrets can be read in the bytes, as they are or in hexadecimal."""
    folded = content.lower()
    forms = {secret: secret.lower().encode() for secret in secrets()}
    return {secret for secret, form in forms.items() if form in folded or form.hex().encode() in folded}


def test_the_story_states_every_kind_of_fact() -> None:
    assert {tag_of(fact) for fact in facts()} == set(FACTS)


def test_the_secrets_include_names_birth_dates_and_long_texts() -> None:
    expected = {
        "Wilhelmina Thistledown", "Barnaby Cobblestone", "Ottoline Birdwhistle", "2014-11-23",
        "He drove Minnie home alone, twice.", "Sergeant Pennyworth-Lamb", "thistledown",
    }  # fmt: skip
    assert expected <= secrets()
    assert len(secrets()) > 50


def test_no_secret_lies_on_the_database(fresh_database: str) -> None:
    tell_story()
    content = dump(fresh_database)
    assert len(content) > 20_000
    assert leaks(content) == set()
    _nothing_in_a_real_dump(fresh_database)


def test_no_secret_lies_on_the_database_after_bulk_recording(fresh_database: str) -> None:
    with Bulk(batch=7) as bulk:
        for step in story()[:-1]:
            bulk.record(
                actor=step.actor,
                command=step.command,
                now=step.at,
                reads={step.file: None},
                decide=step.decide,
            )
    assert leaks(dump(fresh_database)) == set()


@pytest.mark.parametrize("planted", ["Barnaby Cobblestone", REPORTER.decode(), BORN.isoformat()])
def test_a_planted_secret_is_found(fresh_database: str, planted: str) -> None:
    with psycopg.connect(fresh_database) as server:
        server.execute("INSERT INTO derived_post VALUES ('p', 'o', %s, '')", [planted])
        server.commit()
    assert leaks(dump(fresh_database))


def test_a_birth_date_as_the_database_keeps_dates_would_be_found(fresh_database: str) -> None:
    with psycopg.connect(fresh_database) as server:
        server.execute(
            "INSERT INTO derived_tenure VALUES ('t', 'p', 'h', 'k', %s, NULL)",
            [date.fromisoformat("2014-11-23")],
        )
        server.commit()
    assert "2014-11-23" in leaks(dump(fresh_database))


def _nothing_in_a_real_dump(admin: str) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        return
    made = subprocess.run([program, "--dbname", admin], capture_output=True, check=False)
    if made.returncode == 0:  # a program older than the server refuses
        assert leaks(made.stdout) == set()
