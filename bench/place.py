"""A server and a database for one measurement: made, used by any number of processes, and thrown away."""

import logging
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import django

from heed.store.embedded import temporary_server

DATABASE = "heed_bench"


@dataclass(frozen=True, slots=True)
class Place:
    """How a process gets there: an administrator's address, the application's, and the folder of the keys."""

    admin: str
    url: str
    home: str


def enter(place: Place) -> None:
    """Make this process one that works there. Once a process."""
    os.environ["HEED_DATABASE_URL"] = place.url
    os.environ["HEED_HOME"] = place.home
    os.environ["DJANGO_SETTINGS_MODULE"] = "bench.settings"
    django.setup()


@contextmanager
def made() -> Iterator[Place]:
    """A new place, entered. The server waits for the disk at every commit, as a real one does."""
    with tempfile.TemporaryDirectory(prefix="heed-bench-") as home, temporary_server(durable=True) as server:
        place = Place(server.dsn(), server.dsn(DATABASE, "heed_app"), home)
        enter(place)
        _make_tables(place)
        yield place


def _make_tables(place: Place) -> None:
    from django.core.management import call_command
    from django.db import connection

    from heed.store.bootstrap import Login, make_roles_and_database, migrate
    from heed.store.database import raw

    make_roles_and_database(Login(place.admin), DATABASE)
    migrate()
    with as_migrator():
        with connection.schema_editor() as editor:
            for model in _models():
                editor.create_model(model)
        logging.getLogger("pgtrigger").setLevel(logging.WARNING)
        call_command("pgtrigger", "install", verbosity=0)
        with raw() as server:
            server.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO heed_app")
            server.execute("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO heed_app")


def _models() -> list[type["django.db.models.Model"]]:
    from django.apps import apps

    return list(apps.get_app_config("bench").get_models())


@contextmanager
def as_migrator() -> Iterator[None]:
    """Django's connection as the role that may make tables."""
    from django.db import connection

    before = connection.settings_dict["USER"]
    connection.close()
    connection.settings_dict["USER"] = "heed_migrator"
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["USER"] = before


def analyse() -> None:
    """Give the planner its statistics, as autovacuum would within a minute."""
    from heed.store.database import raw

    with as_migrator(), raw() as server:
        server.execute("ANALYZE")
