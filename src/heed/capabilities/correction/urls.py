"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.correction import views

urlpatterns = [path("files/<str:file>/correct/<int:seq>/", views.correct_entry, name="correct")]
