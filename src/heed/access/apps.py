"""Sign-in and the door to files."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    """Accounts; posts and their holders are facts."""

    name = "heed.access"
    label = "access"
