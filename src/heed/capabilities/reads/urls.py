"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.reads import views

urlpatterns = [path("files/<str:file>/reads/", views.readers, name="readers")]
