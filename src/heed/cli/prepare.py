"""Brings the embedded server's database and this installation's keys up to date."""

import os

from heed.cli.ready import home


def prepare_embedded() -> None:
    """Roles, database, tables, search secret, session key; quick where all are there."""
    import django

    from heed.store.embedded import EmbeddedServer

    server = EmbeddedServer(home())
    server.start()
    os.environ["HEED_DATABASE_URL"] = server.dsn("heed", "heed_app")
    make_session_key()
    django.setup()
    from heed.store.bootstrap import Login, make_roles_and_database, migrate

    make_roles_and_database(Login(server.dsn()), "heed")
    migrate()


def make_session_key() -> None:
    """The secret that signs sessions, once."""
    import secrets

    from heed.store.files import made_once

    made_once(home() / "keys" / "session.key", lambda: secrets.token_urlsafe(50).encode())
