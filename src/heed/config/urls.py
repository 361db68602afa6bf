"""Every address of the service: one line for each capability."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("heed.capabilities.concern.urls")),
    path("", include("heed.capabilities.screening.urls")),
]
