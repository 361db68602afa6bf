"""`heed migrate`: makes or brings up to date the roles, tables and keys, on either kind of database server."""

import argparse
import os

from heed.cli.errors import Advice

HELP = "make or bring up to date the database's roles and tables, and this installation's keys"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No choices: the server is the one that HEED_DATABASE_URL names, or the embedded one."""


def run(args: argparse.Namespace) -> int:
    """On a server of one's own HEED_DATABASE_ADMIN_URL is needed too, here and nowhere else."""
    if not os.environ.get("HEED_DATABASE_URL"):
        from heed.cli.prepare import prepare_embedded

        prepare_embedded()
    else:
        _migrate_own()
    print("The database is up to date.")
    return 0


def _migrate_own() -> None:
    admin = os.environ.get("HEED_DATABASE_ADMIN_URL")
    if not admin:
        raise Advice(
            "A database server of your own is named, but nobody who may make tables there.",
            "Set HEED_DATABASE_ADMIN_URL to an administrator's address for this one command.",
        )
    _refuse_unreadable(admin)
    import django

    django.setup()
    from django.db import connection

    from heed.cli.prepare import make_session_key
    from heed.store.bootstrap import Login, let_in, make_roles_and_database, migrate, refuse_unsafe_server

    make_session_key()
    make_roles_and_database(Login(admin), connection.settings_dict["NAME"])
    let_in(Login(admin), os.environ["HEED_DATABASE_URL"])
    migrate(admin=Login(admin), verbosity=1)
    for warning in refuse_unsafe_server(embedded=False):
        print(f"warning: {warning}")


def _refuse_unreadable(admin: str) -> None:
    import psycopg

    try:
        psycopg.conninfo.conninfo_to_dict(admin)
    except psycopg.ProgrammingError:  # without the reason, which may quote a password
        message = (
            "HEED_DATABASE_ADMIN_URL is no address such as postgresql://postgres:word@host:5432/postgres."
        )
        raise Advice(message) from None
