"""Makes the settings, the database server and Django ready for a command that needs them."""

import os
from pathlib import Path


def home() -> Path:
    """Where this installation keeps its data."""
    return Path(os.environ.get("HEED_HOME", ".heed")).absolute()


def ready() -> None:
    """Start the embedded server unless a server of one's own is named, point Django at it, and load Django."""
    import django

    from heed.store.embedded import EmbeddedServer

    if not os.environ.get("HEED_DATABASE_URL"):
        server = EmbeddedServer(home())
        server.start()
        os.environ["HEED_DATABASE_URL"] = server.dsn("heed", "heed_app")
    django.setup()
