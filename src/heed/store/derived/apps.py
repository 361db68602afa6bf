"""The read models as a Django application."""

from django.apps import AppConfig


class DerivedConfig(AppConfig):
    """Tables that `heed rebuild` makes anew."""

    name = "heed.store.derived"
    label = "derived"
