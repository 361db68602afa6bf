"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.recurrence import views

urlpatterns = [
    path("files/<str:file>/known/", views.known_before, name="known-before"),
    path("files/<str:file>/known/<str:other>/<str:about>/", views.answer_match, name="answer-match"),
    path("files/<str:file>/adult/", views.record_adult, name="record-adult"),
    path("files/<str:file>/concerns/", views.concerns_beside, name="concerns-beside"),
    path("files/<str:file>/together/<str:key>/", views.consider_together, name="consider-together"),
]
