"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.line import views

urlpatterns = [
    path("files/<slug:file>/posts/place/", views.place, name="place-post"),
    path("files/<slug:file>/posts/end/", views.end, name="end-post"),
    path("files/<slug:file>/posts/hand-over/", views.hand_over_post, name="hand-over"),
]
