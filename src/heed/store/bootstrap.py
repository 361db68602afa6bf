"""Making the database: roles, schemas, tables, the secret of the search keys; and what a start refuses.

Three roles: heed_owner owns everything and cannot log in, heed_migrator may act as the owner, heed_app is the
application, which may read the record and call its append and nothing else there. A superuser is needed once,
to make them.
"""

from dataclasses import dataclass

import psycopg
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from heed.store.database import raw
from heed.store.roots import make_search_secret, search_secret

ROLES = """
DO $$
BEGIN
    IF to_regrole('heed_owner') IS NULL THEN CREATE ROLE heed_owner NOLOGIN; END IF;
    IF to_regrole('heed_migrator') IS NULL THEN CREATE ROLE heed_migrator LOGIN; END IF;
    IF to_regrole('heed_app') IS NULL THEN CREATE ROLE heed_app LOGIN; END IF;
END $$;
GRANT heed_owner TO heed_migrator;
"""
REQUIRED_ON = ("fsync", "full_page_writes", "synchronous_commit")
ON = {"on", "local", "remote_apply", "remote_write"}


class NotSafe(Exception):
    """The database server or the role in use does not keep what the record promises."""

    advice = "See docs/operations.md, 'The database'."


@dataclass(frozen=True, slots=True)
class Login:
    """How an administrator reaches a server: a libpq connection string without the database's name."""

    conninfo: str


def make_roles_and_database(admin: Login, database: str) -> None:
    """Make the three roles and the database unless they are there. Needs a superuser."""
    with psycopg.connect(admin.conninfo, autocommit=True) as server:
        server.execute(ROLES)
        if server.execute("SELECT FROM pg_database WHERE datname = %s", [database]).fetchone() is None:
            server.execute(
                sql.SQL("CREATE DATABASE {} OWNER heed_migrator ENCODING 'UTF8' TEMPLATE template0").format(
                    sql.Identifier(database)
                )
            )
    with psycopg.connect(admin.conninfo, dbname=database, autocommit=True) as server:
        server.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")
        server.execute("GRANT ALL ON SCHEMA public TO heed_migrator")
        server.execute("GRANT USAGE ON SCHEMA public TO heed_app")
        name = sql.Identifier(database)
        server.execute(sql.SQL("GRANT CREATE ON DATABASE {} TO heed_owner").format(name))
        # For read models made anew beside those in use, and figures as known on a past day.
        server.execute(sql.SQL("GRANT CONNECT, TEMPORARY ON DATABASE {} TO heed_app").format(name))


def let_in(admin: Login, application: str) -> None:
    """Let the login of the address that the application will use act as heed_app; made if need be."""
    wanted = psycopg.conninfo.conninfo_to_dict(application)
    user, password = str(wanted.get("user", "heed_app")), wanted.get("password")
    name = sql.Identifier(user)
    with psycopg.connect(admin.conninfo, autocommit=True) as server:
        if server.execute("SELECT to_regrole(%s)", [user]).fetchone() == (None,):
            server.execute(sql.SQL("CREATE ROLE {} LOGIN").format(name))
        if user != "heed_app":
            server.execute(sql.SQL("GRANT heed_app TO {}").format(name))
        if password:
            server.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(name, sql.Literal(password)))


def migrate(*, admin: Login | None = None, verbosity: int = 0) -> None:
    """Bring all tables up to date as the migrating role, then go back to the application's.

    Without `admin` the migrating role is expected to be let in by itself, as the embedded server does.
    """
    before = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(_as_migrator(admin, str(before["NAME"])))
    try:
        call_command("migrate", interactive=False, verbosity=verbosity)
        with raw() as server:
            server.execute("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO heed_app")
            server.execute("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO heed_app")
    finally:
        connection.close()
        connection.settings_dict.update(before)
    make_search_secret()
    search_secret.cache_clear()


def _as_migrator(admin: Login | None, database: str) -> dict[str, object]:
    if admin is None:
        return {"USER": "heed_migrator"}
    given = psycopg.conninfo.conninfo_to_dict(admin.conninfo)
    named = {key: given.pop(key, "") for key in ("user", "password", "host", "port")}
    given.pop("dbname", None)
    return {
        "NAME": database,
        **{key.upper(): str(value or "") for key, value in named.items()},
        "OPTIONS": {**given, "options": "-c role=heed_migrator"},
    }


def refuse_unsafe_server(*, embedded: bool) -> list[str]:
    """Raise NotSafe where the server may lose what it acknowledged or the role may do too much.

    Raise KeyTrouble where the roots of this home do not open what is on it. Returns warnings.
    The embedded server has a superuser of its own, but the application never uses it.
    """
    with raw() as server:
        off = [name for name in REQUIRED_ON if _setting(server, name) not in ON]
        if off:
            raise NotSafe(f"The database server runs without {', '.join(off)}: it may lose entries.")
        role = server.execute(
            "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole, pg_has_role('heed_owner', 'member') "
            "FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        assert role is not None  # noqa: S101 - one's own role exists
        if any(role[1:]):
            raise NotSafe(f"The role {role[0]} may alter the record; the application must not.")
        search_secret()
        if _setting(server, "data_checksums") != "on" and not embedded:
            return ["Data checksums are off on the database server: damage on disk may not be noticed."]
    return []


def _setting(server: psycopg.Connection[tuple[object, ...]], name: str) -> str:
    row = server.execute("SELECT current_setting(%s)", [name]).fetchone()
    return str(row[0]) if row else ""
