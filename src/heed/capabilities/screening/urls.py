"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.screening import views

urlpatterns = [path("files/<slug:file>/screen/", views.screen_concern, name="screen-concern")]
