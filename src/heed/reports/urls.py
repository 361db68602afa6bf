"""Addresses of the figures."""

from django.urls import path

from heed.reports import views

urlpatterns = [
    path("figures/", views.figures, name="figures"),
    path("figures/published/", views.published, name="figures-published"),
    path("figures/<str:text>/", views.year, name="figures-year"),
    path("figures/<str:text>/<slug:table>/<slug:key>/", views.records, name="figures-records"),
]
