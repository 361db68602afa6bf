"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.closure import views

urlpatterns = [
    path("files/<str:file>/close/", views.close_file, name="close-file"),
    path("files/<str:file>/reopen/", views.reopen_file, name="reopen-file"),
    path("files/<str:file>/pass/", views.pass_file, name="pass-file"),
]
