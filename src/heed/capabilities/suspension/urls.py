"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.suspension import views

urlpatterns = [
    path("files/<str:file>/suspension/<str:subject>/", views.consider, name="consider-suspension"),
    path("files/<str:file>/suspensions/<str:consideration>/review/", views.review, name="review-suspension"),
    path("files/<str:file>/suspensions/<str:consideration>/end/", views.end, name="end-suspension"),
]
