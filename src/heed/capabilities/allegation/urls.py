"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.allegation import views

urlpatterns = [
    path("files/<slug:file>/open-file/", views.open_allegation_file, name="open-allegation-file"),
    path("files/<slug:file>/children/new/", views.name_child, name="name-child"),
    path("files/<slug:file>/subjects/new/", views.name_subject, name="name-subject"),
    path("files/<slug:file>/take-out/", views.take_out, name="take-out"),
    path("files/<slug:file>/allegations/new/", views.record_allegation, name="record-allegation"),
]
