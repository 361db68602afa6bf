"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.concern import views

urlpatterns = [path("concerns/new/", views.receive_concern, name="receive-concern")]
