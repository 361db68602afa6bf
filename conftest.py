"""Fixtures for every room: a PostgreSQL server, and a database made as a real one is made."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import psycopg
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from hypothesis import settings as hypothesis_settings
from psycopg import sql

from heed.rulebook.book import RULEBOOK
from heed.store.bootstrap import Login, make_roles_and_database, migrate
from heed.store.embedded import temporary_server
from heed.store.localrules import keep

if TYPE_CHECKING:
    from heed.access.testing import Cast, Member

hypothesis_settings.register_profile("heed", derandomize=True, deadline=None, print_blob=False)
hypothesis_settings.load_profile("heed")


@pytest.fixture(scope="session")
def database_server() -> Iterator[str]:
    """An administrator's way to a server for tests: the one named in the environment, or an embedded one."""
    if url := os.environ.get("HEED_TEST_DATABASE_URL"):
        yield url
        return
    with temporary_server() as server:
        yield server.dsn()


@contextmanager
def _pointed_at(admin: str, database: str) -> Iterator[None]:
    """Django's connection pointed at a database of the server, as the application's role."""
    parameters = psycopg.conninfo.conninfo_to_dict(admin)
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(
        NAME=database,
        USER="heed_app",
        PASSWORD="",
        HOST=str(parameters.get("host", "")),
        PORT=str(parameters.get("port", "")),
    )
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


@pytest.fixture(scope="session", autouse=True)
def key_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A home of the test run's own: whatever this checkout served before has no part in it."""
    from django.conf import settings

    settings.HOME = tmp_path_factory.mktemp("home")
    settings.STATIC_ROOT = settings.HOME / "static"


@pytest.fixture(scope="session")
def template_database(
    database_server: str, key_folder: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[str]:
    """A migrated database that nobody is connected to, so that others can be copied from it at any time."""
    name = f"heed_test_{secrets.token_hex(4)}"
    with django_db_blocker.unblock(), _pointed_at(database_server, name):  # type: ignore[attr-defined]
        make_roles_and_database(Login(database_server), name)
        migrate()
    yield name
    _drop(database_server, name)


@pytest.fixture(scope="session")
def django_db_setup(
    database_server: str, template_database: str, django_db_blocker: pytest.FixtureRequest
) -> Iterator[None]:
    """One database for all tests that roll back; pytest-django's own would be made as a superuser."""
    with (
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
        _copied(database_server, template_database),
    ):
        yield


@pytest.fixture
def fresh_database(
    database_server: str,
    template_database: str,
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
) -> Iterator[str]:
    """A database of the test's own, committed to for real; gives an administrator's way to it."""
    with (
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
        _copied(database_server, template_database) as name,
    ):
        yield psycopg.conninfo.make_conninfo(database_server, dbname=name)


@pytest.fixture(scope="session")
def a_copy(
    database_server: str, template_database: str, django_db_setup: None
) -> Callable[[], AbstractContextManager[str]]:
    """Gives databases that stand longer than a test, for as long as somebody stays in them."""
    return lambda: _copied(database_server, template_database)


@contextmanager
def _copied(admin: str, template: str) -> Iterator[str]:
    """A copy of a database, with Django's connection pointed at it; gives its name."""
    name = f"heed_test_{secrets.token_hex(4)}"
    copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(sql.Identifier(name), sql.Identifier(template))
    with psycopg.connect(admin, autocommit=True) as server:
        server.execute(copy)
    with _pointed_at(admin, name):
        yield name
    _drop(admin, name)


def _drop(admin: str, name: str) -> None:
    with psycopg.connect(admin, autocommit=True) as server:
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(autouse=True)
def _national_rules() -> None:
    """Each test begins with the national rules; what it chooses itself shows as soon as it is recorded."""
    keep(RULEBOOK)


@pytest.fixture
def cast(db: None) -> Cast:
    """Alice, Ben, Carol, Dan and Eve with their posts, on the record."""
    from heed.access.testing import make_cast

    return make_cast(timezone.now())


@pytest.fixture
def signed_in(cast: Cast) -> Callable[[Member], Client]:
    """Gives the browser of one of the cast, signed in."""
    from heed.access.models import User
    from heed.access.sessions import begin

    def sign_in(who: Member) -> Client:
        browser = Client(raise_request_exception=False)
        browser.force_login(User.objects.get(username=who.username))
        session = browser.session
        # Ahead, so that no page of a slow test is the one at which the time is noted: some count statements.
        begin(session, timezone.now() + timedelta(minutes=10))
        session.save()
        return browser

    return sign_in
