"""The room of pages, as Django knows it: templates, tags and static files."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "heed.web"
    label = "web"
