"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.person import views

urlpatterns = [
    path("files/<slug:file>/describe-person/", views.describe_person, name="describe-person"),
    path("files/<slug:file>/employment/end/", views.end_person_work, name="end-work"),
    path("files/<slug:file>/employment/new/", views.record_person_work, name="record-work"),
]
