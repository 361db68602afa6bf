"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.note import views

urlpatterns = [path("files/<str:file>/note/", views.add_note, name="add-note")]
