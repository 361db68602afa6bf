"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.track import page, views

urlpatterns = [
    path("files/<str:file>/tracks/<str:subject>/", page.tracks, name="four-tracks"),
    path("files/<str:file>/tracks/<str:subject>/<str:track>/step/", views.step, name="take-track-step"),
    path("files/<str:file>/tracks/<str:subject>/<str:track>/end/", views.end, name="end-track"),
    path("files/<str:file>/tracks/<str:subject>/<str:track>/none/", views.none, name="no-track"),
]
