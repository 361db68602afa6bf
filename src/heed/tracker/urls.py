"""Addresses of this room."""

from django.urls import path

from heed.tracker import views

urlpatterns = [path("tracker/", views.tracker, name="tracker")]
