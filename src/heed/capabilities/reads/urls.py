"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.reads import day_views, views

urlpatterns = [
    path("reads/", day_views.reading, name="reading"),
    path("files/<str:file>/reads/", views.readers, name="readers"),
]
