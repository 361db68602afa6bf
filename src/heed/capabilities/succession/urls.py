"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.succession import views

urlpatterns = [
    path("files/<slug:file>/organisation/rename/", views.rename_organisation, name="rename-organisation"),
    path("files/<slug:file>/organisation/succeed/", views.succeed_organisation, name="succeed-organisation"),
    path("files/<slug:file>/organisation/part-of/", views.place_organisation, name="part-of-organisation"),
    path("files/<slug:file>/organisation/close/", views.close_organisation, name="close-organisation"),
]
