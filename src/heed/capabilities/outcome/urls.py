"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.outcome import views

urlpatterns = [
    path("files/<str:file>/outcomes/<str:allegation>/", views.outcome, name="decide-outcome"),
    path("files/<str:file>/employer/<str:subject>/", views.employer, name="employer-acted"),
]
