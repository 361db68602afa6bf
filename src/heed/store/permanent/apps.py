"""The ledger's tables as a Django application, so that one command migrates everything."""

from django.apps import AppConfig


class PermanentConfig(AppConfig):
    """No models: the tables are reached only through the functions of the database."""

    name = "heed.store.permanent"
    label = "permanent"

    def ready(self) -> None:
        """Teach psycopg packed arrays before Django copies its adapters for the first connection."""
        import heed.store.arrays  # noqa: F401
