"""Addresses of this capability."""

from django.urls import path

from heed.capabilities.duty import views

urlpatterns = [
    path("files/<str:file>/duties/<str:item>/new-day/", views.revise_duty, name="revise-duty"),
    path("files/<str:file>/duties/<str:item>/set-aside/", views.set_duty_aside, name="set-duty-aside"),
    path("files/<str:file>/clock/pause/", views.pause_clock, name="pause-clock"),
    path("files/<str:file>/clock/<str:pause>/resume/", views.resume_clock, name="resume-clock"),
    path("files/<str:file>/updates/ask/", views.ask_update, name="ask-update"),
    path("files/<str:file>/updates/<str:ask>/", views.give_update, name="give-update"),
]
